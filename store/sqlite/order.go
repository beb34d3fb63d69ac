package sqlite

import (
	"fmt"

	"github.com/sistergraph/sistergraph/store"
)

// orders compiles the orders of places under the name f, reached over the tie
// t or, when that is empty, alone. The id comes last.
func (b *build) orders(orders []store.Order, f, t string) ([]keyColumn, error) {
	if len(orders) == 0 {
		orders = []store.Order{{By: store.ByName}}
	}
	var out []keyColumn
	for i, o := range orders {
		c := keyColumn{name: fmt.Sprint("k", i), desc: o.Descending, nullable: true, number: true}
		switch o.By {
		case store.ByName:
			c.expr, c.nullable, c.number = f+".sort_key", false, false
		case store.ByCountry:
			c.expr, c.number = f+".country", false
		case store.ByPopulation:
			c.expr = f + ".population"
		case store.ByDistance:
			c.expr = b.chord(f, o.Of)
		case store.ByPartnerTotal:
			count, err := b.partnerCount(f, o.Where, o.Scope, o.Day)
			if err != nil {
				return nil, err
			}
			c.expr, c.nullable = count, false
		case store.BySince:
			if t == "" {
				return nil, fmt.Errorf("places cannot be sorted by %s: they have no first day", o.By)
			}
			c.expr = "CASE WHEN " + t + ".since IS NOT NULL THEN " + t + ".since_first END"
		default:
			return nil, fmt.Errorf("there is no order %q", o.By)
		}
		out = append(out, c)
	}
	return append(out, keyColumn{name: "kid", expr: f + ".id"}), nil
}
