package resolver

import (
	"cmp"
	"context"
	"slices"

	"github.com/sistergraph/sistergraph/graph/cursor"
	"github.com/sistergraph/sistergraph/graph/level"
	"github.com/sistergraph/sistergraph/graph/look"
	"github.com/sistergraph/sistergraph/graph/where"
	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// TriangleConnection is a page of triangles.
type TriangleConnection struct {
	TotalCount int
	Edges      []*TriangleEdge
	Nodes      []*Triangle
	PageInfo   *PageInfo
	Definition *Definition
}

// TriangleEdge is one triangle of a page.
type TriangleEdge struct {
	Cursor string
	Node   *Triangle
}

// Triangle is three places, each a partner of the other two.
type Triangle struct {
	Partnerships []*Partnership

	cities []twinning.ID // in order
	st     *State
}

// Triangles gives the closed triples of partners that contain it.
func (c *City) Triangles(ctx context.Context, where *where.Partnership, asOf *twinning.Day, scope *twinning.Scope, first *int, after *string) (*TriangleConnection, error) {
	return level.Load(ctx, c, func(ctx context.Context, cities []*City) (map[*City]*TriangleConnection, error) {
		st := c.st
		set, def, err := st.tieSet(where, asOf, scope)
		if err != nil {
			return nil, err
		}
		set.From = cityIDs(cities)
		list := func(c *City) cursor.List {
			return cursor.NewList(st.release.Number, "triangles", string(c.of.ID), def.Hash)
		}
		q := store.TriangleQuery{Set: set, Total: look.Selects(ctx, "TriangleConnection", "totalCount")}
		for _, c := range cities {
			if q.Page, err = (pageArgs{first: first, after: after}).page(list(c)); err != nil {
				return nil, err
			}
		}
		found, err := st.store.Triangles(ctx, st.release.Number, q)
		if err != nil {
			return nil, err
		}
		out := make(map[*City]*TriangleConnection, len(cities))
		for _, c := range cities {
			out[c] = st.triangles(ctx, found[c.of.ID], list(c), def)
		}
		return out, nil
	})
}

func (st *State) triangles(ctx context.Context, page store.TrianglePage, names cursor.List, def *Definition) *TriangleConnection {
	conn := &TriangleConnection{TotalCount: page.Total, Definition: def, Edges: []*TriangleEdge{}, Nodes: []*Triangle{}}
	for _, row := range page.Rows {
		t := &Triangle{cities: []twinning.ID{row.A, row.B, row.C}, st: st}
		slices.Sort(t.cities)
		level.Register(ctx, t)
		ties := []twinning.Partnership{row.AB, row.AC, row.BC}
		slices.SortFunc(ties, func(a, b twinning.Partnership) int { return cmp.Or(cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B)) })
		for _, tie := range ties {
			p := st.tie(tie)
			register(ctx, p)
			t.Partnerships = append(t.Partnerships, p)
		}
		conn.Nodes = append(conn.Nodes, t)
		conn.Edges = append(conn.Edges, &TriangleEdge{Cursor: names.Encode(row.Key), Node: t})
	}
	conn.PageInfo = pageInfo(page.More, conn.Edges, func(e *TriangleEdge) string { return e.Cursor })
	return conn
}

// Cities gives the three in the order of their ids.
func (t *Triangle) Cities(ctx context.Context) ([]*City, error) {
	return followAll[*City](ctx, t.st, t, func(t *Triangle) []twinning.ID { return t.cities })
}
