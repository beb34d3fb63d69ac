package format

import (
	"bufio"
	"cmp"
	"errors"
	"io"
	"slices"

	"golang.org/x/text/transform"
)

// Input is one thing to read: a file, the content of standard input, one file
// of a zip, or a Data Package.
type Input struct {
	Head     Head
	charset  string
	content  func() (io.ReadCloser, error) // unpacked, in its own encoding
	workbook func() (string, error)
	progress func() (read, total int64)
}

// Name is the input as shown to people and in positions.
func (in *Input) Name() string { return in.Head.Name }

// Text is the content from its start in UTF-8, without a byte order mark. What
// is empty or binary is an error. What comes over standard input can be read
// once; a file that changes while it is read ends with an error.
func (in *Input) Text() (io.ReadCloser, error) {
	if err := in.Head.Unreadable(); err != nil {
		return nil, err
	}
	r, err := in.content()
	if err != nil {
		return nil, err
	}
	return decode(in.Name(), r, in.charset), nil
}

// Workbook is the path of an Excel workbook on disk; empty for any other input.
// It is an error when the file changed since it was opened: ask again at the end.
func (in *Input) Workbook() (string, error) {
	if in.workbook == nil {
		return "", nil
	}
	return in.workbook()
}

// Progress is how many bytes of the file were read so far, as it is stored, and
// how many it has; 0 where that is not known.
func (in *Input) Progress() (read, total int64) { return in.progress() }

// look sets the text of the head from what comes next, and leaves it there.
func (in *Input) look(r *bufio.Reader) error {
	begin, err := r.Peek(headSize)
	if err != nil && err != io.EOF {
		return err
	}
	in.Head.Whole = err == io.EOF
	in.Head.begin = slices.Clone(begin[:min(len(begin), 512)])
	// A letter that is cut off at the end is no error of the text.
	in.Head.Text, _, err = transform.Bytes(decoder(in.Name(), begin, in.charset), begin)
	if err == nil || errors.Is(err, transform.ErrShortSrc) {
		return nil
	}
	in.Head.Text = begin
	return cmp.Or(in.Head.Unreadable(), err)
}
