package sqlite

import (
	"context"
	"database/sql"
	"slices"

	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// walk steps from places over the ties of a set to others. A step is one
// statement for all places of a level (for every few thousand of them), so that a search runs as many statements
// as it goes levels deep: a recursive statement could not stop where two
// searches meet, and would visit a place once for every length of a way to it.
type walk struct {
	store *Store
	text  string
	args  []any
	at    int // of the frontier among args, the exempt place follows
}

type step struct {
	near, far, tie twinning.ID
}

// walk compiles the steps. Places at their ends must pass through, but for the
// one that is exempt.
func (s *Store) walk(release int, set store.TieSet, through store.Cond) (*walk, error) {
	b := newBuild(release)
	w := &walk{store: s, at: len(b.args)}
	frontier, exempt := b.value(nil), b.value(nil)
	v := &sight{tie: "t", near: "n", far: "f", outside: true, day: b.value(int(set.Day)), needsFar: through != nil}
	cond, err := b.tieCond(set.Where, v)
	if err != nil {
		return nil, err
	}
	allowed := ""
	if through != nil {
		inner, err := b.placeCond(through, "f", nil)
		if err != nil {
			return nil, err
		}
		allowed = "(f.id = " + exempt + " OR " + inner + ")"
	}
	w.text = `SELECT e.near, e.far, t.id FROM json_each(` + frontier + `) j CROSS JOIN tie_end e ON e.near = j.value
	CROSS JOIN tie t ON t.seq = e.tie AND ` + visible("t") + placeJoin(v.needNear, "n", "e.near") + placeJoin(v.needsFar, "f", "e.far") +
		` WHERE ` + all(inScope("t", set.Scope, v.day), cond, allowed)
	w.args = b.args
	return w, nil
}

// from calls f for every tie that leaves one of the places.
func (w *walk) from(ctx context.Context, places []twinning.ID, exempt twinning.ID, f func(step)) error {
	args := append([]any{}, w.args...)
	for some := range slices.Chunk(places, placesAtOnce) {
		args[w.at], args[w.at+1] = jsonOf(some), string(exempt)
		err := w.store.each(ctx, w.text, args, func(rows *sql.Rows) error {
			var st step
			if err := rows.Scan(&st.near, &st.far, &st.tie); err != nil {
				return err
			}
			f(st)
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// placesAtOnce keeps the statements of a step short: the driver looks at the
// context before the first row only.
const placesAtOnce = 5000

// survivors are the places that answer for the ids, by the id asked.
func (s *Store) survivors(ctx context.Context, release int, ids []twinning.ID) (map[twinning.ID]twinning.ID, error) {
	out := map[twinning.ID]twinning.ID{}
	err := s.each(ctx, found("place", "r.id"), []any{release, jsonOf(distinct(ids))}, func(rows *sql.Rows) error {
		var asked, id twinning.ID
		err := rows.Scan(&asked, &id)
		out[asked] = id
		return err
	})
	return out, err
}
