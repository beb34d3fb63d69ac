package table

import (
	"encoding/csv"
	"io"

	"github.com/sistergraph/sistergraph/loader/format"
)

// Text writes rejected rows as text with the header and the separator of the
// input.
func Text(w io.Writer, header []string, separator rune) (format.RejectWriter, error) {
	c := csv.NewWriter(w)
	c.Comma = separator
	r := &rejects{csv: c, width: len(header)}
	if header == nil {
		return r, nil
	}
	return r, r.Write(header, format.ReasonColumn)
}

type rejects struct {
	csv   *csv.Writer
	width int
}

// Write adds a row, filled up to the header.
func (r *rejects) Write(raw []string, reason string) error {
	return r.csv.Write(WithReason(raw, r.width, reason))
}

// Close writes what is left.
func (r *rejects) Close() error {
	r.csv.Flush()
	return r.csv.Error()
}

// WithReason is the row, filled up to the width, and the reason after it.
func WithReason(raw []string, width int, reason string) []string {
	out := append(make([]string, 0, max(len(raw), width)+1), raw...)
	for len(out) < width {
		out = append(out, "")
	}
	return append(out, reason)
}

// Header is the row with the names of the columns; nil when there is none.
func (t *Table) Header() []string { return t.header }
