package ask

import (
	"context"
	"fmt"

	"github.com/sistergraph/sistergraph/cmd/sistergraph/table"
)

// Source asks where the tie of two cities is known from.
type Source struct {
	City  string `arg:"" help:"${city}"`
	Other string `arg:"" help:"The partner city."`
}

// Answer lists who says what, and the acts of the tie.
func (q *Source) Answer(ctx context.Context, s *Session) error {
	ends, ids, err := s.cities(ctx, []string{q.City, q.Other})
	if err != nil {
		return err
	}
	var found struct {
		City struct {
			Partners struct {
				Edges []struct {
					Since, Kind, Status string
					Partnership         struct {
						Acts []struct {
							Type, Date, Reason string
							Sources            []source
						}
						Statements struct {
							Nodes []struct {
								Side                       *city
								Kind, Since, Until, Status string
								Shown                      bool
								Source                     source
							}
						}
					}
				}
			}
		}
	}
	data, err := s.fetch(ctx, "source", map[string]any{"city": ids[0], "other": []string{ids[1]}}, &found)
	if err != nil {
		return err
	}
	if len(found.City.Partners.Edges) == 0 {
		return s.show(data, report{{lines: []string{
			fmt.Sprintf("No tie of %s with %s is recorded. That is no proof that there is none.", ends[0].title(), ends[1].title()),
		}}})
	}
	tie := found.City.Partners.Edges[0]
	says := &table.Table{Head: []string{"source", "speaks for", "kind", "since", "until", "status", "shown", "address"}}
	for _, statement := range tie.Partnership.Statements.Nodes {
		side := "a third party"
		if statement.Side != nil {
			side = statement.Side.Name
		}
		shown := "no"
		if statement.Shown {
			shown = "yes"
		}
		says.Rows = append(says.Rows, []string{
			statement.Source.Title, side, words(statement.Kind), statement.Since, statement.Until, words(statement.Status), shown, statement.Source.where(),
		})
	}
	answer := report{{
		title: ends[0].title() + " and " + ends[1].title(), table: says,
		lines: []string{"Shown: " + words(tie.Kind) + ", since " + orUnknown(tie.Since) + ", status " + words(tie.Status)},
	}}
	if len(tie.Partnership.Acts) > 0 {
		acts := &table.Table{Head: []string{"date", "act", "reason", "sources"}}
		for _, act := range tie.Partnership.Acts {
			acts.Rows = append(acts.Rows, []string{orUnknown(act.Date), words(act.Type), act.Reason, publishers(act.Sources)})
		}
		answer = append(answer, section{title: "What happened to the tie", table: acts})
	}
	return s.show(data, answer)
}
