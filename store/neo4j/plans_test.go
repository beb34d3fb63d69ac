package neo4j_test

import (
	"context"
	"strings"
	"sync"
	"testing"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/store/neo4j"
	"github.com/sistergraph/sistergraph/store/storetest/fixture"
	"github.com/sistergraph/sistergraph/twinning"
)

// forbidden are the operators that read everything there is, or pair everything with everything.
var forbidden = []string{"AllNodesScan", "NodeByLabelScan", "CartesianProduct", "RelationshipTypeScan", "AllRelationshipsScan"}

// small may be scanned: one node, one a release, one a merge, one a later version (and only by Check).
var small = []string{":Sistergraph", ":Release", ":Merged", ":LATER"}

func TestNoStatementScansOrMultiplies(t *testing.T) {
	s := empty(t)
	observed := observe(s)
	if err := fixture.Load(t.Context(), s); err != nil {
		t.Fatal(err)
	}
	askEverything(t, s)
	if len(observed.params) < 40 {
		t.Errorf("only %d statements were seen", len(observed.params))
	}
	explain(t, observed, "with data")
	wipe(t)
	execute(t, "CALL db.clearQueryCaches()")
	explain(t, observed, "without data")
}

// statements are those that a store ran, each with one set of parameters.
type statements struct {
	mu     sync.Mutex
	params map[string]map[string]any
}

func observe(s *neo4j.Store) *statements {
	seen := &statements{params: map[string]map[string]any{}}
	s.Observe(func(text string, params map[string]any) {
		seen.mu.Lock()
		defer seen.mu.Unlock()
		seen.params[text] = params
	})
	return seen
}

// explain looks for operators that must not be in the plans of the statements.
func explain(t *testing.T, seen *statements, state string) {
	t.Helper()
	for text, params := range seen.params {
		if strings.HasPrefix(text, "SHOW") {
			continue
		}
		plan := explained(t, text, params)
		for _, found := range offences(plan) {
			t.Errorf("%s: %s in the plan of\n%.300s", state, found, text)
		}
	}
}

func explained(t *testing.T, text string, params map[string]any) driver.Plan {
	t.Helper()
	result, err := driver.ExecuteQuery(t.Context(), direct(t), "EXPLAIN "+text, params, driver.EagerResultTransformer)
	if err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	return result.Summary.Plan()
}

func offences(plan driver.Plan) []string {
	var out []string
	details, _ := plan.Arguments()["Details"].(string)
	for _, operator := range forbidden {
		if strings.Contains(plan.Operator(), operator) && !isSmall(details) {
			out = append(out, plan.Operator()+" ("+details+")")
		}
	}
	for _, child := range plan.Children() {
		out = append(out, offences(child)...)
	}
	return out
}

func isSmall(details string) bool {
	for _, label := range small {
		if strings.Contains(details, label) {
			return true
		}
	}
	return false
}

