package mapping

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/sistergraph/sistergraph/loader/identity/nation"
	"github.com/sistergraph/sistergraph/twinning"
)

// Guess tells the columns of a table apart by its first rows: by the words of
// a header, else by what the cells look like. The error says which columns
// could not be found.
func Guess(rows [][]string) (*Mapping, error) {
	if len(rows) == 0 {
		return nil, fmt.Errorf("there is no row to tell the columns by")
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

var (
	looksLikeDate     = regexp.MustCompile(`^\s*(\d{4}([-/.]\d{1,2}){0,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}|\d{1,2}/\d{4})\s*$`)
	looksLikeWikidata = regexp.MustCompile(`^\s*(https?://www\.wikidata\.org/(entity|wiki)/)?Q[1-9]\d*\s*$`)
	looksLikeURL      = regexp.MustCompile(`^\s*https?://`)
	looksLikeTail     = regexp.MustCompile(`,\s*\S`)
	looksLikeID       = regexp.MustCompile(`^city:`)
	looksLikeCode     = regexp.MustCompile(`^\s*[A-Z]{2}\s*$`)
	looksLikeNumber   = regexp.MustCompile(`^\s*[\d.,\s]+$`)
	looksLikeKind     = regexp.MustCompile(`^\s*(SISTER_CITY|FRIENDSHIP_CITY|FRIENDLY_EXCHANGE|COOPERATION)\s*$`)
)

// byContent goes by what most cells of a column look like. The first two
// columns of text are the names; codes go with the name before them.
func byContent(rows [][]string) *Mapping {
	m := &Mapping{Columns: map[Field]string{}}
	names := 0
	put := func(f Field, i int) {
		if _, taken := m.Columns[f]; !taken {
			m.Columns[f] = strconv.Itoa(i + 1)
		}
	}
	for i := range rows[0] {
		end := max(names-1, 0)
		switch {
		case mostly(rows, i, looksLikeDate):
			if m.Columns[Since] == "" {
				put(Since, i)
			} else {
				put(Until, i)
			}
		case mostly(rows, i, looksLikeWikidata):
			if m.Columns[Ends[end][4]] != "" || names == 0 && m.Columns[AWikidata] != "" {
				end = 1
			}
			put(Ends[end][4], i)
		case mostly(rows, i, looksLikeURL):
			put(URL, i)
		case mostly(rows, i, looksLikeKind):
			put(Kind, i)
		case mostly(rows, i, looksLikeCode) && names > 0:
			put(Ends[end][2], i)
		case mostly(rows, i, looksLikeNumber):
		case names > 0 && m.Columns[Ends[end][2]] == "" && mostlyCountries(rows, i):
			put(Ends[end][2], i)
		case names < 2:
			put(Ends[names][1], i)
			names++
		}
	}
	return m
}

// mostlyCountries tells whether more than four in five cells of a column that
// are not blank name a country.
func mostlyCountries(rows [][]string, i int) bool {
	all, hits := 0, 0
	for _, row := range rows {
		if i < len(row) && strings.TrimSpace(row[i]) != "" {
			all++
			if len(nation.Known().Find(row[i])) > 0 {
				hits++
			}
		}
	}
	return hits*10 > all*8
}

// mostly tells whether more than half of the cells of a column that are not
// blank look like that, and there is one.
func mostly(rows [][]string, i int, like *regexp.Regexp) bool {
	all, hits := 0, 0
	for _, row := range rows {
		if i < len(row) && strings.TrimSpace(row[i]) != "" {
			all++
			if like.MatchString(row[i]) {
				hits++
			}
		}
	}
	return hits*2 > all
}

// countryAfterComma tells whether names carry their country: more than half of
// the names of an end have a comma, and no column has their country.
func countryAfterComma(m *Mapping, rows [][]string) bool {
	header := rows[0]
	if m.Header {
		rows = rows[1:]
	}
	for _, of := range Ends {
		if i, ok := Index(m.Columns[of[1]], header); ok && !m.Has(of[2]) && mostly(rows, i, looksLikeTail) {
			return true
		}
	}
	return false
}

// looksLikeOrdered is a date of which the first number may be the day or the month.
var looksLikeOrdered = regexp.MustCompile(`^\s*(\d{1,2})[-/](\d{1,2})[-/]\d{4}\s*$`)

// order is that of dates written with numbers alone, as far as those show it
// that can be meant one way only: all the same way.
func order(m *Mapping, rows [][]string) Order {
	found := AnyOrder
	for _, f := range []Field{Since, Until} {
		i, ok := Index(m.Columns[f], rows[0])
		if !ok {
			continue
		}
		for _, row := range rows {
			if i >= len(row) {
				continue
			}
			of := looksLikeOrdered.FindStringSubmatch(row[i])
			if of == nil {
				continue
			}
			is := AnyOrder
			switch first, second := atMost12(of[1]), atMost12(of[2]); {
			case second && !first:
				is = DayMonthYear
			case first && !second:
				is = MonthDayYear
			}
			if is != AnyOrder && found != AnyOrder && is != found {
				return AnyOrder
			}
			if is != AnyOrder {
				found = is
			}
		}
	}
	return found
}

func atMost12(number string) bool {
	n, err := strconv.Atoi(number)
	return err == nil && n <= 12
}

// Index is where the column stands that a mapping calls so: by its name in the
// header, or by its number.
func Index(column string, header []string) (int, bool) {
	for i, cell := range header {
		if column != "" && strings.TrimSpace(cell) == strings.TrimSpace(column) {
			return i, true
		}
	}
	n, err := strconv.Atoi(column)
	return n - 1, err == nil && n >= 1 && n <= len(header)
}
