package storetest

import (
	"fmt"

	"pgregory.net/rapid"

	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// The random worlds are drawn from few names, dates and ids, so that queries
// hit and records meet.
var (
	someNames = []string{
		"Ab", "ab", "Äb", "Aba", "Ba", "Ærø", "Zü", "zu", "Öst", "Ost Ab", "石林", "石", "Ы", "İz", "O’Ab", "A-b",
	}
	someDates = []string{
		"", "", "1980", "1985", "1985-06", "1985-06-15", "1990-01-01", "1989-12-31", "1990", "1999-12", "2000-02-29", "2010", "2030-05",
	}
	someDays = []twinning.Day{
		mustDay("1984-12-31"), mustDay("1985-06-15"), mustDay("1990-01-01"), mustDay("2000-02-29"), mustDay("2012-07-01"), mustDay("2035-01-01"),
	}
	someCountries = []twinning.CountryCode{"XA", "XB", "XC"}
	someRegions   = []twinning.Region{{M49: "150", Name: "Europe"}, {M49: "142", Name: "Asia"}, {}}
	sourceIDs     = ids(twinning.TypeSource, "s1", "s2", "s3")
	fieldIDs      = ids(twinning.TypeField, "f1", "f2", "f3")
	frameworkIDs  = ids(twinning.TypeFramework, "w1", "w2", twinning.CouncilOfEurope)
	cityIDs       = ids(twinning.TypeCity, "c00", "c01", "c02", "c03", "c04", "c05", "c06", "c07", "c08", "c09", "c10", "c11", "c12", "c13")
	hostIDs       = ids(twinning.TypeOrganisation, "o1", "o2", "o3")
)

func ids(t twinning.Type, keys ...string) []twinning.ID {
	var out []twinning.ID
	for _, k := range keys {
		out = append(out, twinning.NewID(t, k))
	}
	return out
}

func mustDay(s string) twinning.Day {
	d, err := twinning.ParseDay(s)
	if err != nil {
		panic(err)
	}
	return d
}

func one[T any](t *rapid.T, what string, from []T) T { return rapid.SampledFrom(from).Draw(t, what) }

// some draws distinct values, often none.
func some[T comparable](t *rapid.T, what string, from []T, most int) []T {
	return rapid.SliceOfNDistinct(rapid.SampledFrom(from), 0, min(most, len(from)), rapid.ID[T]).Draw(t, what)
}

func chance(t *rapid.T, what string, percent int) bool {
	return rapid.IntRange(1, 100).Draw(t, what) <= percent
}

func someDate(t *rapid.T, what string) twinning.Date {
	d, err := twinning.ParseDate(one(t, what, someDates))
	if err != nil {
		panic(err)
	}
	return d
}

// author keeps what the world has so far, so that every batch refers only to
// what is there.
type author struct {
	cities  map[twinning.ID]bool
	ties    map[twinning.ID]twinning.Partnership
	said    map[twinning.ID]map[twinning.ID]bool // tie to its statements
	linked  map[twinning.ID]bool                 // what entities point to
	merged  map[twinning.ID]bool
	started bool
}

func newAuthor() *author {
	return &author{
		cities: map[twinning.ID]bool{}, ties: map[twinning.ID]twinning.Partnership{},
		said: map[twinning.ID]map[twinning.ID]bool{}, linked: map[twinning.ID]bool{}, merged: map[twinning.ID]bool{},
	}
}

// batch draws the next release.
func (a *author) batch(t *rapid.T) store.Batch {
	var b store.Batch
	if !a.started {
		a.started = true
		b.Entities = append(b.Entities, basics(t)...)
	}
	for _, id := range some(t, "places", cityIDs, 12) {
		if !a.merged[id] {
			a.cities[id] = true
			b.Cities = append(b.Cities, randomCity(t, id))
		}
	}
	here := a.places()
	if len(here) > 1 {
		for range rapid.IntRange(0, 14).Draw(t, "ties") {
			a.tie(t, &b, one(t, "a", here), one(t, "b", here))
		}
		b.Entities = append(b.Entities, randomEntities(t, here)...)
		for _, e := range b.Entities {
			for _, l := range e.Links() {
				a.linked[l.To] = true
			}
		}
	}
	b.Ties, b.Statements = lastOf(b.Ties, func(p twinning.Partnership) twinning.ID { return p.ID }),
		lastOf(b.Statements, func(s twinning.Statement) twinning.ID { return s.ID })
	a.remove(t, &b)
	return b
}

func (a *author) places() []twinning.ID {
	var out []twinning.ID
	for _, id := range cityIDs {
		if a.cities[id] {
			out = append(out, id)
		}
	}
	return out
}

// lastOf keeps the last record of each id: statements of a tie that is drawn
// twice must be those of its last version.
func lastOf[R any](rs []R, id func(R) twinning.ID) []R {
	var out []R
	for i, r := range rs {
		last := true
		for _, later := range rs[i+1:] {
			last = last && id(later) != id(r)
		}
		if last {
			out = append(out, r)
		}
	}
	return out
}

// tie writes a version of the tie of two places with all that is said of it.
func (a *author) tie(t *rapid.T, b *store.Batch, x, y twinning.ID) {
	if x == y {
		return
	}
	p, said := randomTie(t, x, y)
	again := map[twinning.ID]bool{}
	for _, s := range said {
		again[s.ID] = true
	}
	for id := range a.said[p.ID] {
		if !again[id] {
			return // what was said of it would have to be removed
		}
	}
	a.ties[p.ID], a.said[p.ID] = p, again
	b.Ties, b.Statements = append(b.Ties, p), append(b.Statements, said...)
}

// remove sometimes takes a tie out, and sometimes merges a place that nothing
// refers to into another.
func (a *author) remove(t *rapid.T, b *store.Batch) {
	written := map[twinning.ID]bool{}
	for _, p := range b.Ties {
		written[p.ID], written[p.A], written[p.B] = true, true, true
	}
	for _, c := range b.Cities {
		written[c.ID] = true
	}
	for _, id := range sortedKeys(a.ties) {
		if !written[id] && chance(t, "remove", 25) {
			b.Removed = append(append(b.Removed, id), sortedKeys(a.said[id])...)
			delete(a.ties, id)
			delete(a.said, id)
		}
	}
	for _, p := range a.ties {
		written[p.A], written[p.B] = true, true
	}
	here := a.places()
	for _, id := range here {
		into := one(t, "into", here)
		if !written[id] && !a.linked[id] && into != id && a.cities[into] && chance(t, "merge", 30) {
			if b.Merged == nil {
				b.Merged = map[twinning.ID]twinning.ID{}
			}
			b.Merged[id] = into
			delete(a.cities, id)
			a.merged[id] = true
			written[into] = true // no chains within a batch
		}
	}
}

func randomCity(t *rapid.T, id twinning.ID) twinning.City {
	c := twinning.City{ID: id, Level: one(t, "level", twinning.Levels)}
	for i := range rapid.IntRange(1, 3).Draw(t, "names") {
		n := twinning.Name{Text: one(t, "name", someNames), Language: "en", Kind: twinning.NameCommon}
		if i > 0 {
			n.Language, n.Kind = one(t, "language", []string{"", "de", "zh"}), one(t, "name kind", twinning.NameKinds)
		}
		c.Names = append(c.Names, n)
	}
	c.Aliases = some(t, "aliases", someNames, 2)
	for i, code := range some(t, "countries", someCountries, 2) {
		c.Countries = append(c.Countries, twinning.CountryStatement{Country: code, Primary: i == 0 && chance(t, "primary", 85)})
	}
	if chance(t, "located", 70) {
		c.Location = &twinning.Location{
			Lat: one(t, "lat", []float64{-90, -10, 0, 10.5, 48.2, 90}), Lon: one(t, "lon", []float64{-180, -170, 0, 16.4, 170, 180}),
		}
	}
	if chance(t, "counted", 70) {
		c.Population = ptr(one(t, "population", []int{0, 10, 10, 5000, 2_000_000}))
	}
	if chance(t, "registered", 50) {
		n := int(id[len(id)-1]-'0') + 10*int(id[len(id)-2]-'0') + 900
		c.Wikidata, c.Geonames = fmt.Sprintf("Q%d", n), n
	}
	return c
}
