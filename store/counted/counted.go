// Package counted tells what an operation asks of a store: a decorator around any store.Store adds every read
// to the Counter that its context carries.
package counted

import (
	"context"
	"iter"
	"maps"
	"sync"

	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// Counter counts the reads of one operation. The zero value is ready; it is safe for use by many goroutines.
type Counter struct {
	mu    sync.Mutex
	calls map[string]int
	rows  int
}

// Calls is the number of calls, by method.
func (c *Counter) Calls() map[string]int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return maps.Clone(c.calls)
}

// Total is the number of calls of all methods.
func (c *Counter) Total() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	total := 0
	for _, n := range c.calls {
		total += n
	}
	return total
}

// Rows is the number of records, counts and groups that came back.
func (c *Counter) Rows() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.rows
}

type contextKey struct{}

// NewContext gives a context whose reads go to the counter.
func NewContext(ctx context.Context, c *Counter) context.Context {
	return context.WithValue(ctx, contextKey{}, c)
}

// add counts one call. A context without a counter is not counted.
func add(ctx context.Context, method string, rows int) {
	c, ok := ctx.Value(contextKey{}).(*Counter)
	if !ok {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.calls == nil {
		c.calls = map[string]int{}
	}
	c.calls[method]++
	c.rows += rows
}

// Store counts the reads of the store inside. Writes go through uncounted.
type Store struct{ store.Store }

// New puts a counting store around another.
func New(s store.Store) Store { return Store{s} }

// Stream counts one call, and a row for each record.
func (s Store) Stream(ctx context.Context, release int, t twinning.Type) iter.Seq2[any, error] {
	return func(yield func(any, error) bool) {
		rows := 0
		defer func() { add(ctx, "Stream", rows) }()
		for record, err := range s.Store.Stream(ctx, release, t) {
			rows++
			if !yield(record, err) {
				return
			}
		}
	}
}
