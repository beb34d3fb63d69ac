package mapping

import (
	"slices"
	"strings"
	"unicode"

	"github.com/sistergraph/sistergraph/twinning"
)

// part is what a column tells: something of a place, or of the tie.
type part int

const (
	nothing part = iota
	partID
	partName
	partCountry
	partRegion
	partWikidata
	partGeonames
	partLat
	partLon
	partKind
	partStatus
	partSince
	partUntil
	partSource
	partURL
	partSide
	partNote
)

// ofPlace is the index of a part in Ends; -1 for what is told of the tie.
func (p part) ofPlace() int {
	if p >= partID && p <= partLon {
		return int(p - partID)
	}
	return -1
}

var ofTie = map[part]Field{
	partKind: Kind, partStatus: Status, partSince: Since, partUntil: Until, partSource: Source, partURL: URL, partSide: Side, partNote: Note,
}

// headerWords are words that tell of a part.
type headerWords struct {
	part  part
	words map[string]bool
}

// words are whole words of headers, folded. Parts that stand earlier win where a
// header has words of several.
var words = []headerWords{
	{partWikidata, set("wikidata qid q")},
	{partGeonames, set("geonames geonameid geoname")},
	{partLat, set("lat latitude breite breitengrad latitud latitudine широта 纬度 緯度")},
	{partLon, set("lon lng long longitude länge längengrad longitud longitudine долгота 经度 経度")},
	{partURL, set("url link website web adresse enlace lien ссылка 网址 链接 リンク")},
	{partKind, set("kind type typ art category kategorie relationship relation beziehung tipo genre nature тип вид soort rodzaj 类型 种类 種類 種別 유형")},
	{partStatus, set("status zustand statut статус состояние stan 状态 状態 상태")},
	{partUntil, set("until end ended ending terminated termination bis ende beendet fin jusqu hasta término até fine окончание до einde zakończenie 终止 终止日期 終了 종료")},
	{partSince, set("since start started begin date signed year established founded signing seit jahr datum beginn gründung unterzeichnet unterzeichnung gründungsjahr vertragsjahr abschluss année depuis signature " +
		"año desde fecha firma ano data anno dal год дата с подписано подписания rok od jaar sinds vuosi år év yıl yılı 年 年份 日期 时间 建立 建立时间 结好时间 提携年 提携日 締結 체결일 연도")},
	{partSource, set("source sources quelle quellen fuente fonte bron źródło источник reference ref référence citation 来源 出典 출처")},
	{partSide, set("side seite")},
	{partNote, set("note notes remark remarks comment comments bemerkung anmerkung kommentar remarque nota notas observaciones примечание uwagi opmerking 备注 備考 비고")},
	{partCountry, set("country nation land staat pays país pais paese страна kraj państwo země ország ülke maa χώρα دولة 国家 国 国名 国别 国別 국가")},
	{partRegion, set("region province state county district bundesland provinz région département provincia región estado regione область регион województwo département departamento 省 省份 州 県 都道府県")},
	{partID, set("id")},
	{partName, set("city name label town municipality place label commune kommune gemeinde stadt ort ville ciudad municipio cidade município città comune город stad gemeente plaats " +
		"miasto město mesto város oraș şehir kaupunki by stad kommune πόλη مدينة 城市 都市 市 城市名称 自治体 都市名 도시")},
}

// sides are words of headers that tell which of the two places is meant.
var sides = [2]map[string]bool{
	set("a 1 from origin left first home our eigene own domestic 中方 我方 国内 本国 本市 日本側"),
	set("b 2 to target destination right second other partner sister twin twinned partnered jumelée jumelle hermana hermanada irmã gemellata " +
		"foreign partenaire socia gemela партнер побратим зарубежный иностранный ausländische étrangère extranjera estrangeira straniera zagraniczne 外方 国外 外国 海外 对方 相手 友好 友城"),
}