// askEverything calls every method with every sort of condition, order and grouping.
func askEverything(t *testing.T, s store.Store) {
	t.Helper()
	ctx, release := t.Context(), 3
	cesta, lakowo := fixture.City("cesta"), fixture.City("lakowo")
	one := 1
	place := store.And{
		store.Or{store.PlaceIn{Yes: []twinning.ID{cesta}, Unclear: []twinning.ID{lakowo}}, store.LevelIn{twinning.LevelCity}},
		store.PopulationIn{AtLeast: &one},
		store.Not{Cond: store.Within{Chord: 1}},
		store.Box{South: -90, West: -180, North: 90, East: 180},
		store.Or{store.PartnerCount{AtLeast: &one, Where: store.Far{Place: store.CountryIn{Yes: []twinning.CountryCode{"AA"}}}}},
	}
	where := store.And{
		store.KindIn{twinning.KindSisterCity},
		store.StatusIn{twinning.StatusActive},
		store.SinceIn{Range: twinning.Interval{First: 0, Last: 1}},
		store.EndedIn{Range: twinning.Interval{First: 0, Last: 1}},
		store.SourceIn{"source:x"},
		store.StatedByIs(twinning.StatedByOneSide),
		store.FieldIn{"field:trade"},
		store.UnderFramework{"framework:x"},
		store.DisputeIn{twinning.GapKind},
		store.Between{A: place, B: place},
		store.Domestic{},
	}
	far := append(store.And{store.Far{Place: place}}, where...)
	from := []twinning.ID{cesta, lakowo}
	seen := store.TieSet{From: from, Where: far, Undecided: true}
	outside := store.TieSet{Where: where}
	page := store.Page{Limit: 2, After: store.Key{"a", "a"}}
	for name, ask := range map[string]func() error{
		"reference": func() error { _, err := s.Reference(ctx, release); return err },
		"lookup": func() error {
			_, err := s.Lookup(ctx, release, append(from, "tie:cesta~lakowo", "statement:x", "source:x"))
			return err
		},
		"identify": func() error {
			_, err := s.Identify(ctx, release, []store.ExternalKey{{Scheme: store.Wikidata, Value: "Q1"}})
			return err
		},
		"candidates": func() error {
			_, err := s.Candidates(ctx, release, []store.CandidateQuery{{Text: "a", Exact: true, Prefix: true, Grams: []string{" a "}, MinGrams: 1, Limit: 1}})
			return err
		},
		"places": func() error {
			_, err := s.Places(ctx, release, store.PlaceQuery{Where: place, Page: page, Total: true, Order: []store.Order{{By: store.ByPartnerTotal}}})
			return err
		},
		"places by id": func() error {
			_, err := s.Places(ctx, release, store.PlaceQuery{Where: store.PlaceIn{Yes: from}})
			return err
		},
		"places by country": func() error { return placesOf(ctx, s, release, "AA") },
		"places by partner": func() error {
			count := store.PartnerCount{AtLeast: &one, Where: store.Far{Place: store.CountryIn{Yes: []twinning.CountryCode{"AA"}}}}
			_, err := s.Places(ctx, release, store.PlaceQuery{Where: count})
			return err
		},
		"entities": func() error {
			link := store.LinkCond{Role: twinning.RoleSeat, To: from, Place: place}
			_, err := s.Entities(ctx, release, store.EntityQuery{Type: twinning.TypeOrganisation, Linked: []store.LinkCond{link}, Text: "a", Page: page, Total: true})
			return err
		},
		"linked": func() error {
			_, err := s.Linked(ctx, release, twinning.TypeEvent, twinning.RolePlace, from)
			return err
		},
		"statements": func() error {
			_, err := s.Statements(ctx, release, store.StatementQuery{Ties: []twinning.ID{"tie:cesta~lakowo"}, Limit: 1, After: "a"})
			return err
		},
		"stream of places":   func() error { return walk(ctx, s, release, twinning.TypeCity) },
		"stream of ties":     func() error { return walk(ctx, s, release, twinning.TypePartnership) },
		"stream of entities": func() error { return walk(ctx, s, release, twinning.TypeSource) },
		"partners": func() error {
			_, err := s.Partners(ctx, release, store.PartnerQuery{Set: seen, Page: page, Far: true, Total: true})
			return err
		},
		"ties": func() error {
			_, err := s.Ties(ctx, release, store.TieQuery{Set: outside, Page: store.Page{Limit: 1, After: store.Key{"a"}}, Total: true})
			return err
		},
		"tally": func() error {
			_, err := s.Tally(ctx, release, []store.TieSet{seen, outside, {Countries: []twinning.CountryCode{"AA"}, Where: where}})
			return err
		},
		"groups": func() error {
			_, err := s.Groups(ctx, release, store.GroupQuery{Set: seen, By: []store.Grouping{{By: store.GroupStatus}, {By: store.GroupSource}}})
			return err
		},
		"flows": func() error { _, err := s.Flows(ctx, release, store.FlowQuery{Set: outside}); return err },
		"paths": func() error {
			_, err := s.Paths(ctx, release, store.PathQuery{From: cesta, To: lakowo, Through: place})
			return err
		},
		"network": func() error {
			_, err := s.Network(ctx, release, store.NetworkQuery{Around: from, Hops: 2, Among: place, MaxNodes: 9})
			return err
		},
		"whole network": func() error {
			_, err := s.Network(ctx, release, store.NetworkQuery{Set: outside, Among: place, MaxNodes: 9})
			return err
		},
		"triangles": func() error {
			_, err := s.Triangles(ctx, release, store.TriangleQuery{Set: store.TieSet{From: from, Where: store.Domestic{}}, Page: page, Total: true})
			return err
		},
		"check": func() error { _, err := s.Check(ctx); return err },
		"an import that is undone": func() error {
			i, err := s.Begin(ctx, "test")
			if err != nil {
				return err
			}
			if err := i.Apply(ctx, fixture.Batch()); err != nil {
				return err
			}
			return i.Abort(ctx)
		},
	} {
		if err := ask(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func placesOf(ctx context.Context, s store.Store, release int, code twinning.CountryCode) error {
	_, err := s.Places(ctx, release, store.PlaceQuery{Where: store.CountryIn{Yes: []twinning.CountryCode{code}}})
	return err
}

func walk(ctx context.Context, s store.Store, release int, of twinning.Type) error {
	for _, err := range s.Stream(ctx, release, of) {
		if err != nil {
			return err
		}
	}
	return nil
}
