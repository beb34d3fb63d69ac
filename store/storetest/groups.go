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

// groups is about groups and flows.
func groups(t *testing.T, s suite) {
	w := s.invented(t)
	ever := store.TieSet{Scope: twinning.ScopeEver, Day: mustDay("2025-06-01"), Coverage: true}
	arnfeld := from(ever, "arnfeld")
	by := func(g ...store.GroupBy) []store.Grouping {
		var out []store.Grouping
		for _, b := range g {
			out = append(out, store.Grouping{By: b})
		}
		return out
	}
	for _, c := range []struct {
		name string
		q    store.GroupQuery
		want string // key=cities/partnerships
	}{
		{"by country, the unknown last", store.GroupQuery{Set: arnfeld, By: by(store.GroupCountry)}, "XA=2/2 XB=2/2 XC=2/2 XD=1/1 unknown=1/1"},
		{"what is cut is the rest, after the unknown", store.GroupQuery{Set: arnfeld, By: by(store.GroupCountry), First: 2}, "XA=2/2 XB=2/2 unknown=1/1 REST=3/3"},
		{"nothing is cut when all fit", store.GroupQuery{Set: arnfeld, By: by(store.GroupCountry), First: 4}, "XA=2/2 XB=2/2 XC=2/2 XD=1/1 unknown=1/1"},
		{"by kind, most places first", store.GroupQuery{Set: from(ever, "cesta"), By: by(store.GroupKind)}, "FRIENDSHIP_CITY=2/2 COOPERATION=1/1 unknown=1/1"},
		{"by the status of the day", store.GroupQuery{Set: arnfeld, By: by(store.GroupStatus)}, "ACTIVE=4/4 LAPSED=1/1 SUPERSEDED=1/1 TERMINATED=1/1 unknown=1/1"},
		{"by year", store.GroupQuery{Set: from(ever, "cesta"), By: by(store.GroupYear)}, "1995=1/1 2005=1/1 2015=1/1 unknown=1/1"},
		{"by decade", store.GroupQuery{Set: arnfeld, By: by(store.GroupDecade)}, "1990=3/3 1980=2/2 1970=1/1 2000=1/1 2010=1/1"},
		{"by level", store.GroupQuery{Set: arnfeld, By: by(store.GroupLevel)}, "CITY=5/5 COUNTY=1/1 DISTRICT=1/1 unknown=1/1"},
		{"by field, in which a tie may be twice", store.GroupQuery{Set: from(ever, "lakowo"), By: by(store.GroupField)}, "field:culture=2/2 field:trade=2/2 unknown=1/1"},
		{"by source", store.GroupQuery{Set: from(ever, "twoland"), By: by(store.GroupSource)}, "source:invented-gazette=1/1 source:invented-press=1/1"},
		{"by the framework of the tie", store.GroupQuery{Set: from(ever, "lakowo"), By: by(store.GroupTie)}, "framework:river-league=2/2 unknown=2/2"},
		{"by two at once", store.GroupQuery{Set: arnfeld, By: by(store.GroupCountry, store.GroupKind)}, "XA|COOPERATION=2/2 XB|SISTER_CITY=2/2 XC|COOPERATION=1/1 XC|FRIENDSHIP_CITY=1/1 XD|FRIENDLY_EXCHANGE=1/1 unknown|SISTER_CITY=1/1"},
		{"by groups of countries, some in two", store.GroupQuery{Set: arnfeld, By: []store.Grouping{{By: store.GroupCountry, Map: map[twinning.CountryCode][]string{"XA": {"150"}, "XB": {"150", "151"}, "XD": {}}}}}, "150=4/4 151=2/2 unknown=4/4"},
		{"the rest counts a place in two groups once", store.GroupQuery{Set: from(ever, "lakowo"), By: by(store.GroupField), First: 1}, "field:culture=2/2 unknown=1/1 REST=2/2"},
		{"from outside a tie is in the groups of both its ends", store.GroupQuery{Set: withWhere(ever, store.KindIn{twinning.KindFriendshipCity}), By: by(store.GroupCountry)}, "XB=4/4 XC=3/4 XA=2/2"},
	} {
		t.Run(c.name, func(t *testing.T) {
			w.everywhere(t, "groups", askGroups(c.q))
			answer := must[map[string][]store.Group](t)(w.store.Groups(context.Background(), 1, c.q))
			if len(answer) != 1 {
				t.Fatalf("%d parents, want 1", len(answer))
			}
			for _, got := range answer {
				expect(t, "groups", groupWords(got), c.want)
			}
		})
	}
	t.Run("several parents, absent ones and empty lists", func(t *testing.T) {
		w.everywhere(t, "places", askGroups(store.GroupQuery{Set: from(anyTies(), "arnfeld", "lonely", "nobody", "bor"), By: by(store.GroupCountry), First: 1}))
		set := anyTies()
		set.Countries = []twinning.CountryCode{"XA", "XC", "XZ"}
		w.everywhere(t, "countries", askGroups(store.GroupQuery{Set: set, By: by(store.GroupCountry)}))
		w.everywhere(t, "what nothing passes", askGroups(store.GroupQuery{Set: withWhere(anyTies(), store.Or{}), By: by(store.GroupKind)}))
	})
	flows(t, w, ever)
}

