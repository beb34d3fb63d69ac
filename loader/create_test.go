package loader_test

import (
	"context"
	"strings"
	"testing"

	"github.com/sistergraph/sistergraph/loader"
	"github.com/sistergraph/sistergraph/loader/format"
	"github.com/sistergraph/sistergraph/loader/review"
	"github.com/sistergraph/sistergraph/twinning"
)

func TestTownsOfOneNameInTwoRegionsBecomeTwoPlaces(t *testing.T) {
	s := newStore(t)
	mustLoad(t, s, loader.Options{}, loader.Shipped()[0], loader.Shipped()[2])
	rows := "city,country,partner,partner country,partner region\nHarbin,CN,Springfield,US,Ohio\nHarbin,CN,Springfield,US,Vermont\nHarbin,CN,Springfield,US,Ohio\n"
	for _, want := range []int{2, 0} {
		r := mustLoad(t, s, loader.Options{CreateMissing: true}, file(t, "twins.csv", rows, format.Options{Source: "source:list"}))
		if r.Effects.PlacesCreated != want {
			t.Errorf("%d places made, want %d: %+v", r.Effects.PlacesCreated, want, r.Matches)
		}
	}
	found, err := s.Lookup(context.Background(), 2, []twinning.ID{"city:us-springfield-ohio", "city:us-springfield-vermont"})
	if err != nil || len(found.Cities) != 2 {
		t.Errorf("%+v %v", found.Cities, err)
	}
}

func TestANewPlaceDoesNotTakeThePlaceOfAStoredOne(t *testing.T) {
	s := newStore(t)
	mustLoad(t, s, loader.Options{}, loader.Shipped()[0], loader.Shipped()[2])
	decisions, err := review.Read(strings.NewReader("name,country,region,decision\nJangheung,South Korea,,new\n"), "review.csv")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []int{1, 0} {
		r := mustLoad(t, s, loader.Options{Decisions: decisions}, pairs("a list", "Harbin, China = Jangheung, South Korea"))
		if r.Effects.PlacesCreated != want {
			t.Errorf("%d places made, want %d", r.Effects.PlacesCreated, want)
		}
	}
	found, err := s.Lookup(context.Background(), 2, []twinning.ID{"city:kr-jangheung", "city:kr-jangheung-2"})
	if err != nil {
		t.Fatal(err)
	}
	if found.Cities["city:kr-jangheung"].Level != twinning.LevelCounty || !found.Cities["city:kr-jangheung-2"].Created {
		t.Errorf("%+v", found.Cities)
	}
}

func TestAPlaceThatAnEarlierRowMadeIsFoundByItsName(t *testing.T) {
	s := newStore(t)
	mustLoad(t, s, loader.Options{}, loader.Shipped()[0], loader.Shipped()[2])
	r := mustLoad(t, s, loader.Options{CreateMissing: true, ChunkRows: 1}, pairs("a list",
		"Harbin, China = Atlantis, PL", "Harbin, China = ATLANTIS, Poland", "Atlantis, PL = Aarhus, DK"))
	if r.Effects.PlacesCreated != 1 || r.Records["tie"].Created != 2 || r.Rows.Merged != 1 {
		t.Errorf("%+v %+v %+v", r.Effects, r.Records, r.Rows)
	}
}
