package neo4j

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// Lookup fetches records of any type by id, in one statement with a part for each kind of record asked.
func (s *Store) Lookup(ctx context.Context, release int, ids []twinning.ID) (store.Records, error) {
	out := store.Records{
		Cities:     map[twinning.ID]twinning.City{},
		Ties:       map[twinning.ID]twinning.Partnership{},
		Statements: map[twinning.ID]twinning.Statement{},
		Entities:   map[twinning.ID]twinning.Entity{},
	}
	asked, err := s.asked(ctx, release, ids)
	if err != nil || len(ids) == 0 {
		return out, err
	}
	return out, s.lookup(ctx, release, asked.ids, func(id twinning.ID, body any) error {
		for _, as := range asked.by[id] {
			if err := putRecord(out, as, id, body); err != nil {
				return err
			}
		}
		return nil
	})
}

// lookup hands over the body of each record that is there.
func (s *Store) lookup(ctx context.Context, release int, ids []string, each func(twinning.ID, any) error) error {
	byLabel := map[string][]string{}
	for _, id := range ids {
		label := labelOf(twinning.ID(id).Type())
		byLabel[label] = append(byLabel[label], id)
	}
	if len(byLabel) == 0 {
		return nil
	}
	c := newCompiler(release)
	var parts []string
	for _, label := range sortedKeys(byLabel) {
		slots := fragments{"ids": c.bind(byLabel[label]), "label": label}
		if label == "" {
			parts = append(parts, statement("lookup_ties", slots))
		} else {
			parts = append(parts, statement("lookup_nodes", slots))
		}
	}
	return s.read(ctx, strings.Join(parts, "UNION ALL\n"), c.params, func(r row) error {
		return each(r.id("id"), value[any](r, "body"))
	})
}

// Reference reads countries, frameworks, memberships and fields.
func (s *Store) Reference(ctx context.Context, release int) (*twinning.Reference, error) {
	if err := s.readable(ctx, release); err != nil {
		return nil, err
	}
	var entities []twinning.Entity
	err := s.read(ctx, statement("reference", nil), newCompiler(release).params, func(r row) error {
		e, err := decodeEntity(r.id("id"), value[any](r, "body"))
		entities = append(entities, e)
		return err
	})
	if err != nil {
		return nil, err
	}
	merged, err := s.survivors(ctx, release)
	if err != nil {
		return nil, err
	}
	return twinning.ReferenceOf(entities, merged), nil
}

// Identify finds places by identifiers of other registers.
func (s *Store) Identify(ctx context.Context, release int, keys []store.ExternalKey) (map[store.ExternalKey]twinning.ID, error) {
	out := map[store.ExternalKey]twinning.ID{}
	if err := s.readable(ctx, release); err != nil || len(keys) == 0 {
		return out, err
	}
	wikidata, geonames := []string{}, []int64{}
	for _, k := range keys {
		switch k.Scheme {
		case store.Wikidata:
			wikidata = append(wikidata, k.Value)
		case store.Geonames:
			if n, err := strconv.ParseInt(k.Value, 10, 64); err == nil && strconv.FormatInt(n, 10) == k.Value {
				geonames = append(geonames, n)
			}
		}
	}
	c := newCompiler(release)
	c.params["wikidata"], c.params["geonames"] = wikidata, geonames
	err := s.read(ctx, statement("identify", nil), c.params, func(r row) error {
		out[store.ExternalKey{Scheme: store.Scheme(r.text("scheme")), Value: r.text("key")}] = r.id("id")
		return nil
	})
	return out, err
}

// Linked fetches the entities that have a link of the role to each target.
func (s *Store) Linked(ctx context.Context, release int, t twinning.Type, role twinning.Role, targets []twinning.ID) (map[twinning.ID][]twinning.Entity, error) {
	out := map[twinning.ID][]twinning.Entity{}
	asked, err := s.asked(ctx, release, targets)
	if err != nil || len(targets) == 0 {
		return out, err
	}
	c := newCompiler(release)
	c.params["ids"], c.params["type"], c.params["role"] = asked.ids, string(t), string(role)
	err = s.read(ctx, statement("linked", nil), c.params, func(r row) error {
		e, err := decodeEntity(r.id("id"), value[any](r, "body"))
		for _, as := range asked.by[r.id("target")] {
			out[as] = append(out[as], e)
		}
		return err
	})
	for _, list := range out {
		slices.SortFunc(list, bySortKey)
	}
	return out, err
}

func bySortKey(a, b twinning.Entity) int {
	if c := strings.Compare(a.SortKey(), b.SortKey()); c != 0 {
		return c
	}
	return strings.Compare(string(a.EntityID()), string(b.EntityID()))
}
