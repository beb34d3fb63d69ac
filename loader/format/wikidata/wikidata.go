// Package wikidata reads what Wikidata says of twinned administrative bodies
// (its property P190): results of SPARQL queries and documents of entities.
package wikidata

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/sistergraph/sistergraph/loader/format"
)

// Format is SPARQL results as JSON, CSV or TSV, and entity documents.
var Format = &format.Format{
	Name:  "wikidata",
	About: "Wikidata: SPARQL results for P190 (JSON, CSV, TSV) or entity documents",
	Sniff: sniff,
	Open:  open,
}

// layout is how Wikidata's statements lie in a text.
type layout int

const (
	other layout = iota
	resultsJSON
	resultsFlat
	resultsTable
	entities
)

var layoutNames = map[layout]string{
	resultsJSON: "it has results of a SPARQL query", resultsFlat: "its objects have addresses of Wikidata entities", resultsTable: "its cells are addresses of Wikidata entities", entities: "it has Wikidata entities",
}

func sniff(h *format.Head) format.Verdict {
	l := layoutOf(h)
	if l == other {
		return format.Verdict{Why: "it names no Wikidata entities"}
	}
	return format.Verdict{Sure: format.Certain, Why: layoutNames[l]}
}

func layoutOf(h *format.Head) layout {
	text := bytes.TrimSpace(h.Text)
	has := func(s string) bool { return bytes.Contains(text, []byte(s)) }
	switch {
	case bytes.HasPrefix(text, []byte("{")) || bytes.HasPrefix(text, []byte("[")):
		switch {
		case has(`"vars"`) && has(`"head"`), has(`"bindings"`) && has(`"type"`):
			return resultsJSON
		case has(`"entities"`) && (has(`"claims"`) || has(`"labels"`)), has(`"type":"item"`), has(`"type": "item"`):
			return entities
		case isFlat(text):
			return resultsFlat
		default:
			return other
		}
	case isResultsTable(h):
		return resultsTable
	default:
		return other
	}
}

// isFlat tells whether the first object of an array has addresses of two
// entities as its values.
func isFlat(text []byte) bool {
	d := json.NewDecoder(bytes.NewReader(text))
	if open, err := d.Token(); err != nil || open != json.Delim('[') {
		return false
	}
	var first map[string]any
	if d.Decode(&first) != nil {
		return false
	}
	items := 0
	for _, v := range first {
		if s, ok := v.(string); ok && strings.HasPrefix(s, entityAddress) {
			items++
		}
	}
	return items >= 2
}

// isResultsTable tells whether a header of variables stands above rows with at
// least two addresses of entities.
func isResultsTable(h *format.Head) bool {
	lines := h.Lines(2)
	return len(lines) == 2 && strings.Count(lines[1], entityAddress) >= 2 && !strings.Contains(lines[0], entityAddress)
}

const entityAddress = "http://www.wikidata.org/entity/Q"

func open(in *format.Input, opt format.Options) (format.Reader, error) {
	l := layoutOf(&in.Head)
	if l == other {
		return nil, fmt.Errorf("%s is neither a result of a Wikidata query nor a Wikidata entity", in.Name())
	}
	text, err := in.Text()
	if err != nil {
		return nil, err
	}
	var r format.Reader
	switch l {
	case entities:
		r = newEntities(in, text, opt)
	case resultsFlat:
		r, err = newResults(in, text, opt, newFlat(in.Name(), text))
	case resultsJSON:
		r, err = newResults(in, text, opt, newBindings(in.Name(), text))
	default:
		r, err = newResults(in, text, opt, newCells(in, text))
	}
	if err != nil {
		text.Close()
		return nil, err
	}
	return r, nil
}
