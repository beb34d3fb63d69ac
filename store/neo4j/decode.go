package neo4j

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// rowSet is a result that was read to its end.
type rowSet struct {
	columns []string
	records []*driver.Record
	at      int
}

func collectRows(ctx context.Context, result driver.ResultWithContext) (*rowSet, error) {
	columns, err := result.Keys()
	if err != nil {
		return nil, err
	}
	records, err := result.Collect(ctx)
	return &rowSet{columns: columns, records: records, at: -1}, err
}

func (r *rowSet) next() bool {
	r.at++
	return r.at < len(r.records)
}

func (r *rowSet) row() row { return row{r.columns, r.records[r.at].Values} }

// row is a row whose values are read by the name of their column. A column that is not there is a mistake in this
// package; a value that is null or of another type reads as zero.
type row struct {
	columns []string
	values  []any
}

func value[T any](r row, column string) T {
	i := slices.Index(r.columns, column)
	if i < 0 {
		panic(fmt.Sprintf("neo4j: the result has no column %q", column))
	}
	v, _ := r.values[i].(T)
	return v
}

func (r row) text(column string) string      { return value[string](r, column) }
func (r row) id(column string) twinning.ID   { return twinning.ID(value[string](r, column)) }
func (r row) number(column string) int       { return int(value[int64](r, column)) }
func (r row) day(column string) twinning.Day { return twinning.Day(value[int64](r, column)) }
func (r row) truth(column string) bool       { return value[bool](r, column) }
func (r row) list(column string) []any       { return value[[]any](r, column) }
func (r row) texts(column string) []string   { return texts(r.list(column)) }
func (r row) null(column string) bool        { return value[any](r, column) == nil }

func texts(list []any) []string {
	out := make([]string, 0, len(list))
	for _, v := range list {
		if s, ok := v.(string); ok {
			out = append(out, s)
		}
	}
	return out
}

// decode reads the JSON form of a record, as it was written.
func decode[T any](body any) (T, error) {
	var out T
	text, ok := body.(string)
	if !ok {
		return out, fmt.Errorf("%w: a record has no body", store.ErrCorrupt)
	}
	if err := json.Unmarshal([]byte(text), &out); err != nil {
		return out, fmt.Errorf("%w: a record cannot be read", store.ErrCorrupt)
	}
	return out, nil
}

func decodeEntity(id twinning.ID, body any) (twinning.Entity, error) {
	text, ok := body.(string)
	if !ok {
		return nil, fmt.Errorf("%w: %s has no body", store.ErrCorrupt, id)
	}
	e, err := twinning.DecodeEntity(id.Type(), []byte(text))
	if err != nil {
		return nil, fmt.Errorf("%w: %s cannot be read", store.ErrCorrupt, id)
	}
	return e, nil
}

func asTexts[S ~string](in []S) []string {
	out := make([]string, len(in))
	for i, s := range in {
		out[i] = string(s)
	}
	return out
}

// putRecord reads the body of a record by the type of its id into the records, under the id that was asked.
func putRecord(out store.Records, as, id twinning.ID, body any) (err error) {
	switch id.Type() {
	case twinning.TypeCity:
		out.Cities[as], err = decode[twinning.City](body)
	case twinning.TypePartnership:
		out.Ties[as], err = decode[twinning.Partnership](body)
	case twinning.TypeStatement:
		out.Statements[as], err = decode[twinning.Statement](body)
	default:
		out.Entities[as], err = decodeEntity(id, body)
	}
	return err
}

// decodeRecord reads the body of a record by the type of its id.
func decodeRecord(id twinning.ID, body any) (any, error) {
	switch id.Type() {
	case twinning.TypeCity:
		return decode[twinning.City](body)
	case twinning.TypePartnership:
		return decode[twinning.Partnership](body)
	case twinning.TypeStatement:
		return decode[twinning.Statement](body)
	default:
		return decodeEntity(id, body)
	}
}

// idOf is the id at the end of a key.
func idOf(k store.Key) twinning.ID {
	id, _ := k[len(k)-1].(string)
	return twinning.ID(id)
}
