package sqlite

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// Import is a store.Import: it holds the lease by its token.
type Import struct {
	store   *Store
	release int
	token   string

	mu   sync.Mutex
	done bool
	lag  lag
}

// Begin takes the lease and clears what a dead import has left.
func (s *Store) Begin(ctx context.Context, owner string) (store.Import, error) {
	im := &Import{store: s, token: rand.Text()}
	err := s.inTx(ctx, func(tx *sql.Tx) error {
		var holder string
		var expires int64
		var pending, newest int
		const look = `SELECT owner, expires, pending, (SELECT coalesce(max(number), 0) FROM release) FROM lease`
		if err := tx.QueryRowContext(ctx, look).Scan(&holder, &expires, &pending, &newest); err != nil {
			return err
		}
		if expires > s.now().UnixMilli() {
			return fmt.Errorf("%w (%s)", store.ErrBusy, holder)
		}
		if pending != 0 {
			if err := sweep(ctx, tx, pending); err != nil {
				return err
			}
		}
		if err := im.lag.mark(ctx, tx); err != nil {
			return err
		}
		im.release = newest + 1
		_, err := tx.ExecContext(ctx, `UPDATE lease SET owner = ?, token = ?, expires = ?, pending = ?`,
			owner, im.token, im.expiry(), im.release)
		return err
	})
	if err != nil {
		return nil, err
	}
	s.pending.Store(im)
	return im, nil
}

func (im *Import) expiry() int64 { return im.store.now().Add(store.LeaseTime).UnixMilli() }

// Release is the number being written.
func (im *Import) Release() int { return im.release }

// Apply writes a batch in one transaction.
func (im *Import) Apply(ctx context.Context, b store.Batch) error {
	return im.leased(ctx, false, func(tx *sql.Tx, l *lag) error {
		if b.Len() == 0 {
			return nil
		}
		if err := apply(ctx, tx, im.release, b); err != nil {
			return err
		}
		if l.behind += len(b.Ties); l.behind >= mostBehind {
			return l.catchUp(ctx, tx)
		}
		return nil
	})
}

// catchUp makes the release fit for reads that go from places to ties.
func (im *Import) catchUp(ctx context.Context) error {
	im.mu.Lock()
	behind := im.lag.behind
	im.mu.Unlock()
	if behind == 0 {
		return nil
	}
	return im.leased(ctx, false, func(tx *sql.Tx, l *lag) error { return l.catchUp(ctx, tx) })
}

// Publish makes the release the current one together with giving up the lease.
func (im *Import) Publish(ctx context.Context, info store.PublishInfo) (twinning.Release, error) {
	r := twinning.Release{Number: im.release, Day: info.Day, Published: info.Time.UTC(), Note: info.Note}
	err := im.leased(ctx, true, func(tx *sql.Tx, l *lag) error {
		if err := l.catchUp(ctx, tx); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, `INSERT INTO release VALUES (?, ?, ?, ?)`,
			r.Number, int(r.Day), r.Published.Format(time.RFC3339Nano), r.Note)
		return err
	})
	if err != nil {
		return twinning.Release{}, err
	}
	return r, nil
}

// Abort removes what the import wrote. Where another writer took over, that
// one has removed it.
func (im *Import) Abort(ctx context.Context) error {
	im.mu.Lock()
	done := im.done
	im.mu.Unlock()
	if done {
		return nil
	}
	err := im.leased(ctx, true, func(tx *sql.Tx, _ *lag) error { return sweep(ctx, tx, im.release) })
	if errors.Is(err, store.ErrLeaseLost) {
		return nil
	}
	return err
}

// leased runs f in a transaction that holds the lease and renews it, or gives
// it up when it is the last.
func (im *Import) leased(ctx context.Context, last bool, f func(*sql.Tx, *lag) error) error {
	im.mu.Lock()
	defer im.mu.Unlock()
	if im.done {
		return store.ErrLeaseLost
	}
	l := im.lag
	err := im.store.inTx(ctx, func(tx *sql.Tx) error {
		text, args := `UPDATE lease SET expires = ? WHERE token = ?`, []any{im.expiry(), im.token}
		if last {
			text, args = `UPDATE lease SET owner = '', token = '', expires = 0, pending = 0 WHERE token = ?`, []any{im.token}
		}
		result, err := tx.ExecContext(ctx, text, args...)
		if err != nil {
			return err
		}
		if held, err := result.RowsAffected(); err != nil || held == 0 {
			return errors.Join(err, store.ErrLeaseLost)
		}
		return f(tx, &l)
	})
	if err == nil {
		im.lag = l
	}
	if errors.Is(err, store.ErrLeaseLost) || err == nil && last {
		im.done = true
		im.store.pending.CompareAndSwap(im, nil)
	}
	return err
}

// sweep takes back every version that the release wrote and reopens those that
// it closed. It reads whole tables: a release has no index of its own, which
// every write would pay for.
func sweep(ctx context.Context, tx *sql.Tx, release int) error {
	_, err := tx.ExecContext(ctx, named("sweep"), release)
	return err
}

// inTx runs f in a write transaction.
func (s *Store) inTx(ctx context.Context, f func(*sql.Tx) error) error {
	if s.closed.Load() {
		return store.ErrClosed
	}
	ctx, done := s.alive(ctx)
	defer done()
	tx, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return s.fault(ctx, err)
	}
	defer func() { _ = tx.Rollback() }()
	if err := f(tx); err != nil {
		return s.fault(ctx, err)
	}
	return s.fault(ctx, tx.Commit())
}
