package resolver

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/sistergraph/sistergraph/graph/fault"
	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// SearchHit is a record that search found.
type SearchHit struct {
	Node    Node
	Matched *Name
	Score   float64
}

// SearchType is a type that search looks for.
type SearchType string

// types are the types of records that search looks for.
var types = map[SearchType]twinning.Type{
	"CITY": twinning.TypeCity, "COUNTRY": twinning.TypeCountry, "ORGANISATION": twinning.TypeOrganisation,
	"FRAMEWORK": twinning.TypeFramework, "EVENT": twinning.TypeEvent,
}

// maxHits is the number of hits that one search gives; maxQuery the letters that it reads.
const (
	maxHits  = 100
	maxQuery = 200
)

// Search finds records by name.
func (Query) Search(ctx context.Context, text string, only []SearchType, first *int) ([]*SearchHit, error) {
	most := 10
	if first != nil {
		most = *first
	}
	if most < 1 || most > maxHits {
		return nil, fault.Bad("first", most, "is not a number of hits", fmt.Sprintf("give 1 to %d", maxHits))
	}
	if n := utf8.RuneCountInString(text); n > maxQuery {
		return nil, fault.Bad("text", text, fmt.Sprintf("%d letters are more than search reads", n), fmt.Sprintf("give at most %d", maxQuery))
	}
	var wanted []twinning.Type
	if only == nil {
		for _, t := range types {
			wanted = append(wanted, t)
		}
	}
	for _, t := range only {
		wanted = append(wanted, types[t])
	}
	if len(wanted) == 0 {
		return []*SearchHit{}, nil
	}
	slices.Sort(wanted)
	return from(ctx).seek(ctx, text, slices.Compact(wanted), nil, most)
}

// pool is the number of records that each way of finding gives to the ranking.
const pool = 60

// seek finds and ranks: two calls, whatever is found.
func (st *State) seek(ctx context.Context, text string, wanted []twinning.Type, country *twinning.CountryCode, most int) ([]*SearchHit, error) {
	folded := twinning.Fold(text)
	if folded == "" {
		return []*SearchHit{}, nil
	}
	grams := twinning.Grams(folded)
	q := store.CandidateQuery{
		Text: folded, Types: wanted, Exact: true, Prefix: true,
		Grams: grams, MinGrams: max(1, len(grams)/3), Limit: max(pool, most),
	}
	if country != nil {
		q.Country = *country
	}
	found, err := st.store.Candidates(ctx, st.release.Number, []store.CandidateQuery{q})
	if err != nil {
		return nil, err
	}
	ties := make(map[twinning.ID]int, len(found[0]))
	ids := make([]twinning.ID, len(found[0]))
	for i, c := range found[0] {
		ids[i], ties[c.ID] = c.ID, c.Ties
	}
	nodes, err := st.find(ctx, ids)
	if err != nil {
		return nil, err
	}
	ranked := make([]ranking, 0, len(nodes))
	for id, n := range nodes {
		if r, ok := rank(n, text, folded); ok {
			r.ties = ties[id]
			ranked = append(ranked, r)
		}
	}
	slices.SortFunc(ranked, ranking.compare)
	hits := make([]*SearchHit, 0, most)
	for _, r := range ranked[:min(len(ranked), most)] {
		hits = append(hits, &SearchHit{Node: r.node, Matched: newName(r.name), Score: r.score()})
	}
	return hits, nil
}

// How a name matches, the best first (semantics 22).
const (
	matchExact = iota
	matchFolded
	matchPrefix
	matchNear
)

// ranking is how well a record matches.
type ranking struct {
	node       Node
	name       twinning.Name
	match      int
	edits      int // of a near match
	letters    int
	ties       int
	population int
}

func (r ranking) compare(o ranking) int {
	near := 0
	if r.match == matchNear && o.match == matchNear {
		near = r.edits - o.edits
	}
	return cmp.Or(
		r.match-o.match, near, r.name.Kind.Grade()-o.name.Kind.Grade(), o.ties-r.ties,
		o.population-r.population, cmp.Compare(r.node.ID(), o.node.ID()))
}

// score falls from 1 in the order of the ranking, but for ties and population, which it does not tell.
func (r ranking) score() float64 {
	score := []float64{1, 0.95, 0.85, 0.75}[r.match]
	if r.match == matchNear {
		score *= 1 - float64(r.edits)/float64(r.letters+1)
	}
	return math.Round((score-0.001*float64(r.name.Kind.Grade()))*1000) / 1000
}

// rank gives the best way in which a record matches; false where it does not.
func rank(n Node, text, folded string) (ranking, bool) {
	names, population := namesOf(n)
	best, found := ranking{}, false
	trimmed := strings.TrimSpace(text)
	for _, name := range names {
		r := ranking{node: n, name: name, population: population, letters: utf8.RuneCountInString(folded)}
		key := twinning.Fold(name.Text)
		switch {
		case name.Text == trimmed:
			r.match = matchExact
		case key == folded:
			r.match = matchFolded
		case strings.HasPrefix(key, folded):
			r.match = matchPrefix
		default:
			if !r.mayBeNear(utf8.RuneCountInString(key) - r.letters) {
				continue
			}
			r.match, r.edits = matchNear, edits(key, folded)
			if !r.mayBeNear(r.edits) {
				continue
			}
		}
		if !found || r.compare(best) < 0 {
			best, found = r, true
		}
	}
	return best, found
}

// mayBeNear tells whether so many edits leave a name alike: one in three letters.
func (r ranking) mayBeNear(edits int) bool {
	return 3*max(edits, -edits) <= max(r.letters, 3)
}

// namesOf gives all names of a record, aliases too, and its population where it has one.
func namesOf(n Node) (twinning.Names, int) {
	var names twinning.Names
	var aliases []string
	population := 0
	switch n := n.(type) {
	case *City:
		names, aliases = n.of.Names, n.of.Aliases
		if n.of.Population != nil {
			population = *n.of.Population
		}
	case *Country:
		names, aliases = n.of.Names, n.of.Aliases
	case *Framework:
		names, aliases = n.of.Names, n.of.Aliases
	case *Organisation:
		names = n.of.Names
	case *Event:
		names = n.of.Names
	}
	all := slices.Clone(names)
	for _, a := range aliases {
		all = append(all, twinning.Name{Text: a, Kind: twinning.NameAlias})
	}
	return all, population
}
