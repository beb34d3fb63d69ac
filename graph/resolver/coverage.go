package resolver

import (
	"context"

	"github.com/sistergraph/sistergraph/graph/look"
	"github.com/sistergraph/sistergraph/graph/where"
	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// Coverage counts ties by what is known of them.
type Coverage struct {
	Partnerships int
	Dated        int
	Kinded       int
	Sourced      int
	TwoSources   int
}

func newCoverage(counts store.Counts, c store.Coverage) *Coverage {
	return &Coverage{counts.Partnerships, c.Dated, c.Kinded, c.Sourced, c.TwoSources}
}

// CoverageResult tells how much is known.
type CoverageResult struct {
	Total      *Coverage
	Groups     []*Group
	Definition *Definition
}

// Coverage tells how much is known of the ties that pass, in all and in groups.
func (Query) Coverage(ctx context.Context, by []GroupBy, filter *where.Partnership, asOf *twinning.Day, scope *twinning.Scope, first *int) (*CoverageResult, error) {
	st := from(ctx)
	set, def, err := st.tieSet(filter, asOf, scope)
	if err != nil {
		return nil, err
	}
	var asked groupsAsked
	if by != nil || first != nil {
		if asked, err = askGroups(by, first); err != nil {
			return nil, err
		}
	}
	out := &CoverageResult{Definition: def, Groups: []*Group{}, Total: &Coverage{}}
	set.Coverage = true
	if look.Selects(ctx, "CoverageResult", "total") {
		tallies, err := st.store.Tally(ctx, st.release.Number, []store.TieSet{set})
		if err != nil {
			return nil, err
		}
		t := tallies[0][""]
		out.Total = newCoverage(t.Counts, t.Coverage)
	}
	if by == nil || !look.Selects(ctx, "CoverageResult", "groups") {
		return out, nil
	}
	groups, err := st.grouped(ctx, set, asked)
	if err != nil {
		return nil, err
	}
	out.Groups = list(groups[""])
	return out, nil
}
