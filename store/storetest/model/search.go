package model

import (
	"context"
	"slices"
	"strings"

	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// found is a record with what ranks it for a query.
type found struct {
	id         twinning.ID
	ties       int
	population *int
	keys       []twinning.SearchKey
}

// Candidates finds records by name.
func (m *Model) Candidates(ctx context.Context, release int, queries []store.CandidateQuery) ([][]store.Candidate, error) {
	s, err := m.at(ctx, release)
	if err != nil {
		return nil, err
	}
	var out [][]store.Candidate
	for _, q := range queries {
		var hits []found
		pool := s.searched(q)
		if q.Exact {
			hits = append(hits, exact(pool, q)...)
		}
		if q.Prefix {
			hits = append(hits, prefixed(pool, q)...)
		}
		if len(q.Grams) > 0 {
			hits = append(hits, near(pool, q)...)
		}
		byID := map[twinning.ID]found{}
		for _, h := range hits {
			byID[h.id] = h
		}
		answer := []store.Candidate{}
		for _, id := range sortedIDs(byID) {
			answer = append(answer, store.Candidate{ID: id, Ties: byID[id].ties})
		}
		out = append(out, answer)
	}
	return out, nil
}

// searched is what the query looks through.
func (s *state) searched(q store.CandidateQuery) []found {
	var out []found
	want := func(t twinning.Type) bool { return len(q.Types) == 0 || slices.Contains(q.Types, t) }
	for id, c := range s.cities {
		if want(twinning.TypeCity) && (q.Country == "" || c.Country() == q.Country) {
			ties := 0
			for _, t := range s.ties {
				if t.A == id || t.B == id {
					ties++
				}
			}
			out = append(out, found{id, ties, c.Population, c.SearchKeys()})
		}
	}
	for id, e := range s.entities {
		if want(id.Type()) && q.Country == "" {
			out = append(out, found{id, 0, nil, e.SearchKeys()})
		}
	}
	return out
}

func exact(pool []found, q store.CandidateQuery) []found {
	var out []found
	for _, f := range pool {
		if slices.ContainsFunc(f.keys, func(k twinning.SearchKey) bool { return k.Text == q.Text }) {
			out = append(out, f)
		}
	}
	return out
}

func prefixed(pool []found, q store.CandidateQuery) []found {
	var rows []row[found]
	for _, f := range pool {
		var grade any
		for _, k := range f.keys {
			if strings.HasPrefix(k.Text, q.Text) && (grade == nil || int64(k.Grade) < grade.(int64)) {
				grade = int64(k.Grade)
			}
		}
		if grade == nil {
			continue
		}
		var population any
		if f.population != nil {
			population = int64(*f.population)
		}
		rows = append(rows, row[found]{f, store.Key{grade, int64(f.ties), population, string(f.id)}})
	}
	return best(rows, []bool{false, true, true}, q.Limit)
}

func near(pool []found, q store.CandidateQuery) []found {
	var rows []row[found]
	for _, f := range pool {
		shared := 0
		for _, g := range distinct(q.Grams) {
			if slices.ContainsFunc(f.keys, func(k twinning.SearchKey) bool { return slices.Contains(twinning.Grams(k.Text), g) }) {
				shared++
			}
		}
		if shared >= max(q.MinGrams, 1) {
			rows = append(rows, row[found]{f, store.Key{int64(shared), int64(f.ties), string(f.id)}})
		}
	}
	return best(rows, []bool{true, true}, q.Limit)
}

func best(rows []row[found], descending []bool, limit int) []found {
	cut, _, _ := page(rows, descending, store.Page{Limit: limit})
	var out []found
	for _, r := range cut {
		out = append(out, r.value)
	}
	return out
}
