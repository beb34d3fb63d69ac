package storetest

import (
	"context"
	"testing"

	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// checking is about Check: silent on what is whole, and not on what is not.
func checking(t *testing.T, s suite) {
	ctx := context.Background()
	t.Run("the invented world has no faults", func(t *testing.T) {
		w := s.invented(t)
		expect(t, "Check", must[[]string](t)(w.store.Check(ctx)), []string{})
	})
	for _, c := range []struct {
		name  string
		spoil func(store.Batch) store.Batch
	}{
		{"a statement of a tie that is not there", func(b store.Batch) store.Batch { b.Ties = nil; return b }},
		{"a statement of a source that is not there", func(b store.Batch) store.Batch { b.Entities = nil; return b }},
		{"a summary that has fewer sources than the statements", func(b store.Batch) store.Batch { b.Ties[0].Sources = nil; return b }},
		{"a summary that says another side", func(b store.Batch) store.Batch {
			b.Ties[0].StatedBy = twinning.StatedByBothSides
			return b
		}},
	} {
		t.Run("finds "+c.name, func(t *testing.T) {
			w := s.empty(t)
			if err := publish(w.store, store.PublishInfo{Day: 1}, c.spoil(draw("a-b"))); err != nil {
				return // a store may refuse it
			}
			if found := must[[]string](t)(w.store.Check(ctx)); len(found) == 0 {
				t.Error("Check found nothing")
			}
		})
	}
}
