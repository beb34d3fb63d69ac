package model

import (
	"context"

	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// views lists the ties of the scope as the set sees them, whatever Where says.
func (s *state) views(set store.TieSet) []view {
	var out []view
	see := func(parent string, t twinning.Partnership, near twinning.ID) {
		out = append(out, view{parent: parent, near: near, far: t.Other(near), tie: t})
	}
	places := s.answered(set.From)
	for _, t := range s.tiesByID() {
		if !t.History().In(set.Scope, set.Day) {
			continue
		}
		for _, end := range []twinning.ID{t.A, t.B} {
			for _, from := range places {
				if s.survivor(from) == end {
					see(string(from), t, end)
				}
			}
			for _, code := range distinct(set.Countries) {
				if s.cities[end].Country() == code {
					see(string(code), t, end)
				}
			}
			if outside(set) {
				see("", t, end)
			}
		}
	}
	return out
}

func outside(set store.TieSet) bool { return set.From == nil && set.Countries == nil }

// parents lists what a set is answered under.
func (s *state) parents(set store.TieSet) []string {
	if outside(set) {
		return []string{""}
	}
	var out []string
	for _, id := range s.answered(set.From) {
		out = append(out, string(id))
	}
	for _, code := range distinct(set.Countries) {
		out = append(out, string(code))
	}
	return out
}

// passing lists the views that pass Where.
func (s *state) passing(set store.TieSet) []view {
	var out []view
	for _, v := range s.views(set) {
		if s.judge(set.Day).tie(set.Where, v) == twinning.True {
			out = append(out, v)
		}
	}
	return out
}

// passingTies lists the ties that pass a set seen from outside, by id.
func (s *state) passingTies(set store.TieSet) []twinning.Partnership {
	var out []twinning.Partnership
	for _, t := range s.tiesByID() {
		v := view{near: t.A, far: t.B, tie: t}
		if t.History().In(set.Scope, set.Day) && s.judge(set.Day).tie(set.Where, v) == twinning.True {
			out = append(out, t)
		}
	}
	return out
}

// Partners pages through the ties of each place.
func (m *Model) Partners(ctx context.Context, release int, q store.PartnerQuery) (map[twinning.ID]store.PartnerPage, error) {
	s, err := m.at(ctx, release)
	if err != nil {
		return nil, err
	}
	orders := orNames(q.Order)
	out := map[twinning.ID]store.PartnerPage{}
	for _, from := range s.answered(q.Set.From) {
		set := q.Set
		set.From = []twinning.ID{from}
		var rows []row[view]
		for _, v := range s.passing(set) {
			rows = append(rows, row[view]{v, s.placeKey(orders, s.cities[v.far], &v.tie)})
		}
		p := store.PartnerPage{Total: len(rows)}
		cut, more, err := page(rows, directions(orders), q.Page)
		if err != nil {
			return nil, err
		}
		for _, r := range cut {
			row := store.PartnerRow{Tie: r.value.tie, FarID: r.value.far, Key: r.key}
			if q.Far {
				row.Far = s.cities[r.value.far]
			}
			p.Rows = append(p.Rows, row)
		}
		p.More = more
		out[from] = p
	}
	return out, nil
}

// Ties pages through ties seen from outside.
func (m *Model) Ties(ctx context.Context, release int, q store.TieQuery) (store.TiePage, error) {
	s, err := m.at(ctx, release)
	if err != nil {
		return store.TiePage{}, err
	}
	var rows []row[twinning.Partnership]
	for _, t := range s.passingTies(q.Set) {
		rows = append(rows, row[twinning.Partnership]{t, store.Key{string(t.ID)}})
	}
	out := store.TiePage{Total: len(rows)}
	cut, more, err := page(rows, nil, q.Page)
	for _, r := range cut {
		out.Rows = append(out.Rows, store.TieRow{Tie: r.value, Key: r.key})
	}
	out.More = more
	return out, err
}

// counts counts views: places and pairs once each.
func (s *state) counts(views []view) store.Counts {
	var c store.Counts
	places := map[twinning.ID]bool{}
	countries := map[twinning.CountryCode]bool{}
	pairs := map[twinning.ID]bool{}
	for _, v := range views {
		if !places[v.far] {
			places[v.far] = true
			c.Cities++
			far := s.cities[v.far]
			if far.Level != twinning.LevelCity && far.Level != twinning.LevelUnknown {
				c.OtherUnits++
			}
			if code := far.Country(); code != "" {
				countries[code] = true
			}
		}
		if !pairs[v.tie.ID] {
			pairs[v.tie.ID] = true
			c.Partnerships++
			c.Statements += len(v.tie.Sources)
		}
	}
	c.Countries = len(countries)
	return c
}

func coverage(views []view) store.Coverage {
	var c store.Coverage
	pairs := map[twinning.ID]bool{}
	for _, v := range views {
		if pairs[v.tie.ID] {
			continue
		}
		pairs[v.tie.ID] = true
		if !v.tie.Since.IsZero() {
			c.Dated++
		}
		if v.tie.Kind != twinning.KindUnknown {
			c.Kinded++
		}
		if len(v.tie.Sources) >= 1 {
			c.Sourced++
		}
		if len(v.tie.Sources) >= 2 {
			c.TwoSources++
		}
	}
	return c
}

// Tally counts each set by parent.
func (m *Model) Tally(ctx context.Context, release int, sets []store.TieSet) ([]map[string]store.Tally, error) {
	s, err := m.at(ctx, release)
	if err != nil {
		return nil, err
	}
	var out []map[string]store.Tally
	for _, set := range sets {
		answer := map[string]store.Tally{}
		for _, parent := range s.parents(set) {
			answer[parent] = s.tally(set, parent)
		}
		out = append(out, answer)
	}
	return out, nil
}

func (s *state) tally(set store.TieSet, parent string) store.Tally {
	var passed, undecided []view
	why := s.judge(set.Day)
	for _, v := range s.views(set) {
		if v.parent != parent {
			continue
		}
		j := s.judge(set.Day)
		switch j.tie(set.Where, v) {
		case twinning.True:
			passed = append(passed, v)
		case twinning.Unknown:
			undecided = append(undecided, v)
			for g := range j.gaps {
				why.gaps[g] = true
			}
		}
	}
	t := store.Tally{Counts: s.counts(passed)}
	if set.Undecided {
		t.Undecided, t.Because = s.counts(undecided), why.because()
	}
	if set.Coverage {
		t.Coverage = coverage(passed)
	}
	return t
}
