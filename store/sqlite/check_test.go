package sqlite

import (
	"slices"
	"strings"
	"testing"

	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

func TestCheckFindsWhatIsBroken(t *testing.T) {
	for _, c := range []struct{ name, damage, want string }{
		{"nothing", ``, ``},
		{"a missing index", `DROP INDEX place_by_name`, "the index place_by_name is missing"},
		{"an end that leads nowhere", `DELETE FROM place WHERE id = 'city:t00003'`, "refers to city:t00003, which is not there"},
		{"two versions in one release", `INSERT INTO tie SELECT 999, id, 0, to_release, a, b, kind, status, since, since_first, since_last, ended,
			ended_last, end_status, before, suspended, sources, source_count, stated_by, disputes, fields, frameworks, acts, note
			FROM tie WHERE id = 'tie:t00001~t00002'`, "tie:t00001~t00002 has two versions in release 1"},
		{"a version of no release", `UPDATE place SET from_release = 7 WHERE id = 'city:t00003'`, "city:t00003 has a version of release 7, which is not published"},
		{"a tie without its end", `DELETE FROM tie_end WHERE near = 'city:t00001' AND far = 'city:t00002'`, "tie:t00001~t00002 cannot be reached from its ends"},
		{"an end without its tie", `DELETE FROM tie WHERE id = 'tie:t00001~t00002'`, "an end of a tie that is gone: city:t00001 and city:t00002"},
		{"a place that is not on the map", `DELETE FROM place_point WHERE seq = 1`, "city:t00000 is not among the points of the map"},
		{"a summary that is not one", `UPDATE tie SET stated_by = 'BOTH_SIDES' WHERE id = 'tie:t00001~t00002'`, "tie:t00001~t00002 does not sum up its statements"},
		{"keys that are not the names", `UPDATE keyed SET keys = '[]' WHERE id = 'city:t00004'`, "city:t00004 is not found under its names"},
		{"two places with one number", `UPDATE place SET wikidata = 'Q5' WHERE id IN ('city:t00004', 'city:t00006')`, "city:t00004 and city:t00006 are both wikidata Q5"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := openMemory(t)
			im := begin(t, s)
			apply1(t, im, store.Batch{Cities: towns(10), Ties: rings(10)})
			if _, err := im.Publish(t.Context(), store.PublishInfo{Day: 1}); err != nil {
				t.Fatal(err)
			}
			if _, err := s.write.ExecContext(t.Context(), c.damage); err != nil {
				t.Fatal(err)
			}
			got := must(s.Check(t.Context()))
			if c.want == "" && len(got) > 0 || c.want != "" && !slices.ContainsFunc(got, func(line string) bool { return strings.Contains(line, c.want) }) {
				t.Errorf("found %q, want %q", got, c.want)
			}
		})
	}
}

func TestPlacesNearAPointAreThoseOfTheWholeList(t *testing.T) {
	s := openMemory(t)
	im := begin(t, s)
	all := towns(720) // every latitude from pole to pole
	apply1(t, im, store.Batch{Cities: all})
	count := func(where store.Cond) int {
		return must(s.Places(t.Context(), im.Release(), store.PlaceQuery{Where: where, Total: true})).Total
	}
	for _, at := range []twinning.Location{{Lat: 90}, {Lat: -90, Lon: 50}, {Lat: 0, Lon: 180}, {Lat: 60, Lon: -179.9}, {Lat: 45.75, Lon: 126.63}} {
		for _, km := range []float64{0, 120, 1500, 9000, 20100} {
			within := store.Within{Centre: at.Vector(), Chord: twinning.ChordOfKm(km)}
			want := 0
			for _, c := range all {
				if c.Location.Vector().Chord(within.Centre) <= within.Chord {
					want++
				}
			}
			// Inside Not the index of points does not serve.
			if narrowed, whole := count(within), count(store.Not{Cond: store.Not{Cond: within}}); narrowed != want || whole != want {
				t.Errorf("%v km around %v: %d with the index, %d without, want %d", km, at, narrowed, whole, want)
			}
		}
	}
	for _, box := range []store.Box{{South: -90, West: -180, North: 90, East: 180}, {South: 10, West: 170, North: 80, East: -170}, {South: 5, West: 5, North: 5, East: 5}, {South: -3, West: 20, North: 3, East: 60}} {
		if narrowed, whole := count(box), count(store.Not{Cond: store.Not{Cond: box}}); narrowed != whole {
			t.Errorf("%v: %d with the index, %d without", box, narrowed, whole)
		}
	}
}

func TestAKeyThatDoesNotFitIsRefused(t *testing.T) {
	s := openMemory(t)
	im := begin(t, s)
	for _, key := range []store.Key{{}, {"a"}, {"a", "b", "c"}, {int64(1), "b"}, {nil, "b"}, {"a", nil}, {1.5, "b"}} {
		for _, page := range []store.Page{{After: key}, {Before: key}} {
			if _, err := s.Places(t.Context(), im.Release(), store.PlaceQuery{Page: page}); err == nil {
				t.Errorf("places took the key %v", key)
			}
			q := store.PartnerQuery{Set: store.TieSet{From: []twinning.ID{"city:x"}}, Page: page}
			if _, err := s.Partners(t.Context(), im.Release(), q); err == nil {
				t.Errorf("partners took the key %v", key)
			}
		}
	}
}
