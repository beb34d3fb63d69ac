package model

import (
	"context"
	"fmt"
	"slices"

	"github.com/sistergraph/sistergraph/twinning"
)

// Check lists what breaks the contract in any release.
func (m *Model) Check(ctx context.Context) ([]string, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := m.ready(ctx); err != nil {
		return nil, err
	}
	var out []string
	for _, p := range m.published {
		for _, finding := range p.state.check() {
			out = append(out, fmt.Sprintf("release %d: %s", p.release.Number, finding))
		}
	}
	return out, nil
}

func (s *state) check() []string {
	var out []string
	need := func(owner, id twinning.ID) {
		if id != "" && !s.has(id) {
			out = append(out, fmt.Sprintf("%s refers to %s, which is not there", owner, id))
		}
	}
	registers := map[string]twinning.ID{}
	for _, id := range sortedIDs(s.cities) {
		c := s.cities[id]
		for _, key := range []string{"wikidata " + c.Wikidata, fmt.Sprint("geonames ", c.Geonames)} {
			if other, ok := registers[key]; ok && key != "wikidata " && key != "geonames 0" {
				out = append(out, fmt.Sprintf("%s and %s are both %s", other, id, key))
			}
			registers[key] = id
		}
	}
	for _, t := range s.tiesByID() {
		for _, id := range slices.Concat([]twinning.ID{t.A, t.B}, t.Sources, t.Fields, t.Frameworks) {
			need(t.ID, id)
		}
		if !s.summed(t) {
			out = append(out, fmt.Sprintf("%s does not sum up its statements", t.ID))
		}
	}
	for _, id := range sortedIDs(s.statements) {
		need(id, s.statements[id].Tie)
		need(id, s.statements[id].Source)
	}
	for _, id := range sortedIDs(s.entities) {
		for _, l := range s.entities[id].Links() {
			need(id, l.To)
		}
	}
	return out
}

func (s *state) has(id twinning.ID) bool {
	_, city := s.cities[id]
	_, tie := s.ties[id]
	_, statement := s.statements[id]
	_, entity := s.entities[id]
	return city || tie || statement || entity
}

// summed tells whether the tie's summary is that of its statements.
func (s *state) summed(t twinning.Partnership) bool {
	var said []twinning.Statement
	for _, st := range s.statements {
		if st.Tie == t.ID {
			said = append(said, st)
		}
	}
	fresh := t
	fresh.Sources = slices.Clone(t.Sources)
	fresh.Summarise(said)
	return slices.Equal(fresh.Sources, t.Sources) && fresh.StatedBy == t.StatedBy && slices.Equal(fresh.Disputes, t.Disputes)
}
