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

// NewBatch asks the store what it knows of the references.
func NewBatch(ctx context.Context, r store.Reader, release int, names *nation.Names, d *review.Decisions, refs []record.PlaceRef) (*Batch, error) {
	b := &Batch{
		nations: names, decisions: d,
		cities: map[twinning.ID]twinning.City{}, keys: map[store.ExternalKey]twinning.ID{},
		names: map[nameKey][]twinning.ID{}, near: map[nameKey][]twinning.ID{},
		added: map[twinning.ID]twinning.ID{}, addKeys: map[store.ExternalKey]twinning.ID{}, addName: map[nameKey][]twinning.ID{},
		made: map[twinning.ID]twinning.City{},
	}
	var ids []twinning.ID
	for _, ref := range refs {
		if ref.ID != "" {
			ids = append(ids, ref.ID)
		}
		if dec, ok := d.Of(ref); ok && dec.Verdict == review.Place {
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

// search asks for the names of references that nothing better was found for:
// first all as they are written with their variations, then what comes near to
// those that were not found.
func (b *Batch) search(ctx context.Context, r store.Reader, release int, refs []record.PlaceRef) error {
	var keys []nameKey
	seen := map[nameKey]bool{}
	put := func(w wanted) {
		for _, k := range w.keys() {
			if !seen[k] {
				seen[k] = true
				keys = append(keys, k)
			}
		}
	}
	for _, ref := range refs {
		for _, w := range b.ways(ref) {
			put(w)
		}
	}
	err := b.candidates(ctx, r, release, keys, b.names, func(k nameKey) store.CandidateQuery {
		return store.CandidateQuery{Text: k.folded, Exact: true}
	})
	if err != nil {
		return err
	}
	keys = keys[:0]
	clear(seen)
	for _, ref := range refs {
		ways := b.ways(ref)
		if len(ways) == 0 || ref.Country == "" || slices.ContainsFunc(ways, b.found) {
			continue
		}
		put(ways[0])
	}
	return b.candidates(ctx, r, release, keys, b.near, func(k nameKey) store.CandidateQuery {
		grams := twinning.Grams(k.folded)
		return store.CandidateQuery{Text: k.folded, Grams: grams, MinGrams: max(1, len(grams)/3), Limit: nearest}
	})
}

func (b *Batch) found(w wanted) bool {
	return slices.ContainsFunc(w.keys(), func(k nameKey) bool { return len(b.names[k]) > 0 })
}

// nearest is how many names that come near are looked at.
const nearest = 12

func (b *Batch) candidates(ctx context.Context, r store.Reader, release int, keys []nameKey, into map[nameKey][]twinning.ID, query func(nameKey) store.CandidateQuery) error {
	if len(keys) == 0 {
		return nil
	}
	queries := make([]store.CandidateQuery, len(keys))
	for i, k := range keys {
		queries[i] = query(k)
		queries[i].Types, queries[i].Country = []twinning.Type{twinning.TypeCity}, k.country
	}
	found, err := r.Candidates(ctx, release, queries)
	if err != nil {
		return err
	}
	var ids []twinning.ID
	for i, k := range keys {
		for _, c := range found[i] {
			into[k] = append(into[k], c.ID)
			ids = append(ids, c.ID)
		}
	}
	return b.lookup(ctx, r, release, ids)
}
