package store

import "github.com/sistergraph/sistergraph/twinning"

// Cond is a condition about a tie or a place: a tree of the types below. It is
// true, false or unknown (twinning.Tri), as SQL and Cypher have it for null; a
// record passes when it is true. nil is true.
//
// Each leaf says when it is unknown, and the gap (twinning.Gap) that makes it
// so. Tie conditions and place conditions combine by And, Or and Not; Far and
// Between turn a condition about places into one about a tie, PartnerCount one
// about ties into one about a place.
type Cond interface{ cond() }

type (
	// And is true when all are; true when empty.
	And []Cond
	// Or is true when one is; false when empty.
	Or []Cond
	// Not swaps true and false.
	Not struct{ Cond Cond }
)

// Conditions about a tie. Statuses hold on the day of the set asked.
type (
	// KindIn is unknown (KIND) for a tie of unknown kind, unless the list has
	// UNKNOWN. An empty list is false.
	KindIn []twinning.Kind
	// StatusIn is unknown (STATUS) where the status of the day is UNKNOWN,
	// unless the list has it. An empty list is false.
	StatusIn []twinning.Status
	// SinceIn compares the interval of the first day with Range
	// (twinning.Interval.Within); a tie without a first day cannot be decided.
	// What cannot be decided, a date that partly overlaps the range too, is as
	// Missing says, its gap SINCE.
	SinceIn struct {
		Range   twinning.Interval
		Missing MissingDate
	}
	// EndedIn does the same for the day of ending: false for a tie that has not
	// ended on the day asked; one that ended on an unknown day cannot be decided,
	// nor one whose date partly overlaps the range: the gap is UNTIL.
	EndedIn struct {
		Range   twinning.Interval
		Missing MissingDate
	}
	// SourceIn is true when one of the sources says the tie.
	SourceIn []twinning.ID
	// StatedByIs tells which sides state it.
	StatedByIs twinning.StatedBy
	// FieldIn is true when the tie has one of the fields of cooperation.
	FieldIn []twinning.ID
	// UnderFramework is true when the tie stands under one of the frameworks.
	UnderFramework []twinning.ID
	// DisputeIn is true when statements differ in one of: SINCE, KIND, STATUS.
	DisputeIn []twinning.Gap
	// Far asks about the far end; only in sets seen from places.
	Far struct{ Place Cond }
	// Between is true when one end passes A and the other B, whichever way
	// round; nil passes every place. Its leaves are those of A and B at both ends.
	Between struct{ A, B Cond }
	// Domestic is true when both ends have the same primary country; unknown
	// (COUNTRY) where one has none.
	Domestic struct{}
)

// Conditions about a place.
type (
	// PlaceIn is true for the ids in Yes, unknown for those in Unclear
	// (MEMBERSHIP) that are not in Yes, else false.
	PlaceIn struct{ Yes, Unclear []twinning.ID }
	// CountryIn is true for primary countries in Yes, unknown for those in
	// Unclear (MEMBERSHIP) that are not in Yes and for places without a country
	// (COUNTRY), else false. Two empty lists are false. Areas and memberships are
	// resolved to codes by the caller.
	CountryIn struct{ Yes, Unclear []twinning.CountryCode }
	// LevelIn is unknown (LEVEL) for places of unknown level, unless the list
	// has UNKNOWN. An empty list is false.
	LevelIn []twinning.Level
	// PopulationIn has both ends included, nil is open; unknown (POPULATION)
	// where none is known, even when both are open.
	PopulationIn struct{ AtLeast, AtMost *int }
	// Within is true for places at most Chord (twinning.Vector.Chord) from the
	// centre; unknown (LOCATION) without coordinates.
	Within struct {
		Centre twinning.Vector
		Chord  int64
	}
	// Box has its edges included; West > East crosses the date line; unknown
	// (LOCATION) without coordinates.
	Box struct{ South, West, North, East float64 }
	// PartnerCount compares the number of distinct partner places whose tie
	// passes Where in the scope on the day; never unknown. nil bounds are open.
	PartnerCount struct {
		Where   Cond
		Scope   twinning.Scope
		Day     twinning.Day
		AtLeast *int
		AtMost  *int
	}
)

// MissingDate says what a date condition makes of a record that it cannot
// decide (semantics 7): one without the date, or whose date of a month or a
// year lies only partly in the range.
type MissingDate string

// The three ways. Undecided makes the condition unknown, Include true, Only
// true for what cannot be decided and false for all others.
const (
	MissingUndecided MissingDate = "EXCLUDE"
	MissingInclude   MissingDate = "INCLUDE"
	MissingOnly      MissingDate = "ONLY"
)

func (And) cond()            {}
func (Or) cond()             {}
func (Not) cond()            {}
func (KindIn) cond()         {}
func (StatusIn) cond()       {}
func (SinceIn) cond()        {}
func (EndedIn) cond()        {}
func (SourceIn) cond()       {}
func (StatedByIs) cond()     {}
func (FieldIn) cond()        {}
func (UnderFramework) cond() {}
func (DisputeIn) cond()      {}
func (Far) cond()            {}
func (Between) cond()        {}
func (Domestic) cond()       {}
func (PlaceIn) cond()        {}
func (CountryIn) cond()      {}
func (LevelIn) cond()        {}
func (PopulationIn) cond()   {}
func (Within) cond()         {}
func (Box) cond()            {}
func (PartnerCount) cond()   {}
