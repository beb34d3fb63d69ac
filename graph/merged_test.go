package graph_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/sistergraph/sistergraph/graph"
)

// An id that was given up answers with the survivor wherever it stands, in lists of filters too.
func TestAMergedIDIsAnsweredForWhereverItStands(t *testing.T) {
	service := graph.New(invented(t), graph.Options{Strict: true, Log: quiet(t)})
	ask := func(release int, query, id string) []byte {
		t.Helper()
		answer := service.Execute(t.Context(), graph.Request{Query: query, Variables: vars("id", id), Release: &release})
		if len(answer.Errors) > 0 {
			t.Fatalf("%s: %v", query, answer.Errors)
		}
		return answer.Data
	}
	for name, query := range map[string]string{
		"one":         `query($id: ID!) { city(id: $id) { id partners { nodes { id } } } }`,
		"ids":         `query($id: ID!) { cities(where: {ids: [$id]}) { totalCount nodes { id } } }`,
		"partner of":  `query($id: ID!) { city(id: "city:arnfeld") { id } cities(where: {partners: {where: {city: {ids: [$id]}}, atLeast: 1}}) { totalCount nodes { id } } }`,
		"partnerOf":   `query($id: ID!) { cities(where: {partners: {where: {partnerOf: [$id]}, atLeast: 1}}) { totalCount nodes { id } } }`,
		"between":     `query($id: ID!) { partnerships(where: {between: {a: {ids: [$id]}, b: {}}}) { totalCount nodes { id } } }`,
		"the network": `query($id: ID!) { network(around: [$id], hops: 1) { nodes { city { id } } } }`,
		"claims":      `query($id: ID!) { claims(about: [$id]) { totalCount } }`,
	} {
		old, survivor, before := ask(3, query, "city:merger-twin"), ask(3, query, "city:merger"), ask(1, query, "city:merger-twin")
		if !bytes.Equal(old, survivor) {
			t.Errorf("%s: by the merged id %s, by the survivor's %s", name, old, survivor)
		}
		if name != "claims" && (bytes.Equal(old, before) || strings.Contains(string(old), `"totalCount":0`)) {
			t.Errorf("%s: %s, and before the merger %s", name, old, before)
		}
	}
}
