package resolver

import (
	"context"
	"fmt"

	"github.com/sistergraph/sistergraph/graph/fault"
	"github.com/sistergraph/sistergraph/graph/where"
	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// Direction says which way an order runs.
type Direction string

// The directions.
const (
	Ascending  Direction = "ASC"
	Descending Direction = "DESC"
)

func descending(d *Direction) bool { return d != nil && *d == Descending }

// PartnerOrder is an order of partners.
type PartnerOrder struct {
	By        store.OrderBy `json:"by"`
	Direction *Direction    `json:"direction,omitzero"`
}

// CityOrder is an order of places.
type CityOrder struct {
	By        store.OrderBy  `json:"by"`
	Direction *Direction     `json:"direction,omitzero"`
	Of        *twinning.ID   `json:"of,omitzero"`
	Partners  *where.Partner `json:"partners,omitzero"`
}

// maxOrders is the number of orders that a list can be sorted by.
const maxOrders = 5

func tooManyOrders(n int) error {
	if n <= maxOrders {
		return nil
	}
	return fault.Bad("orderBy", fmt.Sprintf("%d orders", n), "more orders than a list can have", fmt.Sprintf("give at most %d", maxOrders))
}

func partnerOrders(orderBy []PartnerOrder) ([]store.Order, error) {
	if len(orderBy) == 0 {
		return []store.Order{{By: store.ByName}}, nil
	}
	orders := make([]store.Order, len(orderBy))
	for i, o := range orderBy {
		orders[i] = store.Order{By: o.By, Descending: descending(o.Direction)}
	}
	return orders, tooManyOrders(len(orderBy))
}

// cityOrders reads the orders of places. The second answer has the cities that distance is measured to: they
// are left out of the list.
func (st *State) cityOrders(ctx context.Context, orderBy []*CityOrder, day twinning.Day) ([]store.Order, []twinning.ID, error) {
	if err := tooManyOrders(len(orderBy)); err != nil {
		return nil, nil, err
	}
	if len(orderBy) == 0 {
		return []store.Order{{By: store.ByName}}, nil, nil
	}
	orders := make([]store.Order, len(orderBy))
	var centres []twinning.ID
	var at []int
	for i, o := range orderBy {
		path := fmt.Sprintf("orderBy[%d]", i)
		orders[i] = store.Order{By: o.By, Descending: descending(o.Direction)}
		switch {
		case o.By != store.ByDistance && o.Of != nil:
			return nil, nil, fault.Bad(path+".of", *o.Of, "of goes with DISTANCE", "leave it out")
		case o.By != store.ByPartnerTotal && o.Partners != nil:
			return nil, nil, fault.Bad(path+".partners", where.Normal(o.Partners), "partners goes with PARTNERS", "leave it out")
		case o.By == store.ByDistance && o.Of == nil:
			return nil, nil, fault.Bad(path+".of", nil, "DISTANCE is measured to a city", "give the id of the city")
		case o.By == store.ByDistance:
			centres, at = append(centres, *o.Of), append(at, i)
		case o.By == store.ByPartnerTotal:
			c, err := st.at(day).Partner(o.Partners, path+".partners")
			if err != nil {
				return nil, nil, err
			}
			orders[i].Where, orders[i].Scope, orders[i].Day = c, twinning.ScopeStanding, day
		}
	}
	if len(centres) == 0 {
		return orders, nil, nil
	}
	argument := func(i int) string { return fmt.Sprintf("orderBy[%d].of", at[i]) }
	cities, err := st.places(ctx, centres, argument)
	if err != nil {
		return nil, nil, err
	}
	for i, c := range cities {
		if c.Location == nil {
			return nil, nil, fault.Bad(argument(i), centres[i], "this city has no location to measure to", "give another city")
		}
		orders[at[i]].Of = c.Location.Vector()
		centres[i] = c.ID
	}
	return orders, centres, nil
}
