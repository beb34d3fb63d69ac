// Package sqlite keeps the graph in an SQLite file, or in memory, behind the
// contract of package store.
//
// A call of the contract is one statement unless a comment says why not.
// Fixed statements are files under sql; what conditions and orders add to a
// statement is compiled in cond.go, place_cond.go and order.go. Values never
// become text of a statement, and a list is one JSON value.
package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"sync/atomic"
	"time"

	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// Store is a store.Store in one SQLite file.
type Store struct {
	write, read *sql.DB
	statements  statements
	now         func() time.Time
	published   atomic.Int64           // the newest release known to be published
	pending     atomic.Pointer[Import] // the one that writes; nil when there is none
	closed      atomic.Bool
	life        context.Context // ends with Close
	end         context.CancelFunc
}

var _ store.Store = (*Store)(nil)

// Option changes how a store is opened.
type Option func(*Store)

// WithClock makes leases expire by another clock than time.Now.
func WithClock(now func() time.Time) Option { return func(s *Store) { s.now = now } }

// Open opens the file, which is made when it is not there, and brings it to
// the form of this version. ":memory:" is a new database in memory that goes
// with Close. Errors are ErrForeign for a file that holds something else,
// ErrNewer, ErrReadOnly, ErrFull, ErrUnavailable and ErrBadAddress.
func Open(ctx context.Context, path string, opts ...Option) (*Store, error) {
	if path == "" {
		return nil, fmt.Errorf("the path of the file is empty: %w", store.ErrBadAddress)
	}
	at := address(path)
	s := &Store{now: time.Now}
	s.life, s.end = context.WithCancel(context.Background())
	for _, o := range opts {
		o(s)
	}
	var err error
	if s.write, err = openPool(at, true); err != nil {
		s.end()
		return nil, fault(ctx, err)
	}
	if s.read, err = openPool(at, false); err != nil {
		s.end()
		return nil, errors.Join(fault(ctx, err), s.write.Close())
	}
	if err := migrate(ctx, s.write); err != nil {
		return nil, errors.Join(fault(ctx, err), s.Close())
	}
	return s, nil
}

// Ping tells whether the file answers.
func (s *Store) Ping(ctx context.Context) error {
	if s.closed.Load() {
		return store.ErrClosed
	}
	var n int
	return s.fault(ctx, s.read.QueryRowContext(ctx, `SELECT count(*) FROM release`).Scan(&n))
}

// Close releases the file. Calls under way end with an error.
func (s *Store) Close() error {
	if s.closed.Swap(true) {
		return nil
	}
	s.end()
	return errors.Join(s.statements.close(), s.read.Close(), s.write.Close())
}

// Releases lists the published releases, oldest first.
func (s *Store) Releases(ctx context.Context) ([]twinning.Release, error) {
	var out []twinning.Release
	err := s.each(ctx, named("releases"), nil, func(row *sql.Rows) error {
		var r twinning.Release
		var published string
		if err := row.Scan(&r.Number, &r.Day, &published, &r.Note); err != nil {
			return err
		}
		var err error
		r.Published, err = time.Parse(time.RFC3339Nano, published)
		out = append(out, r)
		return err
	})
	return out, err
}

// alive is the context of one call, which ends with the store too; done
// releases it.
func (s *Store) alive(ctx context.Context) (_ context.Context, done func()) {
	ctx, cancel := context.WithCancel(ctx)
	stop := context.AfterFunc(s.life, cancel)
	return ctx, func() {
		stop()
		cancel()
	}
}

// readable is nil when reads may ask the release: one that is published, or
// the one that an import of this Store is writing.
func (s *Store) readable(ctx context.Context, release int) error {
	switch {
	case s.closed.Load():
		return store.ErrClosed
	case ctx.Err() != nil:
		return ctx.Err()
	case release < 1:
		return fmt.Errorf("release %d: %w", release, store.ErrRelease)
	case int64(release) <= s.published.Load():
		return nil
	}
	if im := s.pending.Load(); im != nil && release == im.release {
		return nil
	}
	// Another process may have published since; releases are never taken back.
	var newest int64
	if err := s.read.QueryRowContext(ctx, `SELECT coalesce(max(number), 0) FROM release`).Scan(&newest); err != nil {
		return s.fault(ctx, err)
	}
	s.published.Store(newest)
	if int64(release) > newest {
		return fmt.Errorf("release %d: %w", release, store.ErrRelease)
	}
	return nil
}

// connected is nil when reads may ask the release and ties can be found from
// their places in it, which those that an import has just written cannot yet.
func (s *Store) connected(ctx context.Context, release int) error {
	if im := s.pending.Load(); im != nil && release == im.release {
		if err := im.catchUp(ctx); err != nil && !errors.Is(err, store.ErrLeaseLost) {
			return err
		}
	}
	return s.readable(ctx, release)
}

func (s *Store) fault(ctx context.Context, err error) error {
	if err != nil && s.closed.Load() {
		return store.ErrClosed
	}
	return fault(ctx, err)
}
