package storetest

import (
	"context"
	"testing"

	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/store/storetest/fixture"
	"github.com/sistergraph/sistergraph/twinning"
)

// imports is about the lease and how an import ends.
func imports(t *testing.T, s suite) {
	ctx := context.Background()
	begin := func(t *testing.T, w *world, owner string) store.Import {
		t.Helper()
		return must[store.Import](t)(w.store.Begin(ctx, owner))
	}
	t.Run("a second import waits its turn", func(t *testing.T) {
		w := s.empty(t)
		imp := begin(t, w, "first")
		_, err := w.store.Begin(ctx, "second")
		expectError(t, "Begin", err, store.ErrBusy)
		expectError(t, "Apply", imp.Apply(ctx, draw("a-b")), nil)
		must[twinning.Release](t)(imp.Publish(ctx, store.PublishInfo{Day: 1}))
		next := begin(t, w, "second")
		expect(t, "Release", next.Release(), 2)
		expectError(t, "Abort", next.Abort(ctx), nil)
	})
	t.Run("an aborted import leaves nothing", func(t *testing.T) {
		w := s.with(t, draw("a-b b-c"))
		imp := begin(t, w, "writer")
		noError(t, imp.Apply(ctx, addPair(store.Batch{
			Cities: []twinning.City{town("a", called("Aye")), town("d")}, Removed: []twinning.ID{tieID("a", "b")},
			Merged: map[twinning.ID]twinning.ID{townID("c"): townID("a")},
		}, "a", "d")))
		expectError(t, "Abort", imp.Abort(ctx), nil)
		expectError(t, "Abort again", imp.Abort(ctx), nil)
		expectError(t, "Apply", imp.Apply(ctx, draw("e")), store.ErrLeaseLost)
		_, err := imp.Publish(ctx, store.PublishInfo{})
		expectError(t, "Publish", err, store.ErrLeaseLost)
		untouched(t, w)
		w.publish(t, draw("b-f"))
		w.everywhere(t, "places", askPlaces(store.PlaceQuery{Page: all, Total: true}))
		w.everywhere(t, "ties", askTies(store.TieQuery{Set: anyTies(), Page: all}))
	})
	t.Run("an import is over when it is published", func(t *testing.T) {
		w := s.empty(t)
		imp := begin(t, w, "writer")
		noError(t, imp.Apply(ctx, draw("a-b")))
		must[twinning.Release](t)(imp.Publish(ctx, store.PublishInfo{Day: 1}))
		expectError(t, "Abort", imp.Abort(ctx), nil)
		expectError(t, "Apply", imp.Apply(ctx, draw("c")), store.ErrLeaseLost)
		_, err := imp.Publish(ctx, store.PublishInfo{})
		expectError(t, "Publish", err, store.ErrLeaseLost)
		expect(t, "Releases", must[any](t)(releasesOf(ctx, w.store)), []int{1})
		expect(t, "places", must[store.PlacePage](t)(w.store.Places(ctx, 1, store.PlaceQuery{Total: true})).Total, 2)
	})
	t.Run("a batch applied again changes nothing", func(t *testing.T) {
		w := s.empty(t)
		w.publish(t, fixture.Batch(), fixture.Batch())
		second := fixture.Releases()[1].Batch
		w.publish(t, second, second)
		third := fixture.Releases()[2].Batch
		w.publish(t, third, third)
		everything(t, w)
	})
	t.Run("batches in small pieces make the same release", func(t *testing.T) {
		w := s.empty(t)
		b := fixture.Batch()
		w.publish(t, store.Batch{Entities: b.Entities}, store.Batch{Cities: b.Cities[:5]}, store.Batch{Cities: b.Cities[5:]},
			store.Batch{Ties: b.Ties}, store.Batch{}, store.Batch{Statements: b.Statements})
		everything(t, w)
	})
	t.Run("of a record given twice the last counts", func(t *testing.T) {
		w := s.empty(t)
		b := draw("a-b")
		b.Cities = append(b.Cities, town("a", called("Aye")))
		b = addPair(b, "a", "b", func(p *twinning.Partnership) { p.Kind = twinning.KindCooperation })
		b.Entities = append(b.Entities, twinning.Source{ID: observer.ID, Title: "Seen again"})
		w.publish(t, b)
		w.publish(t, store.Batch{Cities: []twinning.City{town("a", called("One"))}}, store.Batch{Cities: []twinning.City{town("a", called("Two"))}})
		w.everywhere(t, "records", askLookup(townID("a"), tieID("a", "b"), observer.ID))
		w.everywhere(t, "names", askCandidates(store.CandidateQuery{Text: "one", Exact: true}, store.CandidateQuery{Text: "two", Exact: true}, store.CandidateQuery{Text: "aye", Exact: true}))
	})
	t.Run("a record written and removed by one import was never there", func(t *testing.T) {
		w := s.with(t, draw("a-b"))
		w.publish(t, draw("c"), store.Batch{Removed: townIDs("c")}, store.Batch{Removed: townIDs("d")}, draw("d"))
		everything(t, w)
	})
	if s.expire != nil {
		expired(t, s)
	}
}

