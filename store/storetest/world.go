package storetest

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/store/storetest/fixture"
	"github.com/sistergraph/sistergraph/store/storetest/model"
	"github.com/sistergraph/sistergraph/twinning"
)

// failer is what testing.T and rapid.T have in common.
type failer interface {
	Helper()
	Errorf(format string, args ...any)
	Fatalf(format string, args ...any)
}

// world is the store under test and the model with the same releases.
type world struct {
	store store.Store
	model *model.Model
	last  int // the newest release
}

func (s suite) empty(t *testing.T) *world {
	t.Helper()
	return &world{store: s.open(t), model: model.New()}
}

// invented is a store with the three releases of the fixture.
func (s suite) invented(t *testing.T) *world {
	t.Helper()
	w := s.empty(t)
	for _, r := range fixture.Releases() {
		w.release(t, r.Info, r.Batch)
	}
	return w
}

// with is a store with one release of the batch.
func (s suite) with(t *testing.T, b store.Batch) *world {
	t.Helper()
	w := s.empty(t)
	w.publish(t, b)
	return w
}

// publish writes the batches as one release of a day that follows the last one's.
func (w *world) publish(t failer, batches ...store.Batch) {
	t.Helper()
	day := fixture.Day + twinning.Day(w.last)
	w.release(t, store.PublishInfo{Day: day, Time: time.Unix(int64(day)*86400, 0).UTC()}, batches...)
}

func (w *world) release(t failer, info store.PublishInfo, batches ...store.Batch) {
	t.Helper()
	for _, s := range []store.Store{w.model, w.store} {
		if err := publish(s, info, batches...); err != nil {
			t.Fatalf("publish: %v", err)
		}
	}
	w.last++
}

func publish(s store.Store, info store.PublishInfo, batches ...store.Batch) error {
	ctx := context.Background()
	imp, err := s.Begin(ctx, "conformance suite")
	if err != nil {
		return err
	}
	for _, b := range batches {
		if err := imp.Apply(ctx, b); err != nil {
			return errors.Join(err, imp.Abort(ctx))
		}
	}
	_, err = imp.Publish(ctx, info)
	return err
}

// question is one call of a store; its answer is in a form that can be
// compared: what was not asked for is zero.
type question func(ctx context.Context, s store.Store, release int) (any, error)

// same asks the store and the model about a release.
func (w *world) same(t failer, what string, release int, q question) {
	t.Helper()
	want, wantErr := q(context.Background(), w.model, release)
	got, err := q(context.Background(), w.store, release)
	if !errors.Is(err, wantErr) {
		t.Errorf("%s in release %d: error %v, want %v", what, release, err, wantErr)
		return
	}
	if d := diff(want, got); d != "" {
		t.Errorf("%s in release %d differs from the model (-model +store):\n%s", what, release, d)
	}
}

// everywhere asks about every release.
func (w *world) everywhere(t failer, what string, q question) {
	t.Helper()
	for r := 1; r <= w.last; r++ {
		w.same(t, what, r, q)
	}
}

// diff does not tell nil from empty, and finds nothing in unexported fields.
func diff(want, got any) string {
	return cmp.Diff(want, got, cmpopts.EquateEmpty(), cmpopts.IgnoreUnexported(twinning.Reference{}))
}

// expect compares with what the test says the answer is.
func expect(t failer, what string, got, want any) {
	t.Helper()
	if d := diff(want, got); d != "" {
		t.Errorf("%s (-want +got):\n%s", what, d)
	}
}

// must ends the test on an error.
func must[T any](t failer) func(v T, err error) T {
	t.Helper()
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatalf("unexpected error: %v", err)
		}
		return v
	}
}

func noError(t failer, err error) {
	t.Helper()
	if err != nil {
		t.Fatalf("unexpected error: %v", err)
	}
}

func expectError(t failer, what string, got, want error) {
	t.Helper()
	if !errors.Is(got, want) {
		t.Errorf("%s: error %v, want %v", what, got, want)
	}
}

func ptr[T any](v T) *T { return &v }
