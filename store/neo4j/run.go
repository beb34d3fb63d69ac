package neo4j

import (
	"context"
	"errors"
	"strings"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/sistergraph/sistergraph/store"
)

// limits are how long the store waits for a server.
type limits struct {
	// read and write are how long the server works on one transaction before it gives up; schema is that for one step of
	// making the schema, which may have to fill indexes.
	read, write, schema time.Duration
	// begin is how long after the lease was renewed a transaction may begin that relies on another one to hold it, and beside
	// how long the server works on it. Together they are a little less than the lease lasts: the server looks every two
	// seconds for transactions that are over their time.
	begin, beside time.Duration
	// connect is how long a server may take to answer for the first time.
	connect time.Duration
	// grace is how much longer than a transaction may take its answer may stay away: servers and networks that stall say
	// nothing at all.
	grace time.Duration
	// retry is how long a write is tried again that failed for a passing reason.
	retry time.Duration
}

// usual are the limits of every store. A write is given as long as the lease lasts: each renews the lease as it begins, so
// one that took longer could lose to a writer that waits. A batch of thousands of rows takes seconds, and waiting for the
// lock of another writer's batch is part of the time. A stalled network is so noticed after write, retry and grace
// together: 55 seconds.
var usual = limits{
	read: 30 * time.Second, write: store.LeaseTime, schema: 5 * time.Minute,
	begin: 7 * time.Second, beside: 20 * time.Second,
	connect: 15 * time.Second, grace: 10 * time.Second, retry: 15 * time.Second,
}

// attempts is how often a read is tried where the first connection turns out to be dead or the server is not ready.
const attempts = 3

// parameters of a statement by name.
type parameters = map[string]any

// read runs one statement that only reads and hands each row to the function.
//
// It is an auto-commit transaction in read mode, so readers of a cluster answer it, and one round trip: a managed one
// costs a second for its commit, and all that it would add is the repetition, which is done here.
func (s *Store) read(ctx context.Context, text string, params parameters, each func(row) error) error {
	if err := s.ready(ctx); err != nil {
		return err
	}
	for attempt := 1; ; attempt++ {
		rows, err := s.collect(ctx, text, params)
		if err != nil && attempt < attempts && passing(err) && ctx.Err() == nil && !s.closed.Load() {
			continue
		}
		if err != nil {
			return s.mapped(ctx, err)
		}
		for rows.next() {
			if err := each(rows.row()); err != nil {
				return err
			}
		}
		return nil
	}
}

func (s *Store) collect(ctx context.Context, text string, params parameters) (*rowSet, error) {
	ctx, cancel := context.WithTimeout(ctx, s.limits.read+s.limits.grace)
	defer cancel()
	session := s.session(ctx, driver.AccessModeRead)
	defer func() { _ = session.Close(context.WithoutCancel(ctx)) }()
	s.observe(text, params)
	result, err := session.Run(ctx, text, params, driver.WithTxTimeout(s.limits.read))
	if err != nil {
		return nil, err
	}
	return collectRows(ctx, result)
}

// transaction runs statements inside a write transaction.
type transaction struct {
	s   *Store
	ctx context.Context
	tx  driver.ManagedTransaction
}

// run runs a statement and hands over its rows.
func (t transaction) run(text string, params parameters) (*rowSet, error) {
	t.s.observe(text, params)
	result, err := t.tx.Run(t.ctx, text, params)
	if err != nil {
		return nil, err
	}
	return collectRows(t.ctx, result)
}

// write runs the work in one transaction. The driver repeats it when it failed for a passing reason and for no other,
// so that the work must do the same when it is done twice.
func (s *Store) write(ctx context.Context, work func(transaction) error) error {
	return s.writeWithin(ctx, s.limits.write, work)
}

// writeWithin is write for work that the server gives up after some time.
func (s *Store) writeWithin(ctx context.Context, most time.Duration, work func(transaction) error) error {
	if err := s.ready(ctx); err != nil {
		return err
	}
	session := s.session(ctx, driver.AccessModeWrite)
	defer func() { _ = session.Close(context.WithoutCancel(ctx)) }()
	var refused error
	limited, cancel := context.WithTimeout(ctx, most+s.limits.retry+s.limits.grace)
	defer cancel()
	_, err := session.ExecuteWrite(limited, func(tx driver.ManagedTransaction) (any, error) {
		err := work(transaction{s, limited, tx})
		if s.final(err) {
			refused = s.mapped(ctx, err)
			err = refused
		}
		return nil, err
	}, driver.WithTxTimeout(most))
	if refused != nil {
		return refused
	}
	return s.mapped(ctx, err)
}

// final tells whether it is no use to do a write again. The driver takes a database that is read-only for a member of a
// cluster that does not lead, and looks for the one that does; an address of one server has no other.
func (s *Store) final(err error) bool {
	var server *driver.Neo4jError
	return errors.Is(err, store.ErrLeaseLost) ||
		strings.HasPrefix(s.address.URI, "bolt") && errors.As(err, &server) && errors.Is(serverError(server), store.ErrReadOnly)
}

func (s *Store) session(ctx context.Context, mode driver.AccessMode) driver.SessionWithContext {
	return s.driver.NewSession(ctx, driver.SessionConfig{
		AccessMode:      mode,
		DatabaseName:    s.address.Database,
		BookmarkManager: s.bookmarks,
		FetchSize:       driver.FetchAll,
	})
}

// ready is the error of a call on a closed store or with a cancelled context.
func (s *Store) ready(ctx context.Context) error {
	if s.closed.Load() {
		return store.ErrClosed
	}
	return ctx.Err()
}
