package graph_test

import (
	"context"
	"sync"
	"testing"

	"github.com/sistergraph/sistergraph/graph"
	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// watched is a store that keeps what was asked of partners.
type watched struct {
	store.Store
	mu    sync.Mutex
	asked []store.PartnerQuery
}

func (w *watched) Partners(ctx context.Context, release int, q store.PartnerQuery) (map[twinning.ID]store.PartnerPage, error) {
	w.mu.Lock()
	w.asked = append(w.asked, q)
	w.mu.Unlock()
	return w.Store.Partners(ctx, release, q)
}

func TestAPageOfPartnersAsksForWhatIsSelected(t *testing.T) {
	s := invented(t)
	for selection, want := range map[string]struct {
		calls      int
		far, total bool
	}{
		`counts { cities }`:                                          {0, false, false},
		`totalCount`:                                                 {0, false, false},
		`groups(by: KIND) { key }`:                                   {0, false, false},
		`edges { since partnership { id } }`:                         {1, false, false},
		`pageInfo { endCursor }`:                                     {1, false, false},
		`nodes { name }`:                                             {1, true, false},
		`e: edges { n: node { name } } totalCount`:                   {1, true, true},
		`edges { cursor } counts { cities } totalCount`:              {1, false, false},
		`... on PartnerConnection { edges { ... { node { id } } } }`: {1, true, false},
		`nodes @skip(if: true) { name } edges { since }`:             {1, false, false},
	} {
		w := &watched{Store: s}
		answer := graph.New(w, graph.Options{Strict: true, Log: quiet(t)}).
			Execute(t.Context(), graph.Request{Query: `{ city(id: "city:arnfeld") { partners { ` + selection + ` } } }`})
		if len(answer.Errors) > 0 {
			t.Errorf("%s: %v", selection, answer.Errors)
		}
		if len(w.asked) != want.calls || want.calls == 1 && (w.asked[0].Far != want.far || w.asked[0].Total != want.total) {
			t.Errorf("%s asks %+v, want %+v", selection, w.asked, want)
		}
	}
}
