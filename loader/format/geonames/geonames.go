// Package geonames reads the files of GeoNames that tell of places and
// countries: cities1000.txt and its like, alternateNamesV2.txt and
// countryInfo.txt.
package geonames

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"strconv"
	"strings"

	"github.com/sistergraph/sistergraph/loader/format"
	"github.com/sistergraph/sistergraph/loader/format/bounded"
	"github.com/sistergraph/sistergraph/loader/format/cite"
	"github.com/sistergraph/sistergraph/loader/format/row"
	"github.com/sistergraph/sistergraph/loader/record"
	"github.com/sistergraph/sistergraph/twinning"
)

// Format is the three tables. What they tell is added to places and countries
// that are there.
var Format = &format.Format{
	Name:     "geonames",
	About:    "GeoNames: cities1000.txt, alternateNamesV2.txt or countryInfo.txt, to complete places",
	Enriches: true,
	Sniff: func(h *format.Head) format.Verdict {
		if t := tableOf(h); t != nil {
			return format.Verdict{Sure: format.Certain, Why: "its columns are those of GeoNames' " + t.file}
		}
		return format.Verdict{Why: "its columns are those of no file of GeoNames"}
	},
	Open: open,
}

// table is one of the files. A row may have one cell more than columns, with
// the reason why it was rejected before.
type table struct {
	file        string
	least, most int // cells
	is          func(cells []string) bool
	decode      func(cells []string, source twinning.ID) (record.Value, *problem)
}

// problem is what is wrong with one cell.
type problem struct{ field, value, reason string }

var tables = []*table{places, names, countries}

// tableOf tells by the first rows which file it is; nil for another.
func tableOf(h *format.Head) *table {
	for _, t := range tables {
		hits, all := 0, 0
		for _, line := range h.Lines(200) {
			if line == "" || strings.HasPrefix(line, "#") {
				continue
			}
			all++
			if cells := strings.Split(line, "\t"); len(cells) >= t.least && len(cells) <= t.most+1 && t.is(cells) {
				hits++
			}
		}
		if hits > 0 && hits*2 > all {
			return t
		}
	}
	return nil
}

func isNumber(s string) bool {
	_, err := strconv.ParseUint(s, 10, 32)
	return err == nil
}

func isUpper(s string, length int) bool {
	return len(s) == length && strings.Trim(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
}

type reader struct {
	name    string
	table   *table
	text    io.Closer
	lines   *bounded.Lines
	sources *cite.Sources
}

func open(in *format.Input, opt format.Options) (format.Reader, error) {
	t := tableOf(&in.Head)
	if t == nil {
		return nil, fmt.Errorf("%s has not the columns of cities1000.txt, alternateNamesV2.txt or countryInfo.txt of GeoNames", in.Name())
	}
	text, err := in.Text()
	if err != nil {
		return nil, err
	}
	return &reader{in.Name(), t, text, bounded.NewLines(text), cite.New(opt.Source, in.Head.Base)}, nil
}

// Meta is empty.
func (r *reader) Meta() format.Meta { return format.Meta{} }

// Close closes the input.
func (r *reader) Close() error { return r.text.Close() }

// Records yields a place or a country for each row.
func (r *reader) Records() iter.Seq2[record.Record, error] {
	return func(yield func(record.Record, error) bool) {
		for {
			text, line, err := r.lines.Next()
			switch {
			case errors.Is(err, io.EOF):
				return
			case err != nil:
				yield(record.Record{}, bounded.Named(r.name, err))
				return
			case text[0] == '#':
				continue
			}
			if !r.emit(yield, record.Position{File: r.name, Line: line}, string(text)) {
				return
			}
		}
	}
}

func (r *reader) emit(yield func(record.Record, error) bool, at record.Position, text string) bool {
	cells := strings.Split(text, "\t")
	raw := []string{text}
	bad := func(p problem) record.Rejections {
		return record.Reject(record.Rejected{At: at, Field: p.field, Value: p.value, Reason: p.reason, Raw: raw})
	}
	if len(cells) < r.table.least || len(cells) > r.table.most+1 {
		return yield(record.Record{}, bad(problem{"", "", fmt.Sprintf("has %d cells where %s has %d", len(cells), r.table.file, r.table.most)}))
	}
	if strings.ToValidUTF8(text, "") != text || strings.ContainsRune(text, 0) {
		return yield(record.Record{}, bad(problem{"", "", "is not text in UTF-8"}))
	}
	value, p := r.table.decode(cells, r.sources.Default())
	if p != nil {
		return yield(record.Record{}, bad(*p))
	}
	return row.Emit(yield, r.sources, record.Record{At: at, Rows: 1, Value: value, Raw: [][]string{raw}}, nil)
}

// Rejects writes rows as they are, with the reason in a cell of its own.
func (r *reader) Rejects(w io.Writer) (format.RejectWriter, error) {
	return &rejects{w, r.table.most}, nil
}

type rejects struct {
	w    io.Writer
	most int
}

func (r *rejects) Write(raw []string, reason string) error {
	cells := strings.Split(raw[0], "\t")
	for len(cells) < r.most {
		cells = append(cells, "")
	}
	cells = append(cells[:r.most], strings.Join(strings.Fields(reason), " "))
	_, err := io.WriteString(r.w, strings.Join(cells, "\t")+"\n")
	return err
}

// Close has nothing to do.
func (r *rejects) Close() error { return nil }
