package neo4j

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
func (s *Store) Groups(ctx context.Context, release int, q store.GroupQuery) (map[string][]store.Group, error) {
	if err := s.readable(ctx, release); err != nil {
		return nil, err
	}
	set := q.Set
	set.Undecided = false
	var n needs
	for _, g := range q.By {
		n.status = n.status || g.By == store.GroupStatus
		n.sources = n.sources || g.By == store.GroupSource
		n.fields = n.fields || g.By == store.GroupField
		n.frameworks = n.frameworks || g.By == store.GroupTie
	}
	all, err := s.viewsOf(ctx, release, []store.TieSet{set}, n)
	if err != nil {
		return nil, err
	}
	out := map[string][]store.Group{}
	for _, parent := range all[0].parents {
		out[parent] = grouped(all[0].of[parent], q)
	}
	return out, nil
}

// grouped puts views into their groups, ranks these and cuts.
func grouped(views []view, q store.GroupQuery) []store.Group {
	members := map[string][]view{}
	for _, v := range views {
		for _, keys := range groupKeys(q.By, v) {
			members[keys] = append(members[keys], v)
		}
	}
	var known, unknown []store.Group
	for keys, views := range members {
		g := groupOf(q, views)
		g.Keys = strings.Split(keys, "|")
		if slices.Contains(g.Keys, store.UnknownKey) {
			unknown = append(unknown, g)
		} else {
			known = append(known, g)
		}
	}
	slices.SortFunc(known, byRank)
	slices.SortFunc(unknown, byRank)
	if q.First == 0 || len(known) <= q.First {
		return append(known, unknown...)
	}
	var cut []view
	for _, g := range known[q.First:] {
		cut = append(cut, members[strings.Join(g.Keys, "|")]...)
	}
	rest := groupOf(q, cut)
	rest.Rest = true
	return slices.Concat(known[:q.First], unknown, []store.Group{rest})
}

func groupOf(q store.GroupQuery, views []view) store.Group {
	c := newCounter()
	for _, v := range views {
		c.add(v)
	}
	g := store.Group{Counts: c.counts}
	if q.Set.Coverage {
		g.Coverage = c.coverage
	}
	return g
}

func byRank(a, b store.Group) int {
	return cmp.Or(b.Counts.Cities-a.Counts.Cities, strings.Compare(strings.Join(a.Keys, "|"), strings.Join(b.Keys, "|")))
}

// groupKeys are the keys of the groups that a view is in, joined.
func groupKeys(by []store.Grouping, v view) []string {
	all := []string{""}
	for i, g := range by {
		var longer []string
		for _, head := range all {
			for _, key := range keysOf(g, v) {
				if i > 0 {
					key = head + "|" + key
				}
				longer = append(longer, key)
			}
		}
		all = longer
	}
	return all
}

func keysOf(g store.Grouping, v view) []string {
	var keys []string
	switch g.By {
	case store.GroupCountry:
		if g.Map != nil {
			keys = g.Map[twinning.CountryCode(v.far.country)]
		} else if v.far.country != "" {
			keys = []string{v.far.country}
		}
	case store.GroupKind:
		keys = unless(v.kind, string(twinning.KindUnknown))
	case store.GroupStatus:
		keys = unless(v.status, string(twinning.StatusUnknown))
	case store.GroupYear:
		keys = yearOf(v.since, 1)
	case store.GroupDecade:
		keys = yearOf(v.since, 10)
	case store.GroupLevel:
		keys = unless(v.far.level, string(twinning.LevelUnknown))
	case store.GroupField:
		keys = v.fields
	case store.GroupSource:
		keys = v.sourceIDs
	case store.GroupTie:
		keys = v.frameworks
	}
	if len(keys) == 0 {
		return []string{store.UnknownKey}
	}
	return distinct(keys)
}

func unless(v, unknown string) []string {
	if v == unknown {
		return nil
	}
	return []string{v}
}

func yearOf(day twinning.Day, step int) []string {
	if day == twinning.AlwaysDay {
		return nil
	}
	return []string{strconv.Itoa(int(day.Date().Year) / step * step)}
}
