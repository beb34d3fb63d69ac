package main

import (
	"slices"
	"strings"

	"github.com/sistergraph/sistergraph/loader/format/datapackage"
	"github.com/sistergraph/sistergraph/twinning"
)

func newPack(m datapackage.Meta) *pack {
	m.Created = created
	return &pack{meta: m, refers: map[twinning.ID]bool{}}
}

func (p *pack) refer(ids ...twinning.ID) {
	for _, id := range ids {
		p.refers[id] = true
	}
}

func (p *pack) add(e twinning.Entity) {
	p.entities = append(p.entities, e)
	for _, l := range e.Links() {
		p.refer(l.To)
	}
	if o, ok := e.(twinning.Organisation); ok && o.Seat != "" {
		p.refer(o.Seat)
	}
}

func (p *pack) addPlace(c twinning.City) {
	p.places = append(p.places, c)
	p.refer(c.Sources...)
	for _, s := range c.Countries {
		p.refer(twinning.CountryID(s.Country))
		p.refer(s.Sources...)
	}
}

func (p *pack) addTie(t tie) {
	p.ties = append(p.ties, t)
	p.refer(t.Fields...)
	p.refer(t.Frameworks...)
	for _, a := range t.Acts {
		p.refer(a.Sources...)
	}
	for _, s := range t.statements {
		p.refer(s.Source)
	}
}

// close adds the countries, frameworks and sources that records of the package
// refer to, and puts records in order.
func (p *pack) close(r records) {
	has := map[twinning.ID]bool{}
	for _, e := range p.entities {
		has[e.EntityID()] = true
	}
	lack := func(e twinning.Entity) {
		if id := e.EntityID(); p.refers[id] && !has[id] {
			p.add(e)
		}
	}
	for _, f := range r.frameworks {
		lack(f)
	}
	for _, c := range r.countries {
		lack(c)
	}
	for _, s := range r.sources {
		lack(s)
	}
	byID := func(a, b twinning.Entity) int { return strings.Compare(string(a.EntityID()), string(b.EntityID())) }
	slices.SortStableFunc(p.entities, byID)
	slices.SortFunc(p.places, func(a, b twinning.City) int { return strings.Compare(string(a.ID), string(b.ID)) })
}

// tableOrder is the order in which types are read: that of the table of names.
var tableOrder = []twinning.Type{
	twinning.TypeSource, twinning.TypeCountry, twinning.TypeFramework, twinning.TypeField, twinning.TypeOrganisation,
	twinning.TypeZone, twinning.TypeOffice, twinning.TypeMembership, twinning.TypeEvent, twinning.TypeAgreement, twinning.TypeClaim,
}

func (p *pack) write(dir string) error {
	w, err := datapackage.Create(dir, p.meta)
	if err != nil {
		return err
	}
	for _, c := range p.places {
		if err := w.Place(c); err != nil {
			return err
		}
	}
	for _, t := range tableOrder {
		for _, e := range p.entities {
			if e.EntityID().Type() != t {
				continue
			}
			if err := w.Entity(e); err != nil {
				return err
			}
		}
	}
	for _, t := range p.ties {
		if err := w.Tie(t.Partnership, t.statements); err != nil {
			return err
		}
	}
	return w.Close()
}
