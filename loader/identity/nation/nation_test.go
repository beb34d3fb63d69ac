package nation_test

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"github.com/sistergraph/sistergraph/loader/identity/nation"
	"github.com/sistergraph/sistergraph/twinning"
)

func TestCountriesAreKnownInEverySpelling(t *testing.T) {
	for want, texts := range map[twinning.CountryCode]string{
		"RU": "RU|RUS|643|ru|Russia|Rußland|Russland|RUSSIAN FEDERATION|Russ. Föderation|Россия|俄罗斯|ロシア|Russian Federation (the)",
		"MK": "Republic of Macedonia|N. Macedonia|North Macedonia|FYROM|Mazedonien|Macedonia|Северна Македонија",
		"TR": "Turkey|Türkiye|Turkiye|Türkei|TUR|792|トルコ",
		"CZ": "Czech Rep.|Czech Republic|Czechia|Tschech. Republik|Tschechien|Česko|République tchèque",
		"CN": "PR China|P.R. China|PRC|China|中国|中國|VR China|V.R. China|People's Republic of China|China (People's Republic of)",
		"TW": "Taiwan|Republic of China|Taiwan, Province of China|中華民國",
		"GB": "UK|U.K.|GB|GBR|Great Britain|United Kingdom|Großbritannien|Vereinigtes Königreich|Royaume-Uni|英国",
		"US": "USA|U.S.A.|US|United States|Vereinigte Staaten|États-Unis|EE. UU.|美国",
		"KR": "South Korea|Republic of Korea|Korea, Republic of|R. of Korea|S. Korea|한국|대한민국",
		"KP": "DPRK|North Korea|Korea (Democratic People's Republic of)",
		"VN": "Viet Nam|Vietnam|Việt Nam",
		"MM": "Burma|Myanmar|Birma",
		"NL": "Holland|The Netherlands|Nederland|NED.|Kingdom of the Netherlands",
		"BA": "Bosnia|Bosnia-Herz.|Bosnia and Herzegovina|BiH",
		"DO": "Dom. Rep.|Dominican Republic",
		"CD": "DR Congo|Zaire|Congo, the Democratic Republic of the",
		"XK": "Kosovo|XK|XKX",
		"ES": "Kingdom of Spain|España|Spanien",
		"GE": "Republic of Georgia|Georgien|საქართველო|GEO",
		"IE": "Republic of Ireland|Éire|Irland",
		"DM": "Dominica",
		"NE": "Niger",
		"NG": "Nigeria",
	} {
		for text := range strings.SplitSeq(texts, "|") {
			if got := nation.Known().Find(text); len(got) != 1 || got[0] != (nation.Reading{Country: want}) {
				t.Errorf("%q is %+v, want %s", text, got, want)
			}
		}
	}
}

func TestPartsAndFormerStatesAreSaidToBeSuch(t *testing.T) {
	for text, want := range map[string]nation.Reading{
		"England":       {Country: "GB", Part: "England"},
		"Schottland":    {Country: "GB", Part: "Schottland"},
		"Oregon":        {Country: "US", Part: "Oregon"},
		"Ontario":       {Country: "CA", Part: "Ontario"},
		"DDR":           {Country: "DE", Former: true},
		"East Germany ": {Country: "DE", Former: true},
	} {
		if got := nation.Known().Find(text); len(got) != 1 || got[0] != want {
			t.Errorf("%q is %+v, want %+v", text, got, want)
		}
	}
}

func TestAmbiguousTextsHaveSeveralReadings(t *testing.T) {
	for text, want := range map[string][]twinning.CountryCode{
		"Korea":          {"KR", "KP"},
		"Congo":          {"CD", "CG"},
		"Georgia":        {"GE", "US"},
		"Czechoslovakia": {"CZ", "SK"},
		"ČSSR":           {"CZ", "SK"},
	} {
		var got []twinning.CountryCode
		for _, r := range nation.Known().Find(text) {
			got = append(got, r.Country)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q is %v, want %v", text, got, want)
		}
	}
	if got := nation.Known().Find("Soviet Union"); len(got) != 15 || !got[0].Former {
		t.Errorf("the Soviet Union has the successors %+v", got)
	}
}

func TestWhatIsNoCountryIsNone(t *testing.T) {
	for _, text := range []string{"", " ", "Atlantis", "ZZ", "EU", "999", "Europe", "Manchuria", ".", "R.", "X. Y.", "\xff", strings.Repeat("a. ", 500)} {
		if got := nation.Known().Find(text); len(got) != 0 {
			t.Errorf("%q is %+v", text, got)
		}
	}
}

func TestEveryNameOfAMajorLanguageMeansItsCountry(t *testing.T) {
	for _, lang := range []string{"en", "de", "fr", "es", "pt", "it", "ru", "zh", "ja", "ko", "ar", "tr"} {
		names := display.Regions(language.MustParse(lang))
		for _, code := range []string{"CN", "DE", "RU", "US", "GB", "FR", "IE", "IR", "NE", "NG", "AT", "AU", "CD", "CG", "SK", "SI", "MK", "ME", "XK", "TW", "HK", "PS"} {
			text := names.Name(language.MustParseRegion(code))
			if got := nation.Known().Find(text); len(got) != 1 || string(got[0].Country) != code {
				t.Errorf("%s %q is %+v, want %s", lang, text, got, code)
			}
		}
	}
}

func TestNamesOfTheStoreAreKnownToo(t *testing.T) {
	names := nation.Known().With([]twinning.Country{
		{Code: "AD", Names: twinning.Names{{Text: "Land of the Pyrenees (the)"}}, Aliases: []string{"Valleys of Andorra"}},
	})
	for _, text := range []string{"Land of the Pyrenees", "land of the pyrenees (the)", "VALLEYS OF ANDORRA"} {
		if got := names.Find(text); len(got) != 1 || got[0].Country != "AD" {
			t.Errorf("%q is %+v", text, got)
		}
		if got := nation.Known().Find(text); len(got) != 0 {
			t.Errorf("the names that need no store changed: %q is %+v", text, got)
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{"UK", "Tschech. Republik", "Bolivia (", ")(", "（）", "156", "..."} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, r := range nation.Known().Find(text) {
			if _, ok := nation.Code(string(r.Country)); !ok {
				t.Errorf("%q gives the code %q", text, r.Country)
			}
		}
	})
}
