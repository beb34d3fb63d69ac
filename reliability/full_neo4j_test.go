package reliability

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/sistergraph/sistergraph/loader"
)

// The disk of the server becomes full in the middle of an import. Community keeps on serving what it can or stops the
// database; it is started again on a disk with room, as a person would.
func TestNeo4jOnAFullDiskLeavesTheOldRelease(t *testing.T) {
	server := ourServer(t)
	if own.disk == "" {
		notRun(t, own.why)
		return
	}
	e := onNeo4j(t)
	h := large.history(t)
	s := e.opened(t)
	load(t, s, large, 0)
	ballast := filepath.Join(own.disk, "ballast")
	t.Cleanup(func() {
		if err := os.Remove(ballast); err != nil && !errors.Is(err, fs.ErrNotExist) {
			t.Error(err)
		}
	})
	leave(t, own.disk, ballast, 256<<10)
	_, err := loader.Load(t.Context(), s, []loader.Input{loader.Package("world", large.edition(1))}, loader.Options{})
	if err == nil {
		t.Fatal("the import ended well on a full disk")
	}
	t.Logf("on a full disk the import ends with: %v", err)
	if err := errors.Join(server.Kill(), os.Remove(ballast), server.Restart(t.Context())); err != nil {
		t.Fatal(err)
	}
	now := h.expectWhole(t, s, 1)
	e.letLeaseExpire(t)
	h.expectNext(t, s, 1, now)
}
