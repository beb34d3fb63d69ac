package sqlite

import (
	"fmt"
	"math"

	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

func (b *build) placeCond(c store.Cond, place string, p *probes) (string, error) {
	return tree(c, func(c store.Cond) (string, error) { return b.placeLeaf(c, place, p) })
}

func (b *build) placeLeaf(c store.Cond, f string, p *probes) (string, error) {
	switch c := c.(type) {
	case store.PlaceIn:
		in := f + ".id IN " + list(b, c.Yes)
		if len(c.Unclear) == 0 {
			return in, nil
		}
		expr := "CASE WHEN " + in + " THEN 1 WHEN " + f + ".id IN " + list(b, c.Unclear) + " THEN NULL ELSE 0 END"
		p.add(twinning.GapMembership, "("+expr+") IS NULL")
		return expr, nil
	case store.CountryIn:
		return b.countryIn(c, f+".country", p), nil
	case store.LevelIn:
		return inKnown(b, f+".level", c, twinning.LevelUnknown, twinning.GapLevel, p), nil
	case store.PopulationIn:
		p.add(twinning.GapPopulation, f+".population IS NULL")
		lo, hi := bounds(c.AtLeast, c.AtMost)
		return f + ".population BETWEEN " + b.value(lo) + " AND " + b.value(hi), nil
	case store.Within:
		p.add(twinning.GapLocation, f+".vx IS NULL")
		return b.chord(f, c.Centre) + " <= " + b.value(c.Chord), nil
	case store.Box:
		p.add(twinning.GapLocation, f+".lat IS NULL")
		west, east := b.value(c.West), b.value(c.East)
		lon := "(" + f + ".lon BETWEEN " + west + " AND " + east + ")"
		if c.West > c.East {
			lon = "(" + f + ".lon >= " + west + " OR " + f + ".lon <= " + east + ")"
		}
		return "(" + f + ".lat BETWEEN " + b.value(c.South) + " AND " + b.value(c.North) + " AND " + lon + ")", nil
	case store.PartnerCount:
		count, err := b.partnerCount(f, c.Where, c.Scope, c.Day)
		lo, hi := bounds(c.AtLeast, c.AtMost)
		return count + " BETWEEN " + b.value(lo) + " AND " + b.value(hi), err
	default:
		return "", fmt.Errorf("%T is no condition about a place", c)
	}
}

func bounds(atLeast, atMost *int) (lo, hi int) {
	lo, hi = math.MinInt64, math.MaxInt64
	if atLeast != nil {
		lo = *atLeast
	}
	if atMost != nil {
		hi = *atMost
	}
	return lo, hi
}

func (b *build) countryIn(c store.CountryIn, country string, p *probes) string {
	if len(c.Yes)+len(c.Unclear) == 0 {
		return "0"
	}
	p.add(twinning.GapCountry, country+" IS NULL")
	if len(c.Unclear) == 0 {
		return country + " IN " + list(b, c.Yes) // NULL for no country
	}
	yes, unclear := list(b, c.Yes), list(b, c.Unclear)
	p.add(twinning.GapMembership, "("+country+" NOT IN "+yes+" AND "+country+" IN "+unclear+")")
	return "CASE WHEN " + country + " IS NULL THEN NULL WHEN " + country + " IN " + yes + " THEN 1 WHEN " +
		country + " IN " + unclear + " THEN NULL ELSE 0 END"
}

// chord is twinning.Vector.Chord from a place to a point.
func (b *build) chord(f string, to twinning.Vector) string {
	x, y, z := b.value(to.X), b.value(to.Y), b.value(to.Z)
	square := func(axis, v string) string {
		return "(" + f + "." + axis + " - " + v + ") * (" + f + "." + axis + " - " + v + ")"
	}
	return "(" + square("vx", x) + " + " + square("vy", y) + " + " + square("vz", z) + ")"
}

// partnerCount is the number of partners of a place. A pair has one tie, so
// counting ties counts places.
func (b *build) partnerCount(place string, where store.Cond, scope twinning.Scope, day twinning.Day) (string, error) {
	e := b.alias("e")
	s := &sight{tie: b.alias("t"), near: place, far: b.alias("f"), day: b.value(int(day))}
	cond, err := b.tieCond(where, s)
	text := "(SELECT count(*) FROM tie_end " + e + " CROSS JOIN tie " + s.tie + " ON " + s.tie + ".seq = " + e + ".tie AND " + visible(s.tie)
	if s.needsFar {
		text += " CROSS JOIN place " + s.far + " ON " + s.far + ".id = " + e + ".far AND " + visible(s.far)
	}
	return text + " WHERE " + e + ".near = " + place + ".id AND " + inScope(s.tie, scope, s.day) + " AND " + cond + ")", err
}

// narrow is a condition that holds wherever c can be true and that the index
// of points serves; empty when c does not bound the place.
func (b *build) narrow(c store.Cond, place string) string {
	switch c := c.(type) {
	case store.And:
		for _, part := range c {
			if n := b.narrow(part, place); n != "" {
				return n
			}
		}
	case store.Within:
		r := int64(math.Ceil(math.Sqrt(float64(c.Chord)))) + 1
		return place + ".seq IN (SELECT seq FROM place_point WHERE " +
			b.span("x", c.Centre.X-r, c.Centre.X+r) + " AND " +
			b.span("y", c.Centre.Y-r, c.Centre.Y+r) + " AND " +
			b.span("z", c.Centre.Z-r, c.Centre.Z+r) + ")"
	case store.Box:
		text := place + ".seq IN (SELECT seq FROM place_point WHERE " + b.span("lat", c.South, c.North)
		if c.West <= c.East {
			text += " AND " + b.span("lon", c.West, c.East)
		}
		return text + ")"
	}
	return ""
}

// span takes the points whose stored interval, rounded to 32 bits, meets another.
func (b *build) span(axis string, lo, hi any) string {
	return axis + "1 >= " + b.value(lo) + " AND " + axis + "0 <= " + b.value(hi)
}
