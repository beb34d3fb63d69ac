package where

import (
	"fmt"

	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

func (b *builder) levels(levels []twinning.Level, wrap func(store.Cond) store.Cond) {
	if levels != nil {
		b.list("levels", len(levels))
		b.add(wrap(store.LevelIn(levels)))
	}
}

func (b *builder) place(member string, f *City, wrap func(store.Cond) store.Cond) {
	if f == nil {
		return
	}
	c, err := b.at.City(f, b.path+"."+member)
	b.fail(err)
	if c != nil {
		b.add(wrap(c))
	}
}

// MaxPartnerOf is the number of cities that partnerOf may name, and that commonPartners compares.
const MaxPartnerOf = 20

func (b *builder) partnerOf(ids []twinning.ID) {
	if ids == nil {
		return
	}
	if len(ids) > MaxPartnerOf {
		b.bad("partnerOf", fmt.Sprintf("%d ids", len(ids)), fmt.Sprintf("names more than %d cities", MaxPartnerOf), "name fewer")
		return
	}
	ids = b.ids("partnerOf", ids, twinning.TypeCity)
	if len(ids) == 0 {
		b.add(store.Or{})
	}
	one := 1
	for _, id := range ids {
		b.add(store.Far{Place: store.PartnerCount{
			Where: store.Far{Place: store.PlaceIn{Yes: []twinning.ID{id}}},
			Scope: twinning.ScopeStanding, Day: b.at.Day, AtLeast: &one,
		}})
	}
}

func (b *builder) population(r *IntRange) {
	if r == nil || r.AtLeast == nil && r.AtMost == nil {
		return
	}
	b.bounds("population", r.AtLeast, r.AtMost)
	b.add(store.PopulationIn{AtLeast: r.AtLeast, AtMost: r.AtMost})
}

func (b *builder) partnerCount(f *PartnerCount) {
	if f == nil {
		return
	}
	b.bounds("partners", f.AtLeast, f.AtMost)
	c, err := b.at.Partner(f.Where, b.path+".partners.where")
	b.fail(err)
	scope := twinning.ScopeStanding
	if f.Scope != nil {
		scope = *f.Scope
	}
	b.add(store.PartnerCount{Where: c, Scope: scope, Day: b.at.Day, AtLeast: f.AtLeast, AtMost: f.AtMost})
}

func (b *builder) bounds(member string, least, most *int) {
	if least != nil && *least < 0 {
		b.bad(member+".atLeast", *least, "must not be negative", "give 0 or more")
	}
	if most != nil && *most < 0 {
		b.bad(member+".atMost", *most, "must not be negative", "give 0 or more")
	}
}

// memberOf is about the membership of the place itself, never of its country.
func (b *builder) memberOf(m *MembershipOn) {
	if m == nil {
		return
	}
	framework := b.framework("memberOf.framework", m.Framework)
	var in store.PlaceIn
	seen := map[twinning.ID]bool{}
	for _, row := range b.at.Ref.Members(framework.ID) {
		if row.Member.Type() != twinning.TypeCity || seen[row.Member] {
			continue
		}
		seen[row.Member] = true
		switch b.at.Ref.MemberOn(framework.ID, row.Member, m.day(b.at.Day)) {
		case twinning.True:
			in.Yes = append(in.Yes, row.Member)
		case twinning.Unknown:
			in.Unclear = append(in.Unclear, row.Member)
		}
	}
	b.add(in)
}

func (m *MembershipOn) day(asked twinning.Day) twinning.Day {
	if m.On != nil {
		return *m.On
	}
	return asked
}

func (b *builder) near(n *Near) {
	if n == nil {
		return
	}
	b.degrees("near.lat", n.Lat, 90)
	b.degrees("near.lon", n.Lon, 180)
	if !(n.Km >= 0) {
		b.bad("near.km", n.Km, "must not be negative", "give a distance in kilometres")
	}
	b.add(store.Within{Centre: twinning.Location{Lat: n.Lat, Lon: n.Lon}.Vector(), Chord: twinning.ChordOfKm(n.Km)})
}

func (b *builder) box(x *Box) {
	if x == nil {
		return
	}
	b.degrees("within.south", x.South, 90)
	b.degrees("within.north", x.North, 90)
	b.degrees("within.west", x.West, 180)
	b.degrees("within.east", x.East, 180)
	if x.South > x.North {
		b.bad("within", fmt.Sprintf("%g to %g", x.South, x.North), "south lies north of north", "give the lesser latitude as south")
	}
	b.add(store.Box{South: x.South, West: x.West, North: x.North, East: x.East})
}

func (b *builder) degrees(member string, value, most float64) {
	if !(value >= -most && value <= most) {
		b.bad(member, value, fmt.Sprintf("is not between -%g and %g", most, most), "give degrees")
	}
}
