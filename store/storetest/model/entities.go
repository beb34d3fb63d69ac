package model

import (
	"context"
	"slices"
	"strings"

	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// Entities pages through records of one type.
func (m *Model) Entities(ctx context.Context, release int, q store.EntityQuery) (store.EntityPage, error) {
	s, err := m.at(ctx, release)
	if err != nil {
		return store.EntityPage{}, err
	}
	var rows []row[twinning.Entity]
	for _, e := range s.entitiesOf(q.Type) {
		if s.linkedAll(e, q.Linked) && hasText(e, q.Text) && dated(e, q.Date) {
			rows = append(rows, row[twinning.Entity]{e, store.Key{e.SortKey(), string(e.EntityID())}})
		}
	}
	out := store.EntityPage{Total: len(rows)}
	cut, more, err := page(rows, []bool{false}, q.Page)
	for _, r := range cut {
		out.Rows = append(out.Rows, store.EntityRow{Entity: r.value, Key: r.key})
	}
	out.More = more
	return out, err
}

func (s *state) linkedAll(e twinning.Entity, conds []store.LinkCond) bool {
	for _, c := range conds {
		if !slices.ContainsFunc(e.Links(), func(l twinning.Link) bool { return l.Role == c.Role && s.linkPasses(l.To, c) }) {
			return false
		}
	}
	return true
}

func (s *state) linkPasses(to twinning.ID, c store.LinkCond) bool {
	if slices.Contains(c.To, to) {
		return true
	}
	_, isPlace := s.cities[to]
	return c.Place != nil && isPlace && s.judge(0).place(c.Place, to) == twinning.True
}

func hasText(e twinning.Entity, text string) bool {
	return text == "" || slices.ContainsFunc(e.SearchKeys(), func(k twinning.SearchKey) bool {
		return strings.Contains(k.Text, text)
	})
}

func dated(e twinning.Entity, in *store.SinceIn) bool {
	if in == nil {
		return true
	}
	var date twinning.Date
	switch e := e.(type) {
	case twinning.Agreement:
		date = e.Date
	case twinning.Event:
		date = e.Date
	}
	t := twinning.Unknown
	if !date.IsZero() {
		t = date.Interval().Within(in.Range)
	}
	switch in.Missing {
	case store.MissingOnly:
		return t == twinning.Unknown
	case store.MissingInclude:
		return t != twinning.False
	default:
		return t == twinning.True
	}
}

// Linked lists the entities of the type that point to each target.
func (m *Model) Linked(ctx context.Context, release int, t twinning.Type, role twinning.Role, targets []twinning.ID) (map[twinning.ID][]twinning.Entity, error) {
	s, err := m.at(ctx, release)
	if err != nil {
		return nil, err
	}
	out := map[twinning.ID][]twinning.Entity{}
	for _, target := range distinct(targets) {
		for _, e := range s.entitiesOf(t) {
			if slices.Contains(e.Links(), twinning.Link{Role: role, To: s.survivor(target)}) {
				out[target] = append(out[target], e)
			}
		}
	}
	return out, nil
}
