package ask

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/sistergraph/sistergraph/cmd/sistergraph/table"
)

// Country asks for everything about one country: its cities with partners, partner countries, memberships over time.
type Country struct {
	Code string `arg:"" help:"The code of the country or territory (ISO 3166-1 alpha-2, and XK)."`
	onDay
}

type membership struct {
	Framework, Member named
	Role, Counts      string
	Joined, Left      string
	Sources           []source
}

// Answer tells of the country in three tables.
func (q *Country) Answer(ctx context.Context, s *Session) error {
	type group struct {
		Label  string
		Type   string
		Counts counts
	}
	var found struct {
		Country *struct {
			Code, Name  string
			Memberships []membership
			Cities      struct {
				TotalCount int
				Nodes      []struct {
					city
					Partners struct{ Counts counts }
				}
			}
			Partners struct {
				Counts     counts
				Groups     []group
				Definition definition
			}
		}
	}
	data, err := s.fetch(ctx, "country", q.variables(map[string]any{"code": strings.ToUpper(q.Code)}), &found)
	if err != nil {
		return err
	}
	if found.Country == nil {
		return &Failure{fmt.Sprintf("there is no country or territory with the code %q", q.Code), codeNotFound, "sistergraph ask search NAME --type country finds it by name"}
	}
	c := found.Country
	abroad := &table.Table{Head: []string{"partner country", "cities", "partnerships"}, Right: []bool{false, true, true}}
	for _, g := range c.Partners.Groups {
		label := g.Label
		if g.Type == "REST" {
			label = "all others"
		}
		abroad.Rows = append(abroad.Rows, []string{label, strconv.Itoa(g.Counts.Cities), strconv.Itoa(g.Counts.Partnerships)})
	}
	home := &table.Table{Head: []string{"city", "partner cities"}, Right: []bool{false, true}}
	for _, place := range c.Cities.Nodes {
		home.Rows = append(home.Rows, []string{place.title(), strconv.Itoa(place.Partners.Counts.Cities)})
	}
	in := &table.Table{Head: []string{"framework", "role", "counts as member", "joined", "left"}}
	for _, m := range c.Memberships {
		in.Rows = append(in.Rows, []string{m.Framework.Name, words(m.Role), words(m.Counts), orUnknown(m.Joined), m.Left})
	}
	return s.show(data, report{
		{title: "Partner countries of " + c.Name, table: abroad, lines: []string{
			"Counted: " + c.Partners.Counts.String(), "Definition: " + c.Partners.Definition.String(),
		}},
		{title: "Cities with partners", table: home, lines: []string{
			fmt.Sprintf("Listed: %d of %s", len(home.Rows), many(c.Cities.TotalCount, "city", "cities")),
		}},
		{title: "Memberships, past ones too", table: in},
	})
}
