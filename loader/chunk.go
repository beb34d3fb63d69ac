package loader

import (
	"context"

	"github.com/sistergraph/sistergraph/loader/merge"
	"github.com/sistergraph/sistergraph/loader/record"
	"github.com/sistergraph/sistergraph/twinning"
)

// chunk is the rows that are worked on at once.
type chunk struct {
	in    Input
	items []*item
	rows  int
}

// item is a record on its way into the store.
type item struct {
	record.Record
	refused record.Rejections
	// What it turned out to be: something that was not known, or only known from
	// an earlier record of the same load; and the records that it is about.
	said, repeats bool
	about         []twinning.ID
	passed        []*record.Rejected // what it contradicts itself or another in, and is not used
}

func newChunk(in Input) *chunk { return &chunk{in: in} }

func (c *chunk) add(r record.Record) {
	c.items = append(c.items, &item{Record: r})
	c.rows += r.Rows
}

// refuse rejects the record because of a field.
func (it *item) refuse(field, value, reason, hint string) {
	it.refuseAt(it.At, field, value, reason, hint)
}

func (it *item) refuseAt(at record.Position, field, value, reason, hint string) {
	r := &record.Rejected{At: at, Field: field, Value: value, Reason: reason, Hint: hint}
	if len(it.Raw) > 0 {
		r.Raw = it.Raw[0]
	}
	it.refused = append(it.refused, r)
}

// refuseInvalid rejects the record for what Validate finds.
func (it *item) refuseInvalid(err error) {
	for _, f := range twinning.FieldErrors(err) {
		it.refuse(f.Field, f.Value, f.Reason, "")
	}
	if len(it.refused) == 0 {
		it.refuse("", "", err.Error(), "")
	}
}

// flush works a chunk off: which records are meant, what they are now, what
// they become; and writes what differs. What refers to a rejected record is
// rejected too, so the chunk is worked through until nothing more is.
func (r *run) flush(ctx context.Context, c *chunk) error {
	if len(c.items) == 0 {
		return nil
	}
	c.items, r.uncited = append(r.uncited, c.items...), nil
	w := newWork(r, c)
	if err := w.fetch(ctx); err != nil {
		return err
	}
	for before := -1; before != w.refusals(); {
		before = w.refusals()
		w.reset()
		w.places()
		w.entities()
		if err := w.ties(ctx); err != nil {
			return err
		}
		w.refuseIncomplete()
	}
	batch := w.batch()
	w.holdUncited(&batch)
	if err := w.tell(ctx); err != nil {
		return err
	}
	if batch.Len() > 0 {
		if err := r.launch(ctx, batch); err != nil {
			return err
		}
		if len(batch.Cities) > 0 {
			r.unfound.Forget()
		}
	}
	if r.opt.Progress != nil {
		r.opt.Progress(r.report.Rows)
	}
	return nil
}

// draft is a record as stored and as the chunk makes it.
type draft[T any] struct {
	id      twinning.ID
	stored  *T // nil when there is none yet
	now     T
	invalid error
	items   []*item // those that speak of it
	touched bool    // one of them said something new
}

// apply lets an item say something of the record: what it was before becomes
// what merged makes of it. A valid record is not made invalid.
func (d *draft[T]) apply(it *item, merged func(T) T, validate func(T) error) {
	next := merged(d.now)
	invalid := validate(next)
	if invalid != nil && d.invalid == nil && (d.stored != nil || len(d.items) > 0) {
		it.refuseInvalid(invalid)
		return
	}
	said := d.stored == nil && len(d.items) == 0 || !merge.Equal(next, d.now)
	it.said = it.said || said
	it.repeats = it.repeats || d.touched
	it.about = append(it.about, d.id)
	d.now, d.invalid = next, invalid
	d.items = append(d.items, it)
	d.touched = d.touched || said
}

func (d *draft[T]) changed() bool { return d.stored == nil || !merge.Equal(*d.stored, d.now) }

// drafts keeps the order of first mention.
type drafts[T any] struct {
	list []*draft[T]
	at   map[twinning.ID]*draft[T]
}

func newDrafts[T any]() drafts[T] { return drafts[T]{at: map[twinning.ID]*draft[T]{}} }

// get is the draft of the id: of the stored record, or of a blank one.
func (d *drafts[T]) get(id twinning.ID, stored *T, blank T) *draft[T] {
	if dr, ok := d.at[id]; ok {
		return dr
	}
	dr := &draft[T]{id: id, stored: stored, now: blank}
	if stored != nil {
		dr.now = *stored
	}
	d.list = append(d.list, dr)
	d.at[id] = dr
	return dr
}

// refuseInvalid rejects all items of the records that did not become complete.
func (d *drafts[T]) refuseInvalid() {
	for _, dr := range d.list {
		if dr.invalid == nil {
			continue
		}
		for _, it := range dr.items {
			it.refuseInvalid(dr.invalid)
		}
	}
}
