package resolver

import (
	"slices"
	"testing"

	"github.com/sistergraph/sistergraph/twinning"
)

func TestHitsAreRankedAndTheirScoresFall(t *testing.T) {
	city := func(id twinning.ID, population int, names ...twinning.Name) *City {
		return &City{of: twinning.City{ID: id, Names: names, Population: &population}}
	}
	name := func(text string, kind twinning.NameKind) twinning.Name { return twinning.Name{Text: text, Kind: kind} }
	places := []struct {
		city *City
		ties int
	}{
		{city("city:far", 9, name("Somewhere", twinning.NameOfficial)), 99},
		{city("city:near2", 9, name("Harb", twinning.NameOfficial)), 9},
		{city("city:near", 9, name("Harbn", twinning.NameOfficial)), 9},
		{city("city:near-former", 9, name("Xarbin", twinning.NameFormer)), 9},
		{city("city:prefix-alias", 9, name("Harbin Shi", twinning.NameAlias)), 50},
		{city("city:prefix", 9, name("Harbinsk", twinning.NameOfficial)), 1},
		{city("city:b", 5, name("HÁRBIN", twinning.NameOfficial)), 7},
		{city("city:a", 5, name("harbin", twinning.NameOfficial)), 7},
		{city("city:larger", 6, name("HARBIN", twinning.NameOfficial)), 7},
		{city("city:more-ties", 1, name("hÄrbin", twinning.NameOfficial)), 8},
		{city("city:exact", 1, name("Harbin", twinning.NameFormer)), 0},
	}
	var hits []ranking
	for _, p := range places {
		if r, ok := rank(p.city, "Harbin ", "harbin"); ok {
			r.ties = p.ties
			hits = append(hits, r)
		}
	}
	slices.SortFunc(hits, ranking.compare)
	var got []string
	last := 1.0
	for _, h := range hits {
		got = append(got, h.node.ID().Key())
		if h.score() > last || h.score() <= 0 {
			t.Errorf("%s scores %v after %v", h.node.ID(), h.score(), last)
		}
		last = h.score()
	}
	want := []string{"exact", "more-ties", "larger", "a", "b", "prefix", "prefix-alias", "near", "near-former", "near2"}
	if !slices.Equal(got, want) {
		t.Errorf("ranked %v, want %v", got, want)
	}
}
