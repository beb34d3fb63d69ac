package ask

import (
	"os"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/validator/rules"
)

func TestEveryOperationFitsTheSchemaAndTakesARelease(t *testing.T) {
	text, err := os.ReadFile("../../../schema.graphqls")
	if err != nil {
		t.Fatal(err)
	}
	schema, err := gqlparser.LoadSchema(&ast.Source{Name: "schema.graphqls", Input: string(text)})
	if err != nil {
		t.Fatal(err)
	}
	files, err := operations.ReadDir("operations")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		t.Run(file.Name(), func(t *testing.T) {
			operation, err := operations.ReadFile("operations/" + file.Name())
			if err != nil {
				t.Fatal(err)
			}
			document, problems := gqlparser.LoadQueryWithRules(schema, string(operation), rules.NewDefaultRules())
			if len(problems) > 0 {
				t.Fatal(problems)
			}
			if len(document.Operations) != 1 || document.Operations[0].Directives.ForName("release") == nil {
				t.Error("it is not one operation with @release(number: $release)")
			}
		})
	}
}
