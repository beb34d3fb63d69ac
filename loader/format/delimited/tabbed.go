package delimited

import (
	"bufio"
	"io"
	"strings"
)

// tabbed reads lines whose cells are parted by tabs. A cell that begins and ends
// with a quote loses them, as spreadsheets write cells; other quotes are text.
type tabbed struct {
	r    *bufio.Reader
	line int
	text []byte
}

func (t *tabbed) read() (cells []string, line int, err error) {
	for {
		if err := t.next(); err != nil {
			return nil, 0, err
		}
		text := strings.TrimRight(string(t.text), "\r\n")
		if text == "" {
			continue
		}
		cells = strings.Split(text, "\t")
		for i, c := range cells {
			if len(c) >= 2 && c[0] == '"' && c[len(c)-1] == '"' {
				cells[i] = strings.ReplaceAll(c[1:len(c)-1], `""`, `"`)
			}
		}
		return cells, t.line, nil
	}
}

// next reads a line into text.
func (t *tabbed) next() error {
	t.text = t.text[:0]
	t.line++
	for {
		part, err := t.r.ReadSlice('\n')
		t.text = append(t.text, part...)
		switch {
		case len(t.text) > MaxRow:
			return errLong
		case err == bufio.ErrBufferFull:
		case err == io.EOF && len(t.text) > 0:
			return nil
		default:
			return err
		}
	}
}
