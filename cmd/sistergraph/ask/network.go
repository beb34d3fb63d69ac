package ask

import (
	"context"
	"fmt"
	"strconv"

	"github.com/sistergraph/sistergraph/cmd/sistergraph/table"
)

// Network asks for the surroundings of cities.
type Network struct {
	Cities   []string `arg:"" help:"One city or more, each as for partners."`
	Hops     int      `default:"2" placeholder:"N" help:"How many ties away, at most 4."`
	MaxNodes int      `default:"200" placeholder:"N" help:"At most this many places, the most important first."`
	Among    string   `placeholder:"AREA" help:"Only places in this area, or in the country of this code."`
	ties
}

// Answer lists the places with the number of their ties inside, and says what was left out.
func (q *Network) Answer(ctx context.Context, s *Session) error {
	_, ids, err := s.cities(ctx, q.Cities)
	if err != nil {
		return err
	}
	variables := q.variables(map[string]any{"where": q.where(), "around": ids, "hops": q.Hops, "maxNodes": q.MaxNodes})
	if q.Among != "" {
		variables["among"] = places(q.Among)
	}
	var found struct {
		Network struct {
			Nodes []struct {
				Hop  *int
				City city
			}
			Edges     []struct{ A, B string }
			Truncated *struct {
				Nodes, Edges int
				Reason       string
			}
			Definition definition
		}
	}
	data, err := s.fetch(ctx, "network", variables, &found)
	if err != nil {
		return err
	}
	inside := map[string]int{}
	for _, edge := range found.Network.Edges {
		inside[edge.A]++
		inside[edge.B]++
	}
	t := &table.Table{Head: []string{"city", "country", "hop", "ties inside"}, Right: []bool{false, false, true, true}}
	for _, node := range found.Network.Nodes {
		t.Rows = append(t.Rows, []string{node.City.title(), node.City.country(), number(node.Hop), strconv.Itoa(inside[node.City.ID])})
	}
	lines := []string{fmt.Sprintf("Inside: %s, %s", many(len(found.Network.Nodes), "place", "places"), many(len(found.Network.Edges), "tie", "ties"))}
	if cut := found.Network.Truncated; cut != nil {
		lines = append(lines, fmt.Sprintf("Left out (%s): %s, %s", words(cut.Reason), many(cut.Nodes, "place", "places"), many(cut.Edges, "tie", "ties")))
	}
	return s.show(data, report{{table: t, lines: append(lines, "Definition: "+found.Network.Definition.String())}})
}
