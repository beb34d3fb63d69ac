package sqlite

import (
	"context"
	"database/sql"
	"slices"

	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// Flows counts ties by the pair of their ends' groups.
func (s *Store) Flows(ctx context.Context, release int, q store.FlowQuery) (store.Flows, error) {
	if err := s.connected(ctx, release); err != nil {
		return store.Flows{}, err
	}
	b := newBuild(release)
	text, err := b.flows(q)
	if err != nil {
		return store.Flows{}, err
	}
	var out store.Flows
	err = s.each(ctx, text, b.args, func(rows *sql.Rows) error {
		var sort, rank int
		var f store.Flow
		into := slices.Concat([]any{&sort, &f.A, &f.B}, countTargets(&f.Counts), vectorTargets(&f.SumA), vectorTargets(&f.SumB), []any{&rank})
		if err := rows.Scan(into...); err != nil {
			return err
		}
		switch sort {
		case flowTotal:
			out.Total = f.Counts
		case flowRest:
			out.Rest = f.Counts
		default:
			out.Flows = append(out.Flows, f)
		}
		return nil
	})
	return out, err
}

// The sorts of rows of the statement.
const (
	flowTotal = iota
	flowPair
	flowRest
)

func vectorTargets(v *twinning.Vector) []any { return []any{&v.X, &v.Y, &v.Z} }

// flows makes the statement: a row of seen is one end of a tie with the
// groups of both.
func (b *build) flows(q store.FlowQuery) (string, error) {
	v, err := b.view(q.Set, ends{near: true, far: true}, "")
	if err != nil {
		return "", err
	}
	with, from, near, far := "", v.from, "n.country", "f.country"
	if q.Map != nil {
		pairs := [][2]string{}
		for code, group := range q.Map {
			pairs = append(pairs, [2]string{string(code), group})
		}
		with = b.pairsTable("map", pairs) + ", "
		from += " LEFT JOIN map mn ON mn.code = n.country LEFT JOIN map mf ON mf.code = f.country"
		near, far = "nullif(mn.key, '')", "nullif(mf.key, '')"
	}
	near, far = "coalesce("+near+", '"+store.UnknownKey+"')", "coalesce("+far+", '"+store.UnknownKey+"')"
	sums := func(end string) string {
		text := ""
		for _, axis := range []string{"vx", "vy", "vz"} {
			text += ", coalesce(sum(" + axis + ") FILTER (WHERE own = " + end + "), 0)"
		}
		return text
	}
	const noSums = ", 0, 0, 0, 0, 0, 0"
	text := `WITH ` + with + `seen AS MATERIALIZED (
		SELECT ` + countedColumns + `, ` + v.lead + ` AS lead, ` + far + ` AS own, min(` + near + `, ` + far + `) AS a,
			max(` + near + `, ` + far + `) AS b, f.vx, f.vy, f.vz
		FROM ` + from + ` WHERE ` + all(v.where, v.cond) + `
	),
	counted (a, b, c0, c1, c2, partnerships, c4, ax, ay, az, bx, by, bz) AS (
		SELECT a, b, ` + countsOf("1") + sums("a") + sums("b") + ` FROM seen GROUP BY a, b
	),
	ranked AS MATERIALIZED (SELECT *, row_number() OVER (ORDER BY partnerships DESC, a, b) AS rank FROM counted)
	SELECT 0 AS sort, '' AS a, '' AS b, ` + countsOf("1") + noSums + `, 0 AS rank FROM seen
	UNION ALL SELECT 1, a, b, c0, c1, c2, partnerships, c4, ax, ay, az, bx, by, bz, rank FROM ranked`
	if q.First > 0 {
		first := b.value(q.First)
		text += ` WHERE rank <= ` + first + `
		UNION ALL SELECT 2, '', '', ` + countsOf("1") + noSums + `, 0 FROM seen
		WHERE (a, b) IN (SELECT a, b FROM ranked WHERE rank > ` + first + `)`
	}
	return text + ` ORDER BY sort, rank`, nil
}
