package loader

import (
	"io/fs"

	"github.com/sistergraph/sistergraph/loader/format"
	"github.com/sistergraph/sistergraph/loader/format/datapackage"
)

// Input is one thing to load.
type Input struct {
	Name string // as reports call it
	// Open begins to read it, once.
	Open func() (format.Reader, error)
	// Enriches tells that places which the store lacks are passed over.
	Enriches bool
}

// Package is a Data Package in a folder or archive.
func Package(name string, fsys fs.FS) Input {
	return Input{Name: name, Open: func() (format.Reader, error) { return datapackage.Open(fsys, name) }}
}

// File is an opened file, read as the format.
func File(in *format.Input, f *format.Format, opt format.Options) Input {
	return Input{Name: in.Name(), Enriches: f.Enriches, Open: func() (format.Reader, error) { return f.Open(in, opt) }}
}
