package reliability

import (
	"encoding/json"
	"errors"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/sistergraph/sistergraph/loader"
	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/store/sqlite"
	"github.com/sistergraph/sistergraph/twinning"
)

// history knows what releases have to hold: those of a store in memory that no fault has met.
type history struct {
	world  world
	calm   store.Store
	wanted []map[string]string // by number of the release, less one
}

func (w world) history(t *testing.T) *history {
	t.Helper()
	calm, err := sqlite.Open(t.Context(), ":memory:")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = calm.Close() })
	return &history{world: w, calm: calm}
}

// release is what the release of that number has to hold. Release n is edition n-1.
func (h *history) release(t *testing.T, number int) map[string]string {
	t.Helper()
	for next := len(h.wanted); next < number; next++ {
		load(t, h.calm, h.world, next)
		h.wanted = append(h.wanted, content(t, h.calm, next+1))
	}
	return h.wanted[number-1]
}

// load loads an edition in this process, which has to work, and tells whether it made a release.
func load(t *testing.T, s store.Store, w world, edition int) bool {
	t.Helper()
	report, err := loader.Load(t.Context(), s, []loader.Input{loader.Package("world", w.edition(edition))}, loader.Options{})
	if err != nil {
		t.Fatalf("edition %d was not loaded: %v %.500s", edition, err, fmt.Sprint(report.Rejected))
	}
	return report.Release != nil
}

// expectWhole checks that the store has the release before or the one after, that these two hold what they have to, and
// that the check of the store finds nothing. It returns how many releases there are.
func (h *history) expectWhole(t *testing.T, s store.Store, before int) int {
	t.Helper()
	releases, err := s.Releases(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if n := len(releases); n != before && n != before+1 {
		t.Fatalf("there are %d releases, before the fault there were %d", n, before)
	}
	for number := max(before, 1); number <= len(releases); number++ {
		if diff := cmp.Diff(h.release(t, number), content(t, s, number)); diff != "" {
			t.Fatalf("release %d is not what was loaded (-loaded +there):\n%.2000s", number, diff)
		}
	}
	expectSound(t, s)
	return len(releases)
}

// expectNext loads the edition after the releases that were there before the fault, as a person would do again. It makes a
// release unless the fault came after it was published; afterwards it is there, whole.
func (h *history) expectNext(t *testing.T, s store.Store, before, now int) {
	t.Helper()
	if made := load(t, s, h.world, before); made != (now == before) {
		t.Fatalf("after %d releases had become %d, loading again made a release: %t", before, now, made)
	}
	if n := h.expectWhole(t, s, before); n != before+1 {
		t.Fatalf("there are %d releases, not %d", n, before+1)
	}
}

func expectSound(t *testing.T, s store.Store) {
	t.Helper()
	wrong, err := s.Check(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if len(wrong) > 0 {
		t.Fatalf("the check of the store found %d things, the first: %s", len(wrong), wrong[0])
	}
}

// content is all records of a release as JSON, by id.
func content(t *testing.T, s store.Store, release int) map[string]string {
	t.Helper()
	out := map[string]string{}
	for _, kind := range []twinning.Type{
		twinning.TypeCity, twinning.TypePartnership, twinning.TypeStatement, twinning.TypeCountry, twinning.TypeSource,
	} {
		for record, err := range s.Stream(t.Context(), release, kind) {
			text, fault := json.Marshal(record)
			if err := errors.Join(err, fault); err != nil {
				t.Fatal(err)
			}
			out[idOf(record)] = string(text)
		}
	}
	return out
}

func idOf(record any) string {
	switch r := record.(type) {
	case twinning.City:
		return string(r.ID)
	case twinning.Partnership:
		return string(r.ID)
	case twinning.Statement:
		return string(r.ID)
	default:
		return string(r.(twinning.Entity).EntityID())
	}
}
