package storetest

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/store/storetest/fixture"
	"github.com/sistergraph/sistergraph/twinning"
)

// filterCase says which partners of a place a condition takes and which it
// cannot decide, and why.
type filterCase struct {
	name      string
	from      string
	where     store.Cond
	pass      string
	undecided string
	because   []twinning.Gap
}

func span(first, last string) twinning.Interval {
	i := twinning.Interval{First: twinning.AlwaysDay, Last: twinning.NeverDay}
	if first != "" {
		i.First = mustDay(first)
	}
	if last != "" {
		i.Last = mustDay(last)
	}
	return i
}

// filters is about three-valued conditions.
func filters(t *testing.T, s suite) {
	w := s.invented(t)
	set := store.TieSet{Scope: twinning.ScopeEver, Day: mustDay("2025-06-01")}
	for _, c := range slices.Concat(connectiveCases(), tieCases(), placeCases()) {
		t.Run(c.name, func(t *testing.T) { w.filter(t, set, c) })
	}
	t.Run("statuses hold on the day asked", func(t *testing.T) {
		for day, want := range map[string]string{
			"2009-12-31": "", "2010-01-01": "dorado", "2014-12-31": "dorado", "2015-01-01": "",
		} {
			set := store.TieSet{Scope: twinning.ScopeStanding, Day: mustDay(day)}
			w.filter(t, set, filterCase{name: day, from: "arnfeld", where: store.And{
				store.StatusIn{twinning.StatusSuspended}, store.KindIn{twinning.KindFriendlyExchange},
			}, pass: want, undecided: ""})
		}
	})
	t.Run("an end in the future has not happened", func(t *testing.T) {
		set := store.TieSet{Scope: twinning.ScopeEver, Day: mustDay("2022-02-28")}
		w.filter(t, set, filterCase{
			from: "bor", where: store.EndedIn{Range: span("2022-01-01", "2022-12-31"), Missing: store.MissingUndecided}, pass: "",
		})
		set.Day = mustDay("2022-03-01")
		w.filter(t, set, filterCase{
			from: "bor", where: store.EndedIn{Range: span("2022-01-01", "2022-12-31"), Missing: store.MissingUndecided}, pass: "arnfeld",
		})
	})
	t.Run("places pass by the number of their partners", func(t *testing.T) {
		count := func(where store.Cond, scope twinning.Scope, atLeast, atMost *int) string {
			return w.placeKeys(t, 1, store.PlaceQuery{Where: store.PartnerCount{
				Where: where, Scope: scope, Day: mustDay("2025-06-01"), AtLeast: atLeast, AtMost: atMost,
			}, Page: all})
		}
		expect(t, "five standing ties or more", count(nil, twinning.ScopeStanding, ptr(5), nil), "arnfeld")
		expect(t, "no tie ever", count(nil, twinning.ScopeEver, nil, ptr(0)), "lonely")
		expect(t, "two sister cities or more", count(store.KindIn{twinning.KindSisterCity}, twinning.ScopeEver, ptr(2), nil), "arnfeld bor lakowo")
		expect(t, "what a nested condition cannot decide is not counted",
			count(store.Far{Place: store.CountryIn{Yes: []twinning.CountryCode{"XA"}}}, twinning.ScopeEver, ptr(3), nil), "lakowo")
		expect(t, "not of a count is decided", w.placeKeys(t, 1, store.PlaceQuery{Where: store.Not{Cond: store.PartnerCount{
			Where: store.KindIn{twinning.KindSisterCity}, Scope: twinning.ScopeEver, Day: mustDay("2025-06-01"), AtMost: ptr(1),
		}}, Page: all}), "arnfeld bor lakowo")
		w.everywhere(t, "ordered by them", askPlaces(store.PlaceQuery{
			Order: []store.Order{{By: store.ByPartnerTotal, Descending: true, Scope: twinning.ScopeStanding, Day: fixture.Day, Where: store.KindIn{twinning.KindSisterCity}}},
			Page:  all,
		}))
	})
}

