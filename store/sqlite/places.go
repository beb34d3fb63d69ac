package sqlite

import (
	"context"

	"github.com/sistergraph/sistergraph/store"
)

// Places pages through places.
func (s *Store) Places(ctx context.Context, release int, q store.PlaceQuery) (store.PlacePage, error) {
	if err := s.connected(ctx, release); err != nil {
		return store.PlacePage{}, err
	}
	b := newBuild(release)
	l, err := b.placeList(q)
	if err != nil {
		return store.PlacePage{}, err
	}
	var out store.PlacePage
	out.Places, out.More, out.Total, err = listed(ctx, s, b, l, func() ([]any, func(store.Key) (store.PlaceRow, error)) {
		var r placeRow
		return r.targets(), func(k store.Key) (store.PlaceRow, error) {
			c, err := r.read()
			return store.PlaceRow{City: c, Key: k}, err
		}
	})
	return out, err
}

func (b *build) placeList(q store.PlaceQuery) (listing, error) {
	keys, err := b.orders(q.Order, "f", "")
	if err != nil {
		return listing{}, err
	}
	cond, err := b.placeCond(q.Where, "f", nil)
	return listing{
		from: "place f", where: all(visible("f"), b.narrow(q.Where, "f"), cond), seq: "f.seq", keys: keys,
		columns: placeColumns("place"), join: "place", page: q.Page, total: q.Total,
	}, err
}
