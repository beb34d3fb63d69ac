package loader

import (
	"context"

	"github.com/sistergraph/sistergraph/loader/merge"
	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// tell counts rows and records of the chunk in the report.
func (w *work) tell(ctx context.Context) error {
	before, err := w.before(ctx)
	if err != nil {
		return err
	}
	earlier := map[twinning.ID]bool{}
	count(w, w.cities, before.Cities, earlier)
	count(w, w.entityList, before.Entities, earlier)
	count(w, w.tieList, before.Ties, earlier)
	for id := range w.quiet {
		if w.tieList.at[id] == nil {
			w.run.report.count(id, Counts{Unchanged: 1})
		}
	}
	w.noteEffects(before.Ties)
	count(w, w.statements, before.Statements, earlier)
	w.noteSaid()
	for grade, n := range w.matches {
		w.run.report.Matches[string(grade)] += n
	}
	rows := &w.run.report.Rows
	for _, it := range w.items {
		rows.Read += it.Rows
		repeats := it.repeats
		for _, id := range it.about {
			repeats = repeats || earlier[id]
		}
		w.run.report.passOver(it.passed)
		switch {
		case len(it.refused) > 0:
			if err := w.run.reject(it.Rows, it.Raw, it.refused); err != nil {
				return err
			}
			if it.refused.LeftOut() {
				w.run.report.LeftOut += it.Rows
			}
		case it.said:
			rows.Used += it.Rows
		case repeats:
			rows.Merged += it.Rows
		default:
			rows.Unchanged += it.Rows
		}
	}
	return nil
}

// before is what readers see of the records of the chunk: what was there before
// the load. Until the load has written that is what is stored.
func (w *work) before(ctx context.Context) (store.Records, error) {
	if !w.run.wrote || w.run.base == 0 {
		return store.Records{}, nil
	}
	var ids []twinning.ID
	ids = append(ids, storedIDs(w.cities)...)
	ids = append(ids, storedIDs(w.entityList)...)
	ids = append(ids, storedIDs(w.tieList)...)
	ids = append(ids, storedIDs(w.statements)...)
	if len(ids) == 0 {
		return store.Records{}, nil
	}
	return w.run.store.Lookup(ctx, w.run.base, ids)
}

func storedIDs[T any](d drafts[T]) []twinning.ID {
	var ids []twinning.ID
	for _, dr := range d.list {
		if dr.stored != nil && len(dr.items) > 0 {
			ids = append(ids, dr.id)
		}
	}
	return ids
}

// count counts records, each once in a load, and notes those that an earlier
// chunk wrote.
func count[T any](w *work, d drafts[T], before map[twinning.ID]T, earlier map[twinning.ID]bool) {
	for _, dr := range d.list {
		if len(dr.items) == 0 {
			continue
		}
		if dr.stored != nil && w.run.wrote {
			was, there := before[dr.id]
			if !there || !merge.Equal(was, *dr.stored) {
				earlier[dr.id] = true
				continue
			}
		}
		switch {
		case dr.stored == nil:
			w.run.report.count(dr.id, Counts{Created: 1})
		case dr.changed():
			w.run.report.count(dr.id, Counts{Changed: 1})
		case w.run.spoken.has(dr.id): // a statement that an earlier chunk has counted
		default:
			w.run.report.count(dr.id, Counts{Unchanged: 1})
		}
	}
}

// noteEffects tells how ties differ from what readers see, and which places
// were made.
func (w *work) noteEffects(before map[twinning.ID]twinning.Partnership) {
	for _, d := range w.cities.list {
		if d.stored == nil && len(d.items) > 0 && d.now.Created {
			w.run.effects.PlacesCreated++
		}
	}
	for _, d := range w.tieList.list {
		if len(d.items) == 0 || !d.changed() {
			continue
		}
		seen := d.stored
		if d.stored != nil && w.run.wrote {
			if was, ok := before[d.id]; ok {
				seen = &was
			} else {
				seen = nil // an earlier chunk has added it
			}
		}
		w.run.effects.tie(seen, d.stored, d.now)
	}
}

// noteSaid remembers which statements the load makes.
func (w *work) noteSaid() {
	for _, d := range w.statements.list {
		if len(d.items) > 0 {
			w.run.spoken.add(d.id)
		}
	}
}
