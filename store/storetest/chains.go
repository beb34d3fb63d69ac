package storetest

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// chains is about what follows ties further than one: paths, networks,
// triangles.
func chains(t *testing.T, s suite) {
	// Two ways from a to f, a detour, a far end, an island and a hermit.
	b := draw("a-b a-c b-d c-d d-e d-f e-f f-g g-h x-y z")
	b = addPair(b, "a", "h", func(p *twinning.Partnership) {
		p.Status, p.Acts = twinning.StatusTerminated, []twinning.Act{{Type: twinning.ActTerminated, Date: twinning.Date{Year: 2000}}}
	})
	w := s.with(t, b)
	now := standing(mustDay("2025-01-01"))
	paths(t, w, now)
	networks(t, w, now)
	triangles(t, w, now)
	manyChains(t, s)
	t.Run("the same questions in the invented world", func(t *testing.T) {
		w := s.invented(t)
		for _, set := range []store.TieSet{anyTies(), now, withWhere(anyTies(), store.Not{Cond: store.Domestic{}})} {
			for _, to := range []string{"bor", "borholm", "merger-twin", "dune", "nowhere"} {
				q := store.PathQuery{From: "city:arnfeld", To: twinning.ID("city:" + to), Set: set, Limit: 10}
				w.everywhere(t, "paths to "+to, askPaths(q))
				q.Through = store.CountryIn{Yes: []twinning.CountryCode{"XC"}}
				w.everywhere(t, "paths through Cestria to "+to, askPaths(q))
			}
			w.everywhere(t, "whole network", askNetwork(store.NetworkQuery{Set: set, MaxNodes: 100}))
			w.everywhere(t, "cut network", askNetwork(store.NetworkQuery{Set: set, MaxNodes: 7, Around: []twinning.ID{"city:lakowo", "city:merger-twin"}, Hops: 2}))
			set.From = []twinning.ID{"city:arnfeld", "city:lakowo", "city:lonely"}
			w.everywhere(t, "triangles", askTriangles(store.TriangleQuery{Set: set, Page: all, Total: true}))
		}
	})
}

func paths(t *testing.T, w *world, now store.TieSet) {
	ask := func(q store.PathQuery) store.Paths {
		t.Helper()
		w.same(t, fmt.Sprintf("paths %+v", q), 1, askPaths(q))
		return must[store.Paths](t)(w.store.Paths(context.Background(), 1, q))
	}
	to := func(from, to string) store.PathQuery {
		return store.PathQuery{From: townID(from), To: townID(to), Set: now, Limit: 10}
	}
	t.Run("all shortest chains come by the ids of their places", func(t *testing.T) {
		expect(t, "paths", ask(to("a", "f")), store.Paths{Outcome: store.PathFound, Length: 3, Total: 2, Chains: []store.Chain{
			{Places: townIDs("a b d f"), Ties: tieIDs("a-b b-d d-f")},
			{Places: townIDs("a c d f"), Ties: tieIDs("a-c c-d d-f")},
		}})
		expect(t, "the other way", ask(to("f", "a")).Chains[0].Places, townIDs("f d b a"))
	})
	t.Run("the limit cuts the chains and not the total", func(t *testing.T) {
		q := to("a", "f")
		q.Limit = 1
		got := ask(q)
		expect(t, "chains and total", []int{len(got.Chains), got.Total}, []int{1, 2})
		q.Limit = 0
		got = ask(q)
		expect(t, "chains and total", []int{len(got.Chains), got.Total, got.Length}, []int{0, 2, 3})
	})
	t.Run("a place is connected to itself by one chain of no ties", func(t *testing.T) {
		for _, key := range []string{"a", "z"} {
			expect(t, "paths", ask(to(key, key)), store.Paths{Outcome: store.PathFound, Total: 1, Chains: []store.Chain{{Places: townIDs(key)}}})
		}
	})
	t.Run("inner places must pass, the ends need not", func(t *testing.T) {
		q := to("a", "d")
		q.Through = store.PlaceIn{Yes: townIDs("c")}
		expect(t, "paths", ask(q).Chains, []store.Chain{{Places: townIDs("a c d"), Ties: tieIDs("a-c c-d")}})
		q.Through = store.LevelIn{twinning.LevelCity}
		expect(t, "undecided is not passing", ask(q).Outcome, store.NotConnected)
		q = to("a", "b")
		q.Through = store.Or{}
		expect(t, "neighbours have no inner places", ask(q).Length, 1)
	})
	t.Run("a limit that is too short is told from no connection", func(t *testing.T) {
		for _, c := range []struct {
			from, to string
			longest  int
			want     store.Outcome
		}{
			{"a", "h", 0, store.PathFound},
			{"a", "h", 5, store.PathFound},
			{"a", "h", 4, store.NotWithinLimit},
			{"a", "h", 1, store.NotWithinLimit},
			{"a", "x", 0, store.NotConnected},
			{"a", "x", 2, store.NotConnected},
			{"x", "a", 2, store.NotConnected},
			{"a", "z", 1, store.NotConnected},
			{"a", "nobody", 0, store.NotConnected},
			{"nobody", "nobody", 3, store.NotConnected},
		} {
			q := to(c.from, c.to)
			q.MaxLength = c.longest
			expect(t, fmt.Sprintf("%s to %s in %d", c.from, c.to, c.longest), ask(q).Outcome, c.want)
		}
	})
	t.Run("only ties of the set lead on", func(t *testing.T) {
		q := to("a", "h")
		expect(t, "length", ask(q).Length, 5)
		q.Set = anyTies()
		expect(t, "length with ended ties", ask(q).Length, 1)
		q.Set = withWhere(now, store.Not{Cond: store.Between{A: store.PlaceIn{Yes: townIDs("d")}}})
		expect(t, "without the ties of d", ask(q).Outcome, store.NotConnected)
	})
}

