// Package merge joins what a file says with what is stored. A blank or UNKNOWN
// value says nothing and overrides nothing; names, sources and what else is a
// list are united; any other value that is said stands in place of the stored
// one. Parts that different sources say of one record therefore give the same
// whole in any order.
package merge

import (
	"cmp"
	"reflect"
	"slices"
	"strings"

	"github.com/sistergraph/sistergraph/twinning"
)

// City joins what is said of a place with what is stored; the id is that of
// the stored.
func City(stored, said twinning.City) twinning.City {
	out := stored
	value(&out.Wikidata, said.Wikidata)
	value(&out.Geonames, said.Geonames)
	value(&out.Parent, said.Parent)
	value(&out.Note, said.Note)
	value(&out.Location, said.Location)
	value(&out.Population, said.Population)
	known(&out.Level, said.Level, twinning.LevelUnknown)
	out.Names = Names(stored.Names, said.Names)
	out.Aliases = sorted(union(stored.Aliases, said.Aliases))
	out.Sources = sorted(union(stored.Sources, said.Sources))
	out.Countries = countries(stored.Countries, said.Countries)
	out.Created = stored.Created && (said.Created || len(said.Sources) == 0)
	return out
}

// Names unites names: of those that are fit to show the English first, then by
// language; former names and aliases last. Names of one language keep their
// order.
func Names(stored, said twinning.Names) twinning.Names {
	out := union(stored, said)
	slices.SortStableFunc(out, func(a, b twinning.Name) int {
		return cmp.Or(
			cmp.Compare(a.Kind.Grade(), b.Kind.Grade()),
			-cmp.Compare(shownFirst(a), shownFirst(b)),
			strings.Compare(a.Language, b.Language),
			cmp.Compare(slices.Index(twinning.NameKinds, a.Kind), slices.Index(twinning.NameKinds, b.Kind)),
			strings.Compare(a.Script, b.Script),
		)
	})
	return out
}

func shownFirst(n twinning.Name) int {
	switch {
	case n.Language == "en" && n.Kind == twinning.NameCommon:
		return 2
	case n.Language == "en":
		return 1
	default:
		return 0
	}
}

// countries unites statements: the primary first, then by code. A primary one
// that is said takes the place of another.
func countries(stored, said []twinning.CountryStatement) []twinning.CountryStatement {
	out := slices.Clone(stored)
	for _, s := range said {
		if s.Primary {
			for i := range out {
				out[i].Primary = false
			}
		}
		i := slices.IndexFunc(out, func(o twinning.CountryStatement) bool { return o.Country == s.Country })
		if i < 0 {
			out = append(out, s)
			continue
		}
		out[i].Primary = out[i].Primary || s.Primary
		out[i].Sources = sorted(union(out[i].Sources, s.Sources))
	}
	slices.SortStableFunc(out, func(a, b twinning.CountryStatement) int {
		switch {
		case a.Primary != b.Primary && a.Primary:
			return -1
		case a.Primary != b.Primary:
			return 1
		default:
			return strings.Compare(string(a.Country), string(b.Country))
		}
	})
	return out
}

// Tie joins the values that a tie is to show with those it shows. Sources that
// are said come first, in their order.
func Tie(stored, said twinning.Partnership) twinning.Partnership {
	out := stored
	known(&out.Kind, said.Kind, twinning.KindUnknown)
	known(&out.Status, said.Status, twinning.StatusUnknown)
	value(&out.Since, said.Since)
	value(&out.Note, said.Note)
	out.Fields = union(stored.Fields, said.Fields)
	out.Frameworks = union(stored.Frameworks, said.Frameworks)
	out.Sources = union(said.Sources, stored.Sources)
	out.Acts = acts(stored.Acts, said.Acts)
	return out
}

// acts unites acts by type and date; those of unknown date come last.
func acts(stored, said []twinning.Act) []twinning.Act {
	out := slices.Clone(stored)
	for _, s := range said {
		i := slices.IndexFunc(out, func(o twinning.Act) bool { return o.Type == s.Type && o.Date == s.Date })
		if i < 0 {
			out = append(out, s)
			continue
		}
		value(&out[i].Reason, s.Reason)
		out[i].By = union(out[i].By, s.By)
		out[i].Sources = union(out[i].Sources, s.Sources)
	}
	slices.SortStableFunc(out, func(a, b twinning.Act) int { return a.Date.Compare(b.Date) })
	return out
}

// Statement joins what a source says with what it said. What is said again is
// withdrawn no more.
func Statement(stored, said twinning.Statement) twinning.Statement {
	out := stored
	known(&out.Kind, said.Kind, twinning.KindUnknown)
	known(&out.Status, said.Status, twinning.StatusUnknown)
	value(&out.Since, said.Since)
	value(&out.Until, said.Until)
	value(&out.Side, said.Side)
	value(&out.Note, said.Note)
	out.Withdrawn = said.Withdrawn
	return out
}

// value overrides a value by one that says something.
func value[T comparable](stored *T, said T) {
	var blank T
	if said != blank {
		*stored = said
	}
}

func known[T comparable](stored *T, said, unknown T) {
	if said != unknown {
		value(stored, said)
	}
}

// union has the stored items, then the said ones that are new; nil when none.
func union[S ~[]E, E comparable](stored, said S) S {
	if len(said) == 0 {
		return stored
	}
	out := make(S, 0, len(stored)+len(said))
	seen := make(map[E]bool, len(stored)+len(said))
	for _, list := range []S{stored, said} {
		for _, e := range list {
			if !seen[e] {
				seen[e] = true
				out = append(out, e)
			}
		}
	}
	return out
}

func sorted[S ~[]E, E cmp.Ordered](s S) S {
	if slices.IsSorted(s) {
		return s
	}
	s = slices.Clone(s)
	slices.Sort(s)
	return s
}

// Equal tells whether two records are the same; an empty list is like none.
func Equal(a, b any) bool { return equal(reflect.ValueOf(a), reflect.ValueOf(b)) }

func equal(a, b reflect.Value) bool {
	if a.Type() != b.Type() {
		return false
	}
	switch a.Kind() {
	case reflect.Struct:
		for i := range a.NumField() {
			if !equal(a.Field(i), b.Field(i)) {
				return false
			}
		}
		return true
	case reflect.Slice:
		if a.Len() != b.Len() {
			return false
		}
		for i := range a.Len() {
			if !equal(a.Index(i), b.Index(i)) {
				return false
			}
		}
		return true
	case reflect.Pointer:
		if a.IsNil() || b.IsNil() {
			return a.IsNil() == b.IsNil()
		}
		return equal(a.Elem(), b.Elem())
	default:
		return a.Equal(b)
	}
}
