package storetest

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"

	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// calls is about many calls at once, calls that are cancelled or come too
// late, and calls with thousands of ids.
func calls(t *testing.T, s suite) {
	t.Run("readers at once see their release while a writer works", func(t *testing.T) { atOnce(t, s) })
	t.Run("one of many writers gets the lease", func(t *testing.T) { oneWriter(t, s) })
	t.Run("a cancelled call ends with the error of its context", func(t *testing.T) {
		w := s.invented(t)
		ctx, cancel := context.WithCancel(context.Background())
		cancel()
		for _, m := range reads() {
			expectError(t, m.name, m.call(ctx, w.store, 1), context.Canceled)
		}
		_, err := w.store.Releases(ctx)
		expectError(t, "Releases", err, context.Canceled)
		_, err = w.store.Begin(ctx, "cancelled")
		expectError(t, "Begin", err, context.Canceled)
		_, err = w.store.Check(ctx)
		expectError(t, "Check", err, context.Canceled)
		w.publish(t, draw("a-b"))
		w.everywhere(t, "places after that", askPlaces(store.PlaceQuery{Page: all}))
	})
	t.Run("a cancelled Apply or Publish can be undone", func(t *testing.T) {
		w := s.with(t, draw("a-b"))
		ctx, cancel := context.WithCancel(context.Background())
		imp := must[store.Import](t)(w.store.Begin(ctx, "writer"))
		expectError(t, "Apply", imp.Apply(ctx, draw("c-d")), nil)
		cancel()
		expectError(t, "Apply", imp.Apply(ctx, draw("e-f")), context.Canceled)
		_, err := imp.Publish(ctx, store.PublishInfo{Day: 2})
		expectError(t, "Publish", err, context.Canceled)
		expectError(t, "Abort", imp.Abort(context.Background()), nil)
		untouched(t, w)
	})
	t.Run("after Close every call says so", func(t *testing.T) {
		w := s.invented(t)
		ctx := context.Background()
		imp := must[store.Import](t)(w.store.Begin(ctx, "writer"))
		expectError(t, "Close", w.store.Close(), nil)
		for _, m := range reads() {
			expectError(t, m.name, m.call(ctx, w.store, 1), store.ErrClosed)
		}
		_, err := w.store.Releases(ctx)
		expectError(t, "Releases", err, store.ErrClosed)
		_, err = w.store.Begin(ctx, "writer")
		expectError(t, "Begin", err, store.ErrClosed)
		_, err = w.store.Check(ctx)
		expectError(t, "Check", err, store.ErrClosed)
		expectError(t, "Ping", w.store.Ping(ctx), store.ErrClosed)
		expectError(t, "Apply", imp.Apply(ctx, draw("a-b")), store.ErrClosed)
	})
	t.Run("thousands of ids are one call", func(t *testing.T) { thousands(t, s) })
}

func atOnce(t *testing.T, s suite) {
	w := s.invented(t)
	ctx := context.Background()
	imp := must[store.Import](t)(w.store.Begin(ctx, "writer"))
	var readers sync.WaitGroup
	for range 8 {
		readers.Go(func() {
			for range 3 {
				for release := 1; release <= w.last; release++ {
					for _, m := range reads() {
						expectError(t, m.name, m.call(ctx, w.store, release), nil)
					}
					w.same(t, "tally", release, askTally(anyTies()))
					w.same(t, "places", release, askPlaces(store.PlaceQuery{Page: all, Total: true}))
				}
			}
		})
	}
	for i := range 5 {
		b := draw(fmt.Sprintf("n%d-m%d n%d-k%d", i, i, i, i))
		b.Removed = []twinning.ID{"tie:arnfeld~bor"}
		expectError(t, "Apply", imp.Apply(ctx, b), nil)
	}
	must[twinning.Release](t)(imp.Publish(ctx, store.PublishInfo{Day: 9}))
	readers.Wait()
}

func oneWriter(t *testing.T, s suite) {
	w := s.empty(t)
	ctx := context.Background()
	var (
		writers sync.WaitGroup
		mu      sync.Mutex
		won     []store.Import
	)
	for i := range 6 {
		writers.Go(func() {
			imp, err := w.store.Begin(ctx, fmt.Sprint("writer ", i))
			mu.Lock()
			defer mu.Unlock()
			if err == nil {
				won = append(won, imp)
			} else if !errors.Is(err, store.ErrBusy) {
				t.Errorf("Begin: %v, want %v", err, store.ErrBusy)
			}
		})
	}
	writers.Wait()
	if len(won) != 1 {
		t.Fatalf("%d writers have the lease", len(won))
	}
	expectError(t, "Abort", won[0].Abort(ctx), nil)
}

// manyIDs is more than the variables of one statement in some engines.
const manyIDs = 40_000

func thousands(t *testing.T, s suite) {
	w := s.with(t, draw("a-b a-c"))
	var ids, ties []twinning.ID
	var external []store.ExternalKey
	for i := range manyIDs {
		ids = append(ids, townID(fmt.Sprint("absent-", i)))
		ties = append(ties, tieID("a", fmt.Sprint("absent-", i)))
		external = append(external, store.ExternalKey{Scheme: store.Wikidata, Value: fmt.Sprint("Q", i+1)})
	}
	ids, ties = append(ids, townIDs("a b")...), append(ties, tieID("a", "b"))
	set := anyTies()
	set.From = ids
	for _, q := range []asking{
		{"Lookup", askLookup(append(ids, ties...)...)},
		{"Identify", askIdentify(external...)},
		{"Statements", askStatements(store.StatementQuery{Ties: ties, Limit: 5})},
		{"Linked", askLinked(twinning.TypeEvent, twinning.RolePlace, ids...)},
		{"Tally", askTally(set)},
		{"Partners", askPartners(store.PartnerQuery{Set: set, Page: store.Page{Limit: 1}, Far: true, Total: true})},
		{"Groups", askGroups(store.GroupQuery{Set: set, By: []store.Grouping{{By: store.GroupKind}}})},
		{"Triangles", askTriangles(store.TriangleQuery{Set: set, Page: all})},
		{"Network", askNetwork(store.NetworkQuery{Around: ids, Hops: 1, Set: anyTies(), MaxNodes: 9})},
		{"Places", askPlaces(store.PlaceQuery{Where: store.PlaceIn{Yes: ids}, Page: all, Total: true})},
		{"Ties", askTies(store.TieQuery{Set: withWhere(anyTies(), store.Between{A: store.PlaceIn{Yes: ids}}), Page: all})},
	} {
		w.same(t, q.what, 1, q.ask)
	}
}
