//go:build unix

package sqlite

import "syscall"

// fileSizeLimit is how many bytes a file of this process may have, where the system sets a limit.
func fileSizeLimit() (uint64, bool) {
	var limit syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_FSIZE, &limit); err != nil {
		return 0, false
	}
	bytes := uint64(limit.Cur) // another type on some systems
	return bytes, bytes < 1<<62
}
