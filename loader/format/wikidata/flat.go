package wikidata

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"slices"

	"github.com/sistergraph/sistergraph/loader/format"
	"github.com/sistergraph/sistergraph/loader/format/bounded"
	"github.com/sistergraph/sistergraph/loader/record"
)

// flat are solutions in the short JSON that the query service offers: an array
// of objects, a plain value for each variable that is bound.
type flat struct {
	name   string
	in     *bounded.Reader
	json   *json.Decoder
	vars   []string // of the rows read so far, in the order of the text
	inside bool
}

func newFlat(name string, text io.Reader) *flat {
	in := bounded.New(text)
	return &flat{name: name, in: in, json: json.NewDecoder(in)}
}

func (f *flat) variables() []string { return f.vars }

func (f *flat) next() (solution, error) {
	if !f.inside {
		if open, err := f.json.Token(); err != nil || open != json.Delim('[') {
			return solution{}, broken(f.name, errors.Join(err, errNoBindings))
		}
		f.inside = true
	}
	f.in.Begin(f.json.InputOffset())
	if !f.json.More() {
		if err := leave(f.json, f.in, 1); err != nil {
			return solution{}, broken(f.name, err)
		}
		return solution{}, io.EOF
	}
	var raw json.RawMessage
	if err := f.json.Decode(&raw); err != nil {
		return solution{}, broken(f.name, err)
	}
	s := solution{values: map[string]string{}, raw: []string{string(raw)}, line: f.in.Line(f.json.InputOffset() - int64(len(raw)))}
	if !f.bind(&s, raw) {
		return solution{}, record.Reject(record.Rejected{
			At: record.Position{File: f.name, Line: s.line}, Reason: "is not a row of a result", Raw: s.raw, Hint: "each variable has a text",
		})
	}
	return s, nil
}

// bind reads an object of texts; false for anything else.
func (f *flat) bind(s *solution, object []byte) bool {
	d := json.NewDecoder(bytes.NewReader(object))
	if open, err := d.Token(); err != nil || open != json.Delim('{') {
		return false
	}
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return false
		}
		value, err := d.Token()
		text, ok := value.(string)
		if err != nil || !ok {
			return false
		}
		v := key.(string)
		if s.values[v] = text; !slices.Contains(f.vars, v) {
			f.vars = append(f.vars, v)
		}
	}
	return true
}

func (f *flat) rejects(w io.Writer) (format.RejectWriter, error) {
	_, err := io.WriteString(w, "[")
	return &flatRejects{w: w}, err
}

type flatRejects struct {
	w    io.Writer
	some bool
}

func (f *flatRejects) Write(raw []string, reason string) error {
	values := map[string]any{}
	_ = json.Unmarshal([]byte(raw[0]), &values) // what is no row is given as an empty one with its reason
	values[format.ReasonColumn] = reason
	line, err := json.Marshal(values)
	if err != nil {
		return err
	}
	separator := "\n"
	if f.some {
		separator = ",\n"
	}
	f.some = true
	_, err = f.w.Write(append([]byte(separator), line...))
	return err
}

func (f *flatRejects) Close() error {
	_, err := io.WriteString(f.w, "\n]\n")
	return err
}
