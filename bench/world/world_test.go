package world_test

import (
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"github.com/sistergraph/sistergraph/bench/world"
	"github.com/sistergraph/sistergraph/loader"
	"github.com/sistergraph/sistergraph/loader/format"
	"github.com/sistergraph/sistergraph/loader/format/known"
	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/store/sqlite"
	"github.com/sistergraph/sistergraph/twinning"
)

// TestReportsCountWhatTheWorldHas loads each form of a world twice, and wants
// the reports to have its numbers.
func TestReportsCountWhatTheWorldHas(t *testing.T) {
	w, err := world.New(world.Small)
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	at := func(name string) string { return filepath.Join(folder, name) }
	want := w.Spec.Expected()
	for form, write := range map[world.Form]func() (string, error){
		world.CSV:     func() (string, error) { return at("pairs.csv"), world.WriteFile(at("pairs.csv"), w.WriteCSV) },
		world.NDJSON:  func() (string, error) { return at("pairs.ndjson"), world.WriteFile(at("pairs.ndjson"), w.WriteNDJSON) },
		world.Package: func() (string, error) { return at("ties"), w.WritePackage(at("ties")) },
	} {
		t.Run(string(form), func(t *testing.T) {
			s := open(t)
			if err := w.WriteCities(at("cities")); err != nil {
				t.Fatal(err)
			}
			check(t, "cities", load(t, s, at("cities")), want.First[world.Cities])
			check(t, "cities again", load(t, s, at("cities")), want.Again[world.Cities])
			file, err := write()
			if err != nil {
				t.Fatal(err)
			}
			check(t, "first", load(t, s, file), want.First[form])
			again := load(t, s, file)
			check(t, "again", again, want.Again[form])
			if again.Release != nil {
				t.Errorf("the second load made release %d", again.Release.Number)
			}
			if degree := degree(t, s, w.HubID()); degree != w.Spec.Hub {
				t.Errorf("the hub has %d ties, want %d", degree, w.Spec.Hub)
			}
		})
	}
}

func TestTheSameSeedMakesTheSameFile(t *testing.T) {
	text := func(seed uint64) string {
		s := world.Small
		s.Seed = seed
		w, err := world.New(s)
		if err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(t.TempDir(), "pairs.csv")
		if err := world.WriteFile(file, w.WriteCSV); err != nil {
			t.Fatal(err)
		}
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	first, again, other := text(1), text(1), text(2)
	if first != again {
		t.Error("one seed made two files")
	}
	if first == other {
		t.Error("two seeds made one file")
	}
}

func TestAReportThatCountsOtherwiseIsTold(t *testing.T) {
	e := world.Small.Expected().First[world.CSV]
	if got := e.Differences(loader.Report{}); len(got) < 5 {
		t.Errorf("an empty report differs in %v only", got)
	}
}

func TestImpossibleWorldsAreRefused(t *testing.T) {
	for name, change := range map[string]func(*world.Spec){
		"no country":                    func(s *world.Spec) { s.Countries = 0 },
		"a hub with more than all":      func(s *world.Spec) { s.Hub = s.Cities },
		"fewer ties than the hub has":   func(s *world.Spec) { s.Ties = s.Hub / 2 },
		"more ties than cities can":     func(s *world.Spec) { s.Ties = s.Cities * s.Hub },
		"more restated than ties":       func(s *world.Spec) { s.Restated = s.Ties + 1 },
		"restated by nobody":            func(s *world.Spec) { s.Sources = 0 },
		"a negative number of doubles":  func(s *world.Spec) { s.Doubled = -1 },
		"doubles of contradicted alone": func(s *world.Spec) { s.Contrary, s.Restated = s.Ties, 0 },
	} {
		s := world.Small
		change(&s)
		if _, err := world.New(s); err == nil {
			t.Errorf("%s: the world was made", name)
		}
	}
}

func open(t *testing.T) store.Store {
	t.Helper()
	s, err := sqlite.Open(t.Context(), ":memory:")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

func load(t *testing.T, s store.Store, path string) loader.Report {
	t.Helper()
	opened, err := format.Open(path, format.OpenOptions{})
	if err != nil {
		t.Fatal(err)
	}
	defer opened.Close()
	found, err := format.Detect(known.Formats, &opened.Inputs[0].Head)
	if err != nil {
		t.Fatal(err)
	}
	in := loader.File(opened.Inputs[0], found.Format, format.Options{Source: world.MainSource})
	// Chunks of a few rows, so that most rows that say a thing again are in another.
	r, err := loader.Load(t.Context(), s, []loader.Input{in}, loader.Options{Partial: true, ChunkRows: 97})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func check(t *testing.T, what string, r loader.Report, want world.Expected) {
	t.Helper()
	for _, difference := range want.Differences(r) {
		t.Errorf("%s: %s", what, difference)
	}
	if rows := r.Rows; rows.Read != rows.Used+rows.Unchanged+rows.Merged+rows.Rejected || reflect.DeepEqual(rows, loader.Rows{}) {
		t.Errorf("%s: rows do not add up: %+v", what, rows)
	}
}

// degree is how many ties a city has in the newest release.
func degree(t *testing.T, s store.Store, city twinning.ID) int {
	t.Helper()
	releases, err := s.Releases(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	newest := releases[len(releases)-1]
	tallies, err := s.Tally(t.Context(), newest.Number, []store.TieSet{{From: []twinning.ID{city}, Scope: twinning.ScopeEver, Day: newest.Day}})
	if err != nil {
		t.Fatal(err)
	}
	return tallies[0][string(city)].Counts.Partnerships
}
