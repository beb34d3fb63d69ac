package mapping

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/sistergraph/sistergraph/loader/identity/nation"
)

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
