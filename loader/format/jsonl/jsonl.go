// Package jsonl reads ties as JSON: a record a line, records one after another
// or in an array, or an object that has the partners of each city.
package jsonl

import (
	"fmt"
	"io"
	"iter"

	"github.com/sistergraph/sistergraph/loader/format"
	"github.com/sistergraph/sistergraph/loader/format/bounded"
	"github.com/sistergraph/sistergraph/loader/format/cite"
	"github.com/sistergraph/sistergraph/loader/format/mapping"
	"github.com/sistergraph/sistergraph/loader/format/row"
	"github.com/sistergraph/sistergraph/loader/record"
)

// Format is NDJSON and JSON of records, and JSON objects keyed by city.
var Format = &format.Format{
	Name:  "jsonl",
	About: "NDJSON or JSON of records, or a JSON object that has the partners of each city",
	Sniff: sniff,
	Open:  open,
}

func sniff(h *format.Head) format.Verdict {
	l := layoutOf(h)
	if l == noJSON {
		return format.Verdict{Why: "it does not begin with { or ["}
	}
	return format.Verdict{Sure: format.Likely, Why: layoutNames[l]}
}

// keysOf are the keys of records, in the order of the text.
func keysOf(records []flat) []string {
	var keys []string
	seen := map[string]bool{}
	for _, r := range records {
		for _, key := range r.keys {
			if !seen[key] {
				seen[key] = true
				keys = append(keys, key)
			}
		}
	}
	return keys
}

// guess makes a mapping of the keys of records.
func guess(records []flat) (*mapping.Mapping, error) {
	header := keysOf(records)
	rows := [][]string{header}
	for _, r := range records {
		cells := make([]string, len(header))
		for i, key := range header {
			cells[i] = r.values[key]
		}
		rows = append(rows, cells)
	}
	if len(header) == 0 {
		return nil, fmt.Errorf("no record has a key")
	}
	m, err := mapping.Guess(rows)
	if err != nil {
		return nil, err
	}
	if !m.Header {
		return nil, fmt.Errorf("the keys of the two places cannot be told from %q: say which they are with --map", record.Shorten(fmt.Sprint(header)))
	}
	return m, nil
}

type reader struct {
	name    string
	text    io.Closer
	values  func() (value, error)
	ahead   []value
	end     error    // what ended reading ahead
	keys    []string // of the records read ahead
	decoder row.Decoder
}

// value is a record of the text, or a row that is none.
type value struct {
	at   record.Position
	raw  string
	flat flat
	bad  record.Rejections
}

// sampled is how many records the guess looks at.
const sampled = 100

func open(in *format.Input, opt format.Options) (format.Reader, error) {
	l := layoutOf(&in.Head)
	if l == noJSON {
		return nil, fmt.Errorf("%s is not JSON: it does not begin with { or [", in.Name())
	}
	text, err := in.Text()
	if err != nil {
		return nil, err
	}
	r := &reader{name: in.Name(), text: text}
	r.decoder = row.Decoder{Mapping: opt.Mapping, Sources: cite.New(opt.Source, in.Head.Base)}
	if l == byLine {
		r.values = (&lines{name: in.Name(), lines: bounded.NewLines(text)}).next
	} else {
		r.values = newTree(in.Name(), text, l).next
	}
	if err := r.prepare(); err != nil {
		text.Close()
		return nil, err
	}
	return r, nil
}

// prepare reads the first records and settles the mapping.
func (r *reader) prepare() error {
	var sample []flat
	for len(r.ahead) < sampled && r.end == nil {
		v, err := r.values()
		if err != nil {
			r.end = err
			break
		}
		r.ahead = append(r.ahead, v)
		if v.bad == nil {
			sample = append(sample, v.flat)
		}
	}
	if len(sample) == 0 && r.end != nil && r.end != io.EOF {
		return r.end
	}
	if len(sample) == 0 {
		return fmt.Errorf("%s has no record that can be read", r.name)
	}
	r.keys = keysOf(sample)
	if r.decoder.Mapping != nil {
		return nil
	}
	m, err := guess(sample)
	if err != nil {
		return fmt.Errorf("%s: %w", r.name, err)
	}
	r.decoder.Mapping = m
	return nil
}

// Meta is empty: records say nothing of their file.
func (r *reader) Meta() format.Meta { return format.Meta{} }

// Mapping says which key is taken for what.
func (r *reader) Mapping() *mapping.Mapping { return r.decoder.Mapping }

// Unread are the keys of the first records that the mapping does not name.
func (r *reader) Unread() []string { return r.decoder.Mapping.Unnamed(r.keys) }

// Close closes the input.
func (r *reader) Close() error { return r.text.Close() }

// Records yields a tie for each record, and for each partner of a city.
func (r *reader) Records() iter.Seq2[record.Record, error] {
	return func(yield func(record.Record, error) bool) {
		for {
			v, err := r.next()
			switch {
			case err == io.EOF:
				return
			case err != nil:
				yield(record.Record{}, err)
				return
			case v.bad != nil:
				if !yield(record.Record{}, v.bad) {
					return
				}
				continue
			}
			columns := r.decoder.Mapping.Columns
			more := r.decoder.Emit(yield, v.at, []string{v.raw}, func(f mapping.Field) string { return v.flat.values[columns[f]] })
			if !more {
				return
			}
		}
	}
}

func (r *reader) next() (value, error) {
	if len(r.ahead) > 0 {
		v := r.ahead[0]
		r.ahead = r.ahead[1:]
		return v, nil
	}
	if r.end != nil {
		return value{}, r.end
	}
	return r.values()
}
