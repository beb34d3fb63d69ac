package nation

import "github.com/sistergraph/sistergraph/twinning"

// spelling is what people write and no list of today's names has, parted by
// bars.
type spelling struct {
	texts    string
	readings []Reading
}

func is(code twinning.CountryCode) []Reading { return []Reading{{Country: code}} }

func either(codes ...twinning.CountryCode) []Reading {
	out := make([]Reading, len(codes))
	for i, c := range codes {
		out[i].Country = c
	}
	return out
}

func formerly(codes ...twinning.CountryCode) []Reading {
	out := either(codes...)
	for i := range out {
		out[i].Former = true
	}
	return out
}

// spellings are usual, official, abbreviated and former names. Where a state
// has several successors, each is a reading.
var spellings = []spelling{
	{"V S|USA|U S|U S A|United States of America|The States|America|Vereinigte Staaten von Amerika|États-Unis d'Amérique|Estados Unidos de América|EUA|EE UU|EEUU|Stati Uniti d'America|США|Соединённые Штаты Америки|美國|美利坚合众国|アメリカ|アメリカ合衆国|미국", is("US")},
	{"UK|U K|GB|Great Britain|Britain|United Kingdom of Great Britain and Northern Ireland|Großbritannien|Grande-Bretagne|Gran Bretaña|Grã-Bretanha|Gran Bretagna|Groot-Brittannië|Великобритания|Соединённое Королевство|Wielka Brytania|イギリス|英国|英國|영국", is("GB")},
	{"PR of China|República Popular de China|PR China|P R China|PRC|VR China|V R China|Volksrepublik China|People's Republic of China|Mainland China|RP Chine|République populaire de Chine|República Popular China|República Popular da China|Repubblica Popolare Cinese|КНР|Китайская Народная Республика|中华人民共和国|中華人民共和国|中國|Communist China|Red China", is("CN")},
	{"Republic of China|ROC|R O C|Taiwan ROC|Taiwan R O C|Chinese Taipei|Formosa|Taiwan Province of China|Taiwan Republic of China|中華民國|中华民国|臺灣|台灣|台湾", is("TW")},
	{"Hong Kong|Hong Kong SAR|Hongkong|Hong Kong SAR China|Hong Kong China|香港", is("HK")},
	{"Macao|Macau|Macao SAR|Macau SAR|澳門|澳门", is("MO")},
	{"Turkey|Turkei|Türkei|Republic of Turkey|Türkiye|Republic of Türkiye|Turkiye Cumhuriyeti|Turquie|Turquía|Turquia|Turchia|Турция", is("TR")},
	{"Czech Republic|Czech Rep|Czechia|Tschechische Republik|Tschech Republik|Tschechei|Česká republika|ČR|République tchèque|República Checa|República Tcheca|Repubblica Ceca|Чешская Республика|Bohemia", is("CZ")},
	{"Slovak Republic|Slowakische Republik|Slovenská republika|République slovaque|República Eslovaca", is("SK")},
	{"FYR of Macedonia|Macedonia FYR|北马其顿|北馬其頓|North Macedonia|Nordmazedonien|Macédoine du Nord|Macedonia del Norte|Republic of North Macedonia|Северная Македония|Republic of Macedonia|Macedonia|FYROM|FYR Macedonia|F Y R O M|Former Yugoslav Republic of Macedonia|The former Yugoslav Republic of Macedonia|Mazedonien|Macédoine|Македония|Северна Македонија", is("MK")},
	{"Burma|Birma|Birmanie|Birmania|Birmânia|Бирма|緬甸|缅甸|Union of Myanmar", is("MM")},
	{"Holland|The Netherlands|Kingdom of the Netherlands|Hollande|Holanda|Olanda|Голландия|Нидерланды|Niederlande|荷兰|荷蘭", is("NL")},
	{"Viet Nam|Vietnam|SR Vietnam|Socialist Republic of Vietnam|Việt Nam", is("VN")},
	{"South Korea|S Korea|Republic of Korea|ROK|R O K|Korea South|Korea Republic of|Korea Rep|Südkorea|Republik Korea|Corée du Sud|Corea del Sur|Coréia do Sul|Coreia do Sul|Южная Корея|Республика Корея|大韓民國|大韩民国|韓國|韩国|韓国|대한민국|한국|남한", is("KR")},
	{"Северная Корея|North Korea|N Korea|DPRK|D P R K|DPR Korea|Democratic People's Republic of Korea|Korea North|Korea Democratic People's Republic of|Nordkorea|Corée du Nord|Corea del Norte|КНДР|朝鮮|朝鲜|북한|조선민주주의인민공화국", is("KP")},
	{"Korea|Corée|Corea|Coreia|Корея|코리아|Koreja", either("KR", "KP")},
	{"Congo|Kongo|Конго", either("CD", "CG")},
	{"Congo Democratic Republic of the|DR Congo|D R Congo|DRC|RDC|Congo Kinshasa|Democratic Republic of the Congo|Democratic Republic of Congo|Congo Democratic Republic|Congo the Democratic Republic of the|Demokratische Republik Kongo|DR Kongo|République démocratique du Congo|Zaire|Zaïre|Belgian Congo", is("CD")},
	{"Republic of the Congo|Republic of Congo|Congo Brazzaville|Republik Kongo|République du Congo", is("CG")},
	{"Federación Rusa|Russia|Russian Federation|Russian Fed|Rußland|Russische Föderation|RF|РФ|Российская Федерация|Fédération de Russie|Federación de Rusia|Federação Russa|Federazione Russa", is("RU")},
	{"Belarus|Belorussia|Byelorussia|White Russia|Weißrussland|Weissrußland|Belorußland|Biélorussie|Bielorrusia|Bielorussia|Белоруссия|白俄罗斯", is("BY")},
	{"Moldavia|Moldova Republic of|Republic of Moldova|Moldawien|Moldavie|Молдавия", is("MD")},
	{"Ivory Coast|Côte d'Ivoire|Cote d Ivoire|Elfenbeinküste", is("CI")},
	{"Cape Verde|Cabo Verde|Kapverden|Kap Verde", is("CV")},
	{"Swaziland|Eswatini|eSwatini|Swasiland", is("SZ")},
	{"East Timor|Timor-Leste|Osttimor", is("TL")},
	{"Ceylon|Sri Lanka", is("LK")},
	{"Persia|Iran|Islamic Republic of Iran|Iran Islamic Republic of", is("IR")},
	{"Siam|Thailand", is("TH")},
	{"Abyssinia|Ethiopia", is("ET")},
	{"Rhodesia|Southern Rhodesia|Zimbabwe", is("ZW")},
	{"Obervolta|Upper Volta|Burkina Faso|Haute-Volta", is("BF")},
	{"Dahomey|Benin", is("BJ")},
	{"Kampuchea|Cambodia", is("KH")},
	{"Gold Coast|Ghana", is("GH")},
	{"East Pakistan|Bangladesh", is("BD")},
	{"Eire|Republic of Ireland|Irish Republic|Ireland|Irland", is("IE")},
	{"UAE|U A E|Emirates|United Arab Emirates|VAE|Vereinigte Arabische Emirate|Émirats arabes unis", is("AE")},
	{"Bosnia and Hercegovina|Bosnia|Bosnia Herzegovina|Bosnia and Herzegovina|Bosnia & Herzegovina|BiH|Bosnien|Bosnien-Herzegowina|Bosnien und Herzegowina|Bosnie|Republika Srpska", is("BA")},
	{"Serbia|Republic of Serbia|Serbien", is("RS")},
	{"Vatican City State|Vatican|Vatican City|Holy See|Vatikan|Vatikanstadt", is("VA")},
	{"Gaza|Palestinian Territory|Palestine|Palestinian Territories|State of Palestine|Palestinian Authority|Occupied Palestinian Territory|West Bank|Gaza Strip|Palästina|Palästinensische Gebiete", is("PS")},
	{"Kosovo|Kosova|Republic of Kosovo", is("XK")},
	{"Syria|Syrian Arab Republic", is("SY")},
	{"Laos|Lao PDR|Lao People's Democratic Republic", is("LA")},
	{"Tanganyika|Zanzibar|Tanzania|United Republic of Tanzania|Tanzania United Republic of", is("TZ")},
	{"Bolivia|Plurinational State of Bolivia", is("BO")},
	{"Venezuela|Bolivarian Republic of Venezuela", is("VE")},
	{"Brunei|Brunei Darussalam", is("BN")},
	{"Micronesia|Federated States of Micronesia", is("FM")},
	{"BRD|FRG|RFA|Federal Republic of Germany|Bundesrepublik Deutschland|West Germany|Westdeutschland|ФРГ", is("DE")},
	{"GDR|DDR|East Germany|German Democratic Republic|Deutsche Demokratische Republik|ГДР|RDA", formerly("DE")},
	{"Hellas|Ellada|Hellenic Republic", is("GR")},
	{"Confoederatio Helvetica|Swiss Confederation|Switzerland|Schweiz|Suisse|Svizzera|Helvetia|Schweizerische Eidgenossenschaft", is("CH")},
	{"Österr|Rep Österreich", is("AT")},
	{"Dominican Rep|Dominican Republic|Dominikan Republik|Dom Rep|Santo Domingo", is("DO")},
	{"Central African Rep|Central African Republic|CAR|Zentralafrikanische Republik|Zentralafrika", is("CF")},
	{"RSA|Republic of South Africa|South Africa|Südafrika", is("ZA")},
	{"KSA|Saudi Arabia|Kingdom of Saudi Arabia|Saudi-Arabien", is("SA")},
	{"The Gambia|Gambia", is("GM")},
	{"The Bahamas|Bahamas", is("BS")},
	{"The Philippines|Republic of the Philippines|Philippines|Philippinen", is("PH")},
	{"Republic of Georgia|Sakartvelo|Georgien|Géorgie|Грузия|Грузинская Республика|საქართველო", is("GE")},
	{"Guinea|Republic of Guinea", is("GN")},
	{"French Republic|République française", is("FR")},
	{"Griechische Republik|Ελληνική Δημοκρατία", is("GR")},
	{"Bharat|Republic of India", is("IN")},
	{"Italian Republic|Repubblica Italiana", is("IT")},
	{"Portuguese Republic|República Portuguesa", is("PT")},
	{"Nippon|Nihon", is("JP")},
	{"Kirghizia|Kirgizia|Kirgisien|Kyrgyz Republic", is("KG")},
	{"Libyan Arab Jamahiriya", is("LY")},
	{"United Mexican States|Estados Unidos Mexicanos|Méjico", is("MX")},
	{"Rzeczpospolita Polska", is("PL")},
	{"Soviet Union|USSR|U S S R|SU|UdSSR|Sowjetunion|URSS|Union soviétique|СССР|Советский Союз|CCCP|ソ連|苏联|蘇聯", formerly("RU", "UA", "BY", "MD", "EE", "LV", "LT", "GE", "AM", "AZ", "KZ", "UZ", "TM", "KG", "TJ")},
	{"Yugoslavia|SFRY|SFR Yugoslavia|YU|Jugoslawien|Yougoslavie|Jugoslavija|Југославија|Югославия|Iugoslavia", formerly("RS", "HR", "SI", "BA", "MK", "ME", "XK")},
	{"Serbia and Montenegro|SCG|Serbien und Montenegro|FR Yugoslavia|Bundesrepublik Jugoslawien", formerly("RS", "ME", "XK")},
	{"Czechoslovakia|CSSR|ČSSR|CSFR|ČSFR|TCH|Tschechoslowakei|Tchécoslovaquie|Checoslovaquia|Československo|Чехословакия", formerly("CZ", "SK")},
	{"CS", formerly("CZ", "SK", "RS", "ME")},
	{"Netherlands Antilles|AN", formerly("CW", "BQ", "SX")},
}

