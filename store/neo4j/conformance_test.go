package neo4j_test

import (
	"context"
	"os"
	"testing"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/store/neo4j"
	"github.com/sistergraph/sistergraph/store/neo4j/neo4jtest"
	"github.com/sistergraph/sistergraph/store/storetest"
)

func TestMain(m *testing.M) { os.Exit(neo4jtest.Main(m)) }

func TestConformance(t *testing.T) {
	storetest.Run(t, func(t *testing.T) store.Store { return empty(t) },
		storetest.Checks(5),
		storetest.Expire(func(t *testing.T, _ store.Store) {
			execute(t, "MATCH (meta:Sistergraph) SET meta.expires = 0")
		}))
}

// empty opens the database of the shared server after it was emptied.
func empty(t *testing.T) *neo4j.Store {
	t.Helper()
	wipe(t)
	return open(t)
}

// open opens the database of the shared server as it is, until the test ends.
func open(t *testing.T) *neo4j.Store {
	t.Helper()
	server := neo4jtest.Shared(t)
	s, err := neo4j.Open(t.Context(), server.Address(), server.Password)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

// wipe takes all data out of the shared database and leaves its schema.
func wipe(t *testing.T) {
	t.Helper()
	execute(t, "MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS")
}

// direct is a driver for the shared server beside the store, until the test ends.
func direct(t *testing.T) driver.DriverWithContext {
	t.Helper()
	server := neo4jtest.Shared(t)
	d, err := driver.NewDriverWithContext("bolt://"+server.Host, driver.BasicAuth(server.User, server.Password, ""))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = d.Close(context.Background()) })
	return d
}

// execute runs a statement on the shared server beside the store, and returns its rows.
func execute(t *testing.T, statement string) []*driver.Record {
	t.Helper()
	ctx := t.Context()
	session := direct(t).NewSession(ctx, driver.SessionConfig{DatabaseName: neo4jtest.Shared(t).Database})
	defer func() { _ = session.Close(ctx) }()
	result, err := session.Run(ctx, statement, nil)
	if err != nil {
		t.Fatal(err)
	}
	records, err := result.Collect(ctx)
	if err != nil {
		t.Fatal(err)
	}
	return records
}
