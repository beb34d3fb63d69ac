// Package loader brings files into a store: formats yield records, identity
// finds the places that they mean, merge joins them with what is stored, and
// one release publishes it all. It works in chunks of rows, so memory does not
// grow with the input.
package loader

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/sistergraph/sistergraph/loader/format"
	"github.com/sistergraph/sistergraph/loader/identity"
	"github.com/sistergraph/sistergraph/loader/identity/nation"
	"github.com/sistergraph/sistergraph/loader/record"
	"github.com/sistergraph/sistergraph/loader/review"
	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// Options say how to load. The zero value loads all or nothing.
type Options struct {
	// Owner names the import while it holds the store's lease.
	Owner string
	// Partial loads the good rows when others are rejected.
	Partial bool
	// CreateMissing makes the places that references by name do not find.
	CreateMissing bool
	// KeepUnsaid leaves statements that a source made before and does not make
	// now; otherwise those of Input.Replaces are withdrawn.
	KeepUnsaid bool
	// DryRun does everything but publish.
	DryRun bool
	// Note goes into the release.
	Note string
	// ChunkRows is how many rows are worked on at once; 0 means 8000.
	ChunkRows int
	// Progress is told after every chunk; nil for no one.
	Progress func(Rows)
	// Rejects is where rejected rows are written in their own format, with the
	// reason, where the format can give them back; nil for nowhere.
	Rejects io.Writer
	// Decisions say which places names mean that could not be matched before; nil
	// when there are none. Review collects those that cannot be matched now; nil
	// when nobody wants them.
	Decisions *review.Decisions
	Review    *review.Review
	// Memory keeps decisions from one load of a source to the next; nil keeps none.
	Memory *review.Memory
	// Wait is how long to wait for another import to end or, when it has died,
	// for its lease to expire; 0 fails at once with store.ErrBusy. Waiting is
	// told once why there is a wait; nil for no one.
	Wait    time.Duration
	Waiting func(error)
	// Now is the clock; nil means time.Now.
	Now func() time.Time
}

const defaultChunkRows = 8000

// ErrRejected tells that rows were rejected and therefore nothing was changed.
// The report lists them.
var ErrRejected = errors.New("rows were rejected, so nothing was changed; mend them, or leave them out with --partial")

// Load reads the inputs in order into one release. When nothing differs from
// what is stored, no release is made. When rows are rejected and Options.Partial
// is not set, or on any other error, nothing is changed; the report tells what
// was seen until then.
func Load(ctx context.Context, s store.Store, inputs []Input, opt Options) (Report, error) {
	if opt.Now == nil {
		opt.Now = time.Now
	}
	if opt.ChunkRows == 0 {
		opt.ChunkRows = defaultChunkRows
	}
	if opt.Owner == "" {
		opt.Owner = "load"
	}
	start := opt.Now()
	r := &run{store: s, opt: opt, report: newReport(inputs), spoken: newSpoken(), known: newKnown(), effects: newEffects()}
	r.report.DryRun = opt.DryRun
	err := r.load(ctx, inputs)
	r.report.took(opt.Now().Sub(start))
	return r.report, err
}

// run is one load.
type run struct {
	store  store.Store
	opt    Options
	imp    store.Import
	base   int // the release that readers see; 0 for an empty store
	report Report
	day    twinning.Day
	wrote  bool
	known  known
	// saysNew tells that most of what the chunk before said was not known.
	saysNew bool

	effects   effects
	spoken    spoken
	nations   *nation.Names
	unfound   identity.Unfound
	decisions *review.Decisions   // about the input being read
	rejects   format.RejectWriter // of the input being read; nil when none is wanted or possible
	uncited   []*item             // sources of the input that nothing which is kept cites so far
	flight    *flight             // nil when nothing is being written
}

// lastTry is how long a load that ends because the store is away still tries to undo what it wrote.
const lastTry = 3 * time.Second

func (r *run) load(ctx context.Context, inputs []Input) (err error) {
	if err := r.begin(ctx); err != nil {
		return err
	}
	published := false
	defer func() {
		if published {
			return
		}
		_ = r.land() // what ended the load is known already
		// What cannot be undone now the next import sweeps, and where the store has failed Abort says so once more.
		undo := context.WithoutCancel(ctx)
		if errors.Is(err, store.ErrUnavailable) {
			var cancel context.CancelFunc
			undo, cancel = context.WithTimeout(undo, lastTry)
			defer cancel()
		}
		if aborted := r.imp.Abort(undo); err == nil {
			err = aborted
		}
	}()
	releases, err := r.store.Releases(ctx)
	if err != nil {
		return err
	}
	if len(releases) > 0 {
		r.base = releases[len(releases)-1].Number
	}
	if err := r.claimed(ctx); err != nil {
		return err
	}
	for i, in := range inputs {
		if err := r.input(ctx, in, &r.report.Inputs[i]); err != nil {
			return err
		}
	}
	if err := r.land(); err != nil {
		return err
	}
	if r.report.Failed() > 0 && !r.opt.Partial {
		r.report.keepNothing()
		return ErrRejected
	}
	if err := r.withdrawUnsaid(ctx); err != nil {
		return err
	}
	if err := r.countEffects(ctx); err != nil {
		return err
	}
	r.report.Effects = r.effects.Effects
	if r.opt.DryRun {
		return nil
	}
	if r.wrote {
		release, err := r.imp.Publish(ctx, store.PublishInfo{Day: r.day, Time: r.opt.Now().UTC(), Note: r.opt.Note})
		if err != nil {
			return err
		}
		published, r.report.Release = true, &release
	}
	r.remember(inputs)
	return nil
}

func (r *run) input(ctx context.Context, in Input, read *Read) error {
	reader, err := in.Open()
	if err != nil {
		return err
	}
	defer reader.Close()
	if err := r.recall(ctx, in); err != nil {
		return err
	}
	if err := r.openRejects(reader); err != nil {
		return err
	}
	day := twinning.DayOf(r.opt.Now())
	if created := reader.Meta().Created; !created.IsZero() {
		day = twinning.DayOf(created)
	}
	if r.day == 0 || day > r.day {
		r.day = day
	}
	r.uncited = nil
	c := newChunk(in)
	for rec, err := range reader.Records() {
		if cancelled := ctx.Err(); cancelled != nil {
			return cancelled
		}
		if rejected, ok := err.(record.Rejections); ok {
			r.report.Rows.Read++
			if rejected.LeftOut() {
				r.report.LeftOut++
			}
			if err := r.reject(1, [][]string{rejected[0].Raw}, rejected); err != nil {
				return err
			}
			continue
		}
		if err != nil {
			return err
		}
		c.add(rec)
		if c.rows >= r.opt.ChunkRows {
			if err := r.flush(ctx, c); err != nil {
				return err
			}
			c = newChunk(in)
		}
	}
	if err := r.flush(ctx, c); err != nil {
		return err
	}
	if read.note(reader); in.Replaces != "" && !isPart(reader) {
		r.spoken.replaces[in.Replaces] = true
	}
	return r.closeRejects()
}

// describe makes an error of the store one about loading.
func describe(err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("the data could not be written: %w", err)
}
