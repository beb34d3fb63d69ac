package mapping

import "slices"

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
	ALat      Field = "a.lat" // degrees north
	ALon      Field = "a.lon" // degrees east
	BID       Field = "b.id"
	BName     Field = "b.name"
	BCountry  Field = "b.country"
	BRegion   Field = "b.region"
	BWikidata Field = "b.wikidata"
	BGeonames Field = "b.geonames"
	BLat      Field = "b.lat"
	BLon      Field = "b.lon"
	Kind      Field = "kind"
	Status    Field = "status"
	Since     Field = "since"
	Until     Field = "until"
	Source    Field = "source" // an id, an address or the title of a source
	URL       Field = "url"    // where the source says it
	Side      Field = "side"   // a or b, or the name of one of the two: whom the source speaks for
	Note      Field = "note"
)

// Fields lists them in the order in which mappings are written.
var Fields = []Field{
	AID, AName, ACountry, ARegion, AWikidata, AGeonames, ALat, ALon,
	BID, BName, BCountry, BRegion, BWikidata, BGeonames, BLat, BLon,
	Kind, Status, Since, Until, Source, URL, Side, Note,
}

// Ends has for each of the two places its fields in the order id, name,
// country, region, Wikidata id, GeoNames number, latitude, longitude.
var Ends = [2][]Field{Fields[:8], Fields[8:16]}

// OfTie has the fields of the tie itself.
var OfTie = Fields[16:]

// named tells whether the place of an end can be told by some field.
func named(m *Mapping, end int) bool {
	of := Ends[end]
	return slices.ContainsFunc([]Field{of[0], of[1], of[4], of[5]}, m.Has)
}
