package identity

import (
	"fmt"
	"slices"

	"github.com/sistergraph/sistergraph/loader/identity/placename"
	"github.com/sistergraph/sistergraph/loader/record"
	"github.com/sistergraph/sistergraph/twinning"
)

// shortestNear is the length from which near spellings are looked for.
const shortestNear = 4

// surelySlip is the length from which a name that differs by one letter is
// rather a slip than a place of its own.
const surelySlip = 6

// propose adds places whose names are spelled nearly so, nearest first: for a
// person, never to be taken.
func (b *Batch) propose(s sought, m Match) Match {
	var near []nearby
	tooMany := false
	for i, r := range s.readings {
		if len(s.forms[i]) == 0 {
			continue
		}
		text := s.forms[i][0].Text
		tooMany = tooMany || b.tooMany[nameKey{text, r.Country}]
		near = append(near, b.near[nameKey{text, r.Country}]...)
	}
	slices.SortStableFunc(near, nearer)
	for _, c := range near {
		m.Candidates = join(m.Candidates, []Candidate{c.Candidate})
	}
	if m.Reason == "" {
		m.Reason = "no place of that name"
		if tooMany {
			m.Reason += "; near spellings were not looked for, since there are too many such names"
		}
		if s.unread {
			m.Grade = Ambiguous
			m.Reason = fmt.Sprintf("no country is called %q", record.Shorten(s.Country))
		}
	}
	if len(near) > 0 && near[0].slips == 1 && len(s.Name) >= surelySlip && m.Grade == None {
		m.Grade, m.Reason = NearSpelling, "no place of that name, but of a near spelling"
	}
	return m
}

// nearby is a place of a near spelling.
type nearby struct {
	Candidate
	slips int
}

// nearest are those of the places that have a name near to the text.
func (b *Batch) nearest(text string, ids []twinning.ID) []nearby {
	var near []nearby
	for _, id := range ids {
		if name, slips := nearestName(b.cities[id], text); name != "" {
			near = append(near, nearby{Candidate{id, NearSpelling, fmt.Sprintf("%s to %q", lettersInWords(slips), name)}, slips})
		}
	}
	return near
}

// nearestName is the folded name of the place that differs in the fewest
// letters, and in how many; empty when all differ in too many.
func nearestName(c twinning.City, text string) (string, int) {
	limit := slipsAllowed(text)
	name, best := "", limit+1
	for _, key := range c.SearchKeys() {
		if n := placename.Slips(text, key.Text, limit); n < best {
			name, best = key.Text, n
		}
	}
	return name, best
}

func lettersInWords(n int) string {
	if n == 1 {
		return "one letter"
	}
	return fmt.Sprintf("%d letters", n)
}
