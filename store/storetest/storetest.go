// Package storetest is the conformance suite of package store: whatever passes
// it is a store. A test of an engine calls Run with a factory; every difference
// between two engines is a bug in one of them or a gap in the contract.
//
// The themes below are the index. Most tests load the invented world of package
// fixture, say what some of the answers are, and ask the store and package
// model (the contract as plain loops) the same questions.
package storetest

import (
	"testing"

	"github.com/sistergraph/sistergraph/store"
)

// Option changes how the suite runs.
type Option func(*suite)

// Checks sets how many random worlds the property test makes; 50 unless said,
// few for an engine on a server. The flag -rapid.checks goes before it.
func Checks(n int) Option { return func(s *suite) { s.checks = n } }

// Expire gives the suite a way to let the lease of the import under way run
// out at once, as if its owner had died. Without it what follows an expired
// lease is not tested.
func Expire(expire func(t *testing.T, s store.Store)) Option {
	return func(s *suite) { s.expire = expire }
}

type suite struct {
	open   func(t *testing.T) store.Store
	checks int
	expire func(t *testing.T, s store.Store)
}

// Run runs the suite. open returns an empty store and has it closed when t
// ends; on a shared server it clears what was there. Only one store of a
// factory is in use at a time.
func Run(t *testing.T, open func(t *testing.T) store.Store, options ...Option) {
	s := suite{open: open, checks: 50}
	for _, o := range options {
		o(&s)
	}
	for _, theme := range []struct {
		name string
		run  func(*testing.T, suite)
	}{
		{"empty store", emptyStore},        // empty.go
		{"identity", identity},             // identity.go: ids, doubles, merges, registers
		{"lists", lists},                   // lists.go: order, key-set pages, unknown values, names
		{"partners", partnerPages},         // partners.go: pages for many places at once
		{"filters", filters},               // filters.go: three-valued conditions
		{"counts", counts},                 // counts.go: tallies, undecided and because, coverage
		{"groups", groups},                 // groups.go: groups, rest, unknown, flows
		{"search", search},                 // search.go
		{"entities", entities},             // entities.go: reference, pages, links
		{"statements", statements},         // statements.go
		{"chains", chains},                 // chains.go: paths, networks, triangles
		{"releases", releases},             // releases.go: versions, unpublished imports
		{"imports", imports},               // imports.go: lease, abort, sweep, idempotence
		{"check", checking},                // check.go
		{"calls", calls},                   // calls.go: many at once, cancelled, closed, thousands of ids
		{"random worlds", againstTheModel}, // property.go
	} {
		t.Run(theme.name, func(t *testing.T) { theme.run(t, s) })
	}
}