// manyChains has layers of three places, each tied to all of the next: three
// times as many chains with every layer.
func manyChains(t *testing.T, s suite) {
	var pairs []string
	for layer := range 9 {
		for i := range 3 {
			if layer == 0 {
				pairs = append(pairs, fmt.Sprintf("from-l0%d", i))
			}
			for j := range 3 {
				pairs = append(pairs, fmt.Sprintf("l%d%d-l%d%d", layer, i, layer+1, j))
			}
		}
	}
	w := s.with(t, draw(strings.Join(pairs, " ")))
	for to, want := range map[string]int{"l20": 9, "l81": 6561, "l92": store.PathCap} {
		t.Run(fmt.Sprintf("chains are counted up to the cap: %d", want), func(t *testing.T) {
			q := store.PathQuery{From: townID("from"), To: townID(to), Set: anyTies(), Limit: 2}
			w.same(t, "paths", 1, askPaths(q))
			expect(t, "total", must[store.Paths](t)(w.store.Paths(context.Background(), 1, q)).Total, want)
		})
	}
}

func networks(t *testing.T, w *world, now store.TieSet) {
	ask := func(q store.NetworkQuery) string {
		t.Helper()
		q.Set = now
		w.same(t, fmt.Sprintf("network %+v", q), 1, askNetwork(q))
		n := must[store.Network](t)(w.store.Network(context.Background(), 1, q))
		var out []string
		for _, node := range n.Nodes {
			out = append(out, fmt.Sprint(node.City.ID.Key(), node.Hop))
		}
		return fmt.Sprintf("%s, %d ties, cut %d and %d", strings.Join(out, " "), len(n.Ties), n.CutNodes, n.CutTies)
	}
	around := func(keys string) []twinning.ID { return append([]twinning.ID{}, townIDs(keys)...) }
	t.Run("networks have nearer hops first, then most ties, then id", func(t *testing.T) {
		expect(t, "two hops around a", ask(store.NetworkQuery{Around: around("a"), Hops: 2, MaxNodes: 99}), "a0 b1 c1 d2, 4 ties, cut 0 and 0")
		expect(t, "one hop around d", ask(store.NetworkQuery{Around: around("d"), Hops: 1, MaxNodes: 99}), "d0 e1 f1 b1 c1, 5 ties, cut 0 and 0")
		expect(t, "no hops around three", ask(store.NetworkQuery{Around: around("f e d z nobody e"), MaxNodes: 99}), "d0 e0 f0 z0, 3 ties, cut 0 and 0")
		expect(t, "no places", ask(store.NetworkQuery{Around: around(""), Hops: 3, MaxNodes: 99}), ", 0 ties, cut 0 and 0")
	})
	t.Run("the whole network has every place with a tie in it", func(t *testing.T) {
		expect(t, "whole", ask(store.NetworkQuery{MaxNodes: 99}), "d0 f0 a0 b0 c0 e0 g0 h0 x0 y0, 10 ties, cut 0 and 0")
	})
	t.Run("what does not fit is counted", func(t *testing.T) {
		expect(t, "three of five", ask(store.NetworkQuery{Around: around("d"), Hops: 1, MaxNodes: 3}), "d0 e1 f1, 3 ties, cut 2 and 2")
		expect(t, "fewer than around", ask(store.NetworkQuery{Around: around("d e f"), Hops: 1, MaxNodes: 2}), "d0 f0, 1 ties, cut 4 and 5")
		expect(t, "four of the whole", ask(store.NetworkQuery{MaxNodes: 4}), "d0 f0 a0 b0, 3 ties, cut 6 and 7")
	})
	t.Run("other places must pass, and hops lead over them", func(t *testing.T) {
		not := store.Not{Cond: store.PlaceIn{Yes: townIDs("a d")}}
		expect(t, "around a", ask(store.NetworkQuery{Around: around("a"), Hops: 9, Among: not, MaxNodes: 99}), "a0 b1 c1, 2 ties, cut 0 and 0")
		expect(t, "whole", ask(store.NetworkQuery{Among: not, MaxNodes: 99}), "f0 g0 e0 h0 x0 y0, 4 ties, cut 0 and 0")
		expect(t, "undecided is not passing", ask(store.NetworkQuery{Around: around("a"), Hops: 9, Among: store.PopulationIn{}, MaxNodes: 99}), "a0, 0 ties, cut 0 and 0")
	})
}

