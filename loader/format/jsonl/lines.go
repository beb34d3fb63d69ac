package jsonl

import (
	"encoding/json"
	"errors"
	"io"

	"github.com/sistergraph/sistergraph/loader/format/bounded"
	"github.com/sistergraph/sistergraph/loader/record"
)

// lines reads a record a line; a line that is none is rejected by itself.
type lines struct {
	name  string
	lines *bounded.Lines
}

func (l *lines) next() (value, error) {
	text, line, err := l.lines.Next()
	if err == io.EOF {
		return value{}, err
	}
	if err != nil {
		return value{}, bounded.Named(l.name, err)
	}
	at := record.Position{File: l.name, Line: line}
	if !json.Valid(text) {
		var any json.RawMessage
		err := json.Unmarshal(text, &any)
		if err == nil {
			err = errors.New("is not JSON")
		}
		return value{at: at, bad: reject(at, string(text), err)}, nil
	}
	return newValue(at, text), nil
}
