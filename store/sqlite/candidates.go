package sqlite

import (
	"context"
	"database/sql"

	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// searched is a query as the statement reads it.
type searched struct {
	Text    string          `json:"text"`
	Types   []twinning.Type `json:"types,omitempty"`
	Country string          `json:"country,omitempty"`
	Exact   bool            `json:"exact"`
	Prefix  bool            `json:"prefix"`
	Grams   []string        `json:"grams,omitempty"`
	Least   int             `json:"least"` // of the grams
	Limit   int             `json:"limit"` // negative for none
}

// Candidates finds records by name.
func (s *Store) Candidates(ctx context.Context, release int, queries []store.CandidateQuery) ([][]store.Candidate, error) {
	if err := s.connected(ctx, release); err != nil {
		return nil, err
	}
	list := make([]searched, len(queries))
	for i, q := range queries {
		list[i] = searched{
			q.Text, q.Types, string(q.Country), q.Exact, q.Prefix, distinct(q.Grams), max(q.MinGrams, 1), q.Limit,
		}
	}
	out := make([][]store.Candidate, len(queries))
	err := s.each(ctx, named("candidates"), []any{release, jsonOf(list)}, func(rows *sql.Rows) error {
		var i int
		var c store.Candidate
		if err := rows.Scan(&i, &c.ID, &c.Ties); err != nil {
			return err
		}
		out[i] = append(out[i], c)
		return nil
	})
	return out, err
}
