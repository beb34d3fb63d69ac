package ask

import (
	"context"
	"fmt"

	"github.com/sistergraph/sistergraph/cmd/sistergraph/table"
)

// Nearest asks for the places nearest to a city, by size and by partners they have or lack.
type Nearest struct {
	City       string `arg:"" help:"${city}"`
	Population int    `placeholder:"N" help:"With at least that many people."`
	Without    string `placeholder:"CC" help:"Without a partner in the country of this code, or in this area."`
	With       string `placeholder:"CC" help:"With a partner in the country of this code, or in this area."`
	Area       string `placeholder:"AREA" help:"In this area, or in the country of this code."`
	First      int    `default:"10" placeholder:"N" help:"How many, at most 500."`
	AsOf       day    `placeholder:"YYYY-MM-DD" help:"The day asked; without it, that of the release."`
}

// Answer lists them with the distance, the nearest first.
func (q *Nearest) Answer(ctx context.Context, s *Session) error {
	place, err := s.city(ctx, q.City)
	if err != nil {
		return err
	}
	where := places(q.Area)
	if q.Population > 0 {
		where["population"] = map[string]any{"atLeast": q.Population}
	}
	var and []any
	if q.Without != "" {
		and = append(and, map[string]any{"partners": map[string]any{"where": places(q.Without), "atMost": 0}})
	}
	if q.With != "" {
		and = append(and, map[string]any{"partners": map[string]any{"where": places(q.With), "atLeast": 1}})
	}
	if and != nil {
		where["and"] = and
	}
	variables := map[string]any{
		"city": place.ID, "where": where, "first": q.First,
		"orderBy": []any{map[string]any{"by": "DISTANCE", "of": place.ID}},
	}
	if q.AsOf != "" {
		variables["asOf"] = q.AsOf
	}
	var found struct {
		Cities struct {
			TotalCount int
			Nodes      []struct {
				city
				DistanceKm *float64
			}
			Definition definition
		}
	}
	data, err := s.fetch(ctx, "nearest", variables, &found)
	if err != nil {
		return err
	}
	t := &table.Table{Head: []string{"city", "country", "km", "population"}, Right: []bool{false, false, true, true}}
	for _, node := range found.Cities.Nodes {
		km := ""
		if node.DistanceKm != nil {
			km = fmt.Sprintf("%.0f", *node.DistanceKm)
		}
		t.Rows = append(t.Rows, []string{node.title(), node.country(), km, number(node.Population)})
	}
	return s.show(data, report{{title: "Nearest to " + place.title() + ", " + place.country(), table: t, lines: []string{
		fmt.Sprintf("Listed: %d of %s that pass", len(t.Rows), many(found.Cities.TotalCount, "place", "places")),
		fmt.Sprintf("As of %s; release %d", found.Cities.Definition.AsOf, found.Cities.Definition.Release),
	}}})
}
