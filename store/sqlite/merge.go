package sqlite

import (
	"maps"
	"slices"

	"github.com/sistergraph/sistergraph/twinning"
)

// unmerge ends mergers of ids that are written as records again.
func (w writing) unmerge(list []twinning.ID) error {
	var any bool
	if err := w.tx.QueryRowContext(w.ctx, `SELECT EXISTS (SELECT 1 FROM merged)`).Scan(&any); err != nil || !any {
		return err
	}
	return w.close("merged", list)
}

// merge writes mergers in their shortest form: whatever led to an id that is
// given up now leads to its survivor, so that reads follow one step.
func (w writing) merge(merged map[twinning.ID]twinning.ID) error {
	if len(merged) == 0 {
		return nil
	}
	before, err := w.mergedBefore(merged)
	if err != nil {
		return err
	}
	all := maps.Clone(before)
	maps.Copy(all, merged)
	var rows []record[twinning.ID]
	for _, id := range slices.Sorted(maps.Keys(all)) {
		target := twinning.Answering(all, all[id])
		if target != before[id] && target != id {
			rows = append(rows, record[twinning.ID]{id, target})
		}
	}
	if err := w.close("merged", ids(rows)); err != nil {
		return err
	}
	return each(w, `INSERT INTO merged VALUES (?, ?, 2147483647, ?)`, rows,
		func(r record[twinning.ID]) []any { return []any{string(r.id), w.release, string(r.value)} }, nil)
}

const mergersOf = `SELECT id, target FROM merged` + current + `
UNION SELECT id, target FROM merged WHERE target IN (SELECT value FROM json_each(?1)) AND to_release = 2147483647`

// mergedBefore are the mergers that lead to or from the ids.
func (w writing) mergedBefore(merged map[twinning.ID]twinning.ID) (map[twinning.ID]twinning.ID, error) {
	touched := slices.Concat(slices.Collect(maps.Keys(merged)), slices.Collect(maps.Values(merged)))
	rows, err := w.tx.QueryContext(w.ctx, mergersOf, jsonOf(touched))
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	out := map[twinning.ID]twinning.ID{}
	for rows.Next() {
		var id, target twinning.ID
		if err := rows.Scan(&id, &target); err != nil {
			return nil, err
		}
		out[id] = target
	}
	return out, rows.Err()
}
