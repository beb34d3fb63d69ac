package loader

import (
	"context"
	"slices"

	"github.com/sistergraph/sistergraph/loader/merge"
	"github.com/sistergraph/sistergraph/twinning"
)

// settled takes care of pairs that only repeat what their sources are known to
// say, which is most of a file that comes again: their ties need not be looked
// at. It gives back the others.
func (w *work) settled(ctx context.Context, pairs []pair) ([]pair, error) {
	if w.run.base == 0 {
		return pairs, nil
	}
	if err := w.knowSources(ctx, pairs); err != nil {
		return nil, err
	}
	var ask []twinning.ID
	for _, p := range pairs {
		if p.tie.Shown != nil {
			continue
		}
		for _, s := range p.tie.Statements {
			if told, _ := w.run.known.sources.get(s.Said.Source); !told {
				continue
			}
			id := twinning.NewStatementID(p.id, s.Said.Source)
			if _, asked := w.oldStatements[id]; !asked {
				w.oldStatements[id] = nil
				ask = append(ask, id)
			}
		}
	}
	if err := w.fetchStatements(ctx, pairs, ask); err != nil {
		return nil, err
	}
	var rest []pair
	for _, p := range pairs {
		if !w.settle(p) {
			rest = append(rest, p)
		}
	}
	return rest, nil
}

// fetchStatements asks the store for statements by id. Where the chunk before said
// mostly new things it asks for ties first: of those that are not there, nothing
// can have been said.
func (w *work) fetchStatements(ctx context.Context, pairs []pair, ask []twinning.ID) error {
	if len(ask) == 0 {
		return nil
	}
	if w.run.saysNew {
		if err := w.fetchTies(ctx, pairs); err != nil {
			return err
		}
		for _, said := range w.oldSaid {
			for i := range said {
				if _, asked := w.oldStatements[said[i].ID]; asked {
					w.oldStatements[said[i].ID] = &said[i]
				}
			}
		}
	} else {
		found, err := w.run.store.Lookup(ctx, w.run.imp.Release(), ask)
		if err != nil {
			return err
		}
		for _, id := range ask {
			if s, ok := found.Statements[id]; ok {
				w.oldStatements[id] = &s
			}
			if flying := w.run.flight.statement(id); flying != nil {
				w.oldStatements[id] = flying
			}
		}
	}
	old := 0
	for _, id := range ask {
		if w.oldStatements[id] != nil {
			old++
		}
	}
	w.run.saysNew = old < len(ask)/2
	return nil
}

// knowSources finds out which sources readers know: what another one says is new
// or said before in the same load.
func (w *work) knowSources(ctx context.Context, pairs []pair) error {
	known := &w.run.known.sources
	var ask []twinning.ID
	for _, p := range pairs {
		for _, s := range p.tie.Statements {
			if _, ok := known.get(s.Said.Source); !ok {
				ask = append(ask, s.Said.Source)
			}
		}
	}
	if len(ask) == 0 {
		return nil
	}
	slices.Sort(ask)
	ask = slices.Compact(ask)
	found, err := w.run.store.Lookup(ctx, w.run.base, ask)
	if err != nil {
		return err
	}
	for _, id := range ask {
		known.put(id, found.Entities[id] != nil)
	}
	return nil
}

// settle tells whether the pair says nothing new, and counts it if so.
func (w *work) settle(p pair) bool {
	if p.tie.Shown != nil || len(p.tie.Statements) == 0 {
		return false
	}
	said := make([]twinning.Statement, len(p.tie.Statements))
	for i, s := range p.tie.Statements {
		said[i] = p.statement(s)
		old := w.oldStatements[said[i].ID]
		if old == nil || merge.Statement(*old, said[i]) != *old {
			return false
		}
	}
	for _, s := range said {
		if !w.run.spoken.has(s.ID) {
			w.quiet[p.id] = true
		}
		d := w.statements.get(s.ID, w.oldStatements[s.ID], twinning.Statement{})
		d.apply(p.item, func(now twinning.Statement) twinning.Statement { return now }, twinning.Statement.Validate)
	}
	return true
}
