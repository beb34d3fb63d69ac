package identity_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"github.com/sistergraph/sistergraph/loader"
	"github.com/sistergraph/sistergraph/loader/identity"
	"github.com/sistergraph/sistergraph/loader/identity/nation"
	"github.com/sistergraph/sistergraph/loader/identity/placename"
	"github.com/sistergraph/sistergraph/loader/record"
	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/store/sqlite"
	"github.com/sistergraph/sistergraph/twinning"
)

// What is to become of a labelled reference.
type wish int

const (
	take    wish = iota // it means the place
	propose             // a person is to be shown the place
	leave               // it means no place of the store
)

// labelled is a reference of which it is known what it means.
type labelled struct {
	kind string
	ref  record.PlaceRef
	wish wish
	want twinning.ID
}

// sampled is how many places the sample is drawn from.
const sampled = 300

// sampler makes references of the names of places. The same seed makes the same.
type sampler struct {
	random *rand.Rand
	cities []twinning.City
	keys   map[string]map[twinning.ID]bool // places by "country folded name"
	out    []labelled
}

func (s *sampler) add(kind string, w wish, want twinning.ID, ref record.PlaceRef) {
	if ref.Name != "" {
		s.out = append(s.out, labelled{kind, ref, w, want})
	}
}

// borne tells whether a place of the country, or of any, bears the name.
func (s *sampler) borne(name string, country twinning.CountryCode) bool {
	return len(s.keys[string(country)+" "+twinning.Fold(name)]) > 0
}

func countryIn(c twinning.City, lang string) string {
	return display.Regions(language.MustParse(lang)).Name(language.MustParseRegion(string(c.Country())))
}

func nameIn(c twinning.City, lang string) string {
	i := slices.IndexFunc(c.Names, func(n twinning.Name) bool { return n.Language == lang })
	if i < 0 {
		return ""
	}
	return c.Names[i].Text
}

// usual are names as lists have them.
func (s *sampler) usual(c twinning.City) {
	english, country := c.Name("en").Text, countryIn(c, "en")
	ref := func(name, country string) record.PlaceRef { return record.PlaceRef{Name: name, Country: country} }
	s.add("English name and code", take, c.ID, ref(english, string(c.Country())))
	s.add("English name, country in English", take, c.ID, ref(english, country))
	for _, lang := range []string{"de", "fr", "ru", "zh"} {
		s.add("exonym in "+display.English.Languages().Name(language.MustParse(lang)), take, c.ID, ref(nameIn(c, lang), countryIn(c, lang)))
	}
	if dotted := dots.Replace(english); dotted != english {
		s.add("dots of an umlaut as e", take, c.ID, ref(dotted, countryIn(c, "de")))
	}
	s.add("in capitals without marks", take, c.ID, ref(strings.ToUpper(twinning.Fold(english)), country))
	if placename.Level(english, c.Country()) == twinning.LevelUnknown {
		s.add("with City of", take, c.ID, ref("City of "+english, country))
	}
	if len(c.Aliases) > 0 {
		s.add("transliteration or other spelling", take, c.ID, ref(c.Aliases[s.random.IntN(len(c.Aliases))], country))
	}
	if len(s.keys[" "+twinning.Fold(english)]) == 1 {
		s.add("without a country", take, c.ID, ref(english, ""))
	}
}

var dots = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "Ä", "Ae", "Ö", "Oe", "Ü", "Ue")

// unusual are names that must not be taken for the place.
func (s *sampler) unusual(c twinning.City) {
	english, country := c.Name("en").Text, countryIn(c, "en")
	if utf8.RuneCountInString(english) >= 7 {
		if name := slip(s.random, english); !s.borne(name, c.Country()) {
			s.add("typing error", propose, c.ID, record.PlaceRef{Name: name, Country: country})
		}
	}
	wrong := s.cities[s.random.IntN(len(s.cities))]
	if wrong.Country() != c.Country() && !s.borne(english, wrong.Country()) {
		s.add("wrong country", leave, "", record.PlaceRef{Name: english, Country: countryIn(wrong, "en")})
	}
	for _, word := range []string{" Province", " District", " County"} {
		if name := english + word; placename.Level(english, c.Country()) == twinning.LevelUnknown && c.Level == twinning.LevelUnknown && !s.borne(name, c.Country()) {
			s.add("its province, district or county", leave, "", record.PlaceRef{Name: name, Country: country})
		}
	}
	if c.Location != nil {
		far := twinning.Location{Lat: -c.Location.Lat, Lon: c.Location.Lon}
		if twinning.DistanceKm(far, *c.Location) > 500 {
			s.add("same name elsewhere", leave, "", record.PlaceRef{Name: english, Country: country, Location: &far})
		}
	}
}

// slip drops, doubles, swaps or changes a letter, but not the first.
func slip(random *rand.Rand, name string) string {
	r := []rune(name)
	i := 1 + random.IntN(len(r)-2)
	switch random.IntN(4) {
	case 0:
		r = slices.Delete(r, i, i+1)
	case 1:
		r = slices.Insert(r, i, r[i])
	case 2:
		r[i], r[i+1] = r[i+1], r[i]
	default:
		r[i] = rune('a' + random.IntN(26))
	}
	return string(r)
}

