package format

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"sync/atomic"
)

var errChanged = errors.New("changed while it was read")

// file is a file on disk that is not to change while it is read.
type file struct {
	name   string // as given
	opened fs.FileInfo
	read   atomic.Int64 // how far the last reading got
}

// content reads the file from its start.
func (f *file) content() (io.ReadCloser, error) {
	h, err := os.Open(f.name)
	if err != nil {
		return nil, openError(f.name, err)
	}
	f.read.Store(0)
	return &watched{file: f, handle: h}, nil
}

func (f *file) progress() (read, total int64) { return f.read.Load(), f.opened.Size() }

// unchanged is an error when the file is not as it was when it was opened.
func (f *file) unchanged(h *os.File) error {
	now, err := h.Stat()
	if err != nil {
		return fmt.Errorf("%s cannot be read any more", f.name)
	}
	if now.Size() != f.opened.Size() || !now.ModTime().Equal(f.opened.ModTime()) {
		return fmt.Errorf("%s %w: load it again when it is complete", f.name, errChanged)
	}
	return nil
}

// watched reads a file and looks at its end whether it is still the same.
type watched struct {
	file   *file
	handle *os.File
}

func (w *watched) Read(p []byte) (int, error) {
	n, err := w.handle.Read(p)
	w.file.read.Add(int64(n))
	switch {
	case err == io.EOF:
		if changed := w.file.unchanged(w.handle); changed != nil {
			return n, changed
		}
	case err != nil:
		err = fmt.Errorf("%s cannot be read: %w", w.file.name, reason(err))
	}
	return n, err
}

func (w *watched) Close() error { return w.handle.Close() }

// openError says in words why a file cannot be opened.
func openError(name string, err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("there is no file %s", name)
	case errors.Is(err, fs.ErrPermission):
		return fmt.Errorf("%s cannot be read: permission denied", name)
	default:
		return fmt.Errorf("%s cannot be opened: %w", name, reason(err))
	}
}

// reason is what the system says without the call that said it.
func reason(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}
