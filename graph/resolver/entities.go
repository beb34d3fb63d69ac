package resolver

import (
	"context"

	"github.com/sistergraph/sistergraph/graph/cursor"
	"github.com/sistergraph/sistergraph/graph/look"
	"github.com/sistergraph/sistergraph/store"
)

// entities asks for a page of records of one type, and for what the connection selects of it.
func (st *State) entities(ctx context.Context, connection string, q store.EntityQuery, args pageArgs, names cursor.List) (store.EntityPage, error) {
	page, err := args.page(names)
	if err != nil {
		return store.EntityPage{}, err
	}
	q.Page, q.Total = page, look.Selects(ctx, connection, "totalCount")
	if !look.Selects(ctx, connection, "edges", "nodes", "pageInfo") {
		q.Page.Limit = 0
	}
	return st.store.Entities(ctx, st.release.Number, q)
}
