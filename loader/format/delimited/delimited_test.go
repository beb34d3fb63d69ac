package delimited_test

import (
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/sistergraph/sistergraph/loader/format/delimited"
	"github.com/sistergraph/sistergraph/loader/record"
)

type row struct {
	Line  int
	Cells []string
	Bad   bool
}

// readAll reads rows until the end, and gives the error that ended them before it.
func readAll(text string, separator rune) (rows []row, err error) {
	r := delimited.New("f", strings.NewReader(text), separator)
	for {
		cells, line, err := r.Read()
		var bad record.Rejections
		switch {
		case errors.Is(err, io.EOF):
			return rows, nil
		case errors.As(err, &bad):
			rows = append(rows, row{bad[0].At.Line, bad[0].Raw, true})
		case err != nil:
			return rows, err
		default:
			rows = append(rows, row{line, cells, false})
		}
	}
}

func TestRowsKeepTheirLines(t *testing.T) {
	for name, c := range map[string]struct {
		text      string
		separator rune
		want      []row
	}{
		"plain":                           {"a,b\nc,d\n", ',', []row{{1, []string{"a", "b"}, false}, {2, []string{"c", "d"}, false}}},
		"a mark, CRLF and no last end":    {"\ufeffa;b\r\n\r\nc;d", ';', []row{{1, []string{"a", "b"}, false}, {3, []string{"c", "d"}, false}}},
		"quotes that span lines":          {"\"a\nx\",b\nc,d\n", ',', []row{{1, []string{"a\nx", "b"}, false}, {3, []string{"c", "d"}, false}}},
		"a stray quote rejects one row":   {"a,b\nc\"x,d\ne,f\n", ',', []row{{1, []string{"a", "b"}, false}, {2, []string{"c\"x", "d"}, true}, {3, []string{"e", "f"}, false}}},
		"a quote left open in one line":   {"a,b\n\"c,d", ',', []row{{1, []string{"a", "b"}, false}, {2, []string{"\"c", "d"}, true}}},
		"tabs":                            {"a\tb\n\nc\t\"d \"\"e\"\"\"\n\"f\tg", '\t', []row{{1, []string{"a", "b"}, false}, {3, []string{"c", `d "e"`}, false}, {4, []string{"\"f", "g"}, false}}},
		"bytes that are not UTF-8":        {"a,b\nc,\xff\ne,f\n", ',', []row{{1, []string{"a", "b"}, false}, {2, []string{"c", "\xff"}, true}, {3, []string{"e", "f"}, false}}},
		"a NUL in a cell of a tab's file": {"a\tb\x00\n", '\t', []row{{1, []string{"a", "b\x00"}, true}}},
	} {
		got, err := readAll(c.text, c.separator)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestAFileThatSwallowsItsRowsIsRefused(t *testing.T) {
	long := strings.Repeat("x", 100<<20)
	for name, c := range map[string]struct {
		text      string
		separator rune
		want      string
	}{
		"a quote left open over lines": {"a,b\n\"c,d\ne,f\n", ',', "line 2: a quote that opens there is never closed"},
		"a field of 100 MB":            {"a,b\nc," + long + "\n", ',', "longer than 4 MiB"},
		"a field of 100 MB in quotes":  {"a,b\n\"" + long + "\",d\n", ',', "longer than 4 MiB"},
		"a cell of 100 MB after a tab": {"a\tb\nc\t" + long + "\n", '\t', "longer than 4 MiB"},
	} {
		rows, err := readAll(c.text, c.separator)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want an error with %q", name, err, c.want)
		}
		if len(rows) != 1 {
			t.Errorf("%s: read %d rows before, want 1", name, len(rows))
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add("a,b\n\"c\nd\",e\n", true)
	f.Add("a\tb\n\"c\t", false)
	f.Fuzz(func(t *testing.T, text string, comma bool) {
		separator := '\t'
		if comma {
			separator = ','
		}
		rows, _ := readAll(text, separator)
		last := 0
		for _, r := range rows {
			if r.Line <= last {
				t.Fatalf("line %d follows line %d", r.Line, last)
			}
			if last = r.Line; last > strings.Count(text, "\n")+strings.Count(text, "\r")+1 {
				t.Fatalf("line %d is beyond the end", last)
			}
		}
	})
}
