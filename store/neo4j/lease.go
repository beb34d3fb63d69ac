package neo4j

import (
	"context"
	"crypto/rand"
	"fmt"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/sistergraph/sistergraph/store"
)

// lease is the right to write, held by the one whose token the store has. The server's clock decides when it expires.
type lease struct {
	s     *Store
	token string
}

// written is how far releases are: the newest that is published, the one being written (0 for none), and the newest in
// the picture.
type written struct{ newest, writing, pictured int }

// take takes the lease, if nobody has it.
func (s *Store) take(ctx context.Context, owner string) (lease, written, error) {
	l := lease{s, rand.Text()}
	var taken bool
	var state written
	err := s.write(ctx, func(t transaction) error {
		rows, err := t.run(statement("lease_take", nil), l.with(parameters{"owner": owner}))
		if err != nil {
			return err
		}
		if taken = rows.next(); taken {
			r := rows.row()
			state = written{r.number("newest"), r.number("writing"), r.number("pictured")}
		}
		return nil
	})
	if err == nil && !taken {
		err = s.busy(ctx)
	}
	return l, state, err
}

// Begin takes the lease, undoes what an import that died has left, finishes a picture that it has left, and opens the
// next release.
func (s *Store) Begin(ctx context.Context, owner string) (store.Import, error) {
	l, state, err := s.take(ctx, owner)
	if err != nil {
		return nil, err
	}
	s.setWriting(0)
	i := &importing{lease: l, release: state.newest + 1}
	if err := i.prepare(ctx, state); err != nil {
		_ = l.giveUp(context.WithoutCancel(ctx)) // where that fails too, the lease expires
		return nil, err
	}
	s.setWriting(i.release)
	return i, nil
}

// finishPicture draws what an import that died after publishing has left, unless somebody else is writing. No answer
// depends on the picture, so that nothing fails where it cannot be drawn.
func (s *Store) finishPicture(ctx context.Context) {
	l, state, err := s.take(ctx, "drawing the picture")
	if err != nil {
		return
	}
	_ = l.pictures(ctx, state)
	_ = l.giveUp(context.WithoutCancel(ctx))
}

// busy says who holds the lease.
func (s *Store) busy(ctx context.Context) error {
	owner := ""
	err := s.read(ctx, statement("lease_owner", nil), nil, func(r row) error {
		owner = r.text("owner")
		return nil
	})
	if err != nil || owner == "" {
		return store.ErrBusy
	}
	return fmt.Errorf("%w, by %s", store.ErrBusy, owner)
}

// with adds what the statements of the lease need to parameters.
func (l lease) with(p parameters) parameters {
	p["token"], p["leaseTime"] = l.token, store.LeaseTime.Milliseconds()
	return p
}

// hold renews the lease inside a transaction, and locks it until the transaction ends: who would take over waits.
func (l lease) hold(t transaction) error {
	rows, err := t.run(statement("lease_hold", nil), l.with(parameters{}))
	if err != nil {
		return err
	}
	if !rows.next() || !rows.row().truth("held") {
		return store.ErrLeaseLost
	}
	return nil
}

// write runs the work in a transaction under the lease.
func (l lease) write(ctx context.Context, work func(transaction) error) error {
	return l.s.write(ctx, func(t transaction) error {
		if err := l.hold(t); err != nil {
			return err
		}
		return work(t)
	})
}

// held is a time in which one transaction holds the lease and others write.
type held struct {
	s     *Store
	until time.Time // from when on none of them may begin
}

// beside runs what start begins side by side while a transaction holds the lease. What that writes it writes in transactions
// of held, and it ends when there is no more time to begin one, so that all of them end before the lease can expire. The
// driver may repeat it from the start.
func (l lease) beside(ctx context.Context, start func(ctx context.Context, h held, begin func(func() error))) error {
	return l.write(ctx, func(t transaction) error {
		h := held{l.s, time.Now().Add(l.s.limits.begin)}
		if err := l.hold(t); err != nil { // once more: the first time may have waited for the lock
			return err
		}
		all, ctx := errgroup.WithContext(t.ctx)
		start(ctx, h, all.Go)
		return all.Wait()
	})
}

// more tells whether there is time to begin another transaction.
func (h held) more() bool { return time.Now().Before(h.until) }

// write runs the work in one transaction, which the driver repeats only while there is time.
func (h held) write(ctx context.Context, work func(transaction) error) error {
	tries := 0
	return h.s.writeWithin(ctx, h.s.limits.beside, func(t transaction) error {
		if tries++; tries > 1 && !h.more() {
			return store.ErrTooLong
		}
		return work(t)
	})
}

// untilNone runs a statement in transactions of their own until it finds nothing to do: its n is 0.
func (l lease) untilNone(ctx context.Context, text string, params parameters) error {
	for n := 1; n > 0; {
		err := l.write(ctx, func(t transaction) error {
			rows, err := t.run(text, params)
			if err != nil {
				return err
			}
			n = 0
			if rows.next() {
				n = rows.row().number("n")
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// giveUp ends the lease, if it is still held.
func (l lease) giveUp(ctx context.Context) error {
	return l.s.write(ctx, func(t transaction) error {
		_, err := t.run(statement("lease_give_up", nil), l.with(parameters{}))
		return err
	})
}

func (s *Store) setWriting(release int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.merged, s.writing)
	s.writing = release
}
