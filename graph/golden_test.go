package graph_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/sistergraph/sistergraph/graph"
)

// TestGoldenAnswers answers every operation under testdata/ops from every store, and compares with the answers that the
// oracle worked out from the CSV files. Beyond that the stores give the same JSON, byte for byte, also where the golden
// answer takes any value.
func TestGoldenAnswers(t *testing.T) {
	cases := goldenCases(t)
	given := map[string]map[string]string{} // by case and store
	for name, open := range shippedStores {
		t.Run(name, func(t *testing.T) {
			service := graph.New(open(t), graph.Options{Strict: true, Log: quiet(t)})
			for _, c := range cases {
				t.Run(c.name, func(t *testing.T) {
					answer := service.Execute(t.Context(), graph.Request{Query: c.query, Variables: c.variables, Release: released(shippedRelease)})
					if len(answer.Errors) > 0 {
						t.Fatalf("errors: %v", answer.Errors)
					}
					for i, d := range differences("data", c.golden, decode(t, answer.Data)) {
						if i == 20 {
							t.Error("...")
							break
						}
						t.Error(d)
					}
					if given[c.name] == nil {
						given[c.name] = map[string]string{}
					}
					given[c.name][name] = string(answer.Data)
				})
			}
		})
	}
	for name, by := range given {
		if len(by) == len(shippedStores) && by["sqlite"] != by["neo4j"] {
			t.Errorf("%s: the stores differ\nsqlite %.2000s\nneo4j  %.2000s", name, by["sqlite"], by["neo4j"])
		}
	}
}

// goldenCase is one operation with variables and the answer wanted.
type goldenCase struct {
	name      string
	query     string
	variables map[string]any
	golden    any
}

func goldenCases(t *testing.T) []goldenCase {
	t.Helper()
	files, err := filepath.Glob("testdata/ops/*.golden.json")
	if err != nil || len(files) == 0 {
		t.Fatalf("no golden answers: %v", err)
	}
	cases := make([]goldenCase, len(files))
	for i, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".golden.json")
		operation, _, _ := strings.Cut(name, ".")
		cases[i] = goldenCase{
			name:      name,
			query:     string(mustRead(t, filepath.Join("testdata/ops", operation+".graphql"))),
			golden:    decode(t, mustRead(t, file)),
			variables: variablesOf(t, strings.TrimSuffix(file, ".golden.json")+".variables.json"),
		}
	}
	return cases
}

func variablesOf(t *testing.T, file string) map[string]any {
	t.Helper()
	raw, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		t.Fatal(err)
	}
	variables, ok := decode(t, raw).(map[string]any)
	if !ok {
		t.Fatalf("%s is not an object", file)
	}
	return variables
}

func mustRead(t *testing.T, file string) []byte {
	t.Helper()
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

func decode(t *testing.T, raw []byte) any {
	t.Helper()
	decoder := json.NewDecoder(bytes.NewReader(raw))
	decoder.UseNumber()
	var v any
	if err := decoder.Decode(&v); err != nil {
		t.Fatalf("%v in %.200s", err, raw)
	}
	return v
}

// The marks of golden files: any value, and any number of further elements.
const (
	anyValue = "<any>"
	more     = "<more>"
)

// differences lists where an answer is not the one wanted.
func differences(path string, want, got any) []string {
	if want == anyValue {
		return nil
	}
	switch want := want.(type) {
	case map[string]any:
		got, ok := got.(map[string]any)
		if !ok {
			break
		}
		var out []string
		for name, w := range want {
			g, ok := got[name]
			if !ok {
				out = append(out, fmt.Sprintf("%s.%s is missing", path, name))
				continue
			}
			out = append(out, differences(path+"."+name, w, g)...)
		}
		for name := range got {
			if _, ok := want[name]; !ok {
				out = append(out, fmt.Sprintf("%s.%s was not asked for", path, name))
			}
		}
		slices.Sort(out)
		return out
	case []any:
		got, ok := got.([]any)
		if !ok {
			break
		}
		var out []string
		if n := len(want); n > 0 && want[n-1] == more {
			want = want[:n-1]
			got = got[:min(len(got), len(want))]
		}
		for i := range min(len(want), len(got)) {
			out = append(out, differences(fmt.Sprintf("%s[%d]", path, i), want[i], got[i])...)
		}
		if len(want) != len(got) {
			out = append(out, fmt.Sprintf("%s has %d elements, want %d", path, len(got), len(want)))
		}
		return out
	case json.Number:
		if got, ok := got.(json.Number); ok && sameNumber(want, got) {
			return nil
		}
	default:
		if want == got {
			return nil
		}
	}
	return []string{fmt.Sprintf("%s is %v, want %v", path, short(got), short(want))}
}

func sameNumber(a, b json.Number) bool {
	x, errX := a.Float64()
	y, errY := b.Float64()
	return errX == nil && errY == nil && x == y
}

func short(v any) string {
	raw, err := json.Marshal(v)
	if err != nil || len(raw) > 200 {
		return fmt.Sprintf("%.200v...", v)
	}
	return string(raw)
}

func TestDifferencesAreFound(t *testing.T) {
	for name, c := range map[string]struct {
		want, got string
		found     int
	}{
		"equal":                 {`{"a": [1, {"b": null}]}`, `{"a": [1, {"b": null}]}`, 0},
		"the same number":       {`1.0`, `1`, 0},
		"any value":             {`{"a": "<any>"}`, `{"a": 3}`, 0},
		"more elements":         {`[1, "<more>"]`, `[1, 2, 3]`, 0},
		"too few before more":   {`[1, 2, "<more>"]`, `[1]`, 1},
		"another value":         {`{"a": 1}`, `{"a": 2}`, 1},
		"a missing member":      {`{"a": 1}`, `{}`, 1},
		"a member too many":     {`{}`, `{"a": 1}`, 1},
		"an element too many":   {`[1]`, `[1, 2]`, 1},
		"null for an object":    {`{"a": {}}`, `{"a": null}`, 1},
		"a text for a number":   {`1`, `"1"`, 1},
		"another order":         {`[1, 2]`, `[2, 1]`, 2},
		"an object for a list":  {`[]`, `{}`, 1},
		"two differences below": {`{"a": {"b": 1, "c": 2}}`, `{"a": {"b": 3, "c": 4}}`, 2},
	} {
		if found := differences("data", decode(t, []byte(c.want)), decode(t, []byte(c.got))); len(found) != c.found {
			t.Errorf("%s: found %v, want %d", name, found, c.found)
		}
	}
}

func mustEncode(t *testing.T, v any) []byte {
	t.Helper()
	raw, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}
