package storetest

import (
	"pgregory.net/rapid"

	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

var (
	someScopes  = twinning.Scopes
	someMissing = []store.MissingDate{store.MissingUndecided, store.MissingInclude, store.MissingOnly}
	someGroups  = []store.GroupBy{
		store.GroupCountry, store.GroupKind, store.GroupStatus, store.GroupYear, store.GroupDecade,
		store.GroupLevel, store.GroupField, store.GroupSource, store.GroupTie,
	}
	// someCentres are places of the random worlds and a pole.
	someCentres = []twinning.Vector{{X: 1e9}, {Z: 1e9}, {X: 639_380_129, Y: 188_175_600, Z: 745_476_086}}
)

// connective draws And, Or, Not or a leaf.
func connective(t *rapid.T, depth int, leaf func() store.Cond, again func(depth int) store.Cond) store.Cond {
	if depth <= 0 {
		return leaf()
	}
	list := func() []store.Cond {
		var out []store.Cond
		for range rapid.IntRange(0, 3).Draw(t, "members") {
			out = append(out, again(depth-1))
		}
		return out
	}
	switch rapid.IntRange(0, 6).Draw(t, "connective") {
	case 0:
		return store.And(list())
	case 1:
		return store.Or(list())
	case 2:
		return store.Not{Cond: again(depth - 1)}
	default:
		return leaf()
	}
}

// tieCond draws a condition about a tie; far tells whether the set is seen
// from places.
func tieCond(t *rapid.T, depth int, far bool) store.Cond {
	return connective(t, depth, func() store.Cond { return tieLeaf(t, depth, far) }, func(d int) store.Cond { return tieCond(t, d, far) })
}

func tieLeaf(t *rapid.T, depth int, far bool) store.Cond {
	switch n := rapid.IntRange(0, 12).Draw(t, "tie leaf"); {
	case n == 0:
		return store.KindIn(some(t, "kinds", twinning.Kinds, 3))
	case n == 1:
		return store.StatusIn(some(t, "statuses", twinning.Statuses, 4))
	case n == 2:
		return store.SinceIn{Range: someRange(t), Missing: one(t, "missing", someMissing)}
	case n == 3:
		return store.EndedIn{Range: someRange(t), Missing: one(t, "missing", someMissing)}
	case n == 4:
		return store.SourceIn(some(t, "sources", sourceIDs, 2))
	case n == 5:
		return store.StatedByIs(one(t, "stated by", []twinning.StatedBy{twinning.StatedByOneSide, twinning.StatedByBothSides, twinning.StatedByThirdPartyOnly}))
	case n == 6:
		return store.FieldIn(some(t, "fields", fieldIDs, 2))
	case n == 7:
		return store.UnderFramework(some(t, "frameworks", frameworkIDs, 2))
	case n == 8:
		return store.DisputeIn(some(t, "disputes", []twinning.Gap{twinning.GapSince, twinning.GapKind, twinning.GapStatus}, 2))
	case n == 9:
		return store.Domestic{}
	case n == 10 || !far:
		return store.Between{A: placeOrNil(t, depth-1), B: placeOrNil(t, depth-1)}
	default:
		return store.Far{Place: placeOrNil(t, depth-1)}
	}
}

func placeOrNil(t *rapid.T, depth int) store.Cond {
	if chance(t, "nil", 20) {
		return nil
	}
	return placeCond(t, depth)
}

func placeCond(t *rapid.T, depth int) store.Cond {
	return connective(t, depth, func() store.Cond { return placeLeaf(t, depth) }, func(d int) store.Cond { return placeCond(t, d) })
}

func placeLeaf(t *rapid.T, depth int) store.Cond {
	most := 6
	if depth < 0 {
		most = 5
	}
	bound := func(what string, of []int) *int {
		if chance(t, "open", 40) {
			return nil
		}
		return ptr(one(t, what, of))
	}
	switch rapid.IntRange(0, most).Draw(t, "place leaf") {
	case 0:
		return store.PlaceIn{Yes: some(t, "yes", cityIDs, 5), Unclear: some(t, "unclear", cityIDs, 3)}
	case 1:
		return store.CountryIn{Yes: some(t, "yes", someCountries, 2), Unclear: some(t, "unclear", someCountries, 1)}
	case 2:
		return store.LevelIn(some(t, "levels", twinning.Levels, 3))
	case 3:
		return store.PopulationIn{AtLeast: bound("at least", []int{0, 10, 11, 6000}), AtMost: bound("at most", []int{0, 10, 5000, 1 << 40})}
	case 4:
		return store.Within{Centre: one(t, "centre", someCentres), Chord: twinning.ChordOfKm(one(t, "km", []float64{0, 1000, 10_000, 30_000}))}
	case 5:
		return one(t, "box", []store.Box{
			{South: -90, West: -180, North: 90, East: 180},
			{South: 0, West: 0, North: 48.2, East: 16.4},
			{South: -20, West: 170, North: 20, East: -170},
			{South: 10, West: 0, North: 0, East: 10},
		})
	default:
		return store.PartnerCount{
			Where: tieCond(t, depth-1, true), Scope: one(t, "scope", someScopes), Day: one(t, "day", someDays),
			AtLeast: bound("at least", []int{0, 1, 2}), AtMost: bound("at most", []int{0, 1, 3}),
		}
	}
}

func someRange(t *rapid.T) twinning.Interval {
	days := append([]twinning.Day{twinning.AlwaysDay, twinning.NeverDay}, someDays...)
	a, b := one(t, "first", days), one(t, "last", days)
	return twinning.Interval{First: min(a, b), Last: max(a, b)}
}

// outsideSet draws a set seen from outside, placesSet one seen from places.
func outsideSet(t *rapid.T) store.TieSet {
	set := store.TieSet{
		Scope: one(t, "scope", someScopes), Day: one(t, "day", someDays),
		Undecided: chance(t, "undecided", 70), Coverage: chance(t, "coverage", 50),
	}
	if chance(t, "filtered", 75) {
		set.Where = tieCond(t, 2, false)
	}
	return set
}

func placesSet(t *rapid.T) store.TieSet {
	set := outsideSet(t)
	set.From = append(some(t, "from", cityIDs, 8), some(t, "again", cityIDs, 2)...)
	if chance(t, "filtered by far end", 75) {
		set.Where = tieCond(t, 2, true)
	}
	return set
}

func anySet(t *rapid.T) store.TieSet {
	switch rapid.IntRange(0, 2).Draw(t, "seen from") {
	case 0:
		return outsideSet(t)
	case 1:
		set := placesSet(t)
		set.From, set.Countries = nil, append([]twinning.CountryCode{"XZ"}, some(t, "countries", someCountries, 3)...)
		return set
	default:
		return placesSet(t)
	}
}

func randomOrders(t *rapid.T, by []store.OrderBy) []store.Order {
	var out []store.Order
	for range rapid.IntRange(0, 2).Draw(t, "orders") {
		o := store.Order{By: one(t, "by", by), Descending: chance(t, "descending", 50)}
		switch o.By {
		case store.ByDistance:
			o.Of = one(t, "of", someCentres)
		case store.ByPartnerTotal:
			o.Scope, o.Day = one(t, "scope", someScopes), one(t, "day", someDays)
			if chance(t, "filtered", 50) {
				o.Where = tieCond(t, 1, true)
			}
		}
		out = append(out, o)
	}
	return out
}

func randomGroupQuery(t *rapid.T) store.GroupQuery {
	q := store.GroupQuery{Set: anySet(t), First: one(t, "first", []int{0, 0, 1, 2})}
	for range rapid.IntRange(1, 2).Draw(t, "groupings") {
		g := store.Grouping{By: one(t, "by", someGroups)}
		if g.By == store.GroupCountry && chance(t, "mapped", 50) {
			g.Map = map[twinning.CountryCode][]string{"XA": {"150", "w1"}, "XB": {"150"}, "XD": {"142"}}
		}
		q.By = append(q.By, g)
	}
	return q
}
