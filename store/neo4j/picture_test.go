package neo4j_test

import (
	"slices"
	"testing"

	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// names runs a statement that returns names and lists them in order.
func names(t *testing.T, statement string) []string {
	t.Helper()
	out := []string{}
	for _, r := range execute(t, statement) {
		name, _ := r.Values[0].(string)
		out = append(out, name)
	}
	slices.Sort(out)
	return out
}

func TestPeopleSeeThePresentAndNothingElse(t *testing.T) {
	s := empty(t)
	write(t, s, firstPicture())
	const (
		walk       = "MATCH (:City {name: 'Arn'})-[:PARTNER_OF]-(:City)-[:IN]->(:Country)-[:MEMBER_OF]->(f:Framework) RETURN f.name"
		partners   = "MATCH (:City {name: 'Arn'})-[:PARTNER_OF]-(p:City) RETURN p.name"
		statements = "MATCH (:City {name: 'Arn'})<-[:ABOUT]-(s:Statement)-[:SAID_BY]->(source:Source) RETURN source.name"
		agreements = "MATCH (e:Event)<-[:SIGNED_AT]-(a:Agreement)-[:HAS_PARTY]->(p:City) RETURN p.name"
		claims     = "MATCH (c:City)<-[:ABOUT]-(:Claim)-[:STATED_IN]->(:Source) RETURN c.name"
	)
	expectNames(t, "after the first release", map[string][]string{
		walk: {"River League"}, partners: {"Bor"}, statements: {"Gazette"}, agreements: {"Arn", "Bor"}, claims: {"Arn"},
	})

	write(t, s, secondPicture())
	expectNames(t, "after the second release", map[string][]string{
		walk: {}, partners: {"Borough", "Cest"}, statements: {"Gazette", "Gazette"}, agreements: {"Arn", "Borough"}, claims: {},
		"MATCH (c:City) RETURN c.name": {"Arn", "Borough", "Cest"},
	})

	i, err := s.Begin(t.Context(), "test")
	if err != nil {
		t.Fatal(err)
	}
	if err := i.Apply(t.Context(), store.Batch{Removed: []twinning.ID{"tie:arn~cest"}}); err != nil {
		t.Fatal(err)
	}
	if err := i.Abort(t.Context()); err != nil {
		t.Fatal(err)
	}
	expectNames(t, "after an import that was undone", map[string][]string{partners: {"Borough", "Cest"}})

	lost, said := tie("city:arn", "city:cest")
	write(t, s, store.Batch{Removed: []twinning.ID{lost.ID, said.ID, "city:cest"}})
	expectNames(t, "after records were removed", map[string][]string{
		partners: {"Borough"}, statements: {"Gazette"}, "MATCH (c:City) RETURN c.name": {"Arn", "Borough"},
		"MATCH (s:Statement) RETURN s.kind": {"SISTER_CITY"},
	})
	if wrong, err := s.Check(t.Context()); err != nil || len(wrong) > 0 {
		t.Errorf("check: %v, %v", wrong, err)
	}
}

func TestAPictureThatADeadImportLeftIsFinishedByWhoOpensTheStore(t *testing.T) {
	const partners = "MATCH (:City {name: 'Arn'})-[:PARTNER_OF]-(p:City) RETURN p.name"
	write(t, empty(t), firstPicture())
	execute(t, "MATCH (meta:Sistergraph) SET meta.pictured = 0, meta.token = 'of the dead', meta.expires = timestamp() + 60000")
	execute(t, "MATCH ()-[shown:PARTNER_OF]->() DELETE shown")
	open(t)
	expectNames(t, "while the lease lasts", map[string][]string{partners: {}})
	execute(t, "MATCH (meta:Sistergraph) SET meta.expires = 0")
	s := open(t)
	expectNames(t, "when the lease is over", map[string][]string{partners: {"Bor"}})
	if i, err := s.Begin(t.Context(), "test"); err != nil {
		t.Errorf("the lease is not free afterwards: %v", err)
	} else if err := i.Abort(t.Context()); err != nil {
		t.Error(err)
	}
}

func expectNames(t *testing.T, when string, want map[string][]string) {
	t.Helper()
	for statement, expected := range want {
		if got := names(t, statement); !slices.Equal(got, expected) {
			t.Errorf("%s: %s\n gave %v, want %v", when, statement, got, expected)
		}
	}
}

// write publishes a batch.
func write(t *testing.T, s store.Store, b store.Batch) {
	t.Helper()
	i, err := s.Begin(t.Context(), "test")
	if err != nil {
		t.Fatal(err)
	}
	if err := i.Apply(t.Context(), b); err != nil {
		t.Fatal(err)
	}
	if _, err := i.Publish(t.Context(), store.PublishInfo{Day: 20000}); err != nil {
		t.Fatal(err)
	}
}

func named(text string) twinning.Names {
	return twinning.Names{{Text: text, Language: "en", Kind: twinning.NameOfficial}}
}

func city(key, name string, country twinning.CountryCode) twinning.City {
	return twinning.City{
		ID: twinning.NewID(twinning.TypeCity, key), Names: named(name), Level: twinning.LevelCity,
		Countries: []twinning.CountryStatement{{Country: country, Primary: true}},
	}
}

func tie(a, b twinning.ID) (twinning.Partnership, twinning.Statement) {
	said := twinning.Statement{
		ID: twinning.NewStatementID(twinning.NewPartnershipID(a, b), gazette), Tie: twinning.NewPartnershipID(a, b), Source: gazette,
		Kind: twinning.KindSisterCity, Status: twinning.StatusActive,
	}
	p := twinning.Partnership{ID: said.Tie, A: a, B: b, Kind: twinning.KindSisterCity, Status: twinning.StatusActive}
	p.Summarise([]twinning.Statement{said})
	return p, said
}

const gazette = twinning.ID("source:gazette")

func league(left twinning.Date) twinning.Membership {
	return twinning.Membership{
		ID: "membership:league~BB", Framework: "framework:league", Member: twinning.CountryID("BB"), Role: "member",
		Counts: twinning.CountsYes, Left: left, Sources: []twinning.ID{gazette},
	}
}

func firstPicture() store.Batch {
	p, said := tie("city:arn", "city:bor")
	one := 1
	return store.Batch{
		Cities:     []twinning.City{city("arn", "Arn", "AA"), city("bor", "Bor", "BB")},
		Ties:       []twinning.Partnership{p},
		Statements: []twinning.Statement{said},
		Entities: []twinning.Entity{
			twinning.Country{ID: twinning.CountryID("AA"), Code: "AA", Names: named("Aland")},
			twinning.Country{ID: twinning.CountryID("BB"), Code: "BB", Names: named("Bland")},
			twinning.Framework{ID: "framework:league", Key: "league", Names: named("River League"), Kind: "initiative"},
			league(twinning.Date{}),
			twinning.Source{ID: gazette, Title: "Gazette"},
			twinning.Event{ID: "event:fair", Names: named("Fair")},
			twinning.Agreement{ID: "agreement:one", Kind: "memorandum", Parties: []twinning.ID{"city:arn", "city:bor"}, Event: "event:fair"},
			twinning.Claim{
				ID: "claim:one", Subject: "city:arn", Measure: twinning.MeasurePartnerCities, Cities: &one,
				Qualifier: twinning.QualifierExact, Source: gazette,
			},
		},
	}
}

// secondPicture renames a place, adds another, ends a membership and takes a claim away.
func secondPicture() store.Batch {
	p, said := tie("city:arn", "city:cest")
	return store.Batch{
		Cities:     []twinning.City{city("bor", "Borough", "BB"), city("cest", "Cest", "AA")},
		Ties:       []twinning.Partnership{p},
		Statements: []twinning.Statement{said},
		Entities:   []twinning.Entity{league(twinning.Date{Year: 2020})},
		Removed:    []twinning.ID{"claim:one"},
	}
}
