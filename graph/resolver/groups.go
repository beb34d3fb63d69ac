package resolver

import (
	"context"
	"fmt"
	"strings"

	"github.com/sistergraph/sistergraph/graph/fault"
	"github.com/sistergraph/sistergraph/graph/level"
	"github.com/sistergraph/sistergraph/graph/look"
	"github.com/sistergraph/sistergraph/graph/where"
	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// GroupBy is a way of grouping ties, by the names of the schema.
type GroupBy string

// The ways of grouping.
const (
	ByCountry   GroupBy = "COUNTRY"
	ByRegion    GroupBy = "REGION"
	BySubregion GroupBy = "SUBREGION"
	ByKind      GroupBy = "KIND"
	ByStatus    GroupBy = "STATUS"
	ByYear      GroupBy = "YEAR"
	ByDecade    GroupBy = "DECADE"
	ByFramework GroupBy = "FRAMEWORK"
	ByLevel     GroupBy = "LEVEL"
	ByField     GroupBy = "FIELD"
	BySource    GroupBy = "SOURCE"
)

// GroupType says what a group stands for.
type GroupType string

// The types of groups.
const (
	GroupValue   GroupType = "VALUE"
	GroupUnknown GroupType = "UNKNOWN"
	GroupRest    GroupType = "REST"
)

// Group is one group.
type Group struct {
	Key      string
	Keys     []string
	Type     GroupType
	Counts   store.Counts
	Coverage *Coverage

	by []GroupBy
	st *State
}

// maxGroupings and maxGroups bound an answer in groups.
const (
	maxGroupings = 3
	maxGroups    = 5_000
)

// groupsAsked is one selection of groups.
type groupsAsked struct {
	by    []GroupBy
	first int
}

func askGroups(by []GroupBy, first *int) (groupsAsked, error) {
	a := groupsAsked{by: by, first: maxGroups}
	if len(by) < 1 || len(by) > maxGroupings {
		return a, fault.Bad("by", fmt.Sprintf("%d ways", len(by)), "is not a number of ways to group by", "give 1 to 3 ways")
	}
	for i, b := range by {
		for _, c := range by[:i] {
			if b == c {
				return a, fault.Bad("by", b, "is given twice", "give each way once")
			}
		}
	}
	if first != nil {
		if *first < 1 || *first > maxGroups {
			return a, fault.Bad("first", *first, "is not a number of groups", fmt.Sprintf("give 1 to %d", maxGroups))
		}
		a.first = *first
	}
	return a, nil
}

// grouped counts a set in groups, by parent.
func (st *State) grouped(ctx context.Context, set store.TieSet, a groupsAsked) (map[string][]*Group, error) {
	by := make([]store.Grouping, len(a.by))
	for i, b := range a.by {
		by[i] = st.grouping(b, set.Day)
	}
	set.Coverage = set.Coverage || look.Selects(ctx, "Group", "coverage")
	found, err := st.store.Groups(ctx, st.release.Number, store.GroupQuery{Set: set, By: by, First: a.first})
	if err != nil {
		return nil, err
	}
	out := make(map[string][]*Group, len(found))
	for parent, groups := range found {
		out[parent] = make([]*Group, len(groups))
		for i, g := range groups {
			out[parent][i] = st.group(g, a.by)
		}
	}
	return out, nil
}

func (st *State) group(g store.Group, by []GroupBy) *Group {
	out := &Group{Keys: list(g.Keys), Type: GroupValue, Counts: g.Counts, by: by, st: st}
	out.Coverage = newCoverage(g.Counts, g.Coverage)
	for i, k := range out.Keys {
		if k == store.UnknownKey {
			out.Type = GroupUnknown
		} else if by[i] == ByField {
			out.Keys[i] = twinning.ID(k).Key()
		}
	}
	out.Key = strings.Join(out.Keys, "|")
	if g.Rest {
		out.Key, out.Keys, out.Type = "rest", []string{"rest"}, GroupRest
	}
	return out
}

// grouping turns a way of the schema into one of the store, which knows countries but not their regions
// and memberships.
func (st *State) grouping(by GroupBy, day twinning.Day) store.Grouping {
	codes := make(map[twinning.CountryCode][]string, len(st.ref.Countries))
	add := func(c twinning.CountryCode, key string) {
		if key != "" {
			codes[c] = append(codes[c], key)
		}
	}
	switch by {
	case ByRegion:
		for _, c := range st.ref.Countries {
			add(c.Code, c.Region.M49)
		}
	case BySubregion:
		for _, c := range st.ref.Countries {
			add(c.Code, c.Sub.M49)
		}
	case ByFramework:
		for _, f := range st.ref.Frameworks {
			for _, c := range st.ref.Countries {
				if st.ref.MemberOn(f.ID, c.ID, day) == twinning.True {
					add(c.Code, f.Key)
				}
			}
		}
	default:
		return store.Grouping{By: store.GroupBy(by)}
	}
	return store.Grouping{By: store.GroupCountry, Map: codes}
}

// Groups gives the counts in groups.
func (p *PartnerConnection) Groups(ctx context.Context, by []GroupBy, first *int) ([]*Group, error) {
	return p.inGroups(ctx, by, first, func() (store.Cond, error) { return p.set.Where, nil })
}

// Facet counts in groups as if what the filter asks about the grouping itself were not asked.
func (p *PartnerConnection) Facet(ctx context.Context, by GroupBy, first *int) ([]*Group, error) {
	return p.inGroups(ctx, []GroupBy{by}, first, func() (store.Cond, error) {
		return p.st.at(p.set.Day).Partner(without(p.filter, by), "where")
	})
}

// inGroups counts the ties that pass a condition, for all connections of a level with one call.
func (p *PartnerConnection) inGroups(ctx context.Context, by []GroupBy, first *int, cond func() (store.Cond, error)) ([]*Group, error) {
	return level.Load(ctx, p, func(ctx context.Context, conns []*PartnerConnection) (map[*PartnerConnection][]*Group, error) {
		asked, err := askGroups(by, first)
		if err != nil {
			return nil, err
		}
		set := p.set
		if set.Where, err = cond(); err != nil {
			return nil, err
		}
		for _, conn := range conns {
			set.From = append(set.From, conn.city.of.ID)
		}
		found, err := p.st.grouped(ctx, set, asked)
		if err != nil {
			return nil, err
		}
		out := make(map[*PartnerConnection][]*Group, len(conns))
		for _, conn := range conns {
			out[conn] = list(found[string(conn.city.of.ID)])
		}
		return out, nil
	})
}

// without is a filter without its members about a grouping, also inside and.
func without(f *where.Partner, by GroupBy) *where.Partner {
	if f == nil {
		return nil
	}
	g := *f
	switch by {
	case ByCountry, ByRegion, BySubregion:
		g.Area, g.Country = nil, nil
	case ByFramework:
		g.Country = nil
	case ByKind:
		g.Kinds = nil
	case ByStatus:
		g.Statuses = nil
	case ByYear, ByDecade:
		g.Since = nil
	case ByLevel:
		g.Levels = nil
	case ByField:
		g.Fields = nil
	case BySource:
		g.Sources = nil
	}
	if f.And != nil {
		g.And = make([]where.Partner, len(f.And))
		for i := range f.And {
			g.And[i] = *without(&f.And[i], by)
		}
	}
	return &g
}
