package sqlite

import (
	"context"
	"database/sql"
	"slices"
	"strconv"
	"strings"

	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// setsAtOnce keeps a statement well below the 500 parts that SQLite joins.
const setsAtOnce = 100

// Tally counts each set by parent: all sets in one statement, unless there are
// more than one statement can hold.
func (s *Store) Tally(ctx context.Context, release int, sets []store.TieSet) ([]map[string]store.Tally, error) {
	if err := s.connected(ctx, release); err != nil {
		return nil, err
	}
	var out []map[string]store.Tally
	for some := range slices.Chunk(sets, setsAtOnce) {
		more, err := s.tally(ctx, release, some)
		if err != nil {
			return nil, err
		}
		out = append(out, more...)
	}
	return out, nil
}

func (s *Store) tally(ctx context.Context, release int, sets []store.TieSet) ([]map[string]store.Tally, error) {
	b := newBuild(release)
	text, err := b.tallies(sets)
	if err != nil {
		return nil, err
	}
	out := make([]map[string]store.Tally, len(sets))
	for i := range out {
		out[i] = map[string]store.Tally{}
	}
	err = s.each(ctx, text, b.args, func(rows *sql.Rows) error {
		var i, gaps int
		var parent string
		var empty bool
		var t store.Tally
		into := slices.Concat([]any{&i, &parent, &empty}, countTargets(&t.Counts), countTargets(&t.Undecided),
			coverageTargets(&t.Coverage), []any{&gaps})
		if err := rows.Scan(into...); err != nil {
			return err
		}
		if _, ok := out[i][parent]; ok && empty {
			return nil
		}
		t.Because = gapsOf(gaps)
		out[i][parent] = t
		return nil
	})
	return out, err
}

func (b *build) tallies(sets []store.TieSet) (string, error) {
	var with, selects []string
	for i, set := range sets {
		w, sel, err := b.tallied(set, strconv.Itoa(i))
		if err != nil {
			return "", err
		}
		with, selects = append(with, w), append(selects, sel)
	}
	return `WITH ` + strings.Join(with, ",\n") + "\n" + strings.Join(selects, "\nUNION ALL\n"), nil
}

// tallied makes the common tables of a set, and what selects from them a row
// for every parent that has ties, then an empty one for every parent.
func (b *build) tallied(set store.TieSet, suffix string) (with, selects string, err error) {
	v, err := b.view(set, ends{far: true}, suffix)
	if err != nil {
		return "", "", err
	}
	rows := "row" + suffix
	where, pass, gaps := all(v.where, v.cond), "1", "0"
	if set.Undecided {
		where, pass, gaps = v.where, v.cond, gapBits(v.probes)
	}
	base := `SELECT ` + v.asked + ` AS asked, ` + countedColumns + `, ` + pass + ` AS pass, ` + gaps + ` AS gaps`
	if v.lead != "" {
		base += `, ` + v.lead + ` AS lead`
	}
	base += ` FROM ` + v.from + ` WHERE ` + where
	with = v.with + `, ` + rows + ` AS MATERIALIZED (` + base + `)`
	if v.lead == "" {
		with = v.with + `, seen` + suffix + ` AS MATERIALIZED (` + base + `), ` + rows +
			` AS MATERIALIZED (SELECT *, ` + firstOf("asked, tie, pass") + ` AS lead FROM seen` + suffix + `)`
	}
	undecided, because := noCounts, "0"
	if set.Undecided {
		undecided = countsOf("pass IS NULL")
		because = bitsOr(v.probes)
	}
	coverage := noCoverage
	if set.Coverage {
		coverage = coverageOf("pass")
	}
	selects = `SELECT ` + suffix + `, asked, 0, ` + countsOf("pass") + `, ` + undecided + `, ` + coverage + `, ` + because +
		` FROM ` + rows + ` GROUP BY asked
	UNION ALL SELECT ` + suffix + `, asked, 1, ` + noCounts + `, ` + noCounts + `, ` + noCoverage + `, 0 FROM parent` + suffix
	return with, selects, nil
}

// gapBits has a bit for every gap that leaves a leaf unknown, by its place in
// twinning.Gaps.
func gapBits(ps probes) string {
	byGap := map[twinning.Gap][]string{}
	for _, p := range ps {
		byGap[p.gap] = append(byGap[p.gap], "("+p.expr+")")
	}
	var bits []string
	for i, g := range twinning.Gaps {
		if exprs := byGap[g]; exprs != nil {
			bits = append(bits, "(coalesce("+joined(exprs, " OR ", "0")+", 0) << "+strconv.Itoa(i)+")")
		}
	}
	return joined(bits, " | ", "0")
}

// bitsOr gathers the bits over the undecided rows.
func bitsOr(ps probes) string {
	var bits []string
	for i, g := range twinning.Gaps {
		if slices.ContainsFunc(ps, func(p probe) bool { return p.gap == g }) {
			bits = append(bits, "coalesce(max(gaps & "+strconv.Itoa(1<<i)+") FILTER (WHERE pass IS NULL), 0)")
		}
	}
	return joined(bits, " | ", "0")
}

func gapsOf(bits int) []twinning.Gap {
	var out []twinning.Gap
	for i, g := range twinning.Gaps {
		if bits&(1<<i) != 0 {
			out = append(out, g)
		}
	}
	return out
}
