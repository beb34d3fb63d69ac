package neo4j

import (
	"context"
	"time"
)

// Observe has the function told of every statement of the store, and of its parameters, before it runs.
func (s *Store) Observe(f func(text string, params map[string]any)) { s.observe = f }

// Run reads by a statement.
func (s *Store) Run(ctx context.Context, text string) error {
	return s.read(ctx, text, nil, func(row) error { return nil })
}

// GiveUpAfter sets how long the server may work on a transaction, and how long its answer may stay away after that.
func (s *Store) GiveUpAfter(transaction, grace time.Duration) {
	s.limits.read, s.limits.write, s.limits.retry, s.limits.grace = transaction, transaction, 0, grace
}

// BeginWithin sets how long after the lease was renewed a transaction may begin that relies on another one to hold it.
func (s *Store) BeginWithin(d time.Duration) { s.limits.begin = d }
