// Command build makes the shipped Data Packages from the folder of facts:
//
//	go run ./data/build --facts DIR
//
// It writes data/frameworks, data/world, data/harbin, data/packages.zip and
// docs/interchange.md below the folder it is run in. The same facts make the
// same bytes.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"github.com/sistergraph/sistergraph/loader/format/datapackage"
)

func main() {
	facts := flag.String("facts", "", "folder of facts")
	out := flag.String("out", ".", "root of the repository")
	flag.Parse()
	if *facts == "" || flag.NArg() > 0 {
		flag.Usage()
		os.Exit(2)
	}
	if err := run(*facts, *out); err != nil {
		fmt.Fprintln(os.Stderr, "build:", err)
		os.Exit(1)
	}
}

func run(facts, root string) error {
	f, err := readFacts(facts)
	if err != nil {
		return err
	}
	all, err := f.records()
	if err != nil {
		return err
	}
	data := filepath.Join(root, "data")
	for _, p := range packages(all) {
		if err := p.write(filepath.Join(data, p.meta.Name)); err != nil {
			return err
		}
	}
	z, err := os.Create(filepath.Join(data, "packages.zip"))
	if err != nil {
		return err
	}
	if err := datapackage.WriteZip(z, os.DirFS(data), "frameworks", "harbin", "world"); err != nil {
		return err
	}
	if err := z.Close(); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(root, "docs", "interchange.md"), []byte(datapackage.Documentation()), 0o644)
}
