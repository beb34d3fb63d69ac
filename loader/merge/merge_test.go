package merge_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/sistergraph/sistergraph/loader/merge"
	"github.com/sistergraph/sistergraph/twinning"
)

// blank is a place of which nothing is known.
func blank() twinning.City { return twinning.City{ID: "city:Q1", Level: twinning.LevelUnknown} }

// sayings draws what a file may say of a place: parts of one truth, so that no
// two contradict each other.
func sayings(t *rapid.T, label string) twinning.City {
	yes := func(what string) bool { return rapid.Bool().Draw(t, label+" "+what) }
	c := twinning.City{ID: "city:Q1", Level: twinning.LevelUnknown}
	for _, n := range []twinning.Name{
		{Text: "Harbin", Language: "en", Kind: twinning.NameCommon},
		{Text: "哈尔滨", Language: "zh", Kind: twinning.NameCommon},
		{Text: "哈尔滨市", Language: "zh", Kind: twinning.NameOfficial},
		{Text: "Charbin", Kind: twinning.NameAlias},
		{Text: "Pinkiang", Kind: twinning.NameFormer},
	} {
		if yes(n.Text) {
			c.Names = append(c.Names, n)
		}
	}
	for _, a := range []string{"Harbino", "Kharbin"} {
		if yes(a) {
			c.Aliases = append(c.Aliases, a)
		}
	}
	for _, s := range []twinning.ID{"source:a", "source:b"} {
		if yes(string(s)) {
			c.Sources = append(c.Sources, s)
		}
	}
	if yes("country") {
		c.Countries = append(c.Countries, twinning.CountryStatement{Country: "CN", Primary: true, Sources: []twinning.ID{"source:a"}})
	}
	if yes("other country") {
		c.Countries = append(c.Countries, twinning.CountryStatement{Country: "RU", Sources: []twinning.ID{"source:b"}})
	}
	if yes("level") {
		c.Level = twinning.LevelCity
	}
	if yes("population") {
		n := 5_000_000
		c.Population = &n
	}
	if yes("location") {
		c.Location = &twinning.Location{Lat: 45.75, Lon: 126.63}
	}
	if yes("wikidata") {
		c.Wikidata = "Q42956"
	}
	return c
}

func TestPartsOfOneTruthGiveTheSameWholeInAnyOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := sayings(t, "a"), sayings(t, "b")
		ab := merge.City(merge.City(blank(), a), b)
		ba := merge.City(merge.City(blank(), b), a)
		if !merge.Equal(ab, ba) {
			t.Fatalf("the order counts (-a then b +b then a):\n%s", cmp.Diff(ab, ba))
		}
	})
}

func TestWhatIsSaidTwiceChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := sayings(t, "a"), sayings(t, "b")
		once := merge.City(merge.City(blank(), a), b)
		for _, again := range []twinning.City{a, b, blank(), once} {
			if twice := merge.City(once, again); !merge.Equal(once, twice) {
				t.Fatalf("said again it changes:\n%s", cmp.Diff(once, twice))
			}
		}
	})
}

func TestMergingLeavesWhatItIsGivenAlone(t *testing.T) {
	stored := twinning.City{
		ID: "city:Q1", Level: twinning.LevelCity, Names: twinning.Names{{Text: "Z", Language: "zh", Kind: twinning.NameCommon}},
		Countries: []twinning.CountryStatement{{Country: "CN", Primary: true}},
	}
	said := twinning.City{Names: twinning.Names{{Text: "A", Language: "en", Kind: twinning.NameCommon}}, Countries: []twinning.CountryStatement{{Country: "RU", Primary: true}}}
	merged := merge.City(stored, said)
	if stored.Names[0].Text != "Z" || !stored.Countries[0].Primary || said.Names[0].Text != "A" {
		t.Error("an argument was changed")
	}
	if merged.Country() != "RU" || merged.Names[0].Text != "A" || len(merged.Countries) != 2 {
		t.Errorf("%+v", merged)
	}
}

