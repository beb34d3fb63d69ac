package loader_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/sistergraph/sistergraph/loader"
	"github.com/sistergraph/sistergraph/loader/format"
	"github.com/sistergraph/sistergraph/loader/record"
	"github.com/sistergraph/sistergraph/loader/review"
	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// pairs is an input of ties between names: "Harbin, China = Turku, Finland",
// with " @ date" behind it where one is stated.
func pairs(source string, lines ...string) loader.Input {
	return loader.Input{Name: "pairs", Open: func() (format.Reader, error) { return pairReader{source, lines}, nil }}
}

// whole is pairs that are all that the source says.
func whole(source string, lines ...string) loader.Input {
	in := pairs(source, lines...)
	in.Source = twinning.SourceID(source)
	in.Replaces = in.Source
	return in
}

type pairReader struct {
	source string
	lines  []string
}

func (p pairReader) Meta() format.Meta { return format.Meta{} }
func (p pairReader) Close() error      { return nil }

func (p pairReader) Records() iter.Seq2[record.Record, error] {
	return func(yield func(record.Record, error) bool) {
		id := twinning.SourceID(p.source)
		yield(record.Record{At: record.Position{File: "pairs"}, Value: record.Entity{Entity: twinning.Source{ID: id, Title: p.source}}}, nil)
		for i, line := range p.lines {
			line, date, _ := strings.Cut(line, " @ ")
			a, b, _ := strings.Cut(line, " = ")
			since, _ := twinning.ParseDate(date)
			at := record.Position{File: "pairs", Line: i + 1}
			said := twinning.Statement{Source: id, Kind: twinning.KindSisterCity, Status: twinning.StatusUnknown, Since: since}
			if !yield(record.Record{At: at, Rows: 1, Value: record.Tie{
				A: nameRef(a), B: nameRef(b), Statements: []record.Statement{{At: at, Said: said}},
			}}, nil) {
				return
			}
		}
	}
}

func nameRef(s string) record.PlaceRef {
	name, country, _ := strings.Cut(s, ", ")
	return record.PlaceRef{Name: name, Country: country}
}

func TestNamesFindTheirPlaces(t *testing.T) {
	s := newStore(t)
	mustLoad(t, s, loader.Options{}, loader.Shipped()[0], loader.Shipped()[2])
	r := mustLoad(t, s, loader.Options{}, pairs("a list",
		"Sunderland, Großbritannien = Aarhus, Dänemark @ 2001",
		"AARHUS, Denmark = Sunderland, UK @ 2001", // the other way round
		"Sunderland, England = Aarhus, DK @ 2001", // twice
		"Харбин, 中国 = Rovaniemi, Suomi",
	))
	if r.Rows != (loader.Rows{Read: 4, Used: 2, Merged: 2}) {
		t.Errorf("%+v", r.Rows)
	}
	if r.Effects.TiesAdded != 1 || r.Records["tie"].Created != 1 || r.Records["statement"].Created != 2 {
		t.Errorf("%+v %+v", r.Effects, r.Records)
	}
	found, err := s.Lookup(context.Background(), 2, []twinning.ID{"tie:Q188304~Q25319"})
	if err != nil {
		t.Fatal(err)
	}
	if tie := found.Ties["tie:Q188304~Q25319"]; tie.Since.String() != "2001" || tie.Kind != twinning.KindSisterCity {
		t.Errorf("the tie shows %+v", tie)
	}
}

