package wikidata

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"regexp"

	"github.com/sistergraph/sistergraph/loader/format"
	"github.com/sistergraph/sistergraph/loader/format/bounded"
	"github.com/sistergraph/sistergraph/loader/format/cite"
	"github.com/sistergraph/sistergraph/loader/format/mapping"
	"github.com/sistergraph/sistergraph/loader/format/row"
	"github.com/sistergraph/sistergraph/loader/record"
)

// largestEntity is the most bytes of one entity; the largest of Wikidata have
// a few million.
const largestEntity = 32 << 20

// entityReader is a format.Reader of documents of entities: the answer of
// Special:EntityData, a dump (an array), or an entity a line.
type entityReader struct {
	name    string
	text    io.Closer
	in      *bounded.Reader
	json    *json.Decoder
	sources *cite.Sources
	outer   container
	part    bool // it has statements that were rejected before
}

var entitiesFirst = regexp.MustCompile(`^\{\s*"entities"\s*:\s*\{`)

func newEntities(in *format.Input, text io.ReadCloser, opt format.Options) *entityReader {
	r := &entityReader{name: in.Name(), text: text, in: bounded.NewMax(text, largestEntity), sources: cite.New(opt.Source, in.Head.Base)}
	r.json = json.NewDecoder(r.in)
	switch begin := bytes.TrimSpace(in.Head.Text); {
	case bytes.HasPrefix(begin, []byte("[")):
		r.outer = list
	case entitiesFirst.Match(begin):
		r.outer = byID
	}
	return r
}

// Meta is empty: documents say nothing of themselves.
func (r *entityReader) Meta() format.Meta { return format.Meta{} }

// Mapping is nil: items have no columns.
func (r *entityReader) Mapping() *mapping.Mapping { return nil }

// Unread is the key with the reason, if there is one.
func (r *entityReader) Unread() []string {
	if r.part {
		return []string{format.ReasonColumn}
	}
	return nil
}

// Close closes the input.
func (r *entityReader) Close() error { return r.text.Close() }

// Records yields for each item that is a place what it says of itself, and a
// tie for each statement of P190. Each counts as a row.
func (r *entityReader) Records() iter.Seq2[record.Record, error] {
	return func(yield func(record.Record, error) bool) {
		rows := 0
		for raw, err := range r.entities() {
			if err != nil {
				yield(record.Record{}, broken(r.name, err))
				return
			}
			at := record.Position{File: r.name, Line: r.in.Line(r.json.InputOffset() - int64(len(raw)))}
			var e entity
			if err := json.Unmarshal(raw, &e); err != nil || !isItem(e.ID) {
				if rows++; !yield(record.Record{}, record.Reject(record.Rejected{At: at, Reason: "is not a Wikidata item", Raw: []string{"", string(raw)}})) {
					return
				}
				continue
			}
			r.part = r.part || e.Reason != ""
			if e.isPlace() && e.Reason == "" {
				if rows++; !r.emitPlace(yield, at, &e) {
					return
				}
			}
			for _, statement := range e.Claims.Twins {
				if rows++; !r.emit(yield, at, &e, statement) {
					return
				}
			}
		}
		if rows == 0 {
			yield(record.Record{}, fmt.Errorf("%s has no item that lies somewhere (P625) or has twins (P190)", r.name))
		}
	}
}

// entities yields the texts of the entities, one in memory at a time. Outer
// brackets are entered: of an array, and of {"entities": {"Q1": ...}}.
func (r *entityReader) entities() iter.Seq2[json.RawMessage, error] {
	return func(yield func(json.RawMessage, error) bool) {
		if err := r.enter(); err != nil {
			yield(nil, err)
			return
		}
		for {
			r.in.Begin(r.json.InputOffset())
			if r.outer != lines && !r.json.More() {
				if err := leave(r.json, r.in, map[container]int{list: 1, byID: 2}[r.outer]); err != nil {
					yield(nil, err)
				}
				return
			}
			if r.outer == byID {
				if _, err := r.json.Token(); err != nil { // Q42956
					yield(nil, err)
					return
				}
			}
			var raw json.RawMessage
			err := r.json.Decode(&raw)
			if r.outer == lines && err == io.EOF {
				return
			}
			if !yield(raw, err) || err != nil {
				return
			}
		}
	}
}

// container is what entities lie in.
type container int

const (
	lines container = iota // one after another
	list                   // [...]
	byID                   // {"entities": {...}}
)

// enter goes to the first entity.
func (r *entityReader) enter() error {
	opening := map[container]int{list: 1, byID: 3}[r.outer] // [ or { "entities" {
	for range opening {
		if _, err := r.json.Token(); err != nil {
			return err
		}
	}
	return nil
}

func (r *entityReader) emitPlace(yield func(record.Record, error) bool, at record.Position, e *entity) bool {
	return row.Emit(yield, r.sources, record.Record{At: at, Rows: 1, Value: e.place(r.sources.Default()), Raw: [][]string{{e.ID, ""}}}, nil)
}

func (r *entityReader) emit(yield func(record.Record, error) bool, at record.Position, e *entity, statement json.RawMessage) bool {
	raw := []string{e.ID, string(statement)}
	var c claim
	if err := json.Unmarshal(statement, &c); err != nil {
		return yield(record.Record{}, record.Reject(record.Rejected{At: at, Field: "P190", Reason: "is not a statement of " + e.ID, Raw: raw}))
	}
	t, bad := c.tie(e, at, raw)
	if bad != nil {
		return yield(record.Record{}, record.Rejections{bad})
	}
	t.Statements[0].Said.Source = r.sources.Default()
	return row.Emit(yield, r.sources, record.Record{At: at, Rows: 1, Value: t, Raw: [][]string{raw}}, nil)
}

// Rejects writes an entity a line, with the statement that was rejected.
func (r *entityReader) Rejects(w io.Writer) (format.RejectWriter, error) {
	return &entityRejects{bufio.NewWriter(w)}, nil
}

type entityRejects struct{ w *bufio.Writer }

func (e *entityRejects) Write(raw []string, reason string) error {
	entity := map[string]any{"type": "item", "id": raw[0], format.ReasonColumn: reason}
	switch {
	case raw[0] == "":
		entity["text"] = raw[1]
	case raw[1] != "":
		entity["claims"] = map[string][]json.RawMessage{"P190": {json.RawMessage(raw[1])}}
	}
	line, err := json.Marshal(entity)
	if err != nil {
		return err
	}
	_, err = e.w.Write(append(line, '\n'))
	return err
}

// Close writes what is left.
func (e *entityRejects) Close() error { return e.w.Flush() }
