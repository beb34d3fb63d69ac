package neo4j

import (
	"context"

	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// Partners pages through the ties seen from each place.
func (s *Store) Partners(ctx context.Context, release int, q store.PartnerQuery) (map[twinning.ID]store.PartnerPage, error) {
	out := map[twinning.ID]store.PartnerPage{}
	asked, err := s.asked(ctx, release, q.Set.From)
	if err != nil || len(q.Set.From) == 0 {
		return out, err
	}
	c := newCompiler(release)
	c.params["ids"] = asked.ids
	far := end{"far", "farVersion"}
	l := list{
		scope: "near, nearVersion", match: statement("partners_match", c.seenFromPlace(q.Set)),
		id: "far.id", columns: []string{"tie.body"},
	}
	if q.Far {
		l.columns = append(l.columns, "farVersion._body")
	}
	c.order(&l, q.Order, far, "tie")
	page, err := l.page(c, q.Page, q.Total)
	if err != nil {
		return nil, err
	}
	err = s.read(ctx, statement("partners", fragments{"page": page, "versionOfNear": versionOf("near")}), c.params, func(r row) error {
		answer, err := partnerPage(r, l, q)
		for _, as := range asked.by[r.id("id")] {
			out[as] = answer
		}
		return err
	})
	return out, err
}

func partnerPage(r row, l list, q store.PartnerQuery) (store.PartnerPage, error) {
	rows, more := cut(r, q.Page)
	out := store.PartnerPage{More: more, Total: r.number("total")}
	for _, values := range rows {
		key, columns := l.key(values)
		tie, err := decode[twinning.Partnership](columns[0])
		if err != nil {
			return out, err
		}
		row := store.PartnerRow{Tie: tie, FarID: idOf(key), Key: key}
		if q.Far {
			if row.Far, err = decode[twinning.City](columns[1]); err != nil {
				return out, err
			}
		}
		out.Rows = append(out.Rows, row)
	}
	return out, nil
}

// seenFromPlace has the fragments by which ties of a set are seen from a place: near and nearVersion to far and
// farVersion over tie.
func (c *compiler) seenFromPlace(set store.TieSet) fragments {
	day := c.bind(int64(set.Day))
	passes := c.tie(set.Where, seen{tie: "tie", near: end{"near", "nearVersion"}, far: end{"far", "farVersion"}, day: day})
	return fragments{
		"inScope":      inScope("tie", set.Scope, day),
		"versionOfFar": versionOf("far"),
		"passes":       passes.text,
	}
}

// Ties pages through ties seen from outside.
func (s *Store) Ties(ctx context.Context, release int, q store.TieQuery) (store.TiePage, error) {
	var out store.TiePage
	if err := s.readable(ctx, release); err != nil {
		return out, err
	}
	c := newCompiler(release)
	slots := c.seenFromPlace(q.Set)
	slots["versionOfNear"] = versionOf("near")
	l := list{scope: "only", match: statement("ties_match", slots), id: "tie.id", columns: []string{"tie.body"}}
	page, err := l.page(c, q.Page, q.Total)
	if err != nil {
		return out, err
	}
	err = s.read(ctx, statement("one_page", fragments{"page": page}), c.params, func(r row) error {
		rows, more := cut(r, q.Page)
		out.More, out.Total = more, r.number("total")
		for _, values := range rows {
			key, columns := l.key(values)
			tie, err := decode[twinning.Partnership](columns[0])
			if err != nil {
				return err
			}
			out.Rows = append(out.Rows, store.TieRow{Tie: tie, Key: key})
		}
		return nil
	})
	return out, err
}