func sample(cities []twinning.City) []labelled {
	s := &sampler{random: rand.New(rand.NewPCG(48, 22)), cities: cities, keys: map[string]map[twinning.ID]bool{}}
	for _, c := range cities {
		for _, k := range c.SearchKeys() {
			for _, key := range []string{" " + k.Text, string(c.Country()) + " " + k.Text} {
				if s.keys[key] == nil {
					s.keys[key] = map[twinning.ID]bool{}
				}
				s.keys[key][c.ID] = true
			}
		}
	}
	for _, i := range s.random.Perm(len(cities))[:sampled] {
		if cities[i].Country() != "" {
			s.usual(cities[i])
			s.unusual(cities[i])
		}
	}
	twice := map[string]int{}
	for _, c := range cities {
		twice[string(c.Country())+c.Name("en").Text]++
	}
	for _, c := range cities {
		if twice[string(c.Country())+c.Name("en").Text] > 1 {
			s.add("name of two places of a country", propose, c.ID, record.PlaceRef{Name: c.Name("en").Text, Country: string(c.Country())})
			if c.Location != nil && c.Wikidata != "" {
				s.add("the same by number", take, c.ID, record.PlaceRef{Wikidata: c.Wikidata, Name: c.Name("en").Text, Country: string(c.Country())})
			}
		}
	}
	return s.out
}

// score counts what became of references.
type score struct{ asked, toTake, taken, right, toPropose, proposed int }

func (s *score) count(l labelled, m identity.Match) {
	s.asked++
	if l.wish == take {
		s.toTake++
	}
	if m.ID != "" {
		s.taken++
		if m.ID == l.want {
			s.right++
		}
	}
	if l.wish == propose {
		s.toPropose++
		if m.ID == l.want || slices.ContainsFunc(m.Candidates, func(c identity.Candidate) bool { return c.ID == l.want }) {
			s.proposed++
		}
	}
}

func (s *score) String() string {
	return fmt.Sprintf("%5d asked, %5d taken, precision %.4f, recall %.4f, proposed %.4f",
		s.asked, s.taken, ratio(s.right, s.taken), ratio(s.right, s.toTake), ratio(s.proposed, s.toPropose))
}

func ratio(part, whole int) float64 {
	if whole == 0 {
		return 1
	}
	return min(1, float64(part)/float64(whole))
}

// loaded is a store with the shipped data, for all tests that only read it.
var loaded = sync.OnceValues(func() (store.Store, error) {
	ctx := context.Background()
	s, err := sqlite.Open(ctx, ":memory:")
	if err != nil {
		return nil, err
	}
	_, err = loader.Load(ctx, s, loader.Shipped(), loader.Options{})
	return s, err
})

func shippedStore(t *testing.T) store.Store {
	t.Helper()
	s, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestPrecisionAndRecallOfTheMatcher(t *testing.T) {
	ctx := context.Background()
	s := shippedStore(t)
	var cities []twinning.City
	for v, err := range s.Stream(ctx, 1, twinning.TypeCity) {
		if err != nil {
			t.Fatal(err)
		}
		cities = append(cities, v.(twinning.City))
	}
	references := sample(cities)
	all, byKind := &score{}, map[string]*score{}
	for chunk := range slices.Chunk(references, 400) {
		refs := make([]record.PlaceRef, len(chunk))
		for i, l := range chunk {
			refs[i] = l.ref
		}
		b, err := identity.NewBatch(ctx, s, 1, nation.Known(), nil, &identity.Unfound{}, refs)
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range chunk {
			m := b.Match(l.ref)
			if byKind[l.kind] == nil {
				byKind[l.kind] = &score{}
			}
			byKind[l.kind].count(l, m)
			all.count(l, m)
			if m.ID != "" && m.ID != l.want {
				t.Logf("%s: %s is taken for %s (%s), not %s", l.kind, l.ref, m.ID, m.Reason, l.want)
			}
		}
	}
	kinds := make([]string, 0, len(byKind))
	for kind := range byKind {
		kinds = append(kinds, kind)
	}
	slices.Sort(kinds)
	for _, kind := range kinds {
		t.Logf("%-36s %s", kind, byKind[kind])
		if p := ratio(byKind[kind].right, byKind[kind].taken); p < 0.98 {
			t.Errorf("%s: precision fell to %.4f", kind, p)
		}
	}
	fmt.Printf("identity: %s\n", all)
	if p, r, o := ratio(all.right, all.taken), ratio(all.right, all.toTake), ratio(all.proposed, all.toPropose); p < 0.995 || r < 0.98 || o < 0.95 {
		t.Errorf("precision, recall and proposals fell to %.4f, %.4f and %.4f", p, r, o)
	}
	if n := byKind["wrong country"].taken; n > 0 {
		t.Errorf("%d names were taken for places of another country", n)
	}
}
