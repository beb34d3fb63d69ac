package identity

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/sistergraph/sistergraph/loader/identity/nation"
	"github.com/sistergraph/sistergraph/loader/identity/placename"
	"github.com/sistergraph/sistergraph/loader/identity/region"
	"github.com/sistergraph/sistergraph/loader/record"
	"github.com/sistergraph/sistergraph/twinning"
)

// bearer is a place that bears a form of the name.
type bearer struct {
	twinning.City
	rank    rank
	form    placename.Form
	other   bool // the form is not the name as it is written
	reading nation.Reading
	not     string // why it cannot be meant; empty when it can
	there   bool   // it lies where the reference says
	near    bool   // by coordinates
}

// bearers are the places that bear the i-th form of the name, in all countries
// that may be meant.
func (b *Batch) bearers(s sought, i int) []bearer {
	var out []bearer
	for j, reading := range s.readings {
		if i >= len(s.forms[j]) {
			continue
		}
		f := s.forms[j][i]
		k := nameKey{f.Text, reading.Country}
		ids := slices.Concat(b.addName[k], b.names[k])
		slices.Sort(ids)
		for _, id := range slices.Compact(ids) {
			out = append(out, b.bearer(s, id, f, i > 0, reading))
		}
	}
	return out
}

// Places of one name within sameSpotKm are one. Those farther than elsewhereKm
// from where a reference puts its place are not it; for a reference with a
// number, those farther than sameSpotKm.
const (
	sameSpotKm  = 30
	elsewhereKm = 100
)

func (b *Batch) bearer(s sought, id twinning.ID, f placename.Form, other bool, reading nation.Reading) bearer {
	e := bearer{City: b.city(id), form: f, other: other, reading: reading}
	name := s.Name
	if other {
		name = ""
	}
	e.rank = rankOf(e.City, name, f.Text)
	for _, where := range []string{s.Region, f.Region, reading.Part} {
		in := b.liesIn(e.City, where, f.Text)
		e.there = e.there || in == twinning.True
		if in == twinning.False {
			e.not = "does not lie in " + record.Shorten(where)
		}
	}
	if s.Location != nil && e.Location != nil {
		km := twinning.DistanceKm(*s.Location, *e.Location)
		e.near = km <= sameSpotKm
		if km > elsewhereKm || !e.near && len(Keys(s.Wikidata, s.Geonames)) > 0 {
			e.not = fmt.Sprintf("lies %.0f km away from there", km)
		}
	}
	if why := otherLevel(e.City, s, f); why != "" {
		e.not = why
	}
	if s.Wikidata != "" && e.Wikidata != "" || s.Geonames != 0 && e.Geonames != 0 {
		e.not = "has another number"
	}
	return e
}

// liesIn tells whether the place lies in a region: it is part of a place of
// that name, or is known by its name with the region, or can lie there.
func (b *Batch) liesIn(c twinning.City, text, folded string) twinning.Tri {
	in := twinning.Fold(text)
	if in == "" {
		return twinning.Unknown
	}
	has := func(c twinning.City, text string) bool {
		return slices.ContainsFunc(c.SearchKeys(), func(k twinning.SearchKey) bool { return k.Text == text })
	}
	switch {
	case has(c, folded+" "+in) || c.Parent != "" && has(b.city(c.Parent), in):
		return twinning.True
	case madeWithRegion(c, folded):
		return twinning.False
	case c.Location == nil:
		return twinning.Unknown
	default:
		return region.Holds(c.Country(), text, *c.Location)
	}
}

// madeWithRegion tells whether the place was made from its name and a region,
// which it then has as an alias: "Springfield, Ohio".
func madeWithRegion(c twinning.City, folded string) bool {
	return c.Created && slices.ContainsFunc(c.Aliases, func(a string) bool { return strings.HasPrefix(twinning.Fold(a), folded+" ") })
}

