package counted

import (
	"context"

	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// The reads of records: each counts one call and the records that come back.

func (s Store) Releases(ctx context.Context) ([]twinning.Release, error) {
	out, err := s.Store.Releases(ctx)
	add(ctx, "Releases", len(out))
	return out, err
}

func (s Store) Reference(ctx context.Context, release int) (*twinning.Reference, error) {
	out, err := s.Store.Reference(ctx, release)
	rows := 0
	if out != nil {
		rows = len(out.Countries) + len(out.Frameworks) + len(out.Memberships) + len(out.Fields)
	}
	add(ctx, "Reference", rows)
	return out, err
}

func (s Store) Lookup(ctx context.Context, release int, ids []twinning.ID) (store.Records, error) {
	out, err := s.Store.Lookup(ctx, release, ids)
	add(ctx, "Lookup", len(out.Cities)+len(out.Ties)+len(out.Statements)+len(out.Entities))
	return out, err
}

func (s Store) Identify(ctx context.Context, release int, keys []store.ExternalKey) (map[store.ExternalKey]twinning.ID, error) {
	out, err := s.Store.Identify(ctx, release, keys)
	add(ctx, "Identify", len(out))
	return out, err
}

func (s Store) Candidates(ctx context.Context, release int, queries []store.CandidateQuery) ([][]store.Candidate, error) {
	out, err := s.Store.Candidates(ctx, release, queries)
	add(ctx, "Candidates", lengths(out))
	return out, err
}

func (s Store) Places(ctx context.Context, release int, q store.PlaceQuery) (store.PlacePage, error) {
	out, err := s.Store.Places(ctx, release, q)
	add(ctx, "Places", len(out.Places))
	return out, err
}

func (s Store) Entities(ctx context.Context, release int, q store.EntityQuery) (store.EntityPage, error) {
	out, err := s.Store.Entities(ctx, release, q)
	add(ctx, "Entities", len(out.Rows))
	return out, err
}

func (s Store) Linked(ctx context.Context, release int, t twinning.Type, role twinning.Role, targets []twinning.ID) (map[twinning.ID][]twinning.Entity, error) {
	out, err := s.Store.Linked(ctx, release, t, role, targets)
	rows := 0
	for _, entities := range out {
		rows += len(entities)
	}
	add(ctx, "Linked", rows)
	return out, err
}

func (s Store) Statements(ctx context.Context, release int, q store.StatementQuery) (map[twinning.ID]store.StatementPage, error) {
	out, err := s.Store.Statements(ctx, release, q)
	rows := 0
	for _, page := range out {
		rows += len(page.Statements)
	}
	add(ctx, "Statements", rows)
	return out, err
}

func lengths[E any](lists [][]E) int {
	n := 0
	for _, l := range lists {
		n += len(l)
	}
	return n
}
