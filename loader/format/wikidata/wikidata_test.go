package wikidata_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/sistergraph/sistergraph/loader/format"
	"github.com/sistergraph/sistergraph/loader/format/formattest"
	"github.com/sistergraph/sistergraph/loader/format/wikidata"
)

func TestEveryFormOfWikidataIsRead(t *testing.T) {
	table := []string{
		"2: source:S",
		"2: Harbin, Q42956 -- Turku, Q38511 [since 2024, by source:S]",
		"3: Harbin, Q42956 -- Aarhus, Q25319 [since 1985-11-01, by source:S]",
		"4: Harbin, Q42956 -- Sapporo, Q37951 [by source:S]",
	}
	for file, c := range map[string]struct {
		said, rejected []string
		rows           int
	}{
		"harbin.json": {
			said: []string{
				"2: source:S",
				"2: Harbin, People's Republic of China, Q42956 -- Turku, Finland, Q38511 [since 2024, by source:S]",
				"3: Harbin, Q42956 -- Aarhus, Q25319 [since 1985-11-17, by source:S]",
				"4: source:example-org-sapporo-04a13961 https://example.org/sapporo",
				"4: Harbin, Q42956 -- Sapporo, Q37951 [since 1979-05, until 1999, by source:example-org-sapporo-04a13961]",
				"5: Harbin, Q42956 -- Q99999999 [by source:S]",
			},
			rejected: []string{
				`6: rank "http://wikiba.se/ontology#DeprecatedRank" marks a statement that Wikidata holds for wrong`,
				`7: b.wikidata "_:t123" is not a Wikidata id (such an id is Q and a number: Q42956)`,
				`8: b.name "Harbin" is the same place as a (a place cannot be its own partner)`,
			},
			rows: 7,
		},
		"query.csv": {said: table, rows: 3},
		"query.json": {
			said: []string{
				"2: source:S",
				"2: Harbin, Q42956 -- Turku, Q38511 [since 2024, by source:S]",
				"3: Harbin, Q42956 -- Q25319 [by source:S]",
			},
			rejected: []string{"4: is not a row of a result (each variable has a text)"},
			rows:     3,
		},
		"query.tsv": {said: table, rejected: []string{"5: has 2 cells where the header has 6"}, rows: 4},
		"Q42956.json": {
			said: []string{
				"1: source:S",
				"1: place Q42956, g2037013, Harbin@en",
				"1: Harbin, Q42956, g2037013 -- Q38511 [since 2024, note preferred rank; reference: https://www.turku.fi/en/twin-cities, by source:S]",
				"1: Harbin, Q42956, g2037013 -- Q25319 [since 1985-11-17, until 1999-05, note reference: imported from Q328, by source:S]",
				"1: Harbin, Q42956, g2037013 -- Q1207 [by source:S]",
			},
			rejected: []string{
				`1: rank "deprecated" marks a statement of Q42956 that Wikidata holds for wrong`,
				`1: P190 "somevalue" does not say which the partner of Q42956 is`,
			},
			rows: 6,
		},
		"dump.json": {said: []string{"2: source:S", "2: place Q38511", "2: Q38511 -- Q42956 [by source:S]"}, rejected: []string{"3: is not a Wikidata item"}, rows: 3},
	} {
		got := formattest.Read(t, wikidata.Format, "testdata/"+file, format.Options{Source: "source:S"})
		got.Check(t, file, formattest.Want{Said: c.said, Rejected: c.rejected, Rows: c.rows})
	}
}

func TestAnItemTellsOfThePlaceItself(t *testing.T) {
	got := formattest.Read(t, wikidata.Format, "testdata/places.jsonl", format.Options{Source: "source:S"})
	want := []string{
		"1: source:S",
		// the preferred number of inhabitants, two languages, an alias; the label that is the English one says nothing
		"1: place Q42956, g2037013, Harbin@en, Harbino@eo, 哈尔滨市@zh, Ice City@en ALIAS, 45.75 126.63333, pop 10009854, CITY, in Q148",
		// the latest of several numbers, two GeoNames numbers and two countries of which none is taken, a class that tells nothing
		"2: place Q38511, Turku@en, 60.45 22.27, pop 195301",
		// a crater of the Moon lies nowhere here
		"3: place Q1, Tycho@en",
	}
	if diff := cmp.Diff(want, got.Said); diff != "" || got.Err != nil || len(got.Rejected) > 0 {
		t.Errorf("%v, rejected %q (-want +got):\n%s", got.Err, got.Rejected, diff)
	}
}

func TestWhatWikidataHoldsForWrongIsLeftOut(t *testing.T) {
	for _, file := range []string{"harbin.json", "Q42956.json"} {
		got := formattest.Read(t, wikidata.Format, "testdata/"+file, format.Options{})
		if len(got.LeftOut) == 0 || !strings.Contains(got.LeftOut[0], "holds for wrong") {
			t.Errorf("%s: left out %q", file, got.LeftOut)
		}
	}
}

