package neo4j

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// Flows counts ties by the unordered pair of their ends' groups.
func (s *Store) Flows(ctx context.Context, release int, q store.FlowQuery) (store.Flows, error) {
	if err := s.readable(ctx, release); err != nil {
		return store.Flows{}, err
	}
	set := q.Set
	set.From, set.Countries, set.Undecided = nil, nil, false
	all, err := s.viewsOf(ctx, release, []store.TieSet{set}, needs{vectors: true})
	if err != nil {
		return store.Flows{}, err
	}
	members := map[pair][]view{}
	sums := map[pair]*[2]twinning.Vector{}
	total := newCounter()
	seenFromOutside := all[0].of[""]
	for i := 0; i+1 < len(seenFromOutside); i += 2 {
		both := seenFromOutside[i : i+2]
		total.add(both[0])
		total.add(both[1])
		from, to := both[0].far, both[1].far
		p := pair{flowGroup(q, from), flowGroup(q, to)}
		if p.b < p.a {
			p, from, to = pair{p.b, p.a}, to, from
		}
		members[p] = append(members[p], both...)
		if sums[p] == nil {
			sums[p] = &[2]twinning.Vector{}
		}
		add(&sums[p][0], from)
		add(&sums[p][1], to)
		if p.a == p.b {
			add(&sums[p][0], to)
			add(&sums[p][1], from)
		}
	}
	out := store.Flows{Total: total.counts}
	for p, views := range members {
		out.Flows = append(out.Flows, store.Flow{A: p.a, B: p.b, Counts: countsOf(views), SumA: sums[p][0], SumB: sums[p][1]})
	}
	slices.SortFunc(out.Flows, func(x, y store.Flow) int {
		return cmp.Or(y.Counts.Partnerships-x.Counts.Partnerships, strings.Compare(x.A, y.A), strings.Compare(x.B, y.B))
	})
	if q.First > 0 && len(out.Flows) > q.First {
		var cut []view
		for _, f := range out.Flows[q.First:] {
			cut = append(cut, members[pair{f.A, f.B}]...)
		}
		out.Flows, out.Rest = out.Flows[:q.First], countsOf(cut)
	}
	return out, nil
}

func countsOf(views []view) store.Counts {
	c := newCounter()
	for _, v := range views {
		c.add(v)
	}
	return c.counts
}

func flowGroup(q store.FlowQuery, p place) string {
	group := p.country
	if q.Map != nil {
		group = q.Map[twinning.CountryCode(p.country)]
	}
	if group == "" {
		return store.UnknownKey
	}
	return group
}

func add(sum *twinning.Vector, p place) {
	sum.X, sum.Y, sum.Z = sum.X+p.vector.X, sum.Y+p.vector.Y, sum.Z+p.vector.Z
}
