package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"github.com/sistergraph/sistergraph/store"
)

// keyColumn is one value of the key that a list is ordered by.
type keyColumn struct {
	name     string // of the column in the statement
	expr     string
	desc     bool
	nullable bool
	number   bool
}

// checked tells whether a key fits the columns.
func checked(keys []keyColumn, k store.Key) error {
	if len(k) != len(keys) {
		return fmt.Errorf("it has %d values and not %d: %w", len(k), len(keys), store.ErrBadKey)
	}
	for i, v := range k {
		fits := false
		switch v.(type) {
		case nil:
			fits = keys[i].nullable
		case string:
			fits = !keys[i].number
		case int64:
			fits = keys[i].number
		}
		if !fits {
			return fmt.Errorf("value %d is of the wrong type: %w", i+1, store.ErrBadKey)
		}
	}
	return nil
}

// beyond is true for rows that follow the key, or precede it when before is
// set. NULL comes last in both directions.
func (b *build) beyond(keys []keyColumn, k store.Key, before bool) (string, error) {
	if err := checked(keys, k); err != nil {
		return "", err
	}
	var cases []string
	same := ""
	for i, c := range keys {
		if k[i] == nil {
			if before {
				cases = append(cases, same+c.name+" IS NOT NULL")
			}
			same += c.name + " IS NULL AND "
			continue
		}
		v := b.value(k[i])
		sign := " > "
		if c.desc != before {
			sign = " < "
		}
		past := c.name + sign + v
		if c.nullable && !before {
			past = "(" + past + " OR " + c.name + " IS NULL)"
		}
		cases = append(cases, same+past)
		same += c.name + " = " + v + " AND "
	}
	return "coalesce(" + joined(cases, " OR ", "0") + ", 0)", nil
}

// orderBy is the order of the list, or its reverse.
func orderBy(keys []keyColumn, reverse bool) string {
	var parts []string
	for _, c := range keys {
		if c.nullable {
			parts = append(parts, c.name+" IS NULL"+direction(reverse))
		}
		parts = append(parts, c.name+direction(c.desc != reverse))
	}
	return strings.Join(parts, ", ")
}

func direction(desc bool) string {
	if desc {
		return " DESC"
	}
	return ""
}

func selected(keys []keyColumn) string {
	parts := make([]string, len(keys))
	for i, c := range keys {
		parts[i] = c.expr + " AS " + c.name
	}
	return strings.Join(parts, ", ")
}

func names(keys []keyColumn, of string) string {
	parts := make([]string, len(keys))
	for i, c := range keys {
		parts[i] = of + c.name
	}
	return strings.Join(parts, ", ")
}

// listing is a page of one list, in one statement: from and where say what is
// in the list, seq names its rows, and columns are read of the table joined.
type listing struct {
	with, from, where string
	seq               string
	keys              []keyColumn
	columns, join     string
	page              store.Page
	total             bool
}

// compile makes the statement. It always gives a row, with a NULL key when the
// page is empty: the total, whether rows lie before and behind the range of
// the page's keys, the key, the columns.
func (b *build) list(l listing) (string, error) {
	in, before, behind := "1", "0", "0"
	if l.page.After != nil {
		cond, err := b.beyond(l.keys, l.page.After, false)
		if err != nil {
			return "", err
		}
		in, before = cond, "EXISTS (SELECT 1 FROM listed WHERE NOT "+cond+")"
	}
	if l.page.Before != nil {
		cond, err := b.beyond(l.keys, l.page.Before, true)
		if err != nil {
			return "", err
		}
		in, behind = all(in, cond), "EXISTS (SELECT 1 FROM listed WHERE NOT "+cond+")"
	}
	limit := l.page.Limit
	if limit > 0 {
		limit++ // one more tells whether others follow
	}
	total := "0"
	if l.total {
		total = "(SELECT count(*) FROM listed)"
	}
	with := "WITH "
	if l.with != "" {
		with += l.with + ", "
	}
	return with + "listed AS (SELECT " + l.seq + " AS seq, " + selected(l.keys) + " FROM " + l.from + " WHERE " + l.where + "), " +
		"page AS (SELECT * FROM listed WHERE " + in + " ORDER BY " + orderBy(l.keys, l.page.Backward) + " LIMIT " + b.value(limit) + ") " +
		"SELECT " + total + ", " + before + ", " + behind + ", " + names(l.keys, "page.") + ", " + l.columns +
		" FROM (SELECT 1) LEFT JOIN page ON 1 LEFT JOIN " + l.join + " ON " + l.join + ".seq = page.seq ORDER BY " +
		orderBy(l.keys, false), nil
}

