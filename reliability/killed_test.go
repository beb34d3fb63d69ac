package reliability

import (
	"bufio"
	"context"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/sistergraph/sistergraph/loader"
	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/store/neo4j"
	"github.com/sistergraph/sistergraph/store/sqlite"
	"github.com/sistergraph/sistergraph/twinning"
)

// loadInto makes this binary a process that loads the package in the folder that loadFrom names into the store at that
// address, in small chunks, and tells of each call of the store on standard output before it is made.
const (
	loadInto = "SISTERGRAPH_TEST_LOAD_INTO"
	loadFrom = "SISTERGRAPH_TEST_LOAD_FROM"
)

func loadAndTell(address, folder string) int {
	err := loadTelling(context.Background(), address, folder)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return 0
}

func loadTelling(ctx context.Context, address, folder string) error {
	var s store.Store
	var err error
	if path, ok := strings.CutPrefix(address, "sqlite:"); ok {
		s, err = sqlite.Open(ctx, path)
	} else {
		s, err = neo4j.Open(ctx, address, os.Getenv(passwordVariable))
	}
	if err != nil {
		return err
	}
	defer s.Close()
	heard := listened{Store: s, before: func() { fmt.Println("call") }}
	return loadInChunks(ctx, heard, os.DirFS(folder))
}

func loadInChunks(ctx context.Context, s store.Store, files fs.FS) error {
	_, err := loader.Load(ctx, s, []loader.Input{loader.Package("world", files)}, loader.Options{ChunkRows: chunkRows})
	return err
}

// killing counts how loading processes ended.
type killing struct{ old, published, tooLate int }

func TestAKilledLoadLeavesTheOldOrTheNewRelease(t *testing.T) {
	onBoth(t, func(t *testing.T, e engine) {
		random := chance(t)
		h := small.history(t)
		s := e.opened(t)
		load(t, s, small, 0)

		killAfter(t, e, small.folder(t, 1), -1, 0)
		begin := time.Now() // the engine knows the statements by now
		calls := killAfter(t, e, small.folder(t, 2), -1, 0)
		aCall := time.Since(begin) / time.Duration(calls)
		h.expectWhole(t, s, 3)

		var count killing
		for point := range *points {
			before := point + 3
			after := 1 + random.IntN(calls)
			told := killAfter(t, e, small.folder(t, before), after, time.Duration(random.Int64N(int64(aCall/2))))
			now := h.expectWhole(t, s, before)
			switch {
			case now == before:
				count.old++
			case told > after:
				count.tooLate++
			default:
				count.published++
			}
			e.letLeaseExpire(t)
			h.expectNext(t, s, before, now)
		}
		t.Logf("%d processes killed in one of %d calls of the store, %s a call: %d left the old release, %d the new one, %d had ended",
			*points, calls, aCall.Round(time.Millisecond), count.old, count.published, count.tooLate)
		if count.old < *points/2 {
			t.Errorf("only %d of %d processes were killed before they had published", count.old, *points)
		}
		e.run(t, "check").expect(t, exitDone)
	})
}

// killAfter starts a loading process and kills it a while after it began its n-th call of the store; -1 lets it end. It
// returns how many calls it told of.
func killAfter(t *testing.T, e engine, folder string, n int, more time.Duration) int {
	t.Helper()
	victim := exec.Command(os.Args[0])
	victim.Env = append(e.environment(), loadInto+"="+e.address, loadFrom+"="+folder)
	victim.Stderr = os.Stderr
	out, err := victim.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := victim.Start(); err != nil {
		t.Fatal(err)
	}
	told := 0
	lines := bufio.NewScanner(out)
	for told != n && lines.Scan() {
		told++
	}
	if n < 0 {
		if err := victim.Wait(); err != nil {
			t.Fatal(err)
		}
		return told
	}
	<-time.After(more)        // a point inside the call
	_ = victim.Process.Kill() // it may have ended
	for lines.Scan() {
		told++
	}
	_ = victim.Wait()
	return told
}

// listened tells before each call that a load makes to learn something or to write.
type listened struct {
	store.Store
	before func()
}

func (l listened) Begin(ctx context.Context, owner string) (store.Import, error) {
	l.before()
	im, err := l.Store.Begin(ctx, owner)
	return listenedImport{im, l.before}, err
}

type listenedImport struct {
	store.Import
	before func()
}

func (i listenedImport) Apply(ctx context.Context, b store.Batch) error {
	i.before()
	return i.Import.Apply(ctx, b)
}

func (i listenedImport) Publish(ctx context.Context, info store.PublishInfo) (twinning.Release, error) {
	i.before()
	return i.Import.Publish(ctx, info)
}
