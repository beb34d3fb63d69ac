package resolver

import (
	"github.com/sistergraph/sistergraph/twinning"
)

// Field is a field of cooperation. There is one value for each in a State.
type Field struct{ of twinning.Field }

// IsNode tells that a Field has an id.
func (*Field) IsNode() {}

// The fields of a Field.
func (f *Field) ID() twinning.ID                       { return f.of.ID }
func (f *Field) Key() string                           { return f.of.Key }
func (f *Field) Name(language *string) (string, error) { return in(f.of.Names, language) }

// Area is a part of the world that filters can name.
type Area struct{ of twinning.Area }

// IsNode tells that an Area has an id.
func (*Area) IsNode() {}

// The fields of an Area.
func (a *Area) ID() twinning.ID                       { return a.of.ID }
func (a *Area) Key() string                           { return a.of.Key }
func (a *Area) About() string                         { return a.of.About }
func (a *Area) Name(language *string) (string, error) { return in(a.of.Names, language) }

// Release is a published state of the data.
type Release struct{ of twinning.Release }

// IsNode tells that a Release has an id.
func (*Release) IsNode() {}

// The fields of a Release.
func (r *Release) ID() twinning.ID   { return twinning.ReleaseID(r.of.Number) }
func (r *Release) Number() int       { return r.of.Number }
func (r *Release) Day() twinning.Day { return r.of.Day }
func (r *Release) Note() *string     { return told(r.of.Note) }
