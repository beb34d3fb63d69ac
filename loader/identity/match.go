package identity

import (
	"slices"

	"github.com/sistergraph/sistergraph/loader/record"
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
	if byNameOnly(ref) && ref.Name != "" {
		return b.byName(ref)
	}
	return Match{Grade: None, Reason: "no such place"}
}

// byName takes the only place of that name in the country, of the best grade
// of names that has any.
func (b *Batch) byName(ref record.PlaceRef) Match {
	k := keyOfName(ref.Name, ref.Country)
	ids := slices.Concat(b.addName[k], b.names[k])
	slices.Sort(ids)
	ids = slices.Compact(ids)
	switch len(ids) {
	case 0:
		return Match{Grade: None, Reason: "no place of that name"}
	case 1:
		return Match{ID: ids[0], Grade: ByName, Reason: "name and country"}
	default:
		return Match{Grade: Ambiguous, Reason: "several places have that name", Candidates: ids}
	}
}

// Holder is the place that has the number of a register.
func (b *Batch) Holder(k store.ExternalKey) (twinning.ID, bool) {
	if id, ok := b.addKeys[k]; ok {
		return id, true
	}
	id, ok := b.keys[k]
	return id, ok
}

// City is a stored place that one of the references means.
func (b *Batch) City(id twinning.ID) (twinning.City, bool) {
	c, ok := b.cities[id]
	return c, ok
}

// Forget drops what Add made known.
func (b *Batch) Forget() {
	clear(b.added)
	clear(b.addKeys)
	clear(b.addName)
}

// Add makes a place of the chunk itself known, under the id that the file gives
// it too.
func (b *Batch) Add(c twinning.City, asked twinning.ID) {
	b.added[c.ID] = c.ID
	if asked != "" {
		b.added[asked] = c.ID
	}
	for _, k := range Keys(c.Wikidata, c.Geonames) {
		b.addKeys[k] = c.ID
	}
	for _, n := range c.Names {
		for _, country := range []string{string(c.Country()), ""} {
			k := keyOfName(n.Text, country)
			if !slices.Contains(b.addName[k], c.ID) {
				b.addName[k] = append(b.addName[k], c.ID)
			}
		}
	}
}
