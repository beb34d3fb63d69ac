package loader_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/sistergraph/sistergraph/loader"
	"github.com/sistergraph/sistergraph/loader/format/datapackage"
	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

func TestExportAndImportLoseNothing(t *testing.T) {
	s := newStore(t)
	mustLoad(t, s, loader.Options{}, loader.Shipped()[2])
	imp, err := s.Begin(context.Background(), "test")
	if err != nil {
		t.Fatal(err)
	}
	if err := imp.Apply(context.Background(), oddRecords()); err != nil {
		t.Fatal(err)
	}
	if _, err := imp.Publish(context.Background(), store.PublishInfo{}); err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := loader.Export(context.Background(), s, 2, dir, datapackage.Meta{Name: "all", Title: "All"}); err != nil {
		t.Fatal(err)
	}
	again := newStore(t)
	r := mustLoad(t, again, loader.Options{ChunkRows: 7}, loader.Package("all", os.DirFS(dir)))
	if r.Rows.Used != r.Rows.Read {
		t.Errorf("a fresh import of distinct rows: %+v", r.Rows)
	}
	if d := cmp.Diff(everything(t, s), everything(t, again)); d != "" {
		t.Errorf("lost on the way (-before +after):\n%s", d)
	}
	files, _ := filepath.Glob(filepath.Join(dir, "*"))
	if len(files) < 15 {
		t.Errorf("only %v", files)
	}
}

// oddRecords has values that are hard to write: separators, quotes, line-like
// characters, other scripts, partial dates, zero counts, withdrawn statements.
func oddRecords() store.Batch {
	none, zero := 0, 0
	date := func(s string) twinning.Date {
		d, err := twinning.ParseDate(s)
		if err != nil {
			panic(err)
		}
		return d
	}
	source := twinning.Source{ID: twinning.SourceID("odd"), Title: `a|b\c, "d" | e`, URL: "https://example.org/?a=1,2|3", Retrieved: date("2026-01")}
	field := twinning.Field{ID: twinning.FieldID("odd"), Key: "odd", Names: twinning.Names{{Text: "campo", Language: "es", Kind: twinning.NameOfficial}}}
	city := twinning.City{
		ID: "city:gb-odd", Level: twinning.LevelUnknown, Population: &none, Created: true, Note: "x, \"y\"",
		Names:   twinning.Names{{Text: "Odd, \"The\"", Kind: twinning.NameCommon}, {Text: "古", Language: "zh", Script: "Hans", Kind: twinning.NameFormer}},
		Aliases: []string{`with \ and |`, "|"}, Location: &twinning.Location{Lat: -0.5, Lon: 179.99999},
		Countries: []twinning.CountryStatement{{Country: "RU", Sources: []twinning.ID{source.ID}}},
	}
	tie := twinning.Partnership{
		ID: twinning.NewPartnershipID("city:Q42956", city.ID), A: "city:Q42956", B: city.ID, Kind: twinning.KindCooperation,
		Status: twinning.StatusLapsed, Since: date("1999-12"), Fields: []twinning.ID{field.ID}, Frameworks: []twinning.ID{"framework:belt-and-road"},
		Acts: []twinning.Act{
			{Type: twinning.ActSigned, Date: date("1999-12"), By: []twinning.ID{city.ID, "organisation:harbin_gov"}, Reason: "a, b"},
			{Type: twinning.ActLapsed, Sources: []twinning.ID{source.ID}},
		},
	}
	said := []twinning.Statement{
		{
			ID: twinning.NewStatementID(tie.ID, source.ID), Tie: tie.ID, Source: source.ID, Side: city.ID, Kind: twinning.KindUnknown,
			Status: twinning.StatusLapsed, Until: date("2001"), Note: "n",
		},
		{
			ID: twinning.NewStatementID(tie.ID, "source:wwcam-harbin"), Tie: tie.ID, Source: "source:wwcam-harbin", Kind: twinning.KindSisterCity,
			Status: twinning.StatusUnknown, Withdrawn: date("2020-02-29"),
		},
	}
	tie.Summarise(said)
	return store.Batch{
		Cities: []twinning.City{city}, Ties: []twinning.Partnership{tie}, Statements: said,
		Entities: []twinning.Entity{
			source, field,
			twinning.Agreement{ID: "agreement:odd", Kind: "memorandum", Unnamed: 2, Date: date("2001")},
			twinning.Event{
				ID: "event:odd", Names: twinning.Names{{Text: "Odd", Language: "en", Kind: twinning.NameCommon}}, Topics: []string{"a|b", `\`},
				Participants: []twinning.Participation{{Role: "guests", Count: &zero, Of: "people, mostly"}},
			},
			twinning.Claim{ID: "claim:odd", Subject: city.ID, Measure: twinning.MeasurePartnerCities, Cities: &zero, Qualifier: twinning.QualifierAbout, Source: source.ID},
			twinning.Office{ID: "office:odd", Title: "mayor, deputy", Holder: city.ID, Date: date("2001-01-01")},
		},
	}
}
