package placename_test

import (
	"slices"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"github.com/sistergraph/sistergraph/loader/identity/placename"
	"github.com/sistergraph/sistergraph/twinning"
)

func TestWordsTellTheLevel(t *testing.T) {
	for _, c := range []struct {
		name    string
		country twinning.CountryCode
		want    twinning.Level
	}{
		{"Harbin", "CN", twinning.LevelUnknown},
		{"Moscow Oblast", "RU", twinning.LevelProvince},
		{"Московская область", "RU", twinning.LevelProvince},
		{"Heilongjiang Province", "CN", twinning.LevelProvince},
		{"黑龙江省", "CN", twinning.LevelProvince},
		{"Provincia di Torino", "IT", twinning.LevelProvince},
		{"Kyōto Prefecture", "JP", twinning.LevelProvince},
		{"Osaka-fu", "JP", twinning.LevelProvince},
		{"Fairfax County", "US", twinning.LevelCounty},
		{"Landkreis Rastatt", "DE", twinning.LevelCounty},
		{"Kreis Unna", "DE", twinning.LevelCounty},
		{"Daoli District", "CN", twinning.LevelDistrict},
		{"道里区", "CN", twinning.LevelDistrict},
		{"Gangnam-gu", "KR", twinning.LevelDistrict},
		{"Shinjuku-ku", "JP", twinning.LevelDistrict},
		{"Vilnius District Municipality", "LT", twinning.LevelDistrict},
		{"哈尔滨市", "CN", twinning.LevelCity},
		{"City of Melbourne", "AU", twinning.LevelCity},
		{"Sapporo-shi", "JP", twinning.LevelCity},
		{"Stadt Köln", "DE", twinning.LevelCity},
		{"Kansas City", "US", twinning.LevelUnknown},
		{"Communauté urbaine d'Arras", "FR", twinning.LevelUnknown},
		{"Communauté urbaine de Lyon", "FR", twinning.LevelCommunity},
		{"京都", "JP", twinning.LevelUnknown},
		{"大阪府", "JP", twinning.LevelProvince},
	} {
		if got := placename.Level(c.name, c.country); got != c.want {
			t.Errorf("%s, %s is %s, want %s", c.name, c.country, got, c.want)
		}
	}
}

func TestFormsOfANameComeWithWhatWasLeftOut(t *testing.T) {
	for name, want := range map[string]placename.Form{
		"Kreis Unna":             {Text: "unna", Level: twinning.LevelCounty},
		"City of Canterbury":     {Text: "canterbury", Level: twinning.LevelCity},
		"Halle (Saale)":          {Text: "halle", Level: twinning.LevelUnknown, Region: "Saale"},
		"Stadt Frankfurt (Oder)": {Text: "frankfurt", Level: twinning.LevelCity, Region: "Oder"},
		"Portland, Oregon":       {Text: "portland", Level: twinning.LevelUnknown, Region: "Oregon"},
		"Biel/Bienne":            {Text: "bienne", Level: twinning.LevelUnknown},
		"St. Petersburg":         {Text: "saint petersburg", Level: twinning.LevelUnknown},
		"Saint-Denis":            {Text: "st denis", Level: twinning.LevelUnknown},
		"Koeln":                  {Text: "koln", Level: twinning.LevelUnknown},
		"哈尔滨市":                   {Text: "哈尔滨", Level: twinning.LevelCity},
		"哈尔滨":                    {Text: "哈尔滨市", Level: twinning.LevelCity},
	} {
		got := placename.Forms(name, "")
		if got[0] != (placename.Form{Text: twinning.Fold(name), Level: twinning.LevelUnknown}) {
			t.Errorf("%s begins with %+v", name, got[0])
		}
		if !slices.Contains(got, want) {
			t.Errorf("%s is %+v, which lacks %+v", name, got, want)
		}
	}
	if got := placename.Forms(" - ", ""); len(got) != 0 {
		t.Errorf("nothing has the forms %+v", got)
	}
}

func TestSlipsAreCounted(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{
		{"harbin", "harbin", 0},
		{"harbin", "habrin", 1},
		{"harbin", "harbn", 1},
		{"harbin", "harbiin", 1},
		{"harbin", "horbin", 1},
		{"harbin", "habrn", 2},
		{"harbin", "hamburg", 3},
		{"a", "abcdef", 3},
		{"", "ab", 2},
		{"哈尔滨", "哈爾滨", 1},
	} {
		if got := placename.Slips(c.a, c.b, 2); got != c.want {
			t.Errorf("%s and %s differ by %d, want %d", c.a, c.b, got, c.want)
		}
		if placename.Slips(c.a, c.b, 2) != placename.Slips(c.b, c.a, 2) {
			t.Errorf("%s and %s differ by the order", c.a, c.b)
		}
	}
}

func FuzzForms(f *testing.F) {
	for _, s := range []string{"City of City of X", "a (b", ")(", "x/", "市市市", "st st st", "г г г"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, name string) {
		for _, form := range placename.Forms(name, "CN") {
			if form.Text == "" || utf8.ValidString(name) && !utf8.ValidString(form.Text) {
				t.Errorf("%q has the form %+v", name, form)
			}
		}
	})
}

func TestSlipsAreThoseOfTheWholeTable(t *testing.T) {
	letters := rapid.StringMatching(`[abä]{0,9}`)
	rapid.Check(t, func(t *rapid.T) {
		a, b, limit := letters.Draw(t, "a"), letters.Draw(t, "b"), rapid.IntRange(0, 4).Draw(t, "limit")
		if got, want := placename.Slips(a, b, limit), min(placename.Slips(a, b, 20), limit+1); got != want {
			t.Fatalf("%q and %q within %d: %d, want %d", a, b, limit, got, want)
		}
	})
}
