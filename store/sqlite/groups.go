package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// Groups counts by key, by parent.
func (s *Store) Groups(ctx context.Context, release int, q store.GroupQuery) (map[string][]store.Group, error) {
	if err := s.connected(ctx, release); err != nil {
		return nil, err
	}
	b := newBuild(release)
	text, err := b.groups(q)
	if err != nil {
		return nil, err
	}
	out := map[string][]store.Group{}
	err = s.each(ctx, text, b.args, func(rows *sql.Rows) error {
		var parent, joined string
		var empty, unknown bool
		var g store.Group
		keys := make([]string, len(q.By))
		into := []any{&parent, &empty, &g.Rest, &unknown, &joined}
		for i := range keys {
			into = append(into, &keys[i])
		}
		if err := rows.Scan(slices.Concat(into, countTargets(&g.Counts), coverageTargets(&g.Coverage))...); err != nil {
			return err
		}
		if _, ok := out[parent]; !ok {
			out[parent] = nil
		}
		if empty {
			return nil
		}
		if !g.Rest {
			g.Keys = keys
		}
		out[parent] = append(out[parent], g)
		return nil
	})
	return out, err
}

// groups makes the statement: spread has the rows with their keys, counted the
// groups, ranked numbers them in their order.
func (b *build) groups(q store.GroupQuery) (string, error) {
	if len(q.By) == 0 {
		return "", fmt.Errorf("groups need at least one grouping")
	}
	v, err := b.view(q.Set, ends{far: true}, "")
	if err != nil {
		return "", err
	}
	with, from := v.with, v.from
	var exprs, names, joins, unknown []string
	for i, g := range q.By {
		name := "k" + strconv.Itoa(i)
		k, err := b.groupKey(g, "key"+strconv.Itoa(i), statusOn("t", b.value(int(q.Set.Day))))
		if err != nil {
			return "", err
		}
		if k.with != "" {
			with += ", " + k.with
		}
		exprs = append(exprs, "coalesce("+k.expr+", '"+store.UnknownKey+"') AS "+name)
		names = append(names, name)
		joins = append(joins, k.join)
		unknown = append(unknown, name+" = '"+store.UnknownKey+"'")
	}
	keys, same := strings.Join(names, ", "), make([]string, len(names))
	for i, n := range names {
		same[i] = "ranked." + n + " = spread." + n
	}
	spread := `SELECT ` + v.asked + ` AS asked, ` + countedColumns + `, ` + strings.Join(exprs, ", ") +
		` FROM ` + from + strings.Join(joins, "") + ` WHERE ` + all(v.where, v.cond)
	coverage := noCoverage
	if q.Set.Coverage {
		coverage = coverageOf("1")
	}
	counts := countsOf("1") + `, ` + coverage
	text := `WITH ` + with + `, spread AS MATERIALIZED (` + spread + `),
	once AS (SELECT *, ` + firstOf("asked, tie, "+keys) + ` AS lead FROM spread),
	counted (asked, unknown, joined, ` + keys + `, cities, c1, c2, c3, c4, v0, v1, v2, v3) AS MATERIALIZED (
		SELECT asked, ` + joined(unknown, " OR ", "0") + `, ` + strings.Join(names, " || '|' || ") + `, ` + keys + `, ` + counts + `
		FROM once GROUP BY asked, ` + keys + `
	),
	ranked AS MATERIALIZED (
		SELECT *, row_number() OVER (PARTITION BY asked, unknown ORDER BY cities DESC, joined) AS rank FROM counted
	)
	SELECT asked, 0 AS empty, 0 AS rest, unknown, joined, ` + keys + `, cities, c1, c2, c3, c4, v0, v1, v2, v3 FROM ranked`
	if q.First > 0 {
		first := b.value(q.First)
		text += ` WHERE unknown OR rank <= ` + first + `
	UNION ALL
	SELECT asked, 0, 1, 0, ''` + strings.Repeat(", ''", len(names)) + `, ` + counts + ` FROM (
		SELECT spread.*, ` + firstOf("spread.asked, spread.tie") + ` AS lead
		FROM spread JOIN ranked ON ranked.asked = spread.asked AND ` + strings.Join(same, " AND ") + `
		WHERE NOT ranked.unknown AND ranked.rank > ` + first + `
	) GROUP BY asked`
	}
	return text + `
	UNION ALL
	SELECT asked, 1, 0, 0, ''` + strings.Repeat(", ''", len(names)) + `, ` + noCounts + `, ` + noCoverage + ` FROM parent
	ORDER BY asked, empty, rest, unknown, cities DESC, joined`, nil
}

// groupKey is how a grouping finds the keys of a row: NULL when not known.
type groupKey struct{ expr, join, with string }

func (b *build) groupKey(g store.Grouping, name, status string) (groupKey, error) {
	known := func(column, unknown string) groupKey {
		return groupKey{expr: "nullif(" + column + ", '" + unknown + "')"}
	}
	year := "CAST(substr(t.since, 1, 4) AS INTEGER)"
	each := func(column string) groupKey {
		return groupKey{expr: name + ".value", join: " LEFT JOIN json_each(" + column + ") " + name}
	}
	switch g.By {
	case store.GroupCountry:
		if g.Map == nil {
			return groupKey{expr: "f.country"}, nil
		}
		pairs := [][2]string{}
		for code, keys := range g.Map {
			for _, k := range distinct(keys) {
				pairs = append(pairs, [2]string{string(code), k})
			}
		}
		return groupKey{
			expr: name + ".key", join: " LEFT JOIN " + name + " ON " + name + ".code = f.country", with: b.pairsTable(name, pairs),
		}, nil
	case store.GroupKind:
		return known("t.kind", string(twinning.KindUnknown)), nil
	case store.GroupStatus:
		return known(status, string(twinning.StatusUnknown)), nil
	case store.GroupLevel:
		return known("f.level", string(twinning.LevelUnknown)), nil
	case store.GroupYear:
		return groupKey{expr: "CAST(" + year + " AS TEXT)"}, nil
	case store.GroupDecade:
		return groupKey{expr: "CAST(" + year + " / 10 * 10 AS TEXT)"}, nil
	case store.GroupField:
		return each("t.fields"), nil
	case store.GroupSource:
		return each("t.sources"), nil
	case store.GroupTie:
		return each("t.frameworks"), nil
	default:
		return groupKey{}, fmt.Errorf("there is no grouping %q", g.By)
	}
}

// pairsTable is a common table of codes and keys. The cast gives the codes the
// type that SQLite wants of what it indexes for a join.
func (b *build) pairsTable(name string, pairs [][2]string) string {
	return name + " (code, key) AS MATERIALIZED (SELECT CAST(value ->> 0 AS TEXT), value ->> 1 FROM json_each(" + b.value(jsonOf(pairs)) + "))"
}
