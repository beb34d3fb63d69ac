package storetest

import (
	"context"
	"testing"

	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/store/storetest/fixture"
	"github.com/sistergraph/sistergraph/twinning"
)

// statements is about what sources say of ties.
func statements(t *testing.T, s suite) {
	w := s.invented(t)
	ctx := context.Background()
	first, disputed := fixture.Tie("arnfeld", "lakowo"), fixture.Tie("lakowo", "twoland")
	ask := func(q store.StatementQuery) map[twinning.ID]store.StatementPage {
		t.Helper()
		w.everywhere(t, "statements", askStatements(q))
		return must[map[twinning.ID]store.StatementPage](t)(w.store.Statements(ctx, 1, q))
	}
	t.Run("each source is a statement of its own, by id", func(t *testing.T) {
		got := ask(store.StatementQuery{Ties: []twinning.ID{first, disputed, "tie:nobody~none", first}})
		expect(t, "ties answered", len(got), 2)
		var sources []string
		for _, st := range got[disputed].Statements {
			sources = append(sources, st.Source.Key())
		}
		expect(t, "sources, the withdrawn one too", sources, []string{"invented-gazette", "invented-press", "invented-townhall"})
		expect(t, "total", got[disputed].Total, 3)
	})
	t.Run("the limit is for each tie and the total for the whole", func(t *testing.T) {
		got := ask(store.StatementQuery{Ties: []twinning.ID{first, disputed, fixture.Tie("arnfeld", "chuan")}, Limit: 1})
		for id, want := range map[twinning.ID]store.StatementPage{
			first: {More: true, Total: 3}, disputed: {More: true, Total: 3}, fixture.Tie("arnfeld", "chuan"): {Total: 1},
		} {
			expect(t, "rows of "+string(id), len(got[id].Statements), 1)
			expect(t, "page of "+string(id), []any{got[id].More, got[id].Total}, []any{want.More, want.Total})
		}
	})
	t.Run("a page begins after an id", func(t *testing.T) {
		whole := ask(store.StatementQuery{Ties: []twinning.ID{first}})[first].Statements
		for i, st := range whole {
			got := ask(store.StatementQuery{Ties: []twinning.ID{first}, After: st.ID})[first]
			expect(t, "the rest", got, store.StatementPage{Statements: whole[i+1:], Total: len(whole)})
		}
		ask(store.StatementQuery{Ties: []twinning.ID{first, disputed}, After: whole[0].ID, Limit: 1})
	})
	t.Run("no ties have no statements", func(t *testing.T) {
		expect(t, "pages", ask(store.StatementQuery{}), map[twinning.ID]store.StatementPage{})
	})
}
