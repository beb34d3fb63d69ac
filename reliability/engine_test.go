package reliability

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/store/neo4j"
	"github.com/sistergraph/sistergraph/store/neo4j/neo4jtest"
	"github.com/sistergraph/sistergraph/store/sqlite"
)

// engine is a store at an address, empty at first.
type engine struct {
	address  string // as --store takes it
	password string // of Neo4j, given to the program by its environment
	open     func(context.Context) (store.Store, error)
	// execute runs a statement in the engine's own language behind the program's back, and tells how many rows it gave.
	execute func(ctx context.Context, statement string) (int, error)
	expire  string // the statement that lets the lease of a writer that died run out
	writing string // the statement that gives a row while a writer holds the lease
}

// onBoth runs a test on an empty store of each sort.
func onBoth(t *testing.T, test func(t *testing.T, e engine)) {
	t.Helper()
	t.Run("sqlite", func(t *testing.T) { test(t, onSQLite(filepath.Join(t.TempDir(), "graph.db"))) })
	t.Run("neo4j", func(t *testing.T) { test(t, onNeo4j(t)) })
}

func onSQLite(path string) engine {
	return engine{
		address: "sqlite:" + path,
		open:    func(ctx context.Context) (store.Store, error) { return sqlite.Open(ctx, path) },
		execute: func(ctx context.Context, statement string) (int, error) {
			db, err := sql.Open("sqlite", "file:"+path+"?_pragma=busy_timeout(10000)")
			if err != nil {
				return 0, err
			}
			n := 0
			rows, err := db.QueryContext(ctx, statement)
			if err == nil {
				for rows.Next() {
					n++
				}
				err = errors.Join(rows.Err(), rows.Close())
			}
			return n, errors.Join(err, db.Close())
		},
		expire:  "UPDATE lease SET expires = 0",
		writing: "SELECT 1 FROM lease WHERE token <> ''",
	}
}

// onNeo4j is the emptied database of the server of these tests.
func onNeo4j(t *testing.T) engine {
	t.Helper()
	e := engineOf(ourServer(t))
	e.change(t, "MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS")
	return e
}

func engineOf(server *neo4jtest.Server) engine {
	return engine{
		address: server.Address(), password: server.Password,
		open: func(ctx context.Context) (store.Store, error) {
			return neo4j.Open(ctx, server.Address(), server.Password)
		},
		execute: func(ctx context.Context, statement string) (int, error) {
			d, err := driver.NewDriverWithContext("bolt://"+server.Host, driver.BasicAuth(server.User, server.Password, ""))
			if err != nil {
				return 0, err
			}
			session := d.NewSession(ctx, driver.SessionConfig{DatabaseName: server.Database})
			result, err := session.Run(ctx, statement, nil)
			n := 0
			if err == nil {
				for result.Next(ctx) {
					n++
				}
				err = result.Err()
			}
			return n, errors.Join(err, session.Close(ctx), d.Close(ctx))
		},
		expire:  "MATCH (meta:Sistergraph) SET meta.expires = 0",
		writing: "MATCH (meta:Sistergraph) WHERE meta.token IS NOT NULL RETURN 1",
	}
}

func (e engine) isNeo4j() bool { return strings.HasPrefix(e.address, "bolt:") }

// through is the store behind the network.
func (e engine) through(r *neo4jtest.Relay) engine {
	e.address = "bolt://neo4j@" + r.Host() + "/neo4j"
	return e
}

// environment is this process's with the password, if there is one.
func (e engine) environment() []string {
	return append(os.Environ(), passwordVariable+"="+e.password)
}

// opened opens the store until the test ends.
func (e engine) opened(t *testing.T) store.Store {
	t.Helper()
	s, err := e.open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

// change runs a statement behind the program's back.
func (e engine) change(t *testing.T, statement string) {
	t.Helper()
	if _, err := e.execute(t.Context(), statement); err != nil {
		t.Fatal(err)
	}
}

// letLeaseExpire does what store.LeaseTime would.
func (e engine) letLeaseExpire(t *testing.T) {
	t.Helper()
	e.change(t, e.expire)
}

// awaitWriter waits until an import of another process is under way.
func (e engine) awaitWriter(t *testing.T) {
	t.Helper()
	eventually(t, "an import is under way", func() bool {
		n, err := e.execute(t.Context(), e.writing)
		if err != nil {
			t.Fatal(err)
		}
		return n > 0
	})
}

// patience is how long something that has to happen may take before a test gives up.
const patience = 2 * time.Minute

// eventually waits until something is so.
func eventually(t *testing.T, what string, so func() bool) {
	t.Helper()
	again := time.NewTicker(5 * time.Millisecond)
	defer again.Stop()
	enough := time.After(patience)
	for !so() {
		select {
		case <-again.C:
		case <-enough:
			t.Fatalf("after %s it is still not so that %s", patience, what)
		}
	}
}
