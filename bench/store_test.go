package bench

import (
	"context"
	"path/filepath"
	"sync"
	"testing"

	"github.com/sistergraph/sistergraph/loader"
	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/store/sqlite"
)

var shipped struct {
	once  sync.Once
	store store.Store
	err   error
}

// shippedStore is one SQLite store in memory with the shipped data, for all benchmarks that only read.
func shippedStore(b *testing.B) store.Store {
	b.Helper()
	shipped.once.Do(func() {
		ctx := context.Background()
		if shipped.store, shipped.err = sqlite.Open(ctx, ":memory:"); shipped.err != nil {
			return
		}
		_, _, shipped.err = loader.FillIfEmpty(ctx, shipped.store, loader.Shipped(), nil)
	})
	if shipped.err != nil {
		b.Fatal(shipped.err)
	}
	return shipped.store
}

// emptyFile is a new SQLite file.
func emptyFile(b *testing.B) store.Store {
	b.Helper()
	s, err := sqlite.Open(b.Context(), filepath.Join(b.TempDir(), "graph.db"))
	if err != nil {
		b.Fatal(err)
	}
	return s
}
