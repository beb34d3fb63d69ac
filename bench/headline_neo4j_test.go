package bench

import (
	"context"
	"encoding/json"
	"maps"
	"os"
	"slices"
	"testing"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/sistergraph/sistergraph/bench/process"
	"github.com/sistergraph/sistergraph/graph"
	"github.com/sistergraph/sistergraph/loader"
	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/store/neo4j"
	"github.com/sistergraph/sistergraph/store/neo4j/neo4jtest"
	"github.com/sistergraph/sistergraph/twinning"
)

func TestMain(m *testing.M) { os.Exit(neo4jtest.Main(m)) }

// BenchmarkHeadlineNeo4j answers ops/01 from Neo4j: over GraphQL, with code written by hand over the same store, and
// with one statement over Bolt that fetches the partners alone, their countries and sources, from what people see. It
// tells processor time of program and server apart.
func BenchmarkHeadlineNeo4j(b *testing.B) {
	server, java := ownServer(b)
	data := filled(b, server)
	defer func() { _ = data.Close() }()
	service := graph.New(data, graph.Options{})
	request := graph.Request{Query: read(b, operations+"/01-harbin-in-europe.graphql"), Variables: variables(b, "01-harbin-in-europe")}
	hand, err := newByHand(b.Context(), data)
	if err != nil {
		b.Fatal(err)
	}
	bolt, err := newByBolt(b.Context(), server, hand)
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = bolt.driver.Close(context.WithoutCancel(b.Context())) }()
	answers := map[string]func() ([]byte, error){
		"1-graphql": func() ([]byte, error) {
			answer := service.Execute(b.Context(), request)
			if len(answer.Errors) > 0 {
				b.Fatal(answer.Errors)
			}
			return json.Marshal(answer.Response)
		},
		"2-by-hand":  func() ([]byte, error) { return hand.answer(b.Context()) },
		"3-raw-bolt": func() ([]byte, error) { return bolt.answer(b.Context()) },
	}
	if got, want := answered(b, answers["3-raw-bolt"]), answered(b, answers["2-by-hand"]); !slices.Equal(got, want) {
		b.Fatalf("over Bolt the partners are %v, by hand %v", got, want)
	}
	names := slices.Sorted(maps.Keys(answers))
	for range 300 { // the server compiles what it runs often; none of the three must come when it is less warm
		for _, name := range names {
			if _, err := answers[name](); err != nil {
				b.Fatal(err)
			}
		}
	}
	for _, name := range names {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			ours, theirs := process.CPU(process.Self), process.CPU(java)
			for b.Loop() {
				if _, err := answers[name](); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(process.CPU(process.Self)-ours)/float64(b.N)/1e6, "cpu-ms/op")
			b.ReportMetric(float64(process.CPU(java)-theirs)/float64(b.N)/1e6, "server-cpu-ms/op")
		})
	}
}

// ownServer is a server that was started here, and its process.
func ownServer(b *testing.B) (*neo4jtest.Server, string) {
	b.Helper()
	if os.Getenv(neo4jtest.EnvURI) != "" {
		b.Fatal("the processor time of a server that was not started here cannot be read: unset " + neo4jtest.EnvURI)
	}
	server := neo4jtest.Shared(b)
	java, err := process.Java()
	if err != nil {
		b.Fatal(err)
	}
	return server, java
}

// filled is the store on the server, with the shipped data when it was empty.
func filled(b *testing.B, server *neo4jtest.Server) *neo4j.Store {
	b.Helper()
	data, err := neo4j.Open(b.Context(), server.Address(), server.Password)
	if err != nil {
		b.Fatal(err)
	}
	if _, _, err := loader.FillIfEmpty(b.Context(), data, loader.Shipped(), nil); err != nil {
		b.Fatal(err)
	}
	return data
}

// answered are the ids of the partners in an answer, sorted.
func answered(b *testing.B, answer func() ([]byte, error)) []string {
	b.Helper()
	text, err := answer()
	if err != nil {
		b.Fatal(err)
	}
	var out struct {
		City struct {
			Partners struct {
				Edges []struct{ Node struct{ ID string } }
			}
		}
	}
	if err := json.Unmarshal(text, &out); err != nil {
		b.Fatal(err)
	}
	var ids []string
	for _, e := range out.City.Partners.Edges {
		ids = append(ids, e.Node.ID)
	}
	slices.Sort(ids)
	return ids
}

// byBolt asks the server without the store.
type byBolt struct {
	driver   driver.DriverWithContext
	database string
	params   map[string]any
}

const partnersOverBolt = `MATCH (city:City {id: $id})-[tie:PARTNER_OF]-(far:City)-[:IN]->(country:Country)
WHERE tie.kind IN $kinds AND country.code IN $codes
MATCH (city)-[record:TIE {id: tie.id}]-(far)
WHERE record.to = 9223372036854775807 AND record.endStatus IS NULL
RETURN tie.id AS id, tie.since AS since, tie.kind AS kind, tie.status AS status, far.id AS far, far.name AS name, far.level AS level,
  country.code AS code, country.name AS country, far.location.y AS lat, far.location.x AS lon,
  COLLECT { UNWIND record.sources AS s MATCH (source:Entity {id: s}) RETURN [source.name, source.publisher, source.url, source.date] } AS sources`

func newByBolt(ctx context.Context, server *neo4jtest.Server, hand *byHand) (*byBolt, error) {
	releases, err := hand.store.Releases(ctx)
	if err != nil {
		return nil, err
	}
	d, err := driver.NewDriverWithContext("bolt://"+server.Host, driver.BasicAuth(server.User, server.Password, ""))
	if err != nil {
		return nil, err
	}
	set := hand.set("city:Q42956", releases[0].Day, nil)
	var codes []string
	for _, code := range set.Where.(store.And)[0].(store.Far).Place.(store.CountryIn).Yes {
		codes = append(codes, string(code))
	}
	return &byBolt{d, server.Database, map[string]any{
		"id": "city:Q42956", "codes": codes, "kinds": []string{string(twinning.KindSisterCity), string(twinning.KindFriendshipCity)},
	}}, nil
}

func (b *byBolt) answer(ctx context.Context) ([]byte, error) {
	session := b.driver.NewSession(ctx, driver.SessionConfig{AccessMode: driver.AccessModeRead, DatabaseName: b.database})
	defer func() { _ = session.Close(ctx) }()
	result, err := session.Run(ctx, partnersOverBolt, b.params)
	if err != nil {
		return nil, err
	}
	edges := []object{}
	for result.Next(ctx) {
		v := result.Record().Values
		var sources []object
		for _, s := range v[11].([]any) {
			of := s.([]any)
			sources = append(sources, object{"title": of[0], "publisher": of[1], "url": of[2], "date": of[3]})
		}
		edges = append(edges, object{
			"since": v[1], "kind": v[2], "status": v[3], "partnership": object{"id": v[0], "sources": sources},
			"node": object{
				"id": v[4], "name": v[5], "level": v[6], "country": object{"code": v[7], "name": v[8]}, "location": object{"lat": v[9], "lon": v[10]},
			},
		})
	}
	if err := result.Err(); err != nil {
		return nil, err
	}
	return json.Marshal(object{"city": object{"partners": object{"edges": edges}}})
}
