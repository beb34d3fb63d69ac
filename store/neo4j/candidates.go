package neo4j

import (
	"context"
	"slices"
	"strings"

	"github.com/sistergraph/sistergraph/store"
)

// Candidates finds records by name. The full-text indexes find what may fit, the statement then compares whole words
// and counts, so that scores play no part; all queries go in one statement.
func (s *Store) Candidates(ctx context.Context, release int, queries []store.CandidateQuery) ([][]store.Candidate, error) {
	if err := s.readable(ctx, release); err != nil || len(queries) == 0 {
		return nil, err
	}
	rows := make([]parameters, len(queries))
	for i, q := range queries {
		rows[i] = candidateRow(i, q)
	}
	out := make([][]store.Candidate, len(queries))
	for i := range out {
		out[i] = []store.Candidate{}
	}
	c := newCompiler(release)
	c.params["queries"] = rows
	err := s.read(ctx, statement("candidates", nil), c.params, func(r row) error {
		i := r.number("query")
		out[i] = append(out[i], store.Candidate{ID: r.id("id"), Ties: r.number("ties")})
		return nil
	})
	return out, err
}

// candidateRow is a query as the statement reads it: what is not asked is an empty list.
func candidateRow(i int, q store.CandidateQuery) parameters {
	row := parameters{
		"query": i, "types": asTexts(q.Types), "country": nil,
		"word": oneWord(q.Text), "beginning": beginning(q.Text), "limit": max(q.Limit, 0), "least": max(q.MinGrams, 1),
		"exact": []string{}, "prefix": []string{}, "near": []string{}, "grams": []string{},
	}
	if q.Country != "" {
		row["country"] = string(q.Country)
	}
	if q.Limit < 0 {
		row["limit"] = openEnd
	}
	if q.Exact && q.Text != "" {
		row["exact"] = []string{escaped(word(q.Text))}
	}
	if q.Prefix {
		row["prefix"] = []string{everything}
		if q.Text != "" {
			row["prefix"] = []string{escaped(word(q.Text)) + "*"}
		}
	}
	grams := make([]string, len(q.Grams))
	for i, g := range q.Grams {
		grams[i] = word(g)
	}
	slices.Sort(grams)
	grams = slices.Compact(grams)
	var near, words []string
	for chunk := range slices.Chunk(grams, clauses) {
		for i, g := range chunk {
			words = append(words, " "+g+" ")
			chunk[i] = escaped(g)
		}
		near = append(near, strings.Join(chunk, " "))
	}
	if len(near) > 0 {
		row["near"], row["grams"] = near, words
	}
	return row
}

const (
	// everything is the full-text query that every record with keys answers.
	everything = "*:*"
	// clauses is how many words a full-text query may have: the engine allows 1024.
	clauses = 1000
)

// escaped makes a word of what the syntax of full-text queries would read as something else.
func escaped(word string) string {
	var b strings.Builder
	for _, r := range word {
		if strings.ContainsRune(`+-!(){}[]^"~*?:\/&|`, r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}
