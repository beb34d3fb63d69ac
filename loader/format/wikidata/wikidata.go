// Package wikidata reads what Wikidata says of twinned administrative bodies
// (its property P190): results of SPARQL queries and documents of entities.
package wikidata

import (
	"bytes"
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
	resultsTable
	entities
)

var layoutNames = map[layout]string{
	resultsJSON: "it has results of a SPARQL query", resultsTable: "its cells are addresses of Wikidata entities", entities: "it has Wikidata entities",
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
		default:
			return other
		}
	case isResultsTable(h):
		return resultsTable
	default:
		return other
	}
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
