// Package model is a store in memory, written from the doc comments of package
// store with plain loops. It is meant to be obviously right, not fast: the
// conformance suite compares every other store with it.
package model

import (
	"context"
	"slices"
	"sync"
	"time"

	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// Model is a store.Store in memory.
type Model struct {
	mu        sync.Mutex
	closed    bool
	published []published
	writing   *writing
}

type published struct {
	release twinning.Release
	state   *state
}

var _ store.Store = (*Model)(nil)

// New is an empty store.
func New() *Model { return &Model{} }

// Close makes every later call answer store.ErrClosed.
func (m *Model) Close() error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.closed = true
	return nil
}

// Ping is nil until Close.
func (m *Model) Ping(ctx context.Context) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.ready(ctx)
}

// ExpireLease makes the lease of an import under way run out at once.
func (m *Model) ExpireLease() {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.writing != nil {
		m.writing.seen = time.Time{}
	}
}

func (m *Model) ready(ctx context.Context) error {
	if m.closed {
		return store.ErrClosed
	}
	return ctx.Err()
}

// at is the state of a release, which nobody changes: writers replace it.
func (m *Model) at(ctx context.Context, release int) (*state, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := m.ready(ctx); err != nil {
		return nil, err
	}
	if release >= 1 && release <= len(m.published) {
		return m.published[release-1].state, nil
	}
	if m.writing != nil && release == m.writing.number {
		return m.writing.state, nil
	}
	return nil, store.ErrRelease
}

// Releases lists the published releases, oldest first.
func (m *Model) Releases(ctx context.Context) ([]twinning.Release, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := m.ready(ctx); err != nil {
		return nil, err
	}
	out := []twinning.Release{}
	for _, p := range m.published {
		out = append(out, p.release)
	}
	return out, nil
}

// state is all records of one release.
type state struct {
	cities     map[twinning.ID]twinning.City
	ties       map[twinning.ID]twinning.Partnership
	statements map[twinning.ID]twinning.Statement
	entities   map[twinning.ID]twinning.Entity
	merged     map[twinning.ID]twinning.ID
}

// survivor follows merges to the id that answers now.
func (s *state) survivor(id twinning.ID) twinning.ID { return twinning.Answering(s.merged, id) }

// city is the place that answers for the id.
func (s *state) city(id twinning.ID) (twinning.City, bool) {
	c, ok := s.cities[s.survivor(id)]
	return c, ok
}

// tiesByID lists all ties by id.
func (s *state) tiesByID() []twinning.Partnership {
	out := make([]twinning.Partnership, 0, len(s.ties))
	for _, id := range sortedIDs(s.ties) {
		out = append(out, s.ties[id])
	}
	return out
}

// entitiesOf lists the records of a type by SortKey, then id.
func (s *state) entitiesOf(t twinning.Type) []twinning.Entity {
	var out []twinning.Entity
	for _, id := range sortedIDs(s.entities) {
		if id.Type() == t {
			out = append(out, s.entities[id])
		}
	}
	slices.SortStableFunc(out, func(a, b twinning.Entity) int {
		return compareStrings(a.SortKey(), b.SortKey())
	})
	return out
}

func sortedIDs[V any](m map[twinning.ID]V) []twinning.ID {
	out := make([]twinning.ID, 0, len(m))
	for id := range m {
		out = append(out, id)
	}
	slices.Sort(out)
	return out
}

func distinct[T comparable](in []T) []T {
	var out []T
	seen := map[T]bool{}
	for _, v := range in {
		if !seen[v] {
			seen[v] = true
			out = append(out, v)
		}
	}
	return out
}

func compareStrings[S ~string](a, b S) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	default:
		return 0
	}
}
