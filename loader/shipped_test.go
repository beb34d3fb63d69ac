package loader_test

import (
	"context"
	"slices"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/sistergraph/sistergraph/loader"
	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/store/sqlite"
	"github.com/sistergraph/sistergraph/twinning"
)

func newStore(t *testing.T) store.Store {
	t.Helper()
	s, err := sqlite.Open(context.Background(), ":memory:")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

var loaded = sync.OnceValues(func() (filled, error) {
	s, err := sqlite.Open(context.Background(), ":memory:")
	if err != nil {
		return filled{}, err
	}
	r, err := loader.Load(context.Background(), s, loader.Shipped(), loader.Options{})
	return filled{s, r}, err
})

type filled struct {
	store.Store
	report loader.Report
}

// shipped is a store with the shipped data and how it was loaded, for tests
// that change nothing.
func shipped(t *testing.T) filled {
	t.Helper()
	f, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func mustLoad(t *testing.T, s store.Store, opt loader.Options, inputs ...loader.Input) loader.Report {
	t.Helper()
	r, err := loader.Load(context.Background(), s, inputs, opt)
	if err != nil {
		for i, w := range r.Rejected {
			if i < 10 {
				t.Log(w)
			}
		}
		t.Fatal(err)
	}
	addsUp(t, r)
	return r
}

func addsUp(t *testing.T, r loader.Report) {
	t.Helper()
	if n := r.Rows.Used + r.Rows.Unchanged + r.Rows.Merged + r.Rows.Rejected; n != r.Rows.Read {
		t.Errorf("rows do not add up: %+v", r.Rows)
	}
}

func TestShippedDataLoadsOnce(t *testing.T) {
	s := shipped(t)
	first := s.report
	addsUp(t, first)
	for typ, want := range map[twinning.Type]int{
		twinning.TypeCity: 4582, twinning.TypePartnership: 8207, twinning.TypeStatement: 8288, twinning.TypeAgreement: 7,
		twinning.TypeFramework: 11, twinning.TypeMembership: 302, twinning.TypeCountry: 250, twinning.TypeClaim: 2,
	} {
		if got := first.Records[typ].Created; got != want {
			t.Errorf("%s: %d created, want %d", typ, got, want)
		}
	}
	if first.Release == nil || first.Release.Number != 1 || first.Release.Day.String() != "2026-11-22" {
		t.Errorf("release %+v", first.Release)
	}
	second := mustLoad(t, s.Store, loader.Options{}, loader.Shipped()...)
	if second.Release != nil || second.Rows.Unchanged != second.Rows.Read || second.Rows.Read != first.Rows.Read {
		t.Errorf("the second load made release %v of %+v", second.Release, second.Rows)
	}
	if wrong, err := s.Check(context.Background()); err != nil || len(wrong) > 0 {
		t.Errorf("check: %v %v", wrong, err)
	}
}

func TestHarbinHasTheNumbersOfTheSemantics(t *testing.T) {
	ctx := context.Background()
	s := shipped(t)
	ref, err := s.Reference(ctx, 1)
	if err != nil {
		t.Fatal(err)
	}
	day, _ := twinning.ParseDay("2026-11-22")
	europe, _ := ref.Area("europe")
	var yes []twinning.CountryCode
	for _, c := range ref.Countries {
		if ref.In(europe, c, day) == twinning.True {
			yes = append(yes, c.Code)
		}
	}
	formal := store.And{store.KindIn{twinning.KindSisterCity, twinning.KindFriendshipCity}, store.Far{Place: store.CountryIn{Yes: yes}}}
	set := store.TieSet{From: []twinning.ID{"city:Q42956"}, Scope: twinning.ScopeStanding, Day: day}
	all, european := set, set
	european.Where = formal
	tallies, err := s.Tally(ctx, 1, []store.TieSet{all, european})
	if err != nil {
		t.Fatal(err)
	}
	if got := tallies[0]["city:Q42956"].Counts.Cities; got != 48 {
		t.Errorf("Harbin has %d partners, want 48", got)
	}
	want := store.Counts{Cities: 22, OtherUnits: 3, Countries: 16, Partnerships: 22, Statements: 66}
	if got := tallies[1]["city:Q42956"].Counts; got != want {
		t.Errorf("formal European ties: %+v, want %+v", got, want)
	}
}

func TestAnyOrderOfPackagesGivesTheSameData(t *testing.T) {
	packages := loader.Shipped()
	want := everything(t, shipped(t))
	for _, order := range [][]int{{2, 1, 0}} {
		s := newStore(t)
		for _, i := range order {
			mustLoad(t, s, loader.Options{}, packages[i])
		}
		got := everything(t, s)
		for id, v := range want {
			if d := cmp.Diff(v, got[id]); d != "" {
				t.Fatalf("order %v: %s differs (-first +now):\n%s", order, id, d)
			}
		}
		if len(got) != len(want) {
			t.Errorf("order %v: %d records, want %d", order, len(got), len(want))
		}
	}
}

func TestEachPackageLoadsAlone(t *testing.T) {
	for _, p := range loader.Shipped() {
		if p.Name == "shipped/world" {
			continue // the test of the order loads it first
		}
		s := newStore(t)
		if r := mustLoad(t, s, loader.Options{}, p); r.Rows.Used != r.Rows.Read {
			t.Errorf("%s: %+v", p.Name, r.Rows)
		}
	}
}

func TestSourcesOfATieComeInTheOrderOfTheFacts(t *testing.T) {
	s := shipped(t)
	id := twinning.NewPartnershipID("city:Q42956", "city:Q25319")
	found, err := s.Lookup(context.Background(), 1, []twinning.ID{id})
	if err != nil {
		t.Fatal(err)
	}
	want := []twinning.ID{"source:china-daily-2021-06-02-harbin", "source:city-of-aarhus", "source:wikidata-p190-2022-01"}
	if got := found.Ties[id]; !slices.Equal(got.Sources, want) || got.StatedBy != twinning.StatedByOneSide {
		t.Errorf("sources %v, stated by %s", got.Sources, got.StatedBy)
	}
}

// everything is all records of the newest release, by id.
func everything(t *testing.T, s store.Store) map[string]any {
	t.Helper()
	releases, err := s.Releases(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return at(t, s, releases[len(releases)-1].Number)
}

// at is all records of a release, by id.
func at(t *testing.T, s store.Store, release int) map[string]any {
	t.Helper()
	out := map[string]any{}
	for _, typ := range []twinning.Type{
		twinning.TypeCity, twinning.TypePartnership, twinning.TypeStatement, twinning.TypeCountry, twinning.TypeFramework,
		twinning.TypeMembership, twinning.TypeOrganisation, twinning.TypeAgreement, twinning.TypeEvent, twinning.TypeZone,
		twinning.TypeOffice, twinning.TypeField, twinning.TypeClaim, twinning.TypeSource,
	} {
		for v, err := range s.Stream(context.Background(), release, typ) {
			if err != nil {
				t.Fatal(err)
			}
			out[idOf(v)] = v
		}
	}
	return out
}

func idOf(v any) string {
	switch v := v.(type) {
	case twinning.City:
		return string(v.ID)
	case twinning.Partnership:
		return string(v.ID)
	case twinning.Statement:
		return string(v.ID)
	default:
		return string(v.(twinning.Entity).EntityID())
	}
}
