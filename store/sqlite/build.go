package sqlite

import (
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
	var out []string
	for _, c := range conds {
		if c != "" {
			out = append(out, c)
		}
	}
	switch len(out) {
	case 0:
		return none
	case 1:
		return out[0]
	default:
		return "(" + strings.Join(out, by) + ")"
	}
}

// anyOf is true when a column with a JSON list shares a value with the list.
func anyOf(column, list string) string {
	return `(` + column + ` IS NOT NULL AND EXISTS (SELECT 1 FROM json_each(` + column + `) WHERE value IN ` + list + `))`
}
