package graph

import (
	"context"
	"strconv"
	"sync"

	"github.com/99designs/gqlgen/graphql"

	"github.com/sistergraph/sistergraph/graph/fault"
	"github.com/sistergraph/sistergraph/graph/resolver"
	"github.com/sistergraph/sistergraph/graph/scalar"
	"github.com/sistergraph/sistergraph/twinning"
)

// state gives the release that an operation is answered from: the one its directive or address names, else
// the current one.
func (s *Service) state(ctx context.Context, op *graphql.OperationContext, address *int) (*resolver.State, error) {
	number, err := asked(op, address)
	if err != nil {
		return nil, err
	}
	releases, err := s.store.Releases(ctx)
	if err != nil {
		return nil, err
	}
	if len(releases) == 0 {
		return nil, fault.New(fault.Unavailable, "the store is empty").With("hint", "load data first")
	}
	current := releases[len(releases)-1]
	if number == nil {
		return s.states.get(ctx, s, current)
	}
	for _, r := range releases {
		if r.Number == *number {
			return s.states.get(ctx, s, r)
		}
	}
	return nil, fault.New(fault.ReleaseUnknown, "there is no release %d", *number).
		With("value", *number).With("argument", "@release.number").
		With("hint", "the field releases lists them; the current one has the number "+strconv.Itoa(current.Number))
}

// asked is the release number that the operation names by directive or address, nil for none.
func asked(op *graphql.OperationContext, address *int) (*int, error) {
	directive := op.Operation.Directives.ForName("release")
	if directive == nil {
		return address, nil
	}
	v := directive.ArgumentMap(op.Variables)["number"]
	if v == nil {
		return address, nil
	}
	number, err := scalar.UnmarshalInt(v)
	if err != nil {
		return nil, err
	}
	if address != nil && *address != number {
		return nil, fault.Bad("@release.number", number, "the operation and the address name different releases",
			"leave one of them out")
	}
	return &number, nil
}

// states keeps the reference data of the releases that were asked last.
type states struct {
	mu   sync.Mutex
	kept []*loading // the one used last comes last
}

// loading is a state that is there or being read.
type loading struct {
	release twinning.Release
	once    sync.Once
	done    chan struct{}
	state   *resolver.State
	err     error
}

// keptStates is the number of releases whose reference data is kept.
const keptStates = 4

func newStates() *states { return &states{} }

// get gives the state of a release, reading it once however many ask. A failed reading is not kept.
func (k *states) get(ctx context.Context, s *Service, release twinning.Release) (*resolver.State, error) {
	l := k.entry(release)
	l.once.Do(func() {
		defer close(l.done)
		// Others wait for the same reading, so it must not end with the one who began it.
		l.state, l.err = resolver.NewState(context.WithoutCancel(ctx), s.store, release)
		if l.err != nil {
			k.forget(l)
		}
	})
	select {
	case <-l.done:
		return l.state, l.err
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

func (k *states) entry(release twinning.Release) *loading {
	k.mu.Lock()
	defer k.mu.Unlock()
	for i, l := range k.kept {
		if l.release.Number == release.Number && l.release.Published.Equal(release.Published) {
			k.kept = append(append(k.kept[:i:i], k.kept[i+1:]...), l)
			return l
		}
	}
	l := &loading{release: release, done: make(chan struct{})}
	k.kept = append(k.kept, l)
	if len(k.kept) > keptStates {
		k.kept = k.kept[1:]
	}
	return l
}

func (k *states) forget(l *loading) {
	k.mu.Lock()
	defer k.mu.Unlock()
	for i, other := range k.kept {
		if other == l {
			k.kept = append(k.kept[:i:i], k.kept[i+1:]...)
			return
		}
	}
}