func TestNamesThatCannotBeMatchedGoToAPerson(t *testing.T) {
	s := newStore(t)
	mustLoad(t, s, loader.Options{}, loader.Shipped()[0], loader.Shipped()[2])
	lines := []string{"Harbin, China = Turku, Finland", "Harbin, China = Sønderborg, Denmark", "Harbin, China = Turku, Finland", "Harbin, China = Nowhere, Denmark"}
	names := &review.Review{}
	r, err := loader.Load(context.Background(), s, []loader.Input{pairs("a list", lines...)}, loader.Options{Review: names})
	if !errors.Is(err, loader.ErrRejected) || r.Rows.Rejected != 4 || names.Len() != 3 {
		t.Fatalf("%v %+v %d", err, r.Rows, names.Len())
	}
	var file bytes.Buffer
	if err := names.Write(&file); err != nil {
		t.Fatal(err)
	}
	decisions, err := review.Read(strings.NewReader(decide(t, file.String(), map[string]string{"Turku": "new", "Sønderborg": "city:Q25319", "Nowhere": "skip"})), "review.csv")
	if err != nil {
		t.Fatal(err)
	}
	again := &review.Review{}
	r = mustLoad(t, s, loader.Options{Decisions: decisions, Review: again}, pairs("a list", lines...))
	if r.Rows.Rejected != 1 || r.LeftOut != 1 || r.Failed() != 0 || again.Len() != 0 || r.Effects.PlacesCreated != 1 {
		t.Errorf("%+v, %d left, %+v", r.Rows, again.Len(), r.Rejected)
	}
	found, err := s.Lookup(context.Background(), 2, []twinning.ID{"city:fi-turku"})
	if c := found.Cities["city:fi-turku"]; err != nil || !c.Created || c.Country() != "FI" || c.Name("en").Text != "Turku" {
		t.Errorf("made %+v %v", c, err)
	}
}

