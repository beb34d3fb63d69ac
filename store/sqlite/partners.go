package sqlite

import (
	"context"
	"database/sql"

	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// Partners pages through the ties seen from each place.
func (s *Store) Partners(ctx context.Context, release int, q store.PartnerQuery) (map[twinning.ID]store.PartnerPage, error) {
	if err := s.connected(ctx, release); err != nil {
		return nil, err
	}
	out := map[twinning.ID]store.PartnerPage{}
	if len(q.Set.From) == 0 {
		return out, nil
	}
	b := newBuild(release)
	text, err := b.partners(q)
	if err != nil {
		return nil, err
	}
	keys := max(len(q.Order), 1) + 1
	err = s.each(ctx, text, b.args, func(rows *sql.Rows) error {
		var from twinning.ID
		var at span
		var tie tieRow
		var far placeRow
		key := make(store.Key, keys)
		into := []any{&from, &at.rank, &at.total, &at.front, &at.behind}
		for i := range key {
			into = append(into, &key[i])
		}
		into = append(into, tie.targets()...)
		if q.Far {
			into = append(into, far.targets()...)
		}
		if err := rows.Scan(into...); err != nil {
			return err
		}
		page := out[from]
		defer func() { out[from] = page }()
		if q.Total {
			page.Total = at.total
		}
		if !at.in(q.Page) {
			return nil
		}
		row := store.PartnerRow{Key: key, FarID: twinning.ID(key[len(key)-1].(string))}
		var err error
		if row.Tie, err = tie.read(); err != nil {
			return err
		}
		if q.Far {
			row.Far, err = far.read()
		}
		page.Rows = append(page.Rows, row)
		page.More = at.beside(at.rank - len(page.Rows))
		return err
	})
	return out, err
}

// partners makes the statement: listed has the ties, ranked their places in
// the list of their parent. A parent whose page is empty still gives a row.
func (b *build) partners(q store.PartnerQuery) (string, error) {
	v, err := b.view(q.Set, ends{far: true}, "")
	if err != nil {
		return "", err
	}
	keys, err := b.orders(q.Order, "f", "t")
	if err != nil {
		return "", err
	}
	w, err := b.window(keys, q.Page)
	if err != nil {
		return "", err
	}
	text := `WITH ` + v.with + `, listed AS (
		SELECT ` + v.asked + ` AS asked, t.seq AS tie, f.seq AS far, ` + selected(keys) + `
		FROM ` + v.from + ` WHERE ` + all(v.where, v.cond) + `
	), ranked AS (SELECT *, ` + w.columns + ` FROM listed ` + over(keys) + `)
	SELECT parent.asked, coalesce(rank, 0), coalesce(total, 0), coalesce(front, 0), coalesce(behind, 0), ` +
		names(keys, "ranked.") + `, ` + tieColumns("t")
	joins := ` FROM parent LEFT JOIN ranked ON ranked.asked = parent.asked AND (rank = 1 OR ` + w.pick + `)
		LEFT JOIN tie t ON t.seq = ranked.tie`
	if q.Far {
		text += `, ` + placeColumns("f")
		joins += ` LEFT JOIN place f ON f.seq = ranked.far`
	}
	return text + joins + ` ORDER BY parent.asked, rank`, nil
}
