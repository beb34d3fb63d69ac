package reliability

import (
	"context"
	"errors"
	"sync"
	"testing"
	"time"

	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/store/neo4j/neo4jtest"
)

// Neo4j is killed at a random point of an import and starts again at once. The import may come through, as the driver
// repeats what was cut off, or it fails with the error of a store that is away.
func TestNeo4jKilledAndStartedAgainInTheMiddleOfAnImport(t *testing.T) {
	e := onNeo4j(t)
	server := ourServer(t)
	random := chance(t)
	h := small.history(t)
	s := e.opened(t)
	load(t, s, small, 0)
	calls := killAfter(t, e, small.folder(t, 1), -1, 0)
	through := 0
	crashes := max(1, *points/8)
	for point := range crashes {
		before := point + 2
		strike := 1 + random.IntN(calls)
		more := time.Duration(random.Int64N(int64(100 * time.Millisecond)))
		var crash sync.WaitGroup
		var crashed error
		made := 0
		struck := listened{Store: s, before: func() {
			if made++; made == strike {
				crash.Go(func() {
					<-time.After(more)
					crashed = errors.Join(server.Kill(), server.Restart(context.WithoutCancel(t.Context())))
				})
			}
		}}
		err := loadInChunks(t.Context(), struck, small.edition(before))
		crash.Wait()
		if crashed != nil {
			t.Fatal(crashed)
		}
		if err == nil {
			through++
		} else if !errors.Is(err, store.ErrUnavailable) {
			t.Fatalf("crash %d: the import ended with %v", point, err)
		}
		now := h.expectWhole(t, s, before)
		if err == nil && now == before {
			t.Fatalf("crash %d: the import ended well and left no release", point)
		}
		e.letLeaseExpire(t)
		h.expectNext(t, s, before, now)
	}
	t.Logf("Neo4j was killed %d times in one of %d calls of the store: %d imports came through, %d ended with an error",
		crashes, calls, through, crashes-through)
	e.mustRun(t, "check")
}

// Neo4j is killed in the middle of the program's import and stays away.
func TestNeo4jThatDoesNotComeBackEndsAnImportWithFour(t *testing.T) {
	e := onNeo4j(t)
	server := ourServer(t)
	h := small.history(t)
	s := e.opened(t)
	load(t, s, small, 0)
	p := e.start(t, "load", small.folder(t, 1))
	e.awaitWriter(t)
	if err := server.Kill(); err != nil {
		t.Fatal(err)
	}
	got := p.wait(t)
	if err := server.Restart(t.Context()); err != nil {
		t.Fatal(err)
	}
	got.expect(t, exitUnreachable, "does not answer")
	now := h.expectWhole(t, s, 1)
	e.letLeaseExpire(t)
	h.expectNext(t, s, 1, now)
}

// The network stalls in the middle of an import: connections stay open and nothing moves. A person need not wait for the
// end, but it comes.
func TestAnImportOverAStalledNetworkEndsWithFour(t *testing.T) {
	if *points < 50 {
		notRun(t, "it waits for more than a minute; make faults runs it")
		return
	}
	overAStalledNetwork(t, func(p *process) {
		begin := time.Now()
		p.wait(t).expect(t, exitUnreachable, "does not answer")
		t.Logf("the import gave up %s after the network had stalled", time.Since(begin).Round(time.Second))
	})
}

// A person can end it at once.
func TestAnImportOverAStalledNetworkCanBeInterrupted(t *testing.T) {
	overAStalledNetwork(t, func(p *process) {
		p.interrupt(t)
		p.interrupt(t)
		if got := p.wait(t); got.code == exitDone {
			t.Fatal("the import ended well")
		}
	})
}

// overAStalledNetwork hands over a load whose network has stalled, and looks at the store when the load has ended.
func overAStalledNetwork(t *testing.T, ends func(*process)) {
	t.Helper()
	e := onNeo4j(t)
	h := small.history(t)
	s := e.opened(t)
	load(t, s, small, 0)
	slow := (&neo4jtest.Relay{Target: ourServer(t).Host, StallAfter: 12_000}).Start(t)
	p := e.through(slow).start(t, "load", small.folder(t, 1))
	eventually(t, "the network stalls", slow.IsStalled)
	ends(p)
	slow.Close()
	now := h.expectWhole(t, s, 1)
	e.letLeaseExpire(t)
	h.expectNext(t, s, 1, now)
}
