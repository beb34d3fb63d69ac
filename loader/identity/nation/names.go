package nation

import (
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"github.com/sistergraph/sistergraph/twinning"
)

// codes are the codes of ISO 3166-1, and XK.
const codes = "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ " +
	"CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR " +
	"GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP " +
	"KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ " +
	"NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW " +
	"SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ " +
	"UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW"

// Code is the country of two capital letters that are a code of ISO 3166-1, or
// XK; false for any other text, which Find may know.
func Code(text string) (twinning.CountryCode, bool) {
	code := twinning.CountryCode(text)
	return code, isCode(code)
}

func isCode(code twinning.CountryCode) bool {
	return len(code) == 2 && strings.Contains(" "+codes+" ", " "+string(code)+" ")
}

// The sources of names, the most trusted first: of a text that two countries
// have, the better source decides, and equal ones make it ambiguous.
const (
	ours     = iota // spellings.go
	records         // countries as the store has them
	spoken          // languages that lists are mostly written in
	anywhere        // every other language
)

// mostly are the languages whose names win over those of the others.
var mostly = []string{
	"en", "de", "fr", "es", "pt", "it", "nl", "ru", "zh", "zh-Hant", "ja", "ko", "ar", "pl", "cs", "sk", "hu", "sv", "da", "nb", "fi",
	"uk", "tr", "ro", "bg", "el", "hr", "sr", "sl", "lt", "lv", "et", "he", "fa", "vi", "th", "id",
}

// Names are names of countries. Many goroutines may use them.
type Names struct {
	readings map[string]entry
	phrases  map[int][][]string // names in words, by their number
	solved   solved
}

type entry struct {
	source   int
	readings []Reading
}

// Known are the names that need no store.
var Known = sync.OnceValue(func() *Names {
	n := &Names{readings: map[string]entry{}}
	for _, s := range spellings {
		for text := range strings.SplitSeq(s.texts, "|") {
			n.put(text, ours, s.readings...)
		}
	}
	n.addParts()
	for _, lang := range mostly {
		n.addLanguage(language.MustParse(lang), spoken)
	}
	for _, tag := range display.Supported.Tags() {
		n.addLanguage(tag, anywhere)
	}
	n.index()
	return n
})

// With are the names and those of the records.
func (n *Names) With(countries []twinning.Country) *Names {
	out := &Names{readings: make(map[string]entry, len(n.readings))}
	for text, e := range n.readings {
		out.readings[text] = entry{e.source, slices.Clone(e.readings)}
	}
	for _, c := range countries {
		for _, name := range c.Names {
			out.put(name.Text, records, Reading{Country: c.Code})
			out.put(withoutBrackets(name.Text), records, Reading{Country: c.Code})
		}
		if c.Wikidata != "" {
			out.put(c.Wikidata, records, Reading{Country: c.Code})
		}
		for _, alias := range c.Aliases {
			out.put(alias, records, Reading{Country: c.Code})
		}
	}
	out.index()
	return out
}

func (n *Names) addLanguage(tag language.Tag, source int) {
	names := display.Regions(tag)
	if names == nil {
		return
	}
	for code := range strings.FieldsSeq(codes) {
		n.put(names.Name(language.MustParseRegion(code)), source, Reading{Country: twinning.CountryCode(code)})
	}
}

func (n *Names) put(text string, source int, readings ...Reading) {
	key := twinning.Fold(text)
	if key == "" {
		return
	}
	e, has := n.readings[key]
	if has && e.source < source {
		return
	}
	if !has || source < e.source {
		e = entry{source: source}
	}
	for _, r := range readings {
		if !slices.Contains(e.readings, r) {
			e.readings = append(e.readings, r)
		}
	}
	n.readings[key] = e
}

func (n *Names) index() {
	n.phrases = map[int][][]string{}
	for key := range n.readings {
		words := strings.Fields(key)
		n.phrases[len(words)] = append(n.phrases[len(words)], words)
	}
}

func (n *Names) at(key string) []Reading { return slices.Clone(n.readings[key].readings) }
