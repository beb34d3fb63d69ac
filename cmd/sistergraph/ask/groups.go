package ask

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"github.com/sistergraph/sistergraph/cmd/sistergraph/table"
)

// Groups asks for the partners of a city in groups.
type Groups struct {
	City string `arg:"" help:"${city}"`
	By   string `default:"country" enum:"country,region,subregion,kind,status,year,decade,framework,level,field,source" placeholder:"BY" help:"country, region, subregion, kind, status, year, decade, framework, level, field or source."`
	partners
}

// Answer counts by group, the largest first; years and decades come in their order.
func (q *Groups) Answer(ctx context.Context, s *Session) error {
	return answerGroups(ctx, s, q.City, q.By, q.partners)
}

// Decades asks how many of a city's ties began in each decade.
type Decades struct {
	City string `arg:"" help:"${city}"`
	partners
}

// Answer counts by decade.
func (q *Decades) Answer(ctx context.Context, s *Session) error {
	return answerGroups(ctx, s, q.City, "decade", q.partners)
}

func answerGroups(ctx context.Context, s *Session, name, by string, q partners) error {
	place, err := s.city(ctx, name)
	if err != nil {
		return err
	}
	type group struct {
		Key, Label string
		Counts     counts
	}
	var found struct {
		City struct {
			Partners struct {
				Counts     counts
				Undecided  undecided
				Groups     []group
				Definition definition
			}
		}
	}
	data, err := s.fetch(ctx, "groups", q.variables(map[string]any{
		"city": place.ID, "by": []string{strings.ToUpper(by)}, "where": q.where(),
	}), &found)
	if err != nil {
		return err
	}
	page := found.City.Partners
	if by == "decade" || by == "year" {
		slices.SortFunc(page.Groups, func(a, b group) int { return strings.Compare(a.Key, b.Key) }) // unknown comes last
	}
	t := &table.Table{Head: []string{by, "cities", "countries", "partnerships"}, Right: []bool{false, true, true, true}}
	for _, group := range page.Groups {
		t.Rows = append(t.Rows, []string{
			group.Label, strconv.Itoa(group.Counts.Cities), strconv.Itoa(group.Counts.Countries), strconv.Itoa(group.Counts.Partnerships),
		})
	}
	lines := append([]string{"Counted: " + page.Counts.String()}, page.Undecided.lines()...)
	return s.show(data, report{{
		title: "Partners of " + place.title() + " by " + by, table: t,
		lines: append(lines, "Definition: "+page.Definition.String()),
	}})
}
