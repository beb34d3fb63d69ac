package neo4j

import (
	"context"
	"slices"
	"strings"

	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// view is a tie of a set as it is seen from one end, with what counting asks of it. The engine finds, filters and
// judges the ties; what is distinct in overlapping groups, and in the rest of them, is counted here over one small row
// for each tie, since it needs the sets themselves.
type view struct {
	parent  string
	tie     pair
	far     place
	unknown bool // Where cannot decide it
	gaps    []string

	kind, status string
	since        twinning.Day // twinning.AlwaysDay when unknown
	sources      int
	sourceIDs    []string
	fields       []string
	frameworks   []string
}

// pair names a tie by its two ends in order.
type pair struct{ a, b string }

// place is an end of a tie.
type place struct {
	id, country, level string
	vector             twinning.Vector
}

// needs tells what of views is asked beside the ends.
type needs struct{ status, vectors, sources, fields, frameworks bool }

// views has the ties of a set, each as often as it is seen, and the set's parents.
type views struct {
	parents []string
	of      map[string][]view
}

// viewsOf fetches the views of several sets in one statement, with a part for each way in which each of them sees ties.
func (s *Store) viewsOf(ctx context.Context, release int, sets []store.TieSet, n needs) ([]views, error) {
	c := newCompiler(release)
	out := make([]views, len(sets))
	asked := make([]answering, len(sets))
	var parts []string
	for i, set := range sets {
		var err error
		if asked[i], err = s.asked(ctx, release, set.From); err != nil {
			return nil, err
		}
		out[i].of = map[string][]view{}
		for _, code := range set.Countries {
			if !slices.Contains(out[i].parents, string(code)) {
				out[i].parents = append(out[i].parents, string(code))
			}
		}
		parts = append(parts, c.viewParts(i, set, asked[i].ids, n)...)
		if set.From == nil && set.Countries == nil {
			out[i].parents = []string{""}
		}
	}
	if len(parts) == 0 {
		return out, s.readable(ctx, release)
	}
	err := s.read(ctx, strings.Join(parts, "UNION ALL\n"), c.params, func(r row) error {
		i, parent := r.number("set"), r.text("parent")
		as := []string{parent}
		if by := asked[i].by[twinning.ID(parent)]; len(by) > 0 {
			as = asTexts(by)
		}
		if r.null("far") {
			out[i].parents = append(out[i].parents, as...)
			return nil
		}
		for _, parent := range as {
			out[i].add(r, parent, sets[i])
		}
		return nil
	})
	return out, err
}

// viewParts are the parts of the statement for one set: the places that are parents, the ties seen from them, those
// seen from countries, and those seen from outside.
func (c *compiler) viewParts(i int, set store.TieSet, ids []string, n needs) []string {
	slots := func() fragments {
		day := c.bind(int64(set.Day))
		judged := c.tie(set.Where, seen{tie: "tie", near: end{"near", "nearVersion"}, far: end{"far", "farVersion"}, day: day})
		keep, gaps := "judged", "null"
		if set.Undecided {
			keep = "judged IS NULL OR judged"
			gaps = "CASE WHEN judged IS NULL THEN [gap IN [" + strings.Join(judged.gaps, ", ") + "] WHERE gap IS NOT NULL] END"
		}
		return fragments{
			"set": c.bind(i), "versionOfNear": versionOf("near"), "versionOfFar": versionOf("far"),
			"inScope": inScope("tie", set.Scope, day), "judged": judged.text, "keep": keep, "gaps": gaps,
			"versionOfNearAlive": alive("nearVersion", "_"), "nodeOfNear": nodeOf("nearVersion"),
			"status": when(n.status, statusOn("tie", day)), "sources": when(n.sources, "tie.sources"),
			"fields": when(n.fields, "tie.fields"), "frameworks": when(n.frameworks, "tie.frameworks"),
			"nearVector": when(n.vectors, "[nearVersion._x, nearVersion._y, nearVersion._z]"),
			"farVector":  when(n.vectors, "[farVersion._x, farVersion._y, farVersion._z]"),
		}
	}
	var parts []string
	columns := func(f fragments) string { return statement("view_columns", f) }
	if len(ids) > 0 {
		f := slots()
		f["ids"] = c.bind(ids)
		parts = append(parts, statement("view_parents", f), statement("view_from_places", f)+columns(f))
	}
	if len(set.Countries) > 0 {
		f := slots()
		f["codes"] = c.bind(asTexts(set.Countries))
		parts = append(parts, statement("view_from_countries", f)+columns(f))
	}
	if set.From == nil && set.Countries == nil {
		f := slots()
		parts = append(parts, statement("view_from_outside", f)+columns(f))
	}
	return parts
}

func when(asked bool, text string) string {
	if asked {
		return text
	}
	return "null"
}

// add reads a row: one view, or from outside two, one for each end.
func (vs views) add(r row, parent string, set store.TieSet) {
	near, far := placeOf(r, "near"), placeOf(r, "far")
	v := view{
		parent: parent, tie: pair{min(near.id, far.id), max(near.id, far.id)}, far: far,
		unknown: r.truth("unknown"), gaps: r.texts("gaps"),
		kind: r.text("kind"), status: r.text("status"), since: r.day("since"),
		sources: r.number("sourceCount"), sourceIDs: r.texts("sources"), fields: r.texts("fields"), frameworks: r.texts("frameworks"),
	}
	vs.of[parent] = append(vs.of[parent], v)
	if set.From == nil && set.Countries == nil {
		v.far = near
		vs.of[parent] = append(vs.of[parent], v)
	}
}

func placeOf(r row, side string) place {
	p := place{id: r.text(side), country: r.text(side + "Country"), level: r.text(side + "Level")}
	if axes := r.list(side + "Vector"); len(axes) == 3 && axes[0] != nil {
		p.vector = twinning.Vector{X: axes[0].(int64), Y: axes[1].(int64), Z: axes[2].(int64)}
	}
	return p
}
