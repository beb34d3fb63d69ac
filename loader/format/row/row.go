// Package row makes ties of rows whose columns are known by a mapping.
package row

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/sistergraph/sistergraph/loader/format/cite"
	"github.com/sistergraph/sistergraph/loader/format/mapping"
	"github.com/sistergraph/sistergraph/loader/record"
	"github.com/sistergraph/sistergraph/twinning"
)

// Decoder makes ties of the rows of one input.
type Decoder struct {
	Mapping *mapping.Mapping
	Sources *cite.Sources

	kinds    meanings[twinning.Kind]
	statuses meanings[twinning.Status]
}

// Cells gives what a row holds for a field; empty when nothing.
type Cells func(mapping.Field) string

// Emit yields the tie that a row tells, after the sources that it is the first
// to cite, or what is wrong with the row. It is false when no more is wanted.
func (d *Decoder) Emit(yield func(record.Record, error) bool, at record.Position, raw []string, cells Cells) bool {
	tie, bad := d.Tie(at, raw, cells)
	return Emit(yield, d.Sources, record.Record{At: at, Rows: 1, Value: tie, Raw: [][]string{raw}}, bad)
}

// Emit yields a record, after the sources that it is the first to cite, or what
// is wrong with its row.
func Emit(yield func(record.Record, error) bool, sources *cite.Sources, r record.Record, bad record.Rejections) bool {
	for _, s := range sources.Fresh() {
		if !yield(record.Record{At: r.At, Value: record.Entity{Entity: s}}, nil) {
			return false
		}
	}
	if len(bad) > 0 {
		return yield(record.Record{}, bad)
	}
	return yield(r, nil)
}

// Tie reads one row. All that is wrong with it is told.
func (d *Decoder) Tie(at record.Position, raw []string, cells Cells) (record.Tie, record.Rejections) {
	r := &reading{d: d, at: at, raw: raw, cells: cells}
	t := record.Tie{A: r.place(0), B: r.place(1)}
	if same(t.A, t.B) {
		r.bad(mapping.BName, t.B.String(), "is the same place as a", "a place cannot be its own partner")
	}
	s := record.Statement{At: at}
	s.Said.Kind, s.Said.Status = r.kind(), r.status()
	s.Said.Since, s.Said.Until = r.date(mapping.Since), r.date(mapping.Until)
	if from, to := s.Said.Since, s.Said.Until; !from.IsZero() && !to.IsZero() && to.Last() < from.First() {
		r.bad(mapping.Until, to.String(), "is before "+from.String(), "")
	}
	s.Side = r.side(t)
	s.Said.Note = r.text(mapping.Note)
	if len(r.errs) > 0 {
		return t, r.errs
	}
	var where string
	s.Said.Source, where = d.Sources.Cite(r.text(mapping.Source), r.text(mapping.URL))
	s.Said.Note = strings.TrimSpace(s.Said.Note + " " + where)
	t.Statements = []record.Statement{s}
	return t, nil
}

// same tells whether two references are told in the same words.
func same(a, b record.PlaceRef) bool {
	a.Location, b.Location = nil, nil
	return a == b && !a.IsZero()
}

// reading is one row and what is wrong with it.
type reading struct {
	d     *Decoder
	at    record.Position
	raw   []string
	cells Cells
	errs  record.Rejections
}

func (r *reading) bad(f mapping.Field, value, reason, hint string) {
	r.errs = append(r.errs, &record.Rejected{At: r.at, Field: string(f), Value: record.Shorten(value), Reason: reason, Hint: hint, Raw: r.raw})
}

// longest is the most bytes that a cell may have to be taken for a value.
const longest = 4096

// text is what the row, or else the mapping, holds for a field, as one line.
func (r *reading) text(f mapping.Field) string {
	s := oneLine(r.cells(f))
	if s == "" {
		s = oneLine(r.d.Mapping.Values[f])
	}
	switch {
	case len(s) > longest:
		r.bad(f, s, fmt.Sprintf("is %d bytes long, more than %d", len(s), longest), "is the column the right one?")
		return ""
	case strings.ContainsRune(s, utf8.RuneError):
		r.bad(f, s, "has a character that an earlier conversion lost", "write it anew")
		return ""
	case strings.ContainsRune(s, 0):
		r.bad(f, strings.ReplaceAll(s, "\x00", ""), "holds a NUL character", "take it out")
		return ""
	}
	return s
}

// oneLine makes runs of white space one space, and none at the ends. Most cells
// have none to change.
func oneLine(s string) string {
	last := byte(' ')
	for i := range len(s) {
		c := s[i]
		if c >= utf8.RuneSelf || c < ' ' || c == ' ' && last == ' ' {
			return strings.Join(strings.Fields(s), " ")
		}
		last = c
	}
	return strings.TrimSuffix(s, " ")
}
