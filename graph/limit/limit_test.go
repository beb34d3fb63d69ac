package limit_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/sistergraph/sistergraph/graph/fault"
	"github.com/sistergraph/sistergraph/graph/limit"
)

var schema = gqlparser.MustLoadSchema(&ast.Source{Input: `
	type Query { item: Item  items: [Item!]!  nodes(ids: [ID!]!): [Item]!  page(first: Int, last: Int): ItemConnection  chains(limit: Int = 50): [Item!]! }
	type Item { name: String  parts: [Item!]!  page(first: Int): ItemConnection }
	type ItemConnection { total: Int  nodes: [Item!]!  edges: [Edge!]! }
	type Edge { node: Item }`})

func check(t *testing.T, limits limit.Limits, query string, variables map[string]any) (int, error) {
	t.Helper()
	doc, err := gqlparser.LoadQueryWithRules(schema, query, nil)
	if err != nil {
		t.Fatal(err)
	}
	return limit.Check(limits, doc.Operations[0], variables)
}

func TestCostCountsTheValuesThatMayCome(t *testing.T) {
	for query, want := range map[string]int{
		`{ item { name } }`:                                                   2,
		`{ items { name } }`:                                                  4 + 4,
		`{ nodes(ids: ["a", "b", "c"]) { name } }`:                            3 + 3,
		`{ page(first: 10) { total } }`:                                       1 + 1,
		`{ page(first: 10) { nodes { name } } }`:                              1 + 10 + 10,
		`{ page(last: 7) { nodes { name } } }`:                                1 + 7 + 7,
		`{ page { edges { node { name } } } }`:                                1 + 20 + 20 + 20,
		`{ page(first: 10) { nodes { page(first: 5) { nodes { name } } } } }`: 1 + 10 + 10 + 50 + 50,
		`{ chains { name } }`:                                                 50 + 50,
		`query($n: Int) { page(first: $n) { nodes { name } } }`:               1 + 3 + 3,
		`{ item { ...f } } fragment f on Item { name parts { name } }`:        1 + 1 + 4 + 4,
		`{ __schema { types { name } } item { __typename } }`:                 1,
	} {
		got, err := check(t, limit.Default, query, map[string]any{"n": 3})
		if err != nil || got != want {
			t.Errorf("%s costs %d, %v, want %d", query, got, err, want)
		}
	}
}

func TestOverALimitTheErrorTellsCostCapAndPath(t *testing.T) {
	for name, c := range map[string]struct {
		limits limit.Limits
		query  string
		cost   int
		cap    int
		path   string
	}{
		"cost":    {limit.Limits{Cost: 20, Depth: 10, Aliases: 10}, `{ item { name } page(first: 10) { total nodes { name } } }`, 24, 20, "page.nodes.name"},
		"depth":   {limit.Limits{Cost: 100, Depth: 2, Aliases: 10}, `{ item { name } items { parts { name } } }`, 3, 2, "items.parts.name"},
		"aliases": {limit.Limits{Cost: 100, Depth: 10, Aliases: 1}, `{ a: item { b: name } }`, 2, 1, ""},
	} {
		_, err := check(t, c.limits, c.query, nil)
		var e *fault.Error
		if !errors.As(err, &e) || e.Code != fault.TooComplex {
			t.Errorf("%s: %v", name, err)
			continue
		}
		path, _ := e.Details["costlyPath"].(string)
		if e.Details["cost"] != c.cost || e.Details["cap"] != c.cap || path != c.path || !strings.Contains(e.Message, c.path) {
			t.Errorf("%s: %q with %v", name, e.Message, e.Details)
		}
	}
}

func TestAnySizeOfPageIsCountedWithoutRunningOver(t *testing.T) {
	query := `{ page(first: 2000000000) { nodes { page(first: 2000000000) { nodes { page(first: 2000000000) { nodes { page(first: 2000000000) { nodes { name } } } } } } } } }`
	if _, err := check(t, limit.Default, query, nil); err == nil {
		t.Error("it was let through")
	}
}
