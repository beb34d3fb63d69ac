package resolver

import (
	"context"
	"slices"

	"github.com/sistergraph/sistergraph/graph/cursor"
	"github.com/sistergraph/sistergraph/graph/level"
	"github.com/sistergraph/sistergraph/graph/look"
	"github.com/sistergraph/sistergraph/graph/where"
	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// PartnerConnection is a page of the partners of one city.
type PartnerConnection struct {
	Edges      []*PartnerEdge
	Nodes      []*City
	PageInfo   *PageInfo
	TotalCount int
	Counts     store.Counts
	Undecided  *Undecided
	Definition *Definition

	city   *City
	filter *where.Partner
	set    store.TieSet // From is empty
	st     *State
}

// PartnerEdge is one partner city, with the values of the day asked. Node is nil where it is not selected.
type PartnerEdge struct {
	Cursor      string
	Node        *City
	Since       twinning.Date
	Kind        twinning.Kind
	Status      twinning.Status
	Partnership *Partnership
}

// Undecided is what a filter could not decide.
type Undecided struct {
	Counts  store.Counts
	Because []twinning.Gap
}

func undecided(t store.Tally) *Undecided {
	return &Undecided{Counts: t.Undecided, Because: list(t.Because)}
}

// partnersAsked is one selection of partners, the same for all cities of a level.
type partnersAsked struct {
	filter *where.Partner
	set    store.TieSet
	orders []store.Order
	order  []PartnerOrder
	page   pageArgs
	def    *Definition
}

// Partners gives a page of its partner places.
func (c *City) Partners(ctx context.Context, where *where.Partner, orderBy []PartnerOrder, asOf *twinning.Day, scope *twinning.Scope, first *int, after *string, last *int, before *string) (*PartnerConnection, error) {
	return level.Load(ctx, c, func(ctx context.Context, cities []*City) (map[*City]*PartnerConnection, error) {
		st := c.st
		day := st.day(asOf)
		cond, err := st.at(day).Partner(where, "where")
		if err != nil {
			return nil, err
		}
		orders, err := partnerOrders(orderBy)
		if err != nil {
			return nil, err
		}
		return st.partners(ctx, cities, partnersAsked{
			filter: where, orders: orders, order: orderBy, page: pageArgs{first, after, last, before},
			set: store.TieSet{Where: cond, Scope: scopeOf(scope), Day: day},
			def: st.define(where, scopeOf(scope), day),
		})
	})
}

// partners answers a level with at most two calls: one for the pages, one for the counts.
func (st *State) partners(ctx context.Context, cities []*City, a partnersAsked) (map[*City]*PartnerConnection, error) {
	selects := func(fields ...string) bool { return look.Selects(ctx, "PartnerConnection", fields...) }
	rows := selects("edges", "nodes", "pageInfo")
	counts := selects("counts", "undecided") || selects("totalCount") && !rows

	out := make(map[*City]*PartnerConnection, len(cities))
	for _, c := range cities {
		out[c] = &PartnerConnection{city: c, filter: a.filter, set: a.set, st: st, Definition: a.def}
		level.Register(ctx, out[c])
	}
	if counts {
		set := a.set
		set.From, set.Undecided = cityIDs(cities), selects("undecided")
		tallies, err := st.store.Tally(ctx, st.release.Number, []store.TieSet{set})
		if err != nil {
			return nil, err
		}
		for c, conn := range out {
			t := tallies[0][string(c.of.ID)]
			conn.Counts, conn.Undecided, conn.TotalCount = t.Counts, undecided(t), t.Counts.Partnerships
		}
	}
	if !rows {
		for _, c := range cities {
			if _, err := a.page.page(a.list(st, c)); err != nil {
				return nil, err
			}
		}
		return out, nil
	}
	err := st.partnerPages(ctx, cities, a, !counts && selects("totalCount"), out)
	return out, err
}

func cityIDs(cities []*City) []twinning.ID {
	ids := make([]twinning.ID, len(cities))
	for i, c := range cities {
		ids[i] = c.of.ID
	}
	return ids
}

// list names the list of one city's partners for its cursors.
func (a partnersAsked) list(st *State, c *City) cursor.List {
	return cursor.NewList(st.release.Number, "partners", string(c.of.ID), a.def.Hash, where.Normal(a.order))
}

func (st *State) partnerPages(ctx context.Context, cities []*City, a partnersAsked, total bool, out map[*City]*PartnerConnection) error {
	var page store.Page
	for _, c := range cities {
		p, err := a.page.page(a.list(st, c))
		if err != nil {
			return err
		}
		page = p
	}
	far := look.Selects(ctx, "PartnerConnection", "nodes") || look.SelectsBelow(ctx, "PartnerConnection", "edges", "PartnerEdge", "node")
	q := store.PartnerQuery{Set: a.set, Order: a.orders, Page: page, Far: far, Total: total}
	q.Set.From = cityIDs(cities)
	pages, err := st.partnerRows(ctx, cities, q)
	if err != nil {
		return err
	}
	made := map[twinning.ID]*City{}
	ties := map[twinning.ID]*Partnership{}
	for _, c := range cities {
		p, conn, names := pages[c.of.ID], out[c], a.list(st, c)
		if total {
			conn.TotalCount = p.Total
		}
		conn.Edges, conn.Nodes = make([]*PartnerEdge, len(p.Rows)), make([]*City, len(p.Rows))
		for i, row := range p.Rows {
			if far && made[row.FarID] == nil {
				made[row.FarID] = st.city(row.Far)
				register(ctx, made[row.FarID])
			}
			if ties[row.Tie.ID] == nil {
				ties[row.Tie.ID] = st.tie(row.Tie)
				register(ctx, ties[row.Tie.ID])
			}
			conn.Nodes[i] = made[row.FarID]
			conn.Edges[i] = &PartnerEdge{
				Cursor: names.Encode(row.Key), Node: made[row.FarID], Partnership: ties[row.Tie.ID],
				Since: row.Tie.Since, Kind: row.Tie.Kind, Status: row.Tie.StatusOn(a.set.Day),
			}
		}
		conn.PageInfo = pageInfo(p.More, conn.Edges, func(e *PartnerEdge) string { return e.Cursor })
	}
	return nil
}

// partnerRows asks the store for the pages. Distance differs from city to city, while a query has one point
// to measure to: with such an order the rows are all fetched and sorted here.
func (st *State) partnerRows(ctx context.Context, cities []*City, q store.PartnerQuery) (map[twinning.ID]store.PartnerPage, error) {
	byDistance := func(o store.Order) bool { return o.By == store.ByDistance }
	if !slices.ContainsFunc(q.Order, byDistance) {
		return st.store.Partners(ctx, st.release.Number, q)
	}
	page := q.Page
	q.Page, q.Far = store.Page{Limit: -1}, true
	pages, err := st.store.Partners(ctx, st.release.Number, q)
	if err != nil {
		return nil, err
	}
	compare := byKey(q.Order)
	key := func(r store.PartnerRow) store.Key { return r.Key }
	for _, c := range cities {
		p := pages[c.of.ID]
		p.Total = len(p.Rows)
		for i := range p.Rows {
			for j, o := range q.Order {
				if byDistance(o) {
					p.Rows[i].Key[j] = chord(c.of.Location, p.Rows[i].Far.Location)
				}
			}
		}
		slices.SortFunc(p.Rows, func(a, b store.PartnerRow) int { return compare(a.Key, b.Key) })
		p.Rows, p.More = cut(p.Rows, page, key, compare)
		pages[c.of.ID] = p
	}
	return pages, nil
}

// chord is the distance of two places as a value of a key; nil where either has no location.
func chord(a, b *twinning.Location) any {
	if a == nil || b == nil {
		return nil
	}
	return a.Vector().Chord(b.Vector())
}
