package loader

import (
	"context"
	"slices"
	"strings"

	"github.com/sistergraph/sistergraph/loader/merge"
	"github.com/sistergraph/sistergraph/loader/record"
	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// pair is a tie of the chunk whose places are known.
type pair struct {
	item *item
	tie  record.Tie
	id   twinning.ID
	a, b twinning.ID // as the file has them, not in order
}

// ties works off what the chunk says of ties.
func (w *work) ties(ctx context.Context) error {
	var pairs []pair
	for _, it := range w.items {
		t, ok := it.Value.(record.Tie)
		if !ok || len(it.refused) > 0 {
			continue
		}
		if w.leavesOut(it, "a", t.A) || w.leavesOut(it, "b", t.B) {
			continue
		}
		a, b := w.end(it, "a", t.A), w.end(it, "b", t.B)
		switch {
		case a == "" || b == "":
		case a == b:
			it.refuse("b", t.B.String(), "is the same place as "+t.A.String(), "a place cannot be its own partner")
		default:
			pairs = append(pairs, pair{it, t, twinning.NewPartnershipID(a, b), a, b})
		}
	}
	pairs, err := w.settled(ctx, pairs)
	if err != nil {
		return err
	}
	if err := w.fetchTies(ctx, pairs); err != nil {
		return err
	}
	for _, p := range pairs {
		w.sayTie(p)
	}
	return nil
}

// fetchTies asks the store for the ties and what sources say of them.
func (w *work) fetchTies(ctx context.Context, pairs []pair) error {
	var ask []twinning.ID
	for _, p := range pairs {
		if _, asked := w.oldTies[p.id]; !asked {
			w.oldTies[p.id] = nil
			ask = append(ask, p.id)
		}
	}
	if len(ask) == 0 {
		return nil
	}
	found, err := w.run.store.Lookup(ctx, w.run.imp.Release(), ask)
	if err != nil {
		return err
	}
	old := make([]twinning.ID, 0, len(found.Ties))
	for _, id := range ask {
		t, ok := found.Ties[id]
		if flying := w.run.flight.tie(id); flying != nil {
			t, ok = *flying, true
		}
		if ok {
			w.oldTies[id] = &t
			old = append(old, id)
		}
	}
	if len(old) == 0 {
		return nil
	}
	pages, err := w.run.store.Statements(ctx, w.run.imp.Release(), store.StatementQuery{Ties: old})
	if err != nil {
		return err
	}
	for _, id := range old {
		w.oldSaid[id] = w.run.flight.said(id, pages[id].Statements)
	}
	return nil
}

func (w *work) sayTie(p pair) {
	it := p.item
	shown := twinning.Partnership{Kind: twinning.KindUnknown, Status: twinning.StatusUnknown}
	if p.tie.Shown != nil {
		shown = check(w, it, *p.tie.Shown)
	}
	var said []twinning.Statement
	for _, s := range p.tie.Statements {
		if src := s.Said.Source; !w.there[src] && !w.declared[src] {
			it.refuseAt(s.At, "source", string(src), "is neither in the store nor in what was loaded before", "list the source first")
			continue
		}
		said = append(said, p.statement(s))
	}
	if len(it.refused) > 0 {
		return
	}
	for _, s := range said {
		w.sayStatement(it, s)
	}
	if len(it.refused) > 0 {
		return
	}
	a, b := twinning.Ordered(p.a, p.b)
	blank := twinning.Partnership{ID: p.id, A: a, B: b, Kind: twinning.KindUnknown, Status: twinning.StatusUnknown}
	d := w.tieList.get(p.id, w.oldTies[p.id], blank)
	d.apply(it, func(now twinning.Partnership) twinning.Partnership {
		next := merge.Tie(now, shown)
		if p.tie.Shown == nil {
			next = fill(next, said)
		}
		next.Sources = slices.Clone(next.Sources)
		next.Summarise(w.all(p.id))
		return next
	}, twinning.Partnership.Validate)
}

func (p pair) statement(s record.Statement) twinning.Statement {
	out := s.Said
	out.Tie, out.ID = p.id, twinning.NewStatementID(p.id, out.Source)
	switch s.Side {
	case record.SideA:
		out.Side = p.a
	case record.SideB:
		out.Side = p.b
	}
	return out
}

func (w *work) sayStatement(it *item, s twinning.Statement) {
	all := w.all(s.Tie)
	i, found := slices.BinarySearchFunc(all, s.ID, func(o twinning.Statement, id twinning.ID) int {
		return strings.Compare(string(o.ID), string(id))
	})
	var stored *twinning.Statement
	if j := slices.IndexFunc(w.oldSaid[s.Tie], func(o twinning.Statement) bool { return o.ID == s.ID }); j >= 0 {
		stored = &w.oldSaid[s.Tie][j]
	}
	blank := twinning.Statement{ID: s.ID, Tie: s.Tie, Source: s.Source, Kind: twinning.KindUnknown, Status: twinning.StatusUnknown}
	d := w.statements.get(s.ID, stored, blank)
	again := len(d.items) > 0 || w.run.spoken.has(s.ID)
	d.apply(it, func(now twinning.Statement) twinning.Statement {
		if again {
			it.contradicts(now, s)
			return merge.Statement(s, now)
		}
		return merge.Statement(now, s)
	}, twinning.Statement.Validate)
	if found {
		all[i] = d.now
	} else {
		w.said[s.Tie] = slices.Insert(all, i, d.now)
	}
}

// contradicts notes in what a source differs from what it has said before in the
// same load: the first counts.
func (it *item) contradicts(first, again twinning.Statement) {
	pass := func(field, value, was string) {
		if value != "" && value != "UNKNOWN" && was != "" && was != "UNKNOWN" && value != was {
			it.passed = append(it.passed, &record.Rejected{
				At: it.At, Field: field, Value: value, Reason: "is passed over: the same source says " + was + " before", Hint: "keep one of the two",
			})
		}
	}
	pass("since", again.Since.String(), first.Since.String())
	pass("until", again.Until.String(), first.Until.String())
	pass("kind", string(again.Kind), string(first.Kind))
	pass("status", string(again.Status), string(first.Status))
}

// all is what sources say of the tie, by id, as the chunk makes it so far.
func (w *work) all(tie twinning.ID) []twinning.Statement {
	if _, ok := w.said[tie]; !ok {
		w.said[tie] = slices.Clone(w.oldSaid[tie])
	}
	return w.said[tie]
}

// fill lets a tie that shows nothing show what is stated. An end that is stated
// becomes an act, so that the tie counts as ended.
func fill(p twinning.Partnership, said []twinning.Statement) twinning.Partnership {
	for _, s := range said {
		if !s.Withdrawn.IsZero() {
			continue
		}
		if p.Kind == twinning.KindUnknown {
			p.Kind = s.Kind
		}
		if p.Since.IsZero() {
			p.Since = s.Since
		}
		if p.Status == twinning.StatusUnknown {
			p.Status = s.Status
		}
		ends := slices.ContainsFunc(p.Acts, func(a twinning.Act) bool { return a.Type.Ends() })
		if !s.Until.IsZero() && !ends {
			act := twinning.Act{Type: twinning.ActLapsed, Date: s.Until, Sources: []twinning.ID{s.Source}}
			if s.Status.Ended() {
				act.Type = twinning.ActType(s.Status)
			}
			p.Acts = append(slices.Clone(p.Acts), act)
		}
	}
	return p
}
