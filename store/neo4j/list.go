package neo4j

import (
	"fmt"
	"strings"

	"github.com/sistergraph/sistergraph/store"
)

// list is an ordered list of which a statement returns a page: a match that binds variables, the values it is ordered
// by, the id that decides between equals, and what a row returns.
type list struct {
	// scope has the variables of the outer statement that the match uses, joined by commas.
	scope string
	// match ends with the WITH and WHERE by which rows pass.
	match string
	// keys are the orders' expressions; down tells for each whether it descends.
	keys []string
	down []bool
	id   string
	// columns are what a row returns after its key.
	columns []string
}

// page compiles the subqueries of a page: they bind rows (lists: the key's values, then the columns), before and after
// (whether rows lie beside it), and total where it is asked, else 0.
func (l list) page(c *compiler, p store.Page, total bool) (string, error) {
	for _, k := range []store.Key{p.After, p.Before} {
		if err := l.fits(k); err != nil {
			return "", err
		}
	}
	after, before := l.beyond(c, p.After, false), l.beyond(c, p.Before, true)
	inside := conjunction(negated(after), negated(before))
	return strings.Join([]string{
		l.rows(c, p, inside),
		l.exists("earlier", after),
		l.exists("later", before),
		l.total(total),
	}, "\n"), nil
}

// width is the number of values in a key.
func (l list) width() int { return len(l.keys) + 1 }

func (l list) fits(k store.Key) error {
	if k == nil {
		return nil
	}
	if len(k) != l.width() {
		return store.ErrBadKey
	}
	if _, ok := k[len(k)-1].(string); !ok {
		return store.ErrBadKey
	}
	for _, v := range k {
		switch v.(type) {
		case nil, string, int64:
		default:
			return store.ErrBadKey
		}
	}
	return nil
}

// beyond says of a row that it lies at a key or before it, or at it or after it; empty without a key.
func (l list) beyond(c *compiler, k store.Key, later bool) string {
	if k == nil {
		return ""
	}
	id := c.bind(k[len(k)-1])
	comparison := "<="
	if later {
		comparison = ">="
	}
	text := fmt.Sprintf("kid %s %s", comparison, id)
	for i := len(l.keys) - 1; i >= 0; i-- {
		column := fmt.Sprintf("k%d", i)
		text = l.compare(c, column, k[i], l.down[i], later, text)
	}
	return text
}

// compare says that a value comes before (or after) that of a key, or is equal and the rest holds. Unknown values come
// last, whichever direction.
func (l list) compare(c *compiler, column string, at any, down, later bool, rest string) string {
	if at == nil {
		if later {
			return fmt.Sprintf("(%s IS NULL AND %s)", column, rest)
		}
		return fmt.Sprintf("(%[1]s IS NOT NULL OR %[2]s)", column, rest)
	}
	operator := "<"
	if later != down {
		operator = ">"
	}
	p := c.bind(at)
	if later {
		return fmt.Sprintf("(%[1]s IS NULL OR %[1]s %[2]s %[3]s OR (%[1]s = %[3]s AND %[4]s))", column, operator, p, rest)
	}
	return fmt.Sprintf("(%[1]s IS NOT NULL AND (%[1]s %[2]s %[3]s OR (%[1]s = %[3]s AND %[4]s)))", column, operator, p, rest)
}

// keyed is the match with the key's values bound to k0, k1, ... and kid.
func (l list) keyed() string {
	columns := []string{"*"}
	for i, k := range l.keys {
		columns = append(columns, fmt.Sprintf("%s AS k%d", k, i))
	}
	return l.match + " WITH " + strings.Join(append(columns, l.id+" AS kid"), ", ")
}

func (l list) rows(c *compiler, p store.Page, inside string) string {
	if p.Limit == 0 {
		return "WITH *, [] AS rows"
	}
	var order, columns []string
	for i := range l.keys {
		order = append(order, direct(fmt.Sprintf("k%d IS NULL", i), p.Backward), direct(fmt.Sprintf("k%d", i), l.down[i] != p.Backward))
		columns = append(columns, fmt.Sprintf("k%d", i))
	}
	order = append(order, direct("kid", p.Backward))
	columns = append(append(columns, "kid"), l.columns...)
	limit := ""
	if p.Limit > 0 {
		limit = "LIMIT " + c.bind(p.Limit+1)
	}
	return fmt.Sprintf("CALL (%s) { %s%s WITH * ORDER BY %s %s RETURN collect([%s]) AS rows }",
		l.scope, l.keyed(), where(inside), strings.Join(order, ", "), limit, strings.Join(columns, ", "))
}

// exists tells whether there is a row that has reached a bound.
func (l list) exists(name, reached string) string {
	if reached == "" {
		return fmt.Sprintf("WITH *, false AS %s", name)
	}
	return fmt.Sprintf("CALL (%s) { %s%s WITH kid LIMIT 1 RETURN count(*) > 0 AS %s }", l.scope, l.keyed(), where(reached), name)
}

func (l list) total(asked bool) string {
	if !asked {
		return "WITH *, 0 AS total"
	}
	return fmt.Sprintf("CALL (%s) { %s RETURN count(*) AS total }", l.scope, l.match)
}

func direct(expression string, down bool) string {
	if down {
		return expression + " DESC"
	}
	return expression
}

func where(condition string) string {
	if condition == "" {
		return ""
	}
	return " WHERE " + condition
}

func negated(condition string) string {
	if condition == "" {
		return ""
	}
	return "NOT (" + condition + ")"
}

func conjunction(conditions ...string) string {
	var parts []string
	for _, c := range conditions {
		if c != "" {
			parts = append(parts, c)
		}
	}
	return strings.Join(parts, " AND ")
}

// cut takes a page out of the rows that a statement returned for it: one more than the limit tells that there are
// others, and a backward page comes in reverse.
func cut(r row, p store.Page) ([][]any, store.More) {
	var rows [][]any
	for _, v := range r.list("rows") {
		rows = append(rows, v.([]any))
	}
	more := store.More{After: r.truth("later"), Before: r.truth("earlier")}
	if p.Limit > 0 && len(rows) > p.Limit {
		rows = rows[:p.Limit]
		if p.Backward {
			more.Before = true
		} else {
			more.After = true
		}
	}
	if p.Backward {
		for i, j := 0, len(rows)-1; i < j; i, j = i+1, j-1 {
			rows[i], rows[j] = rows[j], rows[i]
		}
	}
	if len(rows) == 0 {
		return nil, store.More{}
	}
	return rows, more
}

// key takes the key from the front of a row, and returns it and the columns behind.
func (l list) key(values []any) (store.Key, []any) {
	return store.Key(values[:l.width()]), values[l.width():]
}
