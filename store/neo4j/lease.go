package neo4j

import (
	"context"
	"crypto/rand"
	"fmt"

	"github.com/sistergraph/sistergraph/store"
)

// lease is the right to write, held by the one whose token the store has. The server's clock decides when it expires.
type lease struct {
	s     *Store
	token string
}

// Begin takes the lease, undoes what an import that died has left, finishes a picture that it has left, and opens the
// next release.
func (s *Store) Begin(ctx context.Context, owner string) (store.Import, error) {
	l := lease{s, rand.Text()}
	var taken bool
	var newest, writing, pictured int
	err := s.write(ctx, func(t transaction) error {
		rows, err := t.run(statement("lease_take", nil), l.with(parameters{"owner": owner}))
		if err != nil {
			return err
		}
		if taken = rows.next(); taken {
			r := rows.row()
			newest, writing, pictured = r.number("newest"), r.number("writing"), r.number("pictured")
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	if !taken {
		return nil, s.busy(ctx)
	}
	s.setWriting(0)
	i := &importing{lease: l, release: newest + 1}
	if err := i.prepare(ctx, writing, pictured); err != nil {
		_ = l.giveUp(context.WithoutCancel(ctx)) // where that fails too, the lease expires
		return nil, err
	}
	s.setWriting(i.release)
	return i, nil
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
