package neo4j

import (
	"context"
	"slices"

	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// Paths searches from both ends at once, the smaller frontier first, one statement a step; the chains are then read
// off the steps.
func (s *Store) Paths(ctx context.Context, release int, q store.PathQuery) (store.Paths, error) {
	none := store.Paths{Outcome: store.NotConnected}
	merged, err := s.survivors(ctx, release)
	if err != nil {
		return none, err
	}
	from, to := string(twinning.Answering(merged, q.From)), string(twinning.Answering(merged, q.To))
	there, err := s.there(ctx, release, []string{from, to})
	if err != nil || !there[from] || !there[to] {
		return none, err
	}
	set := q.Set
	set.From, set.Countries = nil, nil
	search := &search{
		walker: walker{s: s, release: release, set: set, reach: q.Through, free: []string{from, to}},
		sides:  [2]side{newSide(from), newSide(to)},
		next:   map[string][]step{},
	}
	met, err := search.run(ctx)
	if err != nil || !met {
		return none, err
	}
	length := search.sides[0].depth + search.sides[1].depth
	if q.MaxLength > 0 && length > q.MaxLength {
		return store.Paths{Outcome: store.NotWithinLimit}, nil
	}
	chains := newChains(search.next, to)
	out := store.Paths{Outcome: store.PathFound, Length: length, Total: chains.count(from)}
	chains.list(from, max(q.Limit, 0), &out.Chains)
	return out, nil
}

// search is the state of a search from both ends.
type search struct {
	walker
	sides [2]side
	// next has the steps towards the end of the chains, from each place: those of the first side as they were found,
	// those of the second turned round.
	next map[string][]step
}

// side is what was reached from one end.
type side struct {
	depth    int
	reached  map[string]bool
	frontier []string
}

// step is a way from a place nearer to the end.
type step struct{ to, tie string }

func newSide(end string) side {
	return side{reached: map[string]bool{end: true}, frontier: []string{end}}
}

// run searches until the sides meet; false when they cannot.
func (s *search) run(ctx context.Context) (bool, error) {
	for {
		if s.meet() {
			return true, nil
		}
		i := 0
		if len(s.sides[1].frontier) < len(s.sides[0].frontier) {
			i = 1
		}
		if len(s.sides[i].frontier) == 0 {
			return false, nil
		}
		if err := s.grow(ctx, i); err != nil {
			return false, err
		}
	}
}

func (s *search) meet() bool {
	return slices.ContainsFunc(s.sides[0].frontier, func(id string) bool { return s.sides[1].reached[id] }) ||
		slices.ContainsFunc(s.sides[1].frontier, func(id string) bool { return s.sides[0].reached[id] })
}

// grow takes one step from the frontier of a side.
func (s *search) grow(ctx context.Context, i int) error {
	side := &s.sides[i]
	hops, err := s.hops(ctx, side.frontier, nil)
	if err != nil {
		return err
	}
	found := map[string]bool{}
	for _, h := range hops {
		if side.reached[h.to] {
			continue
		}
		found[h.to] = true
		if i == 0 {
			s.next[h.from] = append(s.next[h.from], step{h.to, h.tie})
		} else {
			s.next[h.to] = append(s.next[h.to], step{h.from, h.tie})
		}
	}
	side.frontier = sortedKeys(found)
	for id := range found {
		side.reached[id] = true
	}
	side.depth++
	return nil
}

// chains counts and lists the ways to the end.
type chains struct {
	next   map[string][]step
	end    string
	counts map[string]int
}

func newChains(next map[string][]step, end string) *chains {
	for _, steps := range next {
		slices.SortFunc(steps, func(a, b step) int {
			if a.to < b.to {
				return -1
			}
			return 1
		})
	}
	return &chains{next, end, map[string]int{end: 1}}
}

// count is the number of ways from a place, up to store.PathCap.
func (c *chains) count(from string) int {
	if n, ok := c.counts[from]; ok {
		return n
	}
	n := 0
	for _, s := range c.next[from] {
		n = min(n+c.count(s.to), store.PathCap)
	}
	c.counts[from] = n
	return n
}

// list appends the first ways from a place by the ids of their places.
func (c *chains) list(from string, most int, out *[]store.Chain) {
	places, ties := []twinning.ID{twinning.ID(from)}, []twinning.ID{}
	var walk func(at string)
	walk = func(at string) {
		if len(*out) >= most {
			return
		}
		if at == c.end {
			*out = append(*out, store.Chain{Places: slices.Clone(places), Ties: slices.Clone(ties)})
			return
		}
		for _, s := range c.next[at] {
			if c.count(s.to) == 0 {
				continue
			}
			places, ties = append(places, twinning.ID(s.to)), append(ties, twinning.ID(s.tie))
			walk(s.to)
			places, ties = places[:len(places)-1], ties[:len(ties)-1]
		}
	}
	walk(from)
}
