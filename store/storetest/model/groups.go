package model

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"

	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// Groups counts by key, by parent.
func (m *Model) Groups(ctx context.Context, release int, q store.GroupQuery) (map[string][]store.Group, error) {
	s, err := m.at(ctx, release)
	if err != nil {
		return nil, err
	}
	out := map[string][]store.Group{}
	for _, parent := range s.parents(q.Set) {
		members := map[string][]view{}
		for _, v := range s.passing(q.Set) {
			if v.parent == parent {
				for _, keys := range s.groupKeys(q, v) {
					joined := strings.Join(keys, "|")
					members[joined] = append(members[joined], v)
				}
			}
		}
		out[parent] = s.ranked(q, members)
	}
	return out, nil
}

// groupKeys lists the groups that a view is in, one key a grouping.
func (s *state) groupKeys(q store.GroupQuery, v view) [][]string {
	all := [][]string{{}}
	for _, g := range q.By {
		var longer [][]string
		for _, head := range all {
			for _, key := range s.keysOf(g, v, q.Set.Day) {
				longer = append(longer, append(slices.Clone(head), key))
			}
		}
		all = longer
	}
	return all
}

func (s *state) keysOf(g store.Grouping, v view, day twinning.Day) []string {
	far := s.cities[v.far]
	var keys []string
	switch g.By {
	case store.GroupCountry:
		if code := far.Country(); g.Map != nil {
			keys = g.Map[code]
		} else if code != "" {
			keys = []string{string(code)}
		}
	case store.GroupKind:
		keys = known(v.tie.Kind, twinning.KindUnknown)
	case store.GroupStatus:
		keys = known(v.tie.StatusOn(day), twinning.StatusUnknown)
	case store.GroupYear:
		keys = year(v.tie.Since, 1)
	case store.GroupDecade:
		keys = year(v.tie.Since, 10)
	case store.GroupLevel:
		keys = known(far.Level, twinning.LevelUnknown)
	case store.GroupField:
		keys = texts(v.tie.Fields)
	case store.GroupSource:
		keys = texts(v.tie.Sources)
	case store.GroupTie:
		keys = texts(v.tie.Frameworks)
	}
	if len(keys) == 0 {
		return []string{store.UnknownKey}
	}
	return distinct(keys)
}

func known[E ~string](v, unknown E) []string {
	if v == unknown {
		return nil
	}
	return []string{string(v)}
}

func year(d twinning.Date, step int) []string {
	if d.IsZero() {
		return nil
	}
	return []string{strconv.Itoa(int(d.Year) / step * step)}
}

func texts(ids []twinning.ID) []string {
	var out []string
	for _, id := range ids {
		out = append(out, string(id))
	}
	return out
}

// ranked orders the groups, those with an unknown key last, and cuts.
func (s *state) ranked(q store.GroupQuery, members map[string][]view) []store.Group {
	group := func(views []view) store.Group {
		g := store.Group{Counts: s.counts(views)}
		if q.Set.Coverage {
			g.Coverage = coverage(views)
		}
		return g
	}
	var knownGroups, unknownGroups []store.Group
	for joined, views := range members {
		g := group(views)
		g.Keys = strings.Split(joined, "|")
		if slices.Contains(g.Keys, store.UnknownKey) {
			unknownGroups = append(unknownGroups, g)
		} else {
			knownGroups = append(knownGroups, g)
		}
	}
	order := func(a, b store.Group) int {
		return cmp.Or(b.Counts.Cities-a.Counts.Cities, strings.Compare(strings.Join(a.Keys, "|"), strings.Join(b.Keys, "|")))
	}
	slices.SortFunc(knownGroups, order)
	slices.SortFunc(unknownGroups, order)
	if q.First == 0 || len(knownGroups) <= q.First {
		return append(knownGroups, unknownGroups...)
	}
	var cut []view
	for _, g := range knownGroups[q.First:] {
		cut = append(cut, members[strings.Join(g.Keys, "|")]...)
	}
	rest := group(cut)
	rest.Rest = true
	return slices.Concat(knownGroups[:q.First], unknownGroups, []store.Group{rest})
}

// Flows counts ties by the pair of their ends' groups.
func (m *Model) Flows(ctx context.Context, release int, q store.FlowQuery) (store.Flows, error) {
	s, err := m.at(ctx, release)
	if err != nil {
		return store.Flows{}, err
	}
	type pair struct{ a, b string }
	members := map[pair][]view{}
	sums := map[pair]*[2]twinning.Vector{}
	var all []view
	for _, t := range s.passingTies(q.Set) {
		from, to := s.cities[t.A], s.cities[t.B]
		p := pair{flowGroup(q, from), flowGroup(q, to)}
		if p.b < p.a {
			p, from, to = pair{p.b, p.a}, to, from
		}
		both := []view{{near: t.A, far: t.B, tie: t}, {near: t.B, far: t.A, tie: t}}
		members[p] = append(members[p], both...)
		all = append(all, both...)
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
	out := store.Flows{Total: s.counts(all)}
	for p, views := range members {
		out.Flows = append(out.Flows, store.Flow{A: p.a, B: p.b, Counts: s.counts(views), SumA: sums[p][0], SumB: sums[p][1]})
	}
	slices.SortFunc(out.Flows, func(x, y store.Flow) int {
		return cmp.Or(y.Counts.Partnerships-x.Counts.Partnerships, strings.Compare(x.A, y.A), strings.Compare(x.B, y.B))
	})
	if q.First > 0 && len(out.Flows) > q.First {
		var cut []view
		for _, f := range out.Flows[q.First:] {
			cut = append(cut, members[pair{f.A, f.B}]...)
		}
		out.Flows, out.Rest = out.Flows[:q.First], s.counts(cut)
	}
	return out, nil
}

func flowGroup(q store.FlowQuery, c twinning.City) string {
	group := string(c.Country())
	if q.Map != nil {
		group = q.Map[c.Country()]
	}
	if group == "" {
		return store.UnknownKey
	}
	return group
}

func add(sum *twinning.Vector, c twinning.City) {
	if c.Location != nil {
		v := c.Location.Vector()
		sum.X, sum.Y, sum.Z = sum.X+v.X, sum.Y+v.Y, sum.Z+v.Z
	}
}
