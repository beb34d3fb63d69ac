package sqlite

import (
	"strings"

	"github.com/sistergraph/sistergraph/twinning"
)

// insertStatement and statementValues go together.
const insertStatement = `INSERT INTO statement
	(tie, id, from_release, to_release, source, side, kind, since, until, status, note, withdrawn)
VALUES (?, ?, ?, 2147483647, ?, ?, ?, ?, ?, ?, ?, ?)`

func statementValues(s twinning.Statement, release int) []any {
	return []any{
		string(s.Tie), string(s.ID), release, string(s.Source), orNull(string(s.Side)), string(s.Kind),
		orNull(s.Since.String()), orNull(s.Until.String()), string(s.Status), orNull(s.Note), orNull(s.Withdrawn.String()),
	}
}

// statementColumns are what statementRow reads, of the statement s.
func statementColumns(s string) string {
	return strings.ReplaceAll(`s.id, s.tie, s.source, coalesce(s.side, ''), s.kind, coalesce(s.since, ''),
	coalesce(s.until, ''), s.status, coalesce(s.note, ''), coalesce(s.withdrawn, '')`, "s.", s+".")
}

// statementRow is a row of statementColumns.
type statementRow struct {
	statement               twinning.Statement
	since, until, withdrawn string
}

func (r *statementRow) targets() []any {
	s := &r.statement
	return []any{&s.ID, &s.Tie, &s.Source, &s.Side, &s.Kind, &r.since, &r.until, &s.Status, &s.Note, &r.withdrawn}
}

func (r *statementRow) read() (twinning.Statement, error) {
	s := r.statement
	var err error
	if s.Since, err = twinning.ParseDate(r.since); err != nil {
		return s, err
	}
	if s.Until, err = twinning.ParseDate(r.until); err != nil {
		return s, err
	}
	s.Withdrawn, err = twinning.ParseDate(r.withdrawn)
	return s, err
}
