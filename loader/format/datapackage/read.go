// Package datapackage reads and writes the interchange format: a Data Package
// of CSV tables, as docs/interchange.md describes it.
package datapackage

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/sistergraph/sistergraph/loader/format"
	"github.com/sistergraph/sistergraph/loader/record"
)

// Format is the interchange format.
var Format = &format.Format{
	Name:  "datapackage",
	About: "a Data Package in the interchange format: a folder or a zip",
	Sniff: func(h *format.Head) format.Verdict {
		if h.FS == nil {
			return format.Verdict{}
		}
		if _, err := root(h.FS); err != nil {
			return format.Verdict{Why: "it " + err.Error()}
		}
		return format.Verdict{Sure: format.Certain, Why: "it holds " + DescriptorName}
	},
	Open: func(in *format.Input, _ format.Options) (format.Reader, error) {
		if in.Head.FS == nil {
			return nil, fmt.Errorf("%s is no Data Package: that is a folder or a zip with %s", in.Name(), DescriptorName)
		}
		return Open(in.Head.FS, in.Name())
	},
}

// root is the folder with the descriptor: the one given, or the only one in it.
func root(fsys fs.FS) (fs.FS, error) {
	if _, err := fs.Stat(fsys, DescriptorName); err == nil {
		return fsys, nil
	}
	found, err := fs.Glob(fsys, "*/"+DescriptorName)
	if err != nil || len(found) != 1 {
		return nil, fmt.Errorf("holds no %s", DescriptorName)
	}
	return fs.Sub(fsys, path.Dir(found[0]))
}

const maxDescriptor = 16 << 20

// Open reads the descriptor of a folder and the header of every table. The
// name is how reports call the folder. An error says in a sentence what is
// wrong with the package as a whole.
func Open(fsys fs.FS, name string) (*Reader, error) {
	fsys, err := root(fsys)
	if err != nil {
		return nil, fmt.Errorf("%s %w", name, err)
	}
	d, err := readDescriptor(fsys)
	if err != nil {
		return nil, fmt.Errorf("%s/%s %w", name, DescriptorName, err)
	}
	r := &Reader{meta: format.Meta{Title: d.Title}, cursors: map[*Table]*cursor{}}
	if r.meta.Title == "" {
		r.meta.Title = d.Name
	}
	if r.meta.Created, err = parseCreated(d.Created); err != nil {
		return nil, fmt.Errorf("%s/%s: %w", name, DescriptorName, err)
	}
	if err := r.open(fsys, name, d.Resources); err != nil {
		r.Close()
		return nil, err
	}
	return r, nil
}

func readDescriptor(fsys fs.FS) (descriptor, error) {
	var d descriptor
	f, err := fsys.Open(DescriptorName)
	if err != nil {
		return d, errors.New("cannot be read")
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, maxDescriptor+1))
	switch {
	case err != nil:
		return d, errors.New("cannot be read to its end")
	case len(b) > maxDescriptor:
		return d, fmt.Errorf("is longer than %d MiB", maxDescriptor>>20)
	}
	if err := json.Unmarshal(b, &d); err != nil {
		return d, fmt.Errorf("is not a Data Package descriptor: %s", jsonReason(err))
	}
	if len(d.Resources) == 0 {
		return d, errors.New("names no resources")
	}
	return d, nil
}

func jsonReason(err error) string {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		return fmt.Sprintf("no JSON at byte %d", syntax.Offset)
	case errors.As(err, &kind):
		return fmt.Sprintf("%s holds a %s at byte %d", kind.Field, kind.Value, kind.Offset)
	default:
		return err.Error()
	}
}

func parseCreated(s string) (time.Time, error) {
	if s == "" {
		return time.Time{}, nil
	}
	for _, layout := range []string{time.RFC3339, time.DateOnly} {
		if t, err := time.Parse(layout, s); err == nil && t.Year() > 0 {
			return t, nil
		}
	}
	return time.Time{}, fmt.Errorf("created %q is not a time: write it like 2026-11-22T00:00:00Z", record.Shorten(s))
}

