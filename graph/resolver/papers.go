package resolver

import (
	"context"

	"github.com/sistergraph/sistergraph/graph/cursor"
	"github.com/sistergraph/sistergraph/graph/where"
	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// AgreementConnection is a page of agreements.
type AgreementConnection struct {
	TotalCount int
	Edges      []*AgreementEdge
	Nodes      []*Agreement
	PageInfo   *PageInfo
}

// AgreementEdge is one agreement of a page.
type AgreementEdge struct {
	Cursor string
	Node   *Agreement
}

// Agreements gives a page of agreements.
func (Query) Agreements(ctx context.Context, filter *where.Agreement, first *int, after *string, last *int, before *string) (*AgreementConnection, error) {
	st := from(ctx)
	names := cursor.NewList(st.release.Number, "agreements", where.Normal(filter))
	q, err := st.at(st.release.Day).Agreements(filter, "where")
	if err != nil {
		return nil, err
	}
	page, err := entities[*Agreement](ctx, st, "AgreementConnection", q, pageArgs{first, after, last, before}, names)
	if err != nil {
		return nil, err
	}
	return &AgreementConnection{
		TotalCount: page.total, Nodes: page.nodes, PageInfo: page.info,
		Edges: edges(page, func(cursor string, node *Agreement) *AgreementEdge { return &AgreementEdge{cursor, node} }),
	}, nil
}

// ClaimConnection is a page of claims.
type ClaimConnection struct {
	TotalCount int
	Edges      []*ClaimEdge
	Nodes      []*Claim
	PageInfo   *PageInfo
}

// ClaimEdge is one claim of a page.
type ClaimEdge struct {
	Cursor string
	Node   *Claim
}

// Claims gives a page of claims.
func (Query) Claims(ctx context.Context, about []twinning.ID, first *int, after *string, last *int, before *string) (*ClaimConnection, error) {
	st := from(ctx)
	names := cursor.NewList(st.release.Number, "claims", where.Normal(about))
	q := store.EntityQuery{Type: twinning.TypeClaim}
	if about != nil {
		subjects, err := st.at(0).IDs("about", about, twinning.TypeCity, twinning.TypeEvent, twinning.TypeCountry)
		if err != nil {
			return nil, err
		}
		q.Linked = []store.LinkCond{{Role: twinning.RoleSubject, To: subjects}}
	}
	page, err := entities[*Claim](ctx, st, "ClaimConnection", q, pageArgs{first, after, last, before}, names)
	if err != nil {
		return nil, err
	}
	return &ClaimConnection{
		TotalCount: page.total, Nodes: page.nodes, PageInfo: page.info,
		Edges: edges(page, func(cursor string, node *Claim) *ClaimEdge { return &ClaimEdge{cursor, node} }),
	}, nil
}

// SourceConnection is a page of sources.
type SourceConnection struct {
	TotalCount int
	Edges      []*SourceEdge
	Nodes      []*Source
	PageInfo   *PageInfo
}

// SourceEdge is one source of a page.
type SourceEdge struct {
	Cursor string
	Node   *Source
}

// Sources gives a page of sources.
func (Query) Sources(ctx context.Context, first *int, after *string, last *int, before *string) (*SourceConnection, error) {
	st := from(ctx)
	names := cursor.NewList(st.release.Number, "sources")
	page, err := entities[*Source](ctx, st, "SourceConnection", store.EntityQuery{Type: twinning.TypeSource}, pageArgs{first, after, last, before}, names)
	if err != nil {
		return nil, err
	}
	return &SourceConnection{
		TotalCount: page.total, Nodes: page.nodes, PageInfo: page.info,
		Edges: edges(page, func(cursor string, node *Source) *SourceEdge { return &SourceEdge{cursor, node} }),
	}, nil
}
