package storetest

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// oddTowns have names that collations order in many ways, two of them alike
// but for case and marks, and populations that are unknown, nil or equal.
func oddTowns() store.Batch {
	return store.Batch{Cities: []twinning.City{
		town("01", called("Zürich"), peopled(400)),
		town("02", called("zurich"), peopled(0)),
		town("03", called("Åbo")),
		town("04", called("Äbo"), peopled(400), inCountry("XB")),
		town("05", called("Ærø"), inCountry("XA")),
		town("06", called("abo"), peopled(7), inCountry("XA")),
		town("07", called("Łódź"), peopled(1_000_000)),
		town("08", called("Lodz")),
		town("09", called("石家庄")),
		town("10", called("哈尔滨")),
		town("11", called("Ünye 10")),
		town("12", called("Ünye 9")),
		town("13", called("O'Ab")),
		town("14", called("Ödön")),
		town("15", called("Ирк")),
		town("16", called("A b")),
	}}
}

// lists is about orders and key-set pages.
func lists(t *testing.T, s suite) {
	w := s.with(t, oddTowns())
	t.Run("names sort without marks and case, by code points, then id", func(t *testing.T) {
		expect(t, "by name", w.placeKeys(t, 1, store.PlaceQuery{Page: all}),
			"16 03 04 06 08 13 14 11 12 01 02 05 07 15 10 09")
	})
	t.Run("a descending order turns the value and not the id", func(t *testing.T) {
		expect(t, "by name", w.placeKeys(t, 1, store.PlaceQuery{Order: []store.Order{{By: store.ByName, Descending: true}}, Page: all}),
			"09 10 15 07 05 01 02 12 11 14 13 08 03 04 06 16")
	})
	t.Run("unknown values come last in both directions", func(t *testing.T) {
		expect(t, "by population", w.placeKeys(t, 1, store.PlaceQuery{Order: []store.Order{{By: store.ByPopulation}}, Page: all}),
			"02 06 01 04 07 03 05 08 09 10 11 12 13 14 15 16")
		expect(t, "by population, descending", w.placeKeys(t, 1, store.PlaceQuery{Order: []store.Order{{By: store.ByPopulation, Descending: true}}, Page: all}),
			"07 01 04 06 02 03 05 08 09 10 11 12 13 14 15 16")
	})
	t.Run("a second order decides between equals", func(t *testing.T) {
		expect(t, "by country, then population descending", w.placeKeys(t, 1, store.PlaceQuery{
			Order: []store.Order{{By: store.ByCountry}, {By: store.ByPopulation, Descending: true}}, Page: all,
		}), "06 05 04 07 01 02 03 08 09 10 11 12 13 14 15 16")
	})
	t.Run("pages meet without gap or overlap, forwards and backwards", func(t *testing.T) {
		for _, orders := range [][]store.Order{
			nil,
			{{By: store.ByName, Descending: true}},
			{{By: store.ByPopulation}},
			{{By: store.ByPopulation, Descending: true}, {By: store.ByName}},
			{{By: store.ByCountry}, {By: store.ByPopulation, Descending: true}},
		} {
			q := store.PlaceQuery{Order: orders, Page: all}
			whole := w.placeKeys(t, 1, q)
			for _, limit := range []int{1, 3, 16, 17} {
				expect(t, "forwards", w.walk(t, q, limit, false), whole)
				expect(t, "backwards", w.walk(t, q, limit, true), whole)
			}
		}
	})
	t.Run("a limit of 0 has no rows and still a total", func(t *testing.T) {
		got := must[store.PlacePage](t)(w.store.Places(context.Background(), 1, store.PlaceQuery{Total: true}))
		expect(t, "page", got, store.PlacePage{Total: 16})
	})
	t.Run("a key of another width is refused", func(t *testing.T) {
		for _, key := range []store.Key{{}, {"abo"}, {"abo", int64(3), "city:06"}} {
			for _, page := range []store.Page{{Limit: 2, After: key}, {Limit: 2, Before: key, Backward: true}} {
				_, err := w.store.Places(context.Background(), 1, store.PlaceQuery{Page: page})
				expectError(t, fmt.Sprint("key ", key), err, store.ErrBadKey)
			}
		}
	})
	t.Run("a key holds in another release and after its row is gone", func(t *testing.T) {
		page := must[store.PlacePage](t)(w.store.Places(context.Background(), 1, store.PlaceQuery{Page: store.Page{Limit: 4}}))
		w.publish(t, store.Batch{Removed: townIDs("06 16")})
		after := store.Page{Limit: 3, After: page.Places[3].Key}
		for release, want := range map[int]string{1: "08 13 14", 2: "08 13 14"} {
			expect(t, "the next page", w.placeKeys(t, release, store.PlaceQuery{Page: after}), want)
		}
		before := store.Page{Limit: 3, Backward: true, Before: page.Places[3].Key}
		for release, want := range map[int]string{1: "16 03 04", 2: "03 04"} {
			expect(t, "the page before", w.placeKeys(t, release, store.PlaceQuery{Page: before}), want)
		}
	})
	t.Run("between two keys", func(t *testing.T) {
		for _, backward := range []bool{false, true} {
			w.everywhere(t, "places", askPlaces(store.PlaceQuery{Total: true, Page: store.Page{
				Limit: 2, Backward: backward, After: store.Key{"abo", "city:03"}, Before: store.Key{"unye 10", "city:11"},
			}}))
		}
		w.everywhere(t, "an empty span", askPlaces(store.PlaceQuery{Page: store.Page{Limit: 2, After: store.Key{"z", "city:x"}, Before: store.Key{"a", "city:x"}}}))
	})
}

// placeKeys is the keys of the ids on a page, which the model must have too.
func (w *world) placeKeys(t failer, release int, q store.PlaceQuery) string {
	t.Helper()
	w.same(t, fmt.Sprintf("places %+v", q), release, askPlaces(q))
	var out []string
	for _, r := range must[store.PlacePage](t)(w.store.Places(context.Background(), release, q)).Places {
		out = append(out, r.City.ID.Key())
	}
	return strings.Join(out, " ")
}

// walk turns page after page of the first release.
func (w *world) walk(t failer, q store.PlaceQuery, limit int, backward bool) string {
	t.Helper()
	var out []string
	q.Page = store.Page{Limit: limit, Backward: backward}
	for range 100 {
		got := must[store.PlacePage](t)(w.store.Places(context.Background(), 1, q))
		var ids []string
		for _, r := range got.Places {
			ids = append(ids, r.City.ID.Key())
		}
		switch {
		case backward:
			out = append(ids, out...)
		default:
			out = append(out, ids...)
		}
		if backward && got.More.Before {
			q.Page.Before = got.Places[0].Key
		} else if !backward && got.More.After {
			q.Page.After = got.Places[len(got.Places)-1].Key
		} else {
			return strings.Join(slices.Clip(out), " ")
		}
	}
	t.Fatalf("the pages do not end")
	return ""
}
