package reliability

import (
	"io"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

func TestAnInterruptedLoadEndsWith130AndLeavesTheOldRelease(t *testing.T) {
	onBoth(t, func(t *testing.T, e engine) {
		random := chance(t)
		w := large
		if e.isNeo4j() {
			w = small // a load of it takes long enough there
		}
		h := w.history(t)
		s := e.opened(t)
		load(t, s, w, 0)
		for range max(1, *points/8) {
			p := e.start(t, "load", w.folder(t, 1))
			e.awaitWriter(t)
			<-time.After(time.Duration(random.Int64N(int64(50 * time.Millisecond))))
			p.interrupt(t)
			p.wait(t).expect(t, exitInterrupted, "interrupted")
			if now := h.expectWhole(t, s, 1); now != 1 {
				t.Fatal("the interrupted load was published")
			}
		}
		// The lease was given up, so nothing has to be waited for.
		e.mustRun(t, "load", w.folder(t, 1))
		h.expectNext(t, s, 1, 2)
	})
}

// Standard input may never come to an end.
func TestALoadThatWaitsForItsInputCanBeInterrupted(t *testing.T) {
	e := onSQLite(filepath.Join(t.TempDir(), "graph.db"))
	s := e.opened(t)
	load(t, s, small, 0)
	cmd := e.command(t, "load", "--format", "pairs", "--create-missing", "-")
	feed, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	p := e.startCommand(t, cmd)
	if _, err := io.WriteString(feed, "city,country,partner,partner country\n"+strings.Repeat("A,CN,B,FI\n", 20_000)); err != nil {
		t.Fatal(err)
	}
	e.awaitWriter(t)
	p.interrupt(t)
	p.wait(t).expect(t, exitInterrupted, "interrupted")
	if releases, err := s.Releases(t.Context()); err != nil || len(releases) != 1 {
		t.Errorf("%d releases, %v", len(releases), err)
	}
}

func (p *process) interrupt(t *testing.T) {
	t.Helper()
	if err := p.cmd.Process.Signal(syscall.SIGINT); err != nil {
		t.Fatal(err)
	}
}
