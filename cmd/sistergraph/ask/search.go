package ask

import (
	"context"
	"fmt"
	"strings"

	"github.com/sistergraph/sistergraph/cmd/sistergraph/table"
)

// Search asks for records by name.
type Search struct {
	Text  string `arg:"" help:"A name in any language, or a part of it."`
	Type  string `default:"" enum:",city,country,organisation,framework,event" placeholder:"TYPE" help:"Only city, country, organisation, framework or event."`
	First int    `default:"10" placeholder:"N" help:"How many, at most 100."`
}

// Answer lists what was found, the best first.
func (q *Search) Answer(ctx context.Context, s *Session) error {
	variables := map[string]any{"text": q.Text, "first": q.First}
	if q.Type != "" {
		variables["types"] = []string{strings.ToUpper(q.Type)}
	}
	var found struct {
		Search []struct {
			Score   float64
			Matched struct{ Text, Language, Kind string }
			Node    struct {
				Typename string `json:"__typename"`
				city
			}
		}
	}
	data, err := s.fetch(ctx, "search", variables, &found)
	if err != nil {
		return err
	}
	t := &table.Table{Head: []string{"name", "what", "country", "matched", "score", "id"}, Right: []bool{false, false, false, false, true}}
	for _, hit := range found.Search {
		in := ""
		if hit.Node.Country != nil {
			in = hit.Node.Country.Name
		}
		t.Rows = append(t.Rows, []string{
			hit.Node.title(), words(hit.Node.Typename), in, hit.Matched.Text, fmt.Sprintf("%.2f", hit.Score), hit.Node.ID,
		})
	}
	if len(t.Rows) == 0 {
		return s.show(data, report{{lines: []string{"Nothing was found."}}})
	}
	return s.show(data, report{{table: t}})
}
