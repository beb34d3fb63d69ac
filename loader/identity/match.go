package identity

import (
	"fmt"
	"slices"

	"github.com/sistergraph/sistergraph/loader/record"
	"github.com/sistergraph/sistergraph/loader/review"
	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// Match tells which place the reference means.
func (b *Batch) Match(ref record.PlaceRef) Match {
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
	if m, ok := b.decided(ref); ok {
		return m
	}
	return b.byName(ref)
}

func (b *Batch) decided(ref record.PlaceRef) (Match, bool) {
	d, ok := b.decisions.Of(ref)
	if !ok {
		return Match{}, false
	}
	m := Match{Grade: ByDecision, Reason: "decided", Create: d.Verdict == review.New, Skip: d.Verdict == review.Skip}
	if d.Verdict == review.Place {
		c, ok := b.cities[d.Place]
		if !ok {
			return Match{Grade: None, Reason: fmt.Sprintf("the decision names %s, which is not in the store", d.Place)}, true
		}
		m.ID = c.ID
	}
	return m, true
}

// byName takes the only place of the best rank that has any.
func (b *Batch) byName(ref record.PlaceRef) Match {
	b.index()
	ways := b.ways(ref)
	if len(ways) == 0 {
		return Match{Grade: None, Reason: fmt.Sprintf("no country is called %q", record.Shorten(ref.Country))}
	}
	for _, w := range ways {
		var ids []twinning.ID
		for _, k := range w.keys() {
			ids = append(ids, b.addName[k]...)
			ids = append(ids, b.names[k]...)
		}
		slices.Sort(ids)
		if m, ok := b.best(ref, slices.Compact(ids), w); ok {
			return m
		}
	}
	if len(Keys(ref.Wikidata, ref.Geonames)) > 0 {
		return Match{Grade: None, Reason: "no place of that number"}
	}
	return b.oneSlip(ways[0])
}

// compatible tells whether a place may be what a reference with a number means
// although it was not found by that: it has no number there itself.
func compatible(c twinning.City, ref record.PlaceRef) bool {
	return (ref.Wikidata == "" || c.Wikidata == "") && (ref.Geonames == 0 || c.Geonames == 0)
}

// best ranks places that bear a name.
func (b *Batch) best(ref record.PlaceRef, ids []twinning.ID, w wanted) (Match, bool) {
	name := ref.Name
	if w.other {
		name = ""
	}
	ranked := map[rank][]twinning.ID{}
	for _, id := range ids {
		if c := b.city(id); compatible(c, ref) && w.may(c) {
			r := rankOf(c, name, w.text)
			ranked[r] = append(ranked[r], id)
		}
	}
	for r := exactEnglish; r <= former; r++ {
		switch len(ranked[r]) {
		case 0:
			continue
		case 1:
			if ref.Country == "" && r > foldedName {
				return Match{Grade: Ambiguous, Reason: "only an alias, and no country is given", Candidates: ids}, true
			}
			m := Match{ID: ranked[r][0], Grade: r.grade(), Reason: r.reason()}
			if w.other {
				m.Grade, m.Reason = Variation, fmt.Sprintf("known as %q", w.text)
			}
			return m, true
		default:
			return b.byLocation(ref, ranked[r]), true
		}
	}
	return Match{}, false
}

// Holder is the place that has the number of a register.
func (b *Batch) Holder(k store.ExternalKey) (twinning.ID, bool) {
	if id, ok := b.addKeys[k]; ok {
		return id, true
	}
	id, ok := b.keys[k]
	return id, ok
}

// City is a stored place that one of the references means or may mean.
func (b *Batch) City(id twinning.ID) (twinning.City, bool) {
	c, ok := b.cities[id]
	return c, ok
}

func (b *Batch) city(id twinning.ID) twinning.City {
	if c, ok := b.made[id]; ok {
		return c
	}
	return b.cities[id]
}

// Forget drops what Add made known.
func (b *Batch) Forget() {
	clear(b.added)
	clear(b.addKeys)
	clear(b.addName)
	clear(b.made)
	b.unindexed = b.unindexed[:0]
}

// Add makes a place of the chunk itself known, under the id that the file gives
// it too.
func (b *Batch) Add(c twinning.City, asked twinning.ID) {
	b.added[c.ID], b.made[c.ID] = c.ID, c
	if asked != "" {
		b.added[asked] = c.ID
	}
	for _, k := range Keys(c.Wikidata, c.Geonames) {
		b.addKeys[k] = c.ID
	}
	b.unindexed = append(b.unindexed, c.ID)
}

// index makes the places of the chunk known by name. It waits until a name is
// asked for, which packages never do.
func (b *Batch) index() {
	for _, id := range b.unindexed {
		c := b.made[id]
		for _, key := range c.SearchKeys() {
			for _, country := range []twinning.CountryCode{c.Country(), ""} {
				k := nameKey{key.Text, country}
				if !slices.Contains(b.addName[k], id) {
					b.addName[k] = append(b.addName[k], id)
				}
			}
		}
	}
	b.unindexed = b.unindexed[:0]
}
