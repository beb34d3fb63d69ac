package where_test

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/sistergraph/sistergraph/graph/where"
	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// A tiny world: A and B in Europe, B of an unclear standing in the league, C elsewhere.
func at() where.At {
	europe := twinning.Region{M49: "150", Name: "Europe"}
	country := func(code twinning.CountryCode, r twinning.Region) twinning.Country {
		return twinning.Country{ID: twinning.CountryID(code), Code: code, Region: r}
	}
	member := func(m twinning.ID, counts twinning.Counts) twinning.Membership {
		return twinning.Membership{ID: twinning.NewMembershipID(twinning.FrameworkID("league"), m, twinning.Date{}), Framework: twinning.FrameworkID("league"), Member: m, Counts: counts}
	}
	return where.At{Day: 100, Ref: twinning.NewReference(
		[]twinning.Country{country("XA", europe), country("XB", europe), country("XC", twinning.Region{})},
		[]twinning.Framework{{ID: twinning.FrameworkID("league"), Key: "league"}},
		[]twinning.Membership{
			member(twinning.CountryID("XA"), twinning.CountsYes), member(twinning.CountryID("XB"), twinning.CountsUnclear),
			member("city:one", twinning.CountsYes), member("city:two", twinning.CountsUnclear),
		},
		[]twinning.Field{{ID: twinning.FieldID("trade"), Key: "trade"}},
		map[twinning.ID]twinning.ID{"city:old": "city:one", "source:old": "source:new"})}
}

// read reads a filter as a client would write it in JSON.
func read[F any](t *testing.T, text string) *F {
	t.Helper()
	var f F
	decoder := json.NewDecoder(strings.NewReader(text))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&f); err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return &f
}

func ptr[T any](v T) *T { return &v }

func TestPlaceFilters(t *testing.T) {
	for name, c := range map[string]struct {
		filter string
		want   store.Cond
	}{
		"an empty filter asks nothing":                {`{}`, nil},
		"an empty list matches nothing":               {`{"levels": []}`, store.LevelIn{}},
		"an empty and is true":                        {`{"and": []}`, nil},
		"an empty or is false":                        {`{"or": []}`, store.Or{}},
		"not of nothing is false":                     {`{"not": {}}`, store.Not{Cond: store.And{}}},
		"a nested empty filter is true":               {`{"or": [{}]}`, store.Or{store.And{}}},
		"members hold together":                       {`{"ids": ["city:x"], "levels": ["CITY"]}`, store.And{store.PlaceIn{Yes: []twinning.ID{"city:x"}}, store.LevelIn{"CITY"}}},
		"a merged id means the survivor":              {`{"ids": ["city:old"]}`, store.PlaceIn{Yes: []twinning.ID{"city:one"}}},
		"an area is a list of codes":                  {`{"area": "europe"}`, store.CountryIn{Yes: []twinning.CountryCode{"XA", "XB"}}},
		"an area by its id":                           {`{"area": "area:europe"}`, store.CountryIn{Yes: []twinning.CountryCode{"XA", "XB"}}},
		"an unclear member is unclear":                {`{"country": {"memberOf": {"framework": "league"}}}`, store.CountryIn{Yes: []twinning.CountryCode{"XA"}, Unclear: []twinning.CountryCode{"XB"}}},
		"not a member leaves the unclear one unclear": {`{"country": {"not": {"memberOf": {"framework": "league"}}}}`, store.CountryIn{Yes: []twinning.CountryCode{"XC"}, Unclear: []twinning.CountryCode{"XB"}}},
		"false and unknown is false":                  {`{"country": {"codes": ["XC"], "memberOf": {"framework": "league"}}}`, store.CountryIn{}},
		"true or unknown is true":                     {`{"country": {"or": [{"codes": ["XB"]}, {"memberOf": {"framework": "league"}}]}}`, store.CountryIn{Yes: []twinning.CountryCode{"XA", "XB"}}},
		"a country that must be none":                 {`{"country": {"codes": []}}`, store.Or{}},
		"a country that may be any":                   {`{"country": {}}`, store.And{}},
		"a country filter that is always false":       {`{"country": {"or": []}}`, store.Or{}},
		"the city's own membership":                   {`{"memberOf": {"framework": "framework:league"}}`, store.PlaceIn{Yes: []twinning.ID{"city:one"}, Unclear: []twinning.ID{"city:two"}}},
		"a population without bounds asks nothing":    {`{"population": {}}`, nil},
		"a population":                                {`{"population": {"atLeast": 5}}`, store.PopulationIn{AtLeast: ptr(5)}},
		"a count of partners": {
			`{"partners": {"where": {"kinds": ["COOPERATION"]}, "atLeast": 2}}`,
			store.PartnerCount{Where: store.KindIn{"COOPERATION"}, Scope: twinning.ScopeStanding, Day: 100, AtLeast: ptr(2)},
		},
	} {
		got, err := at().City(read[where.City](t, c.filter), "where")
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if d := cmp.Diff(c.want, got); d != "" {
			t.Errorf("%s: %s", name, d)
		}
	}
}

