package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"maps"
	"slices"

	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// writing is one batch on its way into a release.
type writing struct {
	ctx     context.Context
	tx      *sql.Tx
	release int
}

// apply writes the batch but for the ends of its ties. Rows of a table go in by
// their key, so that neighbours meet the same pages.
func apply(ctx context.Context, tx *sql.Tx, release int, b store.Batch) error {
	w := writing{ctx, tx, release}
	cities := lastOf(b.Cities, func(c twinning.City) twinning.ID { return c.ID })
	ties := lastOf(b.Ties, func(t twinning.Partnership) twinning.ID { return t.ID })
	statements := lastOf(b.Statements, func(s twinning.Statement) twinning.ID { return s.ID })
	entities := lastOf(b.Entities, twinning.Entity.EntityID)
	gone := slices.Concat(b.Removed, slices.Sorted(maps.Keys(b.Merged)))
	here := slices.Concat(ids(cities), ids(ties), ids(statements), ids(entities))
	steps := []func() error{
		func() error { return w.unmerge(here) },
		func() error { return w.closeAll(gone) },
		func() error { return w.cities(cities) },
		func() error { return write(w, "tie", insertTie, ties, tieValues, nil) },
		func() error { return write(w, "statement", insertStatement, statements, statementValues, nil) },
		func() error { return w.entities(entities) },
		func() error { return w.keys(cities, entities, gone) },
		func() error { return w.merge(b.Merged) },
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// record is a record under its id.
type record[T any] struct {
	id    twinning.ID
	value T
}

// lastOf sorts records by id and keeps the last of each.
func lastOf[T any](list []T, id func(T) twinning.ID) []record[T] {
	at := make(map[twinning.ID]int, len(list))
	out := make([]record[T], 0, len(list))
	for _, v := range list {
		r := record[T]{id(v), v}
		if i, ok := at[r.id]; ok {
			out[i] = r
			continue
		}
		at[r.id] = len(out)
		out = append(out, r)
	}
	slices.SortFunc(out, func(a, b record[T]) int { return cmp.Compare(a.id, b.id) })
	return out
}

func ids[T any](list []record[T]) []twinning.ID {
	out := make([]twinning.ID, len(list))
	for i, r := range list {
		out[i] = r.id
	}
	return out
}

func (w writing) exec(text string, args ...any) error {
	_, err := w.tx.ExecContext(w.ctx, text, args...)
	return err
}

// each prepares a statement and runs it for every element. The context is
// looked at between rows and not given to the driver, which starts a goroutine
// for every statement that can be cancelled.
func each[T any](w writing, text string, list []T, args func(T) []any, f func(T, int64) error) error {
	if len(list) == 0 {
		return nil
	}
	st, err := w.tx.PrepareContext(w.ctx, text)
	if err != nil {
		return err
	}
	defer func() { _ = st.Close() }()
	quiet := context.WithoutCancel(w.ctx)
	for _, v := range list {
		if err := w.ctx.Err(); err != nil {
			return err
		}
		result, err := st.ExecContext(quiet, args(v)...)
		if err != nil {
			return err
		}
		if f != nil {
			seq, err := result.LastInsertId()
			if err != nil {
				return err
			}
			if err := f(v, seq); err != nil {
				return err
			}
		}
	}
	return nil
}

// together is how many records are looked for and then written: few enough that
// the pages where they were looked for are still in the cache.
const together = 1000

// write ends the current versions of the records and writes the new ones.
func write[T any](w writing, table, text string, list []record[T], values func(T, int) []any, f func(record[T], int64) error) error {
	for some := range slices.Chunk(list, together) {
		if err := w.close(table, ids(some)); err != nil {
			return err
		}
		if err := each(w, text, some, func(r record[T]) []any { return values(r.value, w.release) }, f); err != nil {
			return err
		}
	}
	return nil
}

// closeAll closes records of any type.
func (w writing) closeAll(list []twinning.ID) error {
	of := map[string][]twinning.ID{}
	for _, id := range list {
		t := tableOf(id.Type())
		of[t] = append(of[t], id)
	}
	for table, list := range of {
		if err := w.close(table, list); err != nil {
			return err
		}
	}
	return nil
}

func tableOf(t twinning.Type) string {
	switch t {
	case twinning.TypeCity:
		return "place"
	case twinning.TypePartnership:
		return "tie"
	case twinning.TypeStatement:
		return "statement"
	default:
		return "entity"
	}
}

// dependents take back the rows beside versions that the import wrote before.
var dependents = map[string]string{
	"place":  `DELETE FROM place_point WHERE seq IN (SELECT seq FROM place` + own + `)`,
	"entity": `DELETE FROM link WHERE entity IN (SELECT seq FROM entity` + own + `)`,
	"tie": `DELETE FROM tie_end WHERE near IN (SELECT a FROM tie` + own + ` UNION ALL SELECT b FROM tie` + own + `)
		AND tie IN (SELECT seq FROM tie` + own + `)`,
}

// own and current pick the versions of records that this import wrote, and
// those that are current.
const (
	own     = ` WHERE id IN (SELECT value FROM json_each(?1)) AND from_release = ?2`
	current = ` WHERE id IN (SELECT value FROM json_each(?1)) AND to_release = 2147483647`
)

// close ends the current versions of records of one table and takes back what
// this import wrote of them before. Most that a load brings are new, so it first
// finds out which are not.
func (w writing) close(table string, list []twinning.ID) error {
	var n int
	var chosen string
	err := w.tx.QueryRowContext(w.ctx, `SELECT count(*), json_group_array(id) FROM `+table+current, jsonOf(list)).Scan(&n, &chosen)
	if err != nil || n == 0 {
		return err
	}
	if del, ok := dependents[table]; ok {
		if err := w.exec(del, chosen, w.release); err != nil {
			return err
		}
	}
	if err := w.exec(`DELETE FROM `+table+own, chosen, w.release); err != nil {
		return err
	}
	return w.exec(`UPDATE `+table+` SET to_release = ?2`+current, chosen, w.release)
}

func (w writing) cities(cities []record[twinning.City]) error {
	type point struct {
		seq int64
		at  twinning.Location
	}
	var points []point
	err := write(w, "place", insertPlace, cities, placeValues,
		func(r record[twinning.City], seq int64) error {
			if r.value.Location != nil {
				points = append(points, point{seq, *r.value.Location})
			}
			return nil
		})
	if err != nil {
		return err
	}
	return each(w, `INSERT INTO place_point VALUES (?1, ?2, ?2, ?3, ?3, ?4, ?4, ?5, ?5, ?6, ?6)`, points,
		func(p point) []any {
			v := p.at.Vector()
			return []any{p.seq, p.at.Lat, p.at.Lon, v.X, v.Y, v.Z}
		}, nil)
}

func (w writing) entities(entities []record[twinning.Entity]) error {
	type link struct {
		to, role string
		entity   int64
	}
	var links []link
	err := write(w, "entity", insertEntity, entities, entityValues,
		func(r record[twinning.Entity], seq int64) error {
			for _, l := range r.value.Links() {
				links = append(links, link{string(l.To), string(l.Role), seq})
			}
			return nil
		})
	if err != nil {
		return err
	}
	return each(w, `INSERT INTO link VALUES (?, ?, ?)`, links, func(l link) []any { return []any{l.to, l.role, l.entity} }, nil)
}