// decide fills the column decision of a review file.
func decide(t *testing.T, file string, by map[string]string) string {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(file)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows[1:] {
		row[len(row)-1] = by[row[0]]
	}
	var out bytes.Buffer
	if err := csv.NewWriter(&out).WriteAll(rows); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestDecisionsAreRememberedForTheSource(t *testing.T) {
	s := newStore(t)
	mustLoad(t, s, loader.Options{}, loader.Shipped()[0], loader.Shipped()[2])
	memory := &review.Memory{Dir: t.TempDir()}
	decisions, err := review.Read(strings.NewReader("name,country,region,decision\nSønderborg,Denmark,,city:Q25319\n"), "review.csv")
	if err != nil {
		t.Fatal(err)
	}
	mustLoad(t, s, loader.Options{Decisions: decisions, Memory: memory, DryRun: true}, whole("a list", "Sunderland, GB = Sønderborg, Denmark"))
	if d, err := memory.Recall(twinning.SourceID("a list")); err != nil || d.Len() != 0 {
		t.Errorf("a dry run remembers: %v", err)
	}
	mustLoad(t, s, loader.Options{Decisions: decisions}, whole("a list", "Sunderland, GB = Sønderborg, Denmark"))
	if r := mustLoad(t, s, loader.Options{Decisions: decisions, Memory: memory}, whole("a list", "Sunderland, GB = Sønderborg, Denmark")); r.Release != nil {
		t.Errorf("what was loaded before made a release: %+v", r.Rows)
	}
	r := mustLoad(t, s, loader.Options{Memory: memory}, whole("a list", "Sunderland, GB = Sønderborg, Denmark"))
	if r.Release != nil || r.Rows.Unchanged != 1 {
		t.Errorf("%+v", r.Rows)
	}
	_, err = loader.Load(context.Background(), s, []loader.Input{whole("another", "Sunderland, GB = Sønderborg, Denmark")}, loader.Options{Memory: memory})
	if !errors.Is(err, loader.ErrRejected) {
		t.Errorf("what one source means was taken for what another means: %v", err)
	}
}

func TestDecisionsThatCannotBeRememberedAreAWarning(t *testing.T) {
	s := newStore(t)
	mustLoad(t, s, loader.Options{}, loader.Shipped()[0], loader.Shipped()[2])
	decisions, err := review.Read(strings.NewReader("name,country,region,decision\nSønderborg,Denmark,,city:Q25319\n"), "review.csv")
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(t.TempDir(), "decisions")
	if err := os.Symlink(dir+" that is gone", dir); err != nil {
		t.Fatal(err)
	}
	r := mustLoad(t, s, loader.Options{Decisions: decisions, Memory: &review.Memory{Dir: dir}}, whole("a list", "Sunderland, GB = Sønderborg, Denmark"))
	if r.Release == nil || len(r.Warnings) != 1 || !strings.Contains(r.Warnings[0], "cannot be remembered") {
		t.Errorf("%v %q", r.Release, r.Warnings)
	}
}

func TestARowThatIsLeftOutByADecisionStopsNothing(t *testing.T) {
	s := newStore(t)
	mustLoad(t, s, loader.Options{}, loader.Shipped()[0], loader.Shipped()[2])
	mustLoad(t, s, loader.Options{}, whole("a list", "Sunderland, GB = Aarhus, DK", "Harbin, CN = Rovaniemi, FI"))
	decisions, err := review.Read(strings.NewReader("name,country,region,decision\nNowhere,Denmark,,skip\nAarhus,DK,,skip\n"), "review.csv")
	if err != nil {
		t.Fatal(err)
	}
	lines := []string{"Sunderland, GB = Aarhus, DK", "Nowhere, Denmark = Atlantis, PL", "Atlantis, PL = Nowhere, Denmark", "Harbin, CN = Rovaniemi, FI"}
	open := &review.Review{}
	r := mustLoad(t, s, loader.Options{Decisions: decisions, Review: open}, whole("a list", lines...))
	if r.Rows != (loader.Rows{Read: 4, Unchanged: 1, Rejected: 3}) || r.LeftOut != 3 || open.Len() != 0 || r.Withdrawn != 1 {
		t.Errorf("%+v, %d left out, %d to be decided, %d withdrawn", r.Rows, r.LeftOut, open.Len(), r.Withdrawn)
	}
	if r.Rejected[0].Reason != "is left out by a decision" || r.Rejected[0].Value != "Aarhus, DK" {
		t.Errorf("%v", r.Rejected[0])
	}
	_, err = loader.Load(context.Background(), s, []loader.Input{whole("a list", append(lines, "Atlantis, PL = Harbin, CN")...)}, loader.Options{Decisions: decisions})
	if !errors.Is(err, loader.ErrRejected) {
		t.Errorf("a row that nobody decided about was passed over: %v", err)
	}
}

func TestADecisionForAPlaceThatIsNotThereIsRefused(t *testing.T) {
	s := newStore(t)
	mustLoad(t, s, loader.Options{}, loader.Shipped()[0], loader.Shipped()[2])
	decisions, err := review.Read(strings.NewReader("name,country,region,decision\nTurku,FI,,city:Q1\n"), "review.csv")
	if err != nil {
		t.Fatal(err)
	}
	_, err = loader.Load(context.Background(), s, []loader.Input{pairs("a list", "Harbin, CN = Turku, FI")}, loader.Options{Decisions: decisions})
	if err == nil || !strings.Contains(err.Error(), "review.csv:2") {
		t.Errorf("%v", err)
	}
}

func TestNewPlacesAreMadeOnlyWhenThatIsAsked(t *testing.T) {
	s := newStore(t)
	mustLoad(t, s, loader.Options{}, loader.Shipped()[0], loader.Shipped()[2])
	r := mustLoad(t, s, loader.Options{CreateMissing: true}, pairs("a list",
		"Harbin, China = 甲市, Japan", "Harbin, China = 乙市, Japan", "Harbin, China = 甲市, 日本"))
	if r.Effects.PlacesCreated != 2 || r.Records["tie"].Created != 2 || r.Rows.Merged != 1 {
		t.Errorf("%+v %+v", r.Effects, r.Rows)
	}
	if again := mustLoad(t, s, loader.Options{CreateMissing: true}, pairs("a list",
		"Harbin, China = 甲市, Japan", "Harbin, China = 乙市, Japan", "Harbin, China = 甲市, 日本")); again.Release != nil {
		t.Error("the second load made a release")
	}
	_, err := loader.Load(context.Background(), s, []loader.Input{pairs("a list", "Harbin, China = X, Atlantis")}, loader.Options{CreateMissing: true})
	if !errors.Is(err, loader.ErrRejected) {
		t.Errorf("a place in no country: %v", err)
	}
}

func TestASourceThatComesAgainReplacesWhatItSaid(t *testing.T) {
	s := newStore(t)
	mustLoad(t, s, loader.Options{}, loader.Shipped()[0], loader.Shipped()[2])
	first := []string{"Sunderland, GB = Aarhus, DK", "Harbin, CN = Rovaniemi, FI"}
	mustLoad(t, s, loader.Options{}, whole("a list", first...))
	r := mustLoad(t, s, loader.Options{}, whole("a list", first[1]))
	if r.Withdrawn != 1 || r.Rows.Unchanged != 1 || r.Release == nil || r.Effects.TiesResourced != 1 {
		t.Errorf("%d withdrawn, %+v", r.Withdrawn, r.Rows)
	}
	if again := mustLoad(t, s, loader.Options{}, whole("a list", first[1])); again.Release != nil || again.Withdrawn != 0 {
		t.Error("the same again changed something")
	}
	if kept := mustLoad(t, s, loader.Options{KeepUnsaid: true}, whole("a list")); kept.Withdrawn != 0 {
		t.Error("withdrawn although all was to be kept")
	}
	partial := mustLoad(t, s, loader.Options{Partial: true}, whole("a list", "Nowhere, CN = Rovaniemi, FI"))
	if partial.Withdrawn != 0 {
		t.Error("withdrawn although rows were rejected")
	}
	if r := mustLoad(t, s, loader.Options{}, whole("a list", first...)); r.Rows.Used != 1 {
		t.Errorf("said again: %+v", r.Rows)
	}
	if wrong, err := s.Check(context.Background()); err != nil || len(wrong) > 0 {
		t.Errorf("check: %v %v", wrong, err)
	}
}

func TestASourceThatContradictsItselfIsToldAndTheFirstCounts(t *testing.T) {
	for _, rows := range []int{1, 4000} {
		s := newStore(t)
		mustLoad(t, s, loader.Options{}, loader.Shipped()[0], loader.Shipped()[2])
		lines := []string{"Sunderland, GB = Aarhus, DK", "Aarhus, DK = Sunderland, GB @ 1999", "Sunderland, GB = Aarhus, DK @ 2001"}
		r := mustLoad(t, s, loader.Options{ChunkRows: rows}, pairs("a list", lines...))
		if r.PassedOver != 1 || r.Passed[0].Value != "2001" || r.Passed[0].At.Line != 3 || r.Rows != (loader.Rows{Read: 3, Used: 2, Merged: 1}) {
			t.Errorf("chunks of %d: %+v %v", rows, r.Rows, r.Passed)
		}
		if again := mustLoad(t, s, loader.Options{ChunkRows: rows}, pairs("a list", lines...)); again.Release != nil {
			t.Errorf("chunks of %d: the second load made a release", rows)
		}
	}
}

// What the loader asks the store first depends on whether the chunk before said new things.
func TestTheReportIsTheSameHoweverTheRowsFallIntoChunks(t *testing.T) {
	s := newStore(t)
	mustLoad(t, s, loader.Options{}, loader.Shipped()[0], loader.Shipped()[2])
	known := []string{"Sunderland, GB = Aarhus, DK", "Magdeburg, DE = Aarhus, DK @ 1990", "Magdeburg, DE = Sunderland, GB"}
	mustLoad(t, s, loader.Options{}, pairs("a list", known...))
	lines := []string{
		"Rovaniemi, FI = Aarhus, DK", "Rovaniemi, FI = Sunderland, GB", "Rovaniemi, FI = Magdeburg, DE", "Harbin, CN = Magdeburg, DE", // new
		known[0], "Aarhus, DK = Magdeburg, DE", // known
		"Magdeburg, DE = Sunderland, GB @ 1995", "Harbin, CN = Rovaniemi, FI", // one redated; a tie that others state
		known[0], known[1], "Harbin, CN = Magdeburg, DE", "Rovaniemi, FI = Aarhus, DK @ 2001", // again
	}
	load := func(rows int) loader.Report {
		return mustLoad(t, s, loader.Options{DryRun: true, KeepUnsaid: true, ChunkRows: rows}, pairs("a list", lines...))
	}
	atOnce := load(100)
	if want := (loader.Rows{Read: 12, Used: 7, Unchanged: 4, Merged: 1}); atOnce.Rows != want {
		t.Errorf("rows: %+v, not %+v", atOnce.Rows, want)
	}
	same := cmpopts.IgnoreFields(loader.Report{}, "Seconds", "RowsPerSecond")
	for _, rows := range []int{1, 2, 3, 4, 5, 7} {
		if d := cmp.Diff(atOnce, load(rows), same); d != "" {
			t.Errorf("chunks of %d (-at once +in chunks):\n%s", rows, d)
		}
	}
}

func TestADryRunTellsWhatTheRealRunDoes(t *testing.T) {
	s := newStore(t)
	mustLoad(t, s, loader.Options{}, loader.Shipped()[0], loader.Shipped()[2])
	in := func() loader.Input {
		return pairs("a list", "Harbin, China = Turku, Finland @ 2024", "Sunderland, UK = Harbin, PRC @ 2009", "Harbin, CN = Pécs, Hungary")
	}
	dry := mustLoad(t, s, loader.Options{DryRun: true, CreateMissing: true, ChunkRows: 1}, in())
	real := mustLoad(t, s, loader.Options{CreateMissing: true, ChunkRows: 1}, in())
	same := cmp.Options{cmpopts.IgnoreFields(loader.Report{}, "Release", "DryRun", "Seconds", "RowsPerSecond")}
	if d := cmp.Diff(dry, real, same); d != "" {
		t.Errorf("the dry run told something else (-dry +real):\n%s", d)
	}
	var text strings.Builder
	if err := dry.Text(&text); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"Harbin: 22 -> 24 European sister and friendship cities (+Turku, FI, 2024, source a list; +Pécs, HU, source a list)",
		"places made anew: 2", "partnerships added: 2", "dry run: nothing was changed",
	} {
		if !strings.Contains(text.String(), want) {
			t.Errorf("%q is not in\n%s", want, text.String())
		}
	}
}