func TestTieFilters(t *testing.T) {
	day := func(s string) twinning.Day {
		d, err := twinning.ParseDay(s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	one := 1
	for name, c := range map[string]struct {
		filter string
		want   store.Cond
	}{
		"to a year is to its end":               {`{"since": {"from": "1990-05", "to": "2000"}}`, store.SinceIn{Range: twinning.Interval{First: day("1990-05-01"), Last: day("2000-12-31")}, Missing: store.MissingUndecided}},
		"an open range":                         {`{"ended": {"from": "2019", "unknown": "INCLUDE"}}`, store.EndedIn{Range: twinning.Interval{First: day("2019-01-01"), Last: twinning.NeverDay}, Missing: store.MissingInclude}},
		"a range that asks nothing":             {`{"since": {}}`, nil},
		"only what has no date":                 {`{"since": {"unknown": "ONLY"}}`, store.SinceIn{Range: twinning.Interval{First: twinning.AlwaysDay, Last: twinning.NeverDay}, Missing: store.MissingOnly}},
		"a field by key":                        {`{"fields": ["trade"]}`, store.FieldIn{"field:trade"}},
		"a framework by id":                     {`{"frameworks": ["framework:league"]}`, store.UnderFramework{"framework:league"}},
		"places are about the far end":          {`{"levels": ["CITY"]}`, store.Far{Place: store.LevelIn{"CITY"}}},
		"partner of nobody in particular":       {`{"partnerOf": []}`, store.Or{}},
		"a merged source means the survivor":    {`{"sources": ["source:old"]}`, store.SourceIn{"source:new"}},
		"partner of somebody, of any kind, now": {`{"partnerOf": ["city:x"]}`, store.Far{Place: store.PartnerCount{Where: store.Far{Place: store.PlaceIn{Yes: []twinning.ID{"city:x"}}}, Scope: twinning.ScopeStanding, Day: 100, AtLeast: &one}}},
	} {
		got, err := at().Partner(read[where.Partner](t, c.filter), "where")
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if d := cmp.Diff(c.want, got); d != "" {
			t.Errorf("%s: %s", name, d)
		}
	}
}

// tieConditions are the members of PartnershipFilter that PartnerFilter has too.
var onlyOutside = []string{"Between", "Domestic"}

func TestTieConditionsHaveTheSameNamesInBothFilters(t *testing.T) {
	partner, partnership := reflect.TypeFor[where.Partner](), reflect.TypeFor[where.Partnership]()
	for i := range partnership.NumField() {
		f := partnership.Field(i)
		if slices.Contains(onlyOutside, f.Name) || slices.Contains([]string{"And", "Or", "Not"}, f.Name) {
			continue
		}
		g, ok := partner.FieldByName(f.Name)
		if !ok || g.Type != f.Type || g.Tag != f.Tag {
			t.Errorf("%s is in PartnershipFilter only, or differs", f.Name)
		}
	}
}

func TestNormalIsTheSameForFiltersThatAreTheSame(t *testing.T) {
	for _, c := range []struct{ a, b string }{
		{`{}`, `{"area": null}`},
		{`{"kinds": ["COOPERATION", "SISTER_CITY"]}`, `{"kinds": ["SISTER_CITY", "COOPERATION", "SISTER_CITY"]}`},
		{`{"or": [{"kinds": ["UNKNOWN"]}, {"statuses": ["ACTIVE"]}]}`, `{"or": [{"statuses": ["ACTIVE"]}, {"kinds": ["UNKNOWN"]}]}`},
	} {
		if a, b := where.Normal(read[where.Partner](t, c.a)), where.Normal(read[where.Partner](t, c.b)); a != b {
			t.Errorf("%s and %s differ", a, b)
		}
	}
	for _, c := range []struct{ a, b string }{
		{`{}`, `{"kinds": []}`},
		{`{"and": []}`, `{"or": []}`},
		{`{"since": {"from": "1990"}}`, `{"since": {"from": "1990-01"}}`},
	} {
		if a, b := where.Normal(read[where.Partner](t, c.a)), where.Normal(read[where.Partner](t, c.b)); a == b {
			t.Errorf("%s and %s look alike: %s", c.a, c.b, a)
		}
	}
	if got := where.Normal((*where.Partner)(nil)); got != "{}" {
		t.Errorf("no filter is %s", got)
	}
	day := twinning.Day(0)
	if got := where.Normal(&where.City{MemberOf: &where.MembershipOn{Framework: "x", On: &day}}); got != `{"memberOf":{"framework":"x","on":"1970-01-01"}}` {
		t.Error(got)
	}
}