// expired is about an import whose owner died.
func expired(t *testing.T, s suite) {
	ctx := context.Background()
	t.Run("an import that lost its lease is swept by the next", func(t *testing.T) {
		w := s.with(t, draw("a-b b-c"))
		dead := must[store.Import](t)(w.store.Begin(ctx, "dead"))
		noError(t, dead.Apply(ctx, addPair(store.Batch{
			Cities: []twinning.City{town("a", called("Aye")), town("d")}, Removed: []twinning.ID{tieID("a", "b")},
			Merged: map[twinning.ID]twinning.ID{townID("c"): townID("a")},
		}, "a", "d")))
		s.expire(t, w.store)
		next := must[store.Import](t)(w.store.Begin(ctx, "next"))
		expect(t, "Release", next.Release(), 2)
		expectError(t, "Apply of the dead", dead.Apply(ctx, draw("e")), store.ErrLeaseLost)
		_, err := dead.Publish(ctx, store.PublishInfo{})
		expectError(t, "Publish of the dead", err, store.ErrLeaseLost)
		if err := dead.Abort(ctx); err != nil {
			expectError(t, "Abort of the dead", err, store.ErrLeaseLost)
		}
		_, err = w.store.Begin(ctx, "third")
		expectError(t, "Begin while the next holds the lease", err, store.ErrBusy)
		noError(t, next.Apply(ctx, draw("b-f")))
		must[twinning.Release](t)(next.Publish(ctx, store.PublishInfo{Day: 2}))
		expectError(t, "the model", publish(w.model, store.PublishInfo{Day: 2}, draw("b-f")), nil)
		w.last++
		everything(t, w)
	})
}

// untouched says that an ended import left the newest release and nothing else.
func untouched(t *testing.T, w *world) {
	t.Helper()
	everything(t, w)
	for _, m := range reads() {
		expectError(t, m.name+" of the release that never was", m.call(context.Background(), w.store, w.last+1), store.ErrRelease)
	}
	expect(t, "Check", must[[]string](t)(w.store.Check(context.Background())), []string{})
}

// everything compares all records and some of what is made from them.
func everything(t *testing.T, w *world) {
	t.Helper()
	for _, kind := range []twinning.Type{
		twinning.TypeCity, twinning.TypePartnership, twinning.TypeStatement, twinning.TypeCountry, twinning.TypeMembership,
		twinning.TypeOrganisation, twinning.TypeAgreement, twinning.TypeEvent, twinning.TypeSource,
	} {
		w.everywhere(t, "stream of "+string(kind), askStream(kind))
	}
	w.everywhere(t, "tally", askTally(anyTies()))
	w.everywhere(t, "names", askCandidates(store.CandidateQuery{Text: "a", Prefix: true, Limit: 99}, store.CandidateQuery{Text: "b", Prefix: true, Limit: 99}))
	w.everywhere(t, "ids", askLookup(townIDs("a b c d e f merger-twin")...))
	w.everywhere(t, "links", askLinked(twinning.TypeAgreement, twinning.RoleSource, twinning.SourceID("invented-press")))
}
