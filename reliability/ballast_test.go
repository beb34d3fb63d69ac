package reliability

import (
	"os"
	"syscall"
	"testing"
)

// leave fills a disk with a file until so many bytes are free.
func leave(t *testing.T, disk, ballast string, free int64) {
	t.Helper()
	var is syscall.Statfs_t
	if err := syscall.Statfs(disk, &is); err != nil {
		t.Fatal(err)
	}
	file, err := os.Create(ballast)
	if err != nil {
		t.Fatal(err)
	}
	block := make([]byte, 64<<10)
	for left := int64(is.Bavail)*is.Bsize - free; left > 0; left -= int64(len(block)) {
		if _, err := file.Write(block[:min(left, int64(len(block)))]); err != nil {
			t.Fatal(err)
		}
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
}
