package resolver

import (
	"context"

	"github.com/sistergraph/sistergraph/graph/cursor"
	"github.com/sistergraph/sistergraph/graph/level"
	"github.com/sistergraph/sistergraph/graph/where"
	"github.com/sistergraph/sistergraph/twinning"
)

// Event is a meeting, a fair, a visit.
type Event struct {
	of twinning.Event
	st *State
}

// IsNode tells that an Event has an id.
func (*Event) IsNode() {}

// The fields of an Event that its record holds.
func (e *Event) ID() twinning.ID                       { return e.of.ID }
func (e *Event) Name(language *string) (string, error) { return in(e.of.Names, language) }
func (e *Event) Date() twinning.Date                   { return e.of.Date }
func (e *Event) Fields() []*Field                      { return e.st.fieldsOf(e.of.Fields) }
func (e *Event) Topics() []string                      { return list(e.of.Topics) }

// Frameworks gives the frameworks under which it was held.
func (e *Event) Frameworks() []*Framework { return e.st.frameworksOf(e.of.Frameworks) }

// Place gives where it was held.
func (e *Event) Place(ctx context.Context) (*City, error) {
	return followOne[*City](ctx, e.st, e, func(e *Event) twinning.ID { return e.of.Place })
}

// Hosts gives who held it.
func (e *Event) Hosts(ctx context.Context) ([]Party, error) {
	return followAll[Party](ctx, e.st, e, func(e *Event) []twinning.ID { return e.of.Hosts })
}

// Agreements gives what was signed there.
func (e *Event) Agreements(ctx context.Context) ([]*Agreement, error) {
	return agreements(ctx, e.st, e, twinning.RoleEvent)
}

// Zones gives the development zones that were presented.
func (e *Event) Zones(ctx context.Context) ([]*Zone, error) {
	return followAll[*Zone](ctx, e.st, e, func(e *Event) []twinning.ID { return e.of.Zones })
}

// Claims gives what was reported about it.
func (e *Event) Claims(ctx context.Context) ([]*Claim, error) {
	return linked[*Claim](ctx, e.st, e, twinning.TypeClaim, twinning.RoleSubject)
}

// Sources gives who tells of it.
func (e *Event) Sources(ctx context.Context) ([]*Source, error) {
	return sourcesOf(ctx, e.st, e, func(e *Event) []twinning.ID { return e.of.Sources })
}

// Participation is who took part.
type Participation struct {
	of twinning.Participation
	st *State
}

// Participants gives who took part.
func (e *Event) Participants(ctx context.Context) ([]*Participation, error) {
	return level.Load(ctx, e, func(ctx context.Context, events []*Event) (map[*Event][]*Participation, error) {
		out := make(map[*Event][]*Participation, len(events))
		for _, e := range events {
			all := make([]*Participation, len(e.of.Participants))
			for i, p := range e.of.Participants {
				all[i] = &Participation{of: p, st: e.st}
			}
			level.Register(ctx, all...)
			out[e] = all
		}
		return out, nil
	})
}

// The fields of a Participation that its record holds.
func (p *Participation) Role() string    { return p.of.Role }
func (p *Participation) Office() *string { return told(p.of.Office) }
func (p *Participation) Count() *int     { return p.of.Count }
func (p *Participation) Of() *string     { return told(p.of.Of) }

// Party gives who took part, where named.
func (p *Participation) Party(ctx context.Context) (Party, error) {
	parties, err := followAll[Party](ctx, p.st, p, func(p *Participation) []twinning.ID { return one(p.of.Party) })
	if err != nil || len(parties) == 0 {
		return nil, err
	}
	return parties[0], nil
}

// Zone is a development zone.
type Zone struct {
	of twinning.Zone
	st *State
}

// IsNode tells that a Zone has an id.
func (*Zone) IsNode() {}

// The fields of a Zone that its record holds.
func (z *Zone) ID() twinning.ID                       { return z.of.ID }
func (z *Zone) Name(language *string) (string, error) { return in(z.of.Names, language) }
func (z *Zone) Kind() *string                         { return told(z.of.Kind) }

// City gives where it lies.
func (z *Zone) City(ctx context.Context) (*City, error) {
	return followOne[*City](ctx, z.st, z, func(z *Zone) twinning.ID { return z.of.City })
}

// Organisation gives the body that runs it.
func (z *Zone) Organisation(ctx context.Context) (*Organisation, error) {
	return followOne[*Organisation](ctx, z.st, z, func(z *Zone) twinning.ID { return z.of.Organisation })
}

// Sources gives who tells of it.
func (z *Zone) Sources(ctx context.Context) ([]*Source, error) {
	return sourcesOf(ctx, z.st, z, func(z *Zone) []twinning.ID { return z.of.Sources })
}

// EventConnection is a page of events.
type EventConnection struct {
	TotalCount int
	Edges      []*EventEdge
	Nodes      []*Event
	PageInfo   *PageInfo
}

// EventEdge is one event of a page.
type EventEdge struct {
	Cursor string
	Node   *Event
}

// Event gives one event.
func (Query) Event(ctx context.Context, id twinning.ID) (*Event, error) {
	return single[*Event](ctx, id)
}

// Events gives a page of events.
func (Query) Events(ctx context.Context, filter *where.Event, first *int, after *string, last *int, before *string) (*EventConnection, error) {
	st := from(ctx)
	names := cursor.NewList(st.release.Number, "events", where.Normal(filter))
	q, err := st.at(st.release.Day).Events(filter, "where")
	if err != nil {
		return nil, err
	}
	page, err := entities[*Event](ctx, st, "EventConnection", q, pageArgs{first, after, last, before}, names)
	if err != nil {
		return nil, err
	}
	return &EventConnection{
		TotalCount: page.total, Nodes: page.nodes, PageInfo: page.info,
		Edges: edges(page, func(cursor string, node *Event) *EventEdge { return &EventEdge{cursor, node} }),
	}, nil
}
