package graph_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"strings"
	"testing"

	"github.com/sistergraph/sistergraph/graph"
	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// nested reaches every type of the schema from a page of places.
const nested = `query($ids: [ID!]!) {
  nodes(ids: $ids) {
    ... on City {
      id name names(first: 3) { text } distanceKm(to: "city:Q42956")
      country { name memberships(ever: true) { framework { name members { role } } member { ... on City { name } ... on Country { name } } sources { title } } cities(first: 2) { totalCount nodes { name } } partners { counts { cities } groups(by: COUNTRY, first: 2) { key } } }
      countryStatements { country { code } standing sources { title } }
      memberships(ever: true) { role framework { key } }
      claims { measure source { title } subject { id } recorded { key counts { cities } } }
      offices { title holder { ... on City { name } } sources { title } }
      partners(first: 3) {
        totalCount counts { cities } undecided { because }
        groups(by: [REGION, KIND]) { key coverage { dated } } facet(by: KIND) { key }
        edges {
          node { name partners(first: 2, orderBy: [{by: DISTANCE}]) { nodes { name country { name } } } }
          partnership { cities { name } acts { type by { id } sources { title } } statements(first: 2) { nodes { source { title } side { name } shown partnership { id } } } disagreements { about values { value statements { id } } } }
        }
      }
      triangles(first: 2) { totalCount nodes { cities { name } partnerships { since } } }
    }
  }
}`

// The tests below count on one store: calls are made above it, so another gets the same.

func TestStoreCallsAreEqualForOneTenAndAHundredParents(t *testing.T) {
	service := graph.New(sharedSQLite.get(t), graph.Options{Strict: true, Log: quiet(t)})
	ids := harbinAndPartners(t, service)
	var first map[string]int
	for i, n := range []int{100, 1, 10, 100} {
		answer := service.Execute(t.Context(), graph.Request{Query: nested, Variables: map[string]any{"ids": ids[:n]}, Release: released(shippedRelease)})
		if len(answer.Errors) > 0 {
			t.Fatalf("%d parents: %v", n, answer.Errors[0])
		}
		switch i {
		case 0: // reads the reference data of the release
		case 1:
			first = answer.Calls
		default:
			if !maps.Equal(first, answer.Calls) {
				t.Errorf("%d parents take %v, one takes %v", n, answer.Calls, first)
			}
		}
	}
}

// harbinAndPartners gives the ids of Harbin, which has something for every field, and of 99 other places.
func harbinAndPartners(t *testing.T, service *graph.Service) []any {
	t.Helper()
	answer := service.Execute(t.Context(), graph.Request{Query: `{ cities(first: 99, orderBy: [{by: DISTANCE, of: "city:Q42956"}]) { nodes { id } } }`, Release: released(shippedRelease)})
	var got struct {
		Cities struct{ Nodes []struct{ ID string } }
	}
	if err := json.Unmarshal(answer.Data, &got); err != nil || len(got.Cities.Nodes) != 99 {
		t.Fatalf("%v, %v", err, answer.Errors)
	}
	ids := []any{"city:Q42956"}
	for _, n := range got.Cities.Nodes {
		ids = append(ids, n.ID)
	}
	return ids
}

// TestStoreCallsDoNotGrowWithTheData answers each operation under testdata/ops from two releases: in the
// second, places they ask about have ten times as many more partners than in the first.
func TestStoreCallsDoNotGrowWithTheData(t *testing.T) {
	s := sharedSQLite.get(t)
	grow(t, s, 0, 30)
	grow(t, s, 30, 300)
	service := graph.New(s, graph.Options{Strict: true, Log: quiet(t)})
	calls := func(c goldenCase, release int) map[string]int {
		if _, own := c.variables["number"]; own {
			c.variables["number"] = release
		}
		answer := service.Execute(t.Context(), graph.Request{Query: c.query, Variables: c.variables, Release: &release})
		if len(answer.Errors) > 0 {
			t.Fatalf("%s: %v", c.name, answer.Errors[0])
		}
		return answer.Calls
	}
	for release := 2; release <= 3; release++ {
		calls(goldenCase{query: `{ areas { key } }`}, release) // reads the reference data of the release
	}
	for _, c := range goldenCases(t) {
		if strings.Contains(c.name, ".") {
			continue // one case of each operation will do
		}
		if small, large := calls(c, 2), calls(c, 3); !maps.Equal(small, large) {
			t.Errorf("%s takes %v, with more data %v", c.name, small, large)
		}
	}
}

// grow publishes a release with more places, each with a tie to each of the places that most operations ask
// about.
func grow(t *testing.T, s store.Store, from, to int) {
	t.Helper()
	var batch store.Batch
	source := twinning.SourceID("wikidata-p190-2022-01")
	for i := from; i < to; i++ {
		c := twinning.City{
			ID: twinning.NewID(twinning.TypeCity, fmt.Sprintf("grown-%03d", i)), Level: twinning.LevelCity,
			Names:     twinning.Names{{Text: fmt.Sprintf("Grown %03d", i), Language: "en", Kind: twinning.NameCommon}},
			Countries: []twinning.CountryStatement{{Country: "PL", Primary: true}},
			Location:  &twinning.Location{Lat: 50 + float64(i)/100, Lon: 20},
		}
		batch.Cities = append(batch.Cities, c)
		for _, old := range []twinning.ID{"city:Q42956", "city:Q25319", "city:Q11720", "city:Q1764"} {
			p := twinning.Partnership{
				ID: twinning.NewPartnershipID(c.ID, old), Kind: twinning.KindSisterCity, Status: twinning.StatusActive,
				Since: twinning.Date{Year: 1990},
			}
			p.A, p.B = twinning.Ordered(c.ID, old)
			said := twinning.Statement{
				ID: twinning.NewStatementID(p.ID, source), Tie: p.ID, Source: source,
				Kind: p.Kind, Since: p.Since, Status: p.Status,
			}
			p.Summarise([]twinning.Statement{said})
			batch.Ties, batch.Statements = append(batch.Ties, p), append(batch.Statements, said)
		}
	}
	imp, err := s.Begin(t.Context(), "grow")
	if err != nil {
		t.Fatal(err)
	}
	if err := imp.Apply(t.Context(), batch); err != nil {
		t.Fatal(err)
	}
	releases, err := s.Releases(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	last := releases[len(releases)-1]
	if _, err := imp.Publish(t.Context(), store.PublishInfo{Day: last.Day, Time: last.Published, Note: "grown"}); err != nil {
		t.Fatal(err)
	}
}

// headlineCalls is the number of store calls that the headline may take.
const headlineCalls = 8

func TestTheHeadlineTakesFewCalls(t *testing.T) {
	query := string(mustRead(t, "testdata/ops/01-harbin-in-europe.graphql"))
	service := graph.New(sharedSQLite.get(t), graph.Options{Strict: true, Log: quiet(t)})
	for _, when := range []string{"first", "second"} {
		total := 0
		answer := service.Execute(t.Context(), graph.Request{Query: query, Release: released(shippedRelease)})
		for _, n := range answer.Calls {
			total += n
		}
		reading := answer.Calls["Reference"] + answer.Calls["Entities"] // once a release
		if total-reading > headlineCalls {
			t.Errorf("the %s takes %d calls, more than %d: %v", when, total-reading, headlineCalls, answer.Calls)
		}
		if when == "second" && reading > 0 {
			t.Errorf("the reference data is read again: %v", answer.Calls)
		}
	}
}