// formal are folded words that states put before their names.
var formal = []string{
	"the ", "republic of the ", "republic of ", "the republic of ", "kingdom of the ", "kingdom of ", "federal republic of ", "federative republic of ",
	"islamic republic of ", "state of ", "commonwealth of ", "commonwealth of the ", "principality of ", "grand duchy of ", "union of ", "rep of ", "rep ",
	"democratic republic of ", "democratic socialist republic of ", "socialist republic of ", "sultanate of ", "hashemite kingdom of ", "arab republic of ",
	"republik ", "konigreich ", "bundesrepublik ", "furstentum ", "grossherzogtum ", "islamische republik ", "staat ",
	"republique de la ", "republique de ", "republique du ", "republique federale de ", "republique federale du ", "royaume de ", "royaume du ", "principaute de ", "la ", "le ", "les ", "l ",
	"republica de la ", "republica de los ", "republica de ", "republica do ", "republica da ", "republica del ", "republica federal de ", "reino de ", "el ", "los ", "principado de ",
	"repubblica di ", "repubblica del ", "repubblica ", "regno di ", "respublika ", "республика ", "королевство ", "republika ", "republiken ", "konungariket ", "kongeriget ", "kongeriket ",
}

// formalAfter are folded words that may stand after the name of a state.
var formalAfter = []string{" republic of", " republic", " rep", " republik", " the", " islamic republic of", " kingdom of", " federal republic of", "共和国", "共和國", "王国", "공화국"}