// fillers are words of headers that change nothing.
var fillers = set("of the de der des du della do da name official english local iso iso2 code full location coordinates coord jumelage partnership agreement tie " +
	"partnerschaft vertrag beziehung связи связь coopération cooperation lien la le l les d 名称 所属 结好 缔结 締結")

// wholes are headers of one word that say both at once.
var wholes = func() map[string]placed {
	out := map[string]placed{}
	for words, p := range map[string]placed{
		"Partnerstadt Partnergemeinde Partnerkommune Partnerort Städtepartner побратим partnerstad zusterstad vänort vennskapsby venskabsby " +
			"ystävyyskaupunki testvérváros 姉妹都市 姉妹都市名 友好城市 友城 友好都市 자매도시 target place2 city2 town2": {partName, 1},
		"Partnerland Partnerstaat country2": {partCountry, 1},
		"place1 city1 town1":                {partName, 0},
		"country1":                          {partCountry, 0},
	} {
		for w := range set(words) {
			out[w] = p
		}
	}
	return out
}()

// placed is a part of one of the two ends, or of noEnd.
type placed struct {
	part part
	end  int
}

// noEnd is the end of a header that does not tell which place it is of.
const noEnd = -1

func set(list string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(list) {
		out[twinning.Fold(w)] = true
	}
	return out
}

// understand tells what a header says, word by word: nothing when it has a word
// that is not known, as names of places have.
func understand(header string) placed { return read(header, false) }

// read is understand, or passes over the words that are not known.
func read(header string, lax bool) placed {
	tokens := tokensOf(header)
	if len(tokens) == 1 {
		if whole, ok := wholes[tokens[0]]; ok {
			return whole
		}
	}
	found := placed{nothing, noEnd}
	rank := len(words)
	for _, t := range tokens {
		known := fillers[t]
		for end, of := range sides {
			if of[t] {
				known = true
				if found.end == noEnd {
					found.end = end
				}
			}
		}
		for i, w := range words {
			if w.words[t] {
				known = true
				rank = min(rank, i)
			}
		}
		if !known && !lax {
			return placed{nothing, noEnd}
		}
	}
	switch {
	case rank < len(words):
		found.part = words[rank].part
	case found.end != noEnd && !isNumber(tokens[0]):
		found.part = partName
	}
	return found
}

// tokensOf are the words of a header. Those that stand together without a space,
// as in Chinese, are taken apart when all of them are known.
func tokensOf(header string) []string {
	var out []string
	for _, t := range strings.Fields(twinning.Fold(header)) {
		if _, whole := wholes[t]; whole || isWord(t) {
			out = append(out, t)
			continue
		}
		out = append(out, apart(t)...)
	}
	return out
}

func isWord(t string) bool {
	return fillers[t] || sides[0][t] || sides[1][t] || slices.ContainsFunc(words, func(w headerWords) bool { return w.words[t] })
}

// apart takes the longest known words off the beginning of a text in Chinese
// characters; what cannot be taken apart stays whole.
func apart(t string) []string {
	letters := []rune(t)
	var out []string
	for i := 0; i < len(letters); {
		if !unicode.Is(unicode.Han, letters[i]) {
			return []string{t}
		}
		n := len(letters) - i
		for ; n > 0 && !isWord(string(letters[i:i+n])); n-- {
		}
		if n == 0 {
			return []string{t}
		}
		out = append(out, string(letters[i:i+n]))
		i += n
	}
	return out
}

// PlaceField is the field of an end, 0 or 1, that a header tells of a place, as
// name or country do where the end is known already.
func PlaceField(header string, end int) (Field, bool) {
	at := understand(header).part.ofPlace()
	if at < 0 {
		return "", false
	}
	return Ends[end][at], true
}

// TieField is the field that a header tells of the tie itself, as kind or since.
func TieField(header string) (Field, bool) {
	f, ok := ofTie[understand(header).part]
	return f, ok
}
