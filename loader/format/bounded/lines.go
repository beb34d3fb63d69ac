package bounded

import (
	"bufio"
	"bytes"
	"io"
)

// Lines reads lines.
type Lines struct {
	r    *bufio.Reader
	line int
	text []byte
}

// NewLines reads from r.
func NewLines(r io.Reader) *Lines { return &Lines{r: bufio.NewReader(r)} }

// Next is the next line that is not blank, without its end, and its number from
// 1. The bytes are good until the next call. io.EOF ends the lines.
func (l *Lines) Next() (text []byte, line int, err error) {
	for {
		if err := l.read(); err != nil {
			return nil, 0, err
		}
		if len(bytes.TrimSpace(l.text)) > 0 {
			return bytes.TrimRight(l.text, "\r\n"), l.line, nil
		}
	}
}

func (l *Lines) read() error {
	l.text = l.text[:0]
	l.line++
	for {
		part, err := l.r.ReadSlice('\n')
		l.text = append(l.text, part...)
		switch {
		case len(l.text) > MaxPiece:
			return tooLong(MaxPiece)
		case err == bufio.ErrBufferFull:
		case err == io.EOF && len(l.text) > 0:
			return nil
		default:
			return err
		}
	}
}
