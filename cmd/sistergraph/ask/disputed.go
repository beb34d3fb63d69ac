package ask

import (
	"context"
	"fmt"
	"strings"

	"github.com/sistergraph/sistergraph/cmd/sistergraph/table"
)

// Disputed asks on which ties sources disagree, and about what.
type Disputed struct {
	About string `default:"" enum:",since,kind,status" placeholder:"WHAT" help:"Only about since, kind or status."`
	First int    `default:"50" placeholder:"N" help:"How many, at most 500."`
	ties
}

// Answer lists each value with those who say it.
func (q *Disputed) Answer(ctx context.Context, s *Session) error {
	where := q.where()
	where["disputed"] = []string{"SINCE", "KIND", "STATUS"}
	if q.About != "" {
		where["disputed"] = []string{strings.ToUpper(q.About)}
	}
	var found struct {
		Partnerships struct {
			TotalCount int
			Nodes      []struct {
				Cities        []city
				Disagreements []struct {
					About  string
					Values []struct {
						Value      string
						Statements []struct{ Source source }
					}
				}
			}
			Definition definition
		}
	}
	data, err := s.fetch(ctx, "disputed", q.variables(map[string]any{"where": where, "first": q.First}), &found)
	if err != nil {
		return err
	}
	t := &table.Table{Head: []string{"cities", "about", "value", "said by"}}
	for _, tie := range found.Partnerships.Nodes {
		var ends []string
		for _, end := range tie.Cities {
			ends = append(ends, end.title())
		}
		for _, dispute := range tie.Disagreements {
			for _, value := range dispute.Values {
				var said []source
				for _, statement := range value.Statements {
					said = append(said, statement.Source)
				}
				t.Rows = append(t.Rows, []string{strings.Join(ends, " - "), words(dispute.About), words(value.Value), publishers(said)})
			}
		}
	}
	return s.show(data, report{{table: t, lines: []string{
		fmt.Sprintf("Listed: %d of %s", len(found.Partnerships.Nodes), many(found.Partnerships.TotalCount, "partnership", "partnerships")),
		"Definition: " + found.Partnerships.Definition.String(),
	}}})
}
