package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/sistergraph/sistergraph/twinning"
)

func organisationID(key string) twinning.ID { return twinning.NewID(twinning.TypeOrganisation, key) }

// standsFor has the country of organisations that sit in another than they
// stand for, as their notes tell.
var standsFor = map[string]twinning.CountryCode{"britcham_cn": "GB", "fincham_beijing": "FI"}

// organisationRecords resolves seats by name among the places of the world
// set. A local name that was only recalled is left out.
func (f facts) organisationRecords(world []twinning.City) ([]twinning.Entity, error) {
	var out []twinning.Entity
	for _, r := range f.organisations {
		o := twinning.Organisation{
			ID: organisationID(r["org_id"]), Names: english(r["name"]), Kind: r["kind"], Country: twinning.CountryCode(r["country_iso2"]),
			SeatRecalled: r["seat_confidence"] == "recalled", Sources: sourceIDs(r["sources"]), Note: r["note"],
		}
		local := r["name_local"]
		if note, recalled := strings.CutSuffix(o.Note, "Chinese name recalled."); recalled {
			local, o.Note = "", strings.TrimSuffix(note, "; ")
		}
		if c, ok := standsFor[r["org_id"]]; ok {
			o.Country = c
		}
		for _, e := range f.event {
			if e["record_type"] == "field_of_cooperation" && e["org_id"] == r["org_id"] {
				o.Fields = append(o.Fields, twinning.FieldID(e["field"]))
			}
		}
		if local != "" {
			o.Names = append(o.Names, localNames(local, r["country_iso2"])...)
		}
		if name := r["seat_city"]; name != "" {
			seats := slices.DeleteFunc(slices.Clone(world), func(c twinning.City) bool {
				return c.Names[0].Text != name || c.Country() != twinning.CountryCode(r["country_iso2"])
			})
			if len(seats) != 1 {
				return nil, fmt.Errorf("%s: %d places for the seat %s", r["org_id"], len(seats), name)
			}
			o.Seat = seats[0].ID
		}
		out = append(out, o)
	}
	return out, nil
}

// eventRecords makes the event with its agreements, zones, offices, fields and claims.
func (f facts) eventRecords() []twinning.Entity {
	rows := map[string][]fact{}
	for _, r := range f.event {
		rows[r["record_type"]] = append(rows[r["record_type"]], r)
	}
	main := rows["event"][0]
	event := twinning.Event{
		ID: twinning.NewID(twinning.TypeEvent, main["id"]), Names: english(main["name"]), Date: date(main["date"]), Place: harbin,
		Hosts: []twinning.ID{organisationID(main["org_id"])}, Sources: sourceIDs(main["sources"]), Note: main["note"],
		Frameworks: []twinning.ID{twinning.FrameworkID("belt-and-road"), twinning.FrameworkID("china-ceec")},
	}
	var out []twinning.Entity
	for _, r := range rows["field_of_cooperation"] {
		event.Fields = append(event.Fields, twinning.FieldID(r["field"]))
		out = append(out, twinning.Field{ID: twinning.FieldID(r["field"]), Key: r["field"], Names: english(r["name"]), Sources: sourceIDs(r["sources"])})
	}
	for _, r := range rows["topic_presented"] {
		event.Topics = append(event.Topics, r["name"])
	}
	for _, r := range rows["zone"] {
		z := twinning.Zone{
			ID: twinning.NewID(twinning.TypeZone, r["id"]), Names: english(r["name"]), Kind: "development_zone", City: harbin,
			Organisation: organisationID(r["org_id"]), Sources: sourceIDs(r["sources"]), Note: r["value"],
		}
		if strings.Contains(r["name"], "Bonded") {
			z.Kind = "bonded_zone"
		}
		event.Zones = append(event.Zones, z.ID)
		out = append(out, z)
	}
	event.Participants = participants(rows)
	out = append(out, offices(rows["person"])...)
	out = append(out, event)
	out = append(out, agreements(rows, event.ID)...)
	return append(out, claims(rows, event.ID)...)
}

