package graph_test

import (
	"context"
	"io"
	"log/slog"
	"os"
	"sync"
	"testing"

	"github.com/sistergraph/sistergraph/data"
	"github.com/sistergraph/sistergraph/loader"
	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/store/sqlite"
	"github.com/sistergraph/sistergraph/store/storetest/fixture"
)

// emptyStores make a store of each kind for one test.
var emptyStores = map[string]func(*testing.T) store.Store{
	"sqlite": func(t *testing.T) store.Store {
		t.Helper()
		s, err := sqlite.Open(t.Context(), ":memory:")
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = s.Close() })
		return s
	},
}

// shippedStores give a store of each kind with the shipped data, to read only: all tests share it.
var shippedStores = map[string]func(*testing.T) store.Store{
	"sqlite": func(t *testing.T) store.Store {
		t.Helper()
		s, err := sharedSQLite()
		if err != nil {
			t.Fatal(err)
		}
		return s
	},
}

var sharedSQLite = sync.OnceValues(func() (store.Store, error) {
	s, err := sqlite.Open(context.Background(), ":memory:")
	if err != nil {
		return nil, err
	}
	shared = append(shared, s)
	return s, fill(context.Background(), s)
})

// shared are the stores to close after the last test.
var shared []store.Store

func TestMain(m *testing.M) {
	code := m.Run()
	for _, s := range shared {
		_ = s.Close()
	}
	os.Exit(code)
}

// fill loads the shipped data.
func fill(ctx context.Context, s store.Store) error {
	var inputs []loader.Input
	for _, p := range data.Packages() {
		inputs = append(inputs, loader.Package(p.Name, p.FS))
	}
	_, err := loader.Load(ctx, s, inputs, loader.Options{})
	return err
}

// shipped fills a store with the shipped data.
func shipped(t *testing.T, s store.Store) store.Store {
	t.Helper()
	if err := fill(t.Context(), s); err != nil {
		t.Fatal(err)
	}
	return s
}

// invented fills a store with the fixture.
func invented(t *testing.T, s store.Store) store.Store {
	t.Helper()
	if err := fixture.Load(t.Context(), s); err != nil {
		t.Fatal(err)
	}
	return s
}

func quiet(*testing.T) *slog.Logger { return slog.New(slog.NewTextHandler(io.Discard, nil)) }
