package pairs_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/sistergraph/sistergraph/loader/format"
	"github.com/sistergraph/sistergraph/loader/format/formattest"
	"github.com/sistergraph/sistergraph/loader/format/mapping"
	"github.com/sistergraph/sistergraph/loader/format/pairs"
)

func TestAListWithAHeaderIsReadRowByRow(t *testing.T) {
	got := formattest.Read(t, pairs.Format, "testdata/harbin-twins.csv", format.Options{})
	if got.Err != nil {
		t.Fatal(got.Err)
	}
	want := []string{
		"2: source:turku-fi",
		"2: Harbin, China -- Turku, Finland [kind SISTER_CITY, status ACTIVE, since 2024, side b, note announced by both mayors, by source:turku-fi]",
		"3: source:harbin-twins-csv harbin-twins.csv",
		"3: Harbin, China -- Sunderland, England, United Kingdom [kind FRIENDSHIP_CITY, since 2009-06, by source:harbin-twins-csv]",
		"4: source:www-aarhus-dk-en-twins-d4124da4 https://www.aarhus.dk/en/twins",
		"4: Harbin, PR China -- Aarhus, Denmark [kind SISTER_CITY, since 1985-11-17, side b, by source:www-aarhus-dk-en-twins-d4124da4]",
		"5: Harbin, China -- Daugavpils, Latvia [kind SISTER_CITY, since 2002-04-02, by source:harbin-twins-csv]",
		"6: Harbin, China -- Krasnodar, Rußland [kind SISTER_CITY, status ACTIVE, since 2007-05, by source:harbin-twins-csv]",
	}
	if diff := cmp.Diff(want, got.Said); diff != "" {
		t.Errorf("said (-want +got):\n%s", diff)
	}
	rejected := []string{
		`7: kind "blood brothers" is no kind of tie that is known (write one of [SISTER_CITY FRIENDSHIP_CITY FRIENDLY_EXCHANGE COOPERATION UNKNOWN], or say under kinds in the mapping what it means)`,
		`8: since "03/04/1999" can be day and month or month and day (say dates: day-month-year or dates: month-day-year in the mapping, or write the year first)`,
		`9: b.name "Harbin, China" is the same place as a (a place cannot be its own partner)`,
		`10: b.name is blank (a tie needs two places)`,
		`11: until "1975" is before 1979-12-17`,
		`12: has 7 cells where the header has 11 (a cell that holds the separator stands in quotes)`,
	}
	if diff := cmp.Diff(rejected, got.Rejected); diff != "" {
		t.Errorf("rejected (-want +got):\n%s", diff)
	}
}

func TestTheGuessSuitsTheEncodingTheSeparatorAndTheLanguage(t *testing.T) {
	want := []string{
		"Köln, DE -- Lüttich, Belgien [kind SISTER_CITY, since 1958, note Ringpartnerschaft; mit Esch, Lille, Rotterdam, Turin, by S]",
		"Köln, DE -- Wolgograd, Rußland [kind SISTER_CITY, since 1988, by S]",
		"Köln, DE -- Peking, China [kind SISTER_CITY, since 1987-09-14, by S]",
		"Köln, DE -- Rio de Janeiro, Brasilien [kind SISTER_CITY, since 2011-09-19, by S]",
	}
	for _, file := range []string{"staedtepartnerschaften-windows.csv", "staedtepartnerschaften-utf16.csv"} {
		got := formattest.Read(t, pairs.Format, "testdata/"+file, format.Options{Source: "source:S"})
		if got.Err != nil || len(got.Rejected) > 0 {
			t.Fatalf("%s: %v, rejected %q", file, got.Err, got.Rejected)
		}
		if diff := cmp.Diff(want, withoutLines(got.Said[1:])); diff != "" {
			t.Errorf("%s (-want +got):\n%s", file, diff)
		}
		if got.Mapping.Separator != ";" || !got.Mapping.Header {
			t.Errorf("%s: guessed\n%s", file, got.Mapping.YAML())
		}
	}
}

func withoutLines(said []string) []string {
	out := make([]string, len(said))
	for i, s := range said {
		_, s, _ = strings.Cut(s, ": ")
		out[i] = strings.ReplaceAll(s, "source:S", "S")
	}
	return out
}

