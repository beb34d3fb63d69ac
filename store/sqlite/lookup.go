package sqlite

import (
	"context"
	"database/sql"

	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// found joins the records of a table to the ids asked, through mergers.
func found(table, columns string) string {
	return `SELECT asked.value, ` + columns + ` FROM json_each(?2) asked ` + mergedOf("asked.value") +
		` CROSS JOIN ` + table + ` r ON r.id = coalesce(m.target, asked.value) AND ` + visible("r")
}

// Lookup fetches records by id: one statement for each of the four shapes of
// records that the ids ask for.
func (s *Store) Lookup(ctx context.Context, release int, ids []twinning.ID) (store.Records, error) {
	out := store.Records{
		Cities: map[twinning.ID]twinning.City{}, Ties: map[twinning.ID]twinning.Partnership{},
		Statements: map[twinning.ID]twinning.Statement{}, Entities: map[twinning.ID]twinning.Entity{},
	}
	if err := s.readable(ctx, release); err != nil {
		return out, err
	}
	of := map[string][]twinning.ID{}
	for _, id := range distinct(ids) {
		t := tableOf(id.Type())
		of[t] = append(of[t], id)
	}
	for table, ids := range of {
		args := []any{release, jsonOf(ids)}
		var err error
		switch table {
		case "place":
			err = s.each(ctx, found(table, placeColumns("r")), args, func(rows *sql.Rows) error {
				var r placeRow
				return keep(rows, out.Cities, r.targets(), r.read)
			})
		case "tie":
			err = s.each(ctx, found(table, tieColumns("r")), args, func(rows *sql.Rows) error {
				var r tieRow
				return keep(rows, out.Ties, r.targets(), r.read)
			})
		case "statement":
			err = s.each(ctx, found(table, statementColumns("r")), args, func(rows *sql.Rows) error {
				var r statementRow
				return keep(rows, out.Statements, r.targets(), r.read)
			})
		default:
			err = s.each(ctx, found(table, entityColumns("r")), args, func(rows *sql.Rows) error {
				var r entityRow
				return keep(rows, out.Entities, r.targets(), r.read)
			})
		}
		if err != nil {
			return out, err
		}
	}
	return out, nil
}

// keep scans a row of an id and a record into a map.
func keep[T any](rows *sql.Rows, into map[twinning.ID]T, targets []any, read func() (T, error)) error {
	var id twinning.ID
	if err := rows.Scan(append([]any{&id}, targets...)...); err != nil {
		return err
	}
	v, err := read()
	into[id] = v
	return err
}

// Reference reads the small data of a release.
func (s *Store) Reference(ctx context.Context, release int) (*twinning.Reference, error) {
	if err := s.readable(ctx, release); err != nil {
		return nil, err
	}
	var entities []twinning.Entity
	err := s.each(ctx, named("reference"), []any{release}, func(rows *sql.Rows) error {
		var r entityRow
		if err := rows.Scan(r.targets()...); err != nil {
			return err
		}
		e, err := r.read()
		entities = append(entities, e)
		return err
	})
	if err != nil {
		return nil, err
	}
	merged := map[twinning.ID]twinning.ID{}
	err = s.each(ctx, "SELECT id, target FROM merged m WHERE "+visible("m"), []any{release}, func(rows *sql.Rows) error {
		var id, target twinning.ID
		err := rows.Scan(&id, &target)
		merged[id] = target
		return err
	})
	if err != nil {
		return nil, err
	}
	return twinning.ReferenceOf(entities, merged), nil
}

// Identify finds places by identifiers of other registers.
func (s *Store) Identify(ctx context.Context, release int, keys []store.ExternalKey) (map[store.ExternalKey]twinning.ID, error) {
	if err := s.readable(ctx, release); err != nil {
		return nil, err
	}
	of := map[store.Scheme][]string{}
	for _, k := range distinct(keys) {
		of[k.Scheme] = append(of[k.Scheme], k.Value)
	}
	out := map[store.ExternalKey]twinning.ID{}
	args := []any{release, jsonOf(of[store.Wikidata]), jsonOf(of[store.Geonames])}
	err := s.each(ctx, named("identify"), args, func(rows *sql.Rows) error {
		var k store.ExternalKey
		var id twinning.ID
		err := rows.Scan(&k.Scheme, &k.Value, &id)
		out[k] = id
		return err
	})
	return out, err
}

// Statements pages through what sources say of each tie.
func (s *Store) Statements(ctx context.Context, release int, q store.StatementQuery) (map[twinning.ID]store.StatementPage, error) {
	if err := s.readable(ctx, release); err != nil {
		return nil, err
	}
	out := map[twinning.ID]store.StatementPage{}
	limit := q.Limit
	if limit <= 0 {
		limit = -1
	}
	args := []any{release, jsonOf(distinct(q.Ties)), string(q.After), limit}
	err := s.each(ctx, named("statements"), args, func(rows *sql.Rows) error {
		var tie twinning.ID
		var total, rank, skipped int
		var r statementRow
		if err := rows.Scan(append([]any{&tie, &total, &rank, &skipped}, r.targets()...)...); err != nil {
			return err
		}
		page := out[tie]
		page.Total = total
		if rank > skipped && (limit < 0 || rank <= skipped+limit) {
			st, err := r.read()
			if err != nil {
				return err
			}
			page.Statements, page.More = append(page.Statements, st), rank < total
		}
		out[tie] = page
		return nil
	})
	return out, err
}
