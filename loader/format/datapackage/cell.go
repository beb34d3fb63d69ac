package datapackage

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/sistergraph/sistergraph/loader/record"
	"github.com/sistergraph/sistergraph/twinning"
)

// row reads the cells of one row by column and collects what is wrong.
type row struct {
	table *Table
	at    map[string]int // column to cell
	cells []string
	pos   record.Position
	errs  []*record.Rejected
}

func (r *row) bad(column, value, reason, hint string) {
	r.errs = append(r.errs, &record.Rejected{At: r.pos, Field: column, Value: value, Reason: reason, Hint: hint, Raw: r.cells})
}

func (r *row) text(column string) string {
	i, ok := r.at[column]
	if !ok {
		return ""
	}
	return r.cells[i]
}

func (r *row) texts(column string) []string { return splitList(r.text(column)) }

func (r *row) flag(column string) bool {
	switch s := r.text(column); s {
	case "", "false":
		return false
	case "true":
		return true
	default:
		r.bad(column, s, "is not a flag", "write true or leave it blank")
		return false
	}
}

func (r *row) date(column string) twinning.Date {
	d, err := twinning.ParseDate(r.text(column))
	if err != nil {
		r.bad(column, r.text(column), "is not a date", "write YYYY, YYYY-MM or YYYY-MM-DD")
	}
	return d
}

func (r *row) whole(column string) *int {
	s := r.text(column)
	if s == "" {
		return nil
	}
	n, err := strconv.Atoi(s)
	if err != nil {
		r.bad(column, s, "is not a whole number", "write digits only")
		return nil
	}
	return &n
}

func (r *row) number(column string) (n float64, given bool) {
	s := r.text(column)
	if s == "" {
		return 0, false
	}
	n, err := strconv.ParseFloat(s, 64)
	if err != nil || n-n != 0 {
		r.bad(column, s, "is not a number", "write it with a decimal point")
		return 0, false
	}
	return n, true
}

func (r *row) id(column string) twinning.ID {
	id := twinning.ID(r.text(column))
	r.checkID(column, id)
	return id
}

func (r *row) ids(column string) []twinning.ID {
	var out []twinning.ID
	for _, s := range splitList(r.text(column)) {
		r.checkID(column, twinning.ID(s))
		out = append(out, twinning.ID(s))
	}
	return out
}

func (r *row) checkID(column string, id twinning.ID) {
	types := r.table.column(column).Refers
	if id == "" || slices.Contains(types, id.Type()) && id.Key() != "" {
		return
	}
	names := make([]string, len(types))
	for i, t := range types {
		names[i] = string(t)
	}
	r.bad(column, string(id), "is not the id of a "+strings.Join(names, " or "), fmt.Sprintf("ids look like %s:KEY", names[0]))
}

// check looks at what the schema says of every cell: required and allowed.
func (r *row) check() {
	for _, c := range r.table.Columns {
		s := r.text(c.Name)
		switch {
		case s == "":
			if c.Required {
				r.bad(c.Name, s, "must not be blank", "")
			}
		case len(c.Allowed) > 0 && !slices.Contains(c.Allowed, s):
			r.bad(c.Name, s, "is not allowed", "one of "+strings.Join(c.Allowed, ", "))
		}
	}
}

// enum is the value of a column whose blank means UNKNOWN.
func enum[E ~string](r *row, column string, blank E) E {
	if s := r.text(column); s != "" {
		return E(s)
	}
	return blank
}

var listEscape = strings.NewReplacer(`\`, `\\`, `|`, `\|`)

func joinList[S ~string](items []S) string {
	escaped := make([]string, len(items))
	for i, s := range items {
		escaped[i] = listEscape.Replace(string(s))
	}
	return strings.Join(escaped, "|")
}

func splitList(cell string) []string {
	if cell == "" {
		return nil
	}
	if !strings.Contains(cell, `\`) {
		return strings.Split(cell, "|")
	}
	var out []string
	var item strings.Builder
	escaped := false
	for _, r := range cell {
		switch {
		case escaped:
			item.WriteRune(r)
			escaped = false
		case r == '\\':
			escaped = true
		case r == '|':
			out = append(out, item.String())
			item.Reset()
		default:
			item.WriteRune(r)
		}
	}
	return append(out, item.String())
}

func showFlag(b bool) string {
	if b {
		return "true"
	}
	return ""
}

func showWhole(n *int) string {
	if n == nil {
		return ""
	}
	return strconv.Itoa(*n)
}

func showNumber(n float64) string { return strconv.FormatFloat(n, 'f', -1, 64) }

// unless is the value, blank when it is the one that a blank cell means.
func unless[E ~string](v, blank E) string {
	if v == blank {
		return ""
	}
	return string(v)
}
