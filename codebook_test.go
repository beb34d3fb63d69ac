package sistergraph_test

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
)

var update = flag.Bool("update", false, "write what the schema says into docs/codebook.md")

const (
	codebook      = "docs/codebook.md"
	beginCodebook = "<!-- from schema.graphqls: written by go test . -run Codebook -update -->\n"
)

// TestTheCodebookSaysWhatTheSchemaSays holds docs/codebook.md to the schema.
func TestTheCodebookSaysWhatTheSchemaSays(t *testing.T) {
	text, err := os.ReadFile(codebook)
	if err != nil {
		t.Fatal(err)
	}
	written, shown, found := strings.Cut(string(text), beginCodebook)
	if !found {
		t.Fatalf("%s has no line %s", codebook, beginCodebook)
	}
	want := described(schema(t))
	if *update {
		if err := os.WriteFile(codebook, []byte(written+beginCodebook+want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if shown != want {
		t.Errorf("%s is not what the schema says: go test . -run Codebook -update", codebook)
	}
}

func TestEverythingInTheSchemaIsDescribed(t *testing.T) {
	for _, definition := range own(schema(t)) {
		if definition.Description == "" {
			t.Errorf("%s has no description", definition.Name)
		}
		for _, value := range definition.EnumValues {
			if value.Description == "" {
				t.Errorf("%s.%s has no description", definition.Name, value.Name)
			}
		}
		for _, field := range fields(definition) {
			if field.Description == "" {
				t.Errorf("%s.%s has no description", definition.Name, field.Name)
			}
			for _, argument := range field.Arguments {
				if argument.Description == "" {
					t.Errorf("%s.%s(%s) has no description", definition.Name, field.Name, argument.Name)
				}
			}
		}
	}
}

func schema(t *testing.T) *ast.Schema {
	t.Helper()
	text, err := os.ReadFile("schema.graphqls")
	if err != nil {
		t.Fatal(err)
	}
	parsed, err := gqlparser.LoadSchema(&ast.Source{Name: "schema.graphqls", Input: string(text)})
	if err != nil {
		t.Fatal(err)
	}
	return parsed
}

// own are the definitions of the schema itself, by name; those of GraphQL are left out.
func own(s *ast.Schema) []*ast.Definition {
	var out []*ast.Definition
	for _, definition := range s.Types {
		if !definition.BuiltIn {
			out = append(out, definition)
		}
	}
	slices.SortFunc(out, func(a, b *ast.Definition) int { return strings.Compare(a.Name, b.Name) })
	return out
}

func fields(definition *ast.Definition) []*ast.FieldDefinition {
	return slices.DeleteFunc(slices.Clone(definition.Fields), func(f *ast.FieldDefinition) bool { return strings.HasPrefix(f.Name, "__") })
}

// described has a table for each kind of definition: values, types, inputs, and others.
func described(s *ast.Schema) string {
	var b strings.Builder
	for _, part := range []struct {
		title string
		kinds []ast.DefinitionKind
	}{
		{"Values", []ast.DefinitionKind{ast.Enum, ast.Scalar}},
		{"Types", []ast.DefinitionKind{ast.Object, ast.Interface, ast.Union}},
		{"Filters and orders", []ast.DefinitionKind{ast.InputObject}},
	} {
		fmt.Fprintf(&b, "\n## %s\n", part.title)
		for _, definition := range own(s) {
			if slices.Contains(part.kinds, definition.Kind) {
				describe(&b, definition)
			}
		}
	}
	return b.String()
}

func describe(b *strings.Builder, d *ast.Definition) {
	fmt.Fprintf(b, "\n### %s\n\n%s\n", d.Name, oneLine(d.Description))
	if len(d.Types) > 0 {
		fmt.Fprintf(b, "\nOne of: %s.\n", strings.Join(d.Types, ", "))
	}
	if len(d.EnumValues) > 0 {
		b.WriteString("\n| value | meaning |\n| --- | --- |\n")
		for _, value := range d.EnumValues {
			fmt.Fprintf(b, "| `%s` | %s |\n", value.Name, oneLine(value.Description))
		}
	}
	if len(fields(d)) > 0 {
		b.WriteString("\n| field | type | may be null | meaning |\n| --- | --- | --- | --- |\n")
		for _, field := range fields(d) {
			null := "yes"
			if field.Type.NonNull {
				null = "no"
			}
			fmt.Fprintf(b, "| `%s` | `%s` | %s | %s |\n", field.Name, strings.TrimSuffix(field.Type.String(), "!"), null, oneLine(field.Description))
		}
	}
}

func oneLine(text string) string {
	return strings.ReplaceAll(strings.Join(strings.Fields(text), " "), "|", `\|`)
}