// withClaim is a store with Harbin's 22 European partners and a claim of 23.
func withClaim(t *testing.T) store.Store {
	t.Helper()
	s := newStore(t)
	mustLoad(t, s, loader.Options{}, loader.Shipped()[0], loader.Shipped()[2])
	fsys := pack(map[string]string{
		"sources": "id\nsource:t\n",
		"claims":  "id,subject,measure,cities,qualifier,source\nclaim:t,city:Q42956,EUROPEAN_PARTNER_CITIES,23,EXACT,source:t\n",
	})
	mustLoad(t, s, loader.Options{}, loader.Package("p", fsys))
	return s
}

func TestAClaimThatTurnsRoundIsTold(t *testing.T) {
	s := withClaim(t)
	r := mustLoad(t, s, loader.Options{CreateMissing: true}, pairs("a list", "Harbin, China = Turku, Finland @ 2024"))
	if len(r.Effects.Claims) != 1 || r.Effects.Claims[0].Text() != "the claim of 23 about Harbin now agrees with the record: 22 -> 23" {
		t.Errorf("%+v", r.Effects.Claims)
	}
}

func TestAClaimIsLookedAtHoweverManyPlacesDiffer(t *testing.T) {
	s := withClaim(t)
	var lines []string
	for i := range 300 {
		lines = append(lines, fmt.Sprintf("Left %d, Finland = Right %d, Germany", i, i))
	}
	r := mustLoad(t, s, loader.Options{CreateMissing: true}, pairs("a list", append(lines, "Harbin, China = Turku, Finland")...))
	e := r.Effects
	if len(e.Claims) != 1 || e.Claims[0].Recorded != (loader.Difference{Before: 22, After: 23}) {
		t.Errorf("claims: %+v", e.Claims)
	}
	if e.Counted != 501 || !e.Uncounted {
		t.Errorf("%d places counted, more: %v; want the subject of the claim and 500 of the 601 others", e.Counted, e.Uncounted)
	}
	var text strings.Builder
	if err := r.Text(&text); err != nil {
		t.Fatal(err)
	}
	if want := "the partners of 501 places were counted, those of others differ too"; !strings.Contains(text.String(), want) {
		t.Errorf("%q is not in\n%s", want, text.String())
	}
}

func TestTheReportIsOneJSONDocument(t *testing.T) {
	s := newStore(t)
	r, _ := load(s, with("places.csv", "id,name,level\ncity:Q42956,Harbin,TOWN\ncity:Q188304,Sunderland,\n"), loader.Options{})
	b, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`"rows":{"read":`, `"rejected":[{"at":{"file":"p/places.csv","line":2},"field":"level","value":"TOWN","reason":"is not allowed","hint":"one of CITY`, `"release":null`, `"ties":[]`} {
		if !strings.Contains(string(b), want) {
			t.Errorf("%s is not in %s", want, b)
		}
	}
}
