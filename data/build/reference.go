package main

import (
	"fmt"
	"strings"

	"github.com/sistergraph/sistergraph/twinning"
)

func (f facts) sourceRecords() []twinning.Source {
	var out []twinning.Source
	for _, r := range f.sources {
		licence := ""
		switch {
		case strings.HasPrefix(r["id"], "wikidata-"):
			licence = "CC0-1.0"
		case strings.HasPrefix(r["id"], "geonames-"):
			licence = "CC-BY-4.0"
		case r["id"] == "natural-earth":
			licence = "public domain"
		case r["id"] == "un-m49-iso-3166":
			licence = "PDDL-1.0"
		}
		out = append(out, twinning.Source{
			ID: twinning.SourceID(r["id"]), Title: r["title"], Publisher: r["publisher"], URL: r["url"], Locator: r["locator"],
			Date: date(r["date"]), Kind: r["kind"], Country: r["country_iso2"], Licence: licence, Note: r["note"],
		})
	}
	return out
}

func (f facts) countryRecords() []twinning.Country {
	var out []twinning.Country
	for _, r := range f.countries {
		c := twinning.Country{
			ID: twinning.CountryID(twinning.CountryCode(r["iso2"])), Code: twinning.CountryCode(r["iso2"]), ISO3: r["iso3"], M49: r["m49"],
			Names: english(r["name_en"]), Region: twinning.Region{M49: r["region_m49"], Name: r["region_en"]},
			Sub: twinning.Region{M49: r["subregion_m49"], Name: r["subregion_en"]}, Wikidata: r["wikidata_qid"], Geonames: geonames(r["geonames_id"]),
		}
		c.Names = append(c.Names, tagged(r, "ar", "es", "fr", "ru", "zh")...)
		if c.M49 != "" {
			c.Sources = sourceIDs("un-m49-iso-3166")
		}
		out = append(out, c)
	}
	return out
}

// tagged reads the columns name_LANGUAGE, in order of the tag.
func tagged(r fact, languages ...string) twinning.Names {
	var out twinning.Names
	for _, l := range languages {
		if text := r["name_"+l]; text != "" {
			out = append(out, twinning.Name{Text: text, Language: l, Kind: twinning.NameCommon})
		}
	}
	return out
}

func (f facts) frameworkRecords() []twinning.Framework {
	var out []twinning.Framework
	for _, r := range f.frameworks {
		fw := twinning.Framework{
			ID: twinning.FrameworkID(r["key"]), Key: r["key"], Names: english(r["name_en"]), Kind: r["kind"], Founded: date(r["founded"]),
			Note: r["note"],
		}
		if r["aliases"] != "" {
			fw.Aliases = strings.Split(r["aliases"], "|")
		}
		out = append(out, fw)
	}
	return out
}

func (f facts) membershipRecords() ([]twinning.Membership, error) {
	var out []twinning.Membership
	for _, r := range f.memberships {
		m := twinning.Membership{
			Framework: twinning.FrameworkID(r["framework"]), Role: r["role"], AsStated: r["role_as_stated"],
			Counts: twinning.Counts(constant(r["counts_as_member"])), Joined: date(r["joined"]), Left: date(r["left"]),
			Recalled: r["confidence"] == "recalled", Sources: sourceIDs(r["sources"]), Note: r["note"],
		}
		switch r["member_kind"] {
		case "country":
			m.Member = twinning.CountryID(twinning.CountryCode(r["country_iso2"]))
		case "city":
			m.Member = twinning.NewCityID(r["city_wikidata_qid"], 0, "", "")
		default:
			return nil, fmt.Errorf("memberships.csv: member_kind %q", r["member_kind"])
		}
		m.ID = twinning.NewMembershipID(m.Framework, m.Member, m.Joined)
		out = append(out, m)
	}
	return out, nil
}
