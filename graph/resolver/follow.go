package resolver

import (
	"context"
	"slices"

	"github.com/sistergraph/sistergraph/graph/level"
	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// find gives the records of ids, with at most one call, and registers them.
func (st *State) find(ctx context.Context, ids []twinning.ID) (map[twinning.ID]Node, error) {
	found := make(map[twinning.ID]Node, len(ids))
	var missing []twinning.ID
	for _, id := range ids {
		if _, ok := found[id]; ok {
			continue
		}
		n := st.inMemory(id)
		if n == nil && st.mayExist(id) {
			missing = append(missing, id)
		}
		found[id] = n
	}
	if slices.ContainsFunc(missing, isRelease) {
		if err := st.findReleases(ctx, found); err != nil {
			return nil, err
		}
		missing = slices.DeleteFunc(missing, isRelease)
	}
	if len(missing) > 0 {
		records, err := st.store.Lookup(ctx, st.release.Number, missing)
		if err != nil {
			return nil, err
		}
		st.take(found, records)
	}
	for id, n := range found {
		if n == nil {
			delete(found, id)
			continue
		}
		register(ctx, n)
	}
	return found, nil
}

func isRelease(id twinning.ID) bool { return id.Type() == twinning.TypeRelease }

// findReleases adds the releases that are asked for.
func (st *State) findReleases(ctx context.Context, found map[twinning.ID]Node) error {
	releases, err := st.store.Releases(ctx)
	for _, r := range releases {
		if _, ok := found[twinning.ReleaseID(r.Number)]; ok {
			found[twinning.ReleaseID(r.Number)] = &Release{of: r}
		}
	}
	return err
}

// mayExist is false for ids of types that are in memory whole: what memory lacks, the store lacks.
func (st *State) mayExist(id twinning.ID) bool {
	switch id.Type() {
	case twinning.TypeCountry, twinning.TypeFramework, twinning.TypeField, twinning.TypeArea, "":
		return false
	case twinning.TypeSource:
		return !st.wholeSources
	default:
		return true
	}
}

// take makes nodes of records. Ids that were merged into one give one node.
func (st *State) take(found map[twinning.ID]Node, records store.Records) {
	cities := map[twinning.ID]*City{}
	for id, c := range records.Cities {
		if cities[c.ID] == nil {
			cities[c.ID] = st.city(c)
		}
		found[id] = cities[c.ID]
	}
	for id, t := range records.Ties {
		found[id] = st.tie(t)
	}
	for id, s := range records.Statements {
		found[id] = &Statement{of: s, st: st}
	}
	for id, e := range records.Entities {
		if n := st.entity(e); n != nil {
			found[id] = n
		}
	}
}

// follow gives, for a parent, the records that it points to, in its order, absent ones left out. One call
// serves all parents of the level.
func follow[P comparable](ctx context.Context, st *State, parent P, points func(P) []twinning.ID) ([]Node, error) {
	return level.Load(ctx, parent, func(ctx context.Context, parents []P) (map[P][]Node, error) {
		var ids []twinning.ID
		for _, p := range parents {
			ids = append(ids, points(p)...)
		}
		found, err := st.find(ctx, ids)
		if err != nil {
			return nil, err
		}
		nodes := make(map[P][]Node, len(parents))
		for _, p := range parents {
			nodes[p] = pick[Node](points(p), found)
		}
		return nodes, nil
	})
}

// followOne is follow for a parent that points to one record of a type; nil where it points to none.
func followOne[N Node, P comparable](ctx context.Context, st *State, parent P, points func(P) twinning.ID) (N, error) {
	nodes, err := follow(ctx, st, parent, func(p P) []twinning.ID { return one(points(p)) })
	var none N
	if err != nil || len(nodes) == 0 {
		return none, err
	}
	n, _ := nodes[0].(N)
	return n, nil
}

// followAll is follow for records of one type.
func followAll[N any, P comparable](ctx context.Context, st *State, parent P, points func(P) []twinning.ID) ([]N, error) {
	nodes, err := follow(ctx, st, parent, points)
	if err != nil {
		return nil, err
	}
	typed := make([]N, 0, len(nodes))
	for _, n := range nodes {
		if n, ok := n.(N); ok {
			typed = append(typed, n)
		}
	}
	return typed, nil
}

func one(id twinning.ID) []twinning.ID {
	if id == "" {
		return nil
	}
	return []twinning.ID{id}
}

// pick gives the records of ids that are of the wanted type, in their order.
func pick[N any](ids []twinning.ID, found map[twinning.ID]Node) []N {
	out := make([]N, 0, len(ids))
	for _, id := range ids {
		if n, ok := found[id].(N); ok {
			out = append(out, n)
		}
	}
	return out
}
