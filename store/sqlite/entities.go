package sqlite

import (
	"context"
	"database/sql"

	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// Entities pages through records of one type by sort key, then id.
func (s *Store) Entities(ctx context.Context, release int, q store.EntityQuery) (store.EntityPage, error) {
	if err := s.connected(ctx, release); err != nil {
		return store.EntityPage{}, err
	}
	b := newBuild(release)
	l, err := b.entityList(q)
	if err != nil {
		return store.EntityPage{}, err
	}
	var out store.EntityPage
	out.Rows, out.More, out.Total, err = listed(ctx, s, b, l, func() ([]any, func(store.Key) (store.EntityRow, error)) {
		var r entityRow
		return r.targets(), func(k store.Key) (store.EntityRow, error) {
			e, err := r.read()
			return store.EntityRow{Entity: e, Key: k}, err
		}
	})
	return out, err
}

func (b *build) entityList(q store.EntityQuery) (listing, error) {
	where := all("x.type = "+b.value(string(q.Type)), visible("x"))
	for _, l := range q.Linked {
		cond, err := b.linked(l)
		if err != nil {
			return listing{}, err
		}
		where = all(where, cond)
	}
	if q.Text != "" {
		where = all(where, `EXISTS (SELECT 1 FROM keyed d, json_each(d.keys) k WHERE d.id = x.id AND `+visible("d")+
			` AND instr(k.value ->> 0, `+b.value(q.Text)+`) > 0)`)
	}
	if q.Date != nil {
		where = all(where, b.inRange("x.date_first IS NULL", "x.date_first", "x.date_last", q.Date.Range, q.Date.Missing))
	}
	return listing{
		from: "entity x", where: where, seq: "x.seq",
		keys:    []keyColumn{{name: "k0", expr: "x.sort_key"}, {name: "kid", expr: "x.id"}},
		columns: entityColumns("entity"), join: "entity", page: q.Page, total: q.Total,
	}, nil
}

// linked is true for entities x with a link that fits.
func (b *build) linked(l store.LinkCond) (string, error) {
	role := b.value(string(l.Role))
	text := `x.seq IN (SELECT l.entity FROM json_each(` + b.value(jsonOf(l.To)) + `) j CROSS JOIN link l ON l.target = j.value AND l.role = ` + role
	if l.Place != nil {
		cond, err := b.placeCond(l.Place, "f", nil)
		if err != nil {
			return "", err
		}
		text += ` UNION ALL SELECT l.entity FROM place f CROSS JOIN link l ON l.target = f.id AND l.role = ` + role +
			` WHERE ` + all(visible("f"), b.narrow(l.Place, "f"), cond)
	}
	return text + `)`, nil
}

// Linked fetches the entities that have a link of the role to each target.
func (s *Store) Linked(ctx context.Context, release int, t twinning.Type, role twinning.Role, targets []twinning.ID) (map[twinning.ID][]twinning.Entity, error) {
	if err := s.readable(ctx, release); err != nil {
		return nil, err
	}
	out := map[twinning.ID][]twinning.Entity{}
	args := []any{release, jsonOf(distinct(targets)), string(t), string(role)}
	err := s.each(ctx, named("linked"), args, func(rows *sql.Rows) error {
		var to twinning.ID
		var r entityRow
		if err := rows.Scan(append([]any{&to}, r.targets()...)...); err != nil {
			return err
		}
		e, err := r.read()
		out[to] = append(out[to], e)
		return err
	})
	return out, err
}
