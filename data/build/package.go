package main

import (
	"time"

	"github.com/sistergraph/sistergraph/loader/format/datapackage"
	"github.com/sistergraph/sistergraph/twinning"
)

// created is the day that the facts were put together.
var created = time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)

// records are all that the facts hold.
type records struct {
	sources     []twinning.Source
	countries   []twinning.Country
	frameworks  []twinning.Framework
	memberships []twinning.Membership

	worldPlaces  []twinning.City
	worldTies    []tie
	harbinPlaces []twinning.City
	harbinTies   []tie
	event        []twinning.Entity
}

func (f facts) records() (records, error) {
	r := records{
		sources: f.sourceRecords(), countries: f.countryRecords(), frameworks: f.frameworkRecords(),
		worldPlaces: f.worldPlaces(), worldTies: f.worldTies(),
	}
	world := map[twinning.ID]twinning.City{}
	for _, c := range r.worldPlaces {
		world[c.ID] = c
	}
	var err error
	if r.memberships, err = f.membershipRecords(); err != nil {
		return r, err
	}
	if r.harbinPlaces, r.harbinTies, err = f.harbinRecords(world); err != nil {
		return r, err
	}
	organisations, err := f.organisationRecords(r.worldPlaces)
	r.event = append(organisations, f.eventRecords()...)
	return r, err
}

// pack is one package: what it is about, and all that this refers to.
type pack struct {
	meta     datapackage.Meta
	places   []twinning.City
	ties     []tie
	entities []twinning.Entity
	refers   map[twinning.ID]bool
}

var (
	openDomain = datapackage.Licence{Name: "CC0-1.0", Title: "CC0 1.0 Universal", Path: "https://creativecommons.org/publicdomain/zero/1.0/"}
	geoNamesBy = datapackage.Licence{Name: "CC-BY-4.0", Title: "Creative Commons Attribution 4.0 (other spellings of places; name GeoNames)", Path: "https://creativecommons.org/licenses/by/4.0/"}
	pddl       = datapackage.Licence{Name: "ODC-PDDL-1.0", Title: "Open Data Commons Public Domain Dedication and License v1.0 (countries)", Path: "https://opendatacommons.org/licenses/pddl/"}
	unsd       = datapackage.Origin{Title: "UNSD and ISO 3166, as in datasets/country-codes", Path: "https://github.com/datasets/country-codes"}
)

// packages divides the records. Each package holds what it refers to, so that
// it loads alone.
func packages(r records) []*pack {
	frameworks := newPack(datapackage.Meta{
		Name: "frameworks", Title: "Countries, frameworks of cooperation and their member states",
		Description: "Countries and territories with UN M49 regions, and which of them belong to eleven frameworks, from when to when.",
		Sources:     []datapackage.Origin{unsd, {Title: "The texts in the table of sources"}}, Licences: []datapackage.Licence{openDomain, pddl},
	})
	world := newPack(datapackage.Meta{
		Name: "world", Title: "Twinned places of the world",
		Description: "Places and pairs of Wikidata's property P190 (twinned administrative body), January 2022, with other spellings by GeoNames.",
		Sources: []datapackage.Origin{
			{Title: "Wikidata, January 2022 extract", Path: "https://www.wikidata.org/wiki/Property:P190"},
			{Title: "Natural Earth: names in other languages, GeoNames numbers", Path: "https://www.naturalearthdata.com"},
			{Title: "GeoNames cities1000, March 2020: other spellings", Path: "https://www.geonames.org"},
			unsd,
		},
		Licences: []datapackage.Licence{openDomain, geoNamesBy, pddl},
	})
	harbin := newPack(datapackage.Meta{
		Name: "harbin", Title: "Harbin's partner places and its online investment promotion to Europe in 2020",
		Description: "Ties of Harbin and of its districts and county, who says them, and the event of 3 September 2020.",
		Sources:     []datapackage.Origin{{Title: "The texts in the table of sources"}, unsd}, Licences: []datapackage.Licence{openDomain, pddl},
	})
	for _, c := range r.countries {
		frameworks.add(c)
	}
	for _, f := range r.frameworks {
		frameworks.add(f)
	}
	cities := map[twinning.ID]bool{}
	for _, c := range r.harbinPlaces {
		cities[c.ID] = true
	}
	for _, m := range r.memberships {
		if cities[m.Member] {
			harbin.add(m)
		} else {
			frameworks.add(m)
		}
	}
	for _, c := range r.worldPlaces {
		world.addPlace(c)
	}
	for _, t := range r.worldTies {
		world.addTie(t)
	}
	for _, e := range r.event {
		harbin.add(e)
	}
	for _, c := range r.harbinPlaces {
		harbin.addPlace(c)
	}
	for _, t := range r.harbinTies {
		harbin.addTie(t)
	}
	for _, c := range r.worldPlaces {
		if !cities[c.ID] && harbin.refers[c.ID] {
			harbin.addPlace(c)
		}
	}
	for _, p := range []*pack{frameworks, world, harbin} {
		p.close(r)
	}
	return []*pack{frameworks, world, harbin}
}
