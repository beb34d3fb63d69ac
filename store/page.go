package store

import "github.com/sistergraph/sistergraph/twinning"

// Page asks for a part of a list. Forward it is the first Limit rows after
// After; backward the last Limit rows before Before, still in the order of the
// list. A Limit of 0 asks for no rows (totals may still be asked), a negative
// one for all.
type Page struct {
	Limit    int
	Backward bool
	After    Key // nil: from the beginning
	Before   Key // nil: to the end
}

// Key is the place of a row in an ordered list: the value of each order in
// turn (string or int64; nil where it is unknown), then the id as a string. A
// page may begin at the key of a row that is no longer there. A key that has another
// number of values than the list has orders is ErrBadKey.
type Key []any

// More tells what lies beside a page in the whole list, whatever After and
// Before were; both are false for a page without rows.
type More struct {
	After  bool // rows follow the last
	Before bool // rows precede the first
}

// Order sorts a list of places or partners.
type Order struct {
	By         OrderBy
	Descending bool
	// Of is the point that Distance is measured to.
	Of twinning.Vector
	// Where, Scope and Day say which ties PartnerTotal counts.
	Where Cond
	Scope twinning.Scope
	Day   twinning.Day
}

// OrderBy is what a list is sorted by.
type OrderBy string

// The orders. Unknown values come last, whichever direction.
const (
	ByName         OrderBy = "NAME"       // twinning.City.SortKey, a string
	ByCountry      OrderBy = "COUNTRY"    // code of the primary country, a string
	BySince        OrderBy = "SINCE"      // first day of the tie as int64; partners only
	ByPopulation   OrderBy = "POPULATION" // int64
	ByDistance     OrderBy = "DISTANCE"   // twinning.Vector.Chord to Of, int64
	ByPartnerTotal OrderBy = "PARTNERS"   // distinct partner places, int64; places only
)

// PlaceQuery asks for a page of places. No order means ByName; the id decides
// between equals.
type PlaceQuery struct {
	Where Cond
	Order []Order
	Page  Page
	// Total asks for the number of places that pass.
	Total bool
}

// PlacePage is a page of places.
type PlacePage struct {
	Places []PlaceRow
	More   More
	Total  int // when asked
}

// PlaceRow is a place in a list.
type PlaceRow struct {
	City twinning.City
	Key  Key
}

// EntityQuery asks for a page of records of one type other than places, ties
// and statements, by SortKey then id (the Key is these two). All conditions
// must hold.
type EntityQuery struct {
	Type twinning.Type
	// Linked has conditions about links.
	Linked []LinkCond
	// Text keeps records that have a key with this folded text inside.
	Text string
	// Date keeps agreements and events whose date lies in the range
	// (twinning.Interval.Within is True). Missing says what becomes of a record
	// without a date, or whose date lies partly in the range: left out, taken, or
	// taken alone.
	Date  *SinceIn
	Page  Page
	Total bool
}

// LinkCond is true for records that have a link of the role to one of the ids,
// or to a place that passes Place when that is not nil.
type LinkCond struct {
	Role  twinning.Role
	To    []twinning.ID
	Place Cond
}

// EntityPage is a page of entities.
type EntityPage struct {
	Rows  []EntityRow
	More  More
	Total int // when asked
}

// EntityRow is an entity in a list.
type EntityRow struct {
	Entity twinning.Entity
	Key    Key
}
