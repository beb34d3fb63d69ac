package identity

import (
	"unicode/utf8"

	"github.com/sistergraph/sistergraph/loader/identity/placename"
	"github.com/sistergraph/sistergraph/twinning"
)

// shortestSlip is the length from which a name with one slip is taken for the
// name that it comes from.
const shortestSlip = 6

// oneSlip takes the only place of the country whose name differs by one letter
// that is missing, doubled, wrong or swapped with the next, but not the first.
func (b *Batch) oneSlip(w wanted) Match {
	var candidates []twinning.ID
	for _, k := range w.keys() {
		candidates = append(candidates, b.near[k]...)
	}
	none := Match{Grade: None, Reason: "no place of that name", Candidates: candidates}
	if utf8.RuneCountInString(w.text) < shortestSlip {
		return none
	}
	first, _ := utf8.DecodeRuneInString(w.text)
	var close []twinning.ID
	for _, id := range candidates {
		for _, key := range b.cities[id].SearchKeys() {
			if f, _ := utf8.DecodeRuneInString(key.Text); f == first && key.Grade == 0 && placename.Slips(w.text, key.Text, 1) == 1 {
				close = append(close, id)
				break
			}
		}
	}
	if len(close) != 1 {
		return none
	}
	return Match{ID: close[0], Grade: Slip, Reason: "its name but for one slip"}
}
