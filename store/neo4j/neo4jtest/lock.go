package neo4jtest

import (
	"os"
	"syscall"
)

// fileLock is a lock between processes. The kernel releases it when its process ends, however it ends.
type fileLock struct{ file *os.File }

// acquireLock waits until no other process holds the lock of this path.
func acquireLock(path string) (*fileLock, error) {
	return flock(path, syscall.LOCK_EX)
}

// tryLock takes the lock of this path, or fails at once when another process holds it.
func tryLock(path string) (*fileLock, error) {
	return flock(path, syscall.LOCK_EX|syscall.LOCK_NB)
}

func flock(path string, how int) (*fileLock, error) {
	file, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o644)
	if err != nil {
		return nil, err
	}
	for {
		err = syscall.Flock(int(file.Fd()), how)
		if err != syscall.EINTR {
			break
		}
	}
	if err != nil {
		_ = file.Close()
		return nil, &os.PathError{Op: "lock", Path: path, Err: err}
	}
	return &fileLock{file}, nil
}

func (l *fileLock) release() { _ = l.file.Close() }
