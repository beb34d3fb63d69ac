package twinning

import (
	"slices"
	"strconv"
	"strings"
)

// Validate names every field whose value cannot be.
func (c City) Validate() error {
	var ch checks
	ch.id("id", c.ID, TypeCity)
	ch.names(c.Names)
	for _, a := range c.Aliases {
		if strings.TrimSpace(a) == "" || strings.ContainsAny(a, "\n\x00") {
			ch.bad("alias", a, "must be one line of text")
		}
	}
	checkEnum(&ch, "level", c.Level, Levels)
	if c.Wikidata != "" && !isWikidata(c.Wikidata) {
		ch.bad("wikidata", c.Wikidata, "is not a Wikidata id: Q and a number")
	}
	if c.Geonames < 0 {
		ch.bad("geonames", strconv.Itoa(c.Geonames), "is not a GeoNames number")
	}
	primary := 0
	for _, s := range c.Countries {
		ch.code("country", s.Country)
		if s.Primary {
			primary++
		}
	}
	if primary > 1 {
		ch.bad("country", "", "only one statement can be the primary one")
	}
	if l := c.Location; l != nil && !(l.Lat >= -90 && l.Lat <= 90 && l.Lon >= -180 && l.Lon <= 180) {
		ch.bad("location", strconv.FormatFloat(l.Lat, 'g', -1, 64)+" "+strconv.FormatFloat(l.Lon, 'g', -1, 64),
			"latitude runs from -90 to 90 and longitude from -180 to 180")
	}
	if c.Population != nil && *c.Population < 0 {
		ch.bad("population", strconv.Itoa(*c.Population), "must not be negative")
	}
	return ch.err()
}

func isWikidata(s string) bool {
	n, err := strconv.ParseUint(strings.TrimPrefix(s, "Q"), 10, 64)
	return err == nil && n > 0 && s == "Q"+strconv.FormatUint(n, 10)
}

// Validate names every field whose value cannot be.
func (p Partnership) Validate() error {
	var ch checks
	ch.id("id", p.ID, TypePartnership)
	ch.id("a", p.A, TypeCity)
	ch.id("b", p.B, TypeCity)
	if p.A == p.B {
		ch.bad("b", string(p.B), "a place cannot be its own partner")
	} else if p.B < p.A {
		ch.bad("b", string(p.B), "the two ends must be in order")
	}
	checkEnum(&ch, "kind", p.Kind, Kinds)
	checkEnum(&ch, "status", p.Status, Statuses)
	for _, a := range p.Acts {
		checkEnum(&ch, "act", a.Type, ActTypes)
		if a.Type.Ends() {
			ch.order("act date", p.Since, a.Date)
		}
	}
	ch.ids("field", p.Fields, TypeField)
	ch.ids("framework", p.Frameworks, TypeFramework)
	ch.ids("source", p.Sources, TypeSource)
	return ch.err()
}

// Validate names every field whose value cannot be.
func (s Statement) Validate() error {
	var ch checks
	if s.ID != NewStatementID(s.Tie, s.Source) {
		ch.bad("id", string(s.ID), "is not made of the ids of its tie and source")
	}
	ch.id("tie", s.Tie, TypePartnership)
	ch.id("source", s.Source, TypeSource)
	if s.Side != "" {
		ch.id("side", s.Side, TypeCity)
	}
	checkEnum(&ch, "kind", s.Kind, Kinds)
	checkEnum(&ch, "status", s.Status, Statuses)
	ch.order("until", s.Since, s.Until)
	return ch.err()
}

// Validate names every field whose value cannot be.
func (c Country) Validate() error {
	var ch checks
	ch.id("id", c.ID, TypeCountry)
	ch.code("code", c.Code)
	ch.names(c.Names)
	return ch.err()
}

// Validate names every field whose value cannot be.
func (f Framework) Validate() error {
	var ch checks
	ch.id("id", f.ID, TypeFramework)
	ch.require("key", f.Key)
	ch.names(f.Names)
	return ch.err()
}

