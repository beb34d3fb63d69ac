package ask

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/sistergraph/sistergraph/cmd/sistergraph/table"
)

// Coverage asks how much is known: how many ties have a date, a kind, a source, two sources.
type Coverage struct {
	By    string `default:"region" enum:"country,region,subregion,kind,status,year,decade,framework,level,field,source" placeholder:"BY" help:"In groups by country, region, subregion, kind, status, year, decade, framework, level, field or source."`
	In    string `placeholder:"AREA" help:"Ties with one end in this area, or in the country of this code."`
	First int    `default:"30" placeholder:"N" help:"How many groups; the others are summed up."`
	ties
}

type coverage struct{ Partnerships, Dated, Kinded, Sourced, TwoSources int }

func (c coverage) row(label string) []string {
	row := []string{label, strconv.Itoa(c.Partnerships)}
	for _, n := range []int{c.Dated, c.Kinded, c.Sourced, c.TwoSources} {
		share := ""
		if c.Partnerships > 0 {
			share = fmt.Sprintf("%.1f %%", 100*float64(n)/float64(c.Partnerships))
		}
		row = append(row, share)
	}
	return row
}

// Answer gives the shares, of all and by group.
func (q *Coverage) Answer(ctx context.Context, s *Session) error {
	where := q.where()
	if q.In != "" {
		where["between"] = map[string]any{"a": places(q.In), "b": places("")}
	}
	var found struct {
		Coverage struct {
			Total  coverage
			Groups []struct {
				Label    string
				Type     string
				Coverage coverage
			}
			Definition definition
		}
	}
	data, err := s.fetch(ctx, "coverage", q.variables(map[string]any{
		"by": []string{strings.ToUpper(q.By)}, "where": where, "first": q.First,
	}), &found)
	if err != nil {
		return err
	}
	t := &table.Table{
		Head:  []string{q.By, "partnerships", "dated", "of known kind", "with a source", "with two or more"},
		Right: []bool{false, true, true, true, true, true},
	}
	for _, group := range found.Coverage.Groups {
		label := group.Label
		if group.Type == "REST" {
			label = "all others"
		}
		t.Rows = append(t.Rows, group.Coverage.row(label))
	}
	t.Rows = append(t.Rows, found.Coverage.Total.row("all ties"))
	return s.show(data, report{{table: t, lines: []string{"Definition: " + found.Coverage.Definition.String()}}})
}
