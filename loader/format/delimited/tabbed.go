package delimited

import (
	"strings"

	"github.com/sistergraph/sistergraph/loader/format/bounded"
)

// tabbed reads lines whose cells are parted by tabs. A cell that begins and ends
// with a quote loses them, as spreadsheets write cells; other quotes are text.
type tabbed struct{ lines *bounded.Lines }

func (t *tabbed) read() (cells []string, line int, err error) {
	text, line, err := t.lines.Next()
	if err != nil {
		return nil, 0, err
	}
	cells = strings.Split(string(text), "\t")
	for i, c := range cells {
		if len(c) >= 2 && c[0] == '"' && c[len(c)-1] == '"' {
			cells[i] = strings.ReplaceAll(c[1:len(c)-1], `""`, `"`)
		}
	}
	return cells, line, nil
}
