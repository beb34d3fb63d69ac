package ask

import (
	"context"
	"strconv"

	"github.com/sistergraph/sistergraph/cmd/sistergraph/table"
)

// Claims asks what is reported about a city's totals, and what is recorded under each definition.
type Claims struct {
	City string `arg:"" help:"${city}"`
}

// Answer lists the claims.
func (q *Claims) Answer(ctx context.Context, s *Session) error {
	place, err := s.city(ctx, q.City)
	if err != nil {
		return err
	}
	var found struct{ City struct{ Claims []claim } }
	data, err := s.fetch(ctx, "claims", map[string]any{"city": place.ID}, &found)
	if err != nil {
		return err
	}
	var answer report
	for _, c := range found.City.Claims {
		answer = append(answer, c.section())
	}
	if len(answer) == 0 {
		answer = report{{lines: []string{"No claim about " + place.title() + " is recorded."}}}
	}
	return s.show(data, answer)
}

// claim is a reported figure beside what is recorded.
type claim struct {
	Measure  string
	Reported figures
	AsOf     string
	Source   source
	Recorded []struct {
		Key, Label string
		Definition definition
		Counts     counts
		Difference figures
	}
}

type figures struct {
	Cities, Countries *int
	Qualifier         string
}

func (c claim) section() section {
	t := &table.Table{
		Head:  []string{"recorded", "cities", "difference", "countries", "difference", "kinds", "as of"},
		Right: []bool{false, true, true, true, true},
	}
	for _, r := range c.Recorded {
		t.Rows = append(t.Rows, []string{
			r.Label, strconv.Itoa(r.Counts.Cities), signed(r.Difference.Cities),
			strconv.Itoa(r.Counts.Countries), signed(r.Difference.Countries),
			orAny(r.Definition.Kinds), r.Definition.AsOf,
		})
	}
	said := number(c.Reported.Cities)
	if c.Reported.Countries != nil {
		said += " in " + many(*c.Reported.Countries, "country", "countries")
	}
	title := "Claimed: " + words(c.Measure) + ": " + said
	if c.Reported.Qualifier != "EXACT" {
		title += " (" + words(c.Reported.Qualifier) + ")"
	}
	lines := []string{"Source of the claim: " + c.Source.Title}
	if c.AsOf != "" {
		lines[0] += ", as of " + c.AsOf
	}
	if where := c.Source.where(); where != "" {
		lines = append(lines, where)
	}
	return section{title: title, table: t, lines: lines}
}