func TestCountriesAfterTheLastCommaAreParted(t *testing.T) {
	got := formattest.Read(t, pairs.Format, "testdata/no-header.tsv", format.Options{Source: "source:S"})
	want := []string{
		"Sunderland, England, United Kingdom -- Harbin, China [since 2009, by S]",
		"Saint-Nazaire, France -- Sunderland, England, United Kingdom [since 1953, by S]",
		"Essen, Germany -- Sunderland, England, United Kingdom [since 1949, by S]",
	}
	if diff := cmp.Diff(want, withoutLines(got.Said[1:])); diff != "" || got.Err != nil {
		t.Errorf("%v (-want +got):\n%s", got.Err, diff)
	}
}

func TestPlacesMayBeNamedByWikidata(t *testing.T) {
	got := formattest.Read(t, pairs.Format, "testdata/wikidata-ids.csv", format.Options{Source: "source:S"})
	want := []string{"Q42956 -- Q38511 [since 2024, by S]", "Q42956 -- Q1754 [since 1985-11-17, by S]", "Q42956 -- Q25475 [since 1995-11, by S]"}
	if diff := cmp.Diff(want, withoutLines(got.Said[1:])); diff != "" || got.Err != nil {
		t.Errorf("%v (-want +got):\n%s", got.Err, diff)
	}
	if len(got.Rejected) != 2 || got.Rows != 5 {
		t.Errorf("rejected %q of %d rows, want 2 of 5", got.Rejected, got.Rows)
	}
}

func TestAMappingSaysWhatIsWhat(t *testing.T) {
	m, err := mapping.ReadFile("testdata/own-words.yaml")
	if err != nil {
		t.Fatal(err)
	}
	got := formattest.Read(t, pairs.Format, "testdata/own-words.csv", format.Options{Mapping: m})
	want := []string{
		"2: source:amt",
		"2: Graz, AT -- Trondheim, NO [kind SISTER_CITY, since 1968-04-03, side a, by source:amt]",
		"3: Graz, AT -- Maribor, Slowenien [kind COOPERATION, since 1987-06-05, side a, by source:amt]",
	}
	if diff := cmp.Diff(want, got.Said); diff != "" || got.Err != nil || len(got.Rejected) != 1 {
		t.Errorf("%v, rejected %q (-want +got):\n%s", got.Err, got.Rejected, diff)
	}
}

func TestTitlesAboveTheHeaderArePassedOverAndTold(t *testing.T) {
	text := "Städtepartnerschaften der Stadt Köln;;;\n\n\"Stand: 1.3.2026; ohne Gewähr\"\n" + "%s;Land;%s;seit\nKöln;DE;Turin;1958\nKöln;DE;;1988\n"
	own := &mapping.Mapping{Header: true, Columns: map[mapping.Field]string{"a.name": "hier", "b.name": "dort"}}
	for name, c := range map[string]struct {
		here, there string
		opt         format.Options
		want        string
	}{
		"guessed":      {"Stadt", "Partnerstadt", format.Options{}, "5: Köln, DE -- Turin [since 1958, by source:x-csv]"},
		"by a mapping": {"hier", "dort", format.Options{Mapping: own}, "5: Köln -- Turin [by source:x-csv]"},
	} {
		got := formattest.Text(t, pairs.Format, "x.csv", fmt.Sprintf(text, c.here, c.there), c.opt)
		if diff := cmp.Diff([]string{"5: source:x-csv x.csv", c.want}, got.Said); diff != "" || got.Err != nil {
			t.Errorf("%s: %v (-want +got):\n%s", name, got.Err, diff)
		}
		titles := []string{"Städtepartnerschaften der Stadt Köln", "Stand: 1.3.2026; ohne Gewähr"}
		if diff := cmp.Diff(titles, got.Titles); diff != "" || got.Rows != 2 || len(got.Rejected) != 1 {
			t.Errorf("%s: %d rows, rejected %q, titles (-want +got):\n%s", name, got.Rows, got.Rejected, diff)
		}
	}
}

