package store

import "github.com/sistergraph/sistergraph/twinning"

// TieSet is a set of ties: those of the scope on the day that pass Where.
//
// With From or Countries it is seen from places: each place, or each country,
// is a parent of its own, answered under string(id) or string(code). From one
// place a tie is seen once, its other end is the far one. From a country it is
// seen from each of the country's places (by primary country), a domestic tie
// from both. With neither (both nil) it is seen from outside, one parent "",
// and both ends count as far; a list that is empty and not nil has no parents.
// Every code is a parent, a place only when it is there.
type TieSet struct {
	From      []twinning.ID
	Countries []twinning.CountryCode
	Where     Cond
	Scope     twinning.Scope
	Day       twinning.Day
	// Undecided asks Tally for the ties that Where cannot decide.
	Undecided bool
	// Coverage asks Tally and Groups for how much is known.
	Coverage bool
}

// Counts are four numbers that must not be mixed up (semantics 12).
type Counts struct {
	Cities       int // distinct far places
	OtherUnits   int // those of them whose known level is not CITY
	Countries    int // distinct primary countries of the far places
	Partnerships int // pairs
	Statements   int // (tie, source) pairs
}

// Tally is what was counted for one parent; a parent without ties has zeros.
// Statements are counted by the sources of the ties.
type Tally struct {
	Counts    Counts
	Undecided Counts         // ties of the scope for which Where is unknown
	Because   []twinning.Gap // the gaps of all unknown leaves of Undecided, distinct, in the order of twinning.Gaps
	Coverage  Coverage
}

// Coverage counts ties by what is known of them.
type Coverage struct {
	Dated      int // with a first day
	Kinded     int // of known kind
	Sourced    int // with a source or more
	TwoSources int // with two sources or more
}

// GroupBy is what ties are grouped by.
type GroupBy string

// The groupings. A key that is not known is UnknownKey, as are the kind, status
// and level UNKNOWN and the lack of fields, sources or frameworks; these three
// have ids as keys. Country is that of the far end, and Map may turn codes into
// other keys.
const (
	GroupCountry GroupBy = "COUNTRY" // code, or what Map has for it
	GroupKind    GroupBy = "KIND"
	GroupStatus  GroupBy = "STATUS" // of the day
	GroupYear    GroupBy = "YEAR"   // of the first day: 1984
	GroupDecade  GroupBy = "DECADE" // its first year: 1980
	GroupLevel   GroupBy = "LEVEL"  // of the far end
	GroupField   GroupBy = "FIELD"  // a tie with several is in several groups
	GroupSource  GroupBy = "SOURCE" // likewise
	GroupTie     GroupBy = "FRAMEWORK_OF_TIE"
)

// Grouping is one level of grouping.
type Grouping struct {
	By GroupBy
	// Map gives the keys of a country: region, frameworks. A country it lacks, or
	// has no keys for, is UnknownKey. nil keeps codes.
	Map map[twinning.CountryCode][]string
}

// UnknownKey is the group of what is not known.
const UnknownKey = "unknown"

// GroupQuery asks for groups: by several groupings at once when there are
// several. Seen from outside a tie is in the groups of both its ends.
type GroupQuery struct {
	Set TieSet
	By  []Grouping
	// First keeps that many groups (0: all) of those with no unknown key; what
	// is cut is counted as one group with Rest set, a place or tie in several of
	// them once.
	First int
}

// Group is one group. Groups come by most cities, then key (Keys joined by
// "|", bytes); then those that have an UnknownKey, by the same order; the rest
// last.
type Group struct {
	Keys     []string // one a grouping; empty for the rest
	Rest     bool
	Counts   Counts
	Coverage Coverage
}

// PartnerQuery asks for a page of ties seen from each place of Set.From. No
// order means ByName of the far place; the far id decides between equals.
type PartnerQuery struct {
	Set   TieSet
	Order []Order
	Page  Page
	// Far asks for the far places themselves.
	Far bool
	// Total asks for the number of ties that pass.
	Total bool
}

// PartnerPage is the page of one place; empty for a place without ties.
type PartnerPage struct {
	Rows  []PartnerRow
	More  More
	Total int // when asked
}

// PartnerRow is a tie seen from a place.
type PartnerRow struct {
	Tie   twinning.Partnership
	FarID twinning.ID
	Far   twinning.City // when asked
	Key   Key
}

// TieQuery asks for a page of ties seen from outside, by id (the Key is the id
// alone).
type TieQuery struct {
	Set   TieSet // From and Countries empty
	Page  Page
	Total bool
}

// TiePage is a page of ties.
type TiePage struct {
	Rows  []TieRow
	More  More
	Total int // when asked
}

// TieRow is a tie in a list.
type TieRow struct {
	Tie twinning.Partnership
	Key Key
}

// FlowQuery asks for ties by the unordered pair of their ends' groups.
type FlowQuery struct {
	Set TieSet // From and Countries empty
	// Map gives the group of a country; nil keeps codes, and what it lacks is
	// UnknownKey, as is a place without a country.
	Map   map[twinning.CountryCode]string
	First int // 0: all
}

// Flows are pairs of groups: most partnerships first, then keys; A <= B.
type Flows struct {
	Flows []Flow
	Total Counts
	Rest  Counts // of the flows beyond First, counted as one
}

// Flow is the ties between two groups. Sums add the vectors of the places at
// each end, a place once for each of its ties in the flow; both ends of
// domestic ties go to both sums. Zero where no place has coordinates.
type Flow struct {
	A, B       string
	Counts     Counts // Cities and Countries of both ends together
	SumA, SumB twinning.Vector
}
