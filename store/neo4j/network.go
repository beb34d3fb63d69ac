package neo4j

import (
	"cmp"
	"context"
	"slices"

	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// Network walks from the middle outwards, one statement a hop, then fetches the places and ties that it keeps in one.
func (s *Store) Network(ctx context.Context, release int, q store.NetworkQuery) (store.Network, error) {
	asked, err := s.asked(ctx, release, q.Around)
	if err != nil {
		return store.Network{}, err
	}
	set := q.Set
	set.From, set.Countries = nil, nil
	w := walker{s: s, release: release, set: set, reach: q.Among}
	var uncut surroundings
	if q.Around == nil {
		uncut, err = w.whole(ctx)
	} else {
		uncut, err = w.around(ctx, asked.ids, q.Hops)
	}
	if err != nil {
		return store.Network{}, err
	}
	return s.cutNetwork(ctx, release, uncut, q.MaxNodes)
}

// surroundings are places with their hop, and all ties between them by id.
type surroundings struct {
	hops map[string]int
	ties map[string]pair
}

func (w walker) whole(ctx context.Context) (surroundings, error) {
	out := surroundings{map[string]int{}, map[string]pair{}}
	hops, err := w.all(ctx)
	for _, h := range hops {
		out.hops[h.from], out.hops[h.to] = 0, 0
		out.ties[h.tie] = pair{h.from, h.to}
	}
	return out, err
}

func (w walker) around(ctx context.Context, middle []string, most int) (surroundings, error) {
	out := surroundings{map[string]int{}, map[string]pair{}}
	there, err := w.s.there(ctx, w.release, middle)
	if err != nil {
		return out, err
	}
	frontier := sortedKeys(there)
	w.free = frontier
	for _, id := range frontier {
		out.hops[id] = 0
	}
	for hop := 1; len(frontier) > 0; hop++ {
		var within []string
		if hop > most {
			within = sortedKeys(out.hops)
		}
		hops, err := w.hops(ctx, frontier, within)
		if err != nil {
			return out, err
		}
		found := map[string]bool{}
		for _, h := range hops {
			if _, ok := out.hops[h.to]; !ok {
				out.hops[h.to] = hop
				found[h.to] = true
			}
			out.ties[h.tie] = pair{h.from, h.to}
		}
		frontier = sortedKeys(found)
	}
	return out, nil
}

// cutNetwork keeps the first places and the ties between them.
func (s *Store) cutNetwork(ctx context.Context, release int, uncut surroundings, most int) (store.Network, error) {
	degree := map[string]int{}
	for _, t := range uncut.ties {
		degree[t.a]++
		degree[t.b]++
	}
	ids := sortedKeys(uncut.hops)
	slices.SortStableFunc(ids, func(a, b string) int { return cmp.Or(uncut.hops[a]-uncut.hops[b], degree[b]-degree[a]) })
	kept := ids[:min(len(ids), max(most, 0))]
	inside := map[string]bool{}
	for _, id := range kept {
		inside[id] = true
	}
	var ties []string
	for _, id := range sortedKeys(uncut.ties) {
		if t := uncut.ties[id]; inside[t.a] && inside[t.b] {
			ties = append(ties, id)
		}
	}
	cities, partnerships := map[string]twinning.City{}, map[string]twinning.Partnership{}
	err := s.lookup(ctx, release, slices.Concat(kept, ties), func(id twinning.ID, body any) (err error) {
		if id.Type() == twinning.TypeCity {
			cities[string(id)], err = decode[twinning.City](body)
		} else {
			partnerships[string(id)], err = decode[twinning.Partnership](body)
		}
		return err
	})
	out := store.Network{CutNodes: len(ids) - len(kept), CutTies: len(uncut.ties) - len(ties)}
	for _, id := range kept {
		out.Nodes = append(out.Nodes, store.NetworkNode{City: cities[id], Hop: uncut.hops[id]})
	}
	for _, id := range ties {
		out.Ties = append(out.Ties, partnerships[id])
	}
	return out, err
}
