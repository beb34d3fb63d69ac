package reliability

import (
	"context"
	"errors"
	"sync"
	"testing"

	"github.com/sistergraph/sistergraph/store/neo4j/neo4jtest"
)

// own is the one server of these tests, which they may kill, so that it is not the one that test runs share.
var own struct {
	begun  sync.Once
	ready  chan struct{}
	server *neo4jtest.Server
	err    error
}

// beginServer lets the server start while tests run that do not need it.
func beginServer() {
	own.begun.Do(func() {
		own.ready = make(chan struct{})
		go func() {
			defer close(own.ready)
			own.server, own.err = neo4jtest.Start(context.Background(), neo4jtest.LongTerm)
		}()
	})
}

// ourServer is the server, which runs.
func ourServer(t *testing.T) *neo4jtest.Server {
	t.Helper()
	beginServer()
	<-own.ready
	if own.err != nil {
		t.Fatal(own.err)
	}
	return own.server
}

// restart starts the server anew with settings besides its own, until the test ends.
func restart(t *testing.T, settings ...string) *neo4jtest.Server {
	t.Helper()
	server := ourServer(t)
	// One that was killed writes while it starts, which not every setting allows.
	if err := errors.Join(server.Stop(), server.Restart(t.Context(), settings...)); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := errors.Join(server.Kill(), server.Restart(context.WithoutCancel(t.Context()))); err != nil {
			t.Fatal(err)
		}
	})
	return server
}

// endServer ends and removes the server when one was begun.
func endServer() error {
	if own.ready == nil {
		return nil
	}
	<-own.ready
	if own.server == nil {
		return nil // it did not start, which a test has told
	}
	return own.server.Remove()
}
