package resolver

import (
	"context"
	"slices"

	"github.com/sistergraph/sistergraph/graph/cursor"
	"github.com/sistergraph/sistergraph/graph/level"
	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// Partnership is the tie of two places.
type Partnership struct {
	of twinning.Partnership
	st *State
}

func (st *State) tie(p twinning.Partnership) *Partnership { return &Partnership{of: p, st: st} }

// IsNode tells that a Partnership has an id.
func (*Partnership) IsNode() {}

// The fields of a Partnership that its record holds.
func (p *Partnership) ID() twinning.ID             { return p.of.ID }
func (p *Partnership) Kind() twinning.Kind         { return p.of.Kind }
func (p *Partnership) Since() twinning.Date        { return p.of.Since }
func (p *Partnership) StatedBy() twinning.StatedBy { return p.of.StatedBy }

// Status is how it stands on a day.
func (p *Partnership) Status(asOf *twinning.Day) twinning.Status {
	return p.of.StatusOn(p.st.day(asOf))
}

// Cities gives both ends.
func (p *Partnership) Cities(ctx context.Context) ([]*City, error) {
	return followAll[*City](ctx, p.st, p, func(p *Partnership) []twinning.ID { return []twinning.ID{p.of.A, p.of.B} })
}

// Fields gives the fields of cooperation.
func (p *Partnership) Fields() []*Field { return p.st.fieldsOf(p.of.Fields) }

func (st *State) fieldsOf(ids []twinning.ID) []*Field {
	out := make([]*Field, 0, len(ids))
	for _, id := range ids {
		if f := st.fields[id]; f != nil {
			out = append(out, f)
		}
	}
	return out
}

// Frameworks gives the frameworks under which it stands.
func (p *Partnership) Frameworks() []*Framework { return p.st.frameworksOf(p.of.Frameworks) }

func (st *State) frameworksOf(ids []twinning.ID) []*Framework {
	out := make([]*Framework, 0, len(ids))
	for _, id := range ids {
		if f := st.frameworks[id]; f != nil {
			out = append(out, f)
		}
	}
	return out
}

// Sources gives its sources.
func (p *Partnership) Sources(ctx context.Context) ([]*Source, error) {
	return sourcesOf(ctx, p.st, p, func(p *Partnership) []twinning.ID { return p.of.Sources })
}

// TieAct is what happened to a tie.
type TieAct struct {
	of twinning.Act
	st *State
}

// Acts gives what happened to it.
func (p *Partnership) Acts(ctx context.Context) ([]*TieAct, error) {
	return level.Load(ctx, p, func(ctx context.Context, ties []*Partnership) (map[*Partnership][]*TieAct, error) {
		out := make(map[*Partnership][]*TieAct, len(ties))
		for _, p := range ties {
			acts := make([]*TieAct, len(p.of.Acts))
			for i, a := range p.of.Acts {
				acts[i] = &TieAct{of: a, st: p.st}
			}
			slices.SortStableFunc(acts, func(a, b *TieAct) int { return a.of.Date.Compare(b.of.Date) })
			level.Register(ctx, acts...)
			out[p] = acts
		}
		return out, nil
	})
}

// The fields of a TieAct that its record holds.
func (a *TieAct) Type() twinning.ActType { return a.of.Type }
func (a *TieAct) Date() twinning.Date    { return a.of.Date }
func (a *TieAct) Reason() *string        { return told(a.of.Reason) }

// By gives who did it.
func (a *TieAct) By(ctx context.Context) ([]Node, error) {
	return follow(ctx, a.st, a, func(a *TieAct) []twinning.ID { return a.of.By })
}

// Sources gives who says so.
func (a *TieAct) Sources(ctx context.Context) ([]*Source, error) {
	return sourcesOf(ctx, a.st, a, func(a *TieAct) []twinning.ID { return a.of.Sources })
}

// Statement is one source saying one tie.
type Statement struct {
	of  twinning.Statement
	tie *Partnership // nil where it was not reached through its tie
	st  *State
}

// IsNode tells that a Statement has an id.
func (*Statement) IsNode() {}

// The fields of a Statement that its record holds.
func (s *Statement) ID() twinning.ID         { return s.of.ID }
func (s *Statement) Kind() twinning.Kind     { return s.of.Kind }
func (s *Statement) Since() twinning.Date    { return s.of.Since }
func (s *Statement) Until() twinning.Date    { return s.of.Until }
func (s *Statement) Status() twinning.Status { return s.of.Status }
func (s *Statement) Note() *string           { return told(s.of.Note) }

// Partnership gives the tie.
func (s *Statement) Partnership(ctx context.Context) (*Partnership, error) {
	return followOne[*Partnership](ctx, s.st, s, func(s *Statement) twinning.ID { return s.of.Tie })
}

// Shown tells whether the partnership shows its values.
func (s *Statement) Shown(ctx context.Context) (bool, error) {
	tie := s.tie
	if tie == nil {
		var err error
		if tie, err = s.Partnership(ctx); err != nil || tie == nil {
			return false, err
		}
	}
	return s.of.ShownIn(tie.of), nil
}

// Source gives who says it.
func (s *Statement) Source(ctx context.Context) (*Source, error) {
	return sourceOf(ctx, s.st, s, func(s *Statement) twinning.ID { return s.of.Source })
}

// Side gives the side it speaks for.
func (s *Statement) Side(ctx context.Context) (*City, error) {
	return followOne[*City](ctx, s.st, s, func(s *Statement) twinning.ID { return s.of.Side })
}

// StatementConnection is a page of statements.
type StatementConnection struct {
	TotalCount int
	Edges      []*StatementEdge
	Nodes      []*Statement
	PageInfo   *PageInfo
}

// StatementEdge is one statement of a page.
type StatementEdge struct {
	Cursor string
	Node   *Statement
}

// Statements gives a page of who says it.
func (p *Partnership) Statements(ctx context.Context, first *int, after *string) (*StatementConnection, error) {
	return level.Load(ctx, p, func(ctx context.Context, ties []*Partnership) (map[*Partnership]*StatementConnection, error) {
		q := store.StatementQuery{}
		for _, p := range ties {
			page, err := pageArgs{first: first, after: after}.page(p.statementList())
			if err != nil {
				return nil, err
			}
			q.Ties, q.Limit = append(q.Ties, p.of.ID), page.Limit
			if page.After != nil {
				id, ok := page.After[0].(string)
				if !ok {
					return nil, store.ErrBadKey
				}
				q.After = twinning.ID(id)
			}
		}
		pages, err := p.st.store.Statements(ctx, p.st.release.Number, q)
		if err != nil {
			return nil, err
		}
		out := make(map[*Partnership]*StatementConnection, len(ties))
		for _, p := range ties {
			out[p] = p.statementPage(ctx, pages[p.of.ID], q.After != "")
		}
		return out, nil
	})
}

func (p *Partnership) statementList() cursor.List {
	return cursor.NewList(p.st.release.Number, "statements", string(p.of.ID))
}

func (p *Partnership) statementPage(ctx context.Context, page store.StatementPage, before bool) *StatementConnection {
	conn := &StatementConnection{TotalCount: page.Total, Edges: []*StatementEdge{}, Nodes: []*Statement{}}
	for _, s := range page.Statements {
		n := &Statement{of: s, tie: p, st: p.st}
		register(ctx, n)
		conn.Nodes = append(conn.Nodes, n)
		conn.Edges = append(conn.Edges, &StatementEdge{Cursor: p.statementList().Encode(store.Key{string(s.ID)}), Node: n})
	}
	conn.PageInfo = pageInfo(store.More{After: page.More, Before: before}, conn.Edges, func(e *StatementEdge) string { return e.Cursor })
	return conn
}
