package resolver

import (
	"context"
	"fmt"
	"slices"

	"github.com/sistergraph/sistergraph/graph/cursor"
	"github.com/sistergraph/sistergraph/graph/fault"
	"github.com/sistergraph/sistergraph/graph/where"
	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// CommonPartnerConnection is a page of common partners.
type CommonPartnerConnection struct {
	TotalCount int
	Edges      []*CommonPartnerEdge
	Nodes      []*City
	PageInfo   *PageInfo
	Definition *Definition
}

// CommonPartnerEdge is one common partner, with its ties to the cities asked about in their order.
type CommonPartnerEdge struct {
	Cursor       string
	Node         *City
	Partnerships []*Partnership
}

// CommonPartners gives the places that are partners of every one of the places asked about. The partners of
// all of them come with one call; what they share is found here.
func (Query) CommonPartners(ctx context.Context, of []twinning.ID, filter *where.Partner, asOf *twinning.Day, scope *twinning.Scope, first *int, after *string, last *int, before *string) (*CommonPartnerConnection, error) {
	st := from(ctx)
	of = distinct(of)
	if len(of) < 1 || len(of) > where.MaxPartnerOf {
		return nil, fault.Bad("of", fmt.Sprintf("%d cities", len(of)), "is not a number of cities to compare",
			fmt.Sprintf("give 1 to %d ids", where.MaxPartnerOf))
	}
	day := st.day(asOf)
	cond, err := st.at(day).Partner(filter, "where")
	if err != nil {
		return nil, err
	}
	def := st.define(filter, scopeOf(scope), day)
	names := cursor.NewList(st.release.Number, "commonPartners", def.Hash, where.Normal(of))
	page, err := pageArgs{first, after, last, before}.page(names)
	if err != nil {
		return nil, err
	}
	places, err := st.places(ctx, of, func(i int) string { return fmt.Sprintf("of[%d]", i) })
	if err != nil {
		return nil, err
	}
	for i, c := range places {
		of[i] = c.ID
	}
	pages, err := st.store.Partners(ctx, st.release.Number, store.PartnerQuery{
		Set:   store.TieSet{From: of, Where: cond, Scope: scopeOf(scope), Day: day},
		Order: []store.Order{{By: store.ByName}}, Page: store.Page{Limit: -1}, Far: true,
	})
	if err != nil {
		return nil, err
	}
	shared := intersect(of, pages)
	conn := &CommonPartnerConnection{TotalCount: len(shared), Definition: def, Edges: []*CommonPartnerEdge{}, Nodes: []*City{}}
	rows, more := cut(shared, page, func(r []store.PartnerRow) store.Key { return r[0].Key }, byKey(nil))
	for _, r := range rows {
		edge := &CommonPartnerEdge{Cursor: names.Encode(r[0].Key), Node: st.city(r[0].Far)}
		register(ctx, edge.Node)
		for _, row := range r {
			p := st.tie(row.Tie)
			register(ctx, p)
			edge.Partnerships = append(edge.Partnerships, p)
		}
		conn.Edges, conn.Nodes = append(conn.Edges, edge), append(conn.Nodes, edge.Node)
	}
	conn.PageInfo = pageInfo(more, conn.Edges, func(e *CommonPartnerEdge) string { return e.Cursor })
	return conn, nil
}

func distinct(ids []twinning.ID) []twinning.ID {
	out := make([]twinning.ID, 0, len(ids))
	for _, id := range ids {
		if !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}

// intersect gives the rows of each far place that every page has, in the order of the first page.
func intersect(of []twinning.ID, pages map[twinning.ID]store.PartnerPage) [][]store.PartnerRow {
	far := map[twinning.ID][]store.PartnerRow{}
	for i, id := range of {
		for _, row := range pages[id].Rows {
			if len(far[row.FarID]) == i {
				far[row.FarID] = append(far[row.FarID], row)
			}
		}
	}
	var shared [][]store.PartnerRow
	for _, row := range pages[of[0]].Rows {
		if rows := far[row.FarID]; len(rows) == len(of) {
			shared = append(shared, rows)
		}
	}
	return shared
}
