// Package world makes up worlds of places and ties, by a seed: degrees follow a
// power law as those of real partner cities do, and every peculiarity of files
// (doubled, reversed and broken rows, several sources) is there in a known
// number. A world says what the report of a load of its files has to count.
package world

import (
	"errors"
	"fmt"
	"maps"
	"slices"
)

// Spec says what a world has. The zero value of a number is none.
type Spec struct {
	Seed      uint64 `json:"seed"`
	Countries int    `json:"countries"` // at most 26
	Cities    int    `json:"cities"`
	Names     int    `json:"names"` // of each city, in other languages, beside its English one; at most 9
	Ties      int    `json:"ties"`  // pairs of cities
	Hub       int    `json:"hub"`   // ties of the city that has most
	// What rows of pairs say again, beside the one row of each tie.
	Doubled    int `json:"doubled"`    // the same row
	Reversed   int `json:"reversed"`   // the two cities the other way round
	Restated   int `json:"restated"`   // the same by another source, one of a tie at most
	Contrary   int `json:"contrary"`   // another first day by the same source, one of a tie at most
	Sources    int `json:"sources"`    // other sources than the main one
	BrokenEach int `json:"brokenEach"` // rows of each of Sorts
}

// Sorts are the sorts of broken rows.
var Sorts = []string{
	"unknown place", "bad date", "bad kind", "same place", "blank place", "bad id", "unreadable",
}

// Small is a world for a test: some thousand rows with all that can be.
var Small = Spec{
	Seed: 6, Countries: 8, Cities: 400, Names: 2, Ties: 2000, Hub: 120,
	Doubled: 150, Reversed: 130, Restated: 300, Contrary: 40, Sources: 5, BrokenEach: 11,
}

// Check tells why there can be no such world; nil when there can.
func (s Spec) Check() error {
	least := s.Cities - 1 + s.Hub // every city has a tie
	switch {
	case s.Countries < 1 || s.Countries > 26:
		return fmt.Errorf("%d countries: there can be 1 to 26", s.Countries)
	case s.Names < 0 || s.Names > len(languages):
		return fmt.Errorf("%d names: there can be 0 to %d", s.Names, len(languages))
	case s.Cities < 2 || s.Hub < 1 || s.Hub >= s.Cities:
		return fmt.Errorf("%d cities of which one has %d ties: there must be more cities than that, and 2 at least", s.Cities, s.Hub)
	case 2*s.Ties < least:
		return fmt.Errorf("%d ties: %d cities, one of which has %d, need %d at least", s.Ties, s.Cities, s.Hub, (least+1)/2)
	case 4*s.Ties > s.Cities*s.Hub:
		return fmt.Errorf("%d ties: %d cities with %d at most are full with %d", s.Ties, s.Cities, s.Hub, s.Cities*s.Hub/4)
	case s.Contrary > s.Ties || s.Restated > s.Ties-s.Contrary:
		return errors.New("more ties are restated and contradicted than there are")
	case s.Contrary == s.Ties && s.Doubled+s.Reversed > 0:
		return errors.New("no tie is left to be doubled or reversed: all are contradicted")
	case s.Restated > 0 && s.Sources < 1:
		return errors.New("there is no other source that could restate ties")
	}
	for name, n := range map[string]int{"doubled": s.Doubled, "reversed": s.Reversed, "restated": s.Restated, "contrary": s.Contrary, "broken": s.BrokenEach} {
		if n < 0 {
			return fmt.Errorf("%d rows %s: there cannot be fewer than none", n, name)
		}
	}
	return nil
}

// Rows counts rows of a load, as its report does.
type Rows struct {
	Read      int `json:"read"`
	Used      int `json:"used"`
	Unchanged int `json:"unchanged"`
	Merged    int `json:"merged"`
	Rejected  int `json:"rejected"`
}

// Expected is what the report of a load of one file has to count.
type Expected struct {
	Rows Rows `json:"rows"`
	// Created counts new records by type.
	Created map[string]int `json:"created"`
	// Rejected counts rejections by field and the beginning of the reason.
	Rejected   map[string]int `json:"rejected"`
	PassedOver int            `json:"passedOver"`
}

// again is what a second load of the file has to count: every row says what is
// stored, whether another says it too or not.
func (e Expected) again() Expected {
	e.Rows.Unchanged, e.Rows.Used, e.Rows.Merged = e.Rows.Used+e.Rows.Merged, 0, 0
	e.Created = map[string]int{}
	return e
}

// Expectations has what to expect of the files of a world, by form, and of the
// second load of each.
type Expectations struct {
	First map[Form]Expected `json:"first"`
	Again map[Form]Expected `json:"again"`
}

// Expected tells what the reports have to count. The cities are loaded before
// the other forms, and each of these into a store of its own.
func (s Spec) Expected() Expectations {
	broken := len(Sorts) * s.BrokenEach
	usedSources := min(s.Sources, s.Restated)
	pairs := func(reasons map[string]string) Expected {
		e := Expected{
			Rows: Rows{
				Used: s.Ties + s.Restated, Merged: s.Doubled + s.Reversed + s.Contrary, Rejected: broken,
			},
			Created:    map[string]int{"tie": s.Ties, "statement": s.Ties + s.Restated, "source": 1 + usedSources},
			Rejected:   s.reasons(reasons),
			PassedOver: s.Contrary,
		}
		e.Rows.Read = e.Rows.Used + e.Rows.Merged + e.Rows.Rejected
		return e
	}
	rows := s.Cities*(2+s.Names) + s.Countries
	cities := Expected{
		Rows:    Rows{Read: rows, Used: rows},
		Created: map[string]int{"city": s.Cities, "country": s.Countries},
	}
	// A pair and a statement stand once in a package: other rows of them are refused.
	twice := s.Doubled + s.Reversed
	pack := Expected{
		Rows:     Rows{Used: 1 + usedSources + 2*s.Ties + s.Restated, Rejected: broken + twice},
		Created:  map[string]int{"tie": s.Ties, "statement": s.Ties + s.Restated, "source": 1 + usedSources},
		Rejected: s.reasons(packageReasons),
	}
	if twice > 0 {
		pack.Rejected[twiceReason] = twice
	}
	pack.Rows.Read = pack.Rows.Used + pack.Rows.Rejected
	first := map[Form]Expected{Cities: cities, CSV: pairs(textReasons(CSV)), NDJSON: pairs(textReasons(NDJSON)), Package: pack}
	again := map[Form]Expected{}
	for form, e := range first {
		again[form] = e.again()
	}
	return Expectations{First: first, Again: again}
}

// reasons counts rejections.
func (s Spec) reasons(of map[string]string) map[string]int {
	out := map[string]int{}
	for _, sort := range slices.Sorted(maps.Keys(of)) {
		if s.BrokenEach > 0 {
			out[of[sort]] += s.BrokenEach
		}
	}
	return out
}