// Reader joins the tables of an open package.
type Reader struct {
	meta    format.Meta
	cursors map[*Table]*cursor
}

// Meta is what the descriptor says of the package.
func (r *Reader) Meta() format.Meta { return r.meta }

func (r *Reader) open(fsys fs.FS, in string, resources []resource) error {
	for _, res := range resources {
		t := tableNamed(res.Name)
		name := in + "/" + string(res.Path)
		switch {
		case t == nil:
			return fmt.Errorf("%s/%s: there is no table %q in the interchange format", in, DescriptorName, record.Shorten(res.Name))
		case r.cursors[t] != nil:
			return fmt.Errorf("%s/%s: the resource %s stands twice", in, DescriptorName, t.Name)
		case !fs.ValidPath(string(res.Path)):
			return fmt.Errorf("%s/%s: the path %q of %s is not one inside the package", in, DescriptorName, record.Shorten(string(res.Path)), t.Name)
		case res.Encoding != "" && !strings.EqualFold(res.Encoding, "utf-8"):
			return fmt.Errorf("%s/%s: %s is in %q: only UTF-8 is read", in, DescriptorName, t.Name, record.Shorten(res.Encoding))
		}
		c, err := openCursor(fsys, t, string(res.Path), name)
		if err != nil {
			return err
		}
		r.cursors[t] = c
	}
	return nil
}

// Close closes the tables.
func (r *Reader) Close() error {
	for _, c := range r.cursors {
		c.file.Close()
	}
	return nil
}

// Records yields what the rows say, once, in memory that one record bounds: a
// record.Rejections rejects one row and reading goes on, any other error ends
// it. It walks the tables in order. Rows that add to a row of another table
// are joined to it while both stand in the same order; those out of order
// follow as records of their own.
func (r *Reader) Records() iter.Seq2[record.Record, error] {
	return func(yield func(record.Record, error) bool) {
		for _, t := range Tables {
			c := r.cursors[t]
			if c == nil {
				continue
			}
			for !c.ended() {
				rec, errs := r.next(c)
				if rec.Value != nil && !yield(rec, nil) {
					return
				}
				for _, err := range errs {
					if _, row := err.(record.Rejections); !yield(record.Record{}, err) || !row {
						return
					}
				}
			}
		}
	}
}

// next takes the row at the cursor and all that add to it, and what is wrong
// with any of them.
func (r *Reader) next(c *cursor) (record.Record, []error) {
	if c.err != nil {
		return record.Record{}, []error{c.advance()}
	}
	row := c.head
	rec := record.Record{At: row.pos, Rows: 1, Raw: [][]string{row.cells}}
	if len(c.table.Of) > 0 {
		rec.Value = attach(row, nil)
	} else {
		rec.Value = decodeRow(row)
	}
	c.advance()
	var errs []error
	if len(row.errs) > 0 {
		rec.Value = nil
		errs = append(errs, record.Rejections(row.errs))
	}
	if len(c.table.Of) == 0 {
		for _, t := range Tables {
			if child := r.cursors[t]; child != nil && slices.Contains(t.Of, c.table.Name) {
				errs = append(errs, join(&rec, child, row)...)
			}
		}
	}
	return rec, errs
}

// join takes the rows that add to the record of a row, up to the first that
// adds to another.
func join(rec *record.Record, child *cursor, to *row) []error {
	var errs []error
	owner := to.owner()
	for !child.ended() {
		if child.err != nil {
			errs = append(errs, child.err)
			if _, row := child.err.(record.Rejections); !row {
				return errs
			}
			child.advance()
			continue
		}
		row := child.head
		if row.owner() != owner {
			return errs
		}
		if rec.Value == nil {
			row.bad("", "", "adds to a row that is rejected: "+to.pos.String(), "")
		} else if added := attach(row, rec.Value); len(row.errs) == 0 {
			rec.Value = added
			rec.Rows++
			rec.Raw = append(rec.Raw, row.cells)
		}
		if len(row.errs) > 0 {
			errs = append(errs, record.Rejections(row.errs))
		}
		child.advance()
	}
	return errs
}
