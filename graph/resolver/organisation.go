package resolver

import (
	"context"

	"github.com/sistergraph/sistergraph/graph/cursor"
	"github.com/sistergraph/sistergraph/graph/level"
	"github.com/sistergraph/sistergraph/graph/where"
	"github.com/sistergraph/sistergraph/twinning"
)

// Organisation is a body that takes part.
type Organisation struct {
	of twinning.Organisation
	st *State
}

// IsNode and IsParty tell where an Organisation can stand.
func (*Organisation) IsNode()  {}
func (*Organisation) IsParty() {}

// The fields of an Organisation that its record holds.
func (o *Organisation) ID() twinning.ID                       { return o.of.ID }
func (o *Organisation) Name(language *string) (string, error) { return in(o.of.Names, language) }
func (o *Organisation) Kind() string                          { return o.of.Kind }
func (o *Organisation) Country() *Country                     { return o.st.countries[o.of.Country] }
func (o *Organisation) Fields() []*Field                      { return o.st.fieldsOf(o.of.Fields) }
func (o *Organisation) SeatName() *string                     { return told(o.of.SeatName) }
func (o *Organisation) SeatRecalled() bool                    { return o.of.SeatRecalled }

// Seat gives where it sits.
func (o *Organisation) Seat(ctx context.Context) (*City, error) {
	return followOne[*City](ctx, o.st, o, func(o *Organisation) twinning.ID { return o.of.Seat })
}

// Agreements gives the papers it signed.
func (o *Organisation) Agreements(ctx context.Context) ([]*Agreement, error) {
	return agreements(ctx, o.st, o, twinning.RoleParty)
}

// Offices gives its posts.
func (o *Organisation) Offices(ctx context.Context) ([]*Office, error) {
	return linked[*Office](ctx, o.st, o, twinning.TypeOffice, twinning.RoleHolder)
}

// Sources gives who tells of it.
func (o *Organisation) Sources(ctx context.Context) ([]*Source, error) {
	return sourcesOf(ctx, o.st, o, func(o *Organisation) []twinning.ID { return o.of.Sources })
}

// linked gives the records of a type that point to a node, with one call for its level.
func linked[N Node, P interface {
	comparable
	Node
}](ctx context.Context, st *State, parent P, t twinning.Type, role twinning.Role) ([]N, error) {
	return level.Load(ctx, parent, func(ctx context.Context, parents []P) (map[P][]N, error) {
		ids := make([]twinning.ID, len(parents))
		for i, p := range parents {
			ids[i] = p.ID()
		}
		found, err := st.store.Linked(ctx, st.release.Number, t, role, ids)
		if err != nil {
			return nil, err
		}
		made := map[twinning.ID]Node{}
		out := make(map[P][]N, len(parents))
		for _, p := range parents {
			nodes := []N{}
			for _, e := range found[p.ID()] {
				if made[e.EntityID()] == nil {
					made[e.EntityID()] = st.entity(e)
					register(ctx, made[e.EntityID()])
				}
				if n, ok := made[e.EntityID()].(N); ok {
					nodes = append(nodes, n)
				}
			}
			out[p] = nodes
		}
		return out, nil
	})
}

// OrganisationConnection is a page of organisations.
type OrganisationConnection struct {
	TotalCount int
	Edges      []*OrganisationEdge
	Nodes      []*Organisation
	PageInfo   *PageInfo
}

// OrganisationEdge is one organisation of a page.
type OrganisationEdge struct {
	Cursor string
	Node   *Organisation
}

// Organisation gives one organisation.
func (Query) Organisation(ctx context.Context, id twinning.ID) (*Organisation, error) {
	return single[*Organisation](ctx, id)
}

// single gives a record of one type by its id; nil where there is none.
func single[N Node](ctx context.Context, id twinning.ID) (N, error) {
	var none N
	found, err := from(ctx).find(ctx, one(id))
	if err != nil {
		return none, err
	}
	n, _ := found[id].(N)
	return n, nil
}

// Organisations gives a page of organisations.
func (Query) Organisations(ctx context.Context, filter *where.Organisation, first *int, after *string, last *int, before *string) (*OrganisationConnection, error) {
	st := from(ctx)
	names := cursor.NewList(st.release.Number, "organisations", where.Normal(filter))
	q, err := st.at(st.release.Day).Organisations(filter, "where")
	if err != nil {
		return nil, err
	}
	page, err := entities[*Organisation](ctx, st, "OrganisationConnection", q, pageArgs{first, after, last, before}, names)
	if err != nil {
		return nil, err
	}
	return &OrganisationConnection{
		TotalCount: page.total, Nodes: page.nodes, PageInfo: page.info,
		Edges: edges(page, func(cursor string, node *Organisation) *OrganisationEdge { return &OrganisationEdge{cursor, node} }),
	}, nil
}
