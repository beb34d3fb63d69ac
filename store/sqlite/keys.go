package sqlite

import (
	"cmp"
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"github.com/sistergraph/sistergraph/twinning"
)

// A searchKey stands in JSON as [text, grade].
type searchKey twinning.SearchKey

func (k searchKey) MarshalJSON() ([]byte, error) { return json.Marshal([2]any{k.Text, k.Grade}) }

func (k *searchKey) UnmarshalJSON(b []byte) error {
	return json.Unmarshal(b, &[2]any{&k.Text, &k.Grade})
}

const currentKeys = `SELECT seq, id, keys, from_release FROM keyed` + current

// keys writes the search keys of the records whose keys have changed.
func (w writing) keys(cities []record[twinning.City], entities []record[twinning.Entity], gone []twinning.ID) error {
	want := map[twinning.ID]string{}
	for _, id := range gone {
		want[id] = keysText(nil)
	}
	for _, c := range cities {
		want[c.id] = keysText(c.value.SearchKeys())
	}
	for _, e := range entities {
		want[e.id] = keysText(e.value.SearchKeys())
	}
	all := make([]twinning.ID, 0, len(want))
	for id := range want {
		all = append(all, id)
	}
	rows, err := w.tx.QueryContext(w.ctx, currentKeys, jsonOf(all))
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	var closing []twinning.ID
	var undone []keyRow
	for rows.Next() {
		var seq int64
		var id twinning.ID
		var text string
		var from int
		if err := rows.Scan(&seq, &id, &text, &from); err != nil {
			return err
		}
		if text == want[id] {
			delete(want, id)
			continue
		}
		closing = append(closing, id)
		if from == w.release {
			keys, err := parseKeys(text)
			if err != nil {
				return err
			}
			for _, k := range keys {
				undone = append(undone, keyRow{k.Text, seq, k.Grade})
			}
		}
	}
	if err := rows.Err(); err != nil {
		return err
	}
	if err := w.undoKeys(undone); err != nil {
		return err
	}
	if len(closing) > 0 {
		if err := w.close("keyed", closing); err != nil {
			return err
		}
	}
	return w.insertKeys(want)
}

func keysText(keys []twinning.SearchKey) string {
	out := make([]searchKey, len(keys))
	for i, k := range keys {
		out[i] = searchKey(k)
	}
	return jsonOf(out)
}

// keyRow is a row of search_key.
type keyRow struct {
	text  string
	seq   int64
	grade int
}

func (w writing) insertKeys(want map[twinning.ID]string) error {
	var records []record[string]
	for id, text := range want {
		if text != "[]" {
			records = append(records, record[string]{id, text})
		}
	}
	slices.SortFunc(records, func(a, b record[string]) int { return cmp.Compare(a.id, b.id) })
	var rows []keyRow
	grams := map[string][]int64{}
	err := each(w, `INSERT INTO keyed (id, from_release, to_release, type, keys) VALUES (?, ?, 2147483647, ?, ?)`, records,
		func(r record[string]) []any { return []any{string(r.id), w.release, string(r.id.Type()), r.value} },
		func(r record[string], seq int64) error {
			keys, err := parseKeys(r.value)
			for _, k := range keys {
				rows = append(rows, keyRow{k.Text, seq, k.Grade})
				for _, g := range twinning.Grams(k.Text) {
					if of := grams[g]; len(of) == 0 || of[len(of)-1] != seq {
						grams[g] = append(of, seq)
					}
				}
			}
			return err
		})
	if err != nil || len(rows) == 0 {
		return err
	}
	slices.SortFunc(rows, func(a, b keyRow) int { return cmp.Or(strings.Compare(a.text, b.text), cmp.Compare(a.seq, b.seq)) })
	err = each(w, `INSERT INTO search_key VALUES (?, ?, ?)`, rows, func(r keyRow) []any { return []any{r.text, r.seq, r.grade} }, nil)
	if err != nil {
		return err
	}
	// The first of the batch's numbers tells its lists from those of others.
	first := slices.MinFunc(rows, func(a, b keyRow) int { return cmp.Compare(a.seq, b.seq) }).seq
	return each(w, `INSERT INTO gram VALUES (?, ?, ?)`, slices.Sorted(maps.Keys(grams)),
		func(g string) []any { return []any{g, first, jsonOf(grams[g])} }, nil)
}

func parseKeys(text string) ([]searchKey, error) {
	var keys []searchKey
	err := json.Unmarshal([]byte(text), &keys)
	return keys, err
}

// undoKeys removes rows of search_key. Grams keep the number of a version that
// is gone, which leads nowhere.
func (w writing) undoKeys(rows []keyRow) error {
	return each(w, `DELETE FROM search_key WHERE text = ? AND keyed = ?`, rows, func(r keyRow) []any { return []any{r.text, r.seq} }, nil)
}