// Validate names every field whose value cannot be.
func (m Membership) Validate() error {
	var ch checks
	ch.id("id", m.ID, TypeMembership)
	ch.id("framework", m.Framework, TypeFramework)
	ch.id("member", m.Member, TypeCountry, TypeCity)
	ch.require("role", m.Role)
	checkEnum(&ch, "counts", m.Counts, []Counts{CountsYes, CountsNo, CountsUnclear})
	ch.order("left", m.Joined, m.Left)
	return ch.err()
}

// Validate names every field whose value cannot be.
func (o Organisation) Validate() error {
	var ch checks
	ch.id("id", o.ID, TypeOrganisation)
	ch.names(o.Names)
	ch.require("kind", o.Kind)
	if o.Seat != "" {
		ch.id("seat", o.Seat, TypeCity)
	}
	if o.Country != "" {
		ch.code("country", o.Country)
	}
	ch.ids("field", o.Fields, TypeField)
	return ch.err()
}

// Validate names every field whose value cannot be.
func (f Field) Validate() error {
	var ch checks
	ch.id("id", f.ID, TypeField)
	ch.require("key", f.Key)
	ch.names(f.Names)
	return ch.err()
}

// Validate names every field whose value cannot be.
func (z Zone) Validate() error {
	var ch checks
	ch.id("id", z.ID, TypeZone)
	ch.names(z.Names)
	if z.City != "" {
		ch.id("city", z.City, TypeCity)
	}
	return ch.err()
}

// Validate names every field whose value cannot be.
func (o Office) Validate() error {
	var ch checks
	ch.id("id", o.ID, TypeOffice)
	ch.require("title", o.Title)
	return ch.err()
}

// Validate names every field whose value cannot be.
func (a Agreement) Validate() error {
	var ch checks
	ch.id("id", a.ID, TypeAgreement)
	ch.require("kind", a.Kind)
	ch.ids("party", a.Parties, TypeCity, TypeCountry, TypeOrganisation)
	if a.Unnamed < 0 || len(a.Parties)+a.Unnamed < 2 {
		ch.bad("parties", strconv.Itoa(len(a.Parties)+a.Unnamed), "an agreement has two or more")
	}
	if a.Event != "" {
		ch.id("event", a.Event, TypeEvent)
	}
	return ch.err()
}

// Validate names every field whose value cannot be.
func (e Event) Validate() error {
	var ch checks
	ch.id("id", e.ID, TypeEvent)
	ch.names(e.Names)
	ch.ids("host", e.Hosts, TypeCity, TypeCountry, TypeOrganisation)
	for _, p := range e.Participants {
		ch.require("participant role", p.Role)
		if p.Party != "" {
			ch.id("participant", p.Party, TypeCity, TypeCountry, TypeOrganisation)
		}
		if p.Count != nil && *p.Count < 0 {
			ch.bad("participant count", strconv.Itoa(*p.Count), "must not be negative")
		}
	}
	return ch.err()
}

// Validate names every field whose value cannot be.
func (c Claim) Validate() error {
	var ch checks
	ch.id("id", c.ID, TypeClaim)
	ch.id("subject", c.Subject, TypeCity, TypeEvent, TypeCountry)
	checkEnum(&ch, "measure", c.Measure, Measures)
	checkEnum(&ch, "qualifier", c.Qualifier, Qualifiers)
	ch.id("source", c.Source, TypeSource)
	for _, n := range []*int{c.Cities, c.Countries, c.Other} {
		if n != nil && *n < 0 {
			ch.bad("figure", strconv.Itoa(*n), "must not be negative")
		}
	}
	return ch.err()
}

// Validate names every field whose value cannot be.
func (s Source) Validate() error {
	var ch checks
	ch.id("id", s.ID, TypeSource)
	if s.URL != "" && !slices.ContainsFunc([]string{"http://", "https://"}, func(p string) bool { return strings.HasPrefix(s.URL, p) }) {
		ch.bad("url", s.URL, "must begin with http:// or https://")
	}
	return ch.err()
}
