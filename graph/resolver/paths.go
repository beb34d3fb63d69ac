package resolver

import (
	"context"
	"fmt"

	"github.com/sistergraph/sistergraph/graph/fault"
	"github.com/sistergraph/sistergraph/graph/where"
	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// PathResult are the shortest chains between two places.
type PathResult struct {
	Outcome    store.Outcome
	Length     *int
	Total      int
	Chains     []*Chain
	Definition *Definition
}

// Chain is one chain, from end to end.
type Chain struct {
	Cities       []*City
	Partnerships []*Partnership
}

// maxLength is the length beyond which a limit means no limit.
const maxLength = 1_000

// Paths gives all shortest chains of ties between two places.
func (Query) Paths(ctx context.Context, fromID, to twinning.ID, filter *where.Partnership, through *where.City, asOf *twinning.Day, scope *twinning.Scope, longest, limit *int) (*PathResult, error) {
	st := from(ctx)
	set, _, err := st.tieSet(filter, asOf, scope)
	if err != nil {
		return nil, err
	}
	inner, err := st.at(set.Day).City(through, "through")
	if err != nil {
		return nil, err
	}
	q := store.PathQuery{From: fromID, To: to, Set: set, Through: inner, Limit: 50}
	if limit != nil {
		q.Limit = *limit
	}
	if q.Limit < 1 || q.Limit > MaxPage {
		return nil, fault.Bad("limit", q.Limit, "is not a number of chains", fmt.Sprintf("give 1 to %d", MaxPage))
	}
	if longest != nil {
		if *longest < 1 || *longest > maxLength {
			return nil, fault.Bad("maxLength", *longest, "is not a length of chains", fmt.Sprintf("give 1 to %d, or leave it out", maxLength))
		}
		q.MaxLength = *longest
	}
	ends, err := st.places(ctx, []twinning.ID{fromID, to}, func(i int) string { return []string{"from", "to"}[i] })
	if err != nil {
		return nil, err
	}
	q.From, q.To = ends[0].ID, ends[1].ID
	found, err := st.store.Paths(ctx, st.release.Number, q)
	if err != nil {
		return nil, err
	}
	out := &PathResult{Outcome: found.Outcome, Total: found.Total, Chains: []*Chain{}}
	out.Definition = st.define(struct {
		Where   *where.Partnership `json:"where,omitzero"`
		Through *where.City        `json:"through,omitzero"`
	}{filter, through}, set.Scope, set.Day)
	if found.Outcome == store.PathFound {
		out.Length = &found.Length
	}
	return out, st.chains(ctx, found.Chains, out)
}

// chains fetches the places and ties of all chains at once.
func (st *State) chains(ctx context.Context, chains []store.Chain, out *PathResult) error {
	var ids []twinning.ID
	for _, c := range chains {
		ids = append(append(ids, c.Places...), c.Ties...)
	}
	if len(ids) == 0 {
		return nil
	}
	nodes, err := st.find(ctx, ids)
	if err != nil {
		return err
	}
	for _, c := range chains {
		out.Chains = append(out.Chains, &Chain{Cities: pick[*City](c.Places, nodes), Partnerships: pick[*Partnership](c.Ties, nodes)})
	}
	return nil
}
