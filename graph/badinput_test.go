package graph_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/sistergraph/sistergraph/graph"
	"github.com/sistergraph/sistergraph/graph/limit"
)

func TestBadInputGetsAClearError(t *testing.T) {
	service := graph.New(invented(t), graph.Options{Strict: true, Log: quiet(t)})
	cursorOf := func(query string) string {
		answer := service.Execute(t.Context(), graph.Request{Query: query})
		var got struct {
			Cities struct{ PageInfo struct{ EndCursor string } }
		}
		if err := json.Unmarshal(answer.Data, &got); err != nil || got.Cities.PageInfo.EndCursor == "" {
			t.Fatalf("%s: %v, %v", query, err, answer.Errors)
		}
		return got.Cities.PageInfo.EndCursor
	}
	here := cursorOf(`{ cities(first: 2) { pageInfo { endCursor } } }`)
	filtered := cursorOf(`{ cities(first: 2, where: {levels: [CITY]}) { pageInfo { endCursor } } }`)
	earlier := cursorOf(`query @release(number: 1) { cities(first: 2) { pageInfo { endCursor } } }`)
	long := strings.Repeat("ß", 9_000)

	for name, c := range map[string]struct {
		query     string
		variables map[string]any
		code      string
		argument  string
		says      string
	}{
		"a cursor of this list is taken":             {query: `query($c: String) { cities(first: 2, after: $c) { nodes { id } } }`, variables: vars("c", here)},
		"a cursor of another list":                   {`query($c: String) { cities(after: $c) { nodes { id } } }`, vars("c", filtered), "BAD_VALUE", "after", "another list"},
		"a cursor of another release":                {`query($c: String) { cities(before: $c) { nodes { id } } }`, vars("c", earlier), "BAD_VALUE", "before", "another release"},
		"a cursor of another city's list":            {`query($c: String) { city(id: "city:arnfeld") { partners(after: $c) { nodes { id } } } }`, vars("c", here), "BAD_VALUE", "after", "another list"},
		"a cursor that is none":                      {`{ cities(after: "!") { nodes { id } } }`, nil, "BAD_VALUE", "after", "not a cursor"},
		"a first of 0":                               {`{ cities(first: 0) { nodes { id } } }`, nil, "BAD_VALUE", "first", "0 is not the size of a page"},
		"a negative last":                            {`{ cities(last: -3) { nodes { id } } }`, nil, "BAD_VALUE", "last", "-3"},
		"a first beyond the cap":                     {`{ cities(first: 501) { nodes { id } } }`, nil, "BAD_VALUE", "first", "501"},
		"first with last":                            {`{ cities(first: 2, last: 2) { nodes { id } } }`, nil, "BAD_VALUE", "last", "do not go together"},
		"a number of more than 32 bits":              {`query($n: Int) { cities(first: $n) { nodes { id } } }`, vars("n", json.Number("99999999999")), "BAD_VALUE", "first", "32 bits"},
		"the 30th of February":                       {`{ cities(asOf: "2020-02-30") { nodes { id } } }`, nil, "BAD_VALUE", "asOf", "has no day 30"},
		"a month for a day":                          {`{ cities(asOf: "2020-02") { nodes { id } } }`, nil, "BAD_VALUE", "asOf", "not a whole day"},
		"the year 0000":                              {`{ partnerships(where: {since: {from: "0000"}}) { nodes { id } } }`, nil, "BAD_VALUE", "where.since.from", "0001"},
		"a range that ends before it begins":         {`{ partnerships(where: {since: {from: "2001", to: "2000"}}) { nodes { id } } }`, nil, "BAD_VALUE", "where.since", "from is after to"},
		"an unknown area, with those there are":      {`{ cities(where: {area: "atlantis"}) { nodes { id } } }`, nil, "BAD_VALUE", "where.area", "atlantis"},
		"an unknown framework deep in a filter":      {`{ cities(where: {or: [{not: {country: {memberOf: {framework: "x"}}}}]}) { nodes { id } } }`, nil, "BAD_VALUE", "where.or[0].not.country.memberOf.framework", `"x"`},
		"a name that no city has":                    {`{ city(name: "Arnfled") { id } }`, nil, "NOT_FOUND", "name", "Arnfled"},
		"a name of two cities":                       {`query @release(number: 1) { city(name: "Merg", country: "XB") { id } }`, nil, "AMBIGUOUS", "name", "2 places"},
		"a name of 9,000 letters":                    {`query($t: String) { city(name: $t) { id } }`, vars("t", long), "NOT_FOUND", "name", "..."},
		"a name without a letter":                    {`{ city(name: " - ") { id } }`, nil, "BAD_VALUE", "name", "not a name"},
		"a name with a null byte":                    {`query($t: String) { city(name: $t) { id } }`, vars("t", "Arn\x00feld"), "BAD_VALUE", "name", "null bytes"},
		"no way of naming a city":                    {`{ city { id } }`, nil, "BAD_VALUE", "id", "exactly one way"},
		"two ways of naming a city":                  {`{ city(id: "city:arnfeld", name: "Arnfeld") { id } }`, nil, "BAD_VALUE", "id", "exactly one way"},
		"a country beside an id":                     {`{ city(id: "city:arnfeld", country: "XA") { id } }`, nil, "BAD_VALUE", "country", "goes with name"},
		"an unknown id is null":                      {query: `{ city(id: "city:nowhere-at-all") { id } node(id: "tie:a~b") { id } }`},
		"an unknown number is null":                  {query: `{ city(wikidata: "Q1") { id } b: city(geonames: 1) { id } }`},
		"a nameless id is null":                      {query: `{ node(id: "") { id } nodes(ids: ["", "x", "city:"]) { id } }`},
		"a distance to no city":                      {`{ city(id: "city:arnfeld") { distanceKm(to: "city:x") } }`, nil, "BAD_VALUE", "to", "city:x"},
		"an order by distance to nothing":            {`{ cities(orderBy: [{by: DISTANCE}]) { nodes { id } } }`, nil, "BAD_VALUE", "orderBy[0].of", "DISTANCE"},
		"too many ids":                               {`query($ids: [ID!]!) { nodes(ids: $ids) { id } }`, vars("ids", ids(501)), "BAD_VALUE", "ids", "501"},
		"ten thousand ids in a filter are taken":     {query: `query($ids: [ID!]) { cities(where: {ids: $ids}) { totalCount } }`, variables: vars("ids", ids(10_000))},
		"more than ten thousand ids in a filter":     {`query($ids: [ID!]) { cities(where: {ids: $ids}) { totalCount } }`, vars("ids", ids(10_001)), "BAD_VALUE", "where.ids", "10001"},
		"a filter that contradicts itself":           {query: `{ cities(where: {and: [{levels: [CITY]}, {not: {levels: [CITY]}}]}) { totalCount nodes { id } } }`},
		"right-to-left and combining letters":        {query: `{ search(text: "\u202eArnfe\u0301ld") { score } }`},
		"more groupings than three":                  {`{ city(id: "city:arnfeld") { partners { groups(by: [KIND, STATUS, YEAR, LEVEL]) { key } } } }`, nil, "BAD_VALUE", "by", "4 ways"},
		"a grouping twice":                           {`{ city(id: "city:arnfeld") { partners { groups(by: [KIND, KIND]) { key } } } }`, nil, "BAD_VALUE", "by", "twice"},
		"a release that is not there":                {`query @release(number: 99) { areas { key } }`, nil, "RELEASE_UNKNOWN", "@release.number", "99"},
		"a value that no enum has":                   {`{ partnerships(scope: MAYBE) { nodes { id } } }`, nil, "GRAPHQL_VALIDATION_FAILED", "", "MAYBE"},
		"a field that is not there":                  {`{ cities { nothing } }`, nil, "GRAPHQL_VALIDATION_FAILED", "", "nothing"},
		"what is not GraphQL":                        {`{ cities(`, nil, "GRAPHQL_PARSE_FAILED", "", ""},
		"an explicit null where there is a default":  {query: `{ partnerships(scope: null) { definition { scope } } search(text: "Arnfeld", first: null) { score } }`},
		"a null default by variable":                 {query: `query($s: TieScope) { partnerships(scope: $s) { definition { scope } } }`, variables: vars("s", nil)},
		"a page of cities with cities of their own":  {`{ countries { cities(first: 500) { nodes { partners(first: 500) { nodes { partners(first: 500) { nodes { name } } } } } } } }`, nil, "TOO_COMPLEX", "", "countries.cities.nodes.partners.nodes.partners.nodes.name"},
		"fields too deep within each other":          {deep(30), nil, "TOO_COMPLEX", "", "deep"},
		"a fragment that doubles itself forty times": {bomb(40), nil, "TOO_COMPLEX", "", "fields"},
		"more fields than can be validated in time":  {`{ city(id: "city:arnfeld") {` + strings.Repeat(" name", limit.MaxWritten) + `} }`, nil, "TOO_COMPLEX", "", "1001 fields"},
		"ten thousand ids written in the operation":  {query: `{ cities(where: {ids: [` + strings.Repeat(`"city:x",`, 10_000) + `]}) { totalCount } }`},
		"more renamed fields than allowed":           {`{` + renamed(limit.Default.Aliases+1) + `}`, nil, "TOO_COMPLEX", "", "renamed"},
	} {
		t.Run(name, func(t *testing.T) {
			answer := service.Execute(t.Context(), graph.Request{Query: c.query, Variables: c.variables})
			if c.code == "" {
				if len(answer.Errors) > 0 {
					t.Fatalf("errors: %v", answer.Errors)
				}
				return
			}
			if len(answer.Errors) == 0 {
				t.Fatalf("no error but %s", answer.Data)
			}
			e := answer.Errors[0]
			if e.Extensions["code"] != c.code || !strings.Contains(e.Message, c.says) {
				t.Errorf("%q has %v, want %s and %q", e.Message, e.Extensions, c.code, c.says)
			}
			if c.argument != "" && e.Extensions["argument"] != c.argument {
				t.Errorf("names the argument %v, want %s", e.Extensions["argument"], c.argument)
			}
			if len(e.Message) > 2000 {
				t.Errorf("the message has %d bytes", len(e.Message))
			}
		})
	}
}

func vars(name string, value any) map[string]any { return map[string]any{name: value} }

func ids(n int) []any {
	out := make([]any, n)
	for i := range out {
		out[i] = fmt.Sprintf("city:x%d", i)
	}
	return out
}

func deep(n int) string {
	return `{ city(id: "city:arnfeld") {` + strings.Repeat("parent {", n) + "id" + strings.Repeat("}", n) + "} }"
}

func bomb(n int) string {
	var b strings.Builder
	b.WriteString(`{ city(id: "city:arnfeld") { ...f0 } } `)
	for i := range n {
		fmt.Fprintf(&b, "fragment f%d on City { a: parent { ...f%d } b: parent { ...f%d } } ", i, i+1, i+1)
	}
	fmt.Fprintf(&b, "fragment f%d on City { id }", n)
	return b.String()
}

func renamed(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "a%d: areas { key } ", i)
	}
	return b.String()
}
