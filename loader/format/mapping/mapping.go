// Package mapping says which column of a table is what. A mapping is written by
// a person as YAML or guessed from the header, and can be saved and given back.
package mapping

import (
	"slices"
	"strconv"
	"strings"
)

// Mapping says which column of a table is what.
type Mapping struct {
	// Header tells whether the first row has the names of the columns.
	Header bool
	// Separator is what stands between cells: , ; | or a tab. Empty is found out.
	Separator string
	// Columns has for each field the name of its column as in the header, or its number from 1.
	Columns map[Field]string
	// Values has what holds for every row that says nothing else.
	Values map[Field]string
	// Dates is the order of dates such as 03/04/1984.
	Dates Order
	// CountryAfterComma takes what follows the last comma of a name for its
	// country, and what lies between for its region.
	CountryAfterComma bool
	// Kinds and Statuses say what words mean that are not known without.
	Kinds    map[string]string
	Statuses map[string]string
}

// Order says how dates that are written with numbers alone are meant.
type Order string

// The orders. AnyOrder reads what can be meant one way only.
const (
	AnyOrder     Order = ""
	DayMonthYear Order = "day-month-year"
	MonthDayYear Order = "month-day-year"
)

// Unnamed are those of the columns that the mapping does not name.
func (m *Mapping) Unnamed(columns []string) []string {
	named := map[string]bool{}
	for _, column := range m.Columns {
		named[column] = true
	}
	return slices.DeleteFunc(slices.Clone(columns), func(column string) bool { return named[column] })
}

// Has tells whether the field has a column or a value for every row.
func (m *Mapping) Has(f Field) bool { return m.Columns[f] != "" || m.Values[f] != "" }

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
