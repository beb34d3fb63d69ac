package sqlite

import (
	"context"

	"github.com/sistergraph/sistergraph/store"
)

// Ties pages through ties seen from outside, by id.
func (s *Store) Ties(ctx context.Context, release int, q store.TieQuery) (store.TiePage, error) {
	if err := s.connected(ctx, release); err != nil {
		return store.TiePage{}, err
	}
	b := newBuild(release)
	l, err := b.tieList(q)
	if err != nil {
		return store.TiePage{}, err
	}
	var out store.TiePage
	out.Rows, out.More, out.Total, err = listed(ctx, s, b, l, func() ([]any, func(store.Key) (store.TieRow, error)) {
		var r tieRow
		return r.targets(), func(k store.Key) (store.TieRow, error) {
			t, err := r.read()
			return store.TieRow{Tie: t, Key: k}, err
		}
	})
	return out, err
}

func (b *build) tieList(q store.TieQuery) (listing, error) {
	v, err := b.pairs(q.Set, ends{})
	return listing{
		from: v.from, where: all(v.where, v.cond), seq: "t.seq", keys: []keyColumn{{name: "kid", expr: "t.id"}},
		columns: tieColumns("tie"), join: "tie", page: q.Page, total: q.Total,
	}, err
}
