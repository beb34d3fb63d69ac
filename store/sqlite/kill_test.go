package sqlite

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// victimFile makes the test binary import into that file until it is killed.
const victimFile = "SISTERGRAPH_TEST_VICTIM"

func TestMain(m *testing.M) {
	if path := os.Getenv(victimFile); path != "" {
		fmt.Fprintln(os.Stderr, importForever(path))
		os.Exit(1)
	}
	os.Exit(m.Run())
}

// importForever writes batch after batch into one release, and a line after
// each.
func importForever(path string) error {
	ctx := context.Background()
	s, err := Open(ctx, path)
	if err != nil {
		return err
	}
	im, err := s.Begin(ctx, "victim")
	if err != nil {
		return err
	}
	for i := 0; ; i++ {
		cities := towns(40)
		for j := range cities {
			cities[j].Names[0].Text += fmt.Sprint(" of ", i)
		}
		err := im.Apply(ctx, store.Batch{Cities: cities, Ties: rings(40), Removed: []twinning.ID{townID(i % 20)}})
		if err != nil {
			return err
		}
		fmt.Println("batch", i)
	}
}

func TestAKilledProcessLeavesTheOldReleaseWhole(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.db")
	s := openAt(t, path)
	im := begin(t, s)
	apply1(t, im, store.Batch{Cities: towns(20), Ties: rings(20)})
	if _, err := im.Publish(t.Context(), store.PublishInfo{Day: 1}); err != nil {
		t.Fatal(err)
	}
	before := dump(t, s)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(1, 2))
	for range 5 {
		killAfter(t, path, 1+random.IntN(5), time.Duration(random.IntN(4000))*time.Microsecond)
		later := openAt(t, path, WithClock(func() time.Time { return time.Now().Add(store.LeaseTime) }))
		if releases := must(later.Releases(t.Context())); len(releases) != 1 {
			t.Errorf("%d releases", len(releases))
		}
		im := begin(t, later)
		if diff := cmp.Diff(before, dump(t, later)); diff != "" {
			t.Fatalf("the killed import left (-before +after):\n%s", diff)
		}
		if err := errors.Join(im.Abort(t.Context()), later.Close()); err != nil {
			t.Fatal(err)
		}
	}
}

// killAfter starts an import in a process of its own and kills it some time
// after so many batches.
func killAfter(t *testing.T, path string, batches int, more time.Duration) {
	t.Helper()
	victim := exec.Command(os.Args[0])
	victim.Env = append(os.Environ(), victimFile+"="+path)
	victim.Stderr = os.Stderr
	out, err := victim.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := victim.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	for range batches {
		if !lines.Scan() {
			t.Fatal("the import ended by itself")
		}
	}
	<-time.After(more) // a random point inside a batch
	if err := victim.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = victim.Wait()
}
