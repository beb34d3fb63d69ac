// Command makeworld writes a made-up world into a folder: cities/ (a package that the others need), pairs.csv,
// pairs.ndjson, ties/ (a package), and expected.json with the numbers that reports of their loads have.
//
//	go run ./bench/world/makeworld -out FOLDER -cities 2000 -ties 10000 -hub 400 -doubled 500
package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/sistergraph/sistergraph/bench/world"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "makeworld:", err)
		os.Exit(1)
	}
}

func run() error {
	s := world.Small
	out := flag.String("out", "", "the folder to write into")
	forms := flag.String("forms", "cities,csv,ndjson,package", "what to write")
	flag.Uint64Var(&s.Seed, "seed", s.Seed, "other seeds make other worlds of the same numbers")
	for name, number := range map[string]*int{
		"countries": &s.Countries, "cities": &s.Cities, "names": &s.Names, "ties": &s.Ties, "hub": &s.Hub, "doubled": &s.Doubled,
		"reversed": &s.Reversed, "restated": &s.Restated, "contrary": &s.Contrary, "sources": &s.Sources, "broken": &s.BrokenEach,
	} {
		flag.IntVar(number, name, *number, "how many; see bench/world/spec.go")
	}
	flag.Parse()
	if *out == "" || flag.NArg() > 0 {
		return errors.New("-out FOLDER is missing, or there is something after the flags")
	}
	w, err := world.New(s)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(*out, 0o755); err != nil {
		return err
	}
	at := func(name string) string { return filepath.Join(*out, name) }
	write := map[world.Form]func() error{
		world.Cities:  func() error { return w.WriteCities(at("cities")) },
		world.CSV:     func() error { return world.WriteFile(at("pairs.csv"), w.WriteCSV) },
		world.NDJSON:  func() error { return world.WriteFile(at("pairs.ndjson"), w.WriteNDJSON) },
		world.Package: func() error { return w.WritePackage(at("ties")) },
	}
	for _, form := range strings.Split(*forms, ",") {
		f, known := write[world.Form(form)]
		if !known {
			return fmt.Errorf("-forms: %q is none of cities, csv, ndjson, package", form)
		}
		if err := f(); err != nil {
			return err
		}
	}
	return world.WriteFile(at("expected.json"), func(to io.Writer) error {
		encoder := json.NewEncoder(to)
		encoder.SetIndent("", "  ")
		return encoder.Encode(map[string]any{"spec": s, "hub": w.HubID(), "mainSource": world.MainSource, "expected": s.Expected()})
	})
}
