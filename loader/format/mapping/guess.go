package mapping

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/sistergraph/sistergraph/twinning"
)

// Guess tells the columns of a table apart by its first rows: by the words of
// a header, else by what the cells look like. The error says which columns
// could not be found. Titles above a header are passed over.
func Guess(rows [][]string) (*Mapping, error) {
	if len(rows) == 0 {
		return nil, fmt.Errorf("there is no row to tell the columns by")
	}
	if n := titles(rows); n > 0 {
		if m, err := Guess(rows[n:]); err == nil && m.Header {
			return m, nil
		}
	}
	m := byHeader(rows[0], understand)
	correct(m, rows)
	if (!named(m, 0) || !named(m, 1)) && isHeader(rows[0]) {
		m = byHeader(rows[0], func(header string) placed { return read(header, true) })
		correct(m, rows)
	}
	if !named(m, 0) || !named(m, 1) {
		if len(m.Columns) > 1 || len(rows[0]) < 2 {
			return nil, fmt.Errorf("the columns of the two places cannot be told from the header %s: say which they are with --map", shown(rows[0]))
		}
		m = byContent(rows)
	}
	m.CountryAfterComma = countryAfterComma(m, rows)
	m.Dates = order(m, rows)
	if !named(m, 0) || !named(m, 1) {
		return nil, fmt.Errorf("no two columns hold names of places: say which they are with --map")
	}
	return m, nil
}

// correct takes columns for what they hold where the header does not tell.
func correct(m *Mapping, rows [][]string) {
	for _, of := range Ends {
		if i, ok := Index(m.Columns[of[0]], rows[0]); ok && !mostly(rows[1:], i, looksLikeID) {
			delete(m.Columns, of[0]) // somebody else's ids
		}
		name := m.Columns[of[1]]
		i, ok := Index(name, rows[0])
		if !ok {
			continue
		}
		better := of[1]
		switch {
		case mostly(rows[1:], i, looksLikeWikidata):
			better = of[4]
		case mostly(rows[1:], i, looksLikeID):
			better = of[0]
		}
		if _, taken := m.Columns[better]; !taken {
			delete(m.Columns, of[1])
			m.Columns[better] = name
		}
	}
}

func shown(cells []string) string {
	s := strings.Join(cells, " | ")
	if len(s) > 120 {
		s = strings.ToValidUTF8(s[:120], "") + "..."
	}
	return strconv.Quote(s)
}

// byHeader reads the first row as the names of the columns.
func byHeader(header []string, understand func(string) placed) *Mapping {
	m := &Mapping{Header: true, Columns: map[Field]string{}}
	edges := slices.ContainsFunc(header, func(cell string) bool {
		return slices.Contains(strings.Fields(twinning.Fold(cell)), "target")
	})
	last := 0 // the end of the name read last
	for i, cell := range header {
		if edges {
			cell = asEnd(cell)
		}
		is := understand(cell)
		f, known := ofTie[is.part]
		if at := is.part.ofPlace(); at >= 0 {
			known = true
			if is.end == noEnd {
				is.end = free(m, at, is.part, last)
			}
			if is.part == partName {
				last = is.end
			}
			f = Ends[is.end][at]
		}
		if m.Columns[f] != "" && m.Columns[AName] != "" && m.Columns[BName] != "" {
			f = span(cell)
			known = f != ""
		}
		if _, taken := m.Columns[f]; known && !taken {
			m.Columns[f] = column(header, i)
		}
	}
	return m
}

// isHeader tells whether a row is one of names of columns although some have
// words that are not known, as "Commune française": more than half of the cells
// have known words, one of them no other, and none holds a value.
func isHeader(cells []string) bool {
	all, some, whole := 0, 0, 0
	for _, cell := range cells {
		if strings.TrimSpace(cell) == "" {
			continue
		}
		for _, like := range []*regexp.Regexp{looksLikeDate, looksLikeWikidata, looksLikeURL, looksLikeTail, looksLikeID, looksLikeNumber} {
			if like.MatchString(cell) {
				return false
			}
		}
		all++
		if read(cell, true).part != nothing {
			some++
		}
		if understand(cell).part != nothing {
			whole++
		}
	}
	return some*2 > all && whole > 0
}

// asEnd turns the word source into the first end, as lists of edges mean it.
func asEnd(cell string) string {
	tokens := strings.Fields(twinning.Fold(cell))
	for i, t := range tokens {
		if t == "source" {
			tokens[i] = "a"
		}
	}
	return strings.Join(tokens, " ")
}

// span is the field of a header that tells a time where no place is left for it.
func span(cell string) Field {
	switch twinning.Fold(cell) {
	case "from":
		return Since
	case "to":
		return Until
	default:
		return ""
	}
}

// free is the end that a header without one is meant for: a name for the first
// that has none, what goes with a name for the name before it.
func free(m *Mapping, at int, p part, last int) int {
	if p == partName {
		last = 0
	}
	if m.Columns[Ends[last][at]] != "" && last == 0 {
		return 1
	}
	return last
}

// column is how a mapping calls a column: by its name if no other has it.
func column(header []string, i int) string {
	name := strings.TrimSpace(header[i])
	if name == "" || isNumber(name) {
		return strconv.Itoa(i + 1)
	}
	for j, other := range header {
		if j != i && strings.TrimSpace(other) == name {
			return strconv.Itoa(i + 1)
		}
	}
	return name
}

func isNumber(s string) bool {
	_, err := strconv.Atoi(s)
	return err == nil
}
