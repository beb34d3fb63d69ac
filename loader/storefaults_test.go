package loader_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/sistergraph/sistergraph/loader"
	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// failing is a store whose n-th call of one method of writing or reading fails.
type failing struct {
	store.Store
	method string
	after  int
	err    error
}

func (f *failing) fails(method string) error {
	if method != f.method {
		return nil
	}
	if f.after--; f.after < 0 {
		return f.err
	}
	return nil
}

func (f *failing) Lookup(ctx context.Context, release int, ids []twinning.ID) (store.Records, error) {
	if err := f.fails("Lookup"); err != nil {
		return store.Records{}, err
	}
	return f.Store.Lookup(ctx, release, ids)
}

func (f *failing) Begin(ctx context.Context, owner string) (store.Import, error) {
	if err := f.fails("Begin"); err != nil {
		return nil, err
	}
	imp, err := f.Store.Begin(ctx, owner)
	return &failingImport{imp, f}, err
}

type failingImport struct {
	store.Import
	f *failing
}

func (i *failingImport) Apply(ctx context.Context, b store.Batch) error {
	if err := i.f.fails("Apply"); err != nil {
		return err
	}
	return i.Import.Apply(ctx, b)
}

func (i *failingImport) Publish(ctx context.Context, p store.PublishInfo) (twinning.Release, error) {
	if err := i.f.fails("Publish"); err != nil {
		return twinning.Release{}, err
	}
	return i.Import.Publish(ctx, p)
}

func TestAStoreThatFailsLeavesTheOldRelease(t *testing.T) {
	for name, f := range map[string]failing{
		"no space after three chunks": {method: "Apply", after: 3, err: store.ErrFull},
		"gone while reading":          {method: "Lookup", after: 5, err: store.ErrUnavailable},
		"lease lost when publishing":  {method: "Publish", err: store.ErrLeaseLost},
		"busy":                        {method: "Begin", err: store.ErrBusy},
		"cannot be written":           {method: "Begin", err: store.ErrReadOnly},
	} {
		t.Run(name, func(t *testing.T) {
			s := newStore(t)
			mustLoad(t, s, loader.Options{}, loader.Shipped()[0])
			before := everything(t, s)
			f.Store = s
			r, err := loader.Load(context.Background(), &f, loader.Shipped()[2:], loader.Options{ChunkRows: 50})
			if !errors.Is(err, f.err) || r.Release != nil {
				t.Fatalf("%v", err)
			}
			addsUp(t, r)
			if releases, err := s.Releases(context.Background()); err != nil || len(releases) != 1 {
				t.Fatalf("%v %v", releases, err)
			}
			if len(before) != len(everything(t, s)) {
				t.Error("the old release differs")
			}
			mustLoad(t, s, loader.Options{}, loader.Shipped()[2])
		})
	}
}

func TestTwoLoadsAtOnceDoNotMix(t *testing.T) {
	s := newStore(t)
	other, err := s.Begin(context.Background(), "other")
	if err != nil {
		t.Fatal(err)
	}
	_, err = loader.Load(context.Background(), s, loader.Shipped()[:1], loader.Options{})
	if !errors.Is(err, store.ErrBusy) || !strings.Contains(err.Error(), "another import is under way") {
		t.Errorf("%v", err)
	}
	if err := other.Abort(context.Background()); err != nil {
		t.Fatal(err)
	}
	mustLoad(t, s, loader.Options{}, loader.Shipped()[0])
}

func TestALoadThatWaitsGoesOnWhenTheOtherHasEnded(t *testing.T) {
	s := newStore(t)
	other, err := s.Begin(context.Background(), "other")
	if err != nil {
		t.Fatal(err)
	}
	told := 0
	end := func(err error) {
		told++
		if !errors.Is(err, store.ErrBusy) {
			t.Errorf("waits because of %v", err)
		}
		if err := other.Abort(context.Background()); err != nil {
			t.Error(err)
		}
	}
	if r := mustLoad(t, s, loader.Options{Wait: loader.WaitForOther, Waiting: end}, loader.Shipped()[0]); r.Release == nil || told != 1 {
		t.Errorf("release %v, told %d times", r.Release, told)
	}
}

func TestAFilledStoreIsLeftAlone(t *testing.T) {
	s := newStore(t)
	ctx := context.Background()
	r, filled, err := loader.FillIfEmpty(ctx, s, loader.Shipped()[:1], nil)
	if err != nil || !filled || r.Release == nil {
		t.Fatalf("%v %v", filled, err)
	}
	if _, filled, err = loader.FillIfEmpty(ctx, s, loader.Shipped(), nil); err != nil || filled {
		t.Errorf("%v %v", filled, err)
	}
}
