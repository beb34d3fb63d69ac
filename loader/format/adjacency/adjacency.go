// Package adjacency reads text tables that have in each row a city and to the
// right of it its partners, as many as it has.
package adjacency

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"

	"github.com/sistergraph/sistergraph/loader/format"
	"github.com/sistergraph/sistergraph/loader/format/cite"
	"github.com/sistergraph/sistergraph/loader/format/delimited"
	"github.com/sistergraph/sistergraph/loader/format/mapping"
	"github.com/sistergraph/sistergraph/loader/format/row"
	"github.com/sistergraph/sistergraph/loader/format/table"
	"github.com/sistergraph/sistergraph/loader/record"
	"github.com/sistergraph/sistergraph/twinning"
)

// Format is adjacency CSV. Each partner counts as a row: it is used or rejected
// by itself.
var Format = &format.Format{
	Name:  "adjacency",
	About: "CSV or TSV, a row a city: its partners stand to the right of it",
	Sniff: sniff,
	Open:  open,
}

func sniff(h *format.Head) format.Verdict {
	if why, other := table.OtherSyntax(h); other {
		return format.Verdict{Why: why}
	}
	_, rows := table.Separator(h)
	if len(rows) == 0 {
		return format.Verdict{Why: "no separator parts its lines"}
	}
	if isHeader(rows[0]) && len(rows[0]) > 2 {
		return format.Verdict{Sure: format.Certain, Why: "its header has a city and several columns of partners"}
	}
	if uneven(rows) {
		return format.Verdict{Sure: format.Likely, Why: "its rows have a city and differing numbers of partners"}
	}
	return format.Verdict{Why: "its rows are all of one length"}
}

// uneven tells whether rows of text have differing lengths, and the first is no
// header of something else.
func uneven(rows [][]string) bool {
	if m, err := mapping.Guess(rows); err == nil && m.Header {
		return false
	}
	lengths, long := map[int]bool{}, false
	for _, cells := range rows {
		n := len(trim(cells))
		lengths[n] = true
		long = long || n > 2
		for _, c := range cells {
			if strings.TrimSpace(c) != "" && strings.Trim(c, "0123456789-./ ") == "" {
				return false // dates and figures are no partners
			}
		}
	}
	return long && len(lengths) > 1
}

// trim leaves out blank cells at the end.
func trim(cells []string) []string {
	for len(cells) > 0 && strings.TrimSpace(cells[len(cells)-1]) == "" {
		cells = cells[:len(cells)-1]
	}
	return cells
}

// partnerWords are headers of columns of partners, folded, with or without a
// number; cityWords those of the first column.
var (
	cityWords    = words("city", "town", "name", "a", "stadt", "gemeinde", "ville", "ciudad", "cidade", "città", "город", "miasto", "城市", "都市", "municipality", "place")
	partnerWords = words("partner", "partners", "partner city", "partner cities", "sister", "sister city", "sister cities", "twin", "twins", "twin town", "twin towns",
		"Partnerstadt", "Partnerstädte", "jumelage", "jumelages", "ville jumelée", "villes jumelées", "ciudad hermana", "ciudades hermanas",
		"города побратимы", "город побратим", "побратим", "побратимы", "miasto partnerskie", "miasta partnerskie", "友好城市", "姉妹都市")
)

func words(list ...string) map[string]bool {
	out := map[string]bool{}
	for _, w := range list {
		out[twinning.Fold(w)] = true
	}
	return out
}

// isHeader tells whether a row names a city and partners.
func isHeader(cells []string) bool {
	cells = trim(cells)
	if len(cells) < 2 || !cityWords[twinning.Fold(cells[0])] {
		return false
	}
	for i, c := range cells[1:] {
		if c == format.ReasonColumn && i > 0 {
			continue
		}
		c = strings.TrimRight(twinning.Fold(c), "0123456789 ")
		if !partnerWords[c] && (c != "" || i == 0) {
			return false
		}
	}
	return true
}

