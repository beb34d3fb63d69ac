package loader

import (
	"context"
	"slices"

	"github.com/sistergraph/sistergraph/loader/identity"
	"github.com/sistergraph/sistergraph/loader/identity/nation"
	"github.com/sistergraph/sistergraph/loader/record"
	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// work is a chunk being worked off.
type work struct {
	run   *run
	in    Input
	items []*item

	match         *identity.Batch                 // places
	stored        map[twinning.ID]twinning.Entity // entities that the chunk speaks of
	there         map[twinning.ID]bool            // records that it refers to and the store has
	oldTies       map[twinning.ID]*twinning.Partnership
	oldSaid       map[twinning.ID][]twinning.Statement // by tie
	oldStatements map[twinning.ID]*twinning.Statement  // by id; nil where there is none
	declared      map[twinning.ID]bool                 // entities that the chunk itself brings

	cities     drafts[twinning.City]
	entityList drafts[twinning.Entity]
	tieList    drafts[twinning.Partnership]
	statements drafts[twinning.Statement]
	said       map[twinning.ID][]twinning.Statement // all of a tie, as the chunk makes them
	merged     map[twinning.ID]twinning.ID
	quiet      map[twinning.ID]bool   // ties of which nothing new is said
	matches    map[identity.Grade]int // ends of ties, by how they were matched
}

func newWork(r *run, c *chunk) *work {
	return &work{
		run: r, in: c.in, items: c.items,
		stored: map[twinning.ID]twinning.Entity{}, there: map[twinning.ID]bool{},
		oldTies: map[twinning.ID]*twinning.Partnership{}, oldSaid: map[twinning.ID][]twinning.Statement{},
		oldStatements: map[twinning.ID]*twinning.Statement{},
	}
}

// reset forgets what the items made, for another time through.
func (w *work) reset() {
	w.match.Forget()
	w.matches, w.quiet = map[identity.Grade]int{}, map[twinning.ID]bool{}
	w.cities, w.entityList = newDrafts[twinning.City](), newDrafts[twinning.Entity]()
	w.tieList, w.statements = newDrafts[twinning.Partnership](), newDrafts[twinning.Statement]()
	w.said, w.merged, w.declared = map[twinning.ID][]twinning.Statement{}, map[twinning.ID]twinning.ID{}, map[twinning.ID]bool{}
	for _, it := range w.items {
		it.said, it.repeats, it.about, it.passed = false, false, nil, nil
		if e, ok := it.Value.(record.Entity); ok && len(it.refused) == 0 {
			w.declared[e.Entity.EntityID()] = true
		}
	}
}

func (w *work) refusals() int {
	n := 0
	for _, it := range w.items {
		if len(it.refused) > 0 {
			n++
		}
	}
	return n
}

// refuseIncomplete rejects what no row made whole.
func (w *work) refuseIncomplete() {
	w.cities.refuseInvalid()
	w.entityList.refuseInvalid()
	w.tieList.refuseInvalid()
	w.statements.refuseInvalid()
}

// fetch asks the store about all places and other records that the chunk names.
func (w *work) fetch(ctx context.Context) error {
	w.run.known.bound()
	nations, err := w.countryNames(ctx)
	if err != nil {
		return err
	}
	var places []record.PlaceRef
	var ask []twinning.ID
	seen := map[twinning.ID]bool{}
	refer := func(id twinning.ID) {
		switch {
		case seen[id]:
		case id.Type() == twinning.TypeCity:
			seen[id] = true
			if _, ok := w.run.known.place(record.PlaceRef{ID: id}); !ok {
				places = append(places, record.PlaceRef{ID: id})
			}
		default:
			seen[id] = true
			if _, ok := w.run.known.others.get(id); ok {
				w.there[id] = true
			} else {
				ask = append(ask, id)
			}
		}
	}
	for _, it := range w.items {
		switch v := it.Value.(type) {
		case record.Place:
			places = append(places, refOf(v.City))
			references(v.City, refer)
			if code, ok := identity.Country(nations, v.Country); ok {
				refer(twinning.CountryID(code))
			}
		case record.Entity:
			seen[v.Entity.EntityID()] = true
			ask = append(ask, v.Entity.EntityID())
			references(v.Entity, refer)
		case record.Tie:
			for _, ref := range []record.PlaceRef{v.A, v.B} {
				if _, ok := w.run.known.place(ref); !ok {
					places = append(places, ref)
				}
				if ref.ID == "" {
					if code, ok := identity.Country(nations, ref.Country); ok {
						refer(twinning.CountryID(code))
					}
				}
			}
			if v.Shown != nil {
				references(*v.Shown, refer)
			}
			for _, s := range v.Statements {
				refer(s.Said.Source)
			}
		}
	}
	if w.match, err = identity.NewBatch(ctx, w.run.store, w.run.imp.Release(), nations, w.run.decisions, &w.run.unfound, places); err != nil {
		return err
	}
	if len(ask) == 0 {
		return nil
	}
	found, err := w.run.store.Lookup(ctx, w.run.imp.Release(), ask)
	if err != nil {
		return err
	}
	for id, e := range found.Entities {
		w.stored[id], w.there[id] = e, true
		w.run.known.others.put(id, true)
	}
	return nil
}

// countryNames are the names of countries, with those that the store had when
// the load began; nil while all places have ids, because they take a moment.
func (w *work) countryNames(ctx context.Context) (*nation.Names, error) {
	r := w.run
	if r.nations != nil || !slices.ContainsFunc(w.items, (*item).names) {
		return r.nations, nil
	}
	r.nations = nation.Known()
	if r.base > 0 {
		ref, err := r.store.Reference(ctx, r.base)
		if err != nil {
			return nil, err
		}
		r.nations = r.nations.With(ref.Countries)
	}
	return r.nations, nil
}

// names tells whether the record means a place without giving its id.
func (it *item) names() bool {
	switch v := it.Value.(type) {
	case record.Place:
		return v.City.ID == ""
	case record.Tie:
		return v.A.ID == "" || v.B.ID == ""
	default:
		return false
	}
}

// place is the id that answers for the id of a place; false when there is none.
func (w *work) place(id twinning.ID) (twinning.ID, bool) {
	if m := w.match.Match(record.PlaceRef{ID: id}); m.ID != "" {
		return m.ID, true
	}
	return w.run.known.place(record.PlaceRef{ID: id})
}

// check rejects an item that refers to what neither the input nor the store
// has; ids of places are replaced by those that answer for them.
func check[T any](w *work, it *item, v T) T {
	out, missing := resolved(v, func(id twinning.ID) (twinning.ID, bool) {
		if id.Type() == twinning.TypeCity {
			return w.place(id)
		}
		return id, w.there[id] || w.declared[id]
	})
	for _, id := range missing {
		it.refuse(string(id.Type()), string(id), "is neither in the store nor in what was loaded before", "load the record that has this id first, or mend the reference")
	}
	return out
}

// batch is what differs from what is stored.
func (w *work) batch() store.Batch {
	var b store.Batch
	for _, d := range w.cities.list {
		if len(d.items) > 0 && d.changed() {
			b.Cities = append(b.Cities, d.now)
		}
	}
	for _, d := range w.entityList.list {
		if len(d.items) > 0 && d.changed() {
			b.Entities = append(b.Entities, d.now)
		}
	}
	for _, d := range w.tieList.list {
		if len(d.items) > 0 && d.changed() {
			b.Ties = append(b.Ties, d.now)
		}
	}
	for _, d := range w.statements.list {
		if len(d.items) > 0 && d.changed() {
			b.Statements = append(b.Statements, d.now)
		}
	}
	if len(w.merged) > 0 {
		b.Merged = w.merged
	}
	return b
}
