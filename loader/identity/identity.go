// Package identity finds out which stored place a reference means: by id, by
// the number of another register, by a person's decision, else by name and
// country. It asks the store once for many references.
//
// A name is looked for as it is written, then in other forms (package
// placename). Of the places that bear it the best rank decides: the English
// name exactly, another official or common name exactly, such a name folded
// (case, marks and punctuation do not count), an alias, a former name. Several
// places at the best rank are ambiguous unless the region or the coordinates
// of the reference tell them apart. A place of another level, or far from where
// the reference puts it, does not count. Near spellings are proposed to a
// person and never taken. docs/identity.md explains it to users.
package identity

import (
	"github.com/sistergraph/sistergraph/loader/identity/nation"
	"github.com/sistergraph/sistergraph/loader/review"
	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// Grade tells how a reference was matched, or how a candidate could be.
type Grade string

// The grades, the surest first. Made is a new place by choice; NearSpelling is
// only proposed; Ambiguous and None are no match.
const (
	ByID         Grade = "exact id"
	ByRegister   Grade = "register number"
	ByDecision   Grade = "decision"
	Exact        Grade = "name and country"
	Folded       Grade = "folded"
	Near         Grade = "near and same name"
	Alias        Grade = "alias"
	Former       Grade = "former name"
	Variation    Grade = "other form of the name"
	NameOnly     Grade = "name without country"
	Made         Grade = "made anew"
	NearSpelling Grade = "near spelling"
	Ambiguous    Grade = "ambiguous"
	None         Grade = "none"
)

// Match is what a reference means.
type Match struct {
	ID     twinning.ID // empty when there is no match
	Grade  Grade
	Reason string
	// Candidates are places that it may mean, when there is no match.
	Candidates []Candidate
	// Create tells that a person decided to make a new place of it; Skip, to
	// leave out what refers to it.
	Create, Skip bool
}

// Candidate is a place that a reference may mean.
type Candidate struct {
	ID     twinning.ID
	Grade  Grade // as which it would be taken
	Reason string
}

// Batch answers references of one chunk: from the places that the chunk itself
// makes, then from the store.
type Batch struct {
	nations   *nation.Names
	decisions *review.Decisions
	cities    map[twinning.ID]twinning.City // by the id asked, and by their own
	keys      map[store.ExternalKey]twinning.ID
	names     map[nameKey][]twinning.ID
	near      map[nameKey][]nearby
	unfound   *Unfound
	tooMany   map[nameKey]bool // names near to which nothing was looked for

	added   map[twinning.ID]twinning.ID // ids that the chunk gives to its places
	addKeys map[store.ExternalKey]twinning.ID
	addName map[nameKey][]twinning.ID
	made    map[twinning.ID]twinning.City
	unnamed []twinning.City // those of made whose names are not in addName yet
}

// nameKey is a folded name and the country to look in; empty looks everywhere.
type nameKey struct {
	folded  string
	country twinning.CountryCode
}
