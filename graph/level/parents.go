package level

import (
	"context"
	"strings"

	"github.com/99designs/gqlgen/graphql"
)

// parentsKey names the parents of one type that were produced at one path.
type parentsKey[K comparable] struct{ path string }

// parents are the distinct elements of one type that were produced at one path, in the order they came.
type parents[K comparable] struct {
	keys []K
	seen map[K]struct{}
}

func (p *parents[K]) add(keys []K) {
	for _, key := range keys {
		if _, ok := p.seen[key]; !ok {
			p.seen[key] = struct{}{}
			p.keys = append(p.keys, key)
		}
	}
}

func (p *parents[K]) has(key K) bool {
	if p == nil {
		return false
	}
	_, ok := p.seen[key]
	return ok
}

// Register makes keys parents of the levels below the field that is being resolved. Keys that are there
// already count once. It must be called before the resolver, or the fetch of a level, returns.
func Register[K comparable](ctx context.Context, keys ...K) {
	if len(keys) == 0 {
		return
	}
	register(FromContext(ctx), Path(graphql.GetFieldContext(ctx)), keys)
}

func register[K comparable](h *Holder, path string, keys []K) {
	h.mu.Lock()
	defer h.mu.Unlock()
	p, ok := h.parents[parentsKey[K]{path}].(*parents[K])
	if !ok {
		p = &parents[K]{seen: make(map[K]struct{}, len(keys))}
		h.parents[parentsKey[K]{path}] = p
	}
	p.add(keys)
}

// nearest gives the parents of type K that were produced nearest above path, nil if there are none. The
// holder must be locked.
func nearest[K comparable](h *Holder, path string) *parents[K] {
	for path != "" {
		path = path[:max(strings.LastIndexByte(path, '.'), 0)]
		if p, ok := h.parents[parentsKey[K]{path}].(*parents[K]); ok {
			return p
		}
	}
	return nil
}

// Path gives the level of a field: the response names from the root down, without list indexes, joined
// by points.
func Path(field *graphql.FieldContext) string {
	size := 0
	for at := field; at != nil; at = at.Parent {
		if named(at) {
			size += len(at.Field.Alias) + 1
		}
	}
	if size == 0 {
		return ""
	}
	path := make([]byte, size-1)
	end := len(path)
	for at := field; at != nil; at = at.Parent {
		if !named(at) {
			continue
		}
		end -= len(at.Field.Alias)
		copy(path[end:], at.Field.Alias)
		if end > 0 {
			end--
			path[end] = '.'
		}
	}
	return string(path)
}

// named tells a field from the elements of its list, whose contexts carry an index in its place.
func named(at *graphql.FieldContext) bool { return at.Index == nil && at.Field.Field != nil }
