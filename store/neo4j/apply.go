package neo4j

import (
	"context"
	"errors"
	"maps"
	"slices"

	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// batchSize is how many rows a statement writes. What a transaction holds until it ends costs the server's memory more than
// its rows (docs/benchmarks.md has the ratios).
const batchSize = 2000

// Apply writes records: first what goes, then what comes, each batch of rows in a transaction of its own. A record of
// which this release has a version already is written over it; readers do not see it yet.
func (i *importing) Apply(ctx context.Context, b store.Batch) error {
	i.mu.Lock()
	defer i.mu.Unlock()
	if err := i.open(ctx); err != nil {
		return err
	}
	w := writer{i.lease, i.release}
	steps := []func() error{
		func() error { return w.remove(ctx, b.Removed) },
		func() error { return w.merge(ctx, b.Merged) },
		func() error { return w.cities(ctx, b.Cities) },
		func() error { return w.entities(ctx, b.Entities) },
		func() error { return w.tiesAndStatements(ctx, b.Ties, b.Statements) },
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	if b.Len() == 0 {
		return i.lease.write(ctx, func(transaction) error { return nil })
	}
	return nil
}

func cityID(c twinning.City) twinning.ID           { return c.ID }
func statementID(s twinning.Statement) twinning.ID { return s.ID }
func tieID(t twinning.Partnership) twinning.ID     { return t.ID }
func entityID(e twinning.Entity) twinning.ID       { return e.EntityID() }

// writer writes versions of one release under the lease.
type writer struct {
	lease   lease
	release int
}

func (w writer) params(name string, rows any) parameters {
	return parameters{"release": w.release, "openEnd": openEnd, name: rows}
}

func (w writer) cities(ctx context.Context, cities []twinning.City) error {
	for chunk := range slices.Chunk(last(cities, cityID), batchSize) {
		rows, err := nodeRows(w, chunk, cityID, cityProperties)
		if err != nil {
			return err
		}
		err = w.lease.write(ctx, func(tx transaction) error { return w.nodes(tx, labelOf(twinning.TypeCity), rows) })
		if err != nil {
			return err
		}
	}
	return nil
}

// nodeRows are versions of records that are nodes, by id.
func nodeRows[T any](w writer, records []T, id func(T) twinning.ID, of func(T) (properties, error)) (map[string]properties, error) {
	rows := make(map[string]properties, len(records))
	for _, r := range records {
		p, err := of(r)
		if err != nil {
			return nil, err
		}
		rows[string(id(r))] = versioned(p, "_", w.release)
	}
	return rows, nil
}

// nodes writes rows by what there is already: a node that is not there is made, one that has no version yet or one of this
// release is filled, a later version of this release is written over, else the open version is closed and a later one is
// added.
func (w writer) nodes(tx transaction, label string, rows map[string]properties) error {
	slots := fragments{"label": label}
	all := make([]properties, 0, len(rows))
	for _, id := range sortedKeys(rows) {
		all = append(all, rows[id])
	}
	there, err := tx.run(statement("node_new", slots), w.params("rows", all))
	if err != nil {
		return err
	}
	by := map[string][]properties{}
	for there.next() {
		r := there.row()
		by[r.text("state")] = append(by[r.text("state")], rows[r.text("id")])
	}
	for _, name := range sortedKeys(by) {
		if _, err := tx.run(statement(name, slots), w.params("rows", by[name])); err != nil {
			return err
		}
	}
	return nil
}

// entities writes versions of entities and of their links.
func (w writer) entities(ctx context.Context, entities []twinning.Entity) error {
	for chunk := range slices.Chunk(last(entities, entityID), batchSize) {
		rows, err := nodeRows(w, chunk, entityID, entityProperties)
		if err != nil {
			return err
		}
		links := map[string][]properties{}
		for _, e := range chunk {
			for _, l := range e.Links() {
				label := labelOf(l.To.Type())
				links[label] = append(links[label], properties{"id": string(e.EntityID()), "role": string(l.Role), "to": string(l.To)})
			}
		}
		err = w.lease.write(ctx, func(tx transaction) error {
			if err := w.nodes(tx, "Entity", rows); err != nil {
				return err
			}
			return w.links(tx, sortedKeys(rows), links)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func (w writer) links(tx transaction, ids []string, links map[string][]properties) error {
	if _, err := tx.run(statement("links_close", nil), w.params("ids", ids)); err != nil {
		return err
	}
	for _, label := range sortedKeys(links) {
		if _, err := tx.run(statement("links_add", fragments{"label": label}), w.params("rows", links[label])); err != nil {
			return err
		}
	}
	return nil
}

// errNoPlace is a caller's mistake: see store.Batch.
var errNoPlace = errors.New("a tie joins places that were not written before it")

// tiesAndStatements writes versions of ties and of statements, the ones beside the others, since the server works on each
// transaction with one processor. Ties lock their places, statements nobody but themselves.
func (w writer) tiesAndStatements(ctx context.Context, ties []twinning.Partnership, statements []twinning.Statement) error {
	ties, statements = last(ties, tieID), last(statements, statementID)
	for len(ties) > 0 || len(statements) > 0 {
		var moreTies []twinning.Partnership
		var moreStatements []twinning.Statement
		err := w.lease.beside(ctx, func(ctx context.Context, h held, begin func(func() error)) {
			begin(func() (err error) { moreTies, err = inBatches(ctx, h, ties, w.ties); return err })
			begin(func() (err error) { moreStatements, err = inBatches(ctx, h, statements, w.statements); return err })
		})
		if err != nil {
			return err
		}
		ties, statements = moreTies, moreStatements
	}
	return nil
}

// inBatches writes records, a batch at least, and gives back those for which there was no time.
func inBatches[T any](ctx context.Context, h held, records []T, write func(context.Context, held, []T) error) ([]T, error) {
	for first := true; len(records) > 0 && (first || h.more()); first = false {
		n := min(len(records), batchSize)
		if err := write(ctx, h, records[:n]); err != nil {
			return nil, err
		}
		records = records[n:]
	}
	return records, nil
}

// statements writes versions of a batch of statements.
func (w writer) statements(ctx context.Context, h held, statements []twinning.Statement) error {
	rows, err := nodeRows(w, statements, statementID, statementProperties)
	if err != nil {
		return err
	}
	return h.write(ctx, func(tx transaction) error { return w.nodes(tx, labelOf(twinning.TypeStatement), rows) })
}

// ties writes versions of a batch of ties. A version of this release is replaced.
func (w writer) ties(ctx context.Context, h held, ties []twinning.Partnership) error {
	ids, rows := make([]string, len(ties)), make([]properties, len(ties))
	for i, t := range ties {
		p, err := tieProperties(t)
		if err != nil {
			return err
		}
		ids[i] = string(t.ID)
		rows[i] = properties{"a": string(t.A), "b": string(t.B), "tie": versioned(p, "", w.release)}
	}
	return h.write(ctx, func(tx transaction) error {
		if _, err := tx.run(statement("ties_close", nil), w.params("ids", ids)); err != nil {
			return err
		}
		added, err := tx.run(statement("ties_add", nil), w.params("rows", rows))
		if err == nil && (!added.next() || added.row().number("n") != len(rows)) {
			err = errNoPlace
		}
		return err
	})
}

// remove closes the open versions of records of any type.
func (w writer) remove(ctx context.Context, ids []twinning.ID) error {
	byLabel := map[string][]string{}
	for _, id := range ids {
		byLabel[labelOf(id.Type())] = append(byLabel[labelOf(id.Type())], string(id))
	}
	for _, label := range sortedKeys(byLabel) {
		slices.Sort(byLabel[label])
		for chunk := range slices.Chunk(slices.Compact(byLabel[label]), batchSize) {
			if err := w.lease.write(ctx, func(tx transaction) error { return w.close(tx, label, chunk) }); err != nil {
				return err
			}
		}
	}
	return nil
}

func (w writer) close(tx transaction, label string, ids []string) error {
	if label == "" {
		_, err := tx.run(statement("ties_close", nil), w.params("ids", ids))
		return err
	}
	if _, err := tx.run(statement("nodes_close", fragments{"label": label}), w.params("ids", ids)); err != nil {
		return err
	}
	if label != "Entity" {
		return nil
	}
	_, err := tx.run(statement("links_close", nil), w.params("ids", ids))
	return err
}

// merge notes the ids that others answer for, and removes their records.
func (w writer) merge(ctx context.Context, merged map[twinning.ID]twinning.ID) error {
	if len(merged) == 0 {
		return nil
	}
	if err := w.remove(ctx, slices.Collect(maps.Keys(merged))); err != nil {
		return err
	}
	var rows []properties
	for _, id := range sortedKeys(merged) {
		rows = append(rows, properties{"id": string(id), "into": string(merged[id])})
	}
	defer w.lease.s.forget(w.release)
	return w.lease.write(ctx, func(tx transaction) error {
		_, err := tx.run(statement("merged_add", nil), w.params("rows", rows))
		return err
	})
}

func sortedKeys[K ~string, V any](m map[K]V) []K { return slices.Sorted(maps.Keys(m)) }
