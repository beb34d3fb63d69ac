package storetest

import (
	"context"

	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/store/storetest/fixture"
	"github.com/sistergraph/sistergraph/twinning"
)

// method is one method that reads a release, with arguments that find
// something in the invented world.
type method struct {
	name string
	call func(ctx context.Context, s store.Store, release int) error
}

// reads lists every method that takes a release.
func reads() []method {
	place := fixture.City("arnfeld")
	seen := anyTies()
	seen.From = []twinning.ID{place}
	questions := []asking{
		{"Reference", askReference()},
		{"Lookup", askLookup(place)},
		{"Identify", askIdentify(store.ExternalKey{Scheme: store.Wikidata, Value: "Q900000001"})},
		{"Candidates", askCandidates(store.CandidateQuery{Text: "bor", Exact: true})},
		{"Places", askPlaces(store.PlaceQuery{Page: all})},
		{"Entities", askEntities(store.EntityQuery{Type: twinning.TypeCountry, Page: all})},
		{"Linked", askLinked(twinning.TypeEvent, twinning.RolePlace, place)},
		{"Statements", askStatements(store.StatementQuery{Ties: []twinning.ID{fixture.Tie("arnfeld", "lakowo")}})},
		{"Stream", askStream(twinning.TypeCity)},
		{"Partners", askPartners(store.PartnerQuery{Set: seen, Page: all, Far: true})},
		{"Ties", askTies(store.TieQuery{Set: anyTies(), Page: all})},
		{"Tally", askTally(seen)},
		{"Groups", askGroups(store.GroupQuery{Set: seen, By: []store.Grouping{{By: store.GroupCountry}}})},
		{"Flows", askFlows(store.FlowQuery{Set: anyTies()})},
		{"Paths", askPaths(store.PathQuery{From: place, To: fixture.City("borholm"), Set: anyTies(), Limit: 5})},
		{"Network", askNetwork(store.NetworkQuery{Around: []twinning.ID{place}, Hops: 2, Set: anyTies(), MaxNodes: 20})},
		{"Triangles", askTriangles(store.TriangleQuery{Set: seen, Page: all})},
	}
	var out []method
	for _, q := range questions {
		out = append(out, method{q.what, func(ctx context.Context, s store.Store, release int) error {
			_, err := q.ask(ctx, s, release)
			return err
		}})
	}
	return out
}
