package ask

import (
	"context"

	"github.com/sistergraph/sistergraph/cmd/sistergraph/table"
)

// Triangles asks for the triples of partners that contain a city.
type Triangles struct {
	City string `arg:"" help:"${city}"`
	ties
}

// Answer lists the other two of each triple.
func (q *Triangles) Answer(ctx context.Context, s *Session) error {
	place, err := s.city(ctx, q.City)
	if err != nil {
		return err
	}
	variables := q.variables(map[string]any{"where": q.where(), "city": place.ID})
	var found struct {
		City struct {
			Triangles struct {
				TotalCount int
				Nodes      []struct{ Cities []city }
				Definition definition
			}
		}
	}
	data, err := s.fetch(ctx, "triangles", variables, &found)
	if err != nil {
		return err
	}
	t := &table.Table{Head: []string{"city", "country", "and", "country"}}
	for _, triple := range found.City.Triangles.Nodes {
		var row []string
		for _, other := range triple.Cities {
			if other.ID != place.ID {
				row = append(row, other.title(), other.country())
			}
		}
		t.Rows = append(t.Rows, row)
	}
	return s.show(data, report{{title: "Partners of " + place.Name + " that are partners of each other", table: t, lines: []string{
		"Found: " + many(found.City.Triangles.TotalCount, "triangle", "triangles"),
		"Definition: " + found.City.Triangles.Definition.String(),
	}}})
}
