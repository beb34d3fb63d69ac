// Package table reads tables of ties: rows of cells, from text or from a
// workbook, whose columns a mapping tells apart.
package table

import (
	"bytes"
	"errors"
	"io"
	"strings"

	"github.com/sistergraph/sistergraph/loader/format"
	"github.com/sistergraph/sistergraph/loader/format/delimited"
	"github.com/sistergraph/sistergraph/loader/record"
)

// sampled is how many rows the guesses look at.
const sampled = 100

// separators in the order in which they are tried: those first that rarely
// stand in names.
var separators = []rune{'\t', ';', '|', ','}

// Separator is what parts the cells of the text, with the rows of its beginning:
// the first separator by which nearly all rows have as many cells as the first
// one, else the one by which most rows have more than one. It is 0 when there is
// no such row.
func Separator(h *format.Head) (separator rune, rows [][]string) {
	most := 0
	for _, s := range separators {
		sample := Sample(h, s)
		parted, even := 0, 0
		for _, cells := range sample {
			if len(cells) > 1 {
				parted++
				if len(cells) == len(sample[0]) {
					even++
				}
			}
		}
		if even > 0 && even*10 >= len(sample)*9 {
			return s, sample
		}
		if parted > most {
			most, separator, rows = parted, s, sample
		}
	}
	return separator, rows
}

// Sample has the first rows of the beginning of a text. The last one is left
// out where it may be cut off.
func Sample(h *format.Head, separator rune) [][]string {
	text := h.Text
	if !h.Whole {
		text = text[:bytes.LastIndexByte(text, '\n')+1]
	}
	var out [][]string
	r := delimited.New(h.Name, bytes.NewReader(text), separator)
	for len(out) < sampled {
		cells, _, err := r.Read()
		var bad record.Rejections
		switch {
		case err == nil:
			out = append(out, cells)
		case errors.As(err, &bad):
		case errors.Is(err, io.EOF):
			return out
		default: // cut off inside quotes, or no table
			return out
		}
	}
	return out
}

// OtherSyntax tells that a text begins as JSON or XML does.
func OtherSyntax(h *format.Head) (why string, other bool) {
	text := bytes.TrimSpace(h.Text)
	switch {
	case bytes.HasPrefix(text, []byte("{")), bytes.HasPrefix(text, []byte("[")):
		return "it begins like JSON", true
	case bytes.HasPrefix(text, []byte("<")):
		return "it begins like XML or HTML", true
	default:
		return "", false
	}
}

// blank tells whether no cell of a row holds anything.
func blank(cells []string) bool {
	for _, c := range cells {
		if strings.TrimSpace(c) != "" {
			return false
		}
	}
	return true
}
