package resolver

import (
	"context"

	"github.com/sistergraph/sistergraph/graph/cursor"
	"github.com/sistergraph/sistergraph/graph/look"
	"github.com/sistergraph/sistergraph/graph/where"
	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// PartnershipConnection is a page of ties.
type PartnershipConnection struct {
	TotalCount int
	Edges      []*PartnershipEdge
	Nodes      []*Partnership
	PageInfo   *PageInfo
	Counts     store.Counts
	Undecided  *Undecided
	Definition *Definition
}

// PartnershipEdge is one tie of a page.
type PartnershipEdge struct {
	Cursor string
	Node   *Partnership
}

// tieSet reads the filter of ties seen from outside.
func (st *State) tieSet(f *where.Partnership, asOf *twinning.Day, scope *twinning.Scope) (store.TieSet, *Definition, error) {
	day := st.day(asOf)
	cond, err := st.at(day).Partnership(f, "where")
	return store.TieSet{Where: cond, Scope: scopeOf(scope), Day: day}, st.define(f, scopeOf(scope), day), err
}

// Partnerships gives a page of ties.
func (Query) Partnerships(ctx context.Context, where *where.Partnership, asOf *twinning.Day, scope *twinning.Scope, first *int, after *string, last *int, before *string) (*PartnershipConnection, error) {
	st := from(ctx)
	set, def, err := st.tieSet(where, asOf, scope)
	if err != nil {
		return nil, err
	}
	names := cursor.NewList(st.release.Number, "partnerships", def.Hash)
	page, err := pageArgs{first, after, last, before}.page(names)
	if err != nil {
		return nil, err
	}
	conn := &PartnershipConnection{Definition: def}
	selects := func(fields ...string) bool { return look.Selects(ctx, "PartnershipConnection", fields...) }
	counts := selects("counts", "undecided")
	if counts {
		set := set
		set.Undecided = selects("undecided")
		tallies, err := st.store.Tally(ctx, st.release.Number, []store.TieSet{set})
		if err != nil {
			return nil, err
		}
		t := tallies[0][""]
		conn.Counts, conn.Undecided, conn.TotalCount = t.Counts, undecided(t), t.Counts.Partnerships
	}
	total := selects("totalCount") && !counts
	if !selects("edges", "nodes", "pageInfo") {
		if !total {
			return conn, nil
		}
		page.Limit = 0
	}
	found, err := st.store.Ties(ctx, st.release.Number, store.TieQuery{Set: set, Page: page, Total: total})
	if err != nil {
		return nil, err
	}
	if total {
		conn.TotalCount = found.Total
	}
	conn.Edges, conn.Nodes = make([]*PartnershipEdge, len(found.Rows)), make([]*Partnership, len(found.Rows))
	for i, row := range found.Rows {
		p := st.tie(row.Tie)
		register(ctx, p)
		conn.Nodes[i], conn.Edges[i] = p, &PartnershipEdge{Cursor: names.Encode(row.Key), Node: p}
	}
	conn.PageInfo = pageInfo(found.More, conn.Edges, func(e *PartnershipEdge) string { return e.Cursor })
	return conn, nil
}
