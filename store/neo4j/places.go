package neo4j

import (
	"context"
	"fmt"

	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// Places pages through places.
func (s *Store) Places(ctx context.Context, release int, q store.PlaceQuery) (store.PlacePage, error) {
	var out store.PlacePage
	if err := s.readable(ctx, release); err != nil {
		return out, err
	}
	c := newCompiler(release)
	place := end{"node", "version"}
	l := list{
		scope: "only", match: statement("places_match", fragments{
			"access": c.access(q.Where),
			"passes": c.place(q.Where, place).text,
		}),
		id: "node.id", columns: []string{"version._body"},
	}
	c.order(&l, q.Order, place, "")
	page, err := l.page(c, q.Page, q.Total)
	if err != nil {
		return out, err
	}
	err = s.read(ctx, statement("one_page", fragments{"page": page}), c.params, func(r row) error {
		rows, more := cut(r, q.Page)
		out.More, out.Total = more, r.number("total")
		for _, values := range rows {
			key, columns := l.key(values)
			city, err := decode[twinning.City](columns[0])
			if err != nil {
				return err
			}
			out.Places = append(out.Places, store.PlaceRow{City: city, Key: key})
		}
		return nil
	})
	return out, err
}

// access is how places that may pass a condition are found: by their ids, their country or that of a partner where the
// condition demands these, the fewest countries first, else one after the other. It binds version, of which node is
// the node.
func (c *compiler) access(cond store.Cond) string {
	name, fewest := "places_all", []twinning.CountryCode(nil)
	for _, demanded := range demands(cond) {
		way, codes := "places_by_country", []twinning.CountryCode(nil)
		switch d := demanded.(type) {
		case store.PlaceIn:
			if len(d.Unclear) == 0 {
				return statement("places_by_id", fragments{"ids": c.bind(asTexts(d.Yes))})
			}
		case store.CountryIn:
			codes = certain(d)
		case store.PartnerCount:
			way, codes = "places_by_partner", partnerCountries(d)
		}
		if codes != nil && (fewest == nil || len(codes) < len(fewest)) {
			name, fewest = way, codes
		}
	}
	if fewest == nil {
		return statement(name, nil)
	}
	return statement(name, fragments{"codes": c.bind(asTexts(fewest))})
}

// certain are the countries of which a place must be, nil where that is not certain.
func certain(in store.CountryIn) []twinning.CountryCode {
	if len(in.Unclear) > 0 {
		return nil
	}
	return in.Yes
}

// partnerCountries are the countries in one of which a place must have a partner; nil where it need not.
func partnerCountries(count store.PartnerCount) []twinning.CountryCode {
	if count.AtLeast == nil || *count.AtLeast < 1 {
		return nil
	}
	for _, demanded := range demands(count.Where) {
		far, ok := demanded.(store.Far)
		if !ok {
			continue
		}
		for _, place := range demands(far.Place) {
			if in, ok := place.(store.CountryIn); ok && certain(in) != nil {
				return in.Yes
			}
		}
	}
	return nil
}

// demands are the conditions that must be true for the whole to be.
func demands(cond store.Cond) []store.Cond {
	and, ok := cond.(store.And)
	if !ok {
		return []store.Cond{cond}
	}
	var out []store.Cond
	for _, c := range and {
		out = append(out, demands(c)...)
	}
	return out
}

// order compiles the orders of a list of places; tie is the variable of the tie over which a place is seen, or empty.
func (c *compiler) order(l *list, orders []store.Order, place end, tie string) {
	if len(orders) == 0 {
		orders = []store.Order{{By: store.ByName}}
	}
	for _, o := range orders {
		l.keys = append(l.keys, c.orderBy(o, place, tie))
		l.down = append(l.down, o.Descending)
	}
}

func (c *compiler) orderBy(o store.Order, place end, tie string) string {
	switch o.By {
	case store.ByCountry:
		return place.version + "._country"
	case store.ByPopulation:
		return place.version + "._population"
	case store.ByDistance:
		return c.chord(place.version, o.Of)
	case store.ByPartnerTotal:
		return c.partnerCount(place, o.Where, o.Scope, o.Day)
	case store.BySince:
		return fmt.Sprintf("CASE WHEN %[1]s.sinceFirst = %[2]d THEN null ELSE %[1]s.sinceFirst END", tie, twinning.AlwaysDay)
	default:
		return place.version + "._sort"
	}
}
