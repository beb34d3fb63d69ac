package delimited

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
)

// quoted reads cells that may stand in quotes and hold line ends there.
type quoted struct {
	csv       *csv.Reader
	budget    *budget
	separator string
}

func (q *quoted) read() (cells []string, line int, err error) {
	start := q.csv.InputOffset()
	q.budget.begin(start)
	cells, err = q.csv.Read()
	var parse *csv.ParseError
	switch {
	case err == nil:
		line, _ = q.csv.FieldPos(0)
		return cells, line, nil
	case !errors.As(err, &parse):
		return nil, 0, err
	case parse.Line > parse.StartLine && q.budget.ended:
		return nil, 0, fmt.Errorf("line %d: a quote that opens there is never closed", parse.StartLine)
	}
	text := strings.Trim(string(q.budget.since(start, q.csv.InputOffset())), "\r\n")
	return strings.Split(text, q.separator), parse.StartLine, &badRow{
		"cannot be read as a row: a quote stands where none can be",
		`a cell with a quote in it stands in quotes, and the quote twice: "say ""hello"""`,
	}
}

// budget stops a row that never ends, and remembers the bytes of the row.
type budget struct {
	r     io.Reader
	left  int
	ended bool
	held  []byte
	from  int64 // the offset of held
}

// begin starts a row that stands at the offset.
func (b *budget) begin(offset int64) {
	b.held = append(b.held[:0], b.since(offset, b.from+int64(len(b.held)))...)
	b.from = offset
	b.left = MaxRow
}

// since are the bytes between two offsets of the row.
func (b *budget) since(from, to int64) []byte { return b.held[from-b.from : to-b.from] }

func (b *budget) Read(p []byte) (int, error) {
	if b.left <= 0 {
		return 0, errLong
	}
	n, err := b.r.Read(p[:min(len(p), b.left)])
	b.left -= n
	b.held = append(b.held, p[:n]...)
	b.ended = b.ended || err == io.EOF
	return n, err
}
