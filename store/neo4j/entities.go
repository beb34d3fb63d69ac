package neo4j

import (
	"context"
	"fmt"

	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// Entities pages through records of one other type.
func (s *Store) Entities(ctx context.Context, release int, q store.EntityQuery) (store.EntityPage, error) {
	var out store.EntityPage
	if err := s.readable(ctx, release); err != nil {
		return out, err
	}
	c := newCompiler(release)
	c.params["type"] = string(q.Type)
	passes := "true"
	for _, link := range q.Linked {
		passes += " AND " + c.linked(link)
	}
	if q.Text != "" {
		passes += " AND " + c.entityText("version", q.Text)
	}
	if q.Date != nil {
		passes += " AND " + c.dated(*q.Date)
	}
	l := list{
		scope: "only", match: statement("entities_match", fragments{"passes": passes}),
		keys: []string{"version._sort"}, down: []bool{false},
		id: "node.id", columns: []string{"version._body"},
	}
	page, err := l.page(c, q.Page, q.Total)
	if err != nil {
		return out, err
	}
	err = s.read(ctx, statement("one_page", fragments{"page": page}), c.params, func(r row) error {
		rows, more := cut(r, q.Page)
		out.More, out.Total = more, r.number("total")
		for _, values := range rows {
			key, columns := l.key(values)
			e, err := decodeEntity(idOf(key), columns[0])
			if err != nil {
				return err
			}
			out.Rows = append(out.Rows, store.EntityRow{Entity: e, Key: key})
		}
		return nil
	})
	return out, err
}

// linked is true for an entity that has a link of the role to one of the ids, or to a place that passes.
func (c *compiler) linked(link store.LinkCond) string {
	target := end{c.fresh("target"), c.fresh("place")}
	passes := fmt.Sprintf("%s.id IN %s", target.node, c.bind(asTexts(link.To)))
	if link.Place != nil {
		passes += fmt.Sprintf(" OR (%s._sort IS NOT NULL AND %s:Place AND %s)", target.version, target.node, c.place(link.Place, target).text)
	}
	return fmt.Sprintf("EXISTS { MATCH (node)-[link:LINK]->(%[1]s) WHERE link.role = %[2]s AND %[3]s WITH %[1]s, %[4]s AS %[5]s WITH %[6]s AS %[7]s WHERE %[7]s RETURN 1 AS one }",
		target.node, c.bind(string(link.Role)), alive("link", ""), versionOf(target.node), target.version, passes, c.fresh("passes"))
}

// dated compares the date of an agreement or event; what is not true is left out.
func (c *compiler) dated(d store.SinceIn) string {
	return c.date("version._first IS NULL", "version._first", "version._last", d.Range, d.Missing, twinning.GapSince).text
}
