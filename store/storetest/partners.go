package storetest

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/store/storetest/fixture"
	"github.com/sistergraph/sistergraph/twinning"
)

func from(set store.TieSet, keys ...string) store.TieSet {
	for _, k := range keys {
		set.From = append(set.From, fixture.City(k))
	}
	return set
}

// partnerPages is about pages of the ties of many places at once.
func partnerPages(t *testing.T, s suite) {
	w := s.invented(t)
	t.Run("the far places come by name, each tie once", func(t *testing.T) {
		expect(t, "partners", w.partnerKeys(t, 1, store.PartnerQuery{Set: from(anyTies(), "arnfeld"), Page: all, Far: true, Total: true}), map[string]string{
			"arnfeld": "bor brueckstadt cesta chuan dorado borderless aeroby lakowo",
		})
	})
	t.Run("both ends see the same tie", func(t *testing.T) {
		got := must[map[twinning.ID]store.PartnerPage](t)(w.store.Partners(context.Background(), 1,
			store.PartnerQuery{Set: from(anyTies(), "felder", "borholm"), Page: all}))
		a, b := got[fixture.City("felder")].Rows, got[fixture.City("borholm")].Rows
		if len(a) != 1 || len(b) != 1 {
			t.Fatalf("rows: %d and %d, want one each", len(a), len(b))
		}
		expect(t, "the tie", a[0].Tie, b[0].Tie)
		expect(t, "far ends", []twinning.ID{a[0].FarID, b[0].FarID}, []twinning.ID{fixture.City("borholm"), fixture.City("felder")})
	})
	t.Run("the limit is for each place", func(t *testing.T) {
		q := store.PartnerQuery{Set: from(anyTies(), "arnfeld", "lakowo", "lonely", "nobody", "cesta", "arnfeld"), Page: store.Page{Limit: 2}, Total: true}
		expect(t, "forwards", w.partnerKeys(t, 1, q), map[string]string{
			"arnfeld": "bor brueckstadt", "lakowo": "arnfeld cesta", "lonely": "", "cesta": "arnfeld cesta-province",
		})
		q.Page.Backward = true
		expect(t, "backwards", w.partnerKeys(t, 1, q), map[string]string{
			"arnfeld": "aeroby lakowo", "lakowo": "twoland aeroby", "lonely": "", "cesta": "aeroby lakowo",
		})
	})
	t.Run("one key cuts the pages of all places", func(t *testing.T) {
		w.everywhere(t, "after", askPartners(store.PartnerQuery{
			Set: from(anyTies(), "arnfeld", "lakowo", "cesta"), Page: store.Page{Limit: 2, After: store.Key{"cesta", "city:cesta"}}, Total: true,
		}))
	})
	t.Run("the scope is that of the day", func(t *testing.T) {
		at := func(scope twinning.Scope, day string) string {
			set := store.TieSet{Scope: scope, Day: mustDay(day)}
			return w.partnerKeys(t, 1, store.PartnerQuery{Set: from(set, "arnfeld"), Page: all})["arnfeld"]
		}
		expect(t, "standing in 1985", at(twinning.ScopeStanding, "1985-01-01"), "brueckstadt lakowo")
		expect(t, "on the first day of a tie", at(twinning.ScopeStanding, "1984-05-12"), "brueckstadt lakowo")
		expect(t, "the day before", at(twinning.ScopeStanding, "1984-05-11"), "brueckstadt")
		expect(t, "a partial first day counts from its first day", at(twinning.ScopeStanding, "1990-01-01"), "bor brueckstadt chuan lakowo")
		expect(t, "a partial end counts from its first day", at(twinning.ScopeEnded, "1999-01-01"), "cesta chuan")
		expect(t, "an end of unknown day counts always", at(twinning.ScopeEnded, "1950-01-01"), "cesta")
		expect(t, "ever has what stands and what ended", at(twinning.ScopeEver, "1985-01-01"), "brueckstadt cesta lakowo")
		expect(t, "standing in 2025", at(twinning.ScopeStanding, "2025-06-01"), "brueckstadt dorado borderless aeroby lakowo")
	})
	t.Run("sorts by what is known of the tie and the far place", func(t *testing.T) {
		sorted := func(orders ...store.Order) string {
			return w.partnerKeys(t, 1, store.PartnerQuery{Set: from(anyTies(), "cesta"), Order: orders, Page: all})["cesta"]
		}
		expect(t, "by first day", sorted(store.Order{By: store.BySince}), "arnfeld lakowo cesta-province aeroby")
		expect(t, "by first day, descending", sorted(store.Order{By: store.BySince, Descending: true}), "cesta-province lakowo arnfeld aeroby")
		expect(t, "by population", sorted(store.Order{By: store.ByPopulation}), "aeroby lakowo arnfeld cesta-province")
		expect(t, "by country, then name descending", sorted(store.Order{By: store.ByCountry}, store.Order{By: store.ByName, Descending: true}),
			"aeroby arnfeld lakowo cesta-province")
		expect(t, "by distance to Chuan", sorted(store.Order{By: store.ByDistance, Of: twinning.Location{Lat: 30, Lon: 104}.Vector()}),
			"cesta-province lakowo aeroby arnfeld")
	})
	t.Run("an empty list of places has no pages", func(t *testing.T) {
		set := anyTies()
		set.From = []twinning.ID{}
		w.everywhere(t, "none", askPartners(store.PartnerQuery{Set: set, Page: all}))
		w.everywhere(t, "only absent ones", askPartners(store.PartnerQuery{Set: from(anyTies(), "nobody"), Page: all}))
	})
	t.Run("a key of another width is refused", func(t *testing.T) {
		_, err := w.store.Partners(context.Background(), 1, store.PartnerQuery{
			Set: from(anyTies(), "arnfeld"), Order: []store.Order{{By: store.BySince}, {By: store.ByName}}, Page: store.Page{Limit: 1, After: store.Key{"x", "city:x"}},
		})
		expectError(t, "Partners", err, store.ErrBadKey)
		_, err = w.store.Ties(context.Background(), 1, store.TieQuery{Set: anyTies(), Page: store.Page{Limit: 1, After: store.Key{"x", "tie:x"}}})
		expectError(t, "Ties", err, store.ErrBadKey)
	})
	t.Run("ties seen from outside come by id", func(t *testing.T) {
		w.everywhere(t, "all", askTies(store.TieQuery{Set: anyTies(), Page: all, Total: true}))
		w.everywhere(t, "a page", askTies(store.TieQuery{Set: standing(fixture.Day), Page: store.Page{Limit: 3, After: store.Key{string(fixture.Tie("arnfeld", "bor"))}}, Total: true}))
		w.everywhere(t, "the last two", askTies(store.TieQuery{Set: standing(fixture.Day), Page: store.Page{Limit: 2, Backward: true}}))
	})
}

// partnerKeys is the keys of the far places on each page, which the model must
// have too.
func (w *world) partnerKeys(t failer, release int, q store.PartnerQuery) map[string]string {
	t.Helper()
	w.same(t, fmt.Sprintf("partners %+v", q), release, askPartners(q))
	out := map[string]string{}
	for id, p := range must[map[twinning.ID]store.PartnerPage](t)(w.store.Partners(context.Background(), release, q)) {
		var far []string
		for _, r := range p.Rows {
			far = append(far, r.FarID.Key())
		}
		out[id.Key()] = strings.Join(far, " ")
	}
	return out
}
