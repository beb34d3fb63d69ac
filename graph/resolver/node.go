package resolver

import (
	"context"

	"github.com/sistergraph/sistergraph/graph/level"
	"github.com/sistergraph/sistergraph/twinning"
)

// Node is a record with an id.
type Node interface {
	IsNode()
	ID() twinning.ID
}

// Member is who can belong to a framework.
type Member interface{ IsMember() }

// Party is who can sign or take part.
type Party interface{ IsParty() }

// register makes nodes, and the nodes that they carry in memory, parents of the levels below the current
// field.
func register(ctx context.Context, nodes ...Node) {
	for _, n := range nodes {
		switch n := n.(type) {
		case *City:
			level.Register(ctx, n)
			for _, s := range n.of.Countries {
				if c := n.st.countries[s.Country]; c != nil {
					level.Register(ctx, c)
				}
			}
		case *Country:
			level.Register(ctx, n)
		case *Framework:
			level.Register(ctx, n)
		case *Partnership:
			level.Register(ctx, n)
			level.Register(ctx, n.Frameworks()...)
		case *Statement:
			level.Register(ctx, n)
		case *Organisation:
			level.Register(ctx, n)
			if c := n.Country(); c != nil {
				level.Register(ctx, c)
			}
		case *Agreement:
			level.Register(ctx, n)
		case *Event:
			level.Register(ctx, n)
			level.Register(ctx, n.Frameworks()...)
		case *Zone:
			level.Register(ctx, n)
		case *Claim:
			level.Register(ctx, n)
		case *Office:
			level.Register(ctx, n)
		}
	}
}

// inMemory gives a record that needs no call.
func (st *State) inMemory(id twinning.ID) Node {
	switch id.Type() {
	case twinning.TypeCountry:
		if c := st.countries[twinning.CountryCode(id.Key())]; c != nil {
			return c
		}
	case twinning.TypeFramework:
		if f := st.frameworks[id]; f != nil {
			return f
		}
	case twinning.TypeField:
		if f := st.fields[id]; f != nil {
			return f
		}
	case twinning.TypeSource:
		if s := st.sources[id]; s != nil {
			return s
		}
	case twinning.TypeArea:
		if a := st.area[id]; a != nil {
			return a
		}
	case twinning.TypeRelease:
		if id == twinning.ReleaseID(st.release.Number) {
			return &Release{of: st.release}
		}
	}
	return nil
}

// entity makes a node of a record that a store keeps whole.
func (st *State) entity(e twinning.Entity) Node {
	switch e := e.(type) {
	case twinning.Country:
		return st.inMemory(e.ID)
	case twinning.Framework:
		return st.inMemory(e.ID)
	case twinning.Field:
		return st.inMemory(e.ID)
	case twinning.Source:
		return &Source{of: e}
	case twinning.Organisation:
		return &Organisation{of: e, st: st}
	case twinning.Agreement:
		return &Agreement{of: e, st: st}
	case twinning.Event:
		return &Event{of: e, st: st}
	case twinning.Zone:
		return &Zone{of: e, st: st}
	case twinning.Claim:
		return &Claim{of: e, st: st}
	case twinning.Office:
		return &Office{of: e, st: st}
	default:
		return nil
	}
}
