package ask

import (
	"context"
	"strconv"
	"strings"

	"github.com/sistergraph/sistergraph/cmd/sistergraph/table"
)

// Flows asks how many ties run between countries or regions.
type Flows struct {
	A     string `arg:"" optional:"" help:"One end lies in this area, or in the country of this code."`
	B     string `arg:"" optional:"" help:"The other end lies there."`
	By    string `default:"country" enum:"country,region,subregion" placeholder:"BY" help:"country, region or subregion."`
	First int    `default:"50" placeholder:"N" help:"How many pairs to list; the others are summed up."`
	ties
}

// Answer lists the pairs, most ties first.
func (q *Flows) Answer(ctx context.Context, s *Session) error {
	where := q.where()
	if q.A != "" {
		where["between"] = map[string]any{"a": places(q.A), "b": places(q.B)}
	}
	type end struct{ Key, Label string }
	var found struct {
		Flows struct {
			Total, Rest counts
			Flows       []struct {
				A, B   end
				Counts counts
			}
			Definition definition
		}
	}
	data, err := s.fetch(ctx, "flows", q.variables(map[string]any{"by": strings.ToUpper(q.By), "where": where, "first": q.First}), &found)
	if err != nil {
		return err
	}
	t := &table.Table{Head: []string{"between", "and", "partnerships", "cities"}, Right: []bool{false, false, true, true}}
	for _, flow := range found.Flows.Flows {
		t.Rows = append(t.Rows, []string{flow.A.Label, flow.B.Label, strconv.Itoa(flow.Counts.Partnerships), strconv.Itoa(flow.Counts.Cities)})
	}
	lines := []string{"All pairs: " + many(found.Flows.Total.Partnerships, "partnership", "partnerships")}
	if rest := found.Flows.Rest.Partnerships; rest > 0 {
		lines = append(lines, "Not listed: "+many(rest, "partnership", "partnerships"))
	}
	return s.show(data, report{{table: t, lines: append(lines, "Definition: "+found.Flows.Definition.String())}})
}
