package ask

import (
	"context"
	"strings"

	"github.com/sistergraph/sistergraph/cmd/sistergraph/table"
)

// Organisations asks for organisations, by what they work on and where they sit.
type Organisations struct {
	PartnersOf string   `placeholder:"CITY" help:"Seated in partner cities of this city."`
	Field      []string `placeholder:"FIELD" help:"Working on one of these fields, such as economy_and_trade."`
	In         []string `placeholder:"CC" help:"Standing for these countries, by code."`
	Text       string   `placeholder:"WORDS" help:"With these words in a name."`
}

// Answer lists them by name.
func (q *Organisations) Answer(ctx context.Context, s *Session) error {
	where := map[string]any{}
	if q.PartnersOf != "" {
		place, err := s.city(ctx, q.PartnersOf)
		if err != nil {
			return err
		}
		where["seat"] = map[string]any{"partners": map[string]any{
			"where": map[string]any{"city": map[string]any{"ids": []string{place.ID}}}, "atLeast": 1,
		}}
	}
	if len(q.Field) > 0 {
		where["fields"] = q.Field
	}
	if len(q.In) > 0 {
		where["country"] = map[string]any{"codes": upper(q.In)}
	}
	if q.Text != "" {
		where["text"] = q.Text
	}
	var found struct {
		Organisations struct {
			TotalCount int
			Nodes      []struct {
				Name, Kind string
				Seat       *city
				Country    *country
				Fields     []struct{ Name string }
			}
		}
	}
	data, err := s.fetch(ctx, "organisations", map[string]any{"where": where}, &found)
	if err != nil {
		return err
	}
	t := &table.Table{Head: []string{"organisation", "kind", "seat", "country", "fields"}}
	for _, node := range found.Organisations.Nodes {
		var seat, in string
		if node.Seat != nil {
			seat = node.Seat.Name
		}
		if node.Country != nil {
			in = node.Country.Name
		}
		var fields []string
		for _, field := range node.Fields {
			fields = append(fields, field.Name)
		}
		t.Rows = append(t.Rows, []string{node.Name, words(node.Kind), seat, in, strings.Join(fields, ", ")})
	}
	return s.show(data, report{{table: t, lines: []string{
		"Found: " + many(found.Organisations.TotalCount, "organisation", "organisations"),
	}}})
}
