package delimited

import (
	"encoding/csv"
	"errors"
	"fmt"
	"strings"

	"github.com/sistergraph/sistergraph/loader/format/bounded"
)

// quoted reads cells that may stand in quotes and hold line ends there.
type quoted struct {
	csv       *csv.Reader
	in        *bounded.Reader
	separator string
}

func (q *quoted) read() (cells []string, line int, err error) {
	start := q.csv.InputOffset()
	q.in.Begin(start)
	cells, err = q.csv.Read()
	var parse *csv.ParseError
	switch {
	case err == nil:
		line, _ = q.csv.FieldPos(0)
		return cells, line, nil
	case !errors.As(err, &parse):
		return nil, 0, err
	case parse.Line > parse.StartLine && q.in.Ended():
		return nil, 0, fmt.Errorf("line %d: a quote that opens there is never closed", parse.StartLine)
	}
	text := strings.Trim(string(q.in.Since(start, q.csv.InputOffset())), "\r\n")
	return strings.Split(text, q.separator), parse.StartLine, &badRow{
		"cannot be read as a row: a quote stands where none can be",
		`a cell with a quote in it stands in quotes, and the quote twice: "say ""hello"""`,
	}
}
