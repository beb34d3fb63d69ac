package sqlite

import (
	"fmt"

	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// A condition becomes an SQL expression that is 1, 0 or NULL, which SQL joins
// as twinning.Tri does. An expression that cannot be NULL for lack of a value
// says so here by its form: coalesce, EXISTS, CASE.

// probe is an expression that is true for records in which a leaf of the
// condition is unknown because of the gap.
type probe struct {
	gap  twinning.Gap
	expr string
}

// probes gathers the probes of a condition; nil gathers none.
type probes []probe

func (p *probes) add(gap twinning.Gap, expr string) {
	if p != nil {
		*p = append(*p, probe{gap, expr})
	}
}

// tree compiles what joins conditions and gives every leaf to leaf.
func tree(c store.Cond, leaf func(store.Cond) (string, error)) (string, error) {
	many := func(list []store.Cond, by, none string) (string, error) {
		parts := make([]string, len(list))
		for i, c := range list {
			var err error
			if parts[i], err = tree(c, leaf); err != nil {
				return "", err
			}
		}
		return joined(parts, by, none), nil
	}
	switch c := c.(type) {
	case nil:
		return "1", nil
	case store.And:
		return many(c, " AND ", "1")
	case store.Or:
		return many(c, " OR ", "0")
	case store.Not:
		inner, err := tree(c.Cond, leaf)
		return "(NOT " + inner + ")", err
	default:
		return leaf(c)
	}
}

// sight is how a statement sees ties: the names of the tie and of the places
// at its ends, and the day. Far and near are noted when a condition needs them.
type sight struct {
	tie, near, far     string
	outside            bool
	day                string
	needNear, needsFar bool
	probes             *probes
}

func (b *build) tieCond(c store.Cond, s *sight) (string, error) {
	return tree(c, func(c store.Cond) (string, error) { return b.tieLeaf(c, s) })
}

func (b *build) tieLeaf(c store.Cond, s *sight) (string, error) {
	t := s.tie
	switch c := c.(type) {
	case store.KindIn:
		return inKnown(b, t+".kind", c, twinning.KindUnknown, twinning.GapKind, s.probes), nil
	case store.StatusIn:
		return inKnown(b, statusOn(t, s.day), c, twinning.StatusUnknown, twinning.GapStatus, s.probes), nil
	case store.SinceIn:
		expr := b.inRange(t+".since IS NULL", t+".since_first", t+".since_last", c.Range, c.Missing)
		s.probes.add(twinning.GapSince, "("+expr+") IS NULL")
		return expr, nil
	case store.EndedIn:
		expr := b.inRange(t+".ended = -2147483648", t+".ended", t+".ended_last", c.Range, c.Missing)
		expr = "CASE WHEN " + s.day + " < " + t + ".ended THEN 0 ELSE " + expr + " END"
		s.probes.add(twinning.GapUntil, "("+expr+") IS NULL")
		return expr, nil
	case store.SourceIn:
		return anyOf(t+".sources", list(b, c)), nil
	case store.StatedByIs:
		return t + ".stated_by = " + b.value(string(c)), nil
	case store.FieldIn:
		return anyOf(t+".fields", list(b, c)), nil
	case store.UnderFramework:
		return anyOf(t+".frameworks", list(b, c)), nil
	case store.DisputeIn:
		return anyOf(t+".disputes", list(b, c)), nil
	case store.Far:
		if s.outside {
			return "", fmt.Errorf("a condition about the far end of ties that are seen from outside")
		}
		s.needsFar = true
		return b.placeCond(c.Place, s.far, s.probes)
	case store.Between:
		return b.between(c, s)
	case store.Domestic:
		s.needNear, s.needsFar = true, true
		expr := s.near + ".country = " + s.far + ".country"
		s.probes.add(twinning.GapCountry, "("+expr+") IS NULL")
		return expr, nil
	default:
		return "", fmt.Errorf("%T is no condition about a tie", c)
	}
}

func (b *build) between(c store.Between, s *sight) (string, error) {
	s.needNear, s.needsFar = true, true
	var parts [4]string
	for i, end := range []struct {
		cond  store.Cond
		place string
	}{{c.A, s.near}, {c.B, s.far}, {c.A, s.far}, {c.B, s.near}} {
		var err error
		if parts[i], err = b.placeCond(end.cond, end.place, s.probes); err != nil {
			return "", err
		}
	}
	return "((" + parts[0] + " AND " + parts[1] + ") OR (" + parts[2] + " AND " + parts[3] + "))", nil
}

// inKnown tests a column for one of the values. What is unknown is NULL unless
// it is one of them; SQL takes NULL IN an empty list for false, as we do.
func inKnown[T ~string](b *build, column string, values []T, unknown T, gap twinning.Gap, p *probes) string {
	in := " IN " + list(b, values)
	for _, v := range values {
		if v == unknown {
			return column + in
		}
	}
	if len(values) > 0 {
		p.add(gap, column+" = '"+string(unknown)+"'")
	}
	return "nullif(" + column + ", '" + string(unknown) + "')" + in
}

// statusOn is twinning.History.StatusOn.
func statusOn(t, day string) string {
	return `CASE WHEN ` + t + `.ended <= ` + day + ` THEN ` + t + `.end_status
		WHEN ` + t + `.suspended IS NOT NULL AND EXISTS (SELECT 1 FROM json_each(` + t + `.suspended) s
			WHERE s.value ->> 0 <= ` + day + ` AND ` + day + ` < s.value ->> 1) THEN 'SUSPENDED'
		ELSE ` + t + `.before END`
}

// inRange is twinning.Interval.Within for the interval of two columns, with
// what cannot be decided as MissingDate says.
func (b *build) inRange(missing, first, last string, r twinning.Interval, m store.MissingDate) string {
	inside, undecided := "1", "NULL"
	switch m {
	case store.MissingOnly:
		inside, undecided = "0", "1"
	case store.MissingInclude:
		undecided = "1"
	}
	lo, hi := b.value(int(r.First)), b.value(int(r.Last))
	return "CASE WHEN " + missing + " THEN " + undecided +
		" WHEN " + last + " < " + lo + " OR " + hi + " < " + first + " THEN 0" +
		" WHEN " + lo + " <= " + first + " AND " + last + " <= " + hi + " THEN " + inside +
		" ELSE " + undecided + " END"
}

// inScope is twinning.History.In.
func inScope(t string, scope twinning.Scope, day string) string {
	switch scope {
	case twinning.ScopeEnded:
		return t + ".ended <= " + day
	case twinning.ScopeEver:
		return "(" + t + ".since_first <= " + day + " OR " + t + ".ended <= " + day + ")"
	default:
		return t + ".since_first <= " + day + " AND " + day + " < " + t + ".ended"
	}
}
