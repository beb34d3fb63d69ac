package sqlite

import (
	"github.com/sistergraph/sistergraph/twinning"
)

// insertEntity and entityValues go together.
const insertEntity = `INSERT INTO entity (id, from_release, to_release, type, sort_key, date_first, date_last, body)
VALUES (?, ?, 2147483647, ?, ?, ?, ?, ?)`

func entityValues(e twinning.Entity, release int) []any {
	var date twinning.Date
	switch e := e.(type) {
	case twinning.Agreement:
		date = e.Date
	case twinning.Event:
		date = e.Date
	}
	var first, last any
	if !date.IsZero() {
		first, last = int(date.First()), int(date.Last())
	}
	body := jsonOf([]twinning.Entity{e})
	return []any{string(e.EntityID()), release, string(e.EntityID().Type()), e.SortKey(), first, last, body[1 : len(body)-1]}
}

// entityColumns are what entityRow reads, of the entity e.
func entityColumns(e string) string {
	return "coalesce(" + e + ".type, ''), coalesce(" + e + ".body, '')"
}

// entityRow is a row of entityColumns.
type entityRow struct {
	kind twinning.Type
	body []byte
}

func (r *entityRow) targets() []any { return []any{&r.kind, &r.body} }

func (r *entityRow) read() (twinning.Entity, error) { return twinning.DecodeEntity(r.kind, r.body) }
