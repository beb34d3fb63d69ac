package resolver

import (
	"context"

	"github.com/sistergraph/sistergraph/graph/level"
	"github.com/sistergraph/sistergraph/graph/look"
	"github.com/sistergraph/sistergraph/graph/where"
	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// CountryPartners are the ties of all places of a country.
type CountryPartners struct {
	Counts     store.Counts
	Undecided  *Undecided
	Definition *Definition

	country *Country
	set     store.TieSet // Countries is empty
}

// Partners gives the ties of all its places.
func (c *Country) Partners(ctx context.Context, where *where.Partner, asOf *twinning.Day, scope *twinning.Scope) (*CountryPartners, error) {
	return level.Load(ctx, c, func(ctx context.Context, countries []*Country) (map[*Country]*CountryPartners, error) {
		st := c.st
		day := st.day(asOf)
		cond, err := st.at(day).Partner(where, "where")
		if err != nil {
			return nil, err
		}
		set := store.TieSet{Where: cond, Scope: scopeOf(scope), Day: day}
		out := make(map[*Country]*CountryPartners, len(countries))
		for _, c := range countries {
			out[c] = &CountryPartners{country: c, set: set, Definition: st.define(where, set.Scope, day)}
			level.Register(ctx, out[c])
		}
		if !look.Selects(ctx, "CountryPartners", "counts", "undecided") {
			return out, nil
		}
		set.Countries, set.Undecided = codesOf(countries), look.Selects(ctx, "CountryPartners", "undecided")
		tallies, err := st.store.Tally(ctx, st.release.Number, []store.TieSet{set})
		if err != nil {
			return nil, err
		}
		for c, p := range out {
			t := tallies[0][string(c.of.Code)]
			p.Counts, p.Undecided = t.Counts, undecided(t)
		}
		return out, nil
	})
}

func codesOf(countries []*Country) []twinning.CountryCode {
	codes := make([]twinning.CountryCode, len(countries))
	for i, c := range countries {
		codes[i] = c.of.Code
	}
	return codes
}

// Groups gives the counts in groups.
func (p *CountryPartners) Groups(ctx context.Context, by []GroupBy, first *int) ([]*Group, error) {
	return level.Load(ctx, p, func(ctx context.Context, all []*CountryPartners) (map[*CountryPartners][]*Group, error) {
		asked, err := askGroups(by, first)
		if err != nil {
			return nil, err
		}
		set := p.set
		for _, p := range all {
			set.Countries = append(set.Countries, p.country.of.Code)
		}
		found, err := p.country.st.grouped(ctx, set, asked)
		if err != nil {
			return nil, err
		}
		out := make(map[*CountryPartners][]*Group, len(all))
		for _, p := range all {
			out[p] = list(found[string(p.country.of.Code)])
		}
		return out, nil
	})
}