func flows(t *testing.T, w *world, ever store.TieSet) {
	q := store.FlowQuery{Set: withWhere(ever, store.KindIn{twinning.KindSisterCity})}
	words := func(f store.Flows) string {
		var out []string
		for _, flow := range f.Flows {
			out = append(out, fmt.Sprintf("%s-%s=%d", flow.A, flow.B, flow.Counts.Partnerships))
		}
		return strings.Join(out, " ")
	}
	t.Run("flows are pairs of countries, most ties first", func(t *testing.T) {
		w.everywhere(t, "flows", askFlows(q))
		got := must[store.Flows](t)(w.store.Flows(context.Background(), 1, q))
		expect(t, "flows", words(got), "XA-XB=5 XA-unknown=1 XB-XB=1 XD-XD=1")
		expect(t, "total", got.Total.Partnerships, 8)
		// Arnfeld is at the end of two of the five ties, so its vector is in the sum twice.
		var sum twinning.Vector
		for _, l := range []twinning.Location{{Lat: 50, Lon: 10}, {Lat: 50, Lon: 10}, {Lat: 55, Lon: 10}, {Lat: 51.5, Lon: 15}, {Lat: 50.5, Lon: 10.5}} {
			v := l.Vector()
			sum.X, sum.Y, sum.Z = sum.X+v.X, sum.Y+v.Y, sum.Z+v.Z
		}
		expect(t, "sum at the first end", got.Flows[0].SumA, sum)
		expect(t, "both sums of a domestic flow", got.Flows[3].SumA, got.Flows[3].SumB)
	})
	t.Run("flows beyond the first are the rest, counted as one", func(t *testing.T) {
		q.First = 1
		w.everywhere(t, "flows", askFlows(q))
		got := must[store.Flows](t)(w.store.Flows(context.Background(), 1, q))
		expect(t, "flows", words(got), "XA-XB=5")
		expect(t, "rest", got.Rest.Partnerships, 3)
	})
	t.Run("flows between groups of countries", func(t *testing.T) {
		q := store.FlowQuery{Set: ever, Map: map[twinning.CountryCode]string{"XA": "west", "XB": "east", "XC": "east"}}
		w.everywhere(t, "flows", askFlows(q))
		got := must[store.Flows](t)(w.store.Flows(context.Background(), 1, q))
		expect(t, "flows", words(got), "east-west=9 east-east=5 unknown-west=3 west-west=2 unknown-unknown=1")
	})
	t.Run("no ties make no flows", func(t *testing.T) {
		w.everywhere(t, "flows", askFlows(store.FlowQuery{Set: withWhere(ever, store.Or{}), First: 2}))
		w.everywhere(t, "with bare places", askNetwork(store.NetworkQuery{Around: []twinning.ID{fixture.City("lonely")}, Hops: 1, Set: ever, MaxNodes: 2}))
	})
}

func withWhere(set store.TieSet, c store.Cond) store.TieSet {
	set.Where = c
	return set
}

func groupWords(groups []store.Group) string {
	var out []string
	for _, g := range groups {
		name := strings.Join(g.Keys, "|")
		if g.Rest {
			name = "REST" + name
		}
		out = append(out, fmt.Sprintf("%s=%d/%d", name, g.Counts.Cities, g.Counts.Partnerships))
	}
	return strings.Join(out, " ")
}
