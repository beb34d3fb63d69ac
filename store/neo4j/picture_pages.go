package neo4j

import (
	"context"

	"golang.org/x/sync/errgroup"
)

// mark is how far a statement is that draws a page of records at a time: the last id that it drew, or was told to begin
// after, and whether there are more.
type mark struct {
	after string
	done  bool
}

// page draws the next page by a statement that tells the last id of it.
func (p pictured) page(t transaction, name string, at mark) (mark, error) {
	drawn, err := t.run(statement(name, nil), p.params(parameters{"after": at.after, "most": batchSize}))
	if err != nil {
		return at, err
	}
	if !drawn.next() || drawn.row().null("last") {
		return mark{at.after, true}, nil
	}
	return mark{drawn.row().text("last"), false}, nil
}

// pages draws all pages of a statement, each in a transaction of its own. All ids come after the first.
func (p pictured) pages(ctx context.Context, name, first string) error {
	for at := (mark{after: first}); !at.done; {
		next := at
		err := p.lease.write(ctx, func(t transaction) (err error) {
			next, err = p.page(t, name, at)
			return err
		})
		if err != nil {
			return err
		}
		at = next
	}
	return nil
}

// tiesAndStatements draws ties and statements. What touches places is drawn in one transaction after another, since two
// would wait for each other's locks or stand in each other's way. Beside them, and a page ahead, statements are labelled
// and linked to who says them, which touches no places.
func (p pictured) tiesAndStatements(ctx context.Context) error {
	ties, statements := mark{}, mark{after: "statement:"}
	for !ties.done || !statements.done {
		t, s := ties, statements
		err := p.lease.write(ctx, func(held transaction) error {
			t, s = ties, statements
			labelled := make(chan span, heldBatches)
			beside, ctx := errgroup.WithContext(held.ctx)
			beside.Go(func() error {
				defer close(labelled)
				return p.label(ctx, &s, labelled)
			})
			beside.Go(func() error { return p.join(ctx, &t, labelled) })
			return beside.Wait()
		})
		if err != nil {
			return err
		}
		ties, statements = t, s
	}
	return nil
}

// span is a page of statements: those after the first id up to the last.
type span struct{ after, last string }

// label draws some pages of statements and who says them, and tells of each page that is committed.
func (p pictured) label(ctx context.Context, at *mark, labelled chan<- span) error {
	for n := 0; n < heldBatches && !at.done; n++ {
		var next mark
		err := p.lease.s.write(ctx, func(t transaction) (err error) {
			next, err = p.page(t, "picture_statements", *at)
			return err
		})
		if err != nil {
			return err
		}
		if !next.done {
			labelled <- span{at.after, next.after}
		}
		*at = next
	}
	return nil
}

// join draws as many pages of ties, and with each what a page of statements is about: they touch the same places.
func (p pictured) join(ctx context.Context, at *mark, labelled <-chan span) error {
	for range heldBatches {
		about, more := <-labelled
		if !more && at.done {
			return nil
		}
		next := *at
		err := p.lease.s.write(ctx, func(t transaction) (err error) {
			if more {
				_, err = t.run(statement("picture_about", nil), p.params(parameters{"after": about.after, "last": about.last}))
			}
			if err == nil && !at.done {
				next, err = p.page(t, "picture_ties", *at)
			}
			return err
		})
		if err != nil {
			return err
		}
		*at = next
	}
	return nil
}
