package model

import (
	"cmp"
	"context"
	"slices"

	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// partners maps each place to its partners over the ties.
func partners(ties []twinning.Partnership) map[twinning.ID]map[twinning.ID]twinning.Partnership {
	out := map[twinning.ID]map[twinning.ID]twinning.Partnership{}
	put := func(from twinning.ID, t twinning.Partnership) {
		if out[from] == nil {
			out[from] = map[twinning.ID]twinning.Partnership{}
		}
		out[from][t.Other(from)] = t
	}
	for _, t := range ties {
		put(t.A, t)
		put(t.B, t)
	}
	return out
}

// Paths grows all chains from From by one tie at a time.
func (m *Model) Paths(ctx context.Context, release int, q store.PathQuery) (store.Paths, error) {
	s, err := m.at(ctx, release)
	if err != nil {
		return store.Paths{}, err
	}
	from, okFrom := s.city(q.From)
	to, okTo := s.city(q.To)
	if !okFrom || !okTo {
		return store.Paths{Outcome: store.NotConnected}, nil
	}
	next := partners(s.passingTies(q.Set))
	chains := []store.Chain{{Places: []twinning.ID{from.ID}}}
	reached := map[twinning.ID]bool{from.ID: true}
	for length := 0; len(chains) > 0; length++ {
		var arrived, grown []store.Chain
		found := map[twinning.ID]bool{}
		for _, c := range chains {
			last := c.Places[len(c.Places)-1]
			if last == to.ID {
				arrived = append(arrived, c)
				continue
			}
			if length > 0 && s.judge(0).place(q.Through, last) != twinning.True {
				continue
			}
			for _, id := range sortedIDs(next[last]) {
				if !reached[id] {
					found[id] = true
					grown = append(grown, store.Chain{
						Places: append(slices.Clone(c.Places), id),
						Ties:   append(slices.Clone(c.Ties), next[last][id].ID),
					})
				}
			}
		}
		if len(arrived) > 0 {
			return foundPaths(q, length, arrived), nil
		}
		for id := range found {
			reached[id] = true
		}
		chains = grown
	}
	return store.Paths{Outcome: store.NotConnected}, nil
}

func foundPaths(q store.PathQuery, length int, chains []store.Chain) store.Paths {
	if q.MaxLength > 0 && length > q.MaxLength {
		return store.Paths{Outcome: store.NotWithinLimit}
	}
	slices.SortFunc(chains, func(a, b store.Chain) int { return slices.Compare(a.Places, b.Places) })
	return store.Paths{
		Outcome: store.PathFound, Length: length,
		Total:  min(len(chains), store.PathCap),
		Chains: chains[:min(len(chains), max(q.Limit, 0))],
	}
}

// Network cuts out the surroundings of places.
func (m *Model) Network(ctx context.Context, release int, q store.NetworkQuery) (store.Network, error) {
	s, err := m.at(ctx, release)
	if err != nil {
		return store.Network{}, err
	}
	centre := map[twinning.ID]bool{}
	for _, id := range s.answered(q.Around) {
		centre[s.survivor(id)] = true
	}
	inside := func(id twinning.ID) bool {
		return centre[id] || s.judge(0).place(q.Among, id) == twinning.True
	}
	var ties []twinning.Partnership
	for _, t := range s.passingTies(q.Set) {
		if inside(t.A) && inside(t.B) {
			ties = append(ties, t)
		}
	}
	next := partners(ties)
	hop := map[twinning.ID]int{}
	if q.Around == nil {
		for id := range next {
			hop[id] = 0
		}
	}
	for id := range centre {
		hop[id] = 0
	}
	for h := 1; h <= q.Hops; h++ {
		for _, id := range sortedIDs(hop) {
			if hop[id] != h-1 {
				continue
			}
			for far := range next[id] {
				if _, ok := hop[far]; !ok {
					hop[far] = h
				}
			}
		}
	}
	return s.cutNetwork(q, ties, hop), nil
}

// cutNetwork keeps the first MaxNodes places and the ties between them.
func (s *state) cutNetwork(q store.NetworkQuery, ties []twinning.Partnership, hop map[twinning.ID]int) store.Network {
	within := func(keep func(twinning.ID) bool) []twinning.Partnership {
		var out []twinning.Partnership
		for _, t := range ties {
			if keep(t.A) && keep(t.B) {
				out = append(out, t)
			}
		}
		return out
	}
	uncut := within(func(id twinning.ID) bool { _, ok := hop[id]; return ok })
	degree := map[twinning.ID]int{}
	for _, t := range uncut {
		degree[t.A]++
		degree[t.B]++
	}
	ids := sortedIDs(hop)
	slices.SortStableFunc(ids, func(a, b twinning.ID) int { return cmp.Or(hop[a]-hop[b], degree[b]-degree[a]) })
	kept := ids[:min(len(ids), q.MaxNodes)]
	out := store.Network{Ties: within(func(id twinning.ID) bool { return slices.Contains(kept, id) })}
	for _, id := range kept {
		out.Nodes = append(out.Nodes, store.NetworkNode{City: s.cities[id], Hop: hop[id]})
	}
	out.CutNodes, out.CutTies = len(ids)-len(kept), len(uncut)-len(out.Ties)
	return out
}

// Triangles tries every pair of partners of each place.
func (m *Model) Triangles(ctx context.Context, release int, q store.TriangleQuery) (map[twinning.ID]store.TrianglePage, error) {
	s, err := m.at(ctx, release)
	if err != nil {
		return nil, err
	}
	set := q.Set
	set.From = nil
	next := partners(s.passingTies(set))
	out := map[twinning.ID]store.TrianglePage{}
	for _, asked := range s.answered(q.Set.From) {
		a := s.survivor(asked)
		var rows []row[store.Triangle]
		for _, b := range sortedIDs(next[a]) {
			for _, c := range sortedIDs(next[a]) {
				if bc, ok := next[b][c]; ok && b < c {
					key := store.Key{string(b), string(c)}
					rows = append(rows, row[store.Triangle]{store.Triangle{A: a, B: b, C: c, AB: next[a][b], AC: next[a][c], BC: bc, Key: key}, key})
				}
			}
		}
		p := store.TrianglePage{Total: len(rows)}
		cut, more, err := page(rows, []bool{false}, q.Page)
		if err != nil {
			return nil, err
		}
		for _, r := range cut {
			p.Rows = append(p.Rows, r.value)
		}
		p.More = more
		out[asked] = p
	}
	return out, nil
}
