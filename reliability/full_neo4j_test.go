package reliability

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/sistergraph/sistergraph/loader"
	"github.com/sistergraph/sistergraph/store/neo4j/neo4jtest"
)

// A server of its own has its folders on a disk that becomes full in the middle of an import. Community keeps on serving
// what it can or stops the database; it is started again on a disk with room, as a person would.
func TestNeo4jOnAFullDiskLeavesTheOldRelease(t *testing.T) {
	if *points < 50 {
		t.Log("NOT RUN: only with 50 points and more, as it starts two more servers")
		return
	}
	server, disk := serverOnSmallDisk(t)
	if server == nil {
		return
	}
	e := engineOf(server)
	h := large.history(t)
	s := e.opened(t)
	load(t, s, large, 0)
	ballast := filepath.Join(disk, "ballast")
	leave(t, disk, ballast, 256<<10)
	_, err := loader.Load(t.Context(), s, []loader.Input{loader.Package("world", large.edition(1))}, loader.Options{})
	if err == nil {
		t.Fatal("the import ended well on a full disk")
	}
	t.Logf("on a full disk the import ends with: %v", err)
	if err := server.Kill(); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(ballast); err != nil {
		t.Fatal(err)
	}
	if err := server.Restart(t.Context()); err != nil {
		t.Fatal(err)
	}
	now := h.expectWhole(t, s, 1)
	e.letLeaseExpire(t)
	h.expectNext(t, s, 1, now)
}

// serverOnSmallDisk starts a server whose folders are on a disk in memory; nil where none can be mounted.
func serverOnSmallDisk(t *testing.T) (*neo4jtest.Server, string) {
	t.Helper()
	assembled, err := neo4jtest.Assemble(t.Context(), neo4jtest.LongTerm)
	if err != nil {
		t.Fatal(err)
	}
	home := filepath.Dir(assembled)
	cache := t.TempDir()
	disk := filepath.Join(cache, "neo4j", "servers")
	if err := os.MkdirAll(disk, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(home, filepath.Join(cache, "neo4j", filepath.Base(home))); err != nil {
		t.Fatal(err)
	}
	if !mounted(t, disk, "200m") {
		return nil, ""
	}
	t.Setenv(neo4jtest.EnvCache, cache)
	server, err := neo4jtest.Start(t.Context(), neo4jtest.LongTerm)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := server.Remove(); err != nil {
			t.Error(err)
		}
	})
	return server, disk
}

// mounted mounts a disk of that size in memory until the test ends, which needs root; where that is refused it says so.
func mounted(t *testing.T, folder, size string) bool {
	t.Helper()
	if out, err := exec.Command("mount", "-t", "tmpfs", "-o", "size="+size, "tmpfs", folder).CombinedOutput(); err != nil {
		t.Logf("NOT RUN: a small disk could not be mounted, which needs root: %s", out)
		return false
	}
	t.Cleanup(func() {
		if err := exec.Command("umount", folder).Run(); err != nil {
			t.Error(err)
		}
	})
	return true
}
