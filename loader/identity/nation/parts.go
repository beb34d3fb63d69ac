package nation

import (
	"strings"

	"github.com/sistergraph/sistergraph/twinning"
)

// parts are parts of countries that lists give in place of the country.
var parts = map[twinning.CountryCode]string{
	"GB": "England|Scotland|Wales|Northern Ireland|Schottland|Nordirland|Écosse|Angleterre|Pays de Galles|Irlande du Nord|Inglaterra|Escocia|Gales|Inghilterra|Scozia|Англия|Шотландия|Уэльс|Engeland|Schotland|Anglia|Szkocja|Walia|Cymru|イングランド|スコットランド|ウェールズ|英格兰|苏格兰|威尔士|잉글랜드|스코틀랜드",
	"US": "Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|Washington|West Virginia|Wisconsin|Wyoming|District of Columbia|Washington DC|Washington D.C.",
	"CA": "Ontario|Quebec|Québec|British Columbia|Alberta|Manitoba|Saskatchewan|Nova Scotia|New Brunswick|Newfoundland and Labrador|Newfoundland|Prince Edward Island|Yukon|Northwest Territories|Nunavut",
	"AU": "New South Wales|Queensland|South Australia|Tasmania|Victoria|Western Australia|Northern Territory|Australian Capital Territory",
	"ES": "Catalonia|Catalunya|Cataluña|Katalonien|Basque Country|Euskadi|Baskenland",
	"DE": "Bavaria|Bayern|Saxony|Sachsen|Hesse|Hessen|Brandenburg|Thuringia|Thüringen|Lower Saxony|Niedersachsen|North Rhine-Westphalia|Nordrhein-Westfalen|Baden-Württemberg|Saxony-Anhalt|Sachsen-Anhalt|Saarland|Schleswig-Holstein|Rhineland-Palatinate|Rheinland-Pfalz|Mecklenburg-Vorpommern",
}

// addParts makes parts of countries known. Georgia is a country and a state of
// the United States, and a text cannot tell which.
func (n *Names) addParts() {
	for code, texts := range parts {
		for text := range strings.SplitSeq(texts, "|") {
			n.put(text, ours, Reading{Country: code, Part: text})
		}
	}
	n.put("Georgia", ours, Reading{Country: "GE"}, Reading{Country: "US", Part: "Georgia"})
}
