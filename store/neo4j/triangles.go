package neo4j

import (
	"context"
	"strings"

	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// Triangles pages through the closed triples that contain each place.
func (s *Store) Triangles(ctx context.Context, release int, q store.TriangleQuery) (map[twinning.ID]store.TrianglePage, error) {
	out := map[twinning.ID]store.TrianglePage{}
	asked, err := s.asked(ctx, release, q.Set.From)
	if err != nil || len(q.Set.From) == 0 {
		return out, err
	}
	c := newCompiler(release)
	c.params["ids"] = asked.ids
	l := list{
		scope: "a, aVersion", match: statement("triangles_match", c.triangle(q.Set)),
		keys: []string{"b.id"}, down: []bool{false}, id: "c.id",
		columns: []string{"ab.body", "ac.body", "bc.body"},
	}
	page, err := l.page(c, q.Page, q.Total)
	if err != nil {
		return nil, err
	}
	err = s.read(ctx, statement("triangles", fragments{"page": page, "versionOfA": versionOf("a")}), c.params, func(r row) error {
		answer, err := trianglePage(r, l, q.Page)
		for _, as := range asked.by[r.id("id")] {
			out[as] = answer
		}
		return err
	})
	return out, err
}

// triangle has the fragments of a triangle of ties of the set.
func (c *compiler) triangle(set store.TieSet) fragments {
	day := c.bind(int64(set.Day))
	a, b, far := end{"a", "aVersion"}, end{"b", "bVersion"}, end{"c", "cVersion"}
	var passes []string
	slots := fragments{"versionOfB": versionOf("b"), "versionOfC": versionOf("c")}
	for _, side := range []seen{
		{tie: "ab", near: a, far: b, day: day}, {tie: "ac", near: a, far: far, day: day}, {tie: "bc", near: b, far: far, day: day},
	} {
		slots[side.tie+"Passes"] = alive(side.tie, "") + " AND " + inScope(side.tie, set.Scope, day)
		passes = append(passes, c.tie(set.Where, side).text)
	}
	slots["passes"] = strings.Join(passes, " AND ")
	return slots
}

func trianglePage(r row, l list, p store.Page) (store.TrianglePage, error) {
	rows, more := cut(r, p)
	out := store.TrianglePage{More: more, Total: r.number("total")}
	for _, values := range rows {
		key, columns := l.key(values)
		t := store.Triangle{A: r.id("id"), B: twinning.ID(key[0].(string)), C: idOf(key), Key: key}
		for i, side := range []*twinning.Partnership{&t.AB, &t.AC, &t.BC} {
			tie, err := decode[twinning.Partnership](columns[i])
			if err != nil {
				return out, err
			}
			*side = tie
		}
		out.Rows = append(out.Rows, t)
	}
	return out, nil
}
