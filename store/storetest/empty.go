package storetest

import (
	"context"
	"testing"

	"github.com/sistergraph/sistergraph/store"
)

// emptyStore is about a store that nothing was published in.
func emptyStore(t *testing.T, s suite) {
	w := s.empty(t)
	ctx := context.Background()
	t.Run("has no releases, answers a ping and has no faults", func(t *testing.T) {
		expect(t, "Releases", must[any](t)(releasesOf(ctx, w.store)), []int{})
		expectError(t, "Ping", w.store.Ping(ctx), nil)
		expect(t, "Check", must[[]string](t)(w.store.Check(ctx)), []string{})
	})
	t.Run("has no release to read", func(t *testing.T) {
		for _, release := range []int{-1, 0, 1, 2} {
			for _, m := range reads() {
				expectError(t, m.name, m.call(ctx, w.store, release), store.ErrRelease)
			}
		}
	})
	t.Run("publishes an empty release", func(t *testing.T) {
		w.publish(t, store.Batch{})
		for _, m := range reads() {
			expectError(t, m.name, m.call(ctx, w.store, 1), nil)
			expectError(t, m.name, m.call(ctx, w.store, 2), store.ErrRelease)
		}
		w.same(t, "all places", 1, askPlaces(store.PlaceQuery{Page: all, Total: true}))
		w.same(t, "tally", 1, askTally(anyTies()))
		w.same(t, "groups", 1, askGroups(store.GroupQuery{Set: anyTies(), By: []store.Grouping{{By: store.GroupKind}}}))
		w.same(t, "network", 1, askNetwork(store.NetworkQuery{Set: anyTies(), MaxNodes: 5}))
	})
}

// releasesOf lists the numbers of the published releases.
func releasesOf(ctx context.Context, s store.Store) (any, error) {
	all, err := s.Releases(ctx)
	numbers := []int{}
	for _, r := range all {
		numbers = append(numbers, r.Number)
	}
	return numbers, err
}
