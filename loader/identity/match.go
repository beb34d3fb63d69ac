package identity

import (
	"fmt"

	"github.com/sistergraph/sistergraph/loader/record"
	"github.com/sistergraph/sistergraph/loader/review"
	"github.com/sistergraph/sistergraph/twinning"
)

// Match tells which place the reference means.
func (b *Batch) Match(ref record.PlaceRef) Match { return b.MatchAs(ref, twinning.LevelUnknown) }

// MatchAs tells which place of the level the reference means; LevelUnknown
// leaves the level to the name.
func (b *Batch) MatchAs(ref record.PlaceRef, level twinning.Level) Match {
	if ref.ID != "" {
		if id, ok := b.added[ref.ID]; ok {
			return Match{ID: id, Grade: ByID, Reason: "exact id"}
		}
		if c, ok := b.cities[ref.ID]; ok {
			return Match{ID: c.ID, Grade: ByID, Reason: "exact id"}
		}
	}
	for _, k := range Keys(ref.Wikidata, ref.Geonames) {
		if id, ok := b.Holder(k); ok {
			return Match{ID: id, Grade: ByRegister, Reason: string(k.Scheme) + " " + k.Value}
		}
	}
	if ref.ID != "" || ref.Name == "" {
		return Match{Grade: None, Reason: "no such place"}
	}
	b.index()
	s := b.seek(ref, level)
	if dec, ok := b.decisions.Of(ref); ok {
		return b.decided(s, dec)
	}
	first := Match{Grade: None}
	for i := range longestForms(s) {
		m, done := b.choose(s, b.bearers(s, i))
		if done {
			return m
		}
		if first.Reason == "" {
			first = m
		}
		first.Candidates = join(first.Candidates, m.Candidates)
	}
	return b.propose(s, first)
}

func longestForms(s sought) int {
	n := 0
	for _, forms := range s.forms {
		n = max(n, len(forms))
	}
	return n
}

func (b *Batch) decided(s sought, dec review.Decision) Match {
	m := Match{Grade: ByDecision, Reason: "decided"}
	switch dec.Verdict {
	case review.Skip:
		m.Skip = true
	case review.New:
		m.ID = b.madeBefore(s)
		m.Create = m.ID == ""
	default:
		c, ok := b.cities[dec.Place]
		if !ok {
			return Match{Grade: Ambiguous, Reason: fmt.Sprintf("the decision names %s, which is not in the store", dec.Place)}
		}
		m.ID = c.ID
	}
	return m
}

// madeBefore is the place that an earlier load made of the name, so that a
// decision which is remembered makes one place; empty when there is none.
func (b *Batch) madeBefore(s sought) twinning.ID {
	for _, e := range b.bearers(s, 0) {
		same := e.there || s.Region == "" && !madeWithRegion(e.City, e.form.Text)
		if e.Created && e.rank <= foldedName && e.not == "" && same {
			return e.ID
		}
	}
	return ""
}

// join adds candidates that are not there yet.
func join(to, more []Candidate) []Candidate {
	for _, c := range more {
		has := false
		for _, o := range to {
			has = has || o.ID == c.ID
		}
		if !has {
			to = append(to, c)
		}
	}
	return to
}