func TestEntitiesJoinFieldByField(t *testing.T) {
	one := 1
	for name, c := range map[string]struct{ stored, said, want twinning.Entity }{
		"a blank says nothing": {
			twinning.Source{ID: "source:a", Title: "T", URL: "https://example.org"},
			twinning.Source{ID: "source:a"},
			twinning.Source{ID: "source:a", Title: "T", URL: "https://example.org"},
		},
		"a value stands in place of another": {
			twinning.Claim{ID: "claim:a", Qualifier: twinning.QualifierExact},
			twinning.Claim{ID: "claim:a", Cities: &one, Qualifier: twinning.QualifierAbout},
			twinning.Claim{ID: "claim:a", Cities: &one, Qualifier: twinning.QualifierAbout},
		},
		"lists are united": {
			twinning.Agreement{ID: "agreement:a", Parties: []twinning.ID{"city:a", "city:b"}},
			twinning.Agreement{ID: "agreement:a", Parties: []twinning.ID{"city:b", "city:c"}},
			twinning.Agreement{ID: "agreement:a", Parties: []twinning.ID{"city:a", "city:b", "city:c"}},
		},
		"participants that are the same are one": {
			twinning.Event{ID: "event:a", Participants: []twinning.Participation{{Role: "envoys", Count: &one}}},
			twinning.Event{ID: "event:a", Participants: []twinning.Participation{{Role: "envoys", Count: new(1)}, {Role: "guests"}}},
			twinning.Event{ID: "event:a", Participants: []twinning.Participation{{Role: "envoys", Count: &one}, {Role: "guests"}}},
		},
		"a seat that is seen in a source is recalled no more": {
			twinning.Organisation{ID: "organisation:a", Seat: "city:a", SeatRecalled: true},
			twinning.Organisation{ID: "organisation:a", Seat: "city:a"},
			twinning.Organisation{ID: "organisation:a", Seat: "city:a"},
		},
		"a seat that is not spoken of stays recalled": {
			twinning.Organisation{ID: "organisation:a", Seat: "city:a", SeatRecalled: true},
			twinning.Organisation{ID: "organisation:a", Kind: "chamber"},
			twinning.Organisation{ID: "organisation:a", Seat: "city:a", SeatRecalled: true, Kind: "chamber"},
		},
		"a region is joined": {
			twinning.Country{ID: "country:CN", Region: twinning.Region{M49: "142"}},
			twinning.Country{ID: "country:CN", Region: twinning.Region{Name: "Asia"}},
			twinning.Country{ID: "country:CN", Region: twinning.Region{M49: "142", Name: "Asia"}},
		},
	} {
		if got := merge.Entity(c.stored, c.said); !merge.Equal(got, c.want) {
			t.Errorf("%s:\n%s", name, cmp.Diff(c.want, got))
		}
	}
}

func TestATieKeepsItsHistory(t *testing.T) {
	day := func(s string) twinning.Date {
		d, err := twinning.ParseDate(s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	stored := twinning.Partnership{
		ID: "tie:a~b", Kind: twinning.KindSisterCity, Status: twinning.StatusActive, Since: day("1984"), Sources: []twinning.ID{"source:x"},
		Acts: []twinning.Act{{Type: twinning.ActSigned, Date: day("1984")}, {Type: twinning.ActUpgraded}},
	}
	said := twinning.Partnership{
		Kind: twinning.KindUnknown, Status: twinning.StatusUnknown, Sources: []twinning.ID{"source:z", "source:y"},
		Acts: []twinning.Act{{Type: twinning.ActSigned, Date: day("1984"), Reason: "in spring"}, {Type: twinning.ActRenewed, Date: day("1994")}},
	}
	want := stored
	want.Sources = []twinning.ID{"source:z", "source:y", "source:x"}
	want.Acts = []twinning.Act{
		{Type: twinning.ActSigned, Date: day("1984"), Reason: "in spring"}, {Type: twinning.ActRenewed, Date: day("1994")}, {Type: twinning.ActUpgraded},
	}
	if d := cmp.Diff(want, merge.Tie(stored, said)); d != "" {
		t.Error(d)
	}
	if stored.Acts[0].Reason != "" {
		t.Error("the stored tie was changed")
	}
}
