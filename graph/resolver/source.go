package resolver

import (
	"context"

	"github.com/sistergraph/sistergraph/twinning"
)

// Source is where something is said.
type Source struct{ of twinning.Source }

// IsNode tells that a Source has an id.
func (*Source) IsNode() {}

// The fields of a Source.
func (s *Source) ID() twinning.ID          { return s.of.ID }
func (s *Source) Title() string            { return s.of.Label() }
func (s *Source) Publisher() *string       { return told(s.of.Publisher) }
func (s *Source) URL() *string             { return told(s.of.URL) }
func (s *Source) Locator() *string         { return told(s.of.Locator) }
func (s *Source) Date() twinning.Date      { return s.of.Date }
func (s *Source) Retrieved() twinning.Date { return s.of.Retrieved }

// sourcesOf gives the sources that a parent names: from memory, else with one call for its level.
func sourcesOf[P comparable](ctx context.Context, st *State, parent P, points func(P) []twinning.ID) ([]*Source, error) {
	if !st.wholeSources {
		return followAll[*Source](ctx, st, parent, points)
	}
	ids := points(parent)
	sources := make([]*Source, 0, len(ids))
	for _, id := range ids {
		if s := st.sources[id]; s != nil {
			sources = append(sources, s)
		}
	}
	return sources, nil
}

// sourceOf is sourcesOf for a parent with one source.
func sourceOf[P comparable](ctx context.Context, st *State, parent P, points func(P) twinning.ID) (*Source, error) {
	sources, err := sourcesOf(ctx, st, parent, func(p P) []twinning.ID { return one(points(p)) })
	if err != nil || len(sources) == 0 {
		return nil, err
	}
	return sources[0], nil
}
