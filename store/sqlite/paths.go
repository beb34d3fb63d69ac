package sqlite

import (
	"cmp"
	"context"
	"slices"

	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// Paths finds all shortest chains between two places: two searches by breadth,
// one from each end, of which the smaller takes the next step (see walk).
func (s *Store) Paths(ctx context.Context, release int, q store.PathQuery) (store.Paths, error) {
	if err := s.connected(ctx, release); err != nil {
		return store.Paths{}, err
	}
	at, err := s.survivors(ctx, release, []twinning.ID{q.From, q.To})
	if err != nil {
		return store.Paths{}, err
	}
	from, okFrom := at[q.From]
	to, okTo := at[q.To]
	if !okFrom || !okTo {
		return store.Paths{Outcome: store.NotConnected}, nil
	}
	w, err := s.walk(release, q.Set, q.Through)
	if err != nil {
		return store.Paths{}, err
	}
	here, there := newSearch(from), newSearch(to)
	meeting := here.meets(there)
	for len(meeting) == 0 {
		if len(here.frontier) == 0 || len(there.frontier) == 0 {
			return store.Paths{Outcome: store.NotConnected}, nil
		}
		near, far := here, there
		if len(there.frontier) < len(here.frontier) {
			near, far = there, here
		}
		if err := near.advance(ctx, w, far.start); err != nil {
			return store.Paths{}, err
		}
		meeting = near.meets(far)
	}
	length := here.depth + there.depth
	if q.MaxLength > 0 && length > q.MaxLength {
		return store.Paths{Outcome: store.NotWithinLimit}, nil
	}
	c := chains{next: map[twinning.ID][]step{}, to: to, ways: map[twinning.ID]int{}}
	c.collect(here, meeting, func(st step) step { return st })
	c.collect(there, meeting, func(st step) step { return step{st.far, st.near, st.tie} })
	out := store.Paths{Outcome: store.PathFound, Length: length, Total: c.count(from)}
	c.walk(store.Chain{Places: []twinning.ID{from}}, func(chain store.Chain) bool {
		if len(out.Chains) >= q.Limit {
			return false
		}
		out.Chains = append(out.Chains, chain)
		return true
	})
	return out, nil
}

// search is what one end has reached.
type search struct {
	start    twinning.ID
	depth    int
	distance map[twinning.ID]int
	// before has the steps by which a place was reached in the fewest ties.
	before   map[twinning.ID][]step
	frontier []twinning.ID
}

func newSearch(start twinning.ID) *search {
	return &search{
		start: start, distance: map[twinning.ID]int{start: 0}, before: map[twinning.ID][]step{},
		frontier: []twinning.ID{start},
	}
}

// advance goes one tie further.
func (s *search) advance(ctx context.Context, w *walk, exempt twinning.ID) error {
	var next []twinning.ID
	err := w.from(ctx, s.frontier, exempt, func(st step) {
		d, seen := s.distance[st.far]
		if !seen {
			d = s.depth + 1
			s.distance[st.far] = d
			next = append(next, st.far)
		}
		if d == s.depth+1 {
			s.before[st.far] = append(s.before[st.far], st)
		}
	})
	s.depth, s.frontier = s.depth+1, next
	return err
}

// meets are the newest places that the other search has reached too.
func (s *search) meets(other *search) []twinning.ID {
	var out []twinning.ID
	for _, id := range s.frontier {
		if _, ok := other.distance[id]; ok {
			out = append(out, id)
		}
	}
	return out
}

// chains are the steps of all shortest chains, towards their end.
type chains struct {
	next map[twinning.ID][]step
	to   twinning.ID
	ways map[twinning.ID]int
}

// collect takes the steps of a search that lead to the places, turned towards
// the end of the chains.
func (c *chains) collect(s *search, places []twinning.ID, turn func(step) step) {
	seen := map[twinning.ID]bool{}
	for len(places) > 0 {
		var back []twinning.ID
		for _, id := range places {
			if seen[id] {
				continue
			}
			seen[id] = true
			for _, st := range s.before[id] {
				t := turn(st)
				c.next[t.near] = append(c.next[t.near], t)
				back = append(back, st.near)
			}
		}
		places = back
	}
}

// count is the number of chains from a place, up to the cap.
func (c *chains) count(from twinning.ID) int {
	if from == c.to {
		return 1
	}
	if n, ok := c.ways[from]; ok {
		return n
	}
	n := 0
	for _, st := range c.next[from] {
		n = min(n+c.count(st.far), store.PathCap)
	}
	c.ways[from] = n
	return n
}

// walk calls f for each chain that begins so, in the order of ids, until f
// says no.
func (c *chains) walk(begun store.Chain, f func(store.Chain) bool) bool {
	last := begun.Places[len(begun.Places)-1]
	if last == c.to {
		return f(begun)
	}
	steps := c.next[last]
	slices.SortFunc(steps, func(a, b step) int { return cmp.Compare(a.far, b.far) })
	for _, st := range steps {
		longer := store.Chain{Places: append(slices.Clone(begun.Places), st.far), Ties: append(slices.Clone(begun.Ties), st.tie)}
		if !c.walk(longer, f) {
			return false
		}
	}
	return true
}
