package sqlite

import (
	"github.com/sistergraph/sistergraph/store"
)

// The ties of a set are read under fixed names: the tie t, its near and far
// places n and f, and parent.asked, whom they are answered under. Joins are in
// a fixed order (CROSS JOIN), from the parents to the far places.

// view is what a set becomes.
type view struct {
	with  string // the common table parent
	from  string // FROM clause
	where string // scope
	cond  string // TieSet.Where
	asked string // the parent
	far   string // the id of the far place
	// lead is true for one of the rows of a tie under a parent. It is empty where
	// that depends on which rows are counted.
	lead   string
	probes probes
}

// ends says which places a statement needs for itself.
type ends struct{ near, far bool }

// view compiles a set. suffix tells apart the sets of one statement.
func (b *build) view(set store.TieSet, need ends, suffix string) (view, error) {
	v := view{}
	s := &sight{tie: "t", near: "n", far: "f", day: b.value(int(set.Day)), probes: &v.probes, needNear: need.near, needsFar: need.far}
	s.outside = set.From == nil && set.Countries == nil
	var err error
	if v.cond, err = b.tieCond(set.Where, s); err != nil {
		return v, err
	}
	v.where = inScope("t", set.Scope, s.day)
	parent := "parent" + suffix
	switch {
	case set.From != nil:
		v.with = parent + ` (asked, id) AS MATERIALIZED (SELECT j.value, p.id FROM json_each(` + b.value(jsonOf(distinct(set.From))) + `) j ` +
			mergedOf("j.value") + ` JOIN place p ON p.id = coalesce(m.target, j.value) AND ` + visible("p") + `)`
		v.from = parent + ` parent CROSS JOIN tie_end e ON e.near = parent.id CROSS JOIN tie t ON t.seq = e.tie AND ` + visible("t")
		v.from += placeJoin(s.needNear, "n", "e.near") + placeJoin(s.needsFar, "f", "e.far")
		v.asked, v.far, v.lead = "parent.asked", "e.far", "1"
	case set.Countries != nil:
		v.with = parent + ` (asked, id) AS MATERIALIZED (SELECT value, value FROM json_each(` + b.value(jsonOf(distinct(set.Countries))) + `))`
		v.from = parent + ` parent CROSS JOIN place n ON n.country = parent.id AND ` + visible("n") +
			` CROSS JOIN tie_end e ON e.near = n.id CROSS JOIN tie t ON t.seq = e.tie AND ` + visible("t")
		v.from += placeJoin(s.needsFar, "f", "e.far")
		v.asked, v.far = "parent.asked", "e.far"
	default:
		v.with = parent + ` (asked) AS MATERIALIZED (VALUES (''))`
		v.from = `tie t CROSS JOIN (SELECT 0 AS second UNION ALL SELECT 1) side`
		v.from += placeJoin(s.needNear, "n", "iif(side.second, t.b, t.a)") + placeJoin(s.needsFar, "f", "iif(side.second, t.a, t.b)")
		v.where = all(visible("t"), v.where)
		v.asked, v.far, v.lead = "''", "iif(side.second, t.a, t.b)", "side.second = 0"
	}
	return v, nil
}

func placeJoin(needed bool, alias, id string) string {
	if !needed {
		return ""
	}
	return ` CROSS JOIN place ` + alias + ` ON ` + alias + `.id = ` + id + ` AND ` + visible(alias)
}

// pairs compiles a set seen from outside with a row a tie; n and f are its
// ends a and b.
func (b *build) pairs(set store.TieSet, need ends) (view, error) {
	v := view{}
	s := &sight{tie: "t", near: "n", far: "f", outside: true, day: b.value(int(set.Day)), needNear: need.near, needsFar: need.far}
	var err error
	v.cond, err = b.tieCond(set.Where, s)
	v.from = `tie t` + placeJoin(s.needNear, "n", "t.a") + placeJoin(s.needsFar, "f", "t.b")
	v.where = all(visible("t"), inScope("t", set.Scope, s.day))
	return v, err
}
