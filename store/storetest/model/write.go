package model

import (
	"context"
	"maps"
	"time"

	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// writing is the import that holds the lease.
type writing struct {
	number int
	state  *state
	seen   time.Time
}

// handle is one caller's Import; it holds the lease while m.writing is its own.
type handle struct {
	m    *Model
	w    *writing
	done bool // published or aborted
}

// Begin takes the lease.
func (m *Model) Begin(ctx context.Context, _ string) (store.Import, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := m.ready(ctx); err != nil {
		return nil, err
	}
	if m.writing != nil && time.Since(m.writing.seen) < store.LeaseTime {
		return nil, store.ErrBusy
	}
	m.writing = &writing{number: len(m.published) + 1, state: m.latest().clone(), seen: time.Now()}
	return &handle{m: m, w: m.writing}, nil
}

func (m *Model) latest() *state {
	if len(m.published) == 0 {
		return &state{}
	}
	return m.published[len(m.published)-1].state
}

func (s *state) clone() *state {
	n := &state{
		cities:     map[twinning.ID]twinning.City{},
		ties:       map[twinning.ID]twinning.Partnership{},
		statements: map[twinning.ID]twinning.Statement{},
		entities:   map[twinning.ID]twinning.Entity{},
		merged:     map[twinning.ID]twinning.ID{},
	}
	maps.Copy(n.cities, s.cities)
	maps.Copy(n.ties, s.ties)
	maps.Copy(n.statements, s.statements)
	maps.Copy(n.entities, s.entities)
	maps.Copy(n.merged, s.merged)
	return n
}

// Release is the number being written.
func (h *handle) Release() int { return h.w.number }

// hold checks and renews the lease.
func (h *handle) hold(ctx context.Context) error {
	if err := h.m.ready(ctx); err != nil {
		return err
	}
	if h.done || h.m.writing != h.w {
		return store.ErrLeaseLost
	}
	h.w.seen = time.Now()
	return nil
}

// Apply writes records.
func (h *handle) Apply(ctx context.Context, b store.Batch) error {
	h.m.mu.Lock()
	defer h.m.mu.Unlock()
	if err := h.hold(ctx); err != nil {
		return err
	}
	s := h.w.state.clone()
	for _, id := range b.Removed {
		s.remove(id)
	}
	for from, to := range b.Merged {
		s.remove(from)
		s.merged[from] = to
	}
	for _, c := range b.Cities {
		s.cities[c.ID] = c
	}
	for _, t := range b.Ties {
		s.ties[t.ID] = t
	}
	for _, t := range b.Statements {
		s.statements[t.ID] = t
	}
	for _, e := range b.Entities {
		s.entities[e.EntityID()] = e
	}
	h.w.state = s
	return nil
}

func (s *state) remove(id twinning.ID) {
	delete(s.cities, id)
	delete(s.ties, id)
	delete(s.statements, id)
	delete(s.entities, id)
}

// Publish makes the release the current one and gives up the lease.
func (h *handle) Publish(ctx context.Context, info store.PublishInfo) (twinning.Release, error) {
	h.m.mu.Lock()
	defer h.m.mu.Unlock()
	if err := h.hold(ctx); err != nil {
		return twinning.Release{}, err
	}
	r := twinning.Release{Number: h.w.number, Day: info.Day, Published: info.Time, Note: info.Note}
	h.m.published = append(h.m.published, published{r, h.w.state})
	h.m.writing, h.done = nil, true
	return r, nil
}

// Abort undoes everything and gives up the lease.
func (h *handle) Abort(ctx context.Context) error {
	h.m.mu.Lock()
	defer h.m.mu.Unlock()
	if h.done {
		return nil
	}
	if err := h.m.ready(ctx); err != nil {
		return err
	}
	h.done = true
	if h.m.writing == h.w {
		h.m.writing = nil
	}
	return nil
}
