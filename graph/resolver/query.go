package resolver

import (
	"context"
	"fmt"
	"slices"

	"github.com/sistergraph/sistergraph/graph/fault"
	"github.com/sistergraph/sistergraph/graph/where"
	"github.com/sistergraph/sistergraph/twinning"
)

// Query has the entry points of the schema.
type Query struct{}

// Node gives any record by its id.
func (Query) Node(ctx context.Context, id twinning.ID) (Node, error) {
	st := from(ctx)
	found, err := st.find(ctx, []twinning.ID{id})
	if err != nil || found[id] == nil {
		return nil, err
	}
	return found[id], nil
}

// Nodes gives records by their ids, nil for each that is not there.
func (Query) Nodes(ctx context.Context, ids []twinning.ID) ([]Node, error) {
	if len(ids) > MaxPage {
		return nil, fault.Bad("ids", fmt.Sprintf("%d ids", len(ids)), "are more than one answer can have", fmt.Sprintf("ask for at most %d", MaxPage))
	}
	found, err := from(ctx).find(ctx, ids)
	if err != nil {
		return nil, err
	}
	nodes := make([]Node, len(ids))
	for i, id := range ids {
		if n := found[id]; n != nil {
			nodes[i] = n
		}
	}
	return nodes, nil
}

// Country gives one country or territory.
func (Query) Country(ctx context.Context, code twinning.CountryCode) (*Country, error) {
	c := from(ctx).countries[code]
	if c == nil {
		return nil, nil
	}
	register(ctx, c)
	return c, nil
}

// Framework gives a framework by id or key.
func (Query) Framework(ctx context.Context, id twinning.ID) (*Framework, error) {
	st := from(ctx)
	f, ok := st.ref.Framework(id)
	if !ok {
		return nil, nil
	}
	register(ctx, st.frameworks[f.ID])
	return st.frameworks[f.ID], nil
}

// Countries gives the countries and territories that pass a filter for certain, by name.
func (Query) Countries(ctx context.Context, filter *where.Country, asOf *twinning.Day) ([]*Country, error) {
	st := from(ctx)
	if filter == nil {
		filter = &where.Country{}
	}
	codes, err := st.at(st.day(asOf)).Codes(filter, "where")
	if err != nil {
		return nil, err
	}
	out := make([]*Country, len(codes))
	for i, code := range codes {
		out[i] = st.countries[code]
		register(ctx, out[i])
	}
	return out, nil
}

// Frameworks gives all frameworks, by key.
func (Query) Frameworks(ctx context.Context) ([]*Framework, error) {
	st := from(ctx)
	out := make([]*Framework, len(st.ref.Frameworks))
	for i, f := range st.ref.Frameworks {
		out[i] = st.frameworks[f.ID]
		register(ctx, out[i])
	}
	return out, nil
}

// Fields gives all fields of cooperation, by key.
func (Query) Fields(ctx context.Context) ([]*Field, error) {
	st := from(ctx)
	out := make([]*Field, len(st.ref.Fields))
	for i, f := range st.ref.Fields {
		out[i] = st.fields[f.ID]
	}
	return out, nil
}

// Areas gives all areas that filters can name.
func (Query) Areas(ctx context.Context) ([]*Area, error) {
	return from(ctx).areas, nil
}

// Releases gives the published states of the data, the newest first.
func (Query) Releases(ctx context.Context, first *int) ([]*Release, error) {
	most := DefaultPage
	if first != nil {
		most = *first
	}
	if most < 1 || most > MaxPage {
		return nil, fault.Bad("first", most, "is not a number of releases", fmt.Sprintf("give 1 to %d", MaxPage))
	}
	all, err := from(ctx).store.Releases(ctx)
	if err != nil {
		return nil, err
	}
	slices.Reverse(all)
	out := make([]*Release, min(most, len(all)))
	for i := range out {
		out[i] = &Release{of: all[i]}
	}
	return out, nil
}

// Release gives a published state of the data, the one of the operation where no number is given.
func (Query) Release(ctx context.Context, number *int) (*Release, error) {
	st := from(ctx)
	if number == nil || *number == st.release.Number {
		return &Release{of: st.release}, nil
	}
	releases, err := st.store.Releases(ctx)
	if err != nil {
		return nil, err
	}
	for _, r := range releases {
		if r.Number == *number {
			return &Release{of: r}, nil
		}
	}
	return nil, nil
}
