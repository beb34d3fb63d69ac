package sqlite

import (
	"cmp"
	"encoding/json"
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
	rows, err := w.tx.QueryContext(w.ctx, `SELECT seq, id, keys, from_release FROM keyed
		WHERE id IN (SELECT value FROM json_each(?)) AND to_release = 2147483647`, jsonOf(all))
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
			more, err := keyRows(seq, text)
			if err != nil {
				return err
			}
			undone = append(undone, more...)
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

// keyRow is a row of search_key, or of gram when the grade is grammed.
type keyRow struct {
	text  string
	seq   int64
	grade int
}

const grammed = -1

func keyRows(seq int64, text string) ([]keyRow, error) {
	var keys []searchKey
	if err := json.Unmarshal([]byte(text), &keys); err != nil {
		return nil, err
	}
	var out []keyRow
	grams := map[string]bool{}
	for _, k := range keys {
		out = append(out, keyRow{k.Text, seq, k.Grade})
		for _, g := range twinning.Grams(k.Text) {
			if !grams[g] {
				grams[g] = true
				out = append(out, keyRow{g, seq, grammed})
			}
		}
	}
	return out, nil
}

func split(rows []keyRow) (keys, grams []keyRow) {
	slices.SortFunc(rows, func(a, b keyRow) int { return cmp.Or(strings.Compare(a.text, b.text), cmp.Compare(a.seq, b.seq)) })
	for _, r := range rows {
		if r.grade == grammed {
			grams = append(grams, r)
		} else {
			keys = append(keys, r)
		}
	}
	return keys, grams
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
	err := each(w, `INSERT INTO keyed (id, from_release, to_release, type, keys) VALUES (?, ?, 2147483647, ?, ?)`, records,
		func(r record[string]) []any { return []any{string(r.id), w.release, string(r.id.Type()), r.value} },
		func(r record[string], seq int64) error {
			more, err := keyRows(seq, r.value)
			rows = append(rows, more...)
			return err
		})
	if err != nil {
		return err
	}
	keys, grams := split(rows)
	if err := each(w, `INSERT INTO search_key VALUES (?, ?, ?)`, keys, func(r keyRow) []any { return []any{r.text, r.seq, r.grade} }, nil); err != nil {
		return err
	}
	return each(w, `INSERT INTO gram VALUES (?, ?)`, grams, func(r keyRow) []any { return []any{r.text, r.seq} }, nil)
}

func (w writing) undoKeys(rows []keyRow) error {
	keys, grams := split(rows)
	args := func(r keyRow) []any { return []any{r.text, r.seq} }
	if err := each(w, `DELETE FROM search_key WHERE text = ? AND keyed = ?`, keys, args, nil); err != nil {
		return err
	}
	return each(w, `DELETE FROM gram WHERE text = ? AND keyed = ?`, grams, args, nil)
}
