package storetest

import (
	"context"
	"testing"

	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/store/storetest/fixture"
	"github.com/sistergraph/sistergraph/twinning"
)

// counts is about tallies.
func counts(t *testing.T, s suite) {
	w := s.invented(t)
	ctx := context.Background()
	day := mustDay("2025-06-01")
	ever := store.TieSet{Scope: twinning.ScopeEver, Day: day, Coverage: true, Undecided: true}
	tally := func(set store.TieSet) map[string]store.Tally {
		t.Helper()
		w.everywhere(t, "tally", askTally(set))
		return must[[]map[string]store.Tally](t)(w.store.Tally(ctx, 1, []store.TieSet{set}))[0]
	}
	t.Run("from a place", func(t *testing.T) {
		got := tally(from(ever, "arnfeld", "lonely", "nobody", "cesta"))
		expect(t, "tallies", got, map[string]store.Tally{
			// Bor is a county, Brückstadt a district; O'Border-Less has no country and no known level.
			"city:arnfeld": {
				Counts:   store.Counts{Cities: 8, OtherUnits: 2, Countries: 4, Partnerships: 8, Statements: 10},
				Coverage: store.Coverage{Dated: 8, Kinded: 8, Sourced: 8, TwoSources: 1},
			},
			"city:lonely": {},
			"city:cesta": {
				Counts:   store.Counts{Cities: 4, OtherUnits: 1, Countries: 3, Partnerships: 4, Statements: 5},
				Coverage: store.Coverage{Dated: 3, Kinded: 3, Sourced: 4, TwoSources: 1},
			},
		})
	})
	t.Run("undecided ties are counted apart", func(t *testing.T) {
		set := from(ever, "cesta")
		set.Where = store.And{store.KindIn{twinning.KindFriendshipCity}, store.Far{Place: store.CountryIn{Yes: []twinning.CountryCode{"XA", "XB"}}}}
		expect(t, "tally", tally(set)["city:cesta"], store.Tally{
			Counts:    store.Counts{Cities: 2, Countries: 2, Partnerships: 2, Statements: 3},
			Undecided: store.Counts{Cities: 1, Countries: 1, Partnerships: 1, Statements: 1},
			Because:   []twinning.Gap{twinning.GapKind},
			Coverage:  store.Coverage{Dated: 2, Kinded: 2, Sourced: 2, TwoSources: 1},
		})
	})
	t.Run("from countries a domestic tie is seen from both ends", func(t *testing.T) {
		set := ever
		set.Countries = []twinning.CountryCode{"XC", "XD", "XZ", "XC"}
		got := tally(set)
		expect(t, "countries answered", len(got), 3)
		// Cesta has Arnfeld, Ærøby, Łąkowo and the province, which has éclair and Cesta; Chuan has Arnfeld and Merg.
		expect(t, "Cestria", got["XC"].Counts, store.Counts{Cities: 7, OtherUnits: 1, Countries: 3, Partnerships: 7, Statements: 8})
		expect(t, "Żelandia", got["XD"].Counts, store.Counts{Cities: 3, Countries: 2, Partnerships: 2, Statements: 2})
		expect(t, "a country without places", got["XZ"], store.Tally{})
	})
	t.Run("from outside both ends count", func(t *testing.T) {
		set := ever
		set.Where = store.KindIn{twinning.KindCooperation}
		// Arnfeld with Chuan, Brückstadt and Ærøby; Cesta with its province.
		expect(t, "tally", tally(set)[""].Counts, store.Counts{Cities: 6, OtherUnits: 2, Countries: 2, Partnerships: 4, Statements: 4})
	})
	t.Run("several sets are answered in their order", func(t *testing.T) {
		one, two := from(ever, "arnfeld"), ever
		two.Where = store.Or{}
		w.everywhere(t, "three sets", askTally(one, two, one))
		w.everywhere(t, "no sets", askTally())
	})
	t.Run("an empty list of places or countries has no parents", func(t *testing.T) {
		none, nobody := ever, ever
		none.From, nobody.Countries = []twinning.ID{}, []twinning.CountryCode{}
		expect(t, "from no places", tally(none), map[string]store.Tally{})
		expect(t, "from no countries", tally(nobody), map[string]store.Tally{})
	})
	t.Run("scopes count what stands and what ended", func(t *testing.T) {
		for _, on := range []string{"1950-01-01", "1984-05-12", "1990-01-01", "2001-01-01", "2005-05-05", "2022-03-01", "2025-06-01", "2030-01-01"} {
			sets := map[twinning.Scope]store.Counts{}
			for _, scope := range twinning.Scopes {
				sets[scope] = tally(store.TieSet{Scope: scope, Day: mustDay(on)})[""].Counts
			}
			expect(t, "ever on "+on, sets[twinning.ScopeEver].Partnerships, sets[twinning.ScopeStanding].Partnerships+sets[twinning.ScopeEnded].Partnerships)
		}
	})
	t.Run("a tally is of its release", func(t *testing.T) {
		for release, want := range map[int]int{1: 8, 2: 9, 3: 9} {
			got := must[[]map[string]store.Tally](t)(w.store.Tally(ctx, release, []store.TieSet{from(anyTies(), "arnfeld")}))
			expect(t, "partners of Arnfeld", got[0][string(fixture.City("arnfeld"))].Counts.Cities, want)
		}
	})
}
