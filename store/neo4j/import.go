package neo4j

import (
	"context"
	"errors"
	"sync"

	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// importing is a store.Import.
type importing struct {
	lease   lease
	release int

	mu   sync.Mutex
	done bool // published or aborted
}

// Release is the number being written.
func (i *importing) Release() int { return i.release }

// prepare cleans up after an import that died and opens the release.
func (i *importing) prepare(ctx context.Context, state written) error {
	if state.writing > 0 {
		if err := i.lease.sweep(ctx, state.writing); err != nil {
			return err
		}
	}
	if err := i.lease.pictures(ctx, state); err != nil {
		return err
	}
	return i.lease.write(ctx, func(t transaction) error {
		_, err := t.run(statement("import_open", nil), parameters{"release": i.release})
		return err
	})
}

// open is the error of using an import that is over.
func (i *importing) open(ctx context.Context) error {
	if err := i.lease.s.ready(ctx); err != nil {
		return err
	}
	if i.done {
		return store.ErrLeaseLost
	}
	return nil
}

// Publish moves the number of the newest release, in one small transaction. The picture follows; where that fails the
// release is published all the same, and who next opens the store or begins an import makes the picture.
func (i *importing) Publish(ctx context.Context, info store.PublishInfo) (twinning.Release, error) {
	i.mu.Lock()
	defer i.mu.Unlock()
	if err := i.open(ctx); err != nil {
		return twinning.Release{}, err
	}
	err := i.lease.write(ctx, func(t transaction) error {
		_, err := t.run(statement("publish", nil), parameters{
			"release": i.release, "day": int64(info.Day), "published": info.Time.UnixMicro(), "note": info.Note,
			"date": info.Day.String(),
		})
		return err
	})
	if err != nil {
		return twinning.Release{}, err
	}
	i.finish(i.release)
	after := context.WithoutCancel(ctx)
	_ = i.lease.picture(after, i.release)
	_ = i.lease.giveUp(after)
	return twinning.Release{Number: i.release, Day: info.Day, Published: info.Time, Note: info.Note}, nil
}

// finish notes that the import is over and which release is known to be published.
func (i *importing) finish(published int) {
	i.done = true
	s := i.lease.s
	s.mu.Lock()
	defer s.mu.Unlock()
	s.published = max(s.published, published)
	delete(s.merged, i.release)
	if s.writing == i.release {
		s.writing = 0
	}
}

// Abort undoes everything and gives up the lease. Where another writer has taken over there is nothing to undo.
func (i *importing) Abort(ctx context.Context) error {
	i.mu.Lock()
	defer i.mu.Unlock()
	if i.done {
		return nil
	}
	if err := i.lease.s.ready(ctx); err != nil {
		return err
	}
	err := i.lease.sweep(ctx, i.release)
	if err == nil {
		err = i.lease.giveUp(ctx)
	}
	if errors.Is(err, store.ErrLeaseLost) {
		i.done = true
		return nil
	}
	if err == nil {
		i.finish(0)
	}
	return err
}
