package loader

import (
	"context"
	"maps"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// maxAdded is the most new partners that are named for one place.
const maxAdded = 5

// claimed finds the places that readers see claims about, so that each is counted when its ties differ.
func (r *run) claimed(ctx context.Context) error {
	if r.base == 0 {
		return nil
	}
	r.effects.subjects = map[twinning.ID]bool{}
	for v, err := range r.store.Stream(ctx, r.base, twinning.TypeClaim) {
		if err != nil {
			return err
		}
		r.effects.subjects[v.(twinning.Claim).Subject] = true
	}
	return nil
}

// countEffects compares what the release of the load counts with what readers
// see, for the places whose ties differ.
func (r *run) countEffects(ctx context.Context) error {
	e := &r.effects
	if r.base == 0 || len(e.ends) == 0 {
		return nil
	}
	places := slices.Sorted(maps.Keys(e.ends))
	e.Counted = len(places)
	var before, after map[twinning.ID]partnerCounts
	both, counting := errgroup.WithContext(ctx)
	both.Go(func() (err error) { before, err = r.partners(counting, r.base, places); return err })
	both.Go(func() (err error) { after, err = r.partners(counting, r.imp.Release(), places); return err })
	if err := both.Wait(); err != nil {
		return err
	}
	claims, err := r.store.Linked(ctx, r.imp.Release(), twinning.TypeClaim, twinning.RoleSubject, places)
	if err != nil {
		return err
	}
	named := slices.Clone(places)
	for _, ties := range e.ends {
		for _, t := range ties {
			named = append(named, t.A, t.B)
		}
	}
	found, err := r.store.Lookup(ctx, r.imp.Release(), named)
	if err != nil {
		return err
	}
	for _, id := range places {
		c := CityEffect{
			City: id, Name: found.Cities[id].Name("en").Text,
			Partners: Difference{before[id].all, after[id].all}, European: Difference{before[id].european, after[id].european},
		}
		e.claims(claims[id], c)
		if c.Partners.Before == c.Partners.After && c.European.Before == c.European.After {
			continue
		}
		c.Added = added(id, e.ends[id], found.Cities)
		e.Cities = append(e.Cities, c)
	}
	slices.SortStableFunc(e.Cities, func(a, b CityEffect) int { return b.Partners.After - a.Partners.After })
	e.Cities = e.Cities[:min(len(e.Cities), MaxEffects)]
	return nil
}

type partnerCounts struct{ all, european int }

// partners counts the partners of places on the day of the load.
func (r *run) partners(ctx context.Context, release int, places []twinning.ID) (map[twinning.ID]partnerCounts, error) {
	ref, err := r.store.Reference(ctx, release)
	if err != nil {
		return nil, err
	}
	europe := store.CountryIn{}
	if area, ok := ref.Area("europe"); ok {
		for _, c := range ref.Countries {
			if ref.In(area, c, r.day) == twinning.True {
				europe.Yes = append(europe.Yes, c.Code)
			}
		}
	}
	all := store.TieSet{From: places, Scope: twinning.ScopeStanding, Day: r.day}
	european := all
	european.Where = store.And{store.KindIn{twinning.KindSisterCity, twinning.KindFriendshipCity}, store.Far{Place: europe}}
	tallies, err := r.store.Tally(ctx, release, []store.TieSet{all, european})
	if err != nil {
		return nil, err
	}
	out := map[twinning.ID]partnerCounts{}
	for _, id := range places {
		out[id] = partnerCounts{tallies[0][string(id)].Counts.Cities, tallies[1][string(id)].Counts.Cities}
	}
	return out, nil
}

// added names the partners that a place has anew.
func added(id twinning.ID, ties []*TieEffect, cities map[twinning.ID]twinning.City) []string {
	var out []string
	for _, t := range ties {
		if !slices.Contains(t.What, "added") {
			continue
		}
		if len(out) == maxAdded {
			return append(out, "...")
		}
		far := t.A
		if far == id {
			far = t.B
		}
		c := cities[far]
		parts := []string{c.Name("en").Text}
		if c.Country() != "" {
			parts = append(parts, string(c.Country()))
		}
		if !t.Since.IsZero() {
			parts = append(parts, t.Since.String())
		}
		if len(t.Sources) > 0 {
			parts = append(parts, "source "+t.Sources[0].Key())
		}
		out = append(out, strings.Join(parts, ", "))
	}
	return out
}

// claims notes claims about partner cities that turn round.
func (e *effects) claims(about []twinning.Entity, c CityEffect) {
	for _, entity := range about {
		claim, ok := entity.(twinning.Claim)
		if !ok || claim.Cities == nil {
			continue
		}
		recorded := c.Partners
		switch claim.Measure {
		case twinning.MeasureEuropeanPartnerCities:
			recorded = c.European
		case twinning.MeasurePartnerCities:
		default:
			continue
		}
		was, is := agrees(claim, recorded.Before), agrees(claim, recorded.After)
		if was != is && len(e.Claims) < MaxEffects {
			e.Claims = append(e.Claims, ClaimEffect{Claim: claim.ID, Subject: c.Name, Reported: *claim.Cities, Recorded: recorded, Agrees: is})
		}
	}
}

func agrees(c twinning.Claim, recorded int) bool {
	switch c.Qualifier {
	case twinning.QualifierAtLeast:
		return recorded >= *c.Cities
	case twinning.QualifierAtMost:
		return recorded <= *c.Cities
	default:
		return recorded == *c.Cities
	}
}
