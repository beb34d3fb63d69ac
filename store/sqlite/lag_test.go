package sqlite

import (
	"testing"

	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// The ends of ties are written late, which nobody who reads may notice: neither
// in the release that is being written nor when ties were written twice.
func TestTiesAreFoundFromTheirPlacesWhileTheyAreWritten(t *testing.T) {
	s := openMemory(t)
	im := begin(t, s)
	ties := rings(100)
	partners := func() int {
		t.Helper()
		tallies, err := s.Tally(t.Context(), im.Release(), []store.TieSet{{From: []twinning.ID{townID(0)}, Day: 1}})
		if err != nil {
			t.Fatal(err)
		}
		return tallies[0][string(townID(0))].Counts.Partnerships
	}
	written := func() (n int) {
		t.Helper()
		if err := s.write.QueryRowContext(t.Context(), `SELECT count(*) FROM tie_end`).Scan(&n); err != nil {
			t.Fatal(err)
		}
		return n
	}
	apply1(t, im, store.Batch{Cities: towns(100), Ties: ties[:60]})
	apply1(t, im, store.Batch{Ties: ties[60:]})
	if n := written(); n != 0 {
		t.Errorf("%d ends are written before anybody needs them", n)
	}
	if n := partners(); n != 2 {
		t.Errorf("the first town has %d ties, want 2", n)
	}
	for i := range ties {
		ties[i].Kind = twinning.KindFriendshipCity
	}
	apply1(t, im, store.Batch{Ties: ties})
	if n := partners(); n != 2 {
		t.Errorf("the first town has %d ties after they were changed, want 2", n)
	}
	apply1(t, im, store.Batch{Removed: []twinning.ID{ties[0].ID}})
	if n := partners(); n != 1 {
		t.Errorf("the first town has %d ties after one was removed, want 1", n)
	}
	apply1(t, im, store.Batch{Ties: ties[:1]})
	if _, err := im.Publish(t.Context(), store.PublishInfo{Day: 1}); err != nil {
		t.Fatal(err)
	}
	if n := written(); n != 200 {
		t.Errorf("100 published ties have %d ends", n)
	}
	if n := partners(); n != 2 {
		t.Errorf("the first town has %d ties after all were published, want 2", n)
	}
	if faults, err := s.Check(t.Context()); err != nil || len(faults) > 0 {
		t.Errorf("the published release has faults %q, %v", faults, err)
	}
}
