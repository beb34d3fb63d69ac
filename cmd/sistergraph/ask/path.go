package ask

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/sistergraph/sistergraph/cmd/sistergraph/table"
)

// Path asks for all shortest chains of ties between two cities.
type Path struct {
	From      string `arg:"" help:"${city}"`
	To        string `arg:"" help:"The other end."`
	Through   string `placeholder:"AREA" help:"The cities in between lie in this area, or in the country of this code."`
	MaxLength int    `placeholder:"N" help:"No chain longer than this many ties; without it, any length."`
	Limit     int    `default:"50" placeholder:"N" help:"How many chains to list, at most 500."`
	ties
}

// Answer lists the chains, or says that there is none.
func (q *Path) Answer(ctx context.Context, s *Session) error {
	ends, ids, err := s.cities(ctx, []string{q.From, q.To})
	if err != nil {
		return err
	}
	variables := q.variables(map[string]any{"where": q.where(), "from": ids[0], "to": ids[1], "limit": q.Limit})
	if q.Through != "" {
		variables["through"] = places(q.Through)
	}
	if q.MaxLength > 0 {
		variables["maxLength"] = q.MaxLength
	}
	var found struct {
		Paths struct {
			Outcome       string
			Length, Total int
			Chains        []struct{ Cities []city }
			Definition    definition
		}
	}
	data, err := s.fetch(ctx, "path", variables, &found)
	if err != nil {
		return err
	}
	paths := found.Paths
	answer := section{
		title: "Shortest chains from " + ends[0].title() + " to " + ends[1].title(),
		lines: []string{"Definition: " + paths.Definition.String()},
	}
	switch paths.Outcome {
	case "FOUND":
		t := &table.Table{Head: []string{"chain", "cities"}, Right: []bool{true}}
		for i, chain := range paths.Chains {
			var names []string
			for _, place := range chain.Cities {
				names = append(names, fmt.Sprintf("%s (%s)", place.Name, place.code()))
			}
			t.Rows = append(t.Rows, []string{strconv.Itoa(i + 1), strings.Join(names, " - ")})
		}
		answer.table = t
		answer.lines = append([]string{fmt.Sprintf("Found: %s of %s each; listed: %d",
			many(paths.Total, "chain", "chains"), many(paths.Length, "tie", "ties"), len(paths.Chains))}, answer.lines...)
	case "NOT_WITHIN_LIMIT":
		answer.lines = append([]string{fmt.Sprintf("There is no chain of at most %d ties; a longer one may exist.", q.MaxLength)}, answer.lines...)
	default:
		answer.lines = append([]string{"There is no chain of any length."}, answer.lines...)
	}
	return s.show(data, report{answer})
}
