package resolver

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/sistergraph/sistergraph/graph/cursor"
	"github.com/sistergraph/sistergraph/graph/fault"
	"github.com/sistergraph/sistergraph/store"
)

// DefaultPage and MaxPage bound the elements of a page.
const (
	DefaultPage = 20
	MaxPage     = 500
)

// pageArgs are the arguments of every list.
type pageArgs struct {
	first  *int
	after  *string
	last   *int
	before *string
}

// page reads the arguments for one list.
func (a pageArgs) page(list cursor.List) (store.Page, error) {
	p := store.Page{Limit: DefaultPage}
	if a.first != nil && a.last != nil {
		return p, fault.Bad("last", *a.last, "first and last do not go together", "leave one of them out")
	}
	for _, size := range []struct {
		name string
		n    *int
	}{{"first", a.first}, {"last", a.last}} {
		if size.n == nil {
			continue
		}
		if *size.n < 1 || *size.n > MaxPage {
			return p, fault.Bad(size.name, *size.n, fmt.Sprintf("%d is not the size of a page", *size.n), fmt.Sprintf("give 1 to %d", MaxPage))
		}
		p.Limit = *size.n
	}
	p.Backward = a.last != nil
	var err error
	if p.After, err = key(list, "after", a.after); err != nil {
		return p, err
	}
	p.Before, err = key(list, "before", a.before)
	return p, err
}

func key(list cursor.List, argument string, c *string) (store.Key, error) {
	if c == nil {
		return nil, nil
	}
	k, err := list.Decode(*c)
	if err == nil {
		return k, nil
	}
	hint := "use a cursor that this list gave, with the same filter, order and day"
	if errors.Is(err, cursor.ErrRelease) {
		hint = "start again from the first page, or ask the release of the cursor"
	}
	return nil, fault.Bad(argument, *c, err.Error(), hint)
}

// PageInfo tells where a page stands in its list.
type PageInfo struct {
	HasNextPage     bool
	HasPreviousPage bool
	StartCursor     *string
	EndCursor       *string
}

// pageInfo reads the cursors off the ends of a page.
func pageInfo[E any](more store.More, edges []E, cursor func(E) string) *PageInfo {
	info := &PageInfo{HasNextPage: more.After, HasPreviousPage: more.Before}
	if len(edges) > 0 {
		start, end := cursor(edges[0]), cursor(edges[len(edges)-1])
		info.StartCursor, info.EndCursor = &start, &end
	}
	return info
}

// cut takes a page out of rows that are all there, in order.
func cut[R any](rows []R, p store.Page, key func(R) store.Key, compare func(a, b store.Key) int) ([]R, store.More) {
	from, to := 0, len(rows)
	if p.After != nil {
		from, _ = slices.BinarySearchFunc(rows, p.After, func(r R, after store.Key) int {
			if compare(key(r), after) <= 0 {
				return -1
			}
			return 1
		})
	}
	if p.Before != nil {
		to, _ = slices.BinarySearchFunc(rows, p.Before, func(r R, before store.Key) int { return compare(key(r), before) })
	}
	to = max(to, from)
	if p.Limit >= 0 && to-from > p.Limit {
		if p.Backward {
			from = to - p.Limit
		} else {
			to = from + p.Limit
		}
	}
	return rows[from:to], store.More{After: to < len(rows), Before: from > 0}
}

// byKey compares keys as the contract orders rows: each value in its direction, unknown ones last, then the
// id.
func byKey(orders []store.Order) func(a, b store.Key) int {
	return func(a, b store.Key) int {
		for i := range min(len(a), len(b)) {
			c := compareValue(a[i], b[i])
			if c == 0 {
				continue
			}
			if i < len(orders) && orders[i].Descending && a[i] != nil && b[i] != nil {
				c = -c
			}
			return c
		}
		return 0
	}
}

func compareValue(a, b any) int {
	switch a := a.(type) {
	case nil:
		if b == nil {
			return 0
		}
		return 1
	case int64:
		if b, ok := b.(int64); ok {
			return cmp.Compare(a, b)
		}
	case string:
		if b, ok := b.(string); ok {
			return strings.Compare(a, b)
		}
	}
	return -1
}
