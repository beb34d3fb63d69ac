package neo4j

import (
	"context"
	"slices"

	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// counter counts views: places, countries and ties once each.
type counter struct {
	places    map[string]bool
	countries map[string]bool
	ties      map[pair]bool
	counts    store.Counts
	coverage  store.Coverage
}

func newCounter() *counter {
	return &counter{places: map[string]bool{}, countries: map[string]bool{}, ties: map[pair]bool{}}
}

func (c *counter) add(v view) {
	c.addPlace(v.far)
	if c.ties[v.tie] {
		return
	}
	c.ties[v.tie] = true
	c.counts.Partnerships++
	c.counts.Statements += v.sources
	if v.since != twinning.AlwaysDay {
		c.coverage.Dated++
	}
	if v.kind != string(twinning.KindUnknown) {
		c.coverage.Kinded++
	}
	if v.sources >= 1 {
		c.coverage.Sourced++
	}
	if v.sources >= 2 {
		c.coverage.TwoSources++
	}
}

func (c *counter) addPlace(p place) {
	if c.places[p.id] {
		return
	}
	c.places[p.id] = true
	c.counts.Cities++
	if p.level != string(twinning.LevelCity) && p.level != string(twinning.LevelUnknown) {
		c.counts.OtherUnits++
	}
	if p.country != "" && !c.countries[p.country] {
		c.countries[p.country] = true
		c.counts.Countries++
	}
}

// Tally counts each set by parent.
func (s *Store) Tally(ctx context.Context, release int, sets []store.TieSet) ([]map[string]store.Tally, error) {
	if err := s.readable(ctx, release); err != nil {
		return nil, err
	}
	all, err := s.viewsOf(ctx, release, sets, needs{})
	if err != nil {
		return nil, err
	}
	var out []map[string]store.Tally
	for i, set := range sets {
		answer := map[string]store.Tally{}
		for _, parent := range all[i].parents {
			answer[parent] = tally(all[i].of[parent], set)
		}
		out = append(out, answer)
	}
	return out, nil
}

func tally(views []view, set store.TieSet) store.Tally {
	passed, undecided := newCounter(), newCounter()
	why := map[string]bool{}
	for _, v := range views {
		if !v.unknown {
			passed.add(v)
			continue
		}
		undecided.add(v)
		for _, g := range v.gaps {
			why[g] = true
		}
	}
	t := store.Tally{Counts: passed.counts, Undecided: undecided.counts}
	for _, g := range twinning.Gaps {
		if why[string(g)] {
			t.Because = append(t.Because, g)
		}
	}
	if set.Coverage {
		t.Coverage = passed.coverage
	}
	return t
}

// distinct drops doubled values and keeps the order.
func distinct(in []string) []string {
	var out []string
	for _, v := range in {
		if !slices.Contains(out, v) {
			out = append(out, v)
		}
	}
	return out
}
