package loader

import (
	"github.com/sistergraph/sistergraph/loader/merge"
	"github.com/sistergraph/sistergraph/loader/record"
	"github.com/sistergraph/sistergraph/twinning"
)

// entities works off what the chunk says of records other than places and ties.
func (w *work) entities() {
	for _, it := range w.items {
		v, ok := it.Value.(record.Entity)
		if !ok || len(it.refused) > 0 {
			continue
		}
		said := check(w, it, v.Entity)
		if len(it.refused) > 0 {
			continue
		}
		var stored *twinning.Entity
		if e, ok := w.stored[said.EntityID()]; ok {
			stored = &e
		}
		if stored == nil && w.in.Enriches && said.EntityID().Type() != twinning.TypeSource {
			continue // only what is there is completed
		}
		d := w.entityList.get(said.EntityID(), stored, nil)
		d.apply(it, func(now twinning.Entity) twinning.Entity {
			switch {
			case now == nil:
				return merge.NewEntity(said)
			case w.in.Enriches:
				return completedEntity(now, said)
			default:
				return merge.Entity(now, said)
			}
		}, twinning.Entity.Validate)
	}
}
