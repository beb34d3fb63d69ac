package sqlite_test

import (
	"sync/atomic"
	"testing"
	"time"

	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/store/sqlite"
	"github.com/sistergraph/sistergraph/store/storetest"
)

func TestConformance(t *testing.T) {
	var ahead atomic.Int64 // of the clock, to let leases expire
	clock := func() time.Time { return time.Now().Add(time.Duration(ahead.Load())) }
	storetest.Run(t, func(t *testing.T) store.Store {
		s, err := sqlite.Open(t.Context(), ":memory:", sqlite.WithClock(clock))
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = s.Close() })
		return s
	}, storetest.Expire(func(*testing.T, store.Store) { ahead.Add(int64(store.LeaseTime) + 1) }))
}
