// Package bounded keeps parsers of untrusted text in bounds: a piece of an
// input, as a row or a record, may have so many bytes and no more.
package bounded

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
)

// MaxPiece is the most bytes that one row or record may have.
const MaxPiece = 4 << 20

// ErrLong is a piece without end.
var ErrLong = errors.New("one row or record is too long")

// Named is an error with the name of the input in front, which errors of its
// content have already.
func Named(name string, err error) error {
	if strings.HasPrefix(err.Error(), name+" ") {
		return err
	}
	return fmt.Errorf("%s: %w", name, err)
}

func tooLong(most int) error {
	return fmt.Errorf("%w: longer than %d MiB; is a quote or bracket left open, or is this no such file?", ErrLong, most>>20)
}

// Reader hands an input to a parser, and fails with ErrLong when the parser
// takes too much of it for one piece. It remembers the bytes of the piece.
type Reader struct {
	r     io.Reader
	max   int
	left  int
	ended bool
	held  []byte
	from  int64 // the offset of held in the input
	lines int   // line ends before held
}

// New reads from r.
func New(r io.Reader) *Reader { return NewMax(r, MaxPiece) }

// NewMax reads from r pieces of at most so many bytes.
func NewMax(r io.Reader, most int) *Reader { return &Reader{r: r, max: most, left: most} }

// Begin tells that the parser begins a piece at the offset, which is not before
// the last one.
func (r *Reader) Begin(offset int64) {
	n := offset - r.from
	r.lines += bytes.Count(r.held[:n], []byte("\n"))
	r.held = append(r.held[:0], r.held[n:]...)
	r.from = offset
	r.left = r.max
}

// Since are the bytes between two offsets of the piece, until the next Read.
func (r *Reader) Since(from, to int64) []byte { return r.held[from-r.from : to-r.from] }

// Line is the line, from 1, of an offset in the piece.
func (r *Reader) Line(offset int64) int {
	return 1 + r.lines + bytes.Count(r.held[:offset-r.from], []byte("\n"))
}

// Ended tells whether the input has come to its end.
func (r *Reader) Ended() bool { return r.ended }

func (r *Reader) Read(p []byte) (int, error) {
	if r.left <= 0 {
		return 0, tooLong(r.max)
	}
	n, err := r.r.Read(p[:min(len(p), r.left)])
	r.left -= n
	r.held = append(r.held, p[:n]...)
	r.ended = r.ended || err == io.EOF
	return n, err
}
