package model

import (
	"context"
	"iter"
	"maps"
	"slices"
	"strconv"

	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// Reference collects the small records.
func (m *Model) Reference(ctx context.Context, release int) (*twinning.Reference, error) {
	s, err := m.at(ctx, release)
	if err != nil {
		return nil, err
	}
	return twinning.ReferenceOf(slices.Collect(maps.Values(s.entities)), s.merged), nil
}

// Lookup fetches by id.
func (m *Model) Lookup(ctx context.Context, release int, ids []twinning.ID) (store.Records, error) {
	s, err := m.at(ctx, release)
	if err != nil {
		return store.Records{}, err
	}
	out := store.Records{
		Cities:     map[twinning.ID]twinning.City{},
		Ties:       map[twinning.ID]twinning.Partnership{},
		Statements: map[twinning.ID]twinning.Statement{},
		Entities:   map[twinning.ID]twinning.Entity{},
	}
	for _, id := range ids {
		at := s.survivor(id)
		if c, ok := s.cities[at]; ok {
			out.Cities[id] = c
		}
		if t, ok := s.ties[at]; ok {
			out.Ties[id] = t
		}
		if t, ok := s.statements[at]; ok {
			out.Statements[id] = t
		}
		if e, ok := s.entities[at]; ok {
			out.Entities[id] = e
		}
	}
	return out, nil
}

// Identify finds places by the identifiers of other registers.
func (m *Model) Identify(ctx context.Context, release int, keys []store.ExternalKey) (map[store.ExternalKey]twinning.ID, error) {
	s, err := m.at(ctx, release)
	if err != nil {
		return nil, err
	}
	out := map[store.ExternalKey]twinning.ID{}
	for _, k := range keys {
		for _, id := range sortedIDs(s.cities) {
			c := s.cities[id]
			if k.Scheme == store.Wikidata && k.Value != "" && c.Wikidata == k.Value ||
				k.Scheme == store.Geonames && c.Geonames != 0 && strconv.Itoa(c.Geonames) == k.Value {
				out[k] = id
			}
		}
	}
	return out, nil
}

// Statements pages through what sources say of each tie.
func (m *Model) Statements(ctx context.Context, release int, q store.StatementQuery) (map[twinning.ID]store.StatementPage, error) {
	s, err := m.at(ctx, release)
	if err != nil {
		return nil, err
	}
	out := map[twinning.ID]store.StatementPage{}
	for _, asked := range q.Ties {
		tie, ok := s.ties[s.survivor(asked)]
		if !ok {
			continue
		}
		var p store.StatementPage
		for _, id := range sortedIDs(s.statements) {
			if s.statements[id].Tie != tie.ID {
				continue
			}
			p.Total++
			switch {
			case id <= q.After:
			case q.Limit > 0 && len(p.Statements) == q.Limit:
				p.More = true
			default:
				p.Statements = append(p.Statements, s.statements[id])
			}
		}
		out[asked] = p
	}
	return out, nil
}

// Stream walks the records of a type by id.
func (m *Model) Stream(ctx context.Context, release int, t twinning.Type) iter.Seq2[any, error] {
	return func(yield func(any, error) bool) {
		s, err := m.at(ctx, release)
		if err != nil {
			yield(nil, err)
			return
		}
		all := map[twinning.ID]any{}
		for id, c := range s.cities {
			all[id] = c
		}
		for id, p := range s.ties {
			all[id] = p
		}
		for id, st := range s.statements {
			all[id] = st
		}
		for id, e := range s.entities {
			all[id] = e
		}
		for _, id := range sortedIDs(all) {
			if id.Type() != t {
				continue
			}
			if err := ctx.Err(); err != nil {
				yield(nil, err)
				return
			}
			if !yield(all[id], nil) {
				return
			}
		}
	}
}

// Places pages through places.
func (m *Model) Places(ctx context.Context, release int, q store.PlaceQuery) (store.PlacePage, error) {
	s, err := m.at(ctx, release)
	if err != nil {
		return store.PlacePage{}, err
	}
	orders := orNames(q.Order)
	var rows []row[twinning.City]
	for id, c := range s.cities {
		if s.judge(0).place(q.Where, id) == twinning.True {
			rows = append(rows, row[twinning.City]{c, s.placeKey(orders, c, nil)})
		}
	}
	out := store.PlacePage{Total: len(rows)}
	cut, more, err := page(rows, directions(orders), q.Page)
	for _, r := range cut {
		out.Places = append(out.Places, store.PlaceRow{City: r.value, Key: r.key})
	}
	out.More = more
	return out, err
}

func orNames(orders []store.Order) []store.Order {
	if len(orders) == 0 {
		return []store.Order{{By: store.ByName}}
	}
	return orders
}

func directions(orders []store.Order) []bool {
	out := make([]bool, len(orders))
	for i, o := range orders {
		out[i] = o.Descending
	}
	return out
}

// placeKey is the key of a place, seen over a tie or, when that is nil, alone.
func (s *state) placeKey(orders []store.Order, c twinning.City, over *twinning.Partnership) store.Key {
	var key store.Key
	for _, o := range orders {
		var v any
		switch o.By {
		case store.ByName:
			v = c.SortKey()
		case store.ByCountry:
			if code := c.Country(); code != "" {
				v = string(code)
			}
		case store.ByPopulation:
			if c.Population != nil {
				v = int64(*c.Population)
			}
		case store.ByDistance:
			if c.Location != nil {
				v = c.Location.Vector().Chord(o.Of)
			}
		case store.BySince:
			if !over.Since.IsZero() {
				v = int64(over.Since.First())
			}
		case store.ByPartnerTotal:
			v = int64(s.partnerCount(c.ID, o.Where, o.Scope, o.Day))
		}
		key = append(key, v)
	}
	return append(key, string(c.ID))
}

// answered drops ids that have no place and doubled ones.
func (s *state) answered(ids []twinning.ID) []twinning.ID {
	return slices.DeleteFunc(distinct(ids), func(id twinning.ID) bool {
		_, ok := s.city(id)
		return !ok
	})
}
