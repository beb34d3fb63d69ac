package loader_test

import (
	"bufio"
	"context"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/sistergraph/sistergraph/loader"
	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/store/sqlite"
)

var kills = flag.Int("kills", 20, "how many loading processes TestKilledLoadsLeaveTheOldReleaseWhole kills")

// loadInto makes this binary a process that loads Harbin's package into the
// file it names and tells of each chunk on standard output.
const loadInto = "SISTERGRAPH_TEST_LOAD_INTO"

func TestMain(m *testing.M) {
	if path := os.Getenv(loadInto); path != "" {
		os.Exit(loadAndTell(path))
	}
	os.Exit(m.Run())
}

func loadAndTell(path string) int {
	s, err := sqlite.Open(context.Background(), path)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer s.Close()
	_, err = loader.Load(context.Background(), s, loader.Shipped()[2:], loader.Options{
		ChunkRows: chunkOfKilled, Progress: func(r loader.Rows) { fmt.Println(r.Read) },
	})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	fmt.Println("published")
	return 0
}

const chunkOfKilled = 40

func TestKilledLoadsLeaveTheOldReleaseWhole(t *testing.T) {
	path := filepath.Join(t.TempDir(), "graph.db")
	s := openLater(t, path, 0)
	mustLoad(t, s, loader.Options{}, loader.Shipped()[0])
	before := everything(t, s)
	chunks := chunksOfHarbin(t)
	closeStore(t, s)

	random := rand.New(rand.NewPCG(2020, 9))
	unpublished := 0
	for n := range *kills {
		copied := filepath.Join(t.TempDir(), "graph.db")
		copyFile(t, path, copied)
		after := random.IntN(chunks + 2)
		killAfter(t, copied, after)

		s := openLater(t, copied, time.Hour)
		releases, err := s.Releases(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(before, at(t, s, 1)); d != "" {
			t.Fatalf("kill %d after chunk %d: the old release differs:\n%s", n, after, d)
		}
		if len(releases) == 1 {
			unpublished++
			mustLoad(t, s, loader.Options{}, loader.Shipped()[2])
		}
		if wrong, err := s.Check(context.Background()); err != nil || len(wrong) > 0 {
			t.Fatalf("kill %d after chunk %d: %v %v", n, after, wrong, err)
		}
		if r := mustLoad(t, s, loader.Options{}, loader.Shipped()[2]); r.Release != nil {
			t.Errorf("kill %d after chunk %d: the data was not whole", n, after)
		}
		closeStore(t, s)
	}
	if unpublished < *kills/2 {
		t.Errorf("only %d of %d processes were killed before they had published", unpublished, *kills)
	}
}

// killAfter starts a loading process and kills it when it has told of so many chunks.
func killAfter(t *testing.T, path string, chunks int) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), loadInto+"="+path)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	for range chunks {
		if !lines.Scan() {
			break
		}
	}
	if err := cmd.Process.Kill(); err != nil && err != os.ErrProcessDone {
		t.Fatal(err)
	}
	_ = cmd.Wait()
}

// openLater opens the file with a clock that is ahead, so that the lease of a
// killed process has run out.
func openLater(t *testing.T, path string, ahead time.Duration) store.Store {
	t.Helper()
	s, err := sqlite.Open(context.Background(), path, sqlite.WithClock(func() time.Time { return time.Now().Add(ahead) }))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func chunksOfHarbin(t *testing.T) int {
	t.Helper()
	chunks := 0
	s := newStore(t)
	mustLoad(t, s, loader.Options{ChunkRows: chunkOfKilled, Progress: func(loader.Rows) { chunks++ }}, loader.Shipped()[2])
	return chunks
}

func closeStore(t *testing.T, s store.Store) {
	t.Helper()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	in, err := os.Open(from)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	out, err := os.Create(to)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.Copy(out, in); err != nil {
		t.Fatal(err)
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
}