// filter asks for the ties that pass, those that pass the opposite, and those
// that are counted as undecided.
func (w *world) filter(t *testing.T, set store.TieSet, c filterCase) {
	t.Helper()
	set = from(set, c.from)
	set.Where, set.Undecided = c.where, true
	expect(t, c.name+": passing", sortedWords(w.partnerKeys(t, 1, store.PartnerQuery{Set: set, Page: all})[c.from]), sortedWords(c.pass))
	w.same(t, "tally", 1, askTally(set))
	tally := must[[]map[string]store.Tally](t)(w.store.Tally(context.Background(), 1, []store.TieSet{set}))[0][string(fixture.City(c.from))]
	expect(t, c.name+": passing pairs", tally.Counts.Partnerships, len(strings.Fields(c.pass)))
	expect(t, c.name+": undecided pairs", tally.Undecided.Partnerships, len(strings.Fields(c.undecided)))
	expect(t, c.name+": because", tally.Because, c.because)
	everything := set
	everything.Where = nil
	others := strings.Fields(w.partnerKeys(t, 1, store.PartnerQuery{Set: everything, Page: all})[c.from])
	others = slices.DeleteFunc(others, func(k string) bool {
		return slices.Contains(strings.Fields(c.pass), k) || slices.Contains(strings.Fields(c.undecided), k)
	})
	set.Where = store.Not{Cond: c.where}
	expect(t, c.name+": passing the opposite", sortedWords(w.partnerKeys(t, 1, store.PartnerQuery{Set: set, Page: all})[c.from]),
		sortedWords(strings.Join(others, " ")))
}

func sortedWords(s string) []string {
	words := strings.Fields(s)
	slices.Sort(words)
	return words
}

const allOfArnfeld = "bor brueckstadt cesta chuan dorado lakowo borderless aeroby"

func connectiveCases() []filterCase {
	unknown := store.KindIn{twinning.KindSisterCity} // cannot decide cesta-aeroby
	no := store.Or{}
	gap := []twinning.Gap{twinning.GapKind}
	return []filterCase{
		{name: "no condition takes all", from: "arnfeld", pass: allOfArnfeld},
		{name: "and of nothing is true", from: "arnfeld", where: store.And{}, pass: allOfArnfeld},
		{name: "or of nothing is false", from: "arnfeld", where: store.Or{}},
		{name: "not of nothing is false", from: "arnfeld", where: store.Not{}},
		{name: "and with a member that is nil", from: "arnfeld", where: store.And{nil, store.And{nil}}, pass: allOfArnfeld},
		{name: "false and unknown is false", from: "cesta", where: store.And{unknown, no}},
		{name: "true or unknown is true", from: "cesta", where: store.Or{unknown, store.And{}}, pass: "arnfeld aeroby lakowo cesta-province"},
		{name: "true and unknown is unknown", from: "cesta", where: store.And{unknown, nil}, undecided: "aeroby", because: gap},
		{name: "false or unknown is unknown", from: "cesta", where: store.Or{unknown, no}, undecided: "aeroby", because: gap},
		{name: "not of unknown is unknown", from: "cesta", where: store.Not{Cond: unknown}, pass: "arnfeld lakowo cesta-province", undecided: "aeroby", because: gap},
		{name: "because has every unknown leaf in the order of the gaps", from: "cesta", where: store.And{
			store.StatusIn{twinning.StatusActive}, unknown, store.SinceIn{Range: span("1900-01-01", ""), Missing: store.MissingUndecided},
		}, undecided: "aeroby", because: []twinning.Gap{twinning.GapSince, twinning.GapKind, twinning.GapStatus}},
		{name: "because has the unknown leaves of a false branch of an undecided tie", from: "cesta", where: store.Or{
			unknown, store.And{no, store.StatusIn{twinning.StatusActive}},
		}, undecided: "aeroby", because: []twinning.Gap{twinning.GapKind, twinning.GapStatus}},
		{name: "because has nothing of ties that are decided", from: "cesta", where: store.Or{
			store.StatusIn{twinning.StatusUnknown}, store.KindIn{twinning.KindFriendshipCity},
		}, pass: "aeroby arnfeld lakowo"},
	}
}

