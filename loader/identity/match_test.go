package identity_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/sistergraph/sistergraph/loader/identity"
	"github.com/sistergraph/sistergraph/loader/identity/nation"
	"github.com/sistergraph/sistergraph/loader/record"
	"github.com/sistergraph/sistergraph/loader/review"
	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/store/sqlite"
	"github.com/sistergraph/sistergraph/twinning"
)

// place makes a place: its English name, then others as kind:text.
func place(id, country string, level twinning.Level, english string, others ...string) twinning.City {
	c := twinning.City{
		ID: twinning.ID("city:" + id), Level: level, Names: twinning.Names{{Text: english, Language: "en", Kind: twinning.NameCommon}},
		Countries: []twinning.CountryStatement{{Country: twinning.CountryCode(country), Primary: true}},
	}
	for _, o := range others {
		kind, text, _ := strings.Cut(o, ":")
		switch kind {
		case "alias":
			c.Aliases = append(c.Aliases, text)
		case "former":
			c.Names = append(c.Names, twinning.Name{Text: text, Kind: twinning.NameFormer})
		default:
			c.Names = append(c.Names, twinning.Name{Text: text, Language: kind, Kind: twinning.NameCommon})
		}
	}
	return c
}

func at(c twinning.City, lat, lon float64) twinning.City {
	c.Location = &twinning.Location{Lat: lat, Lon: lon}
	return c
}

func partOf(c twinning.City, whole twinning.ID) twinning.City {
	c.Parent = whole
	return c
}

func numbered(c twinning.City, wikidata string) twinning.City {
	c.Wikidata = wikidata
	return c
}

// world has places that are easily taken for another.
func world() []twinning.City {
	const city, unknown = twinning.LevelCity, twinning.LevelUnknown
	made := place("dover-kent", "GB", unknown, "Dover", "alias:Dover, Kent")
	made.Created = true
	return []twinning.City{
		numbered(place("harbin", "CN", city, "Harbin", "zh:哈尔滨市", "de:Harbin", "alias:Kharbin"), "Q42956"),
		partOf(place("daoli", "CN", twinning.LevelDistrict, "Daoli District", "zh:道里区"), "city:harbin"),
		place("heilongjiang", "CN", twinning.LevelProvince, "Heilongjiang"),
		partOf(place("yichun-north", "CN", city, "Yichun"), "city:heilongjiang"),
		place("yichun-south", "CN", city, "Yichun", "alias:Yichun, Jiangxi"),
		place("kyoto", "JP", unknown, "Kyoto"),
		place("kyoto-prefecture", "JP", unknown, "Kyōto Prefecture", "alias:Kyoto"),
		place("osaka-prefecture", "JP", unknown, "Ōsaka Prefecture", "alias:Osaka"),
		place("moscow", "RU", city, "Moscow", "ru:Москва", "de:Moskau"),
		place("sverdlovsk-oblast", "RU", twinning.LevelProvince, "Sverdlovsk Oblast"),
		place("unna", "DE", unknown, "Unna"),
		place("kreis-unna", "DE", twinning.LevelCounty, "Unna District", "de:Kreis Unna"),
		place("mettmann", "DE", unknown, "Mettmann"),
		place("chemnitz", "DE", city, "Chemnitz", "former:Karl-Marx-Stadt"),
		place("frankfurt-main", "DE", city, "Frankfurt am Main", "alias:Frankfurt"),
		place("frankfurt-oder", "DE", city, "Frankfurt (Oder)", "alias:Frankfurt"),
		place("kansas", "US", twinning.LevelProvince, "Kansas"),
		at(place("springfield-ma", "US", city, "Springfield"), 42.1, -72.59),
		at(place("springfield-il", "US", city, "Springfield"), 39.8, -89.64),
		place("portland", "US", city, "Portland, Oregon", "alias:Portland"),
		at(place("albany", "US", city, "Albany"), 42.65, -73.76),
		at(place("augusta", "US", city, "Augusta"), 33.47, -82),
		place("tbilisi", "GE", city, "Tbilisi", "former:Tiflis"),
		place("seoul", "KR", city, "Seoul"),
		place("kinshasa", "CD", city, "Kinshasa"),
		place("aarhus", "DK", city, "Aarhus", "da:Århus"),
		place("san-jose-cr", "CR", city, "San José"),
		place("san-jose-us", "US", city, "San Jose"),
		place("neustadt", "DE", city, "Neustadt"),
		numbered(place("amsterdam", "NL", city, "Amsterdam"), "Q727"),
		at(place("durham", "GB", city, "Durham"), 54.776, -1.575),
		place("bratislava", "SK", city, "Bratislava"),
		made,
	}
}

