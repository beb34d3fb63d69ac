package sqlite

import (
	"context"
	"database/sql"

	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// Network cuts out the surroundings of places: a statement for every hop (see
// walk), one that ranks the places, and one for the ties between those kept,
// which are rows of another shape.
func (s *Store) Network(ctx context.Context, release int, q store.NetworkQuery) (store.Network, error) {
	if err := s.connected(ctx, release); err != nil {
		return store.Network{}, err
	}
	var hops map[twinning.ID]int
	if q.Around != nil {
		var err error
		if hops, err = s.hops(ctx, release, q); err != nil {
			return store.Network{}, err
		}
	}
	out, err := s.networkNodes(ctx, release, q, hops)
	if err != nil {
		return store.Network{}, err
	}
	err = s.networkTies(ctx, release, q, &out)
	return out, err
}

// hops are the places inside the uncut network, by their distance.
func (s *Store) hops(ctx context.Context, release int, q store.NetworkQuery) (map[twinning.ID]int, error) {
	around, err := s.survivors(ctx, release, q.Around)
	if err != nil {
		return nil, err
	}
	w, err := s.walk(release, q.Set, q.Among)
	if err != nil {
		return nil, err
	}
	hops := map[twinning.ID]int{}
	var frontier []twinning.ID
	for _, id := range around {
		if _, ok := hops[id]; !ok {
			hops[id] = 0
			frontier = append(frontier, id)
		}
	}
	for hop := 1; hop <= q.Hops && len(frontier) > 0; hop++ {
		var next []twinning.ID
		err := w.from(ctx, frontier, "", func(st step) {
			if _, ok := hops[st.far]; !ok {
				hops[st.far] = hop
				next = append(next, st.far)
			}
		})
		if err != nil {
			return nil, err
		}
		frontier = next
	}
	return hops, nil
}

// networkNodes ranks the places and keeps the first. CutTies is left with the
// number of all ties of the uncut network.
func (s *Store) networkNodes(ctx context.Context, release int, q store.NetworkQuery, hops map[twinning.ID]int) (store.Network, error) {
	b := newBuild(release)
	text, err := b.networkNodes(q, hops)
	if err != nil {
		return store.Network{}, err
	}
	var out store.Network
	err = s.each(ctx, text, b.args, func(rows *sql.Rows) error {
		var n store.NetworkNode
		var r placeRow
		into := append([]any{&out.CutNodes, &out.CutTies, &n.Hop}, r.targets()...)
		if err := rows.Scan(into...); err != nil {
			return err
		}
		if r.city.ID == "" {
			return nil // no place is kept
		}
		var err error
		n.City, err = r.read()
		out.Nodes = append(out.Nodes, n)
		return err
	})
	out.CutNodes -= len(out.Nodes)
	return out, err
}

func (b *build) networkNodes(q store.NetworkQuery, hops map[twinning.ID]int) (string, error) {
	v, err := b.pairs(q.Set, ends{near: q.Around == nil && q.Among != nil, far: q.Around == nil && q.Among != nil})
	if err != nil {
		return "", err
	}
	node, from, where := `node AS (SELECT id, 0 AS hop FROM degree)`, v.from, all(v.where, v.cond)
	with := ""
	if q.Around == nil {
		for _, end := range []string{"n", "f"} {
			cond, err := b.placeCond(q.Among, end, nil)
			if err != nil {
				return "", err
			}
			where = all(where, cond)
		}
	} else {
		list := make([][2]any, 0, len(hops))
		for id, hop := range hops {
			list = append(list, [2]any{id, hop})
		}
		with = `node (id, hop) AS MATERIALIZED (SELECT CAST(value ->> 0 AS TEXT), value ->> 1 FROM json_each(` + b.value(jsonOf(list)) + `)), `
		from = `node na CROSS JOIN tie_end e ON e.near = na.id AND e.far > e.near CROSS JOIN node nb ON nb.id = e.far CROSS JOIN ` +
			v.from
		where = all("t.seq = e.tie", where)
		node = ""
	}
	if node != "" {
		node = ", " + node
	}
	return `WITH ` + with + `tied AS MATERIALIZED (SELECT t.a, t.b FROM ` + from + ` WHERE ` + where + `),
	degree AS MATERIALIZED (
		SELECT id, count(*) AS ties FROM (SELECT a AS id FROM tied UNION ALL SELECT b FROM tied) GROUP BY id
	)` + node + `,
	kept AS (
		SELECT node.id, node.hop, coalesce(degree.ties, 0) AS ties FROM node LEFT JOIN degree ON degree.id = node.id
		ORDER BY node.hop, coalesce(degree.ties, 0) DESC, node.id LIMIT ` + b.value(q.MaxNodes) + `
	)
	SELECT (SELECT count(*) FROM node), (SELECT count(*) FROM tied), coalesce(kept.hop, 0), ` + placeColumns("p") + `
	FROM (SELECT 1) LEFT JOIN kept ON 1 LEFT JOIN place p ON p.id = kept.id AND ` + visible("p") + `
	ORDER BY kept.hop, kept.ties DESC, kept.id`, nil
}

func (s *Store) networkTies(ctx context.Context, release int, q store.NetworkQuery, n *store.Network) error {
	b := newBuild(release)
	kept := make([]twinning.ID, len(n.Nodes))
	for i, node := range n.Nodes {
		kept[i] = node.City.ID
	}
	text, err := b.networkTies(q, kept)
	if err != nil {
		return err
	}
	err = s.each(ctx, text, b.args, func(rows *sql.Rows) error {
		var r tieRow
		if err := rows.Scan(r.targets()...); err != nil {
			return err
		}
		t, err := r.read()
		n.Ties = append(n.Ties, t)
		return err
	})
	n.CutTies -= len(n.Ties)
	return err
}

func (b *build) networkTies(q store.NetworkQuery, kept []twinning.ID) (string, error) {
	v, err := b.pairs(q.Set, ends{})
	if err != nil {
		return "", err
	}
	return `WITH node (id) AS MATERIALIZED (SELECT value FROM json_each(` + b.value(jsonOf(kept)) + `))
	SELECT ` + tieColumns("t") + `
	FROM node na CROSS JOIN tie_end e ON e.near = na.id AND e.far > e.near CROSS JOIN node nb ON nb.id = e.far CROSS JOIN ` +
		v.from + ` WHERE ` + all("t.seq = e.tie", v.where, v.cond) + ` ORDER BY t.id`, nil
}
