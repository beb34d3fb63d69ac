package loader

import (
	"slices"

	"github.com/sistergraph/sistergraph/loader/record"
	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// mostUncited is how many sources are held back; more are written, cited or not.
const mostUncited = 1000

// holdUncited keeps new sources that stand for no row out of the batch as long
// as nothing in it cites them: a later chunk may, and a source of rows that
// were all rejected or said nothing new is none.
func (w *work) holdUncited(b *store.Batch) {
	uncited := map[twinning.ID]*item{}
	for _, d := range w.entityList.list {
		standsForRow := func(it *item) bool { return it.Rows > 0 }
		if d.stored == nil && d.id.Type() == twinning.TypeSource && len(d.items) > 0 && !slices.ContainsFunc(d.items, standsForRow) {
			uncited[d.id] = d.items[0]
		}
	}
	if len(uncited) == 0 {
		return
	}
	cite := func(id twinning.ID) { delete(uncited, id) }
	for _, s := range b.Statements {
		cite(s.Source)
	}
	for _, t := range b.Ties {
		references(t, cite)
	}
	for _, c := range b.Cities {
		references(c, cite)
	}
	for _, e := range b.Entities {
		references(e, cite)
	}
	if len(uncited) > mostUncited {
		return
	}
	w.entityList.list = slices.DeleteFunc(w.entityList.list, func(d *draft[twinning.Entity]) bool { return uncited[d.id] != nil })
	b.Entities = slices.DeleteFunc(b.Entities, func(e twinning.Entity) bool { return uncited[e.EntityID()] != nil })
	for _, it := range w.items {
		if e, ok := it.Value.(record.Entity); ok && uncited[e.Entity.EntityID()] == it {
			w.run.uncited = append(w.run.uncited, it)
		}
	}
}
