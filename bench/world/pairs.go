package world

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"

	"github.com/sistergraph/sistergraph/twinning"
)

// Form is a form in which a world is written.
type Form string

// The forms. Cities is an interchange package of countries and cities, which
// the others need; Package one of ties and their statements.
const (
	Cities  Form = "cities"
	CSV     Form = "csv"
	NDJSON  Form = "ndjson"
	Package Form = "package"
)

// said is what a row of pairs says.
type said struct {
	A      twinning.ID `json:"a.id"`
	B      twinning.ID `json:"b.id"`
	Kind   string      `json:"kind"`
	Since  string      `json:"since"`
	Source twinning.ID `json:"source,omitempty"`
}

// say is what the i-th row says; unreadable when it has to be broken as text.
func (w *World) say(i int) (s said, unreadable bool) {
	r := w.rows[i]
	tie := w.ties[r.tie]
	s = said{A: w.id(tie.a), B: w.id(tie.b), Kind: string(kind(r.tie)), Since: fmt.Sprint(year(r.tie))}
	switch r.sort {
	case plain, doubled:
	case reversed:
		s.A, s.B = s.B, s.A
	case restated:
		s.Source = w.source(r.tie)
	case contrary:
		s.Since = fmt.Sprint(year(r.tie) + 1)
	default:
		return w.broken(s, Sorts[r.sort-broken], i)
	}
	return s, false
}

// nowhere is the id of no place; greater than all that there are.
func nowhere(i int) twinning.ID {
	return twinning.NewID(twinning.TypeCity, fmt.Sprintf("x-nowhere-%d", i))
}

// broken spoils what a row says.
func (w *World) broken(s said, sort string, i int) (_ said, unreadable bool) {
	switch sort {
	case "unknown place":
		s.B = nowhere(i)
	case "bad date":
		s.Since = "2020-13-40"
	case "bad kind":
		s.Kind = "blood brothers"
	case "same place":
		s.B = s.A
	case "blank place":
		s.B = ""
	case "bad id":
		s.A = twinning.ID(s.A.Key())
	default:
		return s, true
	}
	return s, false
}

// textReasons is why rows of pairs are rejected, by sort: the field, a colon
// and the beginning of the reason.
func textReasons(form Form) map[string]string {
	reasons := map[string]string{
		"unknown place": "b: is no place of the store",
		"bad date":      "since: is no day of the calendar",
		"bad kind":      "kind: is no kind of tie that is known",
		"same place":    "b.name: is the same place as a",
		"blank place":   "b.name: is blank",
		"bad id":        "a.id: is not the id of a place",
		"unreadable":    ": has 6 cells where the header has 5",
	}
	if form == NDJSON {
		reasons["unreadable"] = ": is not JSON"
	}
	return reasons
}

// WriteCSV writes the pairs as CSV with a header.
func (w *World) WriteCSV(to io.Writer) error {
	out := bufio.NewWriterSize(to, 1<<16)
	fmt.Fprintln(out, "a id,b id,kind,since,source")
	for i := range w.rows {
		s, unreadable := w.say(i)
		for _, cell := range []string{string(s.A), string(s.B), s.Kind, s.Since} {
			out.WriteString(cell)
			out.WriteByte(',')
		}
		out.WriteString(string(s.Source))
		if unreadable {
			out.WriteString(",one too many")
		}
		out.WriteByte('\n')
	}
	return out.Flush()
}

// WriteNDJSON writes the pairs as JSON, an object a line.
func (w *World) WriteNDJSON(to io.Writer) error {
	out := bufio.NewWriterSize(to, 1<<16)
	for i := range w.rows {
		s, unreadable := w.say(i)
		text, err := json.Marshal(s)
		if err != nil {
			return err
		}
		if unreadable {
			text = text[:len(text)-1]
		}
		out.Write(text)
		out.WriteByte('\n')
	}
	return out.Flush()
}
