package model

import (
	"fmt"
	"slices"

	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// view is a tie as it is seen from one end.
type view struct {
	parent    string
	near, far twinning.ID
	tie       twinning.Partnership
}

// judge evaluates conditions on a day and notes the gap of every unknown leaf.
type judge struct {
	s    *state
	day  twinning.Day
	gaps map[twinning.Gap]bool
}

func (s *state) judge(day twinning.Day) *judge {
	return &judge{s: s, day: day, gaps: map[twinning.Gap]bool{}}
}

func (j *judge) unknown(g twinning.Gap) twinning.Tri {
	j.gaps[g] = true
	return twinning.Unknown
}

// because lists the gaps noted so far in the order of twinning.Gaps.
func (j *judge) because() []twinning.Gap {
	var out []twinning.Gap
	for _, g := range twinning.Gaps {
		if j.gaps[g] {
			out = append(out, g)
		}
	}
	return out
}

// tree evaluates the connectives; every leaf is looked at.
func tree(c store.Cond, leaf func(store.Cond) twinning.Tri) twinning.Tri {
	switch c := c.(type) {
	case nil:
		return twinning.True
	case store.And:
		t := twinning.True
		for _, d := range c {
			t = t.And(tree(d, leaf))
		}
		return t
	case store.Or:
		t := twinning.False
		for _, d := range c {
			t = t.Or(tree(d, leaf))
		}
		return t
	case store.Not:
		return tree(c.Cond, leaf).Not()
	default:
		return leaf(c)
	}
}

// tie evaluates a condition about a tie seen from one end.
func (j *judge) tie(c store.Cond, v view) twinning.Tri {
	return tree(c, func(c store.Cond) twinning.Tri { return j.tieLeaf(c, v) })
}

func (j *judge) tieLeaf(c store.Cond, v view) twinning.Tri {
	t := v.tie
	switch c := c.(type) {
	case store.KindIn:
		return inList(c, t.Kind, twinning.KindUnknown, func() twinning.Tri { return j.unknown(twinning.GapKind) })
	case store.StatusIn:
		return inList(c, t.StatusOn(j.day), twinning.StatusUnknown, func() twinning.Tri { return j.unknown(twinning.GapStatus) })
	case store.SinceIn:
		return j.date(t.Since.IsZero(), t.Since.Interval(), c.Range, c.Missing, twinning.GapSince)
	case store.EndedIn:
		h := t.History()
		if h.Ended > j.day {
			return twinning.False
		}
		return j.date(h.Ended == twinning.AlwaysDay, twinning.Interval{First: h.Ended, Last: h.EndedLast}, c.Range, c.Missing, twinning.GapUntil)
	case store.SourceIn:
		return twinning.TriOf(overlap(c, t.Sources))
	case store.StatedByIs:
		return twinning.TriOf(t.StatedBy == twinning.StatedBy(c))
	case store.FieldIn:
		return twinning.TriOf(overlap(c, t.Fields))
	case store.UnderFramework:
		return twinning.TriOf(overlap(c, t.Frameworks))
	case store.DisputeIn:
		return twinning.TriOf(overlap(c, t.Disputes))
	case store.Far:
		return j.place(c.Place, v.far)
	case store.Between:
		one := j.place(c.A, t.A).And(j.place(c.B, t.B))
		other := j.place(c.A, t.B).And(j.place(c.B, t.A))
		return one.Or(other)
	case store.Domestic:
		a, b := j.s.cities[t.A].Country(), j.s.cities[t.B].Country()
		if a == "" || b == "" {
			return j.unknown(twinning.GapCountry)
		}
		return twinning.TriOf(a == b)
	default:
		panic(fmt.Sprintf("model: %T is no condition about a tie", c))
	}
}

// place evaluates a condition about a place.
func (j *judge) place(c store.Cond, id twinning.ID) twinning.Tri {
	return tree(c, func(c store.Cond) twinning.Tri { return j.placeLeaf(c, j.s.cities[id], id) })
}

func (j *judge) placeLeaf(c store.Cond, p twinning.City, id twinning.ID) twinning.Tri {
	switch c := c.(type) {
	case store.PlaceIn:
		switch {
		case slices.Contains(c.Yes, id):
			return twinning.True
		case slices.Contains(c.Unclear, id):
			return j.unknown(twinning.GapMembership)
		}
		return twinning.False
	case store.CountryIn:
		country := p.Country()
		switch {
		case len(c.Yes)+len(c.Unclear) == 0:
			return twinning.False
		case country == "":
			return j.unknown(twinning.GapCountry)
		case slices.Contains(c.Yes, country):
			return twinning.True
		case slices.Contains(c.Unclear, country):
			return j.unknown(twinning.GapMembership)
		}
		return twinning.False
	case store.LevelIn:
		return inList(c, p.Level, twinning.LevelUnknown, func() twinning.Tri { return j.unknown(twinning.GapLevel) })
	case store.PopulationIn:
		if p.Population == nil {
			return j.unknown(twinning.GapPopulation)
		}
		return twinning.TriOf(between(*p.Population, c.AtLeast, c.AtMost))
	case store.Within:
		if p.Location == nil {
			return j.unknown(twinning.GapLocation)
		}
		return twinning.TriOf(p.Location.Vector().Chord(c.Centre) <= c.Chord)
	case store.Box:
		if p.Location == nil {
			return j.unknown(twinning.GapLocation)
		}
		return twinning.TriOf(inBox(c, *p.Location))
	case store.PartnerCount:
		return twinning.TriOf(between(j.s.partnerCount(id, c.Where, c.Scope, c.Day), c.AtLeast, c.AtMost))
	default:
		panic(fmt.Sprintf("model: %T is no condition about a place", c))
	}
}

// partnerCount counts partner places whose tie passes: never unknown.
func (s *state) partnerCount(id twinning.ID, where store.Cond, scope twinning.Scope, day twinning.Day) int {
	n := 0
	for _, t := range s.ties {
		if (t.A == id || t.B == id) && t.History().In(scope, day) {
			if s.judge(day).tie(where, view{near: id, far: t.Other(id), tie: t}) == twinning.True {
				n++
			}
		}
	}
	return n
}

func (j *judge) date(missing bool, date, within twinning.Interval, how store.MissingDate, gap twinning.Gap) twinning.Tri {
	t := twinning.Unknown
	if !missing {
		t = date.Within(within)
	}
	switch {
	case t == twinning.Unknown && how == store.MissingUndecided:
		return j.unknown(gap)
	case t == twinning.Unknown:
		return twinning.True
	case how == store.MissingOnly:
		return twinning.False
	default:
		return t
	}
}

func inList[E comparable](list []E, v, notKnown E, unknown func() twinning.Tri) twinning.Tri {
	switch {
	case slices.Contains(list, v):
		return twinning.True
	case len(list) > 0 && v == notKnown:
		return unknown()
	default:
		return twinning.False
	}
}

func overlap[E comparable](a, b []E) bool {
	return slices.ContainsFunc(a, func(e E) bool { return slices.Contains(b, e) })
}

func between(n int, atLeast, atMost *int) bool {
	return (atLeast == nil || n >= *atLeast) && (atMost == nil || n <= *atMost)
}

func inBox(b store.Box, l twinning.Location) bool {
	if l.Lat < b.South || l.Lat > b.North {
		return false
	}
	if b.West > b.East {
		return l.Lon >= b.West || l.Lon <= b.East
	}
	return b.West <= l.Lon && l.Lon <= b.East
}