func tieCases() []filterCase {
	since := func(first, last string, missing store.MissingDate) store.Cond {
		return store.SinceIn{Range: span(first, last), Missing: missing}
	}
	ended := func(first, last string, missing store.MissingDate) store.Cond {
		return store.EndedIn{Range: span(first, last), Missing: missing}
	}
	const exclude, include, only = store.MissingUndecided, store.MissingInclude, store.MissingOnly
	bySince, byUntil := []twinning.Gap{twinning.GapSince}, []twinning.Gap{twinning.GapUntil}
	return []filterCase{
		{name: "kinds cannot decide an unknown kind", from: "cesta", where: store.KindIn{twinning.KindFriendshipCity}, pass: "arnfeld lakowo", undecided: "aeroby", because: []twinning.Gap{twinning.GapKind}},
		{name: "kinds with UNKNOWN take it", from: "cesta", where: store.KindIn{twinning.KindUnknown, twinning.KindCooperation}, pass: "aeroby cesta-province"},
		{name: "an empty list of kinds is false", from: "cesta", where: store.KindIn{}},
		{name: "a kind given twice counts once", from: "cesta", where: store.KindIn{twinning.KindCooperation, twinning.KindCooperation}, pass: "cesta-province", undecided: "aeroby", because: []twinning.Gap{twinning.GapKind}},
		{name: "statuses cannot decide an unknown status", from: "arnfeld", where: store.StatusIn{twinning.StatusActive}, pass: "brueckstadt dorado lakowo aeroby", undecided: "borderless", because: []twinning.Gap{twinning.GapStatus}},
		{name: "statuses of ended ties", from: "arnfeld", where: store.StatusIn{twinning.StatusTerminated, twinning.StatusLapsed, twinning.StatusSuperseded, twinning.StatusUnknown}, pass: "bor cesta chuan borderless"},
		{name: "a suspension that goes on", from: "lakowo", where: store.StatusIn{twinning.StatusSuspended}, pass: "aeroby"},
		{name: "an empty list of statuses is false", from: "arnfeld", where: store.StatusIn{}},
		{name: "since takes what lies inside the range and cannot decide what overlaps it", from: "arnfeld", where: since("1984-05-12", "1995-10-15", exclude), pass: "bor chuan lakowo", undecided: "cesta", because: bySince},
		{name: "since to a year takes the whole year", from: "arnfeld", where: since("1990-01-01", "1990-12-31", exclude), pass: "bor"},
		{name: "since in an open range cannot decide a missing date", from: "cesta", where: since("", "", exclude), pass: "arnfeld lakowo cesta-province", undecided: "aeroby", because: bySince},
		{name: "since includes what has no date", from: "cesta", where: since("2005-01-01", "", include), pass: "lakowo cesta-province aeroby"},
		{name: "since includes what overlaps the range", from: "cesta", where: since("2005-02-01", "", include), pass: "lakowo cesta-province aeroby"},
		{name: "since of only what it cannot decide", from: "cesta", where: since("2005-02-01", "", only), pass: "lakowo aeroby"},
		{name: "ended in a range", from: "arnfeld", where: ended("1999-01-01", "2022-03-31", exclude), pass: "bor chuan", undecided: "cesta", because: byUntil},
		{name: "ended in a range that cuts the year of an end", from: "arnfeld", where: ended("1999-06-01", "", exclude), pass: "bor", undecided: "chuan cesta", because: byUntil},
		{name: "ended includes an unknown day", from: "arnfeld", where: ended("2022-01-01", "", include), pass: "bor cesta"},
		{name: "ended on an unknown day only", from: "arnfeld", where: ended("2022-01-01", "", only), pass: "cesta"},
		{name: "the first of two ends is the end", from: "felder", where: ended("2001-01-01", "2001-12-31", exclude), pass: "borholm"},
		{name: "an ended status without an act ended on an unknown day", from: "angby", where: ended("", "", only), pass: "nowhere"},
		{name: "one of the sources says it", from: "lakowo", where: store.SourceIn{twinning.SourceID("invented-press"), twinning.SourceID("nobody")}, pass: "twoland cesta"},
		{name: "a withdrawn statement does not", from: "twoland", where: store.SourceIn{twinning.SourceID("invented-townhall")}},
		{name: "no sources is false", from: "lakowo", where: store.SourceIn{}},
		{name: "stated by both sides", from: "lakowo", where: store.StatedByIs(twinning.StatedByBothSides), pass: "arnfeld cesta"},
		{name: "stated by third parties only", from: "arnfeld", where: store.StatedByIs(twinning.StatedByThirdPartyOnly), pass: "cesta chuan dorado borderless"},
		{name: "a field of cooperation", from: "lakowo", where: store.FieldIn{twinning.FieldID("trade"), twinning.FieldID("education")}, pass: "arnfeld cesta"},
		{name: "under a framework", from: "lakowo", where: store.UnderFramework{twinning.FrameworkID("river-league")}, pass: "arnfeld cesta"},
		{name: "statements that differ", from: "lakowo", where: store.DisputeIn{twinning.GapStatus}, pass: "twoland"},
		{name: "statements that differ in nothing asked", from: "lakowo", where: store.DisputeIn{}},
		{name: "domestic ties", from: "cesta", where: store.Domestic{}, pass: "cesta-province"},
		{name: "domestic cannot decide a place without a country", from: "arnfeld", where: store.Domestic{}, pass: "brueckstadt aeroby", undecided: "borderless", because: []twinning.Gap{twinning.GapCountry}},
		{name: "between two countries whichever way round", from: "lakowo", where: store.Between{A: store.CountryIn{Yes: []twinning.CountryCode{"XB"}}, B: store.CountryIn{Yes: []twinning.CountryCode{"XC"}}}, pass: "cesta"},
		{name: "between a place and any", from: "lakowo", where: store.Between{A: store.PlaceIn{Yes: []twinning.ID{fixture.City("aeroby")}}}, pass: "aeroby"},
		{name: "between cannot decide a place without a country", from: "arnfeld", where: store.Between{A: store.CountryIn{Yes: []twinning.CountryCode{"XA"}}, B: store.CountryIn{Yes: []twinning.CountryCode{"XB"}}}, pass: "bor lakowo", undecided: "borderless", because: []twinning.Gap{twinning.GapCountry}},
	}
}

