package jsonl_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/sistergraph/sistergraph/loader/format"
	"github.com/sistergraph/sistergraph/loader/format/formattest"
	"github.com/sistergraph/sistergraph/loader/format/jsonl"
)

func TestEveryLayoutIsReadRecordByRecord(t *testing.T) {
	for file, c := range map[string]struct {
		said, rejected []string
		rows           int
	}{
		"twins.ndjson": {
			said: []string{
				"1: source:www-turku-fi-en-twin-cities-09d7905c https://www.turku.fi/en/twin-cities",
				"1: Harbin, CN, Q42956 -- Turku, FI [kind SISTER_CITY, since 2024, side b, by source:www-turku-fi-en-twin-cities-09d7905c]",
				"2: source:twins-ndjson twins.ndjson",
				"2: Harbin, CN -- Aarhus, DK [kind SISTER_CITY, since 1985-11-17, by source:twins-ndjson]",
			},
			rejected: []string{
				"4: is not JSON: unexpected end of JSON input",
				"5: b.name is blank (a tie needs two places)",
				"6: is not a JSON object",
				`7: since "soon" is not a date (write 1984, 1984-05 or 1984-05-02)`,
			},
			rows: 6,
		},
		"twins.json": {
			said: []string{
				"2: source:twins-json twins.json",
				"2: Sunderland, United Kingdom -- Harbin, China [since 2009, by source:twins-json]",
				"3: Sunderland, United Kingdom -- Essen, Germany [since 1949, by source:twins-json]",
				"8: Sunderland, United Kingdom -- Washington, USA [since 2006, by source:twins-json]",
			},
			rejected: []string{"7: is not a JSON object"},
			rows:     4,
		},
		"by-city.json": {
			said: []string{
				"2: source:by-city-json by-city.json",
				"2: Köln, DE -- Lüttich [by source:by-city-json]",
				"2: Köln, DE -- Peking, China [since 1987-09-14, by source:by-city-json]",
				"2: Köln, DE -- Wolgograd, Rußland [status SUSPENDED, by source:by-city-json]",
				"7: Graz -- Maribor [by source:by-city-json]",
				"7: Graz -- 5 [by source:by-city-json]",
			},
			rejected: []string{
				`7: b.name "Graz" is the same place as a (a place cannot be its own partner)`,
				"8: has no list of partners under the city \"Wien\"",
			},
			rows: 7,
		},
		"network.json": {
			said: []string{
				"2: source:network-json network.json",
				"2: Riga -- Bremen [since 1985, by source:network-json]",
				"3: Riga -- Rostock [since 1961, by source:network-json]",
			},
			rows: 2,
		},
	} {
		got := formattest.Read(t, jsonl.Format, "testdata/"+file, format.Options{})
		got.Check(t, file, formattest.Want{Said: c.said, Rejected: c.rejected, Rows: c.rows})
	}
}

func TestRecordsOverSeveralLinesMayFollowOneAnother(t *testing.T) {
	got := formattest.Text(t, jsonl.Format, "x.json", "{\n\"a\": \"Harbin\",\n\"b\": \"Turku\"\n}\n{\n\"a\": \"Harbin\",\n\"b\": \"Riga\"\n}\n", format.Options{Source: "source:S"})
	if diff := cmp.Diff([]string{"1: source:S", "1: Harbin -- Turku [by source:S]", "5: Harbin -- Riga [by source:S]"}, got.Said); diff != "" || got.Err != nil {
		t.Errorf("%v (-want +got):\n%s", got.Err, diff)
	}
}

func TestRejectedRecordsAreReadAgainWhenMended(t *testing.T) {
	rejects := formattest.Rejects(t, jsonl.Format, "testdata/twins.ndjson", format.Options{}, `so "it" is`, nil)
	mended := strings.NewReplacer(`"b":{}`, `"b":{"name":"Sapporo"}`, `"soon"`, "1979").Replace(rejects)
	got := formattest.Text(t, jsonl.Format, "again.ndjson", mended, format.Options{Source: "source:S"})
	if got.Err != nil || got.Rows != 4 || len(got.Rejected) != 2 || !strings.Contains(mended, `"rejected because":"so \"it\" is"`) {
		t.Errorf("%v, %d rows, rejected %q of\n%s", got.Err, got.Rows, got.Rejected, mended)
	}
}

