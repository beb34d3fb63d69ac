package storetest

import (
	"context"
	"testing"

	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/store/storetest/fixture"
	"github.com/sistergraph/sistergraph/twinning"
)

// identity is about what an id finds.
func identity(t *testing.T, s suite) {
	w := s.invented(t)
	ctx := context.Background()
	t.Run("a record comes back as it was written", func(t *testing.T) {
		b := fixture.Batch()
		want := store.Records{
			Cities: map[twinning.ID]twinning.City{}, Ties: map[twinning.ID]twinning.Partnership{},
			Statements: map[twinning.ID]twinning.Statement{}, Entities: map[twinning.ID]twinning.Entity{},
		}
		var ids []twinning.ID
		for _, c := range b.Cities {
			want.Cities[c.ID], ids = c, append(ids, c.ID)
		}
		for _, p := range b.Ties {
			want.Ties[p.ID], ids = p, append(ids, p.ID)
		}
		for _, st := range b.Statements {
			want.Statements[st.ID], ids = st, append(ids, st.ID)
		}
		for _, e := range b.Entities {
			want.Entities[e.EntityID()], ids = e, append(ids, e.EntityID())
		}
		expect(t, "Lookup", must[store.Records](t)(w.store.Lookup(ctx, 1, ids)), want)
		w.everywhere(t, "all ids of the first release", askLookup(ids...))
	})
	t.Run("what is not there is left out", func(t *testing.T) {
		w.everywhere(t, "odd ids", askLookup("", ":", "city:", "city", "nonsense", "city:nobody", "tie:a~b", "release:1", "area:europe", "statement:x",
			"city:' OR 1=1 --", "country:QQ", twinning.ID("city:\x00"), fixture.City("arnfeld"), fixture.City("arnfeld")))
		w.everywhere(t, "no ids", askLookup())
	})
	t.Run("a merged id answers with the survivor, in releases since the merge", func(t *testing.T) {
		old, into := fixture.City("merger-twin"), fixture.City("merger")
		for release, want := range map[int]twinning.ID{1: old, 2: old, 3: into} {
			got := must[store.Records](t)(w.store.Lookup(ctx, release, []twinning.ID{old, into}))
			expect(t, "the place", []twinning.ID{got.Cities[old].ID, got.Cities[into].ID}, []twinning.ID{want, into})
		}
		oldTie := fixture.Tie("merger-twin", "chuan")
		w.everywhere(t, "a merged tie and its statement", askLookup(oldTie, twinning.NewStatementID(oldTie, twinning.SourceID("invented-press"))))
		set := anyTies()
		set.From = []twinning.ID{old, into, old}
		w.everywhere(t, "partners of both", askPartners(store.PartnerQuery{Set: set, Page: all, Total: true, Far: true}))
		w.everywhere(t, "tally of both", askTally(set))
		w.everywhere(t, "groups of both", askGroups(store.GroupQuery{Set: set, By: []store.Grouping{{By: store.GroupCountry}}}))
		w.everywhere(t, "triangles of both", askTriangles(store.TriangleQuery{Set: set, Page: all}))
		w.everywhere(t, "statements", askStatements(store.StatementQuery{Ties: []twinning.ID{oldTie, fixture.Tie("merger", "chuan")}}))
		w.everywhere(t, "a chain from it", askPaths(store.PathQuery{From: old, To: fixture.City("bor"), Set: anyTies(), Limit: 3}))
		w.everywhere(t, "a network around it", askNetwork(store.NetworkQuery{Around: []twinning.ID{old}, Hops: 1, Set: anyTies(), MaxNodes: 9}))
		w.everywhere(t, "an id inside a condition is not resolved", askPlaces(store.PlaceQuery{Where: store.PlaceIn{Yes: []twinning.ID{old}}, Page: all}))
	})
	t.Run("registers find a place", func(t *testing.T) {
		wiki, geo := store.ExternalKey{Scheme: store.Wikidata, Value: "Q900000001"}, store.ExternalKey{Scheme: store.Geonames, Value: "900000001"}
		got := must[map[store.ExternalKey]twinning.ID](t)(w.store.Identify(ctx, 1, []store.ExternalKey{
			wiki, geo, wiki,
			{Scheme: store.Wikidata, Value: "900000001"},
			{Scheme: store.Geonames, Value: "0"},
			{Scheme: store.Geonames, Value: "many"},
			{Scheme: store.Wikidata, Value: ""},
			{Scheme: "tax", Value: "1"},
		}))
		expect(t, "Identify", got, map[store.ExternalKey]twinning.ID{wiki: fixture.City("arnfeld"), geo: fixture.City("lakowo")})
		w.everywhere(t, "no keys", askIdentify())
	})
	t.Run("every type streams by id", func(t *testing.T) {
		for _, kind := range []twinning.Type{
			twinning.TypeCity, twinning.TypePartnership, twinning.TypeStatement, twinning.TypeCountry, twinning.TypeFramework, twinning.TypeMembership,
			twinning.TypeOrganisation, twinning.TypeField, twinning.TypeZone, twinning.TypeOffice, twinning.TypeAgreement, twinning.TypeEvent,
			twinning.TypeClaim, twinning.TypeSource,
		} {
			w.everywhere(t, string(kind), askStream(kind))
		}
	})
	t.Run("a stream can be left early", func(t *testing.T) {
		n := 0
		for _, err := range w.store.Stream(ctx, 1, twinning.TypeCity) {
			if n++; n == 2 || err != nil {
				expectError(t, "Stream", err, nil)
				break
			}
		}
		expect(t, "records seen", n, 2)
		w.same(t, "after that", 1, askStream(twinning.TypeCity))
	})
	mergedTwice(t, s)
	t.Run("a place with itself is refused by validation", func(t *testing.T) {
		p, _ := pair("a", "a")
		if p.Validate() == nil {
			t.Error("a tie of a place with itself is valid")
		}
	})
}

func mergedTwice(t *testing.T, s suite) {
	t.Run("merges follow one another", func(t *testing.T) {
		w := s.with(t, draw("a b c d-c"))
		w.publish(t, store.Batch{Merged: map[twinning.ID]twinning.ID{townID("a"): townID("b")}})
		w.publish(t, store.Batch{Merged: map[twinning.ID]twinning.ID{townID("b"): townID("c")}})
		got := must[store.Records](t)(w.store.Lookup(context.Background(), 3, townIDs("a")))
		expect(t, "the survivor", got.Cities[townID("a")].ID, townID("c"))
		set := anyTies()
		set.From = townIDs("a")
		w.everywhere(t, "partners", askPartners(store.PartnerQuery{Set: set, Page: all}))
	})
}