func TestALineOfOneCellAboveRowsWithoutAHeaderIsARow(t *testing.T) {
	got := formattest.Text(t, pairs.Format, "x.csv", "Harbin\nHarbin,Turku\nHarbin,Aarhus\n", format.Options{})
	if len(got.Titles) > 0 || got.Err == nil && got.Rows != 3 {
		t.Errorf("%v, titles %q, %d rows, want 3", got.Err, got.Titles, got.Rows)
	}
}

func TestRejectedRowsAreReadAgainWhenMended(t *testing.T) {
	rejects := formattest.Rejects(t, pairs.Format, "testdata/harbin-twins.csv", format.Options{}, "no, because", nil)
	mended := strings.NewReplacer("blood brothers", "sister city", "03/04/1999", "3.4.1999", "China,Harbin,China", "China,Moscow,Russia", "China,,Hungary", "China,Pécs,Hungary",
		"1975", "1995").Replace(rejects)
	got := formattest.Text(t, pairs.Format, "again.csv", mended, format.Options{})
	if got.Err != nil || len(got.Rejected) > 0 || got.Rows != 6 {
		t.Errorf("%v, %d rows, rejected %q of\n%s", got.Err, got.Rows, got.Rejected, mended)
	}
}

func TestInputsThatAreNoTablesAreToldSo(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"a header alone":                      {"city,partner,since\n", "has a header and no row below it"},
		"a header that names one place":       {"city,country,since\nHarbin,China,1984\n", "say which they are with --map"},
		"a single column":                     {"Harbin\nTurku\n", "say which they are with --map"},
		"a quote that is never closed":        {"city,partner\nHarbin,\"Turku\nHarbin,Aarhus\n", "line 2: a quote that opens there is never closed"},
		"a field that never ends":             {"city,partner\nHarbin," + strings.Repeat("x", 5<<20) + "\n", "longer than 4 MiB"},
		"a field that never ends, far inside": {"city,partner\n" + strings.Repeat("Harbin,Turku\n", 200) + strings.Repeat("x", 5<<20) + "\n", "longer than 4 MiB"},
	} {
		if got := formattest.Text(t, pairs.Format, "x.csv", c.text, format.Options{}); got.Err == nil || !strings.Contains(got.Err.Error(), c.want) {
			t.Errorf("%s: got %v, want an error with %q", name, got.Err, c.want)
		}
	}
}

func TestTheMappingMustFitTheFile(t *testing.T) {
	for name, c := range map[string]struct{ yaml, want string }{
		"a column that is not there": {"columns: {a.name: Stadt, b.name: partner}", `"Stadt"`},
		"a number beyond the row":    {"header: false\ncolumns: {a.name: 1, b.name: 9}", `"9"`},
		"one place only":             {"columns: {a.name: city}", "b.name"},
	} {
		m, err := mapping.Parse([]byte(c.yaml))
		if err != nil {
			t.Fatal(err)
		}
		got := formattest.Text(t, pairs.Format, "x.csv", "city,partner\nHarbin,Turku\n", format.Options{Mapping: m})
		if got.Err == nil || !strings.Contains(got.Err.Error(), c.want) {
			t.Errorf("%s: got %v, want an error with %s", name, got.Err, c.want)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add("city\tpartner\tsince\nHarbin\tTurku\t2024\nHarbin\t\t\n")
	f.Add("Harbin\tTurku\n\nHarbin\tAarhus\tx\n")
	f.Fuzz(func(t *testing.T, text string) {
		text = formattest.Plain(text)
		m := &mapping.Mapping{Header: true, Separator: "\t", Columns: map[mapping.Field]string{mapping.AName: "city", mapping.BName: "partner"}}
		got := formattest.Text(t, pairs.Format, "x.tsv", "city\tpartner\n"+text, format.Options{Mapping: m})
		rows := 0
		for line := range strings.SplitSeq(text, "\n") {
			if strings.TrimSpace(line) != "" {
				rows++
			}
		}
		if got.Err == nil && got.Rows != rows || got.Err != nil && rows > 0 {
			t.Errorf("%d rows came of %d lines that are not blank: %v", got.Rows, rows, got.Err)
		}
	})
}
