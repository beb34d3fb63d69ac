package mapping

import "strings"

// titles is how many rows at the beginning fill one cell alone, as titles, names
// of editors and days of issue do, where a row that fills more comes after them.
func titles(rows [][]string) int {
	for n, cells := range rows {
		filled := 0
		for _, cell := range cells {
			if strings.TrimSpace(cell) != "" {
				filled++
			}
		}
		if filled > 1 {
			return n
		}
	}
	return 0
}

// HeaderRow is which of the rows is the header that the mapping is about: the
// first, or the first below titles where only that one has all columns of the
// mapping. It is 0 for a mapping without a header.
func (m *Mapping) HeaderRow(rows [][]string) int {
	n := titles(rows)
	if !m.Header || n == 0 || m.fits(rows[0]) || !m.fits(rows[n]) {
		return 0
	}
	return n
}

// fits tells whether a header has all columns of the mapping.
func (m *Mapping) fits(header []string) bool {
	for _, column := range m.Columns {
		if _, ok := Index(column, header); !ok {
			return false
		}
	}
	return true
}
