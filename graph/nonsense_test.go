package graph_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"

	"github.com/sistergraph/sistergraph/graph"
	"github.com/sistergraph/sistergraph/graph/generated"
)

// reach leads to a value of each type that has fields with arguments. A new type must be added here.
var reach = map[string]string{
	"Query":             `{ %s }`,
	"City":              `{ city(id: "city:Q42956") { %s } }`,
	"Country":           `{ country(code: "CN") { %s } }`,
	"Framework":         `{ framework(id: "china-ceec") { %s } }`,
	"Organisation":      `{ organisation(id: "organisation:harbin_gov") { %s } }`,
	"Field":             `{ fields { %s } }`,
	"Area":              `{ areas { %s } }`,
	"Event":             `{ event(id: "event:ev_2020_europe") { %s } }`,
	"Zone":              `{ event(id: "event:ev_2020_europe") { zones { %s } } }`,
	"Partnership":       `{ node(id: "tie:Q25319~Q42956") { ... on Partnership { %s } } }`,
	"PartnerConnection": `{ city(id: "city:Q42956") { partners { %s } } }`,
	"CountryPartners":   `{ country(code: "CN") { partners { %s } } }`,
	"Group":             `{ city(id: "city:Q42956") { partners { groups(by: KIND) { %s } } } }`,
	"FlowEnd":           `{ flows(by: REGION) { flows { a { %s } } } }`,
	"Claim":             `{ city(id: "city:Q42956") { claims { %s } } }`,
}

// good has a value for arguments and members that must be there.
var good = map[string]string{
	"Query.node.id": `"city:Q42956"`, "Query.nodes.ids": `["city:Q42956"]`, "Query.country.code": `"CN"`,
	"Query.commonPartners.of": `["city:Q42956"]`, "Query.paths.from": `"city:Q42956"`, "Query.paths.to": `"city:Q25319"`,
	"Query.flows.by": `COUNTRY`, "Query.search.text": `"Harbin"`, "Query.framework.id": `"china-ceec"`,
	"Query.organisation.id": `"organisation:harbin_gov"`, "Query.event.id": `"event:ev_2020_europe"`,
	"City.distanceKm.to": `"city:Q25319"`, "PartnerConnection.groups.by": `[KIND]`, "PartnerConnection.facet.by": `KIND`,
	"CountryPartners.groups.by": `[KIND]`, "PartnerOrder.by": `NAME`, "CityOrder.by": `NAME`, "CityOrder.by beside of": `DISTANCE`, "CityOrder.by beside partners": `PARTNERS`,
	"Ends.a": `{}`, "Ends.b": `{}`, "MembershipOn.framework": `"china-ceec"`,
	"Near.lat": `45`, "Near.lon": `126`, "Near.km": `10`, "Box.south": `1`, "Box.west": `1`, "Box.north": `2`, "Box.east": `2`,
}

// beside has arguments that must be given for an argument to be looked at.
var beside = map[string]string{"Query.city.country": `name: "Harbin", `, "Query.coverage.first": `by: [KIND], `}

// nonsense has a value of each scalar that no argument takes, and of the arguments that take that.
var nonsense = map[string]string{
	"Int": `-1`, "ID": `"nonsense"`, "String": `"a\u0000b"`, "Date": `"2020-02-30"`, "PartialDate": `"0000"`,
	"CountryCode": `"QQ"`, "Boolean": `"perhaps"`, "Float": `1000`,

	"Query.city.geonames": `99999999999`, "Query.release.number": `99999999999`, "Near.km": `-1`,
	"Query.city.id": `true`, "Query.node.id": `true`, "Query.nodes.ids": `[true]`, "Query.framework.id": `true`,
	"Query.organisation.id": `true`, "Query.event.id": `true`,
}

// silent are arguments that answer null for what is not there, as the rules have it.
var silent = []string{"Query.country.code"}

