package neo4j_test

import (
	"context"
	"errors"
	"testing"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/store/neo4j"
	"github.com/sistergraph/sistergraph/store/neo4j/neo4jtest"
)

const short = 200 * time.Millisecond

func TestAStalledNetworkIsNoticedByReadsAndWrites(t *testing.T) {
	server := neo4jtest.Shared(t)
	for name, call := range map[string]func(context.Context, *neo4j.Store) error{
		"a read":  func(ctx context.Context, s *neo4j.Store) error { return s.Ping(ctx) },
		"a write": func(ctx context.Context, s *neo4j.Store) error { _, err := s.Begin(ctx, "test"); return err },
	} {
		t.Run(name, func(t *testing.T) {
			empty(t)
			relay := (&neo4jtest.Relay{Target: server.Host}).Start(t)
			s, err := neo4j.Open(t.Context(), "bolt://neo4j@"+relay.Host()+"/neo4j", server.Password)
			if err != nil {
				t.Fatal(err)
			}
			defer s.Close()
			s.GiveUpAfter(short, short)
			s.Observe(func(string, map[string]any) { relay.Stall() })
			if err := call(t.Context(), s); !errors.Is(err, store.ErrUnavailable) {
				t.Errorf("it ended with %v", err)
			}
		})
	}
}

func TestAStatementThatTakesTooLongIsEndedByTheServer(t *testing.T) {
	s := empty(t)
	s.GiveUpAfter(short, time.Minute)
	forever := "UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b WITH a, b WHERE a + b < 0 RETURN a"
	if err := s.Run(t.Context(), forever); !errors.Is(err, store.ErrTooLong) {
		t.Errorf("it ended with %v", err)
	}
}

// A writer that waits for the lock of another's batch gets an error in the end, too.
func TestAWriteThatWaitsTooLongIsEndedByTheServer(t *testing.T) {
	s := empty(t)
	session := direct(t).NewSession(t.Context(), driver.SessionConfig{DatabaseName: neo4jtest.Shared(t).Database})
	tx, err := session.BeginTransaction(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	result, err := tx.Run(t.Context(), "MATCH (meta:Sistergraph) SET meta.locked = true", nil)
	if err == nil {
		_, err = result.Consume(t.Context())
	}
	if err != nil {
		t.Fatal(err)
	}
	s.GiveUpAfter(short, time.Minute)
	if _, err := s.Begin(t.Context(), "test"); !errors.Is(err, store.ErrTooLong) {
		t.Errorf("it ended with %v", err)
	}
	if err := errors.Join(tx.Rollback(t.Context()), session.Close(t.Context())); err != nil {
		t.Fatal(err)
	}
}
