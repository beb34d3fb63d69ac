package datapackage

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/sistergraph/sistergraph/twinning"
)

// Writer writes a Data Package into a folder, record by record: each goes to
// its tables at once, so a package may be larger than memory. Records are
// written in the order given; a package reads fastest when records are given
// once and in the order of their ids.
type Writer struct {
	dir    string
	meta   Meta
	tables map[*Table]*tableWriter
	err    error
}

type tableWriter struct {
	file *os.File
	buf  *bufio.Writer
	csv  *csv.Writer
}

// Create begins a package in the folder, which is made if need be. Tables of
// the format that lie there already are overwritten or removed; other files
// are left alone.
func Create(dir string, m Meta) (*Writer, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	for _, t := range Tables {
		if err := os.Remove(filepath.Join(dir, t.fileName())); err != nil && !errors.Is(err, os.ErrNotExist) {
			return nil, err
		}
	}
	return &Writer{dir: dir, meta: m, tables: map[*Table]*tableWriter{}}, nil
}

// Place writes a place.
func (w *Writer) Place(c twinning.City) error {
	w.place(c)
	return w.err
}

// Tie writes a tie with all that sources say of it.
func (w *Writer) Tie(p twinning.Partnership, statements []twinning.Statement) error {
	w.tie(p, statements)
	return w.err
}

// Entity writes any other record.
func (w *Writer) Entity(e twinning.Entity) error {
	switch e := e.(type) {
	case twinning.Source:
		w.source(e)
	case twinning.Country:
		w.country(e)
	case twinning.Framework:
		w.framework(e)
	case twinning.Field:
		w.field(e)
	case twinning.Membership:
		w.membership(e)
	case twinning.Organisation:
		w.organisation(e)
	case twinning.Zone:
		w.zone(e)
	case twinning.Office:
		w.office(e)
	case twinning.Event:
		w.event(e)
	case twinning.Agreement:
		w.agreement(e)
	case twinning.Claim:
		w.claim(e)
	default:
		return fmt.Errorf("there is no table for %T", e)
	}
	return w.err
}

// Close writes the descriptor of the tables that have rows and closes all files.
func (w *Writer) Close() error {
	var written []*Table
	for _, t := range Tables {
		tw := w.tables[t]
		if tw == nil {
			continue
		}
		written = append(written, t)
		tw.csv.Flush()
		w.err = errors.Join(w.err, tw.csv.Error(), tw.buf.Flush(), tw.file.Close())
	}
	if w.err != nil {
		return w.err
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(newDescriptor(w.meta, written)); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(w.dir, DescriptorName), b.Bytes(), 0o644)
}

func (w *Writer) row(t *Table, cells ...string) {
	if w.err != nil {
		return
	}
	tw := w.tables[t]
	if tw == nil {
		if tw, w.err = w.begin(t); w.err != nil {
			return
		}
	}
	w.err = tw.csv.Write(cells)
}

func (w *Writer) begin(t *Table) (*tableWriter, error) {
	f, err := os.Create(filepath.Join(w.dir, t.fileName()))
	if err != nil {
		return nil, err
	}
	buf := bufio.NewWriter(f)
	tw := &tableWriter{file: f, buf: buf, csv: csv.NewWriter(buf)}
	w.tables[t] = tw
	header := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		header[i] = c.Name
	}
	return tw, tw.csv.Write(header)
}

var _ io.Closer = (*Writer)(nil)
