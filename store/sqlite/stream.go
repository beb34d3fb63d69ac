package sqlite

import (
	"context"
	"database/sql"
	"iter"

	"github.com/sistergraph/sistergraph/twinning"
)

// streamed is the number of records that a stream holds at a time.
const streamed = 500

// Stream walks every record of a type by id. It reads piece by piece and holds
// no connection between pieces, so that whoever walks may call the store.
func (s *Store) Stream(ctx context.Context, release int, t twinning.Type) iter.Seq2[any, error] {
	return func(yield func(any, error) bool) {
		if err := s.readable(ctx, release); err != nil {
			yield(nil, err)
			return
		}
		after := string(t) + ":"
		for {
			piece, err := s.piece(ctx, release, t, after)
			if err != nil {
				yield(nil, err)
				return
			}
			for _, r := range piece {
				if err := ctx.Err(); err != nil {
					yield(nil, err)
					return
				}
				if !yield(r.value, nil) {
					return
				}
			}
			if len(piece) < streamed {
				return
			}
			after = string(piece[len(piece)-1].id)
		}
	}
}

// piece reads the records that follow an id.
func (s *Store) piece(ctx context.Context, release int, t twinning.Type, after string) ([]record[any], error) {
	var out []record[any]
	args := []any{release, after, string(t) + ";", streamed} // ; is next to : in every code
	table := tableOf(t)
	var columns string
	var scan func(*sql.Rows) (any, error)
	switch table {
	case "place":
		columns, scan = placeColumns("r"), scanned(func() ([]any, func() (twinning.City, error)) {
			var r placeRow
			return r.targets(), r.read
		})
	case "tie":
		columns, scan = tieColumns("r"), scanned(func() ([]any, func() (twinning.Partnership, error)) {
			var r tieRow
			return r.targets(), r.read
		})
	case "statement":
		columns, scan = statementColumns("r"), scanned(func() ([]any, func() (twinning.Statement, error)) {
			var r statementRow
			return r.targets(), r.read
		})
	default:
		columns, scan = entityColumns("r"), scanned(func() ([]any, func() (twinning.Entity, error)) {
			var r entityRow
			return r.targets(), r.read
		})
	}
	err := s.each(ctx, following(table, columns), args, func(rows *sql.Rows) error {
		v, err := scan(rows)
		if err != nil {
			return err
		}
		out = append(out, record[any]{idOf(v), v})
		return nil
	})
	return out, err
}

// following is the statement of a piece.
func following(table, columns string) string {
	return `SELECT ` + columns + ` FROM ` + table + ` r WHERE r.id > ?2 AND r.id < ?3 AND ` + visible("r") + ` ORDER BY r.id LIMIT ?4`
}

func scanned[T any](next func() ([]any, func() (T, error))) func(*sql.Rows) (any, error) {
	return func(rows *sql.Rows) (any, error) {
		targets, read := next()
		if err := rows.Scan(targets...); err != nil {
			return nil, err
		}
		return read()
	}
}

func idOf(v any) twinning.ID {
	switch v := v.(type) {
	case twinning.City:
		return v.ID
	case twinning.Partnership:
		return v.ID
	case twinning.Statement:
		return v.ID
	case twinning.Entity:
		return v.EntityID()
	default:
		return ""
	}
}
