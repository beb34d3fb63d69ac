package main

import (
	"slices"
	"strings"

	"github.com/sistergraph/sistergraph/twinning"
)

var (
	extract      = twinning.SourceID("wikidata-p190-2022-01")
	alternates   = twinning.SourceID("geonames-cities1000-2020-03")
	naturalEarth = twinning.SourceID("natural-earth")
)

// worldPlaces has the places of the extract, by id.
func (f facts) worldPlaces() []twinning.City {
	spellings := map[string][]string{}
	for _, r := range f.alternates {
		spellings[r["wikidata_qid"]] = strings.Split(r["names"], "|")
	}
	var out []twinning.City
	for _, r := range f.cities {
		c := twinning.City{
			ID: twinning.NewCityID(r["wikidata_qid"], 0, "", ""), Wikidata: r["wikidata_qid"], Geonames: geonames(r["geonames_id"]),
			Names: english(r["name_en"]), Level: twinning.LevelUnknown, Population: whole(r["population"]),
			Sources: []twinning.ID{extract}, Countries: countriesOf(r),
		}
		c.Names = append(c.Names, tagged(r, "de", "es", "fr", "pt", "ru", "zh")...)
		if len(c.Names) > 1 {
			c.Sources = append(c.Sources, naturalEarth)
		}
		if r["lat"] != "" {
			c.Location = &twinning.Location{Lat: number(r["lat"]), Lon: number(r["lon"])}
		}
		c.Aliases = otherSpellings(spellings[r["wikidata_qid"]], c.Names)
		if len(c.Aliases) > 0 {
			c.Sources = append(c.Sources, alternates)
		}
		slices.Sort(c.Sources)
		out = append(out, c)
	}
	slices.SortFunc(out, func(a, b twinning.City) int { return strings.Compare(string(a.ID), string(b.ID)) })
	return out
}

func countriesOf(r fact) []twinning.CountryStatement {
	var out []twinning.CountryStatement
	if code := r["country_iso2"]; code != "" {
		out = append(out, twinning.CountryStatement{Country: twinning.CountryCode(code), Primary: true, Sources: []twinning.ID{extract}})
	}
	if code := r["country_also_stated_iso2"]; code != "" {
		out = append(out, twinning.CountryStatement{Country: twinning.CountryCode(code), Sources: []twinning.ID{extract}})
	}
	return out
}

// otherSpellings are those that no name repeats exactly, by bytes.
func otherSpellings(spellings []string, names twinning.Names) []string {
	var out []string
	for _, s := range spellings {
		if s != "" && !slices.ContainsFunc(names, func(n twinning.Name) bool { return n.Text == s }) {
			out = append(out, s)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// worldTies has the pairs of the extract, by id. The extract tells of no kind,
// status or date.
func (f facts) worldTies() []tie {
	var out []tie
	for _, r := range f.pairs {
		a, b := twinning.Ordered(twinning.NewCityID(r["a_wikidata_qid"], 0, "", ""), twinning.NewCityID(r["b_wikidata_qid"], 0, "", ""))
		t := newTie(a, b)
		t.say(twinning.Statement{Source: extract, Kind: twinning.KindUnknown, Status: twinning.StatusUnknown})
		out = append(out, t)
	}
	sortTies(out)
	return out
}
