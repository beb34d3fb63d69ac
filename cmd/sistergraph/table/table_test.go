package table

import (
	"io"
	"strings"
	"testing"
)

var cities = Table{
	Head:  []string{"city", "since", "ties"},
	Rows:  [][]string{{"哈尔滨", "1984", "48"}, {"Nyíregyháza", "", "7"}, {"=SUM(A1)", "a|b", "-1"}},
	Right: []bool{false, false, true},
}

func TestEachFormat(t *testing.T) {
	for name, c := range map[string]struct {
		write func(io.Writer) error
		want  string
	}{
		"text is aligned by what a terminal shows": {cities.Text, `
city         since  ties
-----------  -----  ----
哈尔滨       1984     48
Nyíregyháza            7
=SUM(A1)     a|b      -1
`},
		"CSV keeps formulas from running": {cities.CSV, `
city,since,ties
哈尔滨,1984,48
Nyíregyháza,,7
'=SUM(A1),a|b,-1
`},
		"Markdown keeps bars from splitting cells": {cities.Markdown, `
| city | since | ties |
| --- | --- | ---: |
| 哈尔滨 | 1984 | 48 |
| Nyíregyháza |  | 7 |
| =SUM(A1) | a\|b | -1 |
`},
	} {
		t.Run(name, func(t *testing.T) {
			var b strings.Builder
			if err := c.write(&b); err != nil {
				t.Fatal(err)
			}
			if got := "\n" + b.String(); got != c.want {
				t.Errorf("got%s\nwant%s", got, c.want)
			}
		})
	}
}

func TestWidth(t *testing.T) {
	for text, want := range map[string]int{"": 0, "Harbin": 6, "哈尔滨": 6, "ハルビン": 8, "e\u0301": 1, "Харбин": 6} {
		if got := Width(text); got != want {
			t.Errorf("%q is %d wide, want %d", text, got, want)
		}
	}
}
