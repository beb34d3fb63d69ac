package sqlite

import (
	"slices"
	"strconv"
	"strings"
)

// build gathers the values of a compiled statement; its text names them by
// number. The first is the release.
type build struct {
	args    []any
	aliases int
}

func newBuild(release int) *build { return &build{args: []any{release}} }

// value adds a value and is the text that stands for it.
func (b *build) value(v any) string {
	b.args = append(b.args, v)
	return "?" + strconv.Itoa(len(b.args))
}

// alias makes a name for a table in a subquery.
func (b *build) alias(prefix string) string {
	b.aliases++
	return prefix + strconv.Itoa(b.aliases)
}

// list is a subquery of the values.
func list[T any](b *build, values []T) string {
	return "(SELECT value FROM json_each(" + b.value(jsonOf(values)) + "))"
}

// mergedOf joins the merger of an id as m.
func mergedOf(id string) string {
	return `LEFT JOIN merged m ON m.id = ` + id + ` AND ` + visible("m")
}

// visible is true for versions that are part of the release.
func visible(alias string) string {
	return alias + ".from_release <= ?1 AND ?1 < " + alias + ".to_release"
}

// all joins conditions with AND; empty ones are left out.
func all(conds ...string) string { return joined(conds, " AND ", "1") }

func joined(conds []string, by, none string) string {
	out := slices.DeleteFunc(slices.Clone(conds), func(c string) bool { return c == "" })
	if len(out) == 0 {
		return none
	}
	return halved(out, by)
}

// halved joins long lists as a tree: SQLite takes expressions up to a depth of
// 1000, and without parentheses every operator is one deeper.
func halved(conds []string, by string) string {
	const flat = 20
	switch n := len(conds); {
	case n == 1:
		return conds[0]
	case n <= flat:
		return "(" + strings.Join(conds, by) + ")"
	default:
		return "(" + halved(conds[:n/2], by) + by + halved(conds[n/2:], by) + ")"
	}
}

// anyOf is true when a column with a JSON list shares a value with the list.
func anyOf(column, list string) string {
	return `(` + column + ` IS NOT NULL AND EXISTS (SELECT 1 FROM json_each(` + column + `) WHERE value IN ` + list + `))`
}
