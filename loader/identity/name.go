package identity

import (
	"slices"

	"github.com/sistergraph/sistergraph/loader/identity/nation"
	"github.com/sistergraph/sistergraph/loader/identity/placename"
	"github.com/sistergraph/sistergraph/loader/record"
	"github.com/sistergraph/sistergraph/twinning"
)

// wanted is one way to write the name of a reference, and where to look for it.
type wanted struct {
	text      string // folded
	countries []twinning.CountryCode
	level     twinning.Level // of the place, as words left out of the name tell
	other     bool           // not as the file has it
}

// keys are what to ask the store for.
func (w wanted) keys() []nameKey {
	out := make([]nameKey, len(w.countries))
	for i, c := range w.countries {
		out[i] = nameKey{w.text, c}
	}
	return out
}

// may tells whether the place may bear the name: what is called a district is
// no city. Of a place of unknown level it is only known that it is a city.
func (w wanted) may(c twinning.City) bool {
	switch w.level {
	case twinning.LevelUnknown, c.Level:
		return true
	case twinning.LevelCity:
		return c.Level == twinning.LevelUnknown
	default:
		return false
	}
}

// mostReadings is the most countries that one text is looked up in.
const mostReadings = 20

// countriesOf are the countries that a text may mean; one empty code, meaning
// everywhere, for an empty text. Two capital letters that are a code are that
// country alone; a state that is no more means its successors.
func (b *Batch) countriesOf(text string) []twinning.CountryCode {
	if text == "" {
		return []twinning.CountryCode{""}
	}
	if code, ok := nation.Code(text); ok {
		return []twinning.CountryCode{code}
	}
	var out []twinning.CountryCode
	for _, r := range b.nations.Find(text) {
		if !slices.Contains(out, r.Country) && len(out) < mostReadings {
			out = append(out, r.Country)
		}
	}
	return out
}

// Country is the one country that a text means; false when it means none or
// several.
func (b *Batch) Country(text string) (twinning.CountryCode, bool) { return Country(b.nations, text) }

// Country is the one country that a text means by the names; false when it
// means none or several.
func Country(names *nation.Names, text string) (twinning.CountryCode, bool) {
	if code, ok := nation.Code(text); ok {
		return code, true
	}
	readings := names.Find(text)
	if len(readings) != 1 {
		return "", false
	}
	return readings[0].Country, true
}

// ways are the names to look for, as written first; none when the reference has
// something better than a name, or a country that nobody knows.
func (b *Batch) ways(ref record.PlaceRef) []wanted {
	if ref.ID != "" || ref.Name == "" || b.holds(ref) {
		return nil
	}
	countries := b.countriesOf(ref.Country)
	if len(countries) == 0 {
		return nil
	}
	var out []wanted
	for i, f := range placename.Forms(ref.Name, countries[0]) {
		out = append(out, wanted{text: f.Text, countries: countries, level: f.Level, other: i > 0})
	}
	return out
}

func (b *Batch) holds(ref record.PlaceRef) bool {
	for _, k := range Keys(ref.Wikidata, ref.Geonames) {
		if _, ok := b.Holder(k); ok {
			return true
		}
	}
	return false
}
