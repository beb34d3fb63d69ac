package main

import (
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/sistergraph/sistergraph/twinning"
)

// fact is one row by column.
type fact map[string]string

// facts are the rows of each file.
type facts struct {
	sources, frameworks, memberships, organisations, event []fact
	partners, statements, acts, subdivisions               []fact
	cities, alternates, pairs, countries                   []fact
}

func readFacts(dir string) (facts, error) {
	var f facts
	for name, to := range map[string]*[]fact{
		"sources.csv": &f.sources, "frameworks.csv": &f.frameworks, "memberships.csv": &f.memberships,
		"organisations.csv": &f.organisations, "seed_event.csv": &f.event,
		"harbin_partners.csv": &f.partners, "harbin_statements.csv": &f.statements, "harbin_acts.csv": &f.acts,
		"harbin_subdivisions.csv": &f.subdivisions,
		"world/cities.csv":        &f.cities, "world/alternate_names.csv": &f.alternates, "world/partnerships.csv": &f.pairs,
		"world/countries.csv": &f.countries,
	} {
		rows, err := readRows(filepath.Join(dir, name))
		if err != nil {
			return f, err
		}
		*to = rows
	}
	return f, nil
}

func readRows(path string) ([]fact, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	out := make([]fact, 0, len(rows)-1)
	for _, row := range rows[1:] {
		f := fact{}
		for i, column := range rows[0] {
			f[column] = row[i]
		}
		out = append(out, f)
	}
	return out, nil
}

// sourceIDs reads keys of sources joined with |.
func sourceIDs(cell string) []twinning.ID {
	if cell == "" {
		return nil
	}
	var out []twinning.ID
	for _, key := range strings.Split(cell, "|") {
		out = append(out, twinning.SourceID(key))
	}
	return out
}

// must is for cells that the facts guarantee: a mistake in them stops the build.
func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func date(cell string) twinning.Date { return must(twinning.ParseDate(cell)) }

func number(cell string) float64 { return must(strconv.ParseFloat(cell, 64)) }

func whole(cell string) *int {
	if cell == "" {
		return nil
	}
	n := must(strconv.Atoi(cell))
	return &n
}

func geonames(cell string) int {
	if n := whole(cell); n != nil {
		return *n
	}
	return 0
}

// constant turns sister_city into SISTER_CITY; blank is UNKNOWN.
func constant(cell string) string {
	if cell == "" {
		return "UNKNOWN"
	}
	return strings.ToUpper(cell)
}

func english(text string) twinning.Names {
	return twinning.Names{{Text: text, Language: "en", Kind: twinning.NameCommon}}
}
