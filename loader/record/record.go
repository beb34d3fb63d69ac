// Package record is what formats yield: what rows of a file say, not yet
// matched with what is stored. A record may be partial: a blank or UNKNOWN
// value says nothing.
package record

import (
	"fmt"

	"github.com/sistergraph/sistergraph/twinning"
)

// Position is where something stands in the input.
type Position struct {
	File string `json:"file"`
	Line int    `json:"line,omitempty"` // from 1; 0 for the file as a whole
}

// String is file:line, as compilers write it.
func (p Position) String() string {
	if p.Line == 0 {
		return p.File
	}
	return fmt.Sprintf("%s:%d", p.File, p.Line)
}

// Record is what one row says, or several that belong together.
type Record struct {
	At    Position // of the first row
	Rows  int      // how many rows it was made of, 1 or more
	Value Value
	// Raw has the cells of the rows in their own format, for the file of
	// rejected rows; nil where the format cannot give them back.
	Raw [][]string
}

// Value is a Place, a Tie or an Entity.
type Value interface{ value() }

// Place says something about one place. It is the place of City.ID when that
// is set, else the one with City.Wikidata or City.Geonames.
type Place struct {
	City twinning.City
	// Country is the country where City names none: a code, a name, or its
	// Wikidata id.
	Country string
	// Completes tells that it says more of a place that is there: one that is
	// not is passed over, or made where new places are asked for.
	Completes bool
}

// Tie says something about the tie of two places.
type Tie struct {
	A, B PlaceRef
	// Shown has the values that the tie is to show (Kind, Status, Since, Acts,
	// Fields, Frameworks, Note) and in Sources the order of its sources; nil
	// where only statements are given.
	Shown      *twinning.Partnership
	Statements []Statement
}

// Statement is one source saying the tie that it belongs to.
type Statement struct {
	At   Position
	Side Side
	// Said has Source, Kind, Since, Until, Status, Note and Withdrawn; the rest
	// is set when the tie is known.
	Said twinning.Statement
}

// Side is the end that a statement speaks for.
type Side int8

// The sides of a statement.
const (
	ThirdParty Side = iota
	SideA
	SideB
)

// Entity says something about any other record, by its ID. References to
// places in it are ids.
type Entity struct{ Entity twinning.Entity }

func (Place) value()  {}
func (Tie) value()    {}
func (Entity) value() {}

// PlaceRef says which place is meant, as well as the file knows: identity
// tries ID, then Wikidata and Geonames, then Name.
type PlaceRef struct {
	ID       twinning.ID
	Wikidata string
	Geonames int
	Name     string
	Country  string // a code or a name in any language
	Region   string // what else the file says of where it lies
	Location *twinning.Location
}

// IsZero tells whether the reference names nothing.
func (r PlaceRef) IsZero() bool { return r == PlaceRef{} }

// String is the reference in words.
func (r PlaceRef) String() string {
	switch {
	case r.ID != "":
		return string(r.ID)
	case r.Name != "" && r.Country != "":
		return r.Name + ", " + r.Country
	case r.Name != "":
		return r.Name
	case r.Wikidata != "":
		return r.Wikidata
	case r.Geonames != 0:
		return fmt.Sprintf("GeoNames %d", r.Geonames)
	default:
		return ""
	}
}
