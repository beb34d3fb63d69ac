package resolver

import (
	"context"

	"github.com/sistergraph/sistergraph/twinning"
)

// Office is a post, with the person in it where a source names one.
type Office struct {
	of twinning.Office
	st *State
}

// IsNode tells that an Office has an id.
func (*Office) IsNode() {}

// The fields of an Office that its record holds.
func (o *Office) ID() twinning.ID     { return o.of.ID }
func (o *Office) Title() string       { return o.of.Title }
func (o *Office) Person() *string     { return told(o.of.Person) }
func (o *Office) Date() twinning.Date { return o.of.Date }

// Holder gives the city or organisation whose office it is.
func (o *Office) Holder(ctx context.Context) (Party, error) {
	parties, err := followAll[Party](ctx, o.st, o, func(o *Office) []twinning.ID { return one(o.of.Holder) })
	if err != nil || len(parties) == 0 {
		return nil, err
	}
	return parties[0], nil
}

// Sources gives who tells of it.
func (o *Office) Sources(ctx context.Context) ([]*Source, error) {
	return sourcesOf(ctx, o.st, o, func(o *Office) []twinning.ID { return o.of.Sources })
}
