// Package data holds the shipped Data Packages. README.md tells where they
// come from and on which terms they may be used; go run ./data/build makes them.
package data

import (
	"archive/zip"
	"bytes"
	_ "embed"
	"fmt"
	"io/fs"
	"sync"
)

//go:embed packages.zip
var packed []byte

// Package is one shipped Data Package.
type Package struct {
	Name string
	FS   fs.FS // its files: datapackage.json and the tables
}

var open = sync.OnceValue(func() []Package {
	z, err := zip.NewReader(bytes.NewReader(packed), int64(len(packed)))
	if err != nil {
		panic(fmt.Sprintf("the embedded packages are damaged: %v", err))
	}
	var out []Package
	for _, name := range []string{"frameworks", "world", "harbin"} {
		sub, err := fs.Sub(z, name)
		if err != nil {
			panic(fmt.Sprintf("the embedded packages are damaged: %v", err))
		}
		out = append(out, Package{Name: name, FS: sub})
	}
	return out
})

// Packages are all shipped packages. Any order of loading gives the same data.
func Packages() []Package { return open() }
