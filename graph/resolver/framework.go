package resolver

import (
	"context"

	"github.com/sistergraph/sistergraph/graph/level"
	"github.com/sistergraph/sistergraph/twinning"
)

// Framework is a framework of cooperation. There is one value for each in a State.
type Framework struct {
	of twinning.Framework
	st *State
}

// IsNode tells that a Framework has an id.
func (*Framework) IsNode() {}

// The fields of a Framework that its record holds.
func (f *Framework) ID() twinning.ID                       { return f.of.ID }
func (f *Framework) Key() string                           { return f.of.Key }
func (f *Framework) Name(language *string) (string, error) { return in(f.of.Names, language) }
func (f *Framework) Aliases() []string                     { return list(f.of.Aliases) }
func (f *Framework) Kind() string                          { return f.of.Kind }
func (f *Framework) Founded() twinning.Date                { return f.of.Founded }

// list is never nil, for lists that the schema does not let be null.
func list[E any](l []E) []E {
	if l == nil {
		return []E{}
	}
	return l
}

// Members gives who is in it, by the id of the member.
func (f *Framework) Members(ctx context.Context, asOf *twinning.Day, ever *bool) ([]*Membership, error) {
	return level.Load(ctx, f, func(ctx context.Context, frameworks []*Framework) (map[*Framework][]*Membership, error) {
		out := make(map[*Framework][]*Membership, len(frameworks))
		for _, f := range frameworks {
			out[f] = f.st.rows(ctx, f.st.ref.Members(f.of.ID), asOf, ever)
		}
		return out, nil
	})
}

// memberships gives the rows of a country or a city.
func memberships[M interface {
	comparable
	Node
}](ctx context.Context, st *State, member M, asOf *twinning.Day, ever *bool) ([]*Membership, error) {
	return level.Load(ctx, member, func(ctx context.Context, members []M) (map[M][]*Membership, error) {
		out := make(map[M][]*Membership, len(members))
		for _, m := range members {
			out[m] = st.rows(ctx, st.ref.MembershipsOf(m.ID()), asOf, ever)
		}
		return out, nil
	})
}

// rows keeps the memberships that hold on the day, or all that have ever held, and registers them.
func (st *State) rows(ctx context.Context, rows []twinning.Membership, asOf *twinning.Day, ever *bool) []*Membership {
	out := make([]*Membership, 0, len(rows))
	for _, row := range rows {
		framework := st.frameworks[row.Framework]
		if framework == nil || !(ever != nil && *ever || row.HoldsOn(st.day(asOf))) {
			continue
		}
		m := &Membership{of: row, Framework: framework, st: st}
		level.Register(ctx, m)
		register(ctx, framework)
		out = append(out, m)
	}
	return out
}

// Membership is one stay in a framework.
type Membership struct {
	of        twinning.Membership
	Framework *Framework
	st        *State
}

// The fields of a Membership that its record holds.
func (m *Membership) Role() string            { return m.of.Role }
func (m *Membership) Counts() twinning.Counts { return m.of.Counts }
func (m *Membership) Joined() twinning.Date   { return m.of.Joined }
func (m *Membership) Left() twinning.Date     { return m.of.Left }
func (m *Membership) Recalled() bool          { return m.of.Recalled }

// Member gives the country or the city.
func (m *Membership) Member(ctx context.Context) (Member, error) {
	members, err := followAll[Member](ctx, m.st, m, func(m *Membership) []twinning.ID { return one(m.of.Member) })
	if err != nil || len(members) == 0 {
		return nil, err
	}
	return members[0], nil
}

// Sources gives who says so.
func (m *Membership) Sources(ctx context.Context) ([]*Source, error) {
	return sourcesOf(ctx, m.st, m, func(m *Membership) []twinning.ID { return m.of.Sources })
}
