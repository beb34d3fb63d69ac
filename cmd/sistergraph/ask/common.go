package ask

import (
	"context"

	"github.com/sistergraph/sistergraph/cmd/sistergraph/table"
)

// Common asks which places are partners of all of several cities.
type Common struct {
	Cities []string `arg:"" help:"Two cities or more, each as for partners."`
	partners
}

// Answer lists the common partners with the start of each tie.
func (q *Common) Answer(ctx context.Context, s *Session) error {
	named, ids, err := s.cities(ctx, q.Cities)
	if err != nil {
		return err
	}
	var found struct {
		CommonPartners struct {
			TotalCount int
			Edges      []struct {
				Node         city
				Partnerships []struct{ Since, Kind string }
			}
			Definition definition
		}
	}
	data, err := s.fetch(ctx, "common", q.variables(map[string]any{"of": ids, "where": q.where()}), &found)
	if err != nil {
		return err
	}
	t := &table.Table{Head: []string{"city", "country"}}
	title := "Common partners of "
	for i, place := range named {
		t.Head = append(t.Head, "since with "+place.Name)
		if i > 0 {
			title += " and "
		}
		title += place.Name
	}
	for _, edge := range found.CommonPartners.Edges {
		row := []string{edge.Node.title(), edge.Node.country()}
		for _, tie := range edge.Partnerships {
			row = append(row, orUnknown(tie.Since))
		}
		t.Rows = append(t.Rows, row)
	}
	return s.show(data, report{{title: title, table: t, lines: []string{
		"Counted: " + many(found.CommonPartners.TotalCount, "city", "cities"),
		"Definition: " + found.CommonPartners.Definition.String(),
	}}})
}

// Lacks asks which partners of a city another has not.
type Lacks struct {
	City  string   `arg:"" help:"${city}"`
	Other []string `arg:"" help:"The cities that lack them."`
	partners
}

// Answer lists the partners of the first city that the others lack.
func (q *Lacks) Answer(ctx context.Context, s *Session) error {
	place, err := s.city(ctx, q.City)
	if err != nil {
		return err
	}
	others, ids, err := s.cities(ctx, q.Other)
	if err != nil {
		return err
	}
	where := q.where()
	var without []any
	title := "Partners of " + place.Name + " that lack a tie with "
	for i, id := range ids {
		without = append(without, map[string]any{"not": map[string]any{"partnerOf": []string{id}}})
		if i > 0 {
			title += " and with "
		}
		title += others[i].Name
	}
	where["and"] = without
	var found struct {
		City struct{ Partners partnerPage }
	}
	data, err := s.fetch(ctx, "partners-only", q.variables(map[string]any{"city": place.ID, "where": where}), &found)
	if err != nil {
		return err
	}
	return s.show(data, report{found.City.Partners.section(title)})
}