// choose takes the only bearer of the best rank. It is done when that settles
// the name; otherwise the match has what may be meant.
func (b *Batch) choose(s sought, all []bearer) (m Match, done bool) {
	var group []bearer
	best := unrelated
	for _, e := range all {
		if e.not != "" {
			m.Candidates = append(m.Candidates, candidate(e))
			continue
		}
		best = min(best, e.rank)
		group = append(group, e)
	}
	if len(group) == 0 {
		m.Grade = None
		if len(m.Candidates) > 0 {
			m.Reason = "the place of that name " + all[0].not
		}
		return m, false
	}
	others := m.Candidates
	for _, e := range group {
		m.Candidates = join(m.Candidates, []Candidate{candidate(e)})
	}
	bearers := len(distinct(group))
	group = slices.DeleteFunc(group, func(e bearer) bool { return e.rank != best })
	if len(distinct(group)) > 1 {
		group = narrowed(group)
	}
	if len(distinct(group)) > 1 {
		m.Grade, m.Reason = Ambiguous, "several places have that name"
		return m, true
	}
	e := group[0]
	if where := cmp.Or(s.Region, e.form.Region); where != "" && bearers > 1 && !e.there && !e.near {
		m.Grade, m.Reason = Ambiguous, fmt.Sprintf("several places have that name, and which lies in %q is not known", record.Shorten(where))
		return m, true
	}
	if why := unsure(s, e, len(others) > 0); why != "" {
		m.Grade, m.Reason = Ambiguous, why
		return m, true
	}
	return Match{ID: e.ID, Grade: gradeOf(s, e), Reason: reasonOf(s, e)}, true
}

func distinct(group []bearer) []twinning.ID {
	var ids []twinning.ID
	for _, e := range group {
		if !slices.Contains(ids, e.ID) {
			ids = append(ids, e.ID)
		}
	}
	return ids
}

// narrowed keeps those that lie where the reference says, if any is known to.
func narrowed(group []bearer) []bearer {
	for _, holds := range []func(bearer) bool{
		func(e bearer) bool { return e.near },
		func(e bearer) bool { return e.there },
	} {
		kept := slices.DeleteFunc(slices.Clone(group), func(e bearer) bool { return !holds(e) })
		if len(kept) > 0 {
			group = kept
		}
	}
	return group
}

// unsure tells why the only bearer of the best rank is not taken without a
// person; empty when it is.
func unsure(s sought, e bearer, others bool) string {
	switch {
	case e.near:
		return ""
	case len(Keys(s.Wikidata, s.Geonames)) > 0:
		return "no place has that number; one of that name has none"
	case s.unread:
		return fmt.Sprintf("no country is called %q", record.Shorten(s.Country))
	case e.there:
		return ""
	case len(s.readings) > 1 && e.reading.Part != "":
		return fmt.Sprintf("the country %q may be %s, or a part of %s", s.Country, s.readings[0].Country, e.reading.Country)
	case s.Country == "" && (e.rank > foldedName || e.other):
		return "only another form of the name, and no country is given"
	case s.Country == "" && others:
		return "another place has that name, and no country is given"
	default:
		return ""
	}
}

func gradeOf(s sought, e bearer) Grade {
	switch {
	case e.near:
		return Near
	case s.Country == "":
		return NameOnly
	case e.other:
		return Variation
	default:
		return e.rank.grade()
	}
}

func reasonOf(s sought, e bearer) string {
	why := e.why()
	if len(s.readings) > 1 {
		why += fmt.Sprintf("; of what %q may be only %s has such a place", s.Country, e.reading.Country)
	}
	return why
}

// why tells how the place bears the name.
func (e bearer) why() string {
	switch {
	case !e.other:
		return e.rank.reason()
	case e.rank <= foldedName:
		return fmt.Sprintf("%q is %s", e.form.Text, exactName.reason())
	default:
		return fmt.Sprintf("%q is %s", e.form.Text, e.rank.reason())
	}
}

func candidate(e bearer) Candidate {
	c := Candidate{ID: e.ID, Grade: e.rank.grade(), Reason: e.why()}
	if e.other {
		c.Grade = Variation
	}
	if e.not != "" {
		c.Grade = Ambiguous
		c.Reason += ", but it " + e.not
	}
	return c
}
