// Package identity finds out which stored place a reference means: by id, by
// the number of another register, by what a person decided, else by name and
// country. It asks the store once for many references. A name is tried in this
// order, each rank only when the one above finds nothing: the name exactly, the
// name folded (case, marks and punctuation do not count), aliases, former
// names, other ways to write the name, then a name that differs by one slip.
// Several places at one rank are ambiguous, and a person decides.
package identity

import (
	"github.com/sistergraph/sistergraph/loader/identity/nation"
	"github.com/sistergraph/sistergraph/loader/review"
	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// Grade tells how a reference was matched.
type Grade string

// The grades, the surest first. The last three are no match.
const (
	ByID       Grade = "id"
	ByRegister Grade = "register"
	ByDecision Grade = "decision"
	Exact      Grade = "name and country"
	Folded     Grade = "folded name"
	ByPlace    Grade = "near and same name"
	Alias      Grade = "alias"
	Former     Grade = "former name"
	Variation  Grade = "variation"
	Slip       Grade = "one slip"
	Made       Grade = "made anew" // no match: a new place, by choice
	Ambiguous  Grade = "ambiguous"
	None       Grade = "none"
)

// Match is what a reference means.
type Match struct {
	ID     twinning.ID // empty when there is no match
	Grade  Grade
	Reason string
	// Candidates are places that it may mean, when there is no match.
	Candidates []twinning.ID
	// Create tells that a person decided to make a new place of it; Skip, to
	// leave out what refers to it.
	Create, Skip bool
}

// Batch answers references of one chunk: from the places that the chunk itself
// makes, then from the store.
type Batch struct {
	nations   *nation.Names
	decisions *review.Decisions
	cities    map[twinning.ID]twinning.City // by the id asked, and by their own
	keys      map[store.ExternalKey]twinning.ID
	names     map[nameKey][]twinning.ID
	near      map[nameKey][]twinning.ID

	added   map[twinning.ID]twinning.ID // ids that the chunk gives to its places
	addKeys map[store.ExternalKey]twinning.ID
	addName map[nameKey][]twinning.ID
	made    map[twinning.ID]twinning.City

	unindexed []twinning.ID // of made, not yet in addName
}

// nameKey is a folded name and the country to look in; empty looks everywhere.
type nameKey struct {
	folded  string
	country twinning.CountryCode
}
