package store

import "github.com/sistergraph/sistergraph/twinning"

// PathQuery asks for all shortest chains of ties of Set between two places.
type PathQuery struct {
	From, To twinning.ID
	Set      TieSet // From and Countries empty
	// Through must hold of every inner place.
	Through Cond
	// MaxLength is the most ties a chain may have; 0 means no limit.
	MaxLength int
	// Limit is the number of chains to return; the total is counted up to PathCap.
	Limit int
}

// PathCap is the number of chains up to which Paths.Total is exact.
const PathCap = 10_000

// Outcome of looking for a chain.
type Outcome string

// NotConnected: there is no chain of any length, or no such place.
// NotWithinLimit: the shortest has more ties than MaxLength.
const (
	PathFound      Outcome = "FOUND"
	NotWithinLimit Outcome = "NOT_WITHIN_LIMIT"
	NotConnected   Outcome = "NOT_CONNECTED"
)

// Paths are the shortest chains, by the ids of their places in order.
type Paths struct {
	Outcome Outcome
	Length  int // ties; 0 when From is To, and when none was found
	Total   int // at most PathCap
	Chains  []Chain
}

// Chain is one more place than ties.
type Chain struct {
	Places []twinning.ID
	Ties   []twinning.ID
}

// NetworkQuery asks for the places within Hops ties of those in Around, or
// for the whole network when Around is nil (hop is then 0 for all), at most
// MaxNodes: nearer hop first, then most ties inside the uncut network, then
// id. Places in Around are always inside, the others must pass Among, and hops
// lead over places that are inside. The whole network has the places that have
// a tie of the set in it, no others.
type NetworkQuery struct {
	Around   []twinning.ID
	Hops     int
	Set      TieSet // From and Countries empty
	Among    Cond
	MaxNodes int // 1 or more
}

// Network has every tie of the set between two of its nodes, by id.
type Network struct {
	Nodes []NetworkNode
	Ties  []twinning.Partnership
	// CutNodes and CutTies were left out of the uncut network.
	CutNodes int
	CutTies  int
}

// NetworkNode is a place in a network.
type NetworkNode struct {
	City twinning.City
	Hop  int
}

// TriangleQuery asks for the closed triples of ties of Set that contain each
// of the places in Set.From. Conditions of Set are about ties seen from outside.
type TriangleQuery struct {
	Set   TieSet
	Page  Page // the Key is the ids of the other two, B < C
	Total bool
}

// TrianglePage is the page of one place; empty for a place without triangles.
type TrianglePage struct {
	Rows  []Triangle
	More  More
	Total int // when asked
}

// Triangle is three places that are partners of each other.
type Triangle struct {
	A, B, C    twinning.ID // A is the place asked (the survivor of a merge), B < C
	AB, AC, BC twinning.Partnership
	Key        Key
}
