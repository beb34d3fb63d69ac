package main

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/sistergraph/sistergraph/twinning"
)

const harbinItself = "Harbin municipality"

var harbin = twinning.NewCityID("Q42956", 0, "", "")

// harbinSides has Harbin and its parts that hold ties, by their name in the rows of ties.
func (f facts) harbinSides(world map[twinning.ID]twinning.City) map[string]twinning.City {
	out := map[string]twinning.City{}
	h := world[harbin]
	h.Level, h.Aliases, h.Sources = twinning.LevelCity, nil, nil
	out[harbinItself] = h
	for _, r := range f.subdivisions {
		c := twinning.City{
			ID:       twinning.NewCityID(r["wikidata_qid"], geonames(r["geonames_id"]), twinning.CountryCode(r["country_iso2"]), r["name_en"]),
			Wikidata: r["wikidata_qid"], Geonames: geonames(r["geonames_id"]), Names: append(english(r["name_en"]), localNames(r["name_local"], "CN")...),
			Level: twinning.Level(r["level"]), Parent: harbin, Location: &twinning.Location{Lat: number(r["lat"]), Lon: number(r["lon"])},
			Countries: []twinning.CountryStatement{{Country: twinning.CountryCode(r["country_iso2"]), Primary: true}}, Note: r["note"],
		}
		out[r["harbin_side"]] = c
	}
	return out
}

// partner is the far place of a row of Harbin's ties. Where the world set has
// the place, its coordinates, English name and country stand, so that the two
// packages say the same.
func partner(r fact, world map[twinning.ID]twinning.City) (twinning.City, error) {
	c := twinning.City{
		ID:       twinning.NewCityID(r["wikidata_qid"], geonames(r["geonames_id"]), twinning.CountryCode(r["country_iso2"]), r["city_name_en"]),
		Wikidata: r["wikidata_qid"], Geonames: geonames(r["geonames_id"]), Level: twinning.Level(r["level"]),
		Names:     append(english(r["city_name_en"]), localNames(r["city_name_local"], r["country_iso2"])...),
		Location:  &twinning.Location{Lat: number(r["lat"]), Lon: number(r["lon"])},
		Countries: []twinning.CountryStatement{{Country: twinning.CountryCode(r["country_iso2"]), Primary: true}},
	}
	if w, ok := world[c.ID]; ok {
		if w.Country() != c.Country() || w.Names[0] != c.Names[0] || w.Geonames != 0 && w.Geonames != c.Geonames {
			return c, fmt.Errorf("%s differs in the world set: %s, %s, GeoNames %d", r["tie_id"], w.Names[0].Text, w.Country(), w.Geonames)
		}
		c.Location, c.Countries = w.Location, w.Countries
	}
	return c, nil
}

// localNames are official names. The language is told where the script leaves
// no doubt, else it is not said.
func localNames(cell, country string) twinning.Names {
	var out twinning.Names
	for _, text := range strings.Split(cell, " / ") {
		n := twinning.Name{Text: text, Kind: twinning.NameOfficial}
		n.Language, n.Script = languageOf(text, country)
		out = append(out, n)
	}
	return out
}

func languageOf(text, country string) (language, script string) {
	for _, r := range text {
		switch {
		case unicode.Is(unicode.Han, r) && country == "CN":
			return "zh", "Hans"
		case unicode.Is(unicode.Han, r) && country == "JP":
			return "ja", "Jpan"
		case unicode.Is(unicode.Hangul, r):
			return "ko", "Hang"
		case unicode.Is(unicode.Thai, r):
			return "th", "Thai"
		case unicode.Is(unicode.Hebrew, r):
			return "he", "Hebr"
		case unicode.Is(unicode.Greek, r):
			return "el", "Grek"
		case unicode.Is(unicode.Cyrillic, r):
			return "", "Cyrl"
		}
	}
	return "", "Latn"
}

// harbinRecords has the places and ties of Harbin's rows, by id.
func (f facts) harbinRecords(world map[twinning.ID]twinning.City) ([]twinning.City, []tie, error) {
	sides := f.harbinSides(world)
	var places []twinning.City
	for _, c := range sides {
		places = append(places, c)
	}
	ties := map[string]*tie{}
	ends := map[string][2]twinning.ID{}
	for _, r := range f.partners {
		near, ok := sides[r["harbin_side"]]
		if !ok {
			return nil, nil, fmt.Errorf("%s: no place for %q", r["tie_id"], r["harbin_side"])
		}
		far, err := partner(r, world)
		if err != nil {
			return nil, nil, err
		}
		places = append(places, far)
		t := newTie(near.ID, far.ID)
		t.Kind, t.Status = twinning.Kind(constant(r["relation_kind"])), twinning.Status(constant(r["status"]))
		t.Since, t.Sources, t.Note = date(r["established"]), sourceIDs(r["sources"]), r["note"]
		ties[r["tie_id"]], ends[r["tie_id"]] = &t, [2]twinning.ID{near.ID, far.ID}
	}
	for _, r := range f.acts {
		t := ties[r["tie_id"]]
		t.Acts = append(t.Acts, twinning.Act{
			Type: twinning.ActType(r["type"]), Date: date(r["date"]), Reason: r["note"], Sources: sourceIDs(r["source_id"]),
		})
	}
	for _, r := range f.statements {
		s := twinning.Statement{
			Source: twinning.SourceID(r["source_id"]), Kind: twinning.Kind(constant(r["kind_stated"])), Since: date(r["since_stated"]),
			Status: twinning.Status(constant(r["status_stated"])), Note: r["note"],
		}
		switch r["side"] {
		case "harbin":
			s.Side = ends[r["tie_id"]][0]
		case "partner":
			s.Side = ends[r["tie_id"]][1]
		case "third_party":
		default:
			return nil, nil, fmt.Errorf("%s: side %q", r["tie_id"], r["side"])
		}
		ties[r["tie_id"]].say(s)
	}
	var out []tie
	for _, t := range ties {
		slices.SortStableFunc(t.Acts, func(a, b twinning.Act) int { return a.Date.Compare(b.Date) })
		slices.SortFunc(t.statements, func(a, b twinning.Statement) int { return strings.Compare(string(a.ID), string(b.ID)) })
		out = append(out, *t)
	}
	sortTies(out)
	slices.SortFunc(places, func(a, b twinning.City) int { return strings.Compare(string(a.ID), string(b.ID)) })
	return places, out, nil
}
