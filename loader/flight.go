package loader

import (
	"context"
	"slices"
	"strings"

	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// flight is the batch that the store writes while the next chunk is worked on.
// Until it has landed a read may see its records or not, so what the chunk asks
// for and the batch has is taken from here.
type flight struct {
	ties       map[twinning.ID]*twinning.Partnership
	statements map[twinning.ID]*twinning.Statement
	spoken     map[twinning.ID][]*twinning.Statement // by tie
	landed     chan error
}

func newFlight(b store.Batch) *flight {
	f := &flight{
		ties: map[twinning.ID]*twinning.Partnership{}, statements: map[twinning.ID]*twinning.Statement{},
		spoken: map[twinning.ID][]*twinning.Statement{}, landed: make(chan error, 1),
	}
	for i := range b.Ties {
		f.ties[b.Ties[i].ID] = &b.Ties[i]
	}
	for i := range b.Statements {
		s := &b.Statements[i]
		f.statements[s.ID], f.spoken[s.Tie] = s, append(f.spoken[s.Tie], s)
	}
	return f
}

// launch writes the batch, after the one before. Only ties and statements are
// left in flight: places and entities are found in too many ways.
func (r *run) launch(ctx context.Context, b store.Batch) error {
	if err := r.land(); err != nil {
		return err
	}
	f := newFlight(b)
	r.flight, r.wrote = f, true
	go func() { f.landed <- r.imp.Apply(ctx, b) }()
	if len(b.Ties)+len(b.Statements) < b.Len() {
		return r.land()
	}
	return nil
}

// land waits until what is in flight is written.
func (r *run) land() error {
	if r.flight == nil {
		return nil
	}
	err := <-r.flight.landed
	r.flight = nil
	return describe(err)
}

// tie is the tie as the batch has it, nil when it has not.
func (f *flight) tie(id twinning.ID) *twinning.Partnership {
	if f == nil {
		return nil
	}
	return f.ties[id]
}

// statement is the statement as the batch has it, nil when it has not.
func (f *flight) statement(id twinning.ID) *twinning.Statement {
	if f == nil {
		return nil
	}
	return f.statements[id]
}

// said is what sources say of the tie, by id: what the store has, with what the
// batch has in its place.
func (f *flight) said(tie twinning.ID, stored []twinning.Statement) []twinning.Statement {
	if f == nil {
		return stored
	}
	for _, s := range f.spoken[tie] {
		i, found := slices.BinarySearchFunc(stored, s.ID, func(o twinning.Statement, id twinning.ID) int {
			return strings.Compare(string(o.ID), string(id))
		})
		if found {
			stored[i] = *s
		} else {
			stored = slices.Insert(stored, i, *s)
		}
	}
	return stored
}
