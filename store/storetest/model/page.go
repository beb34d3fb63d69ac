package model

import (
	"slices"

	"github.com/sistergraph/sistergraph/store"
)

// row is anything in an ordered list.
type row[T any] struct {
	value T
	key   store.Key
}

// page sorts the rows and cuts a page out. descending has one entry an order;
// what follows them in a key is ascending.
func page[T any](rows []row[T], descending []bool, p store.Page) ([]row[T], store.More, error) {
	down := func(i int) bool { return i < len(descending) && descending[i] }
	compare := func(a, b store.Key) int {
		for i := range a {
			if c := compareValues(a[i], b[i], down(i)); c != 0 {
				return c
			}
		}
		return 0
	}
	slices.SortFunc(rows, func(a, b row[T]) int { return compare(a.key, b.key) })
	width := len(descending) + 1
	for _, k := range []store.Key{p.After, p.Before} {
		if k != nil && len(k) != width {
			return nil, store.More{}, store.ErrBadKey
		}
	}
	first, end := 0, len(rows)
	for first < end && p.After != nil && compare(rows[first].key, p.After) <= 0 {
		first++
	}
	for end > first && p.Before != nil && compare(rows[end-1].key, p.Before) >= 0 {
		end--
	}
	if p.Limit >= 0 && end-first > p.Limit {
		if p.Backward {
			first = end - p.Limit
		} else {
			end = first + p.Limit
		}
	}
	if first == end {
		return nil, store.More{}, nil
	}
	return rows[first:end], store.More{After: end < len(rows), Before: first > 0}, nil
}

// compareValues orders nil last, whichever direction.
func compareValues(a, b any, descending bool) int {
	switch {
	case a == nil && b == nil:
		return 0
	case a == nil:
		return 1
	case b == nil:
		return -1
	}
	var c int
	switch a := a.(type) {
	case string:
		c = compareStrings(a, b.(string))
	case int64:
		switch b := b.(int64); {
		case a < b:
			c = -1
		case a > b:
			c = 1
		}
	}
	if descending {
		return -c
	}
	return c
}
