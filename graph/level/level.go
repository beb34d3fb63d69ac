// Package level makes one fetch out of the fetches that the elements of a list ask for.
//
// A level is a response path without list indexes, such as city.partners.edges.node.country, alias names
// kept. Whoever produces elements registers them as the parents of everything below its own path. The
// first resolver that reaches a level fetches for all registered parents; the others wait and read their
// own value. There are no timers and no goroutines, so the number of fetches of an operation depends on
// the operation alone and not on the size of the data, the load or the number of processors.
//
// The package knows nothing of what it loads. Parents of different Go types under one path are kept
// apart, which groups the elements of a list behind an interface by their type.
package level

import (
	"context"
	"fmt"
	"sync"
)

// DefaultMax is the number of parents that one level may have unless a Holder says otherwise.
const DefaultMax = 50_000

// A Holder keeps the levels of one response. Make a fresh one for each response: values are kept until
// the holder is dropped. It is safe for use by many goroutines.
type Holder struct {
	// Max is the number of distinct parents above which a fetch is refused with ErrTooMany.
	Max int
	// Strict makes a missing registration panic. Without it the key is fetched alone, which is right but
	// slow. Tests set it.
	Strict bool

	mu      sync.Mutex
	parents map[any]any // parentsKey[K] to *parents[K]
	levels  map[any]any // levelKey[K, V] to *rounds[K, V]
}

// NewHolder gives an empty holder with the default maximum.
func NewHolder() *Holder {
	return &Holder{Max: DefaultMax, parents: map[any]any{}, levels: map[any]any{}}
}

// TooManyError tells that a level has more parents than its holder allows.
type TooManyError struct {
	Path string
	Keys int
	Max  int
}

func (e *TooManyError) Error() string {
	return fmt.Sprintf("%s has %d parents, more than the %d allowed", e.Path, e.Keys, e.Max)
}

type contextKey struct{}

// NewContext gives a context that carries the holder.
func NewContext(ctx context.Context, h *Holder) context.Context {
	return context.WithValue(ctx, contextKey{}, h)
}

// FromContext gives the holder of the context. It panics if there is none: the holder is installed once
// for every response, so a missing one is a bug.
func FromContext(ctx context.Context) *Holder {
	h, ok := ctx.Value(contextKey{}).(*Holder)
	if !ok {
		panic("level: no holder in the context")
	}
	return h
}
