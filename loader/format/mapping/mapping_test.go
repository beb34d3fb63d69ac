package mapping_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/sistergraph/sistergraph/loader/format/mapping"
)

type columns = map[mapping.Field]string

func TestHeadersAreUnderstoodInSeveralLanguages(t *testing.T) {
	for header, want := range map[string]columns{
		"city,partner": {"a.name": "city", "b.name": "partner"},
		"City A,Country A,City B,Country B,Since":  {"a.name": "City A", "a.country": "Country A", "b.name": "City B", "b.country": "Country B", "since": "Since"},
		"city1,country1,city2,country2":            {"a.name": "city1", "a.country": "country1", "b.name": "city2", "b.country": "country2"},
		"a.name,a.wikidata,b.name,b.wikidata,kind": {"a.name": "a.name", "a.wikidata": "a.wikidata", "b.name": "b.name", "b.wikidata": "b.wikidata", "kind": "kind"},
		"Stadt,Land,Partnerstadt,Land,seit":        {"a.name": "Stadt", "a.country": "2", "b.name": "Partnerstadt", "b.country": "4", "since": "seit"},
		"Ville,Pays,Ville jumelée,Pays,Année":      {"a.name": "Ville", "a.country": "2", "b.name": "Ville jumelée", "b.country": "4", "since": "Année"},
		"Ciudad,Ciudad hermana,Fecha,Tipo":         {"a.name": "Ciudad", "b.name": "Ciudad hermana", "since": "Fecha", "kind": "Tipo"},
		"Город,Страна,Побратим,Год":                {"a.name": "Город", "a.country": "Страна", "b.name": "Побратим", "since": "Год"},
		"城市,国家,友好城市,建立时间":                          {"a.name": "城市", "a.country": "国家", "b.name": "友好城市", "since": "建立时间"},
		"都市名,姉妹都市,提携年":                             {"a.name": "都市名", "b.name": "姉妹都市", "since": "提携年"},
		"source,target,type":                       {"a.name": "source", "b.name": "target", "kind": "type"},
		"source_city,target_city,source_country":   {"a.name": "source_city", "b.name": "target_city", "a.country": "source_country"},
		"City,Partner city,From,To,Source":         {"a.name": "City", "b.name": "Partner city", "since": "From", "until": "To", "source": "Source"},
		"Lfd. Nr.,Bundesland,Stadt/Gemeinde,Partnerstadt,Partnerland,Art der Beziehung,Jahr der Unterzeichnung,Bemerkung": {
			"a.region": "Bundesland", "a.name": "Stadt/Gemeinde", "b.name": "Partnerstadt", "b.country": "Partnerland", "kind": "Art der Beziehung", "since": "Jahr der Unterzeichnung", "note": "Bemerkung",
		},
		"Commune française,Département,Commune partenaire,Pays partenaire,Date de signature,Type de coopération,Statut": {
			"a.name": "Commune française", "a.region": "Département", "b.name": "Commune partenaire", "b.country": "Pays partenaire", "since": "Date de signature", "kind": "Type de coopération", "status": "Statut",
		},
		"№,Российский город,Регион,Зарубежный город-побратим,Страна,Год подписания,Вид связи": {
			"a.name": "Российский город", "a.region": "Регион", "b.name": "Зарубежный город-побратим", "b.country": "Страна", "since": "Год подписания", "kind": "Вид связи",
		},
		"序号,中方城市,省份,外方城市,国别,结好时间,类型": {"a.name": "中方城市", "a.region": "省份", "b.name": "外方城市", "b.country": "国别", "since": "结好时间", "kind": "类型"},
		"from,to": {"a.name": "from", "b.name": "to"},
		"id,city,partner city,Date of signing,status": {"a.name": "city", "b.name": "partner city", "since": "Date of signing", "status": "status"},
	} {
		cells := strings.Split(header, ",")
		row := make([]string, len(cells))
		for i := range row {
			row[i] = "17"
		}
		m, err := mapping.Guess([][]string{cells, row})
		if err != nil {
			t.Errorf("%s: %v", header, err)
			continue
		}
		if diff := cmp.Diff(want, m.Columns); diff != "" || !m.Header {
			t.Errorf("%s: header %t, columns (-want +got):\n%s", header, m.Header, diff)
		}
	}
}

func TestColumnsWithoutAHeaderGoByWhatTheyHold(t *testing.T) {
	for name, c := range map[string]struct {
		rows  [][]string
		want  columns
		comma bool
	}{
		"two names":                         {[][]string{{"Harbin", "Turku"}, {"Mexico City", "Kansas City"}}, columns{"a.name": "1", "b.name": "2"}, false},
		"the first row has words of header": {[][]string{{"Mexico City", "Kansas City"}, {"Harbin", "Turku"}}, columns{"a.name": "1", "b.name": "2"}, false},
		"names with their country":          {[][]string{{"Harbin, China", "Sunderland, England, United Kingdom", "2009"}}, columns{"a.name": "1", "b.name": "2", "since": "3"}, true},
		"codes and dates":                   {[][]string{{"Harbin", "CN", "Turku", "FI", "1984-05-02", "2001"}}, columns{"a.name": "1", "a.country": "2", "b.name": "3", "b.country": "4", "since": "5", "until": "6"}, false},
		"names and countries":               {[][]string{{"Harbin", "China", "Turku", "Finland", "2024"}, {"Lyon", "France", "Frankfurt", "Germany", "1960"}}, columns{"a.name": "1", "a.country": "2", "b.name": "3", "b.country": "4", "since": "5"}, false},
		"Wikidata ids alone":                {[][]string{{"Q42956", "Q38511"}}, columns{"a.wikidata": "1", "b.wikidata": "2"}, false},
		"a link and a kind":                 {[][]string{{"Harbin", "Turku", "https://example.org/1", "SISTER_CITY"}}, columns{"a.name": "1", "b.name": "2", "url": "3", "kind": "4"}, false},
	} {
		m, err := mapping.Guess(c.rows)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if diff := cmp.Diff(c.want, m.Columns); diff != "" || m.Header || m.CountryAfterComma != c.comma {
			t.Errorf("%s: header %t, comma %t, columns (-want +got):\n%s", name, m.Header, m.CountryAfterComma, diff)
		}
	}
}

