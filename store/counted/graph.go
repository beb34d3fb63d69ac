package counted

import (
	"context"

	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// The questions about ties: each counts one call and the rows, counts or groups that come back.

func (s Store) Partners(ctx context.Context, release int, q store.PartnerQuery) (map[twinning.ID]store.PartnerPage, error) {
	out, err := s.Store.Partners(ctx, release, q)
	rows := 0
	for _, page := range out {
		rows += len(page.Rows)
	}
	add(ctx, "Partners", rows)
	return out, err
}

func (s Store) Ties(ctx context.Context, release int, q store.TieQuery) (store.TiePage, error) {
	out, err := s.Store.Ties(ctx, release, q)
	add(ctx, "Ties", len(out.Rows))
	return out, err
}

func (s Store) Tally(ctx context.Context, release int, sets []store.TieSet) ([]map[string]store.Tally, error) {
	out, err := s.Store.Tally(ctx, release, sets)
	rows := 0
	for _, tallies := range out {
		rows += len(tallies)
	}
	add(ctx, "Tally", rows)
	return out, err
}

func (s Store) Groups(ctx context.Context, release int, q store.GroupQuery) (map[string][]store.Group, error) {
	out, err := s.Store.Groups(ctx, release, q)
	rows := 0
	for _, groups := range out {
		rows += len(groups)
	}
	add(ctx, "Groups", rows)
	return out, err
}

func (s Store) Flows(ctx context.Context, release int, q store.FlowQuery) (store.Flows, error) {
	out, err := s.Store.Flows(ctx, release, q)
	add(ctx, "Flows", len(out.Flows))
	return out, err
}

func (s Store) Paths(ctx context.Context, release int, q store.PathQuery) (store.Paths, error) {
	out, err := s.Store.Paths(ctx, release, q)
	add(ctx, "Paths", len(out.Chains))
	return out, err
}

func (s Store) Network(ctx context.Context, release int, q store.NetworkQuery) (store.Network, error) {
	out, err := s.Store.Network(ctx, release, q)
	add(ctx, "Network", len(out.Nodes)+len(out.Ties))
	return out, err
}

func (s Store) Triangles(ctx context.Context, release int, q store.TriangleQuery) (map[twinning.ID]store.TrianglePage, error) {
	out, err := s.Store.Triangles(ctx, release, q)
	rows := 0
	for _, page := range out {
		rows += len(page.Rows)
	}
	add(ctx, "Triangles", rows)
	return out, err
}
