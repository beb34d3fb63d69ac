// Package pairs reads text tables of ties: a row a pair of places, with or
// without a header, parted by commas, semicolons, tabs or bars.
package pairs

import (
	"io"

	"github.com/sistergraph/sistergraph/loader/format"
	"github.com/sistergraph/sistergraph/loader/format/delimited"
	"github.com/sistergraph/sistergraph/loader/format/mapping"
	"github.com/sistergraph/sistergraph/loader/format/table"
)

// Format is CSV and TSV of pairs.
var Format = &format.Format{
	Name:  "pairs",
	About: "CSV or TSV, a row a pair of places: two columns of names and up",
	Sniff: sniff,
	Open:  open,
}

func sniff(h *format.Head) format.Verdict {
	if why, other := table.OtherSyntax(h); other {
		return format.Verdict{Why: why}
	}
	separator, rows := table.Separator(h)
	if separator == 0 {
		return format.Verdict{Why: "no comma, semicolon, tab or bar parts its lines"}
	}
	m, err := mapping.Guess(rows)
	switch {
	case err != nil:
		return format.Verdict{Sure: format.Possible, Why: "its rows have cells, but " + err.Error()}
	case m.Header:
		return format.Verdict{Sure: format.Likely, Why: "its header names the two places"}
	default:
		return format.Verdict{Sure: format.Possible, Why: "its rows have two cells and more"}
	}
}

// reader is a table and the text below it.
type reader struct {
	*table.Table
	text      io.Closer
	separator rune
}

func open(in *format.Input, opt format.Options) (format.Reader, error) {
	separator, _ := table.Separator(&in.Head)
	if opt.Mapping != nil && opt.Mapping.Separator != "" {
		separator = rune(opt.Mapping.Separator[0])
	}
	if separator == 0 {
		separator = ','
	}
	text, err := in.Text()
	if err != nil {
		return nil, err
	}
	t, err := table.New(in.Name(), delimited.New(in.Name(), text, separator), in.Head.Base, opt)
	if err != nil {
		text.Close()
		return nil, err
	}
	if opt.Mapping == nil {
		t.Mapping().Separator = string(separator)
	}
	return &reader{t, text, separator}, nil
}

// Close closes the input.
func (r *reader) Close() error { return r.text.Close() }

// Rejects writes rows with the header and the separator of the input.
func (r *reader) Rejects(w io.Writer) (format.RejectWriter, error) {
	return table.Text(w, r.Header(), r.separator)
}
