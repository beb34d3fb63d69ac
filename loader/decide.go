package loader

import (
	"context"

	"github.com/sistergraph/sistergraph/loader/identity"
	"github.com/sistergraph/sistergraph/loader/record"
	"github.com/sistergraph/sistergraph/loader/review"
	"github.com/sistergraph/sistergraph/twinning"
)

// recall has what was decided about the input: now, and when its source was
// loaded before.
func (r *run) recall(ctx context.Context, in Input) error {
	r.decisions = r.opt.Decisions
	if r.opt.Memory != nil && in.Source != "" {
		before, err := r.opt.Memory.Recall(in.Source)
		if err != nil {
			return err
		}
		r.decisions = before.With(r.opt.Decisions)
	}
	return r.opt.Decisions.Check(ctx, r.store, r.imp.Release())
}

// remember keeps what was decided now for the next load of the sources, also when
// nothing differs by it. The data is published by then, so that what goes wrong is
// a warning.
func (r *run) remember(inputs []Input) {
	if r.opt.Memory == nil || r.opt.Decisions.Len() == 0 {
		return
	}
	for _, in := range inputs {
		if in.Source == "" {
			continue
		}
		if err := r.opt.Memory.Remember(in.Source, r.opt.Decisions); err != nil {
			r.report.Warnings = append(r.report.Warnings, err.Error())
		}
	}
}

// leavesOut rejects the row when a person decided to leave out what names the
// reference, and tells whether that is so.
func (w *work) leavesOut(it *item, field string, ref record.PlaceRef) bool {
	if dec, ok := w.run.decisions.Of(ref); !ok || dec.Verdict != review.Skip {
		return false
	}
	if _, known := w.run.known.place(ref); known || !w.match.Match(ref).Skip {
		return false
	}
	it.leaveOut(field, ref)
	return true
}

// leaveOut rejects the row by a person's will.
func (it *item) leaveOut(field string, ref record.PlaceRef) {
	it.refuse(field, ref.String(), "is left out by a decision", "")
	it.refused[len(it.refused)-1].LeftOut = true
}

// undecided rejects a name that a person has to decide about.
func (w *work) undecided(it *item, field string, ref record.PlaceRef, m identity.Match) {
	hint := "decide in the review file, or make new places with --create-missing"
	if len(m.Candidates) > 0 {
		hint = "perhaps " + list(m.Candidates) + "; " + hint
	}
	it.refuse(field, ref.String(), "cannot be matched: "+m.Reason, hint)
	if w.run.opt.Review != nil {
		w.run.opt.Review.Add(it.At, ref, m.Reason, func() []review.Candidate { return w.known(m) })
	}
}

// known has the candidates as people know them.
func (w *work) known(m identity.Match) []review.Candidate {
	var out []review.Candidate
	for _, m := range m.Candidates {
		c, _ := w.match.City(m.ID)
		name := c.Name("en").Text
		if c.Country() != "" {
			name += ", " + string(c.Country())
		}
		if c.Level != twinning.LevelUnknown {
			name += ", " + string(c.Level)
		}
		out = append(out, review.Candidate{ID: m.ID, Name: name, Why: m.Reason})
	}
	return out
}
