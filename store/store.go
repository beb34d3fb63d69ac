// Package store is the contract between the service and the engine that keeps
// its data. It asks in the terms of the domain and knows no engine: whoever
// reads only this package can write another store, and package storetest says
// whether it is one.
//
// # Rules for every method
//
// A read names the release it wants and sees exactly that state, whatever is
// being written. A release that is not published answers ErrRelease, except to
// the Import that is writing it. Ids that are absent are absent from the
// answer, never an error; an id given twice is answered once; an id that was
// merged answers with the survivor under the id asked, however many merges lie
// between. That goes for ids that are asked (Lookup, Linked, the parents of a
// TieSet, the ends of a path, the middle of a network), not for ids inside
// conditions or records: those are compared as they are. An empty list of ids
// asks nothing and answers nothing. Thousands of ids in one call are normal.
// Orders are total: names by SortKey, bytes decide, never the engine's
// collation; unknown values last in both directions, then the id ascending.
// Conditions are three-valued (see Cond). A cancelled context ends a call soon
// with the context's error. After Close every method answers ErrClosed.
// Methods are safe for use by many goroutines.
package store

import (
	"context"
	"iter"

	"github.com/sistergraph/sistergraph/twinning"
)

// Store keeps the graph.
type Store interface {
	Reader
	Graph
	Writer
	// Check reads everything and lists what breaks the contract: dangling ends,
	// doubled keys, summaries that differ from their statements, missing indexes.
	Check(ctx context.Context) ([]string, error)
	// Ping tells whether the engine answers: nil, or an error of ErrUnavailable.
	Ping(ctx context.Context) error
	// Close releases everything. Calls under way end with an error.
	Close() error
}

// Reader fetches records and pages of records.
type Reader interface {
	// Releases lists the published releases, oldest first; none in an empty store.
	Releases(ctx context.Context) ([]twinning.Release, error)
	// Reference reads the small data that callers keep in memory for a release, mergers of ids among them.
	Reference(ctx context.Context, release int) (*twinning.Reference, error)
	// Lookup fetches records of any type (twinning.ID.Type) by id, in one go.
	Lookup(ctx context.Context, release int, ids []twinning.ID) (Records, error)
	// Identify finds places by identifiers of other registers.
	Identify(ctx context.Context, release int, keys []ExternalKey) (map[ExternalKey]twinning.ID, error)
	// Candidates finds records by name: one answer a query, in their order.
	Candidates(ctx context.Context, release int, queries []CandidateQuery) ([][]Candidate, error)
	// Places pages through places.
	Places(ctx context.Context, release int, q PlaceQuery) (PlacePage, error)
	// Entities pages through records of one other type.
	Entities(ctx context.Context, release int, q EntityQuery) (EntityPage, error)
	// Linked fetches, for each target, the entities that have a link of the role
	// to it, by SortKey then id. A target without any may be absent.
	Linked(ctx context.Context, release int, t twinning.Type, role twinning.Role, targets []twinning.ID) (map[twinning.ID][]twinning.Entity, error)
	// Statements pages through what sources say of each tie, by id; the limit is
	// for each tie.
	Statements(ctx context.Context, release int, q StatementQuery) (map[twinning.ID]StatementPage, error)
	// Stream walks every record of a type in the order of ids in bounded memory:
	// twinning.City, Partnership, Statement, or an Entity.
	Stream(ctx context.Context, release int, t twinning.Type) iter.Seq2[any, error]
}

// Graph answers what is asked of ties.
type Graph interface {
	// Partners pages through the ties seen from each of the places in set.From:
	// one page a place, the limit for each.
	Partners(ctx context.Context, release int, q PartnerQuery) (map[twinning.ID]PartnerPage, error)
	// Ties pages through ties seen from outside, by id.
	Ties(ctx context.Context, release int, q TieQuery) (TiePage, error)
	// Tally counts. Sets are answered in their order, each by parent (see TieSet).
	Tally(ctx context.Context, release int, sets []TieSet) ([]map[string]Tally, error)
	// Groups counts by key, by parent.
	Groups(ctx context.Context, release int, q GroupQuery) (map[string][]Group, error)
	// Flows counts ties by the unordered pair of their ends' groups.
	Flows(ctx context.Context, release int, q FlowQuery) (Flows, error)
	// Paths finds all shortest chains between two places.
	Paths(ctx context.Context, release int, q PathQuery) (Paths, error)
	// Network cuts out the surroundings of places.
	Network(ctx context.Context, release int, q NetworkQuery) (Network, error)
	// Triangles pages through the closed triples that contain a place, by the
	// ids of the other two in order.
	Triangles(ctx context.Context, release int, q TriangleQuery) (map[twinning.ID]TrianglePage, error)
}

// ExternalKey is an identifier of another register.
type ExternalKey struct {
	Scheme Scheme
	Value  string
}

// Scheme is a register of identifiers.
type Scheme string

// The registers that places are known in.
const (
	Wikidata Scheme = "wikidata" // Q42956
	Geonames Scheme = "geonames" // 2037013, in decimal
)

// Records are records of any type, by the id that was asked.
type Records struct {
	Cities     map[twinning.ID]twinning.City
	Ties       map[twinning.ID]twinning.Partnership
	Statements map[twinning.ID]twinning.Statement
	Entities   map[twinning.ID]twinning.Entity
}

// CandidateQuery asks for records by a folded name (twinning.Fold).
type CandidateQuery struct {
	Text string
	// Types are cities and types of entities; none means all that have keys.
	Types []twinning.Type
	// Country keeps places of that primary country and nothing else; empty keeps
	// all records.
	Country twinning.CountryCode
	// Exact takes every record that has Text as a key, whatever Limit. The ways
	// add up; without any of them nothing is found.
	Exact bool
	// Prefix takes records with a key that begins with Text: best grade first,
	// then most ties, then largest population (unknown last), then id; at most
	// Limit.
	Prefix bool
	// Grams takes records that have at least MinGrams of these pieces
	// (twinning.Grams) in one or another of their keys, a piece counting once:
	// most first, then most ties, then id; at most Limit. MinGrams is 1 or more.
	Grams    []string
	MinGrams int
	Limit    int
}

// Candidate is a record that one of the ways of a CandidateQuery found. A
// query's candidates are distinct and come by id.
type Candidate struct {
	ID twinning.ID
	// Ties is the number of ties of a place in the release, whatever their
	// scope; 0 for entities.
	Ties int
}

// StatementQuery asks what sources say of ties, withdrawn statements included.
type StatementQuery struct {
	Ties []twinning.ID
	// After is the id that the page comes after; empty begins at the first.
	After twinning.ID
	// Limit is for each tie; 0 means no limit.
	Limit int
}

// StatementPage is what sources say of one tie.
type StatementPage struct {
	Statements []twinning.Statement
	More       bool // there are others after the last
	Total      int
}