func TestHostileJSONIsRefusedInASentence(t *testing.T) {
	deep := func(n int) string { return strings.Repeat("[", n) + strings.Repeat("]", n) }
	record := `{"a":"Harbin","b":"Turku"}`
	for name, c := range map[string]struct{ text, want string }{
		"nested 100,000 deep":          {"[" + record + "," + deep(100_000) + "]", "nested too deep"},
		"only brackets":                {deep(100_000), "nested too deep"},
		"objects nested 100,000 deep":  {strings.Repeat(`{"a":`, 100_000), "nested too deep"},
		"a text of 8 MB":               {"[" + record + `,{"a":"` + strings.Repeat("x", 8<<20) + `"}]`, "longer than 4 MiB"},
		"cut off":                      {"[" + record + `,{"a":"Har`, "is cut off"},
		"cut off between records":      {"[" + record, "is cut off"},
		"garbage after the end":        {"[" + record + "] x", "after the end"},
		"garbage inside":               {"[" + record + ", oops]", "is not JSON"},
		"an empty list":                {"[]", "no record that can be read"},
		"an empty object":              {"{}", "no record that can be read"},
		"keys that say nothing":        {`[{"x":"Harbin","y":"Turku"}]`, "with --map"},
		"a list that is none":          {`{"records": 5}`, "not a list of records"},
		"a line without end in NDJSON": {record + "\n" + record + "\n" + strings.Repeat("x", 5<<20), "longer than 4 MiB"},
	} {
		if got := formattest.Text(t, jsonl.Format, "x.json", c.text, format.Options{}); got.Err == nil || !strings.Contains(got.Err.Error(), c.want) {
			t.Errorf("%s: got %v, rejected %q, want an error with %q", name, got.Err, got.Rejected, c.want)
		}
	}
}

func TestARecordThatIsNestedTooDeepIsRejectedByItself(t *testing.T) {
	record := `{"a":"Harbin","b":"Turku"}`
	nested := strings.Repeat(`{"a":`, 20) + "1" + strings.Repeat("}", 20)
	got := formattest.Text(t, jsonl.Format, "x.json", record+"\n"+nested+"\n"+record+"\n", format.Options{})
	if fmt.Sprint(got.Rejected) != "[2: is nested more than 8 deep]" || got.Rows != 3 || got.Err != nil {
		t.Errorf("%v, %d rows, rejected %q", got.Err, got.Rows, got.Rejected)
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{
		`{"a":"Harbin","b":"Turku"}`, `[{"a":"Harbin","b":"Turku"},5]`, `{"Graz":["Maribor",{"name":"Pécs"}]}`, `{"edges":[{"source":"a","target":"b"}],"x":1}`,
		"{\"a\":\"x\",\"b\":\"y\"}\nnonsense\n",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		formattest.Text(t, jsonl.Format, "x.json", text, format.Options{})
	})
}

func FuzzLines(f *testing.F) {
	f.Add("nonsense\n\n{\"a\":\"x\"}\n")
	f.Fuzz(func(t *testing.T, text string) {
		text = formattest.Plain(text)
		got := formattest.Text(t, jsonl.Format, "x.ndjson", "{\"a\":\"x\",\"b\":\"y\"}\n{\"a\":\"x\",\"b\":\"z\"}\n"+text, format.Options{})
		lines := 2
		for line := range strings.SplitSeq(text, "\n") {
			if strings.TrimSpace(line) != "" {
				lines++
			}
		}
		if got.Err != nil || got.Rows != lines {
			t.Errorf("%d rows came of %d lines: %v", got.Rows, lines, got.Err)
		}
	})
}