type reader struct {
	name      string
	text      io.Closer
	rows      *delimited.Reader
	separator rune
	decoder   row.Decoder
	width     int // of the rows, less a column of reasons; 0 when there is none
}

func open(in *format.Input, opt format.Options) (format.Reader, error) {
	r := &reader{name: in.Name()}
	var sample [][]string
	r.separator, sample = table.Separator(&in.Head)
	r.decoder.Mapping = &mapping.Mapping{CountryAfterComma: commas(sample)}
	if m := opt.Mapping; m != nil {
		if len(m.Columns) > 0 {
			return nil, fmt.Errorf("%s: a list of neighbours has no columns to map; leave columns out of the mapping", in.Name())
		}
		r.decoder.Mapping = m
		if m.Separator != "" {
			r.separator = rune(m.Separator[0])
		}
	}
	if r.separator == 0 {
		return nil, fmt.Errorf("%s has no row of a city and a partner", in.Name())
	}
	text, err := in.Text()
	if err != nil {
		return nil, err
	}
	r.text = text
	r.rows = delimited.New(in.Name(), text, r.separator)
	r.decoder.Sources = cite.New(opt.Source, in.Head.Base)
	return r, nil
}

// commas tells whether most names have a comma, and so their country after it.
func commas(rows [][]string) bool {
	all, with := 0, 0
	for _, cells := range rows {
		for _, c := range trim(cells) {
			all++
			if strings.Contains(c, ",") {
				with++
			}
		}
	}
	return with*2 > all
}

// Meta is empty: tables say nothing of themselves.
func (r *reader) Meta() format.Meta { return format.Meta{} }

// Close closes the input.
func (r *reader) Close() error { return r.text.Close() }

// Mapping tells whether countries were taken from after the comma.
func (r *reader) Mapping() *mapping.Mapping { return r.decoder.Mapping }

// Unread is the column of reasons, if there is one.
func (r *reader) Unread() []string {
	if r.width > 0 {
		return []string{format.ReasonColumn}
	}
	return nil
}

// Records yields a tie for each partner.
func (r *reader) Records() iter.Seq2[record.Record, error] {
	return func(yield func(record.Record, error) bool) {
		told := 0
		for first := true; ; first = false {
			cells, line, err := r.rows.Read()
			var bad record.Rejections
			switch {
			case errors.Is(err, io.EOF):
				if told == 0 {
					yield(record.Record{}, fmt.Errorf("%s names no partner", r.name))
				}
				return
			case errors.As(err, &bad):
				told++
				if !yield(record.Record{}, bad) {
					return
				}
				continue
			case err != nil:
				yield(record.Record{}, err)
				return
			}
			if first && isHeader(cells) {
				r.width = slices.Index(cells, format.ReasonColumn)
				continue
			}
			if r.width > 0 {
				cells = cells[:min(r.width, len(cells))]
			}
			if cells = trim(cells); len(cells) == 0 {
				continue
			}
			n, more := r.emit(yield, cells, line)
			if told += n; !more {
				return
			}
		}
	}
}

// emit yields the ties of one row, and tells how many and whether to go on.
func (r *reader) emit(yield func(record.Record, error) bool, cells []string, line int) (n int, more bool) {
	at := record.Position{File: r.name, Line: line}
	if len(cells) == 1 {
		return 1, yield(record.Record{}, record.Reject(record.Rejected{At: at, Field: string(mapping.BName), Reason: "is blank", Hint: "the city has no partner beside it", Raw: cells}))
	}
	for _, partner := range cells[1:] {
		if strings.TrimSpace(partner) == "" {
			continue
		}
		n++
		more := r.decoder.Emit(yield, at, []string{cells[0], partner}, func(f mapping.Field) string {
			switch f {
			case mapping.AName:
				return cells[0]
			case mapping.BName:
				return partner
			default:
				return ""
			}
		})
		if !more {
			return n, false
		}
	}
	return n, true
}

// Rejects writes a row of city and partner for each that was rejected.
func (r *reader) Rejects(w io.Writer) (format.RejectWriter, error) {
	return table.Text(w, []string{"city", "partner"}, r.separator)
}
