package main

import (
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

var shipped struct {
	once    sync.Once
	address string
}

// filled is the address of a store with the shipped data, made by the program itself and only read by tests.
func filled(t *testing.T) string {
	t.Helper()
	shipped.once.Do(func() {
		folder, err := os.MkdirTemp("", "sistergraph-test-*")
		if err != nil {
			t.Fatal(err)
		}
		shipped.address = "sqlite:" + filepath.Join(folder, "shipped.db")
		got := execute(t, "--store", shipped.address, "ask", "claims", "Harbin")
		if got.code != exitDone || !strings.Contains(got.stderr, "empty") {
			t.Fatalf("filling an empty store ended with %d and said\n%s", got.code, got.stderr)
		}
	})
	if shipped.address == "" {
		t.Fatal("the store with the shipped data could not be made")
	}
	return shipped.address
}

func removeFilled() {
	if path, ok := strings.CutPrefix(shipped.address, "sqlite:"); ok {
		_ = os.RemoveAll(filepath.Dir(path)) // a folder of the system's for temporary files
	}
}

func TestAFilledStoreIsLeftAlone(t *testing.T) {
	data := filled(t)
	before := mustRun(t, "--store", data, "release", "list", "--json")
	got := execute(t, "--store", data, "ask", "claims", "Harbin")
	if got.code != exitDone || got.stderr != "" {
		t.Errorf("ended with %d and said %q", got.code, got.stderr)
	}
	if after := mustRun(t, "--store", data, "release", "list", "--json"); after != before {
		t.Errorf("the releases were\n%s\nand are\n%s", before, after)
	}
}

func TestHarbinIsFoundUnderItsNamesInManyLanguages(t *testing.T) {
	data := filled(t)
	want := mustRun(t, "--store", data, "ask", "partners", "Harbin", "--area", "europe")
	for _, name := range []string{"哈尔滨", "Харбин", "harbin ", "HARBIN", "Charbin", "Harbin, cn", "Q42956"} {
		if got := mustRun(t, "--store", data, "ask", "partners", name, "--area", "europe"); got != want {
			t.Errorf("%q answers\n%s\nnot\n%s", name, got, want)
		}
	}
}

func TestTheHeadlineIsTheSameInEveryFormat(t *testing.T) {
	data := filled(t)
	question := []string{"--store", data, "ask", "partners", "Harbin", "--area", "europe", "--kind", "sister_city,friendship_city", "--format"}

	text := mustRun(t, append(question, "table")...)
	for _, part := range []string{
		"22 cities (3 of them other units) in 16 countries", "2 cities, because unknown: kind", "area: Europe",
		"32 in 23 countries", "Aarhus", "1984",
	} {
		if !strings.Contains(text, part) {
			t.Errorf("the table does not say %q:\n%s", part, text)
		}
	}

	got := execute(t, append(question, "csv")...)
	rows, err := csv.NewReader(strings.NewReader(got.stdout)).ReadAll()
	if err != nil || len(rows) != 23 {
		t.Errorf("CSV has %d rows, want a head and 22: %v", len(rows), err)
	}
	if !strings.Contains(got.stderr, "22 cities") {
		t.Errorf("CSV tells no counts on standard error: %q", got.stderr)
	}

	var answer struct {
		City struct {
			Partners struct {
				Counts struct{ Cities, Countries int }
				Edges  []json.RawMessage
			}
		}
	}
	if err := json.Unmarshal([]byte(mustRun(t, append(question, "json")...)), &answer); err != nil {
		t.Fatal(err)
	}
	if page := answer.City.Partners; page.Counts.Cities != 22 || page.Counts.Countries != 16 || len(page.Edges) != 22 {
		t.Errorf("JSON counts %d in %d and lists %d", page.Counts.Cities, page.Counts.Countries, len(page.Edges))
	}

	if markdown := mustRun(t, append(question, "markdown")...); !strings.Contains(markdown, "| Aarhus | Denmark |") {
		t.Errorf("Markdown has no row of Aarhus:\n%s", markdown)
	}
}

// examples has arguments for each question.
var examples = map[string][]string{
	"partners":      {"Harbin"},
	"groups":        {"Harbin", "--by", "region"},
	"decades":       {"Harbin"},
	"common":        {"Harbin", "Shenyang"},
	"lacks":         {"Harbin", "Shenyang"},
	"path":          {"Harbin", "Reykjavik"},
	"network":       {"Harbin", "--max-nodes", "20"},
	"triangles":     {"Harbin"},
	"flows":         {"CN", "europe"},
	"nearest":       {"Harbin", "--population", "200000", "--without", "CN"},
	"search":        {"Charbin"},
	"organisations": {"--partners-of", "Harbin"},
	"event":         {"--on", "2020-09-03"},
	"country":       {"PL"},
	"framework":     {"china-ceec", "--as-of", "2020-09-03"},
	"source":        {"Harbin", "Aarhus"},
	"claims":        {"Harbin"},
	"coverage":      {"--by", "kind"},
	"disputed":      {"--about", "since"},
	"one-sided":     {"--first", "5"},
	"ended":         {},
}

func TestEveryQuestionIsAnswered(t *testing.T) {
	data := filled(t)
	list := mustRun(t, "ask", "--list")
	for _, command := range commands(t) {
		question, ok := strings.CutPrefix(command, "ask ")
		if !ok {
			continue
		}
		t.Run(question, func(t *testing.T) {
			if !strings.Contains(list, "\n"+question) {
				t.Errorf("ask --list does not have it")
			}
			args, ok := examples[question]
			if !ok {
				t.Fatal("it has no example here")
			}
			for _, format := range []string{"table", "csv", "json", "markdown"} {
				got := execute(t, append([]string{"--store", data, "ask", question, "--format", format}, args...)...)
				if got.code != exitDone || format != "csv" && (got.stdout == "" || got.stderr != "") {
					t.Errorf("%s: ended with %d\nstdout %q\nstderr %q", format, got.code, got.stdout, got.stderr)
				}
			}
		})
	}
}

func TestAnOperationRunsWithoutAServer(t *testing.T) {
	data := filled(t)
	out := mustRun(t, "--store", data, "query", "../../graph/testdata/ops/01-harbin-in-europe.graphql", "--variables", `{"asOf": null}`)
	var answer struct {
		Data struct {
			City struct {
				Partners struct {
					Counts struct{ Cities, Countries int }
				}
			}
		}
		Extensions struct{ Credits []any }
	}
	if err := json.Unmarshal([]byte(out), &answer); err != nil {
		t.Fatal(err)
	}
	if counts := answer.Data.City.Partners.Counts; counts.Cities != 22 || counts.Countries != 16 {
		t.Errorf("counted %d in %d, want 22 in 16", counts.Cities, counts.Countries)
	}
	if len(answer.Extensions.Credits) == 0 {
		t.Error("the data is not credited")
	}
}

func TestAnOperationWithErrorsIsPrintedAndFails(t *testing.T) {
	data := filled(t)
	deep := "{city(name:\"Harbin\"){" + strings.Repeat("partners{nodes{", 12) + "id" + strings.Repeat("}}", 12) + "}}"
	for name, c := range map[string]struct{ operation, code string }{
		"one that is too deep": {deep, "TOO_COMPLEX"},
		"an unknown city":      {`{city(name: "Harbinn") {id}}`, "NOT_FOUND"},
		"an unknown field":     {`{town {id}}`, "GRAPHQL_VALIDATION_FAILED"},
		"no operation":         {``, ""},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "operation.graphql")
			if err := os.WriteFile(path, []byte(c.operation), 0o600); err != nil {
				t.Fatal(err)
			}
			got := execute(t, "--store", data, "query", path)
			var answer struct {
				Errors []struct {
					Extensions struct{ Code string }
				}
			}
			if err := json.Unmarshal([]byte(got.stdout), &answer); err != nil {
				t.Fatalf("%v in %q", err, got.stdout)
			}
			if got.code != exitFailed || len(answer.Errors) == 0 || c.code != "" && answer.Errors[0].Extensions.Code != c.code {
				t.Errorf("ended with %d\n%s", got.code, got.stdout)
			}
		})
	}
}
