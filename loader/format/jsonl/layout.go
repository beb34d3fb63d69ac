package jsonl

import (
	"bytes"
	"encoding/json"

	"github.com/sistergraph/sistergraph/loader/format"
	"github.com/sistergraph/sistergraph/twinning"
)

// layout is how records lie in a text.
type layout int

const (
	noJSON  layout = iota
	byLine         // a record a line
	byValue        // records one after another, each over several lines
	array          // records in an array
	wrapped        // records in an array that stands under a name of an object
	keyed          // an object that has the partners of each city
)

var layoutNames = map[layout]string{
	byLine: "it has a JSON object a line", byValue: "it has JSON objects one after another", array: "it is a JSON array", wrapped: "it is a JSON object with a list of records", keyed: "it is a JSON object",
}

func layoutOf(h *format.Head) layout {
	text := bytes.TrimSpace(h.Text)
	switch {
	case bytes.HasPrefix(text, []byte("[")):
		return array
	case !bytes.HasPrefix(text, []byte("{")):
		return noJSON
	}
	var first json.RawMessage
	d := json.NewDecoder(bytes.NewReader(text))
	if err := d.Decode(&first); err != nil {
		if line, rest, found := bytes.Cut(text, []byte("\n")); found && !bytes.ContainsAny(line, "[") && bytes.HasPrefix(bytes.TrimSpace(rest), []byte("{")) {
			return byLine // the first line is a broken record
		}
		return ofObject(text)
	}
	rest := bytes.TrimSpace(text[d.InputOffset():])
	switch {
	case len(rest) > 0 && !bytes.ContainsAny(first, "\n"):
		return byLine
	case len(rest) > 0:
		return byValue
	case h.Whole && isRecord(first):
		return byValue
	default:
		return ofObject(text)
	}
}

// listNames are keys under which an object has records rather than partners.
var listNames = map[string]bool{
	"records": true, "data": true, "items": true, "rows": true, "results": true, "partnerships": true, "ties": true, "edges": true, "links": true,
}

// ofObject tells by the keys of an object that may be cut off what it holds.
func ofObject(text []byte) layout {
	d := json.NewDecoder(bytes.NewReader(text))
	key := false // whether the next token at depth 1 is a key
	for depth := 0; ; {
		t, err := d.Token()
		if err != nil {
			return keyed
		}
		switch t {
		case json.Delim('{'), json.Delim('['):
			depth++
			key = depth == 1
			continue
		case json.Delim('}'), json.Delim(']'):
			depth--
			key = depth == 1
			continue
		}
		if name, ok := t.(string); ok && key && listNames[twinning.Fold(name)] {
			return wrapped
		}
		key = depth == 1 && !key
	}
}

// isRecord tells whether an object by itself tells a tie.
func isRecord(object []byte) bool {
	f, err := flatten(object)
	if err != nil {
		return false
	}
	_, err = guess([]flat{f})
	return err == nil
}
