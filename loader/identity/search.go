package identity

import (
	"context"
	"errors"
	"slices"
	"unicode/utf8"

	"github.com/sistergraph/sistergraph/loader/identity/nation"
	"github.com/sistergraph/sistergraph/loader/identity/placename"
	"github.com/sistergraph/sistergraph/loader/record"
	"github.com/sistergraph/sistergraph/loader/review"
	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// sought is a reference that only its name can tell.
type sought struct {
	record.PlaceRef
	level twinning.Level // LevelUnknown when it is not given
	// readings of the country; one without a country when none is given, or
	// when unread, because the text names none.
	readings []nation.Reading
	unread   bool
	forms    [][]placename.Form // by reading
}

func (b *Batch) seek(ref record.PlaceRef, level twinning.Level) sought {
	s := sought{PlaceRef: ref, level: level, readings: []nation.Reading{{}}}
	if ref.Country != "" {
		if r := b.nations.Find(ref.Country); len(r) > 0 {
			s.readings = r
		} else {
			s.unread = true
		}
	}
	for _, r := range s.readings {
		s.forms = append(s.forms, placename.Forms(ref.Name, r.Country))
	}
	return s
}

// byName tells whether nothing better than the name says what is meant.
func (b *Batch) byName(ref record.PlaceRef) bool {
	if ref.ID != "" || ref.Name == "" {
		return false
	}
	for _, k := range Keys(ref.Wikidata, ref.Geonames) {
		if _, ok := b.Holder(k); ok {
			return false
		}
	}
	dec, decided := b.decisions.Of(ref)
	return !decided || dec.Verdict == review.New
}

// keys are the names to ask for, each form in each country.
func (s sought) keys() []nameKey {
	var out []nameKey
	for i, r := range s.readings {
		for _, f := range s.forms[i] {
			out = append(out, nameKey{f.Text, r.Country})
		}
	}
	return out
}

// mostNearby is how many places of near spellings are looked at for a name.
const mostNearby = 12

// search asks for the names of references that nothing better was found for:
// first all in every form, then what comes near to those that were not found.
func (b *Batch) search(ctx context.Context, r store.Reader, release int, refs []record.PlaceRef) error {
	seen := map[nameKey]bool{}
	once := func(keys []nameKey) []nameKey {
		return slices.DeleteFunc(keys, func(k nameKey) bool {
			had := seen[k]
			seen[k] = true
			return had
		})
	}
	var wanted []sought
	var keys []nameKey
	for _, ref := range refs {
		if b.byName(ref) {
			s := b.seek(ref, twinning.LevelUnknown)
			wanted = append(wanted, s)
			keys = append(keys, slices.DeleteFunc(once(s.keys()), func(k nameKey) bool { return b.unfound.absent[k] })...)
		}
	}
	err := b.candidates(ctx, r, release, keys, b.names, func(k nameKey) store.CandidateQuery {
		return store.CandidateQuery{Text: k.folded, Exact: true}
	})
	if err != nil {
		return err
	}
	b.unfound.note(keys, b.names)
	clear(seen)
	return b.searchNear(ctx, r, release, wanted, once)
}

// searchNear asks for what comes near to those that were not found, until the
// load has had too many of them.
func (b *Batch) searchNear(ctx context.Context, r store.Reader, release int, wanted []sought, once func([]nameKey) []nameKey) error {
	var keys []nameKey
	var ids []twinning.ID
	for _, s := range wanted {
		all := s.keys()
		if slices.ContainsFunc(all, func(k nameKey) bool { return len(b.names[k]) > 0 }) {
			continue
		}
		for i, r := range s.readings {
			if len(s.forms[i]) == 0 || utf8.RuneCountInString(s.forms[i][0].Text) < shortestNear {
				continue
			}
			for _, k := range once([]nameKey{{s.forms[i][0].Text, r.Country}}) {
				if near, known := b.unfound.near[k]; known {
					b.near[k] = near
					for _, c := range near {
						ids = append(ids, c.ID)
					}
				} else if len(b.unfound.near)+len(keys) < MostNear {
					keys = append(keys, k)
				} else {
					b.tooMany[k] = true
				}
			}
		}
	}
	if len(keys) > 0 {
		all, err := b.unfound.spellings(ctx, r, release, len(keys))
		switch {
		case err != nil:
			return err
		case all == nil:
			return errors.Join(b.askNear(ctx, r, release, keys), b.lookup(ctx, r, release, ids))
		case all.tooMany:
			for _, k := range keys {
				b.tooMany[k] = true
			}
		default:
			for _, k := range keys {
				b.near[k] = all.nearest(k)
				b.unfound.noteNear(k, b.near[k])
				for _, c := range b.near[k] {
					ids = append(ids, c.ID)
				}
			}
		}
	}
	return b.lookup(ctx, r, release, ids)
}

// askNear asks the store for places with near spellings of the names.
func (b *Batch) askNear(ctx context.Context, r store.Reader, release int, keys []nameKey) error {
	found := map[nameKey][]twinning.ID{}
	err := b.candidates(ctx, r, release, keys, found, func(k nameKey) store.CandidateQuery {
		grams := twinning.Grams(k.folded)
		return store.CandidateQuery{Text: k.folded, Grams: grams, MinGrams: max(1, len(grams)/3), Limit: mostNearby}
	})
	if err != nil {
		return err
	}
	for _, k := range keys {
		b.near[k] = b.nearest(k.folded, found[k])
		b.unfound.noteNear(k, b.near[k])
	}
	return nil
}

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
	if err := b.lookup(ctx, r, release, ids); err != nil {
		return err
	}
	var wholes []twinning.ID
	for _, id := range ids {
		if p := b.cities[id].Parent; p != "" {
			wholes = append(wholes, p)
		}
	}
	return b.lookup(ctx, r, release, wholes)
}
