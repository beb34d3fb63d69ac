package store

import (
	"context"
	"time"

	"github.com/sistergraph/sistergraph/twinning"
)

// Writer changes the graph, one import at a time.
type Writer interface {
	// Begin takes the store's only writer lease under the owner's name and
	// clears what an import that died has left. While another holds the lease
	// and it has not expired, ErrBusy. The lease is renewed by every call of the
	// Import and expires LeaseTime after the last.
	Begin(ctx context.Context, owner string) (Import, error)
}

// LeaseTime is how long a writer may be silent before another may take over.
const LeaseTime = 30 * time.Second

// Import writes one release. Readers see nothing of it before Publish, all of
// it after. An import that is neither published nor aborted is swept by the
// next Begin.
type Import interface {
	// Release is the number being written, one above the newest; reads of the
	// same Store with it see the import's own writes.
	Release() int
	// Apply writes records: new versions of those that exist, first versions of
	// others. It is idempotent: applying a batch again changes nothing. The
	// caller leaves out what has not changed.
	Apply(ctx context.Context, b Batch) error
	// Publish makes the release the current one. ErrLeaseLost when another
	// writer took over.
	Publish(ctx context.Context, r PublishInfo) (twinning.Release, error)
	// Abort undoes everything and gives up the lease, and the next import gets
	// the same number; after Publish it does nothing. What is asked of an import
	// that was published or aborted is ErrLeaseLost.
	Abort(ctx context.Context) error
}

// PublishInfo is what a release carries beside its number.
type PublishInfo struct {
	Day  twinning.Day
	Time time.Time
	Note string
}

// Batch is records to write, each valid, in any order; what they refer to is
// written by the same import or before. Of a record given twice the last counts.
// The ID of a statement is twinning.NewStatementID of its tie and source.
type Batch struct {
	Cities     []twinning.City
	Ties       []twinning.Partnership
	Statements []twinning.Statement
	Entities   []twinning.Entity
	// Removed records are no longer there from this release on. Ties and
	// statements of a removed place are removed by the caller.
	Removed []twinning.ID
	// Merged maps an id that is given up to the one that answers for it; the
	// record of the first is removed. What refers to it is rewritten by the caller.
	Merged map[twinning.ID]twinning.ID
}

// Len is the number of records.
func (b Batch) Len() int {
	return len(b.Cities) + len(b.Ties) + len(b.Statements) + len(b.Entities) + len(b.Removed) + len(b.Merged)
}