func TestWhatCannotBeGuessedAsksForAMapping(t *testing.T) {
	for name, rows := range map[string][][]string{
		"no row":                 nil,
		"one column":             {{"Harbin"}, {"Turku"}},
		"a header of one place":  {{"city", "country", "since"}, {"Harbin", "China", "1984"}},
		"numbers without a name": {{"1", "2"}, {"3", "4"}},
	} {
		if m, err := mapping.Guess(rows); err == nil {
			t.Errorf("%s: guessed %v, want an error", name, m.Columns)
		}
	}
}

func TestAMappingIsSavedAndReadAgain(t *testing.T) {
	m := &mapping.Mapping{
		Header: true, Separator: "\t", Columns: columns{"a.name": "Stadt: alt", "b.name": "2", "since": "yes"}, Values: columns{"a.country": "NO", "side": "a"},
		Dates: mapping.DayMonthYear, CountryAfterComma: true, Kinds: map[string]string{"Band": "COOPERATION"}, Statuses: map[string]string{"tot": "LAPSED"},
	}
	again, err := mapping.Parse(m.YAML())
	if err != nil {
		t.Fatalf("%v\n%s", err, m.YAML())
	}
	if diff := cmp.Diff(m, again); diff != "" {
		t.Errorf("(-saved +read):\n%s\n%s", diff, m.YAML())
	}
}

func TestNumbersOfColumnsMayBeWrittenBare(t *testing.T) {
	m, err := mapping.Parse([]byte("header: false\ncolumns:\n  a.name: 1\n  b.name: 2\n"))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(columns{"a.name": "1", "b.name": "2"}, m.Columns); diff != "" || m.Header {
		t.Errorf("header %t (-want +got):\n%s", m.Header, diff)
	}
}

func TestAMappingThatMakesNoSenseIsRefused(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"no YAML":                  {"columns: [", ""},
		"an unknown key":           {"colums: {a.name: 1}", "colums"},
		"an unknown field":         {"columns: {a.nam: 1}", "a.nam"},
		"an unknown order":         {"dates: american", "american"},
		"an unknown separator":     {"separator: '#'", "#"},
		"an unknown kind":          {"kinds: {Band: TWINS}", "TWINS"},
		"a list":                   {"columns: {a.name: [1, 2]}", "a.name"},
		"a name without a header":  {"header: false\ncolumns: {a.name: Stadt}", "Stadt"},
		"anchors that grow":        {"a: &a [x,x]\nb: &b [*a,*a]\ncolumns: *b", ""},
		"a document that is a row": {"Harbin,Turku", ""},
	} {
		if m, err := mapping.Parse([]byte(c.text)); err == nil || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: got %v and %q, want an error of one line with %q", name, m, err, c.want)
		}
	}
}

func FuzzGuess(f *testing.F) {
	for _, s := range []string{"city,partner\nHarbin,Turku", "source,target\n1,2", "Q1,Q2", ",,\n,,"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var rows [][]string
		for line := range strings.Lines(s) {
			rows = append(rows, strings.Split(line, ","))
		}
		m, err := mapping.Guess(rows)
		if err != nil {
			return
		}
		for field, column := range m.Columns {
			if _, ok := mapping.Index(column, rows[0]); !ok {
				t.Errorf("%s is said to be in column %q, which %q lacks", field, column, rows[0])
			}
		}
		if _, err := mapping.Parse(m.YAML()); err != nil {
			t.Errorf("the guess cannot be read: %v\n%s", err, m.YAML())
		}
	})
}

func FuzzParse(f *testing.F) {
	f.Add("header: true\ncolumns:\n  a.name: Stadt\n")
	f.Fuzz(func(t *testing.T, s string) {
		if m, err := mapping.Parse([]byte(s)); err == nil {
			m.YAML()
		}
	})
}

func TestTheOrderOfDatesIsThatOfThoseThatShowIt(t *testing.T) {
	for name, c := range map[string]struct {
		dates []string
		want  mapping.Order
	}{
		"a day above twelve first":  {[]string{"03/04/1984", "25/12/1984"}, mapping.DayMonthYear},
		"a day above twelve second": {[]string{"03/04/1984", "12-25-1984"}, mapping.MonthDayYear},
		"both":                      {[]string{"25/12/1984", "12/25/1984", "13/05/1990"}, mapping.AnyOrder},
		"none":                      {[]string{"03/04/1984", "1984", "1984-05-25"}, mapping.AnyOrder},
	} {
		rows := [][]string{{"city", "partner", "since"}}
		for _, date := range c.dates {
			rows = append(rows, []string{"Harbin", "Turku", date})
		}
		m, err := mapping.Guess(rows)
		if err != nil || m.Dates != c.want {
			t.Errorf("%s: %v, %q, want %q", name, err, m.Dates, c.want)
		}
	}
}
