package jsonl

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/sistergraph/sistergraph/loader/format/bounded"
	"github.com/sistergraph/sistergraph/loader/record"
	"github.com/sistergraph/sistergraph/twinning"
)

// tree walks JSON that is no longer than memory in its records only: what
// contains them is read token by token.
type tree struct {
	name    string
	layout  layout
	in      *bounded.Reader
	json    *json.Decoder
	started bool
	pending []value // the partners of one city
	inList  bool    // inside the array of records
}

func newTree(name string, text io.Reader, l layout) *tree {
	in := bounded.New(text)
	return &tree{name: name, layout: l, in: in, json: json.NewDecoder(in)}
}

func (t *tree) next() (value, error) {
	if !t.started {
		t.started = true
		if t.layout != byValue {
			if _, err := t.json.Token(); err != nil {
				return value{}, t.broken(err)
			}
		}
		t.inList = t.layout == array
	}
	for {
		switch {
		case len(t.pending) > 0:
			v := t.pending[0]
			t.pending = t.pending[1:]
			return v, nil
		case t.layout == byValue:
			return t.element()
		case t.json.More() && t.inList:
			return t.element()
		case t.json.More():
			if err := t.key(); err != nil {
				return value{}, err
			}
			continue
		}
		if _, err := t.json.Token(); err != nil { // the closing bracket
			return value{}, t.broken(err)
		}
		if t.inList && t.layout == wrapped {
			t.inList = false
			continue
		}
		return value{}, t.end()
	}
}

// element reads a whole record.
func (t *tree) element() (value, error) {
	raw, at, err := t.decode()
	if err != nil {
		return value{}, err
	}
	return newValue(at, raw), nil
}

func (t *tree) decode() (json.RawMessage, record.Position, error) {
	t.in.Begin(t.json.InputOffset())
	var raw json.RawMessage
	if err := t.json.Decode(&raw); err != nil {
		if err == io.EOF && t.layout == byValue {
			return nil, record.Position{}, io.EOF
		}
		return nil, record.Position{}, t.broken(err)
	}
	return raw, t.position(len(raw)), nil
}

// position is where the value begins that was just read.
func (t *tree) position(length int) record.Position {
	return record.Position{File: t.name, Line: t.in.Line(t.json.InputOffset() - int64(length))}
}

// key reads a key of the outer object and the partners under it, or enters the
// array of records under it.
func (t *tree) key() error {
	t.in.Begin(t.json.InputOffset())
	key, err := t.json.Token()
	if err != nil {
		return t.broken(err)
	}
	name := fmt.Sprint(key)
	switch {
	case t.layout == wrapped && listNames[twinning.Fold(name)]:
		if open, err := t.json.Token(); err != nil {
			return t.broken(err)
		} else if open != json.Delim('[') {
			return fmt.Errorf("%s: what stands under %q is not a list of records", t.name, name)
		}
		t.inList = true
		return nil
	case t.layout == wrapped:
		return t.skip()
	}
	raw, at, err := t.decode()
	if err != nil {
		return err
	}
	t.pending = partners(at, name, raw)
	return nil
}

// skip passes over a value.
func (t *tree) skip() error {
	for depth := 0; ; {
		t.in.Begin(t.json.InputOffset())
		token, err := t.json.Token()
		if err != nil {
			return t.broken(err)
		}
		switch token {
		case json.Delim('{'), json.Delim('['):
			depth++
		case json.Delim('}'), json.Delim(']'):
			depth--
		}
		if depth == 0 {
			return nil
		}
	}
}

// end checks that nothing stands behind the outer value.
func (t *tree) end() error {
	t.in.Begin(t.json.InputOffset())
	if _, err := t.json.Token(); err != io.EOF {
		return fmt.Errorf("%s: something stands after the end of the JSON in line %d", t.name, t.in.Line(t.json.InputOffset()))
	}
	return io.EOF
}

// broken tells where the JSON cannot be read further.
func (t *tree) broken(err error) error {
	if errors.Is(err, bounded.ErrLong) {
		return bounded.Named(t.name, err)
	}
	var syntax *json.SyntaxError
	switch {
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return fmt.Errorf("%s is cut off: its JSON ends in the middle", t.name)
	case errors.As(err, &syntax):
		return fmt.Errorf("%s: %s, near byte %d; nothing after that can be read", t.name, inWords(err), syntax.Offset)
	default:
		return bounded.Named(t.name, err)
	}
}
