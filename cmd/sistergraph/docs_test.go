package main

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/alecthomas/kong"
)

var update = flag.Bool("update", false, "write the reference of flags into docs/cli.md and the answers into docs/api.md")

const (
	reference    = "../../docs/cli.md"
	beginningOf  = "<!-- reference: written by go test ./cmd/sistergraph -run Reference -update -->\n"
	flagsOfAll   = "Flags of every command"
	headOfFlags  = "| flag | environment variable | meaning |\n| --- | --- | --- |\n"
	headOfPlaces = "| argument | meaning |\n| --- | --- |\n"
)

// TestReferenceNamesEveryCommandAndFlag holds docs/cli.md to what the program takes.
func TestReferenceNamesEveryCommandAndFlag(t *testing.T) {
	text, err := os.ReadFile(reference)
	if err != nil {
		t.Fatal(err)
	}
	written, shown, found := strings.Cut(string(text), beginningOf)
	if !found {
		t.Fatalf("%s has no line %s", reference, beginningOf)
	}
	want := referenceOf(model(t))
	if *update {
		if err := os.WriteFile(reference, []byte(written+beginningOf+want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if shown != want {
		t.Errorf("%s is not what the program takes: go test ./cmd/sistergraph -run Reference -update", reference)
	}
}

func referenceOf(root *kong.Node) string {
	var b strings.Builder
	walkCommands(root, "", func(path string, node *kong.Node) {
		title := "`sistergraph" + path + "`"
		if path == "" {
			title = flagsOfAll
		}
		fmt.Fprintf(&b, "\n### %s\n", title)
		if node.Help != "" && path != "" {
			b.WriteString("\n" + node.Help + "\n")
		}
		if len(node.Positional) > 0 {
			b.WriteString("\n" + headOfPlaces)
			for _, argument := range node.Positional {
				fmt.Fprintf(&b, "| %s | %s |\n", code(argument.Name), cell(argument.Help))
			}
		}
		if len(node.Flags) > 0 {
			b.WriteString("\n" + headOfFlags)
			for _, flag := range node.Flags {
				fmt.Fprintf(&b, "| %s | %s | %s |\n", code("--"+flag.Name), code(strings.Join(flag.Envs, " ")), cell(flag.Help))
			}
		}
	})
	return b.String()
}

func code(text string) string {
	if text == "" {
		return ""
	}
	return "`" + text + "`"
}

func cell(text string) string { return strings.ReplaceAll(text, "|", `\|`) }
