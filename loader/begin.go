package loader

import (
	"context"
	"errors"
	"time"

	"github.com/sistergraph/sistergraph/store"
)

// WaitForOther is how long a load that somebody waits for should wait: longer
// than the lease of an import that died lasts.
const WaitForOther = store.LeaseTime + 5*time.Second

const retryEvery = 250 * time.Millisecond

// begin takes the writer's lease. While another import holds it, or has died
// and its lease has not expired, begin tries again until Options.Wait is over.
func (r *run) begin(ctx context.Context) error {
	start := time.Now()
	for told := false; ; told = true {
		imp, err := r.store.Begin(ctx, r.opt.Owner)
		if err == nil {
			r.imp = imp
			return nil
		}
		if !errors.Is(err, store.ErrBusy) || time.Since(start) >= r.opt.Wait {
			return err
		}
		if !told && r.opt.Waiting != nil {
			r.opt.Waiting(err)
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(retryEvery):
		}
	}
}
