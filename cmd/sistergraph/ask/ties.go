package ask

import (
	"context"
	"fmt"

	"github.com/sistergraph/sistergraph/cmd/sistergraph/table"
)

// OneSided asks for ties that only one side states.
type OneSided struct {
	Kind  []kind `placeholder:"KIND" help:"Ties of these kinds only."`
	In    string `placeholder:"AREA" help:"One end lies in this area, or in the country of this code."`
	First int    `default:"50" placeholder:"N" help:"How many, at most 500."`
	onDay
}

// Answer lists them with what is stated.
func (q *OneSided) Answer(ctx context.Context, s *Session) error {
	where := ties{Kind: q.Kind}.where()
	where["statedBy"] = "ONE_SIDE"
	if q.In != "" {
		where["between"] = map[string]any{"a": places(q.In), "b": places("")}
	}
	return answerTies(ctx, s, q.variables(map[string]any{"where": where, "first": q.First}))
}

// Ended asks for ties that no longer stand: by whom they were ended, and why.
type Ended struct {
	Kind  []kind `placeholder:"KIND" help:"Ties of these kinds only."`
	In    string `placeholder:"AREA" help:"One end lies in this area, or in the country of this code."`
	First int    `default:"50" placeholder:"N" help:"How many, at most 500."`
	AsOf  day    `placeholder:"YYYY-MM-DD" help:"Ended by this day; without it, that of the release."`
}

// Answer lists them with their last act.
func (q *Ended) Answer(ctx context.Context, s *Session) error {
	where := ties{Kind: q.Kind}.where()
	if q.In != "" {
		where["between"] = map[string]any{"a": places(q.In), "b": places("")}
	}
	on := onDay{AsOf: q.AsOf, Scope: "ENDED"}
	return answerTies(ctx, s, on.variables(map[string]any{"where": where, "first": q.First}))
}

func answerTies(ctx context.Context, s *Session, variables map[string]any) error {
	var found struct {
		Partnerships struct {
			TotalCount int
			Undecided  undecided
			Definition definition
			Nodes      []struct {
				Cities              []city
				Kind, Status, Since string
				Acts                []struct {
					Type, Date, Reason string
					By                 []named
				}
				Statements struct {
					Nodes []struct {
						Side   *city
						Source source
					}
				}
			}
		}
	}
	data, err := s.fetch(ctx, "ties", variables, &found)
	if err != nil {
		return err
	}
	t := &table.Table{Head: []string{"city", "and", "kind", "since", "status", "stated by", "last act", "reason"}}
	for _, tie := range found.Partnerships.Nodes {
		row := []string{"", "", words(tie.Kind), tie.Since, words(tie.Status), "", "", ""}
		for i, end := range tie.Cities[:min(2, len(tie.Cities))] {
			row[i] = end.title() + " (" + end.code() + ")"
		}
		var sources []source
		for _, statement := range tie.Statements.Nodes {
			sources = append(sources, statement.Source)
		}
		row[5] = publishers(sources)
		if n := len(tie.Acts); n > 0 {
			last := tie.Acts[n-1]
			row[6], row[7] = words(last.Type)+" "+orUnknown(last.Date), last.Reason
		}
		t.Rows = append(t.Rows, row)
	}
	lines := append([]string{fmt.Sprintf("Listed: %d of %s", len(t.Rows), many(found.Partnerships.TotalCount, "partnership", "partnerships"))},
		found.Partnerships.Undecided.lines()...)
	return s.show(data, report{{table: t, lines: append(lines, "Definition: "+found.Partnerships.Definition.String())}})
}