// TestEveryArgumentRefusesNonsense walks the schema, so that no argument is forgotten: each, given nonsense,
// gets an error that names it, the value and what to give instead.
func TestEveryArgumentRefusesNonsense(t *testing.T) {
	service := graph.New(shippedStores["sqlite"](t), graph.Options{Strict: true, Log: quiet(t)})
	schema := generated.NewExecutableSchema(generated.Config{}).Schema()
	tried := 0
	for name, def := range schema.Types {
		if def.Kind != ast.Object || strings.HasPrefix(name, "__") {
			continue
		}
		for _, field := range def.Fields {
			for _, arg := range field.Arguments {
				if strings.HasPrefix(field.Name, "__") {
					continue
				}
				way, ok := reach[name]
				if !ok {
					t.Errorf("the test does not know how to reach %s", name)
					continue
				}
				w := walk{schema: schema, t: t}
				for _, try := range w.values(name+"."+field.Name+"."+arg.Name, arg.Name, arg.Type, nil) {
					tried++
					query := fmt.Sprintf(way, field.Name+"("+w.others(name, field, arg)+arg.Name+": "+try.literal+")"+selection(schema, field.Type))
					answer := service.Execute(t.Context(), graph.Request{Query: query})
					if problem := refusal(answer, try.path); problem != "" && !slices.Contains(silent, name+"."+field.Name+"."+arg.Name) {
						t.Errorf("%s: %s", query, problem)
					}
				}
			}
		}
	}
	t.Logf("%d arguments and members were tried", tried)
}

// try is a value of an argument with nonsense somewhere inside.
type try struct{ literal, path string }

type walk struct {
	schema *ast.Schema
	t      *testing.T
}

// values gives the values to try for an argument or member: one for each leaf below it. An input within
// itself is tried once.
func (w walk) values(key, path string, typ *ast.Type, within []string) []try {
	name := typ.Name()
	def := w.schema.Types[name]
	var out []try
	switch {
	case def.Kind == ast.InputObject && !slices.Contains(within, name):
		for _, member := range def.Fields {
			rest := ""
			for _, other := range def.Fields {
				if other != member && other.Type.NonNull && other.DefaultValue == nil {
					value, ok := good[name+"."+other.Name+" beside "+member.Name]
					if !ok {
						value = w.good(name + "." + other.Name)
					}
					rest += ", " + other.Name + ": " + value
				}
			}
			below := path + "." + member.Name
			if typ.Elem != nil {
				below = path + "[0]." + member.Name
			}
			for _, inner := range w.values(name+"."+member.Name, below, member.Type, append(within, name)) {
				out = append(out, try{"{" + member.Name + ": " + inner.literal + rest + "}", inner.path})
			}
		}
	case def.Kind == ast.InputObject:
		return nil
	case def.Kind == ast.Enum:
		out = []try{{"NONSENSE", path}}
	default:
		literal, ok := nonsense[key]
		if !ok {
			if literal, ok = nonsense[name]; !ok {
				w.t.Errorf("the test knows no nonsense for %s", name)
			}
		}
		out = []try{{literal, path}}
	}
	if typ.Elem != nil {
		for i := range out {
			if !strings.HasPrefix(out[i].literal, "[") {
				out[i].literal = "[" + out[i].literal + "]"
			}
		}
	}
	return out
}

func (w walk) good(key string) string {
	value, ok := good[key]
	if !ok {
		w.t.Errorf("the test knows no good value for %s", key)
	}
	return value
}

// others gives the arguments that must stand beside the one that is tried.
func (w walk) others(typeName string, field *ast.FieldDefinition, arg *ast.ArgumentDefinition) string {
	out := beside[typeName+"."+field.Name+"."+arg.Name]
	for _, other := range field.Arguments {
		if other != arg && other.Type.NonNull && other.DefaultValue == nil {
			out += other.Name + ": " + w.good(typeName+"."+field.Name+"."+other.Name) + ", "
		}
	}
	return out
}

// selection selects whatever makes a field fetch something.
func selection(schema *ast.Schema, typ *ast.Type) string {
	def := schema.Types[typ.Name()]
	switch {
	case def.Kind == ast.Scalar || def.Kind == ast.Enum:
		return ""
	case def.Fields.ForName("pageInfo") != nil:
		return " { pageInfo { endCursor } }"
	default:
		return " { __typename }"
	}
}

// refusal tells what is wrong with the errors of an answer, nothing if they name the argument, the value and
// a hint. Nonsense that the type system refuses has the error of the GraphQL specification.
func refusal(answer graph.Answer, path string) string {
	if len(answer.Errors) == 0 {
		return "no error"
	}
	e := answer.Errors[0]
	switch e.Extensions["code"] {
	case "GRAPHQL_VALIDATION_FAILED":
		return ""
	case "BAD_VALUE":
		argument, _ := e.Extensions["argument"].(string)
		hint, _ := e.Extensions["hint"].(string)
		if _, ok := e.Extensions["value"]; !ok || hint == "" || !strings.HasPrefix(argument, path) {
			return fmt.Sprintf("the error %q has %v, want the argument %s, the value and a hint", e.Message, e.Extensions, path)
		}
		return ""
	default:
		return fmt.Sprintf("%q has %v", e.Message, e.Extensions)
	}
}
