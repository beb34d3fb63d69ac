package geonames_test

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/sistergraph/sistergraph/loader/format"
	"github.com/sistergraph/sistergraph/loader/format/formattest"
	"github.com/sistergraph/sistergraph/loader/format/geonames"
	"github.com/sistergraph/sistergraph/loader/record"
	"github.com/sistergraph/sistergraph/twinning"
)

func TestTheThreeFilesTellOfPlacesAndCountries(t *testing.T) {
	for file, c := range map[string]struct {
		said, rejected []string
		rows           int
	}{
		"cities1000.txt": {
			said: []string{
				"1: source:S",
				"1: place g2037013, Harbin ALIAS, CN, 45.75 126.65, pop 5878939, aliases Charbin|HRB|Ha’erbin|Харбин|ハルビン|哈尔滨",
				"2: place g633679, Turku ALIAS, FI, 60.45148 22.26869, pop 175945, aliases Abo|Åbo",
			},
			rejected: []string{
				`3: longitude "north" is not a number from -180 to 180`,
				`4: latitude "95.0" is not a number from -90 to 90`,
				`5: has 2 cells where cities1000.txt has 19`,
				`6: country code "FRA" is not two capital letters`,
			},
			rows: 6,
		},
		"alternateNamesV2.txt": {
			said: []string{
				"1: source:S",
				"1: place g2037013, Харбин@ru",
				"2: place g2037013, 哈尔滨@zh-CN ALIAS",
				"3: place g2037013",
				"4: place Q42956, g2037013",
				"5: place g2037013, 浜江省@ja FORMER",
				"6: place g2037013, Ice City ALIAS",
			},
			rejected: []string{`7: geonameid "x" is not a GeoNames number`, `8: alternate name "Harbin" is not a Wikidata id`},
			rows:     8,
		},
		"countryInfo.txt": {
			said:     []string{"3: source:S", "3: country:AF", "4: country:FI", "5: country:XK"},
			rejected: []string{`6: Country is blank`},
			rows:     4,
		},
	} {
		got := formattest.Read(t, geonames.Format, "testdata/"+file, format.Options{Source: "source:S"})
		got.Check(t, file, formattest.Want{Said: c.said, Rejected: c.rejected, Rows: c.rows})
	}
}

func TestACountryHasItsCodes(t *testing.T) {
	got := formattest.Read(t, geonames.Format, "testdata/countryInfo.txt", format.Options{Source: "source:S"})
	want := twinning.Country{
		ID: "country:AF", Code: "AF", ISO3: "AFG", M49: "004", Geonames: 1149361, Sources: []twinning.ID{"source:S"},
		Names: twinning.Names{{Text: "Afghanistan", Language: "en", Kind: twinning.NameAlias}},
	}
	if diff := cmp.Diff(want, got.Records[1].Value.(record.Entity).Entity); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestRejectedRowsAreReadAgainWhenMended(t *testing.T) {
	rejects := formattest.Rejects(t, geonames.Format, "testdata/cities1000.txt", format.Options{}, "because\nof it", nil)
	mended := strings.NewReplacer("north", "3.42", "95.0", "45.0", "FRA", "FR").Replace(rejects)
	got := formattest.Text(t, geonames.Format, "again.txt", mended, format.Options{})
	if got.Err != nil || got.Rows != 4 || len(got.Rejected) != 1 {
		t.Errorf("%v, %d rows, rejected %q of\n%s", got.Err, got.Rows, got.Rejected, mended)
	}
}

func TestAnotherTableIsToldSo(t *testing.T) {
	got := formattest.Text(t, geonames.Format, "x.txt", "city\tpartner\nHarbin\tTurku\n", format.Options{})
	if got.Err == nil || !strings.Contains(got.Err.Error(), "has not the columns of") {
		t.Errorf("got %v", got.Err)
	}
}

func FuzzRead(f *testing.F) {
	for _, file := range []string{"cities1000.txt", "alternateNamesV2.txt", "countryInfo.txt"} {
		b, err := os.ReadFile("testdata/" + file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(b))
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = formattest.Plain(text)
		got := formattest.Text(t, geonames.Format, "x.txt", text, format.Options{})
		lines := 0
		for line := range strings.SplitSeq(text, "\n") {
			if strings.TrimSpace(line) != "" && line[0] != '#' {
				lines++
			}
		}
		if got.Err == nil && got.Rows != lines {
			t.Errorf("%d rows came of %d lines", got.Rows, lines)
		}
	})
}
