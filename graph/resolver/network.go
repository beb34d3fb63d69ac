package resolver

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/sistergraph/sistergraph/graph/fault"
	"github.com/sistergraph/sistergraph/graph/where"
	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// Network is a part of the graph: every tie between two of its nodes is an edge.
type Network struct {
	Nodes      []*NetworkNode
	Edges      []*NetworkEdge
	Truncated  *Truncation
	Definition *Definition
}

// NetworkColumns is a network as parallel lists.
type NetworkColumns struct {
	IDs       []twinning.ID
	Names     []string
	Countries []*twinning.CountryCode
	Lat, Lon  []*float64
	Sources   []int
	Targets   []int
}

// Columns gives the places, then the ties by the positions of their ends.
func (n *Network) Columns() *NetworkColumns {
	c := &NetworkColumns{
		IDs: []twinning.ID{}, Names: []string{}, Countries: []*twinning.CountryCode{},
		Lat: []*float64{}, Lon: []*float64{}, Sources: []int{}, Targets: []int{},
	}
	position := make(map[twinning.ID]int, len(n.Nodes))
	for i, node := range n.Nodes {
		city := node.City
		position[city.of.ID] = i
		c.IDs, c.Names = append(c.IDs, city.of.ID), append(c.Names, city.of.Name("en").Text)
		c.Countries = append(c.Countries, told(city.of.Country()))
		var lat, lon *float64
		if l := city.of.Location; l != nil {
			lat, lon = &l.Lat, &l.Lon
		}
		c.Lat, c.Lon = append(c.Lat, lat), append(c.Lon, lon)
	}
	for _, e := range n.Edges {
		c.Sources, c.Targets = append(c.Sources, position[e.A]), append(c.Targets, position[e.B])
	}
	return c
}

// NetworkNode is a place of a network.
type NetworkNode struct {
	City *City
	Hop  *int
}

// NetworkEdge is a tie of a network.
type NetworkEdge struct {
	A, B        twinning.ID
	Partnership *Partnership
}

// Truncation is what a network left out.
type Truncation struct {
	Nodes, Edges int
	Reason       TruncationReason
}

// TruncationReason says why a network is not whole.
type TruncationReason string

// MaxNodes: there are more places than were asked for.
const MaxNodes TruncationReason = "MAX_NODES"

// The bounds of a network.
const (
	maxHops       = 4
	maxNodes      = 5_000
	maxAround     = 100
	standardNodes = 200
)

// Network cuts out the surroundings of places.
func (Query) Network(ctx context.Context, around []twinning.ID, hops *int, filter *where.Partnership, among *where.City, asOf *twinning.Day, scope *twinning.Scope, most *int) (*Network, error) {
	st := from(ctx)
	set, _, err := st.tieSet(filter, asOf, scope)
	if err != nil {
		return nil, err
	}
	q := store.NetworkQuery{Hops: 1, Set: set, MaxNodes: standardNodes}
	if q.Among, err = st.at(set.Day).City(among, "among"); err != nil {
		return nil, err
	}
	if hops != nil {
		q.Hops = *hops
	}
	if most != nil {
		q.MaxNodes = *most
	}
	switch {
	case q.Hops < 0 || q.Hops > maxHops:
		return nil, fault.Bad("hops", q.Hops, "is not a number of hops", fmt.Sprintf("give 0 to %d", maxHops))
	case q.MaxNodes < 1 || q.MaxNodes > maxNodes:
		return nil, fault.Bad("maxNodes", q.MaxNodes, "is not a number of nodes", fmt.Sprintf("give 1 to %d", maxNodes))
	case around != nil && (len(around) == 0 || len(around) > maxAround):
		return nil, fault.Bad("around", fmt.Sprintf("%d cities", len(around)), "is not a number of cities to start from",
			fmt.Sprintf("give 1 to %d ids, or leave it out for the whole network", maxAround))
	}
	if around != nil {
		places, err := st.places(ctx, distinct(around), func(i int) string { return fmt.Sprintf("around[%d]", i) })
		if err != nil {
			return nil, err
		}
		if len(places) > q.MaxNodes {
			return nil, fault.Bad("maxNodes", q.MaxNodes, "is less than the cities to start from", fmt.Sprintf("give at least %d", len(places)))
		}
		for _, c := range places {
			q.Around = append(q.Around, c.ID)
		}
	}
	found, err := st.store.Network(ctx, st.release.Number, q)
	if err != nil {
		return nil, err
	}
	def := st.define(struct {
		Where *where.Partnership `json:"where,omitzero"`
		Among *where.City        `json:"among,omitzero"`
	}{filter, among}, set.Scope, set.Day)
	return st.network(ctx, found, around != nil, def), nil
}

func (st *State) network(ctx context.Context, found store.Network, hops bool, def *Definition) *Network {
	out := &Network{Nodes: make([]*NetworkNode, len(found.Nodes)), Edges: make([]*NetworkEdge, len(found.Ties)), Definition: def}
	for i, n := range found.Nodes {
		out.Nodes[i] = &NetworkNode{City: st.city(n.City)}
		register(ctx, out.Nodes[i].City)
		if hops {
			hop := n.Hop
			out.Nodes[i].Hop = &hop
		}
	}
	slices.SortFunc(found.Ties, func(a, b twinning.Partnership) int { return cmp.Or(cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B)) })
	for i, t := range found.Ties {
		out.Edges[i] = &NetworkEdge{A: t.A, B: t.B, Partnership: st.tie(t)}
		register(ctx, out.Edges[i].Partnership)
	}
	if found.CutNodes > 0 || found.CutTies > 0 {
		out.Truncated = &Truncation{Nodes: found.CutNodes, Edges: found.CutTies, Reason: MaxNodes}
	}
	return out
}
