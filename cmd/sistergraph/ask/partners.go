package ask

import (
	"context"
	"strconv"
	"strings"

	"github.com/sistergraph/sistergraph/cmd/sistergraph/table"
)

// Partners asks for the partners of a city, with counts, and for what is claimed about their number.
type Partners struct {
	City string `arg:"" help:"${city}"`
	partners
	Sort string `default:"name" enum:"name,country,since,population,distance" placeholder:"BY" help:"name, country, since, population or distance."`
}

// Answer lists the partners.
func (q *Partners) Answer(ctx context.Context, s *Session) error {
	place, err := s.city(ctx, q.City)
	if err != nil {
		return err
	}
	var found struct {
		City struct {
			Partners partnerPage
			Claims   []claim
		}
	}
	data, err := s.fetch(ctx, "partners", q.variables(map[string]any{
		"city": place.ID, "where": q.where(), "orderBy": []any{map[string]any{"by": strings.ToUpper(q.Sort)}},
	}), &found)
	if err != nil {
		return err
	}
	page := found.City.Partners
	answer := report{page.section("Partners of " + place.title() + ", " + place.country())}
	for _, c := range found.City.Claims {
		answer = append(answer, c.section())
	}
	return s.show(data, answer)
}

// partnerPage is a page of partners as operations/partners.graphql asks for it.
type partnerPage struct {
	Counts     counts
	Undecided  undecided
	Definition definition
	PageInfo   struct{ HasNextPage bool }
	Edges      []struct {
		Since, Kind, Status string
		Node                city
		Partnership         struct{ Sources []source }
	}
}

func (p partnerPage) section(title string) section {
	t := &table.Table{Head: []string{"city", "country", "since", "kind", "status", "sources"}}
	for _, edge := range p.Edges {
		t.Rows = append(t.Rows, []string{
			edge.Node.title(), edge.Node.country(), edge.Since, words(edge.Kind), words(edge.Status),
			publishers(edge.Partnership.Sources),
		})
	}
	lines := []string{"Counted: " + p.Counts.String()}
	if p.PageInfo.HasNextPage {
		lines = append(lines, "Listed: the first "+strconv.Itoa(len(p.Edges)))
	}
	lines = append(lines, p.Undecided.lines()...)
	return section{title: title, table: t, lines: append(lines, "Definition: "+p.Definition.String())}
}
