// Package delimited reads rows of cells from text with separators, in memory
// that one row bounds.
package delimited

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/sistergraph/sistergraph/loader/format/bounded"
	"github.com/sistergraph/sistergraph/loader/record"
)

// Reader reads UTF-8 text, with or without a byte order mark.
type Reader struct {
	file string
	rows rows
}

// rows reads cells that may hold anything.
type rows interface {
	read() (cells []string, line int, err error)
}

// New reads the file of that name, whose cells are parted by the separator. A
// tab parts cells that cannot hold line ends; other separators part cells as
// RFC 4180 has them.
func New(file string, r io.Reader, separator rune) *Reader {
	buf := bufio.NewReader(r)
	if mark, _ := buf.Peek(3); string(mark) == "\ufeff" {
		_, _ = buf.Discard(3)
	}
	if separator == '\t' {
		return &Reader{file, &tabbed{bounded.NewLines(buf)}}
	}
	in := bounded.New(buf)
	c := csv.NewReader(in)
	c.Comma, c.FieldsPerRecord = separator, -1
	return &Reader{file, &quoted{csv: c, in: in, separator: string(separator)}}
}

// Read gives the next row that is not blank and its first line. io.EOF ends the
// file; a record.Rejections is a row that cannot be read, and the next can be
// asked for; any other error is of the file.
func (r *Reader) Read() (cells []string, line int, err error) {
	cells, line, err = r.rows.read()
	var bad *badRow
	switch {
	case err == nil:
	case errors.Is(err, io.EOF):
		return nil, 0, io.EOF
	case errors.As(err, &bad):
		return cells, line, record.Reject(record.Rejected{
			At: record.Position{File: r.file, Line: line}, Reason: bad.reason, Hint: bad.hint, Raw: cells,
		})
	default:
		return nil, 0, bounded.Named(r.file, err)
	}
	for i, c := range cells {
		if !utf8.ValidString(c) {
			return cells, line, r.reject(line, i, cells, "is not UTF-8", "save the file as UTF-8")
		}
		if strings.ContainsRune(c, 0) {
			return cells, line, r.reject(line, i, cells, "holds a NUL byte", "is this a text file?")
		}
	}
	return cells, line, nil
}

func (r *Reader) reject(line, cell int, cells []string, reason, hint string) error {
	return record.Reject(record.Rejected{
		At: record.Position{File: r.file, Line: line}, Field: fmt.Sprintf("cell %d", cell+1),
		Value: record.Shorten(strings.ReplaceAll(cells[cell], "\x00", "")), Reason: reason, Hint: hint, Raw: cells,
	})
}

// badRow tells why one row cannot be read.
type badRow struct{ reason, hint string }

func (b *badRow) Error() string { return b.reason }
