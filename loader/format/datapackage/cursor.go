package datapackage

import (
	"errors"
	"fmt"
	"hash/maphash"
	"io"
	"io/fs"
	"slices"
	"strings"

	"github.com/sistergraph/sistergraph/loader/format/delimited"
	"github.com/sistergraph/sistergraph/loader/record"
	"github.com/sistergraph/sistergraph/twinning"
)

// cursor reads the rows of one table, one ahead.
type cursor struct {
	table *Table
	name  string // of the file in reports
	file  fs.File
	rows  *delimited.Reader
	at    map[string]int
	keys  keys

	head *row // the row not yet taken; nil at the end or when err is set
	err  error
}

func openCursor(fsys fs.FS, table *Table, path, name string) (*cursor, error) {
	f, err := fsys.Open(path)
	if err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("%s is named in %s but does not exist", name, DescriptorName)
		}
		return nil, fmt.Errorf("%s cannot be read", name)
	}
	c := &cursor{table: table, name: name, file: f, rows: delimited.New(name, f, ','), keys: newKeys()}
	if err := c.header(); err != nil {
		f.Close()
		return nil, err
	}
	c.advance()
	return c, nil
}

func (c *cursor) header() error {
	cells, _, err := c.rows.Read()
	if errors.Is(err, io.EOF) {
		return fmt.Errorf("%s is empty: its first line must name the columns", c.name)
	}
	if err != nil {
		return fmt.Errorf("the header of %w", err)
	}
	c.at = make(map[string]int, len(cells))
	for i, name := range cells {
		if c.table.column(name) == nil {
			return fmt.Errorf("%s:1: there is no column %q in the table %s: it has %s", c.name, record.Shorten(name), c.table.Name, c.table.columnNames())
		}
		if _, twice := c.at[name]; twice {
			return fmt.Errorf("%s:1: the column %s stands twice", c.name, name)
		}
		c.at[name] = i
	}
	for _, col := range c.table.Columns {
		if _, ok := c.at[col.Name]; col.Required && !ok {
			return fmt.Errorf("%s:1: the column %s is missing", c.name, col.Name)
		}
	}
	return nil
}

func (t *Table) columnNames() string {
	names := make([]string, len(t.Columns))
	for i, col := range t.Columns {
		names[i] = col.Name
	}
	return strings.Join(names, ", ")
}

// advance reads the next row into head, or what is wrong with it into err, and
// gives the err that it leaves behind. An error of the file stays.
func (c *cursor) advance() error {
	was := c.err
	c.head, c.err = nil, nil
	c.read()
	return was
}

func (c *cursor) read() {
	cells, line, err := c.rows.Read()
	if errors.Is(err, io.EOF) {
		return
	}
	if err != nil {
		c.err = err
		return
	}
	r := &row{table: c.table, at: c.at, cells: cells, pos: record.Position{File: c.name, Line: line}}
	if len(cells) != len(c.at) {
		c.err = record.Reject(record.Rejected{
			At: r.pos, Reason: fmt.Sprintf("has %d cells where the header has %d", len(cells), len(c.at)), Raw: cells,
			Hint: "a cell with a comma in it stands in quotes",
		})
		return
	}
	r.check()
	if line, twice := c.keys.seen(r); twice {
		r.bad(strings.Join(c.table.Key, ", "), strings.Join(r.key(), " "), fmt.Sprintf("stands twice: first in line %d", line), "keep one of the two")
	}
	c.head = r
}

func (c *cursor) ended() bool { return c.head == nil && c.err == nil }

// owner is what the row belongs to: its own id, that of the record it adds to,
// or the two places.
func (r *row) owner() string {
	if r.table.column("a") != nil {
		a, b := twinning.Ordered(twinning.ID(r.text("a")), twinning.ID(r.text("b")))
		return string(a) + " " + string(b)
	}
	return r.text(r.table.Columns[0].Name)
}

func (r *row) key() []string {
	var out []string
	for _, c := range r.table.Key {
		out = append(out, r.text(c))
	}
	if len(out) > 1 && r.table.Key[0] == "a" && out[1] < out[0] {
		out = slices.Clone(out)
		out[0], out[1] = out[1], out[0]
	}
	return out
}

// keys finds a key that stands twice: among the first rows of a table, or next
// to each other.
type keys struct {
	seed  maphash.Seed
	lines map[uint64]int
	last  uint64
	at    int
}

// rememberedKeys bounds the memory for keys.
const rememberedKeys = 1 << 18

func newKeys() keys { return keys{seed: maphash.MakeSeed(), lines: map[uint64]int{}} }

func (k *keys) seen(r *row) (line int, twice bool) {
	if len(r.table.Key) == 0 {
		return 0, false
	}
	h := maphash.String(k.seed, strings.Join(r.key(), "\x00"))
	if h == k.last && k.at > 0 {
		return k.at, true
	}
	if line, twice = k.lines[h]; twice {
		return line, true
	}
	if len(k.lines) < rememberedKeys {
		k.lines[h] = r.pos.Line
	}
	k.last, k.at = h, r.pos.Line
	return 0, false
}
