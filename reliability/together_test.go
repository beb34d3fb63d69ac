package reliability

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

func TestAnImportWaitsOrIsRefusedWhileAnotherIsUnderWay(t *testing.T) {
	onBoth(t, func(t *testing.T, e engine) {
		h := small.history(t)
		s := e.opened(t)
		load(t, s, small, 0)
		halfway, over := make(chan struct{}), make(chan struct{})
		first := make(chan error, 1)
		calls := 0
		go func() {
			halting := listened{Store: s, before: func() {
				if calls++; calls == 6 {
					close(halfway)
					<-over
				}
			}}
			first <- loadInChunks(t.Context(), halting, small.edition(1))
		}()
		<-halfway
		if err := loadInChunks(t.Context(), e.opened(t), small.edition(2)); !errors.Is(err, store.ErrBusy) {
			t.Errorf("an import that does not wait ended with %v", err)
		}
		second := e.start(t, "load", small.folder(t, 2))
		eventually(t, "the program waits", func() bool { return strings.Contains(second.stderr.String(), "another import is under way") })
		close(over)
		if err := <-first; err != nil {
			t.Fatalf("the first import was disturbed: %v", err)
		}
		second.wait(t).expect(t, exitDone)
		if n := h.expectWhole(t, s, 2); n != 3 {
			t.Fatalf("there are %d releases", n)
		}
		h.expectNext(t, s, 3, 3)
	})
}

func TestTwoImportsAtOnceBothArriveOrOneSaysWhyNot(t *testing.T) {
	onBoth(t, func(t *testing.T, e engine) {
		s := e.opened(t)
		load(t, s, small, 0)
		folders := [2]string{small.folder(t, 1), small.folder(t, 2)}
		var at [2]*process
		for i := range at {
			at[i] = e.start(t, "load", folders[i])
		}
		done := 0
		for i := range at {
			got := at[i].wait(t)
			if got.code == exitDone {
				done++
			} else if got.code != exitFailed || !strings.Contains(got.stderr, "another import is under way") {
				t.Errorf("one ended with %d: %s", got.code, got.stderr)
			}
		}
		releases, err := s.Releases(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if done == 0 || len(releases) != 1+done {
			t.Fatalf("%d imports ended well, and there are %d releases", done, len(releases))
		}
		t.Logf("%d of 2 ended well", done)
		expectSound(t, s)
		load(t, s, small, 3)
		expectSound(t, s)
	})
}

// Eight clients ask for the old release, by number, all the while an import writes and publishes the next.
func TestAllAnswersOfOneReleaseAreEqualWhileAnImportWrites(t *testing.T) {
	const clients = 8
	onBoth(t, func(t *testing.T, e engine) {
		h := small.history(t)
		s := e.opened(t)
		load(t, s, small, 0)
		want := answers(t.Context(), s, 1)
		ended := make(chan struct{})
		var reading sync.WaitGroup
		begun := make(chan struct{}, clients)
		faults := make(chan error, clients)
		rounds := make(chan int, clients)
		for range clients {
			reading.Go(func() {
				begun <- struct{}{}
				n, err := readUntil(ended, func() error {
					if got := answers(t.Context(), s, 1); got != want {
						return fmt.Errorf("an answer differs: %.300s, not %.300s", got, want)
					}
					return nil
				})
				faults <- err
				rounds <- n
			})
		}
		for range clients {
			<-begun
		}
		killAfter(t, e, small.folder(t, 1), -1, 0) // it is not killed
		close(ended)
		reading.Wait()
		var err error
		total := 0
		for range clients {
			err = errors.Join(err, <-faults)
			total += <-rounds
		}
		if err != nil {
			t.Fatal(err)
		}
		t.Logf("%d clients asked %d times, and all answers were equal", clients, total)
		h.expectNext(t, s, 1, 2)
	})
}

func readUntil(ended <-chan struct{}, read func() error) (int, error) {
	for n := 1; ; n++ {
		if err := read(); err != nil {
			return n, err
		}
		select {
		case <-ended:
			return n, nil
		default:
		}
	}
}

// answers is what a release says to questions of several sorts, or the errors.
func answers(ctx context.Context, s store.Store, release int) string {
	var out strings.Builder
	say := func(answer any, err error) {
		text, fault := json.Marshal(answer)
		fmt.Fprintln(&out, string(text), err, fault)
	}
	ids := []twinning.ID{"city:Q1003", "city:Q1014"}
	all := store.TieSet{Scope: twinning.ScopeEver}
	theirs := store.TieSet{From: ids, Scope: twinning.ScopeEver}
	many := 10_000
	found, err := s.Lookup(ctx, release, ids)
	say(found, err)
	places, err := s.Places(ctx, release, store.PlaceQuery{Where: store.PopulationIn{AtLeast: &many}, Page: store.Page{Limit: 20}, Total: true})
	say(places, err)
	partners, err := s.Partners(ctx, release, store.PartnerQuery{Set: theirs, Page: store.Page{Limit: 5}, Far: true, Total: true})
	say(partners, err)
	tallies, err := s.Tally(ctx, release, []store.TieSet{all, theirs})
	say(tallies, err)
	paths, err := s.Paths(ctx, release, store.PathQuery{From: ids[0], To: ids[1], Set: all, Limit: 3})
	say(paths, err)
	tie := twinning.NewPartnershipID("city:Q1003", "city:Q1004")
	said, err := s.Statements(ctx, release, store.StatementQuery{Ties: []twinning.ID{tie}})
	say(said, err)
	return out.String()
}