func newStore(t *testing.T, cities []twinning.City) store.Store {
	t.Helper()
	ctx := context.Background()
	s, err := sqlite.Open(ctx, ":memory:")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	var countries []twinning.Entity
	for code := range strings.FieldsSeq("CN JP RU DE US GE KR CD DK CR NL GB SK") {
		countries = append(countries, twinning.Country{
			ID: twinning.CountryID(twinning.CountryCode(code)), Code: twinning.CountryCode(code),
			Names: twinning.Names{{Text: code, Language: "en", Kind: twinning.NameCommon}},
		})
	}
	imp, err := s.Begin(ctx, "test")
	if err != nil {
		t.Fatal(err)
	}
	if err := imp.Apply(ctx, store.Batch{Cities: cities, Entities: countries}); err != nil {
		t.Fatal(err)
	}
	if _, err := imp.Publish(ctx, store.PublishInfo{}); err != nil {
		t.Fatal(err)
	}
	return s
}

func newBatch(t *testing.T, s store.Store, d *review.Decisions, refs ...record.PlaceRef) *identity.Batch {
	t.Helper()
	b, err := identity.NewBatch(context.Background(), s, 1, nation.Known(), d, &identity.Unfound{}, refs)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestReferencesAreMatchedOrNot(t *testing.T) {
	type ref = record.PlaceRef
	cases := []struct {
		why   string
		ref   ref
		level twinning.Level
		want  twinning.ID
		grade identity.Grade
	}{
		{"by id", ref{ID: "city:harbin", Name: "Nonsense"}, "", "city:harbin", identity.ByID},
		{"an id that is not there is not looked for by name", ref{ID: "city:x", Name: "Harbin", Country: "CN"}, "", "", identity.None},
		{"by number", ref{Wikidata: "Q42956", Name: "Nonsense"}, "", "city:harbin", identity.ByRegister},
		{"a name and a code", ref{Name: "Harbin", Country: "CN"}, "", "city:harbin", identity.Exact},
		{"in another language", ref{Name: "Moskau", Country: "Rußland"}, "", "city:moscow", identity.Exact},
		{"without marks and case", ref{Name: "AARHUS", Country: "Dänemark"}, "", "city:aarhus", identity.Folded},
		{"an alias", ref{Name: "Kharbin", Country: "PR China"}, "", "city:harbin", identity.Alias},
		{"a former name", ref{Name: "Karl-Marx-Stadt", Country: "DDR"}, "", "city:chemnitz", identity.Former},
		{"with a word that says that it is a city", ref{Name: "City of Durham", Country: "England"}, "", "city:durham", identity.Variation},
		{"an umlaut written as two letters", ref{Name: "Aarhus/Arhus", Country: "DK"}, "", "city:aarhus", identity.Variation},
		{"in the wrong country", ref{Name: "Harbin", Country: "Japan"}, "", "", identity.None},
		{"in no country that there is", ref{Name: "Harbin", Country: "Manchuria"}, "", "", identity.Ambiguous},
		{"the only one of that name anywhere", ref{Name: "Chemnitz"}, "", "city:chemnitz", identity.NameOnly},
		{"one of two of that name anywhere", ref{Name: "San Jose"}, "", "city:san-jose-us", identity.NameOnly},
		{"an alias alone, without a country", ref{Name: "Kharbin"}, "", "", identity.Ambiguous},

		{"two towns of one name in a country", ref{Name: "Yichun", Country: "CN"}, "", "", identity.Ambiguous},
		{"told apart by the place that it is part of", ref{Name: "Yichun", Country: "CN", Region: "Heilongjiang"}, "", "city:yichun-north", identity.Exact},
		{"told apart by a name with the region", ref{Name: "Yichun", Country: "CN", Region: "Jiangxi"}, "", "city:yichun-south", identity.Exact},
		{"told apart by the state", ref{Name: "Springfield", Country: "USA", Region: "Illinois"}, "", "city:springfield-il", identity.Exact},
		{"told apart by the letters of the state", ref{Name: "Springfield, MA", Country: "USA"}, "", "city:springfield-ma", identity.Variation},
		{"in a state where none of that name is", ref{Name: "Springfield", Country: "USA", Region: "Oregon"}, "", "", identity.None},
		{"a state in place of the country, where none is", ref{Name: "Springfield", Country: "Texas"}, "", "", identity.None},
		{"one that was made in the region", ref{Name: "Dover", Country: "GB", Region: "Kent"}, "", "city:dover-kent", identity.Exact},
		{"one that was made in another region", ref{Name: "Dover", Country: "GB", Region: "Essex"}, "", "", identity.None},
		{"told apart by coordinates", ref{Name: "Springfield", Country: "USA", Location: &twinning.Location{Lat: 39.79, Lon: -89.65}}, "", "city:springfield-il", identity.Near},
		{"near neither", ref{Name: "Springfield", Country: "USA", Location: &twinning.Location{Lat: 37.2, Lon: -93.3}}, "", "", identity.None},
		{"the same name far away", ref{Name: "Durham", Country: "UK", Location: &twinning.Location{Lat: 50, Lon: -5}}, "", "", identity.None},
		{"an alias of two", ref{Name: "Frankfurt", Country: "DE"}, "", "", identity.Ambiguous},
		{"with the river in brackets", ref{Name: "Frankfurt (Oder)", Country: "DE"}, "", "city:frankfurt-oder", identity.Exact},

		{"a city and the prefecture of the same name", ref{Name: "Kyoto", Country: "JP"}, "", "city:kyoto", identity.Exact},
		{"the prefecture", ref{Name: "Kyoto Prefecture", Country: "JP"}, "", "city:kyoto-prefecture", identity.Folded},
		{"the prefecture by the level given", ref{Name: "Kyoto", Country: "JP"}, twinning.LevelProvince, "city:kyoto-prefecture", identity.Alias},
		{"a city is not the prefecture that is there alone", ref{Name: "Osaka", Country: "JP"}, "", "", identity.None},
		{"an oblast is not the city that is there alone", ref{Name: "Moscow Oblast", Country: "RU"}, "", "", identity.None},
		{"a province by its bare name", ref{Name: "Heilongjiang", Country: "CN"}, "", "city:heilongjiang", identity.Exact},
		{"a province with the word", ref{Name: "Heilongjiang Province", Country: "CN"}, "", "city:heilongjiang", identity.Variation},
		{"a city is not the province of that name", ref{Name: "Heilongjiang", Country: "CN"}, twinning.LevelCity, "", identity.None},
		{"a town beside its district", ref{Name: "Unna", Country: "DE"}, "", "city:unna", identity.Exact},
		{"the district of that name", ref{Name: "Kreis Unna", Country: "DE"}, "", "city:kreis-unna", identity.Exact},
		{"the district in other words", ref{Name: "Landkreis Unna", Country: "DE"}, "", "", identity.None},
		{"a district whose town is there alone", ref{Name: "Kreis Mettmann", Country: "DE"}, "", "", identity.None},
		{"a district of a city", ref{Name: "道里区", Country: "中国", Region: "Harbin"}, "", "city:daoli", identity.Exact},
		{"Kansas City is not Kansas", ref{Name: "Kansas City", Country: "US"}, "", "", identity.None},
		{"a city without the word in Chinese", ref{Name: "哈尔滨", Country: "China"}, "", "city:harbin", identity.Variation},

		{"a country that may be two, one of which has it", ref{Name: "Seoul", Country: "Korea"}, "", "city:seoul", identity.Exact},
		{"another such", ref{Name: "Kinshasa", Country: "Congo"}, "", "city:kinshasa", identity.Exact},
		{"a state that is no more", ref{Name: "Bratislava", Country: "Tschechoslowakei"}, "", "city:bratislava", identity.Exact},
		{"Georgia the country", ref{Name: "Tbilisi", Country: "Georgia"}, "", "city:tbilisi", identity.Exact},
		{"Georgia the state", ref{Name: "Augusta", Country: "Georgia"}, "", "city:augusta", identity.Exact},
		{"Georgia the state, where none is", ref{Name: "Albany", Country: "Georgia"}, "", "", identity.None},
		{"Georgia the state, not known to lie there", ref{Name: "Portland", Country: "Georgia"}, "", "", identity.Ambiguous},
		{"a state in place of the country", ref{Name: "Portland", Country: "Oregon"}, "", "city:portland", identity.Alias},

		{"a number that is not there, of a place that has another", ref{Wikidata: "Q9899", Name: "Amsterdam", Country: "NL"}, "", "", identity.None},
		{"a number that is not there, of a place that has none", ref{Wikidata: "Q1", Name: "Neustadt", Country: "DE"}, "", "", identity.Ambiguous},
		{"the same, in the same spot", ref{Wikidata: "Q179815", Name: "Durham", Country: "GB", Location: &twinning.Location{Lat: 54.78, Lon: -1.57}}, "", "city:durham", identity.Near},

		{"a slip of the pen", ref{Name: "Chemnitx", Country: "DE"}, "", "", identity.NearSpelling},
		{"a short name with a slip", ref{Name: "Unma", Country: "DE"}, "", "", identity.None},
		{"nothing", ref{}, "", "", identity.None},
		{"punctuation", ref{Name: "?!", Country: "DE"}, "", "", identity.None},
	}
	refs := make([]record.PlaceRef, len(cases))
	for i, c := range cases {
		refs[i] = c.ref
	}
	b := newBatch(t, newStore(t, world()), nil, refs...)
	for _, c := range cases {
		m := b.MatchAs(c.ref, c.level)
		if m.ID != c.want || m.Grade != c.grade || m.Reason == "" {
			t.Errorf("%s: %s is %q, %s (%s) of %+v; want %q, %s", c.why, c.ref, m.ID, m.Grade, m.Reason, m.Candidates, c.want, c.grade)
		}
		if m.ID != "" && len(m.Candidates) > 0 {
			t.Errorf("%s: matched, and has candidates", c.why)
		}
	}
}

func TestCandidatesComeWithWhy(t *testing.T) {
	for _, c := range []struct {
		ref        record.PlaceRef
		reason     string
		candidates []identity.Candidate
	}{
		{record.PlaceRef{Name: "Chemnizt", Country: "DE"}, "of a near spelling", []identity.Candidate{{"city:chemnitz", identity.NearSpelling, `one letter to "chemnitz"`}}},
		{record.PlaceRef{Name: "Moscow Oblast", Country: "RU"}, "is a city, not a province", []identity.Candidate{{"city:moscow", identity.Ambiguous, `"moscow" is one of its names, but it is a city, not a province`}}},
		{record.PlaceRef{Name: "Harbin", Country: "Manchuria"}, `no country is called "Manchuria"`, []identity.Candidate{{"city:harbin", identity.Exact, "its name in English"}}},
		{record.PlaceRef{Name: "Yichun", Country: "CN"}, "several places have that name", []identity.Candidate{{"city:yichun-north", identity.Exact, "its name in English"}, {"city:yichun-south", identity.Exact, "its name in English"}}},
		{record.PlaceRef{Name: "Nowhere", Country: "DE"}, "no place of that name", nil},
	} {
		m := newBatch(t, newStore(t, world()), nil, c.ref).Match(c.ref)
		if !strings.Contains(m.Reason, c.reason) || !slices.Equal(m.Candidates, c.candidates) {
			t.Errorf("%s: %s %q of %+v", c.ref, m.Grade, m.Reason, m.Candidates)
		}
	}
}

func TestDecisionsComeBeforeNamesAndAfterNumbers(t *testing.T) {
	d, err := review.Read(strings.NewReader("name,country,region,decision\n"+
		"Yichun,CN,,city:yichun-south\nHarbin,CN,,skip\nBerlin,DE,,new\nAarhus,DK,,city:gone\n"), "review.csv")
	if err != nil {
		t.Fatal(err)
	}
	yichun, harbin := record.PlaceRef{Name: "YICHUN", Country: "cn"}, record.PlaceRef{Name: "Harbin", Country: "CN"}
	berlin, aarhus := record.PlaceRef{Name: "Berlin", Country: "DE"}, record.PlaceRef{Name: "Aarhus", Country: "DK"}
	known := record.PlaceRef{Wikidata: "Q42956", Name: "Harbin", Country: "CN"}
	b := newBatch(t, newStore(t, world()), d, yichun, harbin, berlin, aarhus, known)
	if m := b.Match(yichun); m.ID != "city:yichun-south" || m.Grade != identity.ByDecision {
		t.Errorf("%+v", m)
	}
	if m := b.Match(harbin); m.ID != "" || !m.Skip || m.Create {
		t.Errorf("%+v", m)
	}
	if m := b.Match(berlin); m.ID != "" || m.Skip || !m.Create {
		t.Errorf("%+v", m)
	}
	if m := b.Match(aarhus); m.ID != "" || m.Grade != identity.Ambiguous || !strings.Contains(m.Reason, "city:gone") {
		t.Errorf("%+v", m)
	}
	if m := b.Match(known); m.ID != "city:harbin" {
		t.Errorf("%+v", m)
	}
}

func TestADecisionForANewPlaceMakesOne(t *testing.T) {
	d, err := review.Read(strings.NewReader("name,country,region,decision\nYichun,CN,,new\n"), "review.csv")
	if err != nil {
		t.Fatal(err)
	}
	ref := record.PlaceRef{Name: "Yichun", Country: "CN"}
	made := place("made", "CN", twinning.LevelUnknown, "Yichun")
	made.Created = true
	if m := newBatch(t, newStore(t, world()), d, ref).Match(ref); m.ID != "" || !m.Create {
		t.Errorf("before: %+v", m)
	}
	elsewhere := place("elsewhere", "CN", twinning.LevelUnknown, "Yichun", "alias:Yichun, Hubei")
	elsewhere.Created = true
	if m := newBatch(t, newStore(t, append(world(), elsewhere)), d, ref).Match(ref); m.ID != "" || !m.Create {
		t.Errorf("when one was made elsewhere: %+v", m)
	}
	if m := newBatch(t, newStore(t, append(world(), made)), d, ref).Match(ref); m.ID != "city:made" || m.Create || m.Grade != identity.ByDecision {
		t.Errorf("when it was made: %+v", m)
	}
}

func TestPlacesOfTheChunkAreKnownUntilForgotten(t *testing.T) {
	berlin := record.PlaceRef{Name: "Berlin", Country: "Deutschland"}
	b := newBatch(t, newStore(t, world()), nil, berlin)
	if m := b.Match(berlin); m.ID != "" {
		t.Fatalf("%+v", m)
	}
	b.Add(place("berlin", "DE", twinning.LevelCity, "Berlin"), "city:theirs")
	for _, ref := range []record.PlaceRef{berlin, {ID: "city:theirs"}, {ID: "city:berlin"}} {
		if m := b.Match(ref); m.ID != "city:berlin" {
			t.Errorf("%s: %+v", ref, m)
		}
	}
	b.Forget()
	if m := b.Match(berlin); m.ID != "" {
		t.Errorf("%+v", m)
	}
}
