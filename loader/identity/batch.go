package identity

import (
	"context"
	"slices"
	"strconv"

	"github.com/sistergraph/sistergraph/loader/identity/nation"
	"github.com/sistergraph/sistergraph/loader/record"
	"github.com/sistergraph/sistergraph/loader/review"
	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// NewBatch asks the store what it knows of the references, but for what the
// batches before did not find.
func NewBatch(ctx context.Context, r store.Reader, release int, names *nation.Names, d *review.Decisions, u *Unfound, refs []record.PlaceRef) (*Batch, error) {
	b := &Batch{
		nations: names, decisions: d, unfound: u, tooMany: map[nameKey]bool{},
		cities: map[twinning.ID]twinning.City{}, keys: map[store.ExternalKey]twinning.ID{},
		names: map[nameKey][]twinning.ID{}, near: map[nameKey][]nearby{},
		added: map[twinning.ID]twinning.ID{}, addKeys: map[store.ExternalKey]twinning.ID{}, addName: map[nameKey][]twinning.ID{},
		made: map[twinning.ID]twinning.City{},
	}
	var ids []twinning.ID
	for _, ref := range refs {
		if ref.ID != "" {
			ids = append(ids, ref.ID)
		} else if dec, ok := d.Of(ref); ok && dec.Verdict == review.Place {
			ids = append(ids, dec.Place)
		}
	}
	if err := b.lookup(ctx, r, release, ids); err != nil {
		return nil, err
	}
	if err := b.identify(ctx, r, release, refs); err != nil {
		return nil, err
	}
	return b, b.search(ctx, r, release, refs)
}

func (b *Batch) lookup(ctx context.Context, r store.Reader, release int, ids []twinning.ID) error {
	var ask []twinning.ID
	seen := map[twinning.ID]bool{}
	for _, id := range ids {
		if _, has := b.cities[id]; !has && !seen[id] {
			seen[id] = true
			ask = append(ask, id)
		}
	}
	if len(ask) == 0 {
		return nil
	}
	found, err := r.Lookup(ctx, release, ask)
	if err != nil {
		return err
	}
	for id, c := range found.Cities {
		b.cities[id], b.cities[c.ID] = c, c
	}
	return nil
}

// identify asks for the register numbers that a place found by id does not
// have already.
func (b *Batch) identify(ctx context.Context, r store.Reader, release int, refs []record.PlaceRef) error {
	asked := map[store.ExternalKey]bool{}
	var ask []store.ExternalKey
	for _, ref := range refs {
		c := b.cities[ref.ID]
		for _, k := range Keys(ref.Wikidata, ref.Geonames) {
			if !asked[k] && !slices.Contains(Keys(c.Wikidata, c.Geonames), k) {
				asked[k] = true
				ask = append(ask, k)
			}
		}
	}
	if len(ask) == 0 {
		return nil
	}
	found, err := r.Identify(ctx, release, ask)
	if err != nil {
		return err
	}
	var ids []twinning.ID
	for k, id := range found {
		b.keys[k] = id
		ids = append(ids, id)
	}
	return b.lookup(ctx, r, release, ids)
}

// Keys are the numbers of other registers that are known of a place.
func Keys(wikidata string, geonames int) []store.ExternalKey {
	var out []store.ExternalKey
	if wikidata != "" {
		out = append(out, store.ExternalKey{Scheme: store.Wikidata, Value: wikidata})
	}
	if geonames != 0 {
		out = append(out, store.ExternalKey{Scheme: store.Geonames, Value: strconv.Itoa(geonames)})
	}
	return out
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

// Country is the one country that a text means; false when it means none or
// several.
func (b *Batch) Country(text string) (twinning.CountryCode, bool) { return Country(b.nations, text) }

// Country is the one country that a text means by the names; false when it
// means none or several.
func Country(names *nation.Names, text string) (twinning.CountryCode, bool) {
	readings := names.Find(text)
	if len(readings) != 1 {
		return "", false
	}
	return readings[0].Country, true
}

// Forget drops what Add made known.
func (b *Batch) Forget() {
	clear(b.added)
	clear(b.addKeys)
	clear(b.addName)
	clear(b.made)
	b.unnamed = nil
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
	b.unnamed = append(b.unnamed, c)
}

// index makes the names of added places known, once a name is asked for.
func (b *Batch) index() {
	for _, c := range b.unnamed {
		for _, key := range c.SearchKeys() {
			for _, country := range []twinning.CountryCode{c.Country(), ""} {
				k := nameKey{key.Text, country}
				if !slices.Contains(b.addName[k], c.ID) {
					b.addName[k] = append(b.addName[k], c.ID)
				}
			}
		}
	}
	b.unnamed = nil
}
