// Package region knows the first-level regions of countries (states, provinces,
// Länder) by their names in several languages, and roughly where they lie.
package region

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"sync"

	"github.com/sistergraph/sistergraph/loader/identity/placename"
	"github.com/sistergraph/sistergraph/twinning"
)

//go:embed regions.tsv
var table string

// box is what a region does not reach beyond, in degrees. Boxes of neighbours
// overlap: they only say where a place cannot be.
type box struct{ south, north, west, east float64 }

func (b box) has(l twinning.Location) bool {
	return b.south <= l.Lat && l.Lat <= b.north && b.west <= l.Lon && l.Lon <= b.east
}

// Holds tells whether a point can lie in the region of the country that a text
// names; Unknown when it names none.
func Holds(country twinning.CountryCode, text string, l twinning.Location) twinning.Tri {
	out := twinning.Unknown
	for _, f := range placename.Forms(text, country) {
		for _, b := range named(country)[f.Text] {
			if b.has(l) {
				return twinning.True
			}
			out = twinning.False
		}
	}
	return out
}

// names has the regions of a country by their folded names, with and without
// words such as Province.
type names map[string][]box

var (
	lines = sync.OnceValue(byCountry)
	mu    sync.Mutex
	read  = map[twinning.CountryCode]names{}
)

// byCountry are the rows of the table.
func byCountry() map[twinning.CountryCode][]string {
	out := map[twinning.CountryCode][]string{}
	for line := range strings.Lines(table) {
		if country, rest, ok := strings.Cut(strings.TrimRight(line, "\n"), "\t"); ok {
			code := twinning.CountryCode(country)
			out[code] = append(out[code], rest)
		}
	}
	return out
}

// named are the regions of a country, read when they are first asked for.
func named(country twinning.CountryCode) names {
	mu.Lock()
	defer mu.Unlock()
	if n, ok := read[country]; ok {
		return n
	}
	n := names{}
	for _, line := range lines()[country] {
		b, texts := parse(line)
		put := map[string]bool{}
		for _, text := range texts {
			for _, f := range placename.Forms(text, country) {
				if !put[f.Text] {
					put[f.Text] = true
					n[f.Text] = append(n[f.Text], b)
				}
			}
		}
	}
	read[country] = n
	return n
}

// parse reads a row without its country. The table is part of the program: what
// is wrong with it shows in every test.
func parse(line string) (box, []string) {
	cells := strings.Split(line, "\t")
	var edges [4]float64
	var err error
	for i := range edges {
		if err == nil {
			edges[i], err = strconv.ParseFloat(cells[i], 64)
		}
	}
	if err != nil || len(cells) != len(edges)+1 {
		panic(fmt.Sprintf("regions.tsv has the row %q", line))
	}
	return box{edges[0], edges[1], edges[2], edges[3]}, strings.Split(cells[4], "|")
}
