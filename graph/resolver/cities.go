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

// CityConnection is a page of places.
type CityConnection struct {
	TotalCount int
	Edges      []*CityEdge
	Nodes      []*City
	PageInfo   *PageInfo
	Definition *Definition
}

// CityEdge is one place of a page.
type CityEdge struct {
	Cursor string
	Node   *City
}

// Cities gives a page of places.
func (Query) Cities(ctx context.Context, where *where.City, orderBy []*CityOrder, asOf *twinning.Day, first *int, after *string, last *int, before *string) (*CityConnection, error) {
	st := from(ctx)
	day := st.day(asOf)
	cond, err := st.at(day).City(where, "where")
	if err != nil {
		return nil, err
	}
	orders, centres, err := st.cityOrders(ctx, orderBy, day)
	if err != nil {
		return nil, err
	}
	if len(centres) > 0 {
		cond = also(cond, store.Not{Cond: store.PlaceIn{Yes: centres}})
	}
	def := st.define(where, twinning.ScopeStanding, day)
	names := cityList(st, def, "", orderBy)
	page, err := pageArgs{first, after, last, before}.page(names)
	if err != nil {
		return nil, err
	}
	if !look.Selects(ctx, "CityConnection", "edges", "nodes", "pageInfo") {
		page.Limit = 0
	}
	found, err := st.store.Places(ctx, st.release.Number, store.PlaceQuery{
		Where: cond, Order: orders, Page: page, Total: look.Selects(ctx, "CityConnection", "totalCount"),
	})
	if err != nil {
		return nil, err
	}
	return st.cityPage(ctx, found.Places, found.More, found.Total, names, def), nil
}

func also(a, b store.Cond) store.Cond {
	if a == nil {
		return b
	}
	return store.And{a, b}
}

func cityList(st *State, def *Definition, parent string, orderBy []*CityOrder) cursor.List {
	return cursor.NewList(st.release.Number, "cities", parent, def.Hash, where.Normal(orderBy))
}

func (st *State) cityPage(ctx context.Context, rows []store.PlaceRow, more store.More, total int, names cursor.List, def *Definition) *CityConnection {
	conn := &CityConnection{TotalCount: total, Definition: def, Edges: make([]*CityEdge, len(rows)), Nodes: make([]*City, len(rows))}
	for i, row := range rows {
		c := st.city(row.City)
		register(ctx, c)
		conn.Nodes[i], conn.Edges[i] = c, &CityEdge{Cursor: names.Encode(row.Key), Node: c}
	}
	conn.PageInfo = pageInfo(more, conn.Edges, func(e *CityEdge) string { return e.Cursor })
	return conn
}

// citiesOf gives a page of the places of each country of a level with one call. A page of many countries is
// cut out of all their places here.
func (st *State) citiesOf(ctx context.Context, c *Country, where *where.City, asOf *twinning.Day, args pageArgs) (*CityConnection, error) {
	return level.Load(ctx, c, func(ctx context.Context, countries []*Country) (map[*Country]*CityConnection, error) {
		day := st.day(asOf)
		cond, err := st.at(day).City(where, "where")
		if err != nil {
			return nil, err
		}
		def := st.define(where, twinning.ScopeStanding, day)
		var codes store.CountryIn
		var page store.Page
		for _, c := range countries {
			codes.Yes = append(codes.Yes, c.of.Code)
			if page, err = args.page(cityList(st, def, string(c.of.Code), nil)); err != nil {
				return nil, err
			}
		}
		if !look.Selects(ctx, "CityConnection", "edges", "nodes", "pageInfo") {
			page.Limit = 0
		}
		q := store.PlaceQuery{Where: also(cond, codes), Page: page, Total: true}
		if len(countries) > 1 {
			q.Page = store.Page{Limit: -1}
		}
		found, err := st.store.Places(ctx, st.release.Number, q)
		if err != nil {
			return nil, err
		}
		out := make(map[*Country]*CityConnection, len(countries))
		for _, c := range countries {
			rows, more, total := found.Places, found.More, found.Total
			if len(countries) > 1 {
				rows = slices.DeleteFunc(slices.Clone(rows), func(r store.PlaceRow) bool { return r.City.Country() != c.of.Code })
				total = len(rows)
				rows, more = cut(rows, page, func(r store.PlaceRow) store.Key { return r.Key }, byKey(nil))
			}
			out[c] = st.cityPage(ctx, rows, more, total, cityList(st, def, string(c.of.Code), nil), def)
		}
		return out, nil
	})
}
