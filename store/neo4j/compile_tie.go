package neo4j

import (
	"fmt"

	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// tie compiles a condition about a tie.
func (c *compiler) tie(cond store.Cond, s seen) leaf {
	return c.tree(cond, func(cond store.Cond) leaf { return c.tieLeaf(cond, s) })
}

func (c *compiler) tieLeaf(cond store.Cond, s seen) leaf {
	t := s.tie
	switch cond := cond.(type) {
	case store.KindIn:
		return inList(c, cond, t+".kind", twinning.KindUnknown, twinning.GapKind)
	case store.StatusIn:
		return inList(c, cond, statusOn(t, s.day), twinning.StatusUnknown, twinning.GapStatus)
	case store.SinceIn:
		missing := fmt.Sprintf("%s.sinceFirst = %d", t, twinning.AlwaysDay)
		return c.date(missing, t+".sinceFirst", t+".sinceLast", cond.Range, cond.Missing, twinning.GapSince)
	case store.EndedIn:
		return c.endedIn(cond, s)
	case store.SourceIn:
		return overlap(c, t+".sources", cond)
	case store.StatedByIs:
		return leaf{text: fmt.Sprintf("(%s.statedBy = %s)", t, c.bind(string(cond)))}
	case store.FieldIn:
		return overlap(c, t+".fields", cond)
	case store.UnderFramework:
		return overlap(c, t+".frameworks", cond)
	case store.DisputeIn:
		return overlap(c, t+".disputes", cond)
	case store.Far:
		return c.place(cond.Place, s.far)
	case store.Between:
		return c.between(cond, s)
	case store.Domestic:
		a, b := s.near.version+"._country", s.far.version+"._country"
		return unknownWhen(fmt.Sprintf("%s IS NULL OR %s IS NULL", a, b), twinning.GapCountry, fmt.Sprintf("%s = %s", a, b))
	default:
		panic(fmt.Sprintf("neo4j: %T is no condition about a tie", cond))
	}
}

// endedIn is false for a tie that has not ended by the day; for one that has it compares the day of its end.
func (c *compiler) endedIn(cond store.EndedIn, s seen) leaf {
	missing := fmt.Sprintf("%s.ended = %d", s.tie, twinning.AlwaysDay)
	l := c.date(missing, s.tie+".ended", s.tie+".endedLast", cond.Range, cond.Missing, twinning.GapUntil)
	ended := fmt.Sprintf("%s.ended <= %s", s.tie, s.day)
	l.text = fmt.Sprintf("(%s AND %s)", ended, l.text)
	for i, gap := range l.gaps {
		l.gaps[i] = fmt.Sprintf("CASE WHEN %s THEN %s END", ended, gap)
	}
	return l
}

// between tries the two conditions both ways round.
func (c *compiler) between(cond store.Between, s seen) leaf {
	aNear, bFar := c.place(cond.A, s.near), c.place(cond.B, s.far)
	aFar, bNear := c.place(cond.A, s.far), c.place(cond.B, s.near)
	out := leaf{text: fmt.Sprintf("((%s AND %s) OR (%s AND %s))", aNear.text, bFar.text, aFar.text, bNear.text)}
	for _, l := range []leaf{aNear, bFar, aFar, bNear} {
		out.gaps = append(out.gaps, l.gaps...)
	}
	return out
}
