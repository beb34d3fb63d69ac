package neo4jtest

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// EnvURI names a server that runs, for a whole test run: bolt://USER:PASSWORD@HOST:PORT/DATABASE. Its database
// belongs to the tests: they empty it.
const EnvURI = "SISTERGRAPH_TEST_NEO4J_URI"

var shared struct {
	once   sync.Once
	server *Server
	lock   *fileLock
	err    error
}

// Shared returns the server of this test process: the one that SISTERGRAPH_TEST_NEO4J_URI names, held by a lock until
// the process ends so that test processes use it one after the other, else one that is started for this process. The
// test fails, and is never skipped, when there is none.
func Shared(t testing.TB) *Server {
	t.Helper()
	shared.once.Do(func() {
		if uri := os.Getenv(EnvURI); uri != "" {
			shared.server, shared.lock, shared.err = given(uri)
			return
		}
		shared.server, shared.err = Start(context.Background(), LongTerm)
	})
	if shared.err != nil {
		t.Fatal(shared.err)
	}
	return shared.server
}

// Main runs the tests of a package and then ends the server that Shared started, if any. Use it in TestMain:
//
//	func TestMain(m *testing.M) { os.Exit(neo4jtest.Main(m)) }
func Main(m *testing.M) int {
	code := m.Run()
	if shared.server != nil && shared.server.process != nil {
		if err := shared.server.Remove(); err != nil {
			fmt.Fprintln(os.Stderr, err)
			return 1
		}
	}
	return code
}

// given is the server that a URI names, once no other test process uses it.
func given(uri string) (*Server, *fileLock, error) {
	server, err := parseURI(uri)
	if err != nil {
		return nil, nil, err
	}
	cache, err := cacheDir()
	if err != nil {
		return nil, nil, err
	}
	sum := sha256.Sum256([]byte(server.Address()))
	lock, err := acquireLock(filepath.Join(cache, "database-"+hex.EncodeToString(sum[:8])+".lock"))
	return server, lock, err
}

func parseURI(uri string) (*Server, error) {
	parsed, err := url.Parse(uri)
	if err != nil {
		return nil, fmt.Errorf("%s is not an address: expected bolt://USER:PASSWORD@HOST:PORT/DATABASE", EnvURI)
	}
	password, set := parsed.User.Password()
	if parsed.Scheme != "bolt" || parsed.Host == "" || !set {
		return nil, fmt.Errorf("%s names no server with user and password: expected bolt://USER:PASSWORD@HOST:PORT/DATABASE", EnvURI)
	}
	database := strings.TrimPrefix(parsed.Path, "/")
	if database == "" {
		database = "neo4j"
	}
	return &Server{Host: parsed.Host, User: parsed.User.Username(), Password: password, Database: database}, nil
}
