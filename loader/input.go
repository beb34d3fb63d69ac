package loader

import (
	"io/fs"

	"github.com/sistergraph/sistergraph/loader/format"
	"github.com/sistergraph/sistergraph/loader/format/cite"
	"github.com/sistergraph/sistergraph/loader/format/datapackage"
	"github.com/sistergraph/sistergraph/loader/format/wikidata"
	"github.com/sistergraph/sistergraph/twinning"
)

// Input is one thing to load.
type Input struct {
	Name   string // as reports call it
	Format string // the name of its form
	Why    string // how the form was found out; empty when it was given
	// Open begins to read it, once.
	Open func() (format.Reader, error)
	// Enriches tells that places which the store lacks are passed over.
	Enriches bool
	// Source is who says what names no other source; decisions are remembered for
	// it. Empty for none.
	Source twinning.ID
	// Replaces is the source of which the input holds all that it says: what it
	// said before and does not say now is withdrawn, unless the input turns out to
	// be rows that were rejected before. Empty for none.
	Replaces twinning.ID
}

// Package is a Data Package in a folder or archive.
func Package(name string, fsys fs.FS) Input {
	return Input{Name: name, Format: datapackage.Format.Name, Open: func() (format.Reader, error) { return datapackage.Open(fsys, name) }}
}

// File is an opened file, read as the format. A list holds all that its source
// says, be it named or the file itself. A Data Package does not, nor does the
// answer of a query to Wikidata unless a source is named for it.
func File(in *format.Input, f *format.Format, opt format.Options) Input {
	i := Input{Name: in.Name(), Format: f.Name, Enriches: f.Enriches, Open: func() (format.Reader, error) { return f.Open(in, opt) }}
	if f == datapackage.Format || f.Enriches {
		return i
	}
	i.Source = cite.New(opt.Source, in.Head.Base).Default()
	if opt.Source != "" || f != wikidata.Format {
		i.Replaces = i.Source
	}
	return i
}
