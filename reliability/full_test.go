package reliability

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// A limit on the size of files needs no rights: the program cannot write beyond it.
func TestAFileThatMayNotGrowLeavesTheOldRelease(t *testing.T) {
	random := chance(t)
	h := large.history(t)
	path := filepath.Join(t.TempDir(), "graph.db")
	e := onSQLite(path)
	s := e.opened(t)
	load(t, s, large, 0)
	if err := s.Close(); err != nil { // what is in the log goes into the file
		t.Fatal(err)
	}
	size := sizeOf(t, path)
	for range 3 {
		more := 8 + random.Int64N(size>>11) // KiB, at most half as much again
		script := fmt.Sprintf(`ulimit -f %d && exec "$0" "$@"`, size>>10+more)
		cmd := exec.Command("bash", "-c", script, program.path(t), "--store", e.address, "load", large.folder(t, 1))
		e.startCommand(t, cmd).wait(t).expect(t, exitFailed, "no space left", "files may not grow beyond")
		after := e.opened(t)
		if now := h.expectWhole(t, after, 1); now != 1 {
			t.Fatal("what could not be written was published")
		}
		if err := after.Close(); err != nil {
			t.Fatal(err)
		}
	}
	e.mustRun(t, "load", large.folder(t, 1))
	h.expectNext(t, e.opened(t), 1, 2)
}

func TestAFullDiskLeavesTheOldRelease(t *testing.T) {
	random := chance(t)
	disk := t.TempDir()
	if why := mount(disk, "16m"); why != "" {
		notRun(t, why)
		return
	}
	t.Cleanup(func() {
		if err := exec.Command("umount", disk).Run(); err != nil {
			t.Error(err)
		}
	})
	h := large.history(t)
	e := onSQLite(filepath.Join(disk, "graph.db"))
	s := e.opened(t)
	load(t, s, large, 0)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	ballast := filepath.Join(disk, "ballast")
	for range 3 {
		free := 64 + random.Int64N(1024)
		leave(t, disk, ballast, free<<10)
		e.run(t, "load", large.folder(t, 1)).expect(t, exitFailed, "no space left")
		// The disk is still full: the release can be read and checked all the same.
		full := e.opened(t)
		if now := h.expectWhole(t, full, 1); now != 1 {
			t.Fatal("what could not be written was published")
		}
		if err := full.Close(); err != nil {
			t.Fatal(err)
		}
		if err := os.Remove(ballast); err != nil {
			t.Fatal(err)
		}
	}
	leave(t, disk, ballast, 0) // reading takes a little space, too
	e.run(t, "release", "list").expect(t, exitFailed, "no space left")
	if err := os.Remove(ballast); err != nil {
		t.Fatal(err)
	}
	e.mustRun(t, "load", large.folder(t, 1))
	h.expectNext(t, e.opened(t), 1, 2)
}

func sizeOf(t *testing.T, path string) int64 {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	return info.Size()
}
