package loader_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"github.com/sistergraph/sistergraph/loader/identity"
	"github.com/sistergraph/sistergraph/loader/identity/nation"
	"github.com/sistergraph/sistergraph/loader/record"
	"github.com/sistergraph/sistergraph/twinning"
)

// labelled is a reference whose place is known.
type labelled struct {
	kind string
	ref  record.PlaceRef
	want twinning.ID // empty when it means no place of the store
}

// sample makes references of the names of the shipped places: as they are, in
// other languages, spelled otherwise, with a slip of the pen, in the wrong
// country. The same seed makes the same sample.
func sample(cities []twinning.City) []labelled {
	random := rand.New(rand.NewPCG(48, 22))
	in := func(c twinning.City, l string) string {
		return display.Regions(language.MustParse(l)).Name(language.MustParseRegion(string(c.Country())))
	}
	var out []labelled
	add := func(kind string, c twinning.City, name, country string) {
		if name != "" && country != "" {
			out = append(out, labelled{kind, record.PlaceRef{Name: name, Country: country}, c.ID})
		}
	}
	named := func(c twinning.City, l string) string {
		for _, n := range c.Names {
			if n.Language == l {
				return n.Text
			}
		}
		return ""
	}
	for _, i := range random.Perm(len(cities))[:300] {
		c := cities[i]
		english := c.Name("en").Text
		add("English name, code", c, english, string(c.Country()))
		add("English name, country in English", c, english, in(c, "en"))
		add("exonym in German", c, named(c, "de"), in(c, "de"))
		add("exonym in French", c, named(c, "fr"), in(c, "fr"))
		add("exonym in Russian", c, named(c, "ru"), in(c, "ru"))
		add("exonym in Chinese", c, named(c, "zh"), in(c, "zh"))
		add("without marks, in capitals", c, strings.ToUpper(twinning.Fold(english)), in(c, "en"))
		add("City of", c, "City of "+english, in(c, "en"))
		if len(c.Aliases) > 0 {
			add("other spelling", c, c.Aliases[random.IntN(len(c.Aliases))], in(c, "en"))
		}
		if utf8.RuneCountInString(english) >= 7 {
			add("one slip", c, slip(random, english), in(c, "en"))
		}
		wrong := cities[random.IntN(len(cities))]
		if wrong.Country() != c.Country() && !bears(cities, english, wrong.Country()) {
			out = append(out, labelled{"wrong country", record.PlaceRef{Name: english, Country: string(wrong.Country())}, ""})
		}
	}
	return out
}

// bears tells whether a place of the country has the name in any form.
func bears(cities []twinning.City, name string, country twinning.CountryCode) bool {
	folded := twinning.Fold(name)
	return slices.ContainsFunc(cities, func(c twinning.City) bool {
		return c.Country() == country && slices.ContainsFunc(c.SearchKeys(), func(k twinning.SearchKey) bool { return k.Text == folded })
	})
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

func TestPrecisionAndRecallOfTheMatcher(t *testing.T) {
	ctx := context.Background()
	s := shipped(t)
	var cities []twinning.City
	for v, err := range s.Stream(ctx, 1, twinning.TypeCity) {
		if err != nil {
			t.Fatal(err)
		}
		cities = append(cities, v.(twinning.City))
	}
	reference, err := s.Reference(ctx, 1)
	if err != nil {
		t.Fatal(err)
	}
	refs := sample(cities)
	asked := make([]record.PlaceRef, len(refs))
	for i, l := range refs {
		asked[i] = l.ref
	}
	b, err := identity.NewBatch(ctx, s, 1, nation.Known().With(reference.Countries), nil, asked)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("asked the store about %d references", len(refs))
	type score struct{ asked, should, matched, right, wrong, undecided int }
	scores := map[string]*score{"all": {}}
	var kinds []string
	for _, l := range refs {
		if scores[l.kind] == nil {
			scores[l.kind] = &score{}
			kinds = append(kinds, l.kind)
		}
		m := b.Match(l.ref)
		for _, sc := range []*score{scores[l.kind], scores["all"]} {
			sc.asked++
			if l.want != "" {
				sc.should++
			}
			switch {
			case m.ID == "":
				sc.undecided++
			case m.ID == l.want:
				sc.matched++
				sc.right++
			default:
				sc.matched++
				sc.wrong++
			}
		}
		if m.ID != "" && m.ID != l.want && testing.Verbose() {
			t.Logf("%s: %s is taken for %s (%s), not %s", l.kind, l.ref, m.ID, m.Reason, l.want)
		}
	}
	for _, k := range append(kinds, "all") {
		sc := scores[k]
		fmt.Printf("matcher: %-34s %5d asked, precision %.4f, recall %.4f, %d left to a person\n",
			k, sc.asked, ratio(sc.right, sc.matched), ratio(sc.right, sc.should), sc.undecided)
	}
	if all := scores["all"]; ratio(all.right, all.matched) < 0.995 || ratio(all.right, all.should) < 0.9 {
		t.Errorf("precision and recall fell to %.4f and %.4f", ratio(all.right, all.matched), ratio(all.right, all.should))
	}
}

func ratio(part, whole int) float64 {
	if whole == 0 {
		return 1
	}
	return float64(part) / float64(whole)
}