// listed runs a listing; read takes what the targets hold.
func listed[T any](ctx context.Context, s *Store, b *build, l listing, targets func() ([]any, func(store.Key) (T, error))) ([]T, store.More, int, error) {
	text, err := b.list(l)
	if err != nil {
		return nil, store.More{}, 0, err
	}
	var out []T
	var total int
	var before, behind bool
	err = s.each(ctx, text, b.args, func(rows *sql.Rows) error {
		key := make(store.Key, len(l.keys))
		into := []any{&total, &before, &behind}
		for i := range key {
			into = append(into, &key[i])
		}
		more, read := targets()
		if err := rows.Scan(append(into, more...)...); err != nil {
			return err
		}
		if key[len(key)-1] == nil {
			return nil // an empty page
		}
		v, err := read(key)
		out = append(out, v)
		return err
	})
	if err != nil || len(out) == 0 {
		return nil, store.More{}, total, err
	}
	m := store.More{Before: before, After: behind}
	if limit := l.page.Limit; limit >= 0 && len(out) > limit {
		if l.page.Backward {
			out, m.Before = slices.Clone(out[len(out)-limit:]), true
		} else {
			out, m.After = out[:limit], true
		}
	}
	return out, m, total, nil
}

// window ranks the rows of every parent and finds the bounds of its page, all
// over one window: the limit is for each parent.
type window struct {
	columns string // rank, total, skipped at the front, skipped at the end
	pick    string // true for rows of the page
}

func (b *build) window(keys []keyColumn, p store.Page) (window, error) {
	front, end := "0", "0"
	if p.After != nil {
		cond, err := b.beyond(keys, p.After, false)
		if err != nil {
			return window{}, err
		}
		front = "count(*) FILTER (WHERE NOT " + cond + ") OVER w"
	}
	if p.Before != nil {
		cond, err := b.beyond(keys, p.Before, true)
		if err != nil {
			return window{}, err
		}
		end = "count(*) FILTER (WHERE NOT " + cond + ") OVER w"
	}
	w := window{
		columns: "row_number() OVER w AS rank, count(*) OVER w AS total, " + front + " AS front, " + end + " AS behind",
		pick:    "front < rank AND rank <= total - behind",
	}
	switch {
	case p.Limit < 0:
	case p.Backward:
		w.pick += " AND rank > total - behind - " + b.value(p.Limit)
	default:
		w.pick += " AND rank <= front + " + b.value(p.Limit)
	}
	return w, nil
}

// over is the WINDOW clause.
func over(keys []keyColumn) string {
	return "WINDOW w AS (PARTITION BY asked ORDER BY " + orderBy(keys, false) + " ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)"
}

// span is what a row says of its parent's list.
type span struct{ rank, total, front, behind int }

// in tells whether the row is one of the page, as window.pick does.
func (s span) in(p store.Page) bool {
	if s.rank <= s.front || s.rank > s.total-s.behind || s.rank == 0 {
		return false
	}
	switch {
	case p.Limit < 0:
		return true
	case p.Backward:
		return s.rank > s.total-s.behind-p.Limit
	default:
		return s.rank <= s.front+p.Limit
	}
}

// beside tells what lies beside a page that ends with this row; skipped rows
// come before it.
func (s span) beside(skipped int) store.More {
	return store.More{Before: skipped > 0, After: s.rank < s.total}
}
