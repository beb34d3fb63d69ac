package graph_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/sistergraph/sistergraph/graph"
)

// TestSearchProbes asks for each text of the oracle's list, made of the data's own names and of the slips
// that people make, and wants the place that is meant first.
func TestSearchProbes(t *testing.T) {
	const query = `query($text: String!) { search(text: $text, types: [CITY], first: 1) { matched { text } node { ... on City { wikidata name } } } }`
	lines := strings.Split(strings.TrimSpace(string(mustRead(t, "testdata/oracle/probes.tsv"))), "\n")[1:]
	for name, open := range shippedStores {
		service := graph.New(open(t), graph.Options{Strict: true, Log: quiet(t)})
		hits := 0
		for _, line := range lines {
			cells := strings.Split(line, "\t")
			answer := service.Execute(t.Context(), graph.Request{Query: query, Variables: map[string]any{"text": cells[0]}, Release: released(shippedRelease)})
			var got struct {
				Search []struct {
					Matched struct{ Text string }
					Node    struct{ Wikidata, Name string }
				}
			}
			if err := json.Unmarshal(answer.Data, &got); err != nil {
				t.Fatalf("%q: %v, %v", cells[0], err, answer.Errors)
			}
			if len(got.Search) > 0 && got.Search[0].Node.Wikidata == cells[1] {
				hits++
				continue
			}
			t.Errorf("%s: %q (%s) finds %+v first, want %s", name, cells[0], cells[2], got.Search, cells[1])
		}
		t.Logf("%s: %d of %d probes hit", name, hits, len(lines))
	}
}
