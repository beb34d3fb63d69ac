package wikidata

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"

	"github.com/sistergraph/sistergraph/loader/format"
	"github.com/sistergraph/sistergraph/loader/format/cite"
	"github.com/sistergraph/sistergraph/loader/format/mapping"
	"github.com/sistergraph/sistergraph/loader/format/row"
	"github.com/sistergraph/sistergraph/loader/record"
)

// solutions are the rows of a result. io.EOF ends them; a record.Rejections is
// one that cannot be read.
type solutions interface {
	next() (solution, error)
	// variables are known after the first call of next.
	variables() []string
	rejects(io.Writer) (format.RejectWriter, error)
}

// solution is one row: a plain value for each variable that is bound.
type solution struct {
	values map[string]string
	raw    []string
	line   int
}

// results is a format.Reader of rows of a query.
type results struct {
	name    string
	text    io.Closer
	rows    solutions
	ahead   []ahead
	roles   roles
	decoder row.Decoder
}

type ahead struct {
	solution
	err error
}

// sampled is how many rows are looked at to tell the variables apart.
const sampled = 100

func newResults(in *format.Input, text io.Closer, opt format.Options, rows solutions) (*results, error) {
	r := &results{name: in.Name(), text: text, rows: rows}
	var sample []solution
	for len(r.ahead) < sampled {
		s, err := rows.next()
		r.ahead = append(r.ahead, ahead{s, err})
		var bad record.Rejections
		if err == nil {
			sample = append(sample, s)
		} else if !errors.As(err, &bad) {
			break
		}
	}
	if len(sample) == 0 {
		if last := r.ahead[len(r.ahead)-1].err; !errors.Is(last, io.EOF) {
			return nil, last
		}
		return nil, fmt.Errorf("%s has no result in it", in.Name())
	}
	r.roles = tellApart(rows.variables(), sample)
	r.decoder = row.Decoder{Mapping: &r.roles.mapping, Sources: cite.New(opt.Source, in.Head.Base)}
	if opt.Mapping != nil {
		r.decoder.Mapping = opt.Mapping
	}
	if m := r.decoder.Mapping; !m.Has(mapping.AWikidata) && !m.Has(mapping.AName) || !m.Has(mapping.BWikidata) && !m.Has(mapping.BName) {
		return nil, fmt.Errorf("%s: no two of the variables %s hold entities: ask for both places, or say which they are with --map", in.Name(), strings.Join(rows.variables(), ", "))
	}
	return r, nil
}

// Meta is empty: results say nothing of themselves.
func (r *results) Meta() format.Meta { return format.Meta{} }

// Mapping says which variable is taken for what.
func (r *results) Mapping() *mapping.Mapping { return r.decoder.Mapping }

// Unread are the variables of which nothing is taken.
func (r *results) Unread() []string {
	return slices.DeleteFunc(r.decoder.Mapping.Unnamed(r.rows.variables()), func(v string) bool {
		return v == r.roles.rank || v == r.roles.sincePrecision || v == r.roles.untilPrecision
	})
}

// Close closes the input.
func (r *results) Close() error { return r.text.Close() }

// Rejects writes rows as a result of the same form.
func (r *results) Rejects(w io.Writer) (format.RejectWriter, error) { return r.rows.rejects(w) }

// Records yields a tie for each row.
func (r *results) Records() iter.Seq2[record.Record, error] {
	return func(yield func(record.Record, error) bool) {
		for {
			s, err := r.next()
			var bad record.Rejections
			switch {
			case errors.Is(err, io.EOF):
				return
			case errors.As(err, &bad):
				if !yield(record.Record{}, bad) {
					return
				}
			case err != nil:
				yield(record.Record{}, err)
				return
			default:
				if !r.emit(yield, s) {
					return
				}
			}
		}
	}
}

func (r *results) next() (solution, error) {
	if len(r.ahead) > 0 {
		a := r.ahead[0]
		r.ahead = r.ahead[1:]
		return a.solution, a.err
	}
	return r.rows.next()
}

func (r *results) emit(yield func(record.Record, error) bool, s solution) bool {
	at := record.Position{File: r.name, Line: s.line}
	if rank := s.values[r.roles.rank]; strings.Contains(rank, "Deprecated") {
		return yield(record.Record{}, record.Reject(record.Rejected{
			At: at, Field: "rank", Value: rank, Reason: "marks a statement that Wikidata holds for wrong", Raw: s.raw, LeftOut: true,
		}))
	}
	columns := r.decoder.Mapping.Columns
	return r.decoder.Emit(yield, at, s.raw, func(f mapping.Field) string {
		v := s.values[columns[f]]
		switch f {
		case mapping.Since:
			return coarse(v, s.values[r.roles.sincePrecision])
		case mapping.Until:
			return coarse(v, s.values[r.roles.untilPrecision])
		case mapping.AName, mapping.BName:
			if _, isID := row.Wikidata(v); isID {
				return "" // what the label service gives where there is no label
			}
			return v
		default:
			return v
		}
	})
}