func TestRejectedRowsAreReadAgainWhenMended(t *testing.T) {
	for file, c := range map[string]struct {
		mend *strings.Replacer
		rows int
	}{
		"harbin.json": {strings.NewReplacer("DeprecatedRank", "NormalRank", `"bnode","value":"t123"`, `"uri","value":"http://www.wikidata.org/entity/Q5"`, `"partner":{"type":"uri","value":"http://www.wikidata.org/entity/Q42956"`, `"partner":{"type":"uri","value":"http://www.wikidata.org/entity/Q6"`), 3},
		"query.tsv":   {strings.NewReplacer("\"\"\"Harbin\"\"@en\"\t", "Harbin\thttp://www.wikidata.org/entity/Q5"), 1},
		"query.json":  {strings.NewReplacer(`{"rejected because"`, `{"item":"http://www.wikidata.org/entity/Q1","twin":"http://www.wikidata.org/entity/Q2","rejected because"`), 1},
		"Q42956.json": {strings.NewReplacer(`"deprecated"`, `"normal"`, `{"snaktype":"somevalue","property":"P190"}`, `{"snaktype":"value","datavalue":{"value":{"id":"Q5"}}}`), 2},
	} {
		rejects := formattest.Rejects(t, wikidata.Format, "testdata/"+file, format.Options{}, "because", nil)
		mended := c.mend.Replace(rejects)
		got := formattest.Text(t, wikidata.Format, file, mended, format.Options{})
		if got.Err != nil || got.Rows != c.rows || len(got.Rejected) > 0 {
			t.Errorf("%s: %v, %d rows, rejected %q of\n%s", file, got.Err, got.Rows, got.Rejected, mended)
		}
	}
}

func TestWhatIsNoWikidataIsToldSo(t *testing.T) {
	row := `{"a":{"type":"uri","value":"http://www.wikidata.org/entity/Q1"},"b":{"type":"uri","value":"http://www.wikidata.org/entity/Q2"}}`
	results := func(rows string) string { return `{"head":{"vars":["a","b"]},"results":{"bindings":[` + rows + `]}}` }
	for name, c := range map[string]struct{ text, want string }{
		"another JSON":            {`{"a":1}`, "neither a result of a Wikidata query nor"},
		"a result without rows":   {results(""), "has no result in it"},
		"one place only":          {results(`{"a":{"type":"uri","value":"http://www.wikidata.org/entity/Q1"}}`), "no two of the variables a, b hold entities"},
		"cut off in a row":        {results(row)[:120], "is cut off"},
		"cut off behind the rows": {strings.TrimSuffix(results(row), "}"), "is cut off"},
		"a row of 8 MB":           {results(row + `,{"a":"` + strings.Repeat("x", 8<<20) + `"}`), "longer than 4 MiB"},
		"nested 100,000 deep":     {results(row + "," + strings.Repeat("[", 100_000)), "nothing after that can be read"},
		"entities without ties":   {`{"entities":{"Q1":{"type":"item","id":"Q1","labels":{},"claims":{}}}}`, "no item that lies somewhere"},
		"an entity cut off":       {`{"entities":{"Q1":{"type":"item","id":"Q1","labels":{},"claims":{}`, "is cut off"},
		"bindings that are none":  {`{"head":{"vars":["a"]},"results":{"bindings":5}}`, "no list of bindings"},
		"an answer of ask":        {`{"head":{"vars":[]},"boolean":true}`, "no list of bindings"},
	} {
		if got := formattest.Text(t, wikidata.Format, "x.json", c.text, format.Options{}); got.Err == nil || !strings.Contains(got.Err.Error(), c.want) {
			t.Errorf("%s: got %v, want an error with %q", name, got.Err, c.want)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{
		`{"head":{"vars":["a","b"]},"results":{"bindings":[{"a":{"type":"uri","value":"http://www.wikidata.org/entity/Q1"},"b":{"type":"uri","value":"http://www.wikidata.org/entity/Q2"}}]}}`,
		"a,b\nhttp://www.wikidata.org/entity/Q1,http://www.wikidata.org/entity/Q2\n",
		"?a\t?b\n<http://www.wikidata.org/entity/Q1>\t<http://www.wikidata.org/entity/Q2>\n",
		`[{"a":"http://www.wikidata.org/entity/Q1","b":"http://www.wikidata.org/entity/Q2"}]`,
		`{"entities":{"Q1":{"type":"item","id":"Q1","labels":[],"claims":{"P190":[{"mainsnak":{"snaktype":"value","datavalue":{"value":{"id":"Q2"}}},"rank":"normal"}]}}}}`,
		`[{"type":"item","id":"Q1","claims":{"P190":[{"mainsnak":{"snaktype":"value","datavalue":{"value":{"numeric-id":2}}},"qualifiers":{"P580":[{"datavalue":{"value":{"time":"+1984-00-00T00:00:00Z","precision":9}}}]}}]}}]`,
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		formattest.Text(t, wikidata.Format, "x", text, format.Options{})
	})
}