func participants(rows map[string][]fact) []twinning.Participation {
	var out []twinning.Participation
	for _, r := range rows["participant"] {
		if r["value"] != "host" {
			out = append(out, twinning.Participation{Role: r["value"], Party: organisationID(r["org_id"])})
		}
	}
	out = append(out, twinning.Participation{Role: "presenter", Office: "mayor of Harbin"})
	counts := map[string]*int{}
	for _, r := range rows["count"] {
		counts[r["id"]] = whole(r["value"])
	}
	return append(out,
		twinning.Participation{Role: "envoys", Count: counts["cnt_envoy_countries"], Of: "countries"},
		twinning.Participation{Role: "business associations", Count: counts["cnt_associations"], Of: "associations"},
		twinning.Participation{Role: "business associations of sister cities", Of: "associations"},
		twinning.Participation{Role: "enterprises by video", Count: counts["cnt_enterprises"], Of: "enterprises"},
	)
}

// offices has the persons that the facts name in a post; a signatory is none.
func offices(persons []fact) []twinning.Entity {
	keys := map[string]string{"per_sunzhe": "mayor-of-harbin", "per_ramsbotham": "chief-executive-of-necc"}
	var out []twinning.Entity
	for _, r := range persons {
		if key, ok := keys[r["id"]]; ok {
			out = append(out, twinning.Office{
				ID: twinning.NewID(twinning.TypeOffice, key), Title: r["value"], Person: r["name"], Holder: organisationID(r["org_id"]),
				Date: date(r["date"]), Sources: sourceIDs(r["sources"]), Note: r["note"],
			})
		}
	}
	return out
}

func agreements(rows map[string][]fact, event twinning.ID) []twinning.Entity {
	host := organisationID(rows["event"][0]["org_id"])
	signed := date(rows["event"][0]["date"])
	article := sourceIDs(rows["event"][0]["sources"])
	named := rows["agreement"]
	var out []twinning.Entity
	for i := range *whole(countOf(rows, "cnt_deals")) {
		a := twinning.Agreement{
			ID: twinning.NewID(twinning.TypeAgreement, fmt.Sprintf("agr_%d", i+1)), Kind: "cooperation", Date: signed,
			Parties: []twinning.ID{host}, Event: event, Sources: article,
		}
		j := slices.IndexFunc(named, func(r fact) bool { return r["id"] == a.ID.Key() })
		if j < 0 {
			a.Unnamed, a.Note = 1, "One of the seven deals that the article counts; its counterpart is not named."
			out = append(out, a)
			continue
		}
		a.Title, a.Note = named[j]["name"], named[j]["note"]
		a.Parties = append(a.Parties, organisationID(named[j]["counterpart_org_id"]))
		d := slices.IndexFunc(named, func(r fact) bool { return r["id"] == a.ID.Key()+"_detail" })
		if d >= 0 {
			a.Sources = append(slices.Clone(a.Sources), sourceIDs(named[d]["sources"])...)
			a.Note += " From the British side: " + lowerFirst(named[d]["name"]) + ", signed " + named[d]["place"] + " in " + named[d]["date"] +
				" with the Harbin Chamber of Commerce and Industry."
		}
		out = append(out, a)
	}
	return out
}

func lowerFirst(s string) string { return strings.ToLower(s[:1]) + s[1:] }

func countOf(rows map[string][]fact, id string) string {
	for _, r := range rows["count"] {
		if r["id"] == id {
			return r["value"]
		}
	}
	return ""
}

func claims(rows map[string][]fact, event twinning.ID) []twinning.Entity {
	figures := map[string]fact{}
	for _, r := range rows["claim"] {
		figures[r["id"]] = r
	}
	cities, countries := figures["claim_cities"], figures["claim_countries"]
	source := sourceIDs(cities["sources"])[0]
	return []twinning.Entity{
		twinning.Claim{
			ID: twinning.NewID(twinning.TypeClaim, "harbin-european-partner-cities-"+cities["date"]), Subject: harbin,
			Measure: twinning.MeasureEuropeanPartnerCities, Cities: whole(cities["value"]), Countries: whole(countries["value"]),
			Qualifier: twinning.QualifierExact, AsOf: date(cities["date"]), Source: source,
			Note: "As the article tells it; no source confirms it.",
		},
		twinning.Claim{
			ID: twinning.NewID(twinning.TypeClaim, event.Key()+"-deals"), Subject: event, Measure: twinning.MeasureDeals,
			Other: whole(countOf(rows, "cnt_deals")), Qualifier: twinning.QualifierExact, AsOf: date(rows["event"][0]["date"]), Source: source,
			Note: "Five counterparts are named.",
		},
	}
}
