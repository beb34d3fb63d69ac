package table

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
	"github.com/sistergraph/sistergraph/loader/record"
)

// Rows are read one after another. io.EOF ends them; a record.Rejections is a
// row that cannot be read, and the next can be asked for.
type Rows interface {
	Read() (cells []string, line int, err error)
}

// Table is a table of ties being read. It is a format.Reader without Close.
type Table struct {
	file   string
	rows   Rows
	ahead  []read   // read for the guess
	titles []string // what stands above the header
	header []string
	row    row.Decoder
	at     map[mapping.Field]int
	width  int
}

type read struct {
	cells []string
	line  int
	err   error
}

// New reads the beginning of a table, and guesses the mapping when there is
// none in the options. The file is what positions name.
func New(file string, rows Rows, base string, opt format.Options) (*Table, error) {
	t := &Table{file: file, rows: rows}
	t.row.Sources = cite.New(opt.Source, base)
	sample, err := t.readAhead()
	if err != nil {
		return nil, err
	}
	t.row.Mapping = opt.Mapping
	if opt.Mapping == nil {
		if t.row.Mapping, err = mapping.Guess(sample); err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
	}
	if err := t.bind(sample); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return t, nil
}

// readAhead reads the first rows and keeps them.
func (t *Table) readAhead() ([][]string, error) {
	var sample [][]string
	for len(t.ahead) < sampled {
		cells, line, err := t.rows.Read()
		var bad record.Rejections
		switch {
		case err == nil && blank(cells):
			continue
		case err == nil:
			sample = append(sample, cells)
		case errors.As(err, &bad):
		case !errors.Is(err, io.EOF):
			return nil, err
		}
		t.ahead = append(t.ahead, read{cells, line, err})
		if errors.Is(err, io.EOF) {
			break
		}
	}
	if len(sample) == 0 {
		return nil, fmt.Errorf("%s has no row that can be read", t.file)
	}
	return sample, nil
}

// bind finds the columns of the mapping.
func (t *Table) bind(sample [][]string) error {
	m := t.row.Mapping
	at := m.HeaderRow(sample)
	first := sample[at]
	t.width = len(first)
	if m.Header {
		for _, title := range sample[:at] {
			t.titles = append(t.titles, strings.TrimSpace(strings.Join(title, " ")))
		}
		t.header = first
		for len(t.header) > 0 && blank(t.header[len(t.header)-1:]) {
			t.header = t.header[:len(t.header)-1]
		}
		t.width = len(t.header)
		t.drop(at + 1)
	}
	t.at = map[mapping.Field]int{}
	for f, column := range m.Columns {
		i, ok := mapping.Index(column, first)
		if !ok {
			return fmt.Errorf("the mapping says %s is in the column %q, which is not there: %q", f, column, record.Shorten(fmt.Sprint(first)))
		}
		t.at[f] = i
	}
	for _, of := range mapping.Ends {
		if !m.Has(of[0]) && !m.Has(of[1]) && !m.Has(of[4]) && !m.Has(of[5]) {
			return fmt.Errorf("the mapping does not say which column is %s", of[1])
		}
	}
	return nil
}

// drop takes the first rows out of those that were read ahead: titles and the
// header.
func (t *Table) drop(n int) {
	t.ahead = slices.DeleteFunc(t.ahead, func(r read) bool {
		above := r.err == nil && n > 0
		if above {
			n--
		}
		return above
	})
}

// Titles are what stands above the header, a text a row; nothing is taken of it.
func (t *Table) Titles() []string { return t.titles }

// Meta is empty: tables say nothing of themselves.
func (t *Table) Meta() format.Meta { return format.Meta{} }

// Mapping is the one given or guessed.
func (t *Table) Mapping() *mapping.Mapping { return t.row.Mapping }

// Unread are the columns of the header that the mapping does not name.
func (t *Table) Unread() []string {
	read := map[int]bool{}
	for _, i := range t.at {
		read[i] = true
	}
	var out []string
	for i, column := range t.header {
		if column = strings.TrimSpace(column); !read[i] && column != "" {
			out = append(out, column)
		}
	}
	return out
}

// Records yields one tie a row. A header without a row is an error.
func (t *Table) Records() iter.Seq2[record.Record, error] {
	return func(yield func(record.Record, error) bool) {
		rows := 0
		for {
			cells, line, err := t.next()
			var bad record.Rejections
			switch {
			case errors.Is(err, io.EOF):
				if rows == 0 {
					yield(record.Record{}, fmt.Errorf("%s has a header and no row below it", t.file))
				}
				return
			case errors.As(err, &bad):
				rows++
				if !yield(record.Record{}, bad) {
					return
				}
			case err != nil:
				yield(record.Record{}, err)
				return
			case blank(cells):
			default:
				rows++
				if !t.emit(yield, cells, line) {
					return
				}
			}
		}
	}
}

func (t *Table) next() (cells []string, line int, err error) {
	if len(t.ahead) > 0 {
		r := t.ahead[0]
		t.ahead = t.ahead[1:]
		return r.cells, r.line, r.err
	}
	return t.rows.Read()
}

func (t *Table) emit(yield func(record.Record, error) bool, cells []string, line int) bool {
	at := record.Position{File: t.file, Line: line}
	if len(cells) != t.width && !(len(cells) > t.width && blank(cells[t.width:])) {
		what := "the header"
		if t.header == nil {
			what = "the first row"
		}
		hint := "take out what stands beside the table"
		if _, text := t.rows.(*delimited.Reader); text {
			hint = "a cell that holds the separator stands in quotes"
		}
		return yield(record.Record{}, record.Reject(record.Rejected{
			At: at, Reason: fmt.Sprintf("has %d cells where %s has %d", len(cells), what, t.width), Hint: hint, Raw: cells,
		}))
	}
	return t.row.Emit(yield, at, cells, func(f mapping.Field) string {
		if i, ok := t.at[f]; ok && i < len(cells) {
			return cells[i]
		}
		return ""
	})
}
