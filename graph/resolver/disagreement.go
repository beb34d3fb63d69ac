package resolver

import (
	"cmp"
	"context"
	"slices"

	"github.com/sistergraph/sistergraph/graph/level"
	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// Disagreement is statements of one tie that differ.
type Disagreement struct {
	About  twinning.Gap
	Values []*DisputedValue
}

// DisputedValue is one of the values that sources give.
type DisputedValue struct {
	Value      string
	Statements []*Statement
}

// Disagreements tells in what its sources disagree. One call serves all ties of a level; none is made where
// no tie is disputed.
func (p *Partnership) Disagreements(ctx context.Context) ([]*Disagreement, error) {
	return level.Load(ctx, p, func(ctx context.Context, ties []*Partnership) (map[*Partnership][]*Disagreement, error) {
		var q store.StatementQuery
		out := make(map[*Partnership][]*Disagreement, len(ties))
		for _, p := range ties {
			out[p] = []*Disagreement{}
			if len(p.of.Disputes) > 0 {
				q.Ties = append(q.Ties, p.of.ID)
			}
		}
		if len(q.Ties) == 0 {
			return out, nil
		}
		pages, err := p.st.store.Statements(ctx, p.st.release.Number, q)
		if err != nil {
			return nil, err
		}
		for _, p := range ties {
			statements := p.statementPage(ctx, pages[p.of.ID], false).Nodes
			for _, about := range p.of.Disputes {
				out[p] = append(out[p], &Disagreement{About: about, Values: disputed(statements, about)})
			}
		}
		return out, nil
	})
}

// disputed gathers what statements say, the most often said first. What is not said, or withdrawn, is no side
// of a dispute.
func disputed(statements []*Statement, about twinning.Gap) []*DisputedValue {
	var values []*DisputedValue
	for _, s := range statements {
		said := s.says(about)
		if said == "" || !s.of.Withdrawn.IsZero() {
			continue
		}
		i := slices.IndexFunc(values, func(v *DisputedValue) bool { return v.Value == said })
		if i < 0 {
			i, values = len(values), append(values, &DisputedValue{Value: said})
		}
		values[i].Statements = append(values[i].Statements, s)
	}
	slices.SortStableFunc(values, func(a, b *DisputedValue) int {
		return cmp.Or(len(b.Statements)-len(a.Statements), cmp.Compare(a.Value, b.Value))
	})
	return values
}

// says is the value of a statement, empty where it has none.
func (s *Statement) says(about twinning.Gap) string {
	switch {
	case about == twinning.GapSince:
		return s.of.Since.String()
	case about == twinning.GapKind && s.of.Kind != twinning.KindUnknown:
		return string(s.of.Kind)
	case about == twinning.GapStatus && s.of.Status != twinning.StatusUnknown:
		return string(s.of.Status)
	default:
		return ""
	}
}