func triangles(t *testing.T, w *world, now store.TieSet) {
	t.Run("triangles are closed by a tie of the set", func(t *testing.T) {
		w.publish(t, addPair(addPair(addPair(store.Batch{}, "a", "d"), "c", "e"), "b", "f"))
		set := now
		set.From = townIDs("d a z nobody h d")
		q := store.TriangleQuery{Set: set, Page: all, Total: true}
		w.everywhere(t, "triangles", askTriangles(q))
		got := must[map[twinning.ID]store.TrianglePage](t)(w.store.Triangles(context.Background(), 2, q))
		expect(t, "places answered", len(got), 4)
		var found []string
		for _, r := range got[townID("d")].Rows {
			found = append(found, r.A.Key()+r.B.Key()+r.C.Key())
		}
		expect(t, "triangles of d", strings.Join(found, " "), "dab dac dbf dce def")
		q.Set.Where = store.Not{Cond: store.Between{A: store.PlaceIn{Yes: townIDs("a")}, B: store.PlaceIn{Yes: townIDs("b")}}}
		w.everywhere(t, "without a tie", askTriangles(q))
		for _, p := range []store.Page{{}, {Limit: 2}, {Limit: 2, Backward: true}, {Limit: 2, After: store.Key{"city:a", "city:c"}}, {Limit: 1, Backward: true, Before: store.Key{"city:b", "city:f"}}} {
			q.Page = p
			w.everywhere(t, fmt.Sprint("page ", p), askTriangles(q))
		}
		q.Page = store.Page{Limit: 1, After: store.Key{"city:a"}}
		_, err := w.store.Triangles(context.Background(), 2, q)
		expectError(t, "a key of another width", err, store.ErrBadKey)
	})
}
