package storetest

import (
	"context"
	"maps"

	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// One question a method of the contract.

func askReference() question {
	return func(ctx context.Context, s store.Store, r int) (any, error) { return s.Reference(ctx, r) }
}

func askLookup(ids ...twinning.ID) question {
	return func(ctx context.Context, s store.Store, r int) (any, error) { return s.Lookup(ctx, r, ids) }
}

func askIdentify(keys ...store.ExternalKey) question {
	return func(ctx context.Context, s store.Store, r int) (any, error) { return s.Identify(ctx, r, keys) }
}

func askCandidates(queries ...store.CandidateQuery) question {
	return func(ctx context.Context, s store.Store, r int) (any, error) { return s.Candidates(ctx, r, queries) }
}

func askPlaces(q store.PlaceQuery) question {
	return func(ctx context.Context, s store.Store, r int) (any, error) {
		p, err := s.Places(ctx, r, q)
		p.Total = asked(q.Total, p.Total)
		return p, err
	}
}

func askEntities(q store.EntityQuery) question {
	return func(ctx context.Context, s store.Store, r int) (any, error) {
		p, err := s.Entities(ctx, r, q)
		p.Total = asked(q.Total, p.Total)
		return p, err
	}
}

func askLinked(t twinning.Type, role twinning.Role, targets ...twinning.ID) question {
	return func(ctx context.Context, s store.Store, r int) (any, error) {
		m, err := s.Linked(ctx, r, t, role, targets)
		return withoutEmpty(m), err
	}
}

func askStatements(q store.StatementQuery) question {
	return func(ctx context.Context, s store.Store, r int) (any, error) { return s.Statements(ctx, r, q) }
}

func askStream(t twinning.Type) question {
	return func(ctx context.Context, s store.Store, r int) (any, error) {
		var all []any
		for v, err := range s.Stream(ctx, r, t) {
			if err != nil {
				return nil, err
			}
			all = append(all, v)
		}
		return all, nil
	}
}

func askPartners(q store.PartnerQuery) question {
	return func(ctx context.Context, s store.Store, r int) (any, error) {
		m, err := s.Partners(ctx, r, q)
		for id, p := range m {
			p.Total = asked(q.Total, p.Total)
			for i := range p.Rows {
				if !q.Far {
					p.Rows[i].Far = twinning.City{}
				}
			}
			m[id] = p
		}
		return m, err
	}
}

func askTies(q store.TieQuery) question {
	return func(ctx context.Context, s store.Store, r int) (any, error) {
		p, err := s.Ties(ctx, r, q)
		p.Total = asked(q.Total, p.Total)
		return p, err
	}
}

func askTally(sets ...store.TieSet) question {
	return func(ctx context.Context, s store.Store, r int) (any, error) {
		all, err := s.Tally(ctx, r, sets)
		for i, m := range all {
			for parent, t := range m {
				m[parent] = tallyAsked(sets[i], t)
			}
		}
		return all, err
	}
}

func tallyAsked(set store.TieSet, t store.Tally) store.Tally {
	if !set.Undecided {
		t.Undecided, t.Because = store.Counts{}, nil
	}
	if !set.Coverage {
		t.Coverage = store.Coverage{}
	}
	return t
}

func askGroups(q store.GroupQuery) question {
	return func(ctx context.Context, s store.Store, r int) (any, error) {
		m, err := s.Groups(ctx, r, q)
		for _, groups := range m {
			for i := range groups {
				if !q.Set.Coverage {
					groups[i].Coverage = store.Coverage{}
				}
			}
		}
		return withoutEmpty(m), err
	}
}

func askFlows(q store.FlowQuery) question {
	return func(ctx context.Context, s store.Store, r int) (any, error) { return s.Flows(ctx, r, q) }
}

func askPaths(q store.PathQuery) question {
	return func(ctx context.Context, s store.Store, r int) (any, error) { return s.Paths(ctx, r, q) }
}

func askNetwork(q store.NetworkQuery) question {
	return func(ctx context.Context, s store.Store, r int) (any, error) { return s.Network(ctx, r, q) }
}

func askTriangles(q store.TriangleQuery) question {
	return func(ctx context.Context, s store.Store, r int) (any, error) {
		m, err := s.Triangles(ctx, r, q)
		for id, p := range m {
			p.Total = asked(q.Total, p.Total)
			m[id] = p
		}
		return m, err
	}
}

func asked(total bool, n int) int {
	if total {
		return n
	}
	return 0
}

func withoutEmpty[K comparable, V any](m map[K][]V) map[K][]V {
	maps.DeleteFunc(m, func(_ K, v []V) bool { return len(v) == 0 })
	return m
}
