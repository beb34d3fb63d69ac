// Package mapping says which column of a table is what. A mapping is written by
// a person as YAML or guessed from the header, and can be saved and given back.
package mapping

// Field is what a column can hold.
type Field string

// The fields. Those of a place exist for both ends.
const (
	AID       Field = "a.id"
	AName     Field = "a.name"
	ACountry  Field = "a.country"
	ARegion   Field = "a.region"
	AWikidata Field = "a.wikidata"
	AGeonames Field = "a.geonames"
	BID       Field = "b.id"
	BName     Field = "b.name"
	BCountry  Field = "b.country"
	BRegion   Field = "b.region"
	BWikidata Field = "b.wikidata"
	BGeonames Field = "b.geonames"
	Kind      Field = "kind"
	Status    Field = "status"
	Since     Field = "since"
	Until     Field = "until"
	Source    Field = "source" // an id, a URL or the title of a source
	URL       Field = "url"    // where the source says it
	Side      Field = "side"   // a, b or the name of one of the two
	Note      Field = "note"
)

// Fields lists them in the order in which mappings are written.
var Fields = []Field{
	AID, AName, ACountry, ARegion, AWikidata, AGeonames, BID, BName, BCountry, BRegion, BWikidata, BGeonames,
	Kind, Status, Since, Until, Source, URL, Side, Note,
}

// Order says how dates that are written with numbers alone are meant.
type Order string

// The orders. AnyOrder reads what can be meant one way only.
const (
	AnyOrder     Order = ""
	DayMonthYear Order = "day-month-year"
	MonthDayYear Order = "month-day-year"
)

// Mapping says which column of a table is what.
type Mapping struct {
	// Header tells whether the first row has the names of the columns.
	Header bool `yaml:"header"`
	// Separator is what stands between cells: , ; | or a tab.
	Separator string `yaml:"separator,omitempty"`
	// Columns has for each field the name of its column as in the header, or its number from 1.
	Columns map[Field]string `yaml:"columns"`
	// Values has what holds for every row that says nothing else.
	Values map[Field]string `yaml:"values,omitempty"`
	// Dates is the order of dates such as 03/04/1984.
	Dates Order `yaml:"dates,omitempty"`
	// CountryAfterComma takes what follows the last comma of a name for its
	// country, and what lies between for its region.
	CountryAfterComma bool `yaml:"country_after_comma,omitempty"`
}
