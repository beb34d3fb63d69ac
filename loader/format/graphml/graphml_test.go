package graphml_test

import (
	"strings"
	"testing"

	"github.com/sistergraph/sistergraph/loader/format"
	"github.com/sistergraph/sistergraph/loader/format/formattest"
	"github.com/sistergraph/sistergraph/loader/format/graphml"
)

func TestEdgesAreTiesOfTheirNodes(t *testing.T) {
	got := formattest.Read(t, graphml.Format, "testdata/twins.graphml", format.Options{Source: "source:S"})
	want := []string{
		"12: source:stadt-koeln",
		"12: Köln, DE -- Lüttich, Belgien [since 1958, by source:stadt-koeln]",
		"14: source:S",
		"14: Köln, DE -- Turin [by source:S]",
	}
	rejected := []string{
		`13: since "soon" is not a date (write 1984, 1984-05 or 1984-05-02)`,
		`15: target "7" is no node that stands before the edge`,
	}
	got.Check(t, "graphml", formattest.Want{Said: want, Rejected: rejected, Rows: 4})
}

func TestNodesOfOtherProgramsAreKnownByTheirLabelsAndIds(t *testing.T) {
	for file, want := range map[string][]string{
		"yed.graphml":      {"16: source:S", "16: Harbin, China -- Turku, Finland [by source:S]"},     // labels with the country after the comma
		"networkx.graphml": {"12: source:S", "12: Harbin, CN -- Turku, FI [since 2024, by source:S]"}, // ids that are names
	} {
		got := formattest.Read(t, graphml.Format, "testdata/"+file, format.Options{Source: "source:S"})
		got.Check(t, file, formattest.Want{Said: want, Rows: 1})
	}
}

// withBothNodes leaves out edges to what is no node.
func withBothNodes(raw []string) []string {
	if raw[9]+raw[12] == "" {
		return nil
	}
	return raw
}

func TestRejectedEdgesAreReadAgainWhenMended(t *testing.T) {
	rejects := formattest.Rejects(t, graphml.Format, "testdata/twins.graphml", format.Options{}, `because "so" & so`, withBothNodes)
	got := formattest.Text(t, graphml.Format, "again.graphml", strings.Replace(rejects, "soon", "1958-07", 1), format.Options{Source: "source:S"})
	if got.Err != nil || len(got.Said) != 2 || !strings.HasSuffix(got.Said[1], ": Köln, DE -- Turin [since 1958-07, by source:S]") {
		t.Errorf("%v, said %q, rejected %q of\n%s", got.Err, got.Said, got.Rejected, rejects)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(`<graphml><key id="k" for="node" attr.name="name"/><graph><node id="a"><data key="k">A</data></node><node id="b"/><edge source="a" target="b"><data key="k">x</data></edge></graph></graphml>`)
	f.Fuzz(func(t *testing.T, text string) {
		formattest.Text(t, graphml.Format, "x.graphml", text, format.Options{})
	})
}
