package graph_test

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"os"
	"sync"
	"testing"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/sistergraph/sistergraph/data"
	"github.com/sistergraph/sistergraph/loader"
	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/store/neo4j"
	"github.com/sistergraph/sistergraph/store/neo4j/neo4jtest"
	"github.com/sistergraph/sistergraph/store/sqlite"
	"github.com/sistergraph/sistergraph/store/storetest/fixture"
)

// shippedStores give a store of each kind, shared by all tests. Its release 1 has the shipped data; tests may
// publish others.
var shippedStores = map[string]func(*testing.T) store.Store{"sqlite": sharedSQLite.get, "neo4j": sharedNeo4j.get}

// shippedRelease has the shipped data.
const shippedRelease = 1

var (
	sharedSQLite = &shared{open: func(t *testing.T) (store.Store, error) {
		t.Helper()
		return sqlite.Open(context.Background(), ":memory:")
	}}
	sharedNeo4j = &shared{open: func(t *testing.T) (store.Store, error) {
		t.Helper()
		server := neo4jtest.Shared(t)
		if err := wipe(context.Background(), server); err != nil {
			return nil, err
		}
		return neo4j.Open(context.Background(), server.Address(), server.Password)
	}}
)

// shared is a store that is opened and filled for the first test that wants it.
type shared struct {
	once  sync.Once
	open  func(*testing.T) (store.Store, error)
	store store.Store
	err   error
}

func (s *shared) get(t *testing.T) store.Store {
	t.Helper()
	s.once.Do(func() {
		if s.store, s.err = s.open(t); s.err == nil {
			s.err = fill(context.Background(), s.store)
		}
	})
	if s.err != nil {
		t.Fatal(s.err)
	}
	return s.store
}

func TestMain(m *testing.M) {
	code := neo4jtest.Main(m)
	for _, s := range []*shared{sharedSQLite, sharedNeo4j} {
		if s.store != nil && s.err == nil {
			_ = s.store.Close()
		}
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

// wipe takes all data out of the database of a server.
func wipe(ctx context.Context, server *neo4jtest.Server) error {
	d, err := driver.NewDriverWithContext("bolt://"+server.Host, driver.BasicAuth(server.User, server.Password, ""))
	if err != nil {
		return err
	}
	defer func() { _ = d.Close(ctx) }()
	session := d.NewSession(ctx, driver.SessionConfig{DatabaseName: server.Database})
	defer func() { _ = session.Close(ctx) }()
	result, err := session.Run(ctx, "MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS", nil)
	if err != nil {
		return fmt.Errorf("the database could not be emptied: %w", err)
	}
	_, err = result.Consume(ctx)
	return err
}

// emptySQLite gives a store of its own to one test.
func emptySQLite(t *testing.T) store.Store {
	t.Helper()
	s, err := sqlite.Open(t.Context(), ":memory:")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

// invented gives a store with the fixture to one test.
func invented(t *testing.T) store.Store {
	t.Helper()
	s := emptySQLite(t)
	if err := fixture.Load(t.Context(), s); err != nil {
		t.Fatal(err)
	}
	return s
}

func quiet(*testing.T) *slog.Logger { return slog.New(slog.NewTextHandler(io.Discard, nil)) }

// released is a pointer to the number of a release.
func released(number int) *int { return &number }
