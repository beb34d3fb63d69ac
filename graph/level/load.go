package level

import (
	"context"
	"errors"
	"fmt"

	"github.com/99designs/gqlgen/graphql"
)

// A Fetch answers one edge for all parents of a level. A parent without a value is absent from the map.
type Fetch[K comparable, V any] func(ctx context.Context, keys []K) (map[K]V, error)

// levelKey names one level. The type of the value is part of it, so that one resolver may load two things.
type levelKey[K comparable, V any] struct{ path string }

// rounds are the fetches of one level. There is one, unless parents were registered after it had begun:
// two producers can share a path where an operation merges the fields of different types.
type rounds[K comparable, V any] struct{ of map[K]*round[K, V] }

// round is one fetch and its outcome, which may be read once done is closed.
type round[K comparable, V any] struct {
	done   chan struct{}
	values map[K]V
	err    error
}

// Load gives the value of key at the level of the field that is being resolved: the zero V if fetch has
// none. The first call of a level runs fetch for all parents; an error of fetch is the error of all of
// them. It returns early with the context's error if the context ends while another call fetches.
func Load[K comparable, V any](ctx context.Context, key K, fetch Fetch[K, V]) (V, error) {
	h := FromContext(ctx)
	path := Path(graphql.GetFieldContext(ctx))

	r, keys := join[K, V](h, path, key)
	if keys != nil {
		r.run(ctx, path, h.Max, keys, fetch)
	}
	select {
	case <-r.done:
	case <-ctx.Done():
		var none V
		return none, ctx.Err()
	}
	return r.values[key], r.err
}

// join gives the round that key belongs to, and the keys to fetch if the caller is the one to fetch them.
func join[K comparable, V any](h *Holder, path string, key K) (*round[K, V], []K) {
	h.mu.Lock()
	defer h.mu.Unlock()

	all, ok := h.levels[levelKey[K, V]{path}].(*rounds[K, V])
	if !ok {
		all = &rounds[K, V]{of: map[K]*round[K, V]{}}
		h.levels[levelKey[K, V]{path}] = all
	}
	if r, ok := all.of[key]; ok {
		return r, nil
	}

	r := &round[K, V]{done: make(chan struct{})}
	p := nearest[K](h, path)
	if !p.has(key) {
		if h.Strict {
			panic(fmt.Sprintf("level: %s: parent %v was not registered", path, key))
		}
		all.of[key] = r
		return r, []K{key}
	}
	var keys []K
	for _, k := range p.keys {
		if _, ok := all.of[k]; !ok {
			all.of[k] = r
			keys = append(keys, k)
		}
	}
	return r, keys
}

var errPanicked = errors.New("the fetch for this level failed")

// run fetches and lets go of those who wait, also when fetch panics.
func (r *round[K, V]) run(ctx context.Context, path string, limit int, keys []K, fetch Fetch[K, V]) {
	defer close(r.done)
	if limit > 0 && len(keys) > limit {
		r.err = &TooManyError{Path: path, Keys: len(keys), Max: limit}
		return
	}
	r.err = errPanicked
	r.values, r.err = fetch(ctx, keys)
}
