package storetest

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/store/storetest/fixture"
	"github.com/sistergraph/sistergraph/twinning"
)

// releases is about states of the data that stay as they were published.
func releases(t *testing.T, s suite) {
	ctx := context.Background()
	t.Run("releases are listed with what was said when they were published", func(t *testing.T) {
		w := s.invented(t)
		var want []twinning.Release
		for i, r := range fixture.Releases() {
			want = append(want, twinning.Release{Number: i + 1, Day: r.Info.Day, Published: r.Info.Time, Note: r.Info.Note})
		}
		expect(t, "Releases", must[[]twinning.Release](t)(w.store.Releases(ctx)), want)
	})
	t.Run("the time of publishing is kept to the second, in UTC", func(t *testing.T) {
		w := s.empty(t)
		at := time.Date(2026, 2, 3, 4, 5, 6, 0, time.FixedZone("east", 3*3600))
		if err := publish(w.store, store.PublishInfo{Day: twinning.DayOf(at), Time: at}); err != nil {
			t.Fatal(err)
		}
		got := must[[]twinning.Release](t)(w.store.Releases(ctx))
		if len(got) != 1 || !got[0].Published.Equal(at) {
			t.Errorf("Releases: %v, want one published at %v", got, at)
		}
	})
	t.Run("an earlier release stays as it was", func(t *testing.T) {
		w := s.with(t, draw("a-b b-c"))
		w.publish(t, addPair(store.Batch{
			Cities:  []twinning.City{town("b", called("Bee"), peopled(3)), town("d")},
			Removed: []twinning.ID{tieID("a", "b"), twinning.NewStatementID(tieID("a", "b"), observer.ID)},
		}, "b", "d"))
		w.publish(t, addPair(store.Batch{Cities: []twinning.City{town("a", called("Aye"))}}, "a", "b"))
		for release, want := range map[int]string{1: "a c", 2: "c d", 3: "a c d"} {
			set := anyTies()
			set.From = townIDs("b")
			var far []string
			for _, r := range must[map[twinning.ID]store.PartnerPage](t)(w.store.Partners(ctx, release, store.PartnerQuery{Set: set, Page: all}))[townID("b")].Rows {
				far = append(far, r.FarID.Key())
			}
			expect(t, "partners of b", strings.Join(sortedWords(strings.Join(far, " ")), " "), want)
		}
		w.everywhere(t, "all places", askPlaces(store.PlaceQuery{Page: all, Total: true}))
		w.everywhere(t, "all ties", askTies(store.TieQuery{Set: anyTies(), Page: all}))
		w.everywhere(t, "names", askCandidates(store.CandidateQuery{Text: "a", Prefix: true, Limit: 9}, store.CandidateQuery{Text: "bee", Exact: true}))
		w.everywhere(t, "statements", askStream(twinning.TypeStatement))
	})
	t.Run("a place that was removed is gone, and may come back", func(t *testing.T) {
		w := s.with(t, draw("a-b c"))
		w.publish(t, store.Batch{Removed: townIDs("c nobody")})
		w.publish(t, store.Batch{Cities: []twinning.City{town("c", called("Sea"))}})
		w.everywhere(t, "places", askPlaces(store.PlaceQuery{Page: all, Total: true}))
		w.everywhere(t, "the place", askLookup(townIDs("c")...))
	})
	t.Run("a place that moves is found where it is", func(t *testing.T) {
		here := func(lat float64) func(*twinning.City) {
			return func(c *twinning.City) { c.Location = &twinning.Location{Lat: lat} }
		}
		b := draw("a-b")
		b.Cities = []twinning.City{town("a", inCountry("XA"), here(10)), town("b", inCountry("XA"))}
		w := s.with(t, b)
		w.publish(t, store.Batch{Cities: []twinning.City{town("a", inCountry("XB"), here(-10)), town("b")}})
		for _, c := range []store.Cond{
			store.Box{South: 5, West: -1, North: 15, East: 1},
			store.CountryIn{Yes: []twinning.CountryCode{"XA"}},
			store.Within{Centre: twinning.Location{Lat: -10}.Vector(), Chord: twinning.ChordOfKm(1)},
		} {
			w.everywhere(t, "places", askPlaces(store.PlaceQuery{Where: c, Page: all}))
			w.everywhere(t, "ties", askTies(store.TieQuery{Set: withWhere(anyTies(), store.Between{A: c}), Page: all}))
		}
		w.everywhere(t, "domestic ties", askTally(withWhere(anyTies(), store.Domestic{})))
		w.everywhere(t, "flows", askFlows(store.FlowQuery{Set: anyTies()}))
	})
	t.Run("what an import writes is unseen until it is published", func(t *testing.T) {
		w := s.with(t, draw("a-b"))
		imp := must[store.Import](t)(w.store.Begin(ctx, "writer"))
		expect(t, "the number being written", imp.Release(), 2)
		noError(t, imp.Apply(ctx, addPair(store.Batch{
			Cities: []twinning.City{town("c"), town("a", called("Aye"))}, Removed: []twinning.ID{tieID("a", "b")},
		}, "a", "c")))
		w.everywhere(t, "places", askPlaces(store.PlaceQuery{Page: all, Total: true}))
		w.everywhere(t, "ties", askTies(store.TieQuery{Set: anyTies(), Page: all}))
		w.everywhere(t, "names", askCandidates(store.CandidateQuery{Text: "aye", Exact: true}, store.CandidateQuery{Text: "a", Exact: true}))
		expect(t, "Releases", must[any](t)(releasesOf(ctx, w.store)), []int{1})
		t.Run("except to itself", func(t *testing.T) {
			got := must[store.TiePage](t)(w.store.Ties(ctx, 2, store.TieQuery{Set: anyTies(), Page: all}))
			expect(t, "ties", len(got.Rows), 1)
			records := must[store.Records](t)(w.store.Lookup(ctx, 2, townIDs("a c")))
			expect(t, "places", []string{records.Cities[townID("a")].Names[0].Text, records.Cities[townID("c")].Names[0].Text}, []string{"Aye", "c"})
		})
		must[twinning.Release](t)(imp.Publish(ctx, store.PublishInfo{Day: 1}))
		expect(t, "Releases", must[any](t)(releasesOf(ctx, w.store)), []int{1, 2})
		w.same(t, "places of the first", 1, askPlaces(store.PlaceQuery{Page: all, Total: true}))
		got := must[store.PlacePage](t)(w.store.Places(ctx, 2, store.PlaceQuery{Total: true}))
		expect(t, "places of the second", got.Total, 3)
	})
}
