package graph_test

import (
	"strings"
	"testing"

	"github.com/sistergraph/sistergraph/graph"
)

// TestBesideTheOperations asks for what no operation under testdata/ops asks for, on the shipped data.
func TestBesideTheOperations(t *testing.T) {
	for name, c := range map[string]struct{ query, want string }{
		"coverage in all and in groups": {
			`{ coverage(by: [KIND], where: {between: {a: {ids: ["city:Q42956"]}, b: {}}}) { total { partnerships sourced } groups { key type coverage { partnerships dated } } } }`,
			`{"coverage": {"total": {"partnerships": 48, "sourced": 48}, "groups": [
				{"key": "SISTER_CITY", "type": "VALUE", "coverage": {"partnerships": 35, "dated": "<any>"}}, "<more>"]}}`,
		},
		"what sources disagree about": {
			`{ node(id: "tie:Q188304~Q42956") { ... on Partnership { disagreements { about values { value statements { side { name } } } } } } }`,
			`{"node": {"disagreements": [{"about": "KIND", "values": [
				{"value": "FRIENDSHIP_CITY", "statements": ["<any>"]}, {"value": "SISTER_CITY", "statements": ["<any>"]}]}]}}`,
		},
		"only ties about which sources disagree": {
			`{ partnerships(where: {disputed: [SINCE, KIND, STATUS]}, first: 1) { totalCount } none: partnerships(where: {disputed: []}) { totalCount } }`,
			`{"partnerships": {"totalCount": "<any>"}, "none": {"totalCount": 0}}`,
		},
		"a facet counts as if it were not set": {
			`{ city(id: "city:Q42956") { partners(where: {kinds: [FRIENDSHIP_CITY], and: [{kinds: [FRIENDSHIP_CITY]}]}) { counts { cities } groups(by: KIND) { key } facet(by: KIND) { key counts { cities } } } } }`,
			`{"city": {"partners": {"counts": {"cities": 1}, "groups": [{"key": "FRIENDSHIP_CITY"}], "facet": [{"key": "SISTER_CITY", "counts": {"cities": 35}}, "<more>"]}}}`,
		},
		"countries that pass": {
			`{ countries(where: {codes: ["XK", "CN"], not: {area: "m49-142"}}) { code iso3 region { key } } }`,
			`{"countries": [{"code": "XK", "iso3": "XKX", "region": null}]}`,
		},
		"a region as an area": {
			`{ country(code: "FI") { iso3 m49 region { key name about } subregion { key name } } }`,
			`{"country": {"iso3": "FIN", "m49": "246", "region": {"key": "m49-150", "name": "Europe", "about": "<any>"}, "subregion": {"key": "m49-154", "name": "Northern Europe"}}}`,
		},
		"a district of Harbin": {
			`{ city(name: "Acheng District") { level parent { name } } }`,
			`{"city": {"level": "DISTRICT", "parent": {"name": "Harbin"}}}`,
		},
		"a network of cities that a city is in": {
			`{ city(id: "city:Q42956") { memberships(ever: true) { framework { key } counts recalled member { ... on City { name } } } } }`,
			`{"city": {"memberships": ["<more>"]}}`,
		},
		"the posts of an organisation, and whose it is": {
			`{ organisation(id: "organisation:harbin_gov") { offices { title holder { ... on Organisation { name } ... on City { name } } sources { id } } } }`,
			`{"organisation": {"offices": ["<more>"]}}`,
		},
		"what was reported about an event": {
			`{ event(id: "event:ev_2020_europe") { topics claims { measure subject { id } reported { cities } recorded { key } } } }`,
			`{"event": {"topics": ["<more>"], "claims": ["<more>"]}}`,
		},
		"agreements by field and party": {
			`{ agreements(where: {parties: ["organisation:necc"], date: {from: "2020", to: "2020"}}) { totalCount nodes { event { id } parties { ... on Organisation { id } } } } }`,
			`{"agreements": {"totalCount": 1, "nodes": [{"event": {"id": "event:ev_2020_europe"}, "parties": ["<more>"]}]}}`,
		},
		"claims about a city": {
			`{ claims(about: ["city:Q42956"]) { nodes { measure subject { ... on City { name } } reported { cities countries } } } }`,
			`{"claims": {"nodes": [{"measure": "EUROPEAN_PARTNER_CITIES", "subject": {"name": "Harbin"}, "reported": {"cities": 32, "countries": 23}}]}}`,
		},
		"releases, the newest first": {
			`{ releases(first: 500) { number } node(id: "release:1") { ... on Release { number day } } release { number } }`,
			`{"releases": ["<more>"], "node": {"number": 1, "day": "2026-11-22"}, "release": {"number": 1}}`,
		},
		"a network as columns": {
			`{ network(around: ["city:Q25319"], hops: 0) { nodes { city { id } } columns { ids names countries lat sources targets } } }`,
			`{"network": {"nodes": [{"city": {"id": "city:Q25319"}}], "columns": {"ids": ["city:Q25319"], "names": ["Aarhus"], "countries": ["DK"], "lat": ["<any>"], "sources": [], "targets": []}}}`,
		},
		"near a place and on a part of the map": {
			`{ near: cities(where: {near: {lat: 45.75, lon: 126.63, km: 60}, levels: [CITY]}) { nodes { name } } box: cities(where: {within: {south: 56, west: 10, north: 56.3, east: 10.4}}) { nodes { name } } }`,
			`{"near": {"nodes": [{"name": "Harbin"}]}, "box": {"nodes": [{"name": "Aarhus"}]}}`,
		},
		"the same field under two names, with a fragment and a condition": {
			`query { a: city(id: "city:Q42956") { ...c } b: city(id: "city:Q25319") { ...c @include(if: true) country { code @skip(if: true) name } } } fragment c on City { name __typename }`,
			`{"a": {"name": "Harbin", "__typename": "City"}, "b": {"name": "Aarhus", "__typename": "City", "country": {"name": "Denmark"}}}`,
		},
	} {
		t.Run(name, func(t *testing.T) {
			service := graph.New(sharedSQLite.get(t), graph.Options{Strict: true, Log: quiet(t)})
			answer := service.Execute(t.Context(), graph.Request{Query: c.query, Release: released(shippedRelease)})
			if len(answer.Errors) > 0 {
				t.Fatalf("errors: %v", answer.Errors)
			}
			for _, d := range differences("data", decode(t, []byte(c.want)), decode(t, answer.Data)) {
				t.Error(d)
			}
		})
	}
}

func TestCreditsNameTheLicencesOfTheShippedData(t *testing.T) {
	service := graph.New(sharedSQLite.get(t), graph.Options{Strict: true, Log: quiet(t)})
	answer := service.Execute(t.Context(), graph.Request{Query: `{ areas { key } }`})
	raw := string(mustEncode(t, answer.Extensions["credits"]))
	for _, want := range []string{"GeoNames", "CC-BY-4.0", "CC0"} {
		if !strings.Contains(raw, want) {
			t.Errorf("%s is not in %s", want, raw)
		}
	}
}
