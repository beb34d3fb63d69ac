package where

import (
	"fmt"
	"strconv"

	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// test tells whether a country passes; nil stands for the country of a place that has none.
type test func(*twinning.Country) twinning.Tri

func (b *builder) area(id *twinning.ID, wrap func(store.Cond) store.Cond) {
	if id != nil {
		b.add(wrap(b.codes(b.inArea("area", *id))))
	}
}

func (b *builder) country(f *Country, wrap func(store.Cond) store.Cond) {
	if f != nil {
		b.add(wrap(b.codes(b.test(f, "country"))))
	}
}

// Codes gives the codes of the countries that pass a filter for certain. The path names the filter.
func (at At) Codes(f *Country, path string) ([]twinning.CountryCode, error) {
	b := builder{at: at}
	pass := b.test(f, path)
	if b.err != nil {
		return nil, b.err
	}
	codes := []twinning.CountryCode{}
	for i := range at.Ref.Countries {
		if pass(&at.Ref.Countries[i]) == twinning.True {
			codes = append(codes, at.Ref.Countries[i].Code)
		}
	}
	return codes, nil
}

// codes makes a condition of a test. A test that is decided even for a place without a country is
// decided for every place, as unknown can only become true or false, never the other way round.
func (b *builder) codes(pass test) store.Cond {
	if b.err != nil {
		return store.Or{}
	}
	switch pass(nil) {
	case twinning.True:
		return store.And{}
	case twinning.False:
		return store.Or{}
	}
	var in store.CountryIn
	for i := range b.at.Ref.Countries {
		c := &b.at.Ref.Countries[i]
		switch pass(c) {
		case twinning.True:
			in.Yes = append(in.Yes, c.Code)
		case twinning.Unknown:
			in.Unclear = append(in.Unclear, c.Code)
		}
	}
	return in
}

func (b *builder) inArea(member string, id twinning.ID) test {
	area, ok := b.at.Ref.Area(id)
	if !ok {
		b.bad(member, id, fmt.Sprintf("there is no area %q", id),
			"there are "+keys(b.at.Ref.Areas(), func(a twinning.Area) string { return a.Key }))
	}
	return known(func(c *twinning.Country) twinning.Tri { return b.at.Ref.In(area, *c, b.at.Day) })
}

func (b *builder) test(f *Country, member string) test {
	var tests []test
	if f.Codes != nil {
		tests = append(tests, b.oneOf(f.Codes, member+".codes"))
	}
	if f.Area != nil {
		tests = append(tests, b.inArea(member+".area", *f.Area))
	}
	if f.MemberOf != nil {
		framework, day := b.framework(member+".memberOf.framework", f.MemberOf.Framework), f.MemberOf.day(b.at.Day)
		tests = append(tests, known(func(c *twinning.Country) twinning.Tri { return b.at.Ref.MemberOn(framework.ID, c.ID, day) }))
	}
	b.list(member+".and", len(f.And))
	b.list(member+".or", len(f.Or))
	for i := range f.And {
		tests = append(tests, b.test(&f.And[i], member+".and["+strconv.Itoa(i)+"]"))
	}
	if f.Or != nil {
		var either []test
		for i := range f.Or {
			either = append(either, b.test(&f.Or[i], member+".or["+strconv.Itoa(i)+"]"))
		}
		tests = append(tests, anyOf(either))
	}
	if f.Not != nil {
		not := b.test(f.Not, member+".not")
		tests = append(tests, func(c *twinning.Country) twinning.Tri { return not(c).Not() })
	}
	return allOf(tests)
}

// oneOf refuses codes that no country has: a mistyped code would match nothing for ever.
func (b *builder) oneOf(codes []twinning.CountryCode, member string) test {
	b.list(member, len(codes))
	set := make(map[twinning.CountryCode]bool, len(codes))
	for i, code := range codes {
		if _, ok := b.at.Ref.Country(code); !ok {
			b.bad(fmt.Sprintf("%s[%d]", member, i), code, fmt.Sprintf("there is no country with the code %q", code),
				"give a code of ISO 3166-1 alpha-2, such as CN")
		}
		set[code] = true
	}
	if len(set) == 0 {
		return anyOf(nil)
	}
	return known(func(c *twinning.Country) twinning.Tri { return twinning.TriOf(set[c.Code]) })
}

// known makes a test unknown for places without a country.
func known(pass test) test {
	return func(c *twinning.Country) twinning.Tri {
		if c == nil {
			return twinning.Unknown
		}
		return pass(c)
	}
}

func allOf(tests []test) test {
	return func(c *twinning.Country) twinning.Tri {
		t := twinning.True
		for _, pass := range tests {
			t = t.And(pass(c))
		}
		return t
	}
}

func anyOf(tests []test) test {
	return func(c *twinning.Country) twinning.Tri {
		t := twinning.False
		for _, pass := range tests {
			t = t.Or(pass(c))
		}
		return t
	}
}
