package sqlite

import (
	"context"
	"database/sql"
)

// lag tells how far tie_end is behind tie within an import. Pairs come in
// any order, so that the two ends of each would change two pages of their own;
// the ends of many ties, sorted, share pages. Until a read needs them they are
// therefore left behind.
type lag struct {
	upTo   int64 // the greatest tie.seq whose ends are written
	behind int   // how many ties have been written since, at least 1 when there are any
}

// mostBehind bounds what is sorted at once.
const mostBehind = 250_000

// insertEnds does without the journal of a statement, which would keep every
// page as it was in memory: a failure takes back the whole transaction.
const insertEnds = `INSERT OR ROLLBACK INTO tie_end
SELECT a, b, seq FROM tie WHERE seq > ?1
UNION ALL
SELECT b, a, seq FROM tie WHERE seq > ?1
ORDER BY 1, 2`

// catchUp writes the ends that are missing.
func (l *lag) catchUp(ctx context.Context, tx *sql.Tx) error {
	if l.behind == 0 {
		return nil
	}
	if _, err := tx.ExecContext(ctx, insertEnds, l.upTo); err != nil {
		return err
	}
	l.behind = 0
	return l.mark(ctx, tx)
}

// mark takes every tie there is as followed.
func (l *lag) mark(ctx context.Context, tx *sql.Tx) error {
	return tx.QueryRowContext(ctx, `SELECT coalesce(max(seq), 0) FROM tie`).Scan(&l.upTo)
}
