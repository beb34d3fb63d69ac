package loader

import (
	"context"
	"slices"

	"github.com/sistergraph/sistergraph/loader/merge"
	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// withdrawUnsaid withdraws what the sources of whole inputs said before and say
// no more. Nobody else's statements are touched, and none when rows were
// rejected, for those may say them; one that a person leaves out says nothing.
func (r *run) withdrawUnsaid(ctx context.Context) error {
	if r.opt.KeepUnsaid || r.base == 0 || len(r.spoken.replaces) == 0 || r.report.Failed() > 0 {
		return nil
	}
	var gone []twinning.Statement
	for v, err := range r.store.Stream(ctx, r.base, twinning.TypeStatement) {
		if err != nil {
			return err
		}
		s := v.(twinning.Statement)
		if !r.spoken.replaces[s.Source] || !s.Withdrawn.IsZero() || r.spoken.has(s.ID) {
			continue
		}
		s.Withdrawn = r.day.Date()
		if gone = append(gone, s); len(gone) == r.opt.ChunkRows {
			if err := r.withdraw(ctx, gone); err != nil {
				return err
			}
			gone = gone[:0]
		}
	}
	return r.withdraw(ctx, gone)
}

// withdraw writes statements that are withdrawn, and their ties anew.
func (r *run) withdraw(ctx context.Context, gone []twinning.Statement) error {
	if len(gone) == 0 {
		return nil
	}
	var ties []twinning.ID
	by := map[twinning.ID]twinning.Statement{}
	for _, s := range gone {
		by[s.ID] = s
		ties = append(ties, s.Tie)
	}
	slices.Sort(ties)
	ties = slices.Compact(ties)
	found, err := r.store.Lookup(ctx, r.imp.Release(), ties)
	if err != nil {
		return err
	}
	before, err := r.store.Lookup(ctx, r.base, ties)
	if err != nil {
		return err
	}
	said, err := r.store.Statements(ctx, r.imp.Release(), store.StatementQuery{Ties: ties})
	if err != nil {
		return err
	}
	b := store.Batch{Statements: slices.Clone(gone)}
	for _, id := range ties {
		all := said[id].Statements
		for i, s := range all {
			if w, ok := by[s.ID]; ok {
				all[i] = w
			}
		}
		was := found.Ties[id]
		now := was
		now.Sources = slices.Clone(was.Sources)
		now.Summarise(all)
		seen := before.Ties[id]
		r.effects.tie(&seen, &was, now)
		if !merge.Equal(was, now) {
			b.Ties = append(b.Ties, now)
		}
	}
	r.report.Withdrawn += len(gone)
	if err := r.imp.Apply(ctx, b); err != nil {
		return describe(err)
	}
	r.wrote = true
	return nil
}
