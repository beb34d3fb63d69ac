package identity_test

import (
	"testing"

	"github.com/sistergraph/sistergraph/loader/identity"
	"github.com/sistergraph/sistergraph/loader/record"
	"github.com/sistergraph/sistergraph/twinning"
)

// TestPlacesOfOneNameStayApart asks the shipped data for places that are easily
// taken for one another: by name with what a list has beside it, and by number.
func TestPlacesOfOneNameStayApart(t *testing.T) {
	s := shippedStore(t)
	named := func(name, region, country string) record.PlaceRef {
		return record.PlaceRef{Name: name, Region: region, Country: country}
	}
	item := func(id string) record.PlaceRef { return record.PlaceRef{Wikidata: id} }
	const person twinning.ID = ""
	for _, c := range []struct {
		ref  record.PlaceRef
		want twinning.ID // empty: a person has to say
	}{
		// a municipality and its town
		{named("Aalborg", "", "Denmark"), "city:Q25410"},
		{named("Aalborg Municipality", "", "Denmark"), "city:Q300856"},
		{item("Q25410"), "city:Q25410"},
		{item("Q300856"), "city:Q300856"},
		{named("Borås", "", "Sverige"), "city:Q26040"},
		{named("Borås Municipality", "", "Sweden"), "city:Q894327"},
		// the city and the metropolitan borough have one name
		{named("Leeds", "", "UK"), person},
		{item("Q39121"), "city:Q39121"},
		{item("Q774015"), "city:Q774015"},
		// a municipality and its district
		{named("Harbin", "", "China"), "city:Q42956"},
		{named("Daoli District", "", "China"), "city:cn-daoli-district"},
		{named("Harbin District", "", "China"), person},
		// a city and the province, prefecture, oblast or county of the same name
		{named("Fukuoka", "", "Japan"), "city:Q26600"},
		{named("Fukuoka Prefecture", "", "Japan"), "city:Q123258"},
		{item("Q123258"), "city:Q123258"},
		{named("福岡県", "", "日本"), person}, // the prefecture has no such name in the data, and the city is none
		{named("Lviv", "", "Ukraine"), "city:Q36036"},
		{named("Lviv Oblast", "", "Ukraine"), "city:Q164193"},
		{named("Córdoba", "", "Argentina"), "city:Q44210"},
		{named("Córdoba Province", "", "Argentina"), "city:Q44759"},
		{named("Córdoba", "", "Spain"), "city:Q5818"},
		{named("Vilnius", "", "Lithuania"), "city:Q216"},
		{named("Vilnius County", "", "Lithuania"), "city:Q188061"},
		{named("Lyon Prefecture", "", "France"), person},
		// two towns of one name in one country
		{named("Columbus", "", "USA"), person},
		{named("Columbus", "Ohio", "USA"), "city:Q16567"},
		{named("Columbus", "GA", "United States"), "city:Q239870"},
		{named("Columbus", "Oregon", "USA"), person},
		{item("Q239870"), "city:Q239870"},
		{named("Kirovsk", "", "Russia"), person},
		{named("Kirovsk", "Murmansk Oblast", "Russia"), "city:Q153609"},
		{named("Кировск", "Ленинградская область", "Россия"), "city:Q15273"},
		{named("Frankfurt", "Hessen", "Germany"), "city:Q1794"},
		{named("Frankfurt", "Brandenburg", "Germany"), "city:Q4024"},
		{named("Frankfurt (Oder)", "Brandenburg", "Germany"), "city:Q4024"},
		// a region that only one town can lie in, one that it cannot, and one that nobody knows
		{named("Santiago", "Región Metropolitana", "Chile"), "city:Q2887"},
		{named("Newcastle", "NSW", "Australia"), "city:Q57278"},
		{named("Newcastle", "Queensland", "Australia"), person},
		{named("Cambridge", "Ontario", "Canada"), person},
		{named("Cambridge", "England", "United Kingdom"), "city:Q350"},
		{named("Suzhou", "Jiangsu", "China"), "city:Q42622"},
		{named("Suzhou", "Anhui", "China"), person},
		{named("Fuzhou", "江西省", "中国"), person},
		{named("Rostov", "Yaroslavl Oblast", "Russia"), person},
		{named("Halle", "Sachsen-Anhalt", "Germany"), "city:Q2814"},
		{named("Turku", "Varsinais-Suomi", "Finland"), "city:Q38511"},
		{named("Columbus", "Mittelerde", "USA"), person},
	} {
		if m := newBatch(t, s, nil, c.ref).Match(c.ref); m.ID != c.want {
			t.Errorf("%s in %q: %q (%s, %s), want %q", c.ref, c.ref.Region, m.ID, m.Grade, m.Reason, c.want)
		} else if m.ID == "" && m.Grade == identity.Made {
			t.Errorf("%s was made", c.ref)
		}
	}
}
