package sqlite

import (
	"github.com/sistergraph/sistergraph/store"
)

// What is counted comes from rows of these columns: a tie seen from a parent.
const countedColumns = `t.seq AS tie, f.seq AS far, f.country AS country, f.level NOT IN ('CITY', 'UNKNOWN') AS other,
	t.source_count AS sources, t.since IS NOT NULL AS dated, t.kind <> 'UNKNOWN' AS kinded`

// countsOf are five sums over those rows for which the condition holds. lead
// is true for one of the rows of a tie.
func countsOf(cond string) string {
	return `count(DISTINCT far) FILTER (WHERE ` + cond + `), count(DISTINCT far) FILTER (WHERE other AND ` + cond + `),
	count(DISTINCT country) FILTER (WHERE ` + cond + `), count(*) FILTER (WHERE lead AND ` + cond + `),
	coalesce(sum(sources) FILTER (WHERE lead AND ` + cond + `), 0)`
}

const noCounts = `0, 0, 0, 0, 0`

func countTargets(c *store.Counts) []any {
	return []any{&c.Cities, &c.OtherUnits, &c.Countries, &c.Partnerships, &c.Statements}
}

func coverageOf(cond string) string {
	return `count(*) FILTER (WHERE lead AND dated AND ` + cond + `), count(*) FILTER (WHERE lead AND kinded AND ` + cond + `),
	count(*) FILTER (WHERE lead AND sources >= 1 AND ` + cond + `), count(*) FILTER (WHERE lead AND sources >= 2 AND ` + cond + `)`
}

const noCoverage = `0, 0, 0, 0`

func coverageTargets(c *store.Coverage) []any {
	return []any{&c.Dated, &c.Kinded, &c.Sourced, &c.TwoSources}
}

// firstOf is true for one of the rows that are equal in the columns.
func firstOf(columns string) string {
	return `row_number() OVER (PARTITION BY ` + columns + `) = 1`
}
