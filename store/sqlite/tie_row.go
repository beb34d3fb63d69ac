package sqlite

import (
	"encoding/json"
	"strings"

	"github.com/sistergraph/sistergraph/twinning"
)

// insertTie and tieValues go together.
const insertTie = `INSERT INTO tie (id, from_release, to_release, a, b, kind, status, since, since_first, since_last,
	ended, ended_last, end_status, before, suspended, sources, source_count, stated_by, disputes, fields, frameworks, acts, note)
VALUES (?, ?, 2147483647, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`

func tieValues(p twinning.Partnership, release int) []any {
	h := p.History()
	spells := make([][2]twinning.Day, len(h.Suspended))
	for i, s := range h.Suspended {
		spells[i] = [2]twinning.Day{s.From, s.To}
	}
	return []any{
		string(p.ID), release, string(p.A), string(p.B), string(p.Kind), string(p.Status),
		orNull(p.Since.String()), int(h.Since.First), int(h.Since.Last),
		int(h.Ended), int(h.EndedLast), orNull(string(h.EndStatus)), string(h.Before), listText(spells),
		listText(p.Sources), len(p.Sources), string(p.StatedBy), listText(p.Disputes), listText(p.Fields), listText(p.Frameworks),
		listText(p.Acts), orNull(p.Note),
	}
}

// tieColumns are what tieRow reads, of the tie t.
func tieColumns(t string) string {
	return strings.ReplaceAll(`coalesce(t.id, ''), coalesce(t.a, ''), coalesce(t.b, ''), coalesce(t.kind, ''), coalesce(t.status, ''),
	coalesce(t.since, ''), coalesce(t.sources, ''), coalesce(t.stated_by, ''),
	coalesce(t.disputes, ''), coalesce(t.fields, ''), coalesce(t.frameworks, ''), coalesce(t.acts, ''), coalesce(t.note, '')`, "t.", t+".")
}

// tieRow is a row of tieColumns.
type tieRow struct {
	tie                                                twinning.Partnership
	since, sources, disputes, fields, frameworks, acts string
}

func (r *tieRow) targets() []any {
	p := &r.tie
	return []any{
		&p.ID, &p.A, &p.B, &p.Kind, &p.Status, &r.since, &r.sources, &p.StatedBy,
		&r.disputes, &r.fields, &r.frameworks, &r.acts, &p.Note,
	}
}

func (r *tieRow) read() (twinning.Partnership, error) {
	p := r.tie
	var err error
	if p.Since, err = twinning.ParseDate(r.since); err != nil {
		return p, err
	}
	if p.Sources, err = parseIDs[twinning.ID](r.sources); err != nil {
		return p, err
	}
	if p.Disputes, err = parseIDs[twinning.Gap](r.disputes); err != nil {
		return p, err
	}
	if p.Fields, err = parseIDs[twinning.ID](r.fields); err != nil {
		return p, err
	}
	if p.Frameworks, err = parseIDs[twinning.ID](r.frameworks); err != nil {
		return p, err
	}
	if r.acts != "" {
		err = json.Unmarshal([]byte(r.acts), &p.Acts)
	}
	return p, err
}
