package resolver

import (
	"cmp"
	"context"
	"slices"

	"github.com/sistergraph/sistergraph/twinning"
)

// Agreement is a signed paper.
type Agreement struct {
	of twinning.Agreement
	st *State
}

// IsNode tells that an Agreement has an id.
func (*Agreement) IsNode() {}

// The fields of an Agreement that its record holds.
func (a *Agreement) ID() twinning.ID     { return a.of.ID }
func (a *Agreement) Title() *string      { return told(a.of.Title) }
func (a *Agreement) Kind() string        { return a.of.Kind }
func (a *Agreement) Date() twinning.Date { return a.of.Date }
func (a *Agreement) UnnamedParties() int { return a.of.Unnamed }
func (a *Agreement) Fields() []*Field    { return a.st.fieldsOf(a.of.Fields) }

// agreements gives those that point to a node, by date, unknown ones last, then id.
func agreements[P interface {
	comparable
	Node
}](ctx context.Context, st *State, parent P, role twinning.Role) ([]*Agreement, error) {
	found, err := linked[*Agreement](ctx, st, parent, twinning.TypeAgreement, role)
	if err != nil {
		return nil, err
	}
	found = slices.Clone(found)
	slices.SortFunc(found, func(a, b *Agreement) int {
		return cmp.Or(a.of.Date.Compare(b.of.Date), cmp.Compare(a.of.ID, b.of.ID))
	})
	return found, nil
}

// Parties gives who signed, in the order of the source.
func (a *Agreement) Parties(ctx context.Context) ([]Party, error) {
	return followAll[Party](ctx, a.st, a, func(a *Agreement) []twinning.ID { return a.of.Parties })
}

// Event gives where it was signed.
func (a *Agreement) Event(ctx context.Context) (*Event, error) {
	return followOne[*Event](ctx, a.st, a, func(a *Agreement) twinning.ID { return a.of.Event })
}

// Sources gives who tells of it.
func (a *Agreement) Sources(ctx context.Context) ([]*Source, error) {
	return sourcesOf(ctx, a.st, a, func(a *Agreement) []twinning.ID { return a.of.Sources })
}
