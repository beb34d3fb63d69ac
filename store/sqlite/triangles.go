package sqlite

import (
	"context"
	"database/sql"

	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// Triangles pages through the closed triples that contain each place.
func (s *Store) Triangles(ctx context.Context, release int, q store.TriangleQuery) (map[twinning.ID]store.TrianglePage, error) {
	if err := s.connected(ctx, release); err != nil {
		return nil, err
	}
	out := map[twinning.ID]store.TrianglePage{}
	if len(q.Set.From) == 0 {
		return out, nil
	}
	b := newBuild(release)
	text, err := b.triangles(q)
	if err != nil {
		return nil, err
	}
	err = s.each(ctx, text, b.args, func(rows *sql.Rows) error {
		var asked twinning.ID
		var at span
		var t store.Triangle
		var sides [3]tieRow
		into := []any{&asked, &at.rank, &at.total, &at.front, &at.behind, &t.A, &t.B, &t.C}
		for i := range sides {
			into = append(into, sides[i].targets()...)
		}
		if err := rows.Scan(into...); err != nil {
			return err
		}
		page := out[asked]
		defer func() { out[asked] = page }()
		if q.Total {
			page.Total = at.total
		}
		if !at.in(q.Page) {
			return nil
		}
		for i, side := range []*twinning.Partnership{&t.AB, &t.AC, &t.BC} {
			var err error
			if *side, err = sides[i].read(); err != nil {
				return err
			}
		}
		t.Key = store.Key{string(t.B), string(t.C)}
		page.Rows = append(page.Rows, t)
		page.More = at.beside(at.rank - len(page.Rows))
		return nil
	})
	return out, err
}

// triangles makes the statement. It goes from each partner over its own ties
// and looks whether the place at their end is a partner too: the degrees of
// the partners added up, where trying all pairs of partners is their square.
func (b *build) triangles(q store.TriangleQuery) (string, error) {
	v, err := b.view(q.Set, ends{}, "")
	if err != nil {
		return "", err
	}
	s := &sight{tie: "bc", near: "nbc", far: "fbc", outside: true, day: b.value(int(q.Set.Day))}
	cond, err := b.tieCond(q.Set.Where, s)
	if err != nil {
		return "", err
	}
	keys := []keyColumn{{name: "b", expr: "one.far"}, {name: "c", expr: "two.far"}}
	w, err := b.window(keys, q.Page)
	if err != nil {
		return "", err
	}
	return `WITH ` + v.with + `,
	partner AS MATERIALIZED (
		SELECT parent.asked, parent.id AS a, e.far, t.seq AS tie FROM ` + v.from + ` WHERE ` + all(v.where, v.cond) + `
	),
	listed AS (
		SELECT one.asked, one.a, one.tie AS ab, two.tie AS ac, bc.seq AS bc, ` + selected(keys) + `
		FROM partner one
		CROSS JOIN tie_end e ON e.near = one.far AND e.far > one.far
		CROSS JOIN partner two ON two.asked = one.asked AND two.far = e.far
		CROSS JOIN tie bc ON bc.seq = e.tie AND ` + visible("bc") +
		placeJoin(s.needNear, s.near, "bc.a") + placeJoin(s.needsFar, s.far, "bc.b") + `
		WHERE ` + all(inScope("bc", q.Set.Scope, s.day), cond) + `
	),
	ranked AS (SELECT *, ` + w.columns + ` FROM listed ` + over(keys) + `)
	SELECT parent.asked, coalesce(rank, 0), coalesce(total, 0), coalesce(front, 0), coalesce(behind, 0), parent.id,
		coalesce(ranked.b, ''), coalesce(ranked.c, ''), ` + tieColumns("t1") + `, ` + tieColumns("t2") + `, ` + tieColumns("t3") + `
	FROM parent LEFT JOIN ranked ON ranked.asked = parent.asked AND (rank = 1 OR ` + w.pick + `)
	LEFT JOIN tie t1 ON t1.seq = ranked.ab LEFT JOIN tie t2 ON t2.seq = ranked.ac LEFT JOIN tie t3 ON t3.seq = ranked.bc
	ORDER BY parent.asked, rank`, nil
}
