package graph_test

import (
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql/introspection"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/sistergraph/sistergraph/graph"
	"github.com/sistergraph/sistergraph/graph/generated"
)

// maxSchema is the number of bytes that the schema may have, so that a person or a model can read it whole.
const maxSchema = 40_000

func TestTheSchemaIsDescribedWholeAndStaysSmall(t *testing.T) {
	if n := len(mustRead(t, "../schema.graphqls")); n >= maxSchema {
		t.Errorf("the schema has %d bytes, want fewer than %d", n, maxSchema)
	}
	schema := generated.NewExecutableSchema(generated.Config{}).Schema()
	told := func(what, description string) {
		if strings.TrimSpace(description) == "" {
			t.Errorf("%s is not described", what)
		}
	}
	for name, def := range schema.Types {
		if def.BuiltIn || strings.HasPrefix(name, "__") {
			continue
		}
		told(name, def.Description)
		for _, f := range def.Fields {
			if strings.HasPrefix(f.Name, "__") {
				continue
			}
			told(name+"."+f.Name, f.Description)
			for _, a := range f.Arguments {
				told(name+"."+f.Name+"."+a.Name, a.Description)
			}
		}
		for _, v := range def.EnumValues {
			told(name+"."+v.Name, v.Description)
		}
	}
}

func TestIntrospectionAnswersWhole(t *testing.T) {
	answer := graph.New(invented(t), graph.Options{Strict: true, Log: quiet(t)}).Execute(t.Context(), graph.Request{Query: introspection.Query})
	if len(answer.Errors) > 0 {
		t.Fatal(answer.Errors)
	}
	for _, want := range []string{`"name":"PartnerConnection"`, "https://www.rfc-editor.org/rfc/rfc3339", "Filters are three-valued"} {
		if !strings.Contains(string(answer.Data), want) {
			t.Errorf("%s is not in it", want)
		}
	}
}

// TestListsAreRelayConnections: every connection has what Relay's specification wants, and every field that
// gives one can be paged.
func TestListsAreRelayConnections(t *testing.T) {
	schema := generated.NewExecutableSchema(generated.Config{}).Schema()
	for name, def := range schema.Types {
		if def.Kind != ast.Object {
			continue
		}
		if strings.HasSuffix(name, "Connection") {
			for _, f := range []string{"edges", "nodes", "pageInfo", "totalCount"} {
				if def.Fields.ForName(f) == nil {
					t.Errorf("%s has no %s", name, f)
				}
			}
			edge := schema.Types[def.Fields.ForName("edges").Type.Name()]
			if edge.Fields.ForName("cursor") == nil || edge.Fields.ForName("node") == nil {
				t.Errorf("%s has no cursor or no node", edge.Name)
			}
		}
		for _, f := range def.Fields {
			if strings.HasSuffix(f.Type.Name(), "Connection") && (f.Arguments.ForName("first") == nil || f.Arguments.ForName("after") == nil) {
				t.Errorf("%s.%s cannot be paged", name, f.Name)
			}
		}
	}
}

func TestTieConditionsHaveTheSameNamesInBothFiltersOfTheSchema(t *testing.T) {
	schema := generated.NewExecutableSchema(generated.Config{}).Schema()
	partner, partnership := schema.Types["PartnerFilter"], schema.Types["PartnershipFilter"]
	for _, f := range partnership.Fields {
		switch f.Name {
		case "between", "domestic", "and", "or", "not":
			continue
		}
		g := partner.Fields.ForName(f.Name)
		if g == nil || g.Type.String() != f.Type.String() || g.Description != f.Description {
			t.Errorf("%s differs in PartnerFilter and PartnershipFilter", f.Name)
		}
	}
}
