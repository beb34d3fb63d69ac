package resolver

import (
	"context"

	"github.com/sistergraph/sistergraph/graph/cursor"
	"github.com/sistergraph/sistergraph/graph/look"
	"github.com/sistergraph/sistergraph/store"
)

// entityPage is a page of records of one type other than places and ties.
type entityPage[N Node] struct {
	total   int
	nodes   []N
	cursors []string
	info    *PageInfo
}

// entities asks for a page, and for what the connection selects of it.
func entities[N Node](ctx context.Context, st *State, connection string, q store.EntityQuery, args pageArgs, names cursor.List) (entityPage[N], error) {
	out := entityPage[N]{nodes: []N{}}
	page, err := args.page(names)
	if err != nil {
		return out, err
	}
	q.Page, q.Total = page, look.Selects(ctx, connection, "totalCount")
	if !look.Selects(ctx, connection, "edges", "nodes", "pageInfo") {
		q.Page.Limit = 0
	}
	found, err := st.store.Entities(ctx, st.release.Number, q)
	if err != nil {
		return out, err
	}
	out.total = found.Total
	for _, row := range found.Rows {
		if n, ok := st.entity(row.Entity).(N); ok {
			register(ctx, n)
			out.nodes, out.cursors = append(out.nodes, n), append(out.cursors, names.Encode(row.Key))
		}
	}
	out.info = pageInfo(found.More, out.cursors, func(c string) string { return c })
	return out, nil
}

// edges pairs the records of a page with their cursors.
func edges[N Node, E any](p entityPage[N], edge func(cursor string, node N) E) []E {
	out := make([]E, len(p.nodes))
	for i, n := range p.nodes {
		out[i] = edge(p.cursors[i], n)
	}
	return out
}
