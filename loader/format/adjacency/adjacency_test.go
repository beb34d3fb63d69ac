package adjacency_test

import (
	"strings"
	"testing"

	"github.com/sistergraph/sistergraph/loader/format"
	"github.com/sistergraph/sistergraph/loader/format/adjacency"
	"github.com/sistergraph/sistergraph/loader/format/formattest"
	"github.com/sistergraph/sistergraph/loader/format/mapping"
)

func TestEachPartnerIsATieOfItsOwn(t *testing.T) {
	got := formattest.Read(t, adjacency.Format, "testdata/europe.csv", format.Options{Source: "source:S"})
	want := []string{
		"2: source:S",
		"2: Turku, Finland -- Aarhus, Denmark [by source:S]",
		"2: Turku, Finland -- Bergen, Norway [by source:S]",
		"2: Turku, Finland -- Gothenburg, Sweden [by source:S]",
		"2: Turku, Finland -- Harbin, China [by source:S]",
		"3: Aarhus, Denmark -- Turku, Finland [by source:S]",
		"3: Aarhus, Denmark -- Harbin, China [by source:S]",
		"5: Daugavpils, Latvia -- Harbin, China [by source:S]",
		"5: Daugavpils, Latvia -- Vitebsk, Belarus [by source:S]",
	}
	rejected := []string{
		`4: b.name is blank (the city has no partner beside it)`,
		`5: b.name "Daugavpils, Latvia" is the same place as a (a place cannot be its own partner)`,
	}
	got.Check(t, "adjacency", formattest.Want{Said: want, Rejected: rejected, Rows: 10})
}

func TestAListWithoutAHeaderIsReadFromItsFirstRow(t *testing.T) {
	got := formattest.Read(t, adjacency.Format, "testdata/bare.txt", format.Options{Source: "source:S"})
	if got.Err != nil || got.Rows != 6 || got.Said[1] != "1: Köln -- Lüttich [by source:S]" {
		t.Errorf("%v, %d rows: %q", got.Err, got.Rows, got.Said)
	}
}

func TestRejectedPartnersAreReadAgainWhenMended(t *testing.T) {
	rejects := formattest.Rejects(t, adjacency.Format, "testdata/europe.csv", format.Options{}, "because, so", nil)
	mended := strings.NewReplacer(`"Bergen, Norway",,`, `"Bergen, Norway","Turku, Finland",`, `","Daugavpils`, `","Riga`).Replace(rejects)
	got := formattest.Text(t, adjacency.Format, "again.csv", mended, format.Options{})
	if got.Err != nil || got.Rows != 2 || len(got.Rejected) > 0 {
		t.Errorf("%v, %d rows, rejected %q of\n%s", got.Err, got.Rows, got.Rejected, mended)
	}
}

func TestAListWithoutPartnersIsToldSo(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"a header alone": {"city,partner 1,partner 2\n", "names no partner"},
		"no separator":   {"Harbin\nTurku\n", "no row of a city and a partner"},
	} {
		if got := formattest.Text(t, adjacency.Format, "x.csv", c.text, format.Options{}); got.Err == nil || !strings.Contains(got.Err.Error(), c.want) {
			t.Errorf("%s: got %v, want an error with %q", name, got.Err, c.want)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add("Köln\tLüttich\tTurin\nGraz\t\n\nWien\tWien\n")
	f.Fuzz(func(t *testing.T, text string) {
		text = formattest.Plain(text)
		got := formattest.Text(t, adjacency.Format, "x.tsv", "city\tpartner\n"+text, format.Options{Mapping: &mapping.Mapping{Separator: "\t"}})
		partners := 0
		for line := range strings.SplitSeq(text, "\n") {
			cells := strings.Split(line, "\t")
			told := 0
			for _, c := range cells[1:] {
				if strings.TrimSpace(c) != "" {
					told++
				}
			}
			if told == 0 && strings.TrimSpace(cells[0]) != "" {
				told = 1 // a city without partners is rejected
			}
			partners += told
		}
		if got.Err == nil && got.Rows != partners || got.Err != nil && partners > 0 {
			t.Errorf("%d rows came of %d partners: %v", got.Rows, partners, got.Err)
		}
	})
}
