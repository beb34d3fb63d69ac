// Package wording reads what people write for kinds, statuses and dates, in the
// languages in which cities keep such lists.
package wording

import "github.com/sistergraph/sistergraph/twinning"

// kindWords are words for kinds of ties. They are compared folded, so case,
// marks and hyphens do not count.
var kindWords = map[twinning.Kind][]string{
	twinning.KindSisterCity: {
		"sister", "sister city", "sister cities", "sister town", "sister state", "sister province", "sister county",
		"sister district", "sister port", "sister city relationship", "sister city agreement", "sister cities agreement",
		"twin", "twinned", "twinning", "twin town", "twin towns", "twin city", "twin cities", "twinning agreement", "town twinning",
		"twinned administrative body",
		"Partnerstadt", "Partnerstädte", "Partnergemeinde", "Städtepartnerschaft", "Gemeindepartnerschaft", "Partnerschaft", "Zwillingsstadt",
		"jumelage", "jumelée", "jumelé", "ville jumelée", "ville jumelle", "ville sœur", "commune jumelée",
		"hermanamiento", "ciudad hermana", "ciudad hermanada", "hermanada",
		"geminação", "cidade irmã", "cidade gêmea", "cidade geminada", "gemellaggio", "città gemellata", "città gemella",
		"zusterstad", "partnerstad", "stedenband", "vänort", "vennskapsby", "venskabsby", "ystävyyskaupunki", "vinabær",
		"miasto partnerskie", "miasta partnerskie", "miasto bliźniacze", "partnerské město", "partnerské mesto", "testvérváros", "oraș înfrățit", "înfrățire",
		"pobratimski grad", "grad prijatelj", "pobrateno mesto", "град побратим", "побратимени градове", "побратимен град",
		"побратим", "город побратим", "города побратимы", "побратимство", "побратимские связи", "породнённый город", "місто побратим",
		"αδελφοποιημένη πόλη", "αδελφοποίηση", "kardeş şehir", "kardeş kent", "توأمة", "مدينة شقيقة", "עיר תאומה", "شهر خواهر",
		"姉妹都市", "姉妹市", "姉妹提携", "友好城市", "国际友好城市", "姐妹城市", "姊妹市", "姊妹城市", "友城", "자매도시", "자매결연", "thành phố kết nghĩa",
	},
	twinning.KindFriendshipCity: {
		"friendship", "friendship city", "friendship cities", "friendship town", "friendship agreement", "friendship link", "friendly city",
		"Freundschaft", "Freundschaftsvertrag", "Freundschaftsabkommen", "befreundete Stadt", "Freundschaftsstadt", "Städtefreundschaft",
		"ville amie", "amitié", "pacte d'amitié", "ciudad amiga", "cidade amiga", "città amica", "patto di amicizia", "vriendschapsband",
		"город друг", "дружественный город", "дружба", "zaprzyjaźnione miasto", "友好都市", "우호도시",
	},
	twinning.KindFriendlyExchange: {
		"friendly exchange", "friendly exchange city", "friendly exchanges", "friendly exchange relationship", "friendly cooperation city",
		"дружественный обмен", "友好交流", "友好交流城市", "友好交流都市", "友好交流关系城市", "友好合作城市", "友好合作关系城市", "우호교류도시",
	},
	twinning.KindCooperation: {
		"cooperation", "co-operation", "cooperation agreement", "cooperation city", "partnership agreement", "partnership", "partner", "partner city", "partner town",
		"memorandum", "memorandum of understanding", "MoU", "letter of intent",
		"Kooperation", "Kooperationsvereinbarung", "Zusammenarbeit", "Partnerschaftsabkommen", "Projektpartnerschaft",
		"coopération", "partenariat", "accord de coopération", "coopération décentralisée", "cooperación", "acuerdo de cooperación", "cooperação", "cooperazione", "accordo di cooperazione",
		"samenwerking", "сотрудничество", "партнёрство", "współpraca", "spolupráce", "együttműködés", "合作", "合作城市", "経済協力", "협력",
	},
	twinning.KindUnknown: unknownWords,
}

var kindOf = folded(kindWords)

// unknownWords say that something is not known.
var unknownWords = []string{"unknown", "not known", "n/a", "na", "none", "unbekannt", "inconnu", "desconocido", "sconosciuto", "неизвестно", "未知", "不明"}

// Kind is the kind that the words name; false when they are not known. No words
// name KindUnknown.
func Kind(words string) (twinning.Kind, bool) {
	return find(kindOf, words, twinning.KindUnknown)
}

// folded turns a list of words for each value into the value of each word.
func folded[V comparable](of map[V][]string) map[string]V {
	out := map[string]V{}
	for v, words := range of {
		for _, w := range words {
			out[twinning.Fold(w)] = v
		}
	}
	return out
}

// find looks the words up; none is the value of no words.
func find[V ~string](in map[string]V, words string, none V) (V, bool) {
	key := twinning.Fold(words)
	if key == "" {
		return none, true
	}
	v, ok := in[key]
	if !ok {
		return none, false
	}
	return v, true
}
