package placename

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/sistergraph/sistergraph/twinning"
)

// word is a folded word or words that tell the level of a place, beside its name.
type word struct {
	text   string
	level  twinning.Level
	before bool
	// only has the countries in whose names it is a word of its own; none means all.
	only []twinning.CountryCode
}

func words(level twinning.Level, before bool, texts string, only ...twinning.CountryCode) []word {
	var out []word
	for t := range strings.SplitSeq(texts, "|") {
		out = append(out, word{t, level, before, only})
	}
	return out
}

// levelWords have the words by the word of a name that they begin with, when
// they stand before it, or end with; those of scripts without spaces by their
// last letter. The longest come first, so that a district municipality is a
// district.
var levelWords = byEdge(slices.Concat(
	words(twinning.LevelCity, true, "city of|city and county of|town of|village of|municipality of|commune of|metropolitan city of|stadt|gemeinde|marktgemeinde|landeshauptstadt|hansestadt|freie hansestadt|"+
		"freie und hansestadt|universitatsstadt|kreisfreie stadt|ville de|ville d|commune de|ciudad de|ayuntamiento de|municipio de|citta di|citta metropolitana di|comune di|cidade de|municipio do|"+
		"camara municipal de|gemeente|miasto|gmina|grad|gorod|г|город|місто|mesto|město|obec|opstina|opcina|δημος|primaria|municipiul|orasul|comuna"),
	words(twinning.LevelCity, false, "city|town|municipality|city municipality|metropolitan municipality|special city|metropolitan city|stad|kommune|kommun|kaupunki|kunta|vald|belediyesi|buyuksehir belediyesi|"+
		"sehri|market town|varos|市|시|特别市|광역시|특별시"),
	words(twinning.LevelCity, false, "shi", "JP", "CN", "TW"),
	words(twinning.LevelCity, false, "si", "KR"),
	words(twinning.LevelDistrict, true, "district of|borough of|london borough of|metropolitan borough of|bezirk|stadtbezirk|arrondissement de|distrito de|district de|rajon|raion|raionul"),
	words(twinning.LevelDistrict, false, "district|borough|district municipality|municipal district|city district|urban district|raion|rayon|rajon|район|муниципальный район|район города|bezirk|rajono|區|区|구|ilcesi"),
	words(twinning.LevelDistrict, false, "ku", "JP"),
	words(twinning.LevelDistrict, false, "qu", "CN"),
	words(twinning.LevelDistrict, false, "gu", "KR"),
	words(twinning.LevelCounty, true, "county of|county|kreis|landkreis|rhein kreis|powiat|okres|comitat|judetul|provincial county of"),
	words(twinning.LevelCounty, false, "county|kreis|landkreis|powiat|megye|lan|fylke|amt|maakond|apskritis|县|縣|郡|군|自治县|旗"),
	words(twinning.LevelCounty, false, "xian", "CN", "TW"),
	words(twinning.LevelCounty, false, "gun", "KR", "JP"),
	words(twinning.LevelProvince, true, "province of|state of|region of|prefecture of|governorate of|republic of|free state of|land|freistaat|bundesland|provinz|provinz von|region|oblast|provincia de|provincia di|provincia do|"+
		"province de|province du|estado de|estado do|departement de|departement du|departement|departamento de|wojewodztwo|kraj|область|provincie|regione|regione autonoma|comunidad autonoma de"),
	words(twinning.LevelProvince, false, "province|oblast|prefecture|governorate|voivodeship|krai|kray|край|область|область государственная|autonomous region|autonomous oblast|special administrative region|state|region|canton|department|"+
		"省|县省|県|府|自治区|自治區|도|vilayet|ili|ostan|provints|kraj|zupanija"),
	words(twinning.LevelProvince, false, "ken|fu", "JP"),
	words(twinning.LevelProvince, false, "sheng", "CN"),
	words(twinning.LevelProvince, false, "do", "KR"),
	words(twinning.LevelCommunity, true, "communaute urbaine de|communaute urbaine d|communaute de communes de|communaute de communes du|communaute d agglomeration de|communaute dagglomeration de|metropole de|samtgemeinde|"+
		"verbandsgemeinde|amt|verwaltungsgemeinschaft|mancomunidad de|unione dei comuni di|association of"),
	words(twinning.LevelCommunity, false, "metropole|agglomeration|urban community|community of communes|region association"),
))

// edge is where a word is looked for.
type edge struct {
	before bool
	text   string
}

func byEdge(all []word) map[edge][]word {
	slices.SortStableFunc(all, func(a, b word) int { return len(b.text) - len(a.text) })
	out := map[edge][]word{}
	for _, w := range all {
		e := edge{w.before, ""}
		switch parts := strings.Fields(w.text); {
		case w.before:
			e.text = parts[0]
		case w.joined():
			e.text = lastLetter(w.text)
		default:
			e.text = parts[len(parts)-1]
		}
		out[e] = append(out[e], w)
	}
	return out
}

func lastLetter(s string) string {
	_, size := utf8.DecodeLastRuneInString(s)
	return s[len(s)-size:]
}

// joined tells whether the word stands right behind a name, as in scripts
// without spaces.
func (w word) joined() bool {
	first, _ := utf8.DecodeRuneInString(w.text)
	return first >= 0x2e80
}

// bare is what is left of a folded name without a word of level, and that
// level, for each such word that it has, the longest word first. In the United
// States "City" at the end is part of the name: Kansas City is not Kansas.
func bare(folded string, country twinning.CountryCode) []Form {
	parts := strings.Fields(folded)
	if len(parts) == 0 {
		return nil
	}
	found := slices.Concat(levelWords[edge{true, parts[0]}], levelWords[edge{false, parts[len(parts)-1]}])
	if last := lastLetter(folded); last != parts[len(parts)-1] {
		found = append(found, levelWords[edge{false, last}]...)
	}
	slices.SortStableFunc(found, func(a, b word) int { return len(b.text) - len(a.text) })
	var out []Form
	for _, w := range found {
		if len(w.only) > 0 && !slices.Contains(w.only, country) || country == "US" && !w.before && w.text == "city" {
			continue
		}
		if rest, ok := w.cut(folded); ok {
			out = append(out, Form{Text: rest, Level: w.level})
		}
	}
	return out
}

// cut takes the word off. Scripts without spaces take it off the last letters,
// but leave two or more.
func (w word) cut(folded string) (string, bool) {
	if w.before {
		return strings.CutPrefix(folded, w.text+" ")
	}
	if rest, ok := strings.CutSuffix(folded, " "+w.text); ok {
		return rest, true
	}
	if !w.joined() {
		return "", false
	}
	rest, ok := strings.CutSuffix(folded, w.text)
	return rest, ok && utf8.RuneCountInString(rest) >= 2
}

// Level is what the words of a name tell of the level of the place;
// LevelUnknown when they tell nothing.
func Level(name string, country twinning.CountryCode) twinning.Level {
	if forms := bare(twinning.Fold(name), country); len(forms) > 0 {
		return forms[0].Level
	}
	return twinning.LevelUnknown
}