func placeCases() []filterCase {
	far := func(c store.Cond) store.Cond { return store.Far{Place: c} }
	codes := func(c ...twinning.CountryCode) []twinning.CountryCode { return c }
	gaps := func(g ...twinning.Gap) []twinning.Gap { return g }
	return []filterCase{
		{name: "a far end that is anything", from: "cesta", where: far(nil), pass: "arnfeld aeroby lakowo cesta-province"},
		{name: "places by id", from: "arnfeld", where: far(store.PlaceIn{Yes: []twinning.ID{fixture.City("bor"), fixture.City("nobody")}}), pass: "bor"},
		{name: "places that are unclear", from: "arnfeld", where: far(store.PlaceIn{Yes: []twinning.ID{fixture.City("bor")}, Unclear: []twinning.ID{fixture.City("bor"), fixture.City("chuan")}}), pass: "bor", undecided: "chuan", because: gaps(twinning.GapMembership)},
		{name: "no places is false", from: "arnfeld", where: far(store.PlaceIn{})},
		{name: "the primary country alone counts", from: "lakowo", where: far(store.CountryIn{Yes: codes("XB")})},
		{name: "a place of two countries counts for the primary", from: "lakowo", where: far(store.CountryIn{Yes: codes("XA")}), pass: "arnfeld aeroby twoland"},
		{name: "a place without a primary country is undecided", from: "arnfeld", where: far(store.CountryIn{Yes: codes("XA")}), pass: "brueckstadt aeroby", undecided: "borderless", because: gaps(twinning.GapCountry)},
		{name: "countries that are unclear", from: "arnfeld", where: far(store.CountryIn{Yes: codes("XB"), Unclear: codes("XB", "XC")}), pass: "bor lakowo", undecided: "cesta chuan borderless", because: gaps(twinning.GapCountry, twinning.GapMembership)},
		{name: "no countries is false, even without a country", from: "arnfeld", where: far(store.CountryIn{})},
		{name: "levels", from: "arnfeld", where: far(store.LevelIn{twinning.LevelDistrict, twinning.LevelCounty}), pass: "bor brueckstadt", undecided: "borderless", because: gaps(twinning.GapLevel)},
		{name: "the unknown level", from: "arnfeld", where: far(store.LevelIn{twinning.LevelUnknown}), pass: "borderless"},
		{name: "no levels is false", from: "arnfeld", where: far(store.LevelIn{})},
		{name: "populations with both ends included", from: "cesta", where: far(store.PopulationIn{AtLeast: ptr(20_000), AtMost: ptr(500_000)}), pass: "arnfeld aeroby lakowo"},
		{name: "a population of 0 is known", from: "arnfeld", where: far(store.PopulationIn{AtMost: ptr(0)}), pass: "chuan", undecided: "borderless", because: gaps(twinning.GapPopulation)},
		{name: "open populations cannot decide an unknown one", from: "angby", where: far(store.PopulationIn{}), undecided: "nowhere", because: gaps(twinning.GapPopulation)},
		{name: "a box", from: "arnfeld", where: far(store.Box{South: 50.1, West: 10, North: 55, East: 20}), pass: "brueckstadt lakowo aeroby"},
		{name: "a box across the date line", from: "arnfeld", where: far(store.Box{South: -20, West: 170, North: 0, East: -170}), pass: "dorado"},
		{name: "a box of no width is a line", from: "arnfeld", where: far(store.Box{South: -90, West: 20, North: 90, East: 20}), pass: "lakowo"},
		{name: "a box cannot decide a place without coordinates", from: "felder", where: far(store.Box{South: -90, West: -180, North: 90, East: 180}), undecided: "borholm", because: gaps(twinning.GapLocation)},
		{name: "a circle", from: "arnfeld", where: far(store.Within{Centre: twinning.Location{Lat: 50, Lon: 10}.Vector(), Chord: twinning.ChordOfKm(100)}), pass: "brueckstadt"},
		{name: "a circle of half the world has it all", from: "arnfeld", where: far(store.Within{Centre: twinning.Location{Lat: 50, Lon: 10}.Vector(), Chord: twinning.ChordOfKm(30_000)}), pass: allOfArnfeld},
		{name: "a circle of no width has its centre", from: "arnfeld", where: far(store.Within{Centre: twinning.Location{Lat: 30, Lon: 104}.Vector()}), pass: "chuan"},
		{name: "a circle cannot decide a place without coordinates", from: "angby", where: far(store.Within{Centre: twinning.Location{Lat: 48, Lon: 2}.Vector(), Chord: 1}), undecided: "nowhere", because: gaps(twinning.GapLocation)},
		{name: "tie and place conditions together", from: "arnfeld", where: store.And{
			store.Not{Cond: far(store.CountryIn{Yes: codes("XC")})}, store.KindIn{twinning.KindCooperation, twinning.KindSisterCity},
		}, pass: "bor brueckstadt lakowo aeroby", undecided: "borderless", because: gaps(twinning.GapCountry)},
		{name: "far ends by the number of their own partners", from: "arnfeld", where: far(store.PartnerCount{
			Where: far(store.CountryIn{Yes: codes("XC")}), Scope: twinning.ScopeEver, Day: mustDay("2025-06-01"), AtLeast: ptr(1),
		}), pass: "cesta lakowo aeroby"},
	}
}
