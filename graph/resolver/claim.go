package resolver

import (
	"context"
	"slices"

	"github.com/sistergraph/sistergraph/graph/level"
	"github.com/sistergraph/sistergraph/graph/where"
	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// Claim is a figure that a source reports.
type Claim struct {
	of twinning.Claim
	st *State
}

// IsNode tells that a Claim has an id.
func (*Claim) IsNode() {}

// Claims gives what was reported about its totals.
func (c *City) Claims(ctx context.Context) ([]*Claim, error) {
	return linked[*Claim](ctx, c.st, c, twinning.TypeClaim, twinning.RoleSubject)
}

// The fields of a Claim that its record holds.
func (c *Claim) ID() twinning.ID           { return c.of.ID }
func (c *Claim) Measure() twinning.Measure { return c.of.Measure }
func (c *Claim) AsOf() twinning.Date       { return c.of.AsOf }

// Subject gives the place or event it is about.
func (c *Claim) Subject(ctx context.Context) (Node, error) {
	return followOne[Node](ctx, c.st, c, func(c *Claim) twinning.ID { return c.of.Subject })
}

// Source gives who reports it.
func (c *Claim) Source(ctx context.Context) (*Source, error) {
	return sourceOf(ctx, c.st, c, func(c *Claim) twinning.ID { return c.of.Source })
}

// Figures are numbers reported, or the gap to those recorded.
type Figures struct {
	Cities    *int
	Countries *int
	Qualifier twinning.Qualifier
}

// Reported gives the figures. A figure of another unit stands in the place of cities.
func (c *Claim) Reported() *Figures {
	f := &Figures{Cities: c.of.Cities, Countries: c.of.Countries, Qualifier: c.of.Qualifier}
	if f.Cities == nil {
		f.Cities = c.of.Other
	}
	return f
}

// Recorded is what is recorded beside a claim.
type Recorded struct {
	Key        string
	Label      string
	Definition *Definition
	Counts     store.Counts
	Difference *Figures
}

// standard is one of the definitions that a claim of partner cities is compared with (semantics 17).
type standard struct {
	key, label string
	kinds      []twinning.Kind
	then       bool // as of the claim's day
}

var standards = []standard{
	{"formal", "Sister and friendship cities, as of the release", []twinning.Kind{twinning.KindSisterCity, twinning.KindFriendshipCity}, false},
	{"known-kinds-then", "Ties of any known kind, as of the day of the claim", slices.DeleteFunc(slices.Clone(twinning.Kinds), func(k twinning.Kind) bool { return k == twinning.KindUnknown }), true},
	{"upper-bound-then", "Ties of any kind, as of the day of the claim", nil, true},
}

// recording is one comparison to make: a set of ties, and where its counts go.
type recording struct {
	claim *Claim
	out   *Recorded
	set   store.TieSet
}

// Recorded gives what is recorded under each standard definition, or under the one asked. One call counts
// for all claims of a level.
func (c *Claim) Recorded(ctx context.Context, where *where.Partner, asOf *twinning.Day) ([]*Recorded, error) {
	return level.Load(ctx, c, func(ctx context.Context, claims []*Claim) (map[*Claim][]*Recorded, error) {
		var all []recording
		out := make(map[*Claim][]*Recorded, len(claims))
		for _, c := range claims {
			out[c] = []*Recorded{}
			some, err := c.recordings(where, asOf)
			if err != nil {
				return nil, err
			}
			all = append(all, some...)
		}
		if len(all) == 0 {
			return out, nil
		}
		sets := make([]store.TieSet, len(all))
		for i, r := range all {
			sets[i] = r.set
		}
		tallies, err := c.st.store.Tally(ctx, c.st.release.Number, sets)
		if err != nil {
			return nil, err
		}
		for i, r := range all {
			r.out.Counts = tallies[i][string(r.claim.of.Subject)].Counts
			r.out.Difference = r.claim.differ(r.out.Counts)
			out[r.claim] = append(out[r.claim], r.out)
		}
		return out, nil
	})
}

// recordings gives the comparisons for one claim; none where it does not count partner cities.
func (c *Claim) recordings(asked *where.Partner, asOf *twinning.Day) ([]recording, error) {
	if c.of.Subject.Type() != twinning.TypeCity ||
		c.of.Measure != twinning.MeasurePartnerCities && c.of.Measure != twinning.MeasureEuropeanPartnerCities {
		return nil, nil
	}
	if asked != nil {
		r, err := c.recording(standard{key: "asked", label: "As asked"}, asked, c.st.day(asOf))
		return []recording{r}, err
	}
	then := c.st.release.Day
	if !c.of.AsOf.IsZero() {
		then = c.of.AsOf.Last()
	}
	all := make([]recording, len(standards))
	for i, s := range standards {
		f := &where.Partner{Kinds: s.kinds}
		if c.of.Measure == twinning.MeasureEuropeanPartnerCities {
			europe := twinning.ID("europe")
			f.Area = &europe
		}
		day := c.st.day(asOf)
		if s.then && asOf == nil {
			day = then
		}
		var err error
		if all[i], err = c.recording(s, f, day); err != nil {
			return nil, err
		}
	}
	return all, nil
}

func (c *Claim) recording(s standard, f *where.Partner, day twinning.Day) (recording, error) {
	cond, err := c.st.at(day).Partner(f, "where")
	return recording{
		claim: c,
		out:   &Recorded{Key: s.key, Label: s.label, Definition: c.st.define(f, twinning.ScopeStanding, day)},
		set:   store.TieSet{From: []twinning.ID{c.of.Subject}, Where: cond, Scope: twinning.ScopeStanding, Day: day},
	}, err
}

// differ is reported minus recorded.
func (c *Claim) differ(recorded store.Counts) *Figures {
	f := &Figures{Qualifier: c.of.Qualifier}
	minus := func(reported *int, recorded int) *int {
		if reported == nil {
			return nil
		}
		d := *reported - recorded
		return &d
	}
	f.Cities, f.Countries = minus(c.of.Cities, recorded.Cities), minus(c.of.Countries, recorded.Countries)
	return f
}
