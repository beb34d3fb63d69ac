package wikidata

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"

	"github.com/sistergraph/sistergraph/loader/format"
	"github.com/sistergraph/sistergraph/loader/format/bounded"
	"github.com/sistergraph/sistergraph/loader/record"
)

// bindings are solutions in SPARQL 1.1 Query Results JSON.
type bindings struct {
	name   string
	in     *bounded.Reader
	json   *json.Decoder
	vars   []string
	inside bool // in the array of bindings
}

func newBindings(name string, text io.Reader) *bindings {
	in := bounded.New(text)
	return &bindings{name: name, in: in, json: json.NewDecoder(in)}
}

// term is an RDF term.
type term struct {
	Type  string `json:"type"`
	Value string `json:"value"`
}

func (b *bindings) variables() []string { return b.vars }

func (b *bindings) next() (solution, error) {
	if !b.inside {
		if err := b.enter(); err != nil {
			return solution{}, broken(b.name, err)
		}
		b.inside = true
	}
	b.in.Begin(b.json.InputOffset())
	if !b.json.More() {
		return solution{}, b.leave()
	}
	var raw json.RawMessage
	if err := b.json.Decode(&raw); err != nil {
		return solution{}, broken(b.name, err)
	}
	s := solution{values: map[string]string{}, raw: []string{string(raw)}, line: b.in.Line(b.json.InputOffset() - int64(len(raw)))}
	var terms map[string]term
	if err := json.Unmarshal(raw, &terms); err != nil {
		return solution{}, record.Reject(record.Rejected{
			At: record.Position{File: b.name, Line: s.line}, Reason: "is not a row of a result", Raw: s.raw,
			Hint: "each variable has a type and a value",
		})
	}
	for v, t := range terms {
		if s.values[v] = t.Value; t.Type == "bnode" {
			s.values[v] = "_:" + t.Value
		}
	}
	if b.vars == nil {
		b.vars = slices.Sorted(maps.Keys(terms))
	}
	return s, nil
}

// enter goes to the first row. The variables stand before the rows as a rule.
func (b *bindings) enter() error {
	if _, err := b.json.Token(); err != nil {
		return err
	}
	for b.json.More() {
		key, err := b.json.Token()
		if err != nil {
			return err
		}
		switch key {
		case "head":
			var head struct {
				Vars []string `json:"vars"`
			}
			if err := b.json.Decode(&head); err != nil {
				return err
			}
			b.vars = head.Vars
		case "results":
			if open, err := b.json.Token(); err != nil || open != json.Delim('{') {
				return errors.Join(err, errNoBindings)
			}
		case "bindings":
			if open, err := b.json.Token(); err != nil || open != json.Delim('[') {
				return errors.Join(err, errNoBindings)
			}
			return nil
		default:
			var skipped json.RawMessage
			if err := b.json.Decode(&skipped); err != nil {
				return err
			}
		}
	}
	return errNoBindings
}

var errNoBindings = errors.New("has no list of bindings, as results of a query have")

// leave reads the three closing brackets, so that a result that is cut off is known.
func (b *bindings) leave() error {
	if err := leave(b.json, b.in, 3); err != nil {
		return broken(b.name, err)
	}
	return io.EOF
}

// leave reads what is left of JSON of which so many brackets are open.
func leave(d *json.Decoder, in *bounded.Reader, open int) error {
	for {
		in.Begin(d.InputOffset())
		t, err := d.Token()
		switch {
		case err == io.EOF && open == 0:
			return nil
		case err != nil:
			return err
		}
		switch t {
		case json.Delim('{'), json.Delim('['):
			open++
		case json.Delim('}'), json.Delim(']'):
			open--
		}
	}
}

// broken says in words why JSON cannot be read further.
func broken(name string, err error) error {
	var syntax *json.SyntaxError
	switch {
	case errors.Is(err, bounded.ErrLong), errors.Is(err, errNoBindings):
		return bounded.Named(name, err)
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return fmt.Errorf("%s is cut off: its JSON ends in the middle", name)
	case errors.As(err, &syntax):
		return fmt.Errorf("%s is not JSON near byte %d; nothing after that can be read", name, syntax.Offset)
	default:
		return fmt.Errorf("%s does not have the form of Wikidata's JSON: %w", name, err)
	}
}

func (b *bindings) rejects(w io.Writer) (format.RejectWriter, error) {
	head, err := json.Marshal(map[string][]string{"vars": append(slices.Clone(b.vars), format.ReasonColumn)})
	if err != nil {
		return nil, err
	}
	_, err = fmt.Fprintf(w, "{\"head\":%s,\"results\":{\"bindings\":[", head)
	return &bindingRejects{w: w}, err
}

type bindingRejects struct {
	w    io.Writer
	some bool
}

func (b *bindingRejects) Write(raw []string, reason string) error {
	terms := map[string]json.RawMessage{}
	_ = json.Unmarshal([]byte(raw[0]), &terms) // what is no row is given as an empty one with its reason
	said, err := json.Marshal(term{"literal", reason})
	if err != nil {
		return err
	}
	terms[format.ReasonColumn] = said
	line, err := json.Marshal(terms)
	if err != nil {
		return err
	}
	separator := "\n"
	if b.some {
		separator = ",\n"
	}
	b.some = true
	_, err = b.w.Write(append([]byte(separator), bytes.TrimSpace(line)...))
	return err
}

func (b *bindingRejects) Close() error {
	_, err := io.WriteString(b.w, "\n]}}\n")
	return err
}
