package main

import (
	"bytes"
	"encoding/json"
	"os"
	"strings"
	"testing"
)

const (
	apiPage        = "../../docs/api.md"
	beginOperation = "```graphql\n"
	beginAnswer    = "```json\n"
	endBlock       = "```\n"
)

// TestOperationsInThePapersAnswerAsThePapersSay runs each block of docs/api.md marked ```graphql. The block ```json after
// it is the answer, without its extensions; with -update it is written.
func TestOperationsInThePapersAnswerAsThePapersSay(t *testing.T) {
	data := filled(t)
	page := read(t, apiPage)
	var out strings.Builder
	rest, found := page, 0
	for {
		before, after, ok := strings.Cut(rest, beginOperation)
		if !ok {
			break
		}
		found++
		operation, after, _ := strings.Cut(after, endBlock)
		out.WriteString(before + beginOperation + operation + endBlock)
		got := answerTo(t, data, operation)
		shown, following := "", after
		if block, ok := strings.CutPrefix(strings.TrimLeft(after, "\n"), beginAnswer); ok {
			shown, following, _ = strings.Cut(block, endBlock)
		}
		if !*update && compact(t, shown) != compact(t, got) {
			t.Errorf("%s: the answer to\n%s\nis\n%s\nnot\n%s", apiPage, operation, got, shown)
		}
		out.WriteString("\n" + beginAnswer + got + endBlock)
		rest = following
	}
	if found == 0 {
		t.Fatalf("%s has no operation", apiPage)
	}
	if *update {
		if err := os.WriteFile(apiPage, []byte(out.String()+rest), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// answerTo is the answer of the program, without extensions, as the page shows it.
func answerTo(t *testing.T, data, operation string) string {
	t.Helper()
	var stdout, stderr strings.Builder
	run(t.Context(), []string{"--store", data, "query"}, strings.NewReader(operation), &stdout, &stderr)
	var answer struct {
		Errors json.RawMessage `json:"errors,omitempty"`
		Data   json.RawMessage `json:"data"`
	}
	if err := json.Unmarshal([]byte(stdout.String()), &answer); err != nil {
		t.Fatalf("%v in %q; %s", err, stdout.String(), stderr.String())
	}
	var out bytes.Buffer
	writer := json.NewEncoder(&out)
	writer.SetEscapeHTML(false)
	if err := writer.Encode(answer); err != nil {
		t.Fatal(err)
	}
	return layOut(t, bytes.TrimSpace(out.Bytes()), 0, 0) + "\n"
}

func compact(t *testing.T, text string) string {
	t.Helper()
	if text == "" {
		return ""
	}
	var out bytes.Buffer
	if err := json.Compact(&out, []byte(text)); err != nil {
		t.Fatalf("%v in %s", err, text)
	}
	return out.String()
}
