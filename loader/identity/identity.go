// Package identity finds out which stored place a reference means: by id, by
// the number of another register, else by name and country. It asks the store
// once for many references.
package identity

import (
	"context"
	"strconv"

	"github.com/sistergraph/sistergraph/loader/record"
	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// Grade tells how a reference was matched, the surest first.
type Grade string

// The grades. Ambiguous and None are no match.
const (
	ByID       Grade = "id"
	ByRegister Grade = "register"
	ByName     Grade = "name and country"
	Ambiguous  Grade = "ambiguous"
	None       Grade = "none"
)

// Match is what a reference means.
type Match struct {
	ID     twinning.ID // empty when there is no match
	Grade  Grade
	Reason string
	// Candidates are the places that it may mean, when it is ambiguous.
	Candidates []twinning.ID
}

// Batch answers references of one chunk: from the places that the chunk itself
// makes, then from the store.
type Batch struct {
	cities map[twinning.ID]twinning.City // by the id asked, and by their own
	keys   map[store.ExternalKey]twinning.ID
	names  map[nameKey][]twinning.ID

	added   map[twinning.ID]twinning.ID // ids that the chunk gives to its places
	addKeys map[store.ExternalKey]twinning.ID
	addName map[nameKey][]twinning.ID
}

type nameKey struct {
	folded  string
	country twinning.CountryCode
}

// NewBatch asks the store what it knows of the references.
func NewBatch(ctx context.Context, r store.Reader, release int, refs []record.PlaceRef) (*Batch, error) {
	b := &Batch{
		cities: map[twinning.ID]twinning.City{}, keys: map[store.ExternalKey]twinning.ID{}, names: map[nameKey][]twinning.ID{},
		added: map[twinning.ID]twinning.ID{}, addKeys: map[store.ExternalKey]twinning.ID{}, addName: map[nameKey][]twinning.ID{},
	}
	var ids []twinning.ID
	for _, ref := range refs {
		if ref.ID != "" {
			ids = append(ids, ref.ID)
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
			if has := Keys(c.Wikidata, c.Geonames); !asked[k] && !contains(has, k) {
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

func contains(keys []store.ExternalKey, k store.ExternalKey) bool {
	for _, has := range keys {
		if has == k {
			return true
		}
	}
	return false
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

// search asks for names of references that have nothing better.
func (b *Batch) search(ctx context.Context, r store.Reader, release int, refs []record.PlaceRef) error {
	seen := map[nameKey]bool{}
	var ask []nameKey
	for _, ref := range refs {
		if k := keyOfName(ref.Name, ref.Country); byNameOnly(ref) && k.folded != "" && !seen[k] {
			seen[k] = true
			ask = append(ask, k)
		}
	}
	if len(ask) == 0 {
		return nil
	}
	queries := make([]store.CandidateQuery, len(ask))
	for i, k := range ask {
		queries[i] = store.CandidateQuery{Text: k.folded, Types: []twinning.Type{twinning.TypeCity}, Country: k.country, Exact: true}
	}
	found, err := r.Candidates(ctx, release, queries)
	if err != nil {
		return err
	}
	var ids []twinning.ID
	for i, k := range ask {
		for _, c := range found[i] {
			b.names[k] = append(b.names[k], c.ID)
			ids = append(ids, c.ID)
		}
	}
	return b.lookup(ctx, r, release, ids)
}

func byNameOnly(ref record.PlaceRef) bool {
	return ref.ID == "" && ref.Wikidata == "" && ref.Geonames == 0
}

func keyOfName(name, country string) nameKey {
	return nameKey{twinning.Fold(name), twinning.CountryCode(country)}
}
