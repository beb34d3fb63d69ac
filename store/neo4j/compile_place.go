package neo4j

import (
	"fmt"
	"strings"

	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// place compiles a condition about a place.
func (c *compiler) place(cond store.Cond, p end) leaf {
	return c.tree(cond, func(cond store.Cond) leaf { return c.placeLeaf(cond, p) })
}

func (c *compiler) placeLeaf(cond store.Cond, p end) leaf {
	v := p.version
	switch cond := cond.(type) {
	case store.PlaceIn:
		return c.listed(p.node+".id", asTexts(cond.Yes), asTexts(cond.Unclear))
	case store.CountryIn:
		return c.countryIn(cond, v)
	case store.LevelIn:
		return inList(c, cond, v+"._level", twinning.LevelUnknown, twinning.GapLevel)
	case store.PopulationIn:
		return unknownWhen(v+"._population IS NULL", twinning.GapPopulation, c.bounds(v+"._population", cond.AtLeast, cond.AtMost))
	case store.Within:
		return unknownWhen(v+"._x IS NULL", twinning.GapLocation, fmt.Sprintf("%s <= %s", c.chord(v, cond.Centre), c.bind(cond.Chord)))
	case store.Box:
		return unknownWhen(v+"._x IS NULL", twinning.GapLocation, c.box(v, cond))
	case store.PartnerCount:
		return leaf{text: "(" + c.bounds(c.partnerCount(p, cond.Where, cond.Scope, cond.Day), cond.AtLeast, cond.AtMost) + ")"}
	default:
		panic(fmt.Sprintf("neo4j: %T is no condition about a place", cond))
	}
}

// listed is true for values of the first list, unknown for others of the second.
func (c *compiler) listed(value string, yes, unclear []string) leaf {
	if len(unclear) == 0 {
		return leaf{text: fmt.Sprintf("(%s IN %s)", value, c.bind(yes))}
	}
	in := c.bind(yes)
	return unknownWhen(fmt.Sprintf("NOT %s IN %s AND %s IN %s", value, in, value, c.bind(unclear)), twinning.GapMembership,
		fmt.Sprintf("%s IN %s", value, in))
}

func (c *compiler) countryIn(cond store.CountryIn, v string) leaf {
	if len(cond.Yes)+len(cond.Unclear) == 0 {
		return leaf{text: "false"}
	}
	country := v + "._country"
	l := c.listed(country, asTexts(cond.Yes), asTexts(cond.Unclear))
	l.text = fmt.Sprintf("(CASE WHEN %s IS NULL THEN null ELSE %s END)", country, l.text)
	l.gaps = append(l.gaps, fmt.Sprintf("CASE WHEN %s IS NULL THEN '%s' END", country, twinning.GapCountry))
	return l
}

// bounds compares a number with bounds that are included; nil is open.
func (c *compiler) bounds(number string, atLeast, atMost *int) string {
	var parts []string
	if atLeast != nil && atMost != nil {
		return fmt.Sprintf("%s <= %s <= %s", c.bind(*atLeast), number, c.bind(*atMost))
	}
	if atLeast != nil {
		parts = append(parts, fmt.Sprintf("%s >= %s", number, c.bind(*atLeast)))
	}
	if atMost != nil {
		parts = append(parts, fmt.Sprintf("%s <= %s", number, c.bind(*atMost)))
	}
	if len(parts) == 0 {
		return "true"
	}
	return strings.Join(parts, " AND ")
}

// chord is the squared chord (twinning.Vector.Chord) from a place to a point; null without coordinates.
func (c *compiler) chord(v string, to twinning.Vector) string {
	var parts []string
	for _, axis := range []struct {
		name string
		at   int64
	}{{"_x", to.X}, {"_y", to.Y}, {"_z", to.Z}} {
		p := c.bind(axis.at)
		parts = append(parts, fmt.Sprintf("(%[1]s.%[2]s - %[3]s) * (%[1]s.%[2]s - %[3]s)", v, axis.name, p))
	}
	return "(" + strings.Join(parts, " + ") + ")"
}

func (c *compiler) box(v string, b store.Box) string {
	lat := fmt.Sprintf("%s <= %s._lat <= %s", c.bind(b.South), v, c.bind(b.North))
	west, east := c.bind(b.West), c.bind(b.East)
	operator := "AND"
	if b.West > b.East {
		operator = "OR"
	}
	return fmt.Sprintf("(%s AND (%s <= %s._lon %s %s._lon <= %s))", lat, west, v, operator, v, east)
}

// partnerCount counts the partner places of a place whose tie passes. A pair has one tie, so that ties are counted.
func (c *compiler) partnerCount(p end, where store.Cond, scope twinning.Scope, day twinning.Day) string {
	on := c.bind(int64(day))
	tie, far := c.fresh("tie"), end{c.fresh("node"), c.fresh("far")}
	match := fmt.Sprintf("MATCH (%s)-[%s:TIE]-(%s) WHERE %s AND %s", p.node, tie, far.node, alive(tie, ""), inScope(tie, scope, on))
	if where == nil {
		return fmt.Sprintf("COUNT { %s }", match)
	}
	passes := c.tie(where, seen{tie: tie, near: p, far: far, day: on})
	return fmt.Sprintf("COUNT { %[1]s WITH %[2]s, %[3]s, %[4]s AS %[5]s WITH %[6]s AS %[7]s WHERE %[7]s RETURN 1 AS one }",
		match, tie, far.node, versionOf(far.node), far.version, passes.text, c.fresh("passes"))
}
