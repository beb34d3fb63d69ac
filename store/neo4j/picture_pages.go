package neo4j

import "context"

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
		var t, s mark
		err := p.lease.beside(ctx, func(ctx context.Context, h held, begin func(func() error)) {
			labelled, joined := make(chan mark, 1), make(chan struct{})
			begin(func() error {
				defer close(labelled)
				return p.label(ctx, h, statements, labelled, joined)
			})
			begin(func() (err error) {
				defer close(joined)
				t, s, err = p.join(ctx, h, ties, statements, labelled)
				return err
			})
		})
		if err != nil {
			return err
		}
		ties, statements = t, s
	}
	return nil
}

// label draws pages of statements and who says them, one at least, and tells of each that is committed, until nobody joins
// them any more.
func (p pictured) label(ctx context.Context, h held, at mark, labelled chan<- mark, joined <-chan struct{}) error {
	for first := true; !at.done && (first || h.more()); first = false {
		from := at
		err := h.write(ctx, func(t transaction) (err error) {
			at, err = p.page(t, "picture_statements", from)
			return err
		})
		if err != nil {
			return err
		}
		select {
		case labelled <- at:
		case <-joined:
			return nil
		}
	}
	return nil
}

// join draws pages of ties, and with each what a labelled page of statements is about: they touch the same places. It tells
// how far it came.
func (p pictured) join(ctx context.Context, h held, ties, statements mark, labelled <-chan mark) (t, s mark, err error) {
	for first := true; (first || h.more()) && !(ties.done && statements.done); first = false {
		page, more := <-labelled
		if !more && ties.done {
			break
		}
		next := ties
		err := h.write(ctx, func(t transaction) (err error) {
			if more && !page.done {
				_, err = t.run(statement("picture_about", nil), p.params(parameters{"after": statements.after, "last": page.after}))
			}
			if err == nil && !ties.done {
				next, err = p.page(t, "picture_ties", ties)
			}
			return err
		})
		if err != nil {
			return ties, statements, err
		}
		ties = next
		if more {
			statements = page
		}
	}
	return ties, statements, nil
}
