// Package resolver answers the fields of the schema over any store.Store. Each GraphQL type is a Go type
// here whose methods are its fields; what needs no store call is read from memory.
package resolver

import (
	"context"

	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// State is one release as answers see it: the store, and the reference data of that release in memory.
// It is never changed, and may be shared by any number of operations.
type State struct {
	store   store.Store
	release twinning.Release
	ref     *twinning.Reference

	countries  map[twinning.CountryCode]*Country
	frameworks map[twinning.ID]*Framework
	fields     map[twinning.ID]*Field
	sources    map[twinning.ID]*Source
	areas      []*Area
	area       map[twinning.ID]*Area // by id and by key
	// wholeSources tells that sources has every source there is.
	wholeSources bool
	credits      []Credit
}

// sourcesInMemory is the number of sources up to which all of them are kept in memory: more would be slow
// to read for the first operation of a release. Beyond it sources are looked up as they are asked for.
const sourcesInMemory = 5_000

// NewState reads the reference data of a release.
func NewState(ctx context.Context, s store.Store, release twinning.Release) (*State, error) {
	ref, err := s.Reference(ctx, release.Number)
	if err != nil {
		return nil, err
	}
	st := &State{
		store: s, release: release, ref: ref,
		countries:  make(map[twinning.CountryCode]*Country, len(ref.Countries)),
		frameworks: make(map[twinning.ID]*Framework, len(ref.Frameworks)),
		fields:     make(map[twinning.ID]*Field, len(ref.Fields)),
		sources:    map[twinning.ID]*Source{},
		area:       map[twinning.ID]*Area{},
	}
	for _, a := range ref.Areas() {
		area := &Area{of: a}
		st.areas = append(st.areas, area)
		st.area[a.ID], st.area[twinning.ID(a.Key)] = area, area
	}
	for i := range ref.Countries {
		st.countries[ref.Countries[i].Code] = &Country{of: ref.Countries[i], st: st}
	}
	for i := range ref.Frameworks {
		st.frameworks[ref.Frameworks[i].ID] = &Framework{of: ref.Frameworks[i], st: st}
	}
	for i := range ref.Fields {
		st.fields[ref.Fields[i].ID] = &Field{of: ref.Fields[i]}
	}
	page, err := s.Entities(ctx, release.Number, store.EntityQuery{
		Type: twinning.TypeSource, Page: store.Page{Limit: sourcesInMemory},
	})
	if err != nil {
		return nil, err
	}
	for _, row := range page.Rows {
		if source, ok := row.Entity.(twinning.Source); ok {
			st.sources[source.ID] = &Source{of: source}
		}
	}
	st.wholeSources = !page.More.After
	st.credits = creditsOf(st.sources)
	return st, nil
}

// Release is the release that the state shows.
func (st *State) Release() twinning.Release { return st.release }

// day is the day asked, else the day of the release.
func (st *State) day(asOf *twinning.Day) twinning.Day {
	if asOf != nil {
		return *asOf
	}
	return st.release.Day
}

func scopeOf(scope *twinning.Scope) twinning.Scope {
	if scope != nil {
		return *scope
	}
	return twinning.ScopeStanding
}

type stateKey struct{}

// NewContext gives a context for one operation on the state.
func NewContext(ctx context.Context, st *State) context.Context {
	return context.WithValue(ctx, stateKey{}, st)
}

// from gives the state of the operation.
func from(ctx context.Context) *State {
	st, ok := ctx.Value(stateKey{}).(*State)
	if !ok {
		panic("resolver: no state in the context")
	}
	return st
}
