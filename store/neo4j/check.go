package neo4j

import (
	"context"
	"fmt"
	"slices"

	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// findings are the statements that look for what breaks the contract; each returns a sentence a row.
var findings = []string{"check_versions", "check_dangling", "check_registers", "check_ties", "check_picture"}

// Check lists what breaks the contract: in the database's schema, between versions, in the newest release, and between
// that and the picture. Summaries are compared in the bounded memory of a stream.
func (s *Store) Check(ctx context.Context) ([]string, error) {
	releases, err := s.Releases(ctx)
	if err != nil {
		return nil, err
	}
	newest := len(releases)
	out, err := s.checkIndexes(ctx)
	if err != nil {
		return nil, err
	}
	c := newCompiler(newest)
	for _, name := range findings {
		err := s.read(ctx, statement(name, nil), c.params, func(r row) error {
			out = append(out, r.text("finding"))
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	if newest == 0 {
		return out, nil
	}
	summaries, err := s.checkSummaries(ctx, newest)
	return append(out, summaries...), err
}

// checkIndexes names constraints and indexes of the schema that are missing or not in use.
func (s *Store) checkIndexes(ctx context.Context) ([]string, error) {
	online := map[string]bool{}
	err := s.read(ctx, statement("check_indexes", nil), nil, func(r row) error {
		online[r.text("name")] = true
		return nil
	})
	var out []string
	for _, name := range indexNames() {
		if err == nil && !online[name] {
			out = append(out, fmt.Sprintf("the index %s is missing or not in use", name))
		}
	}
	return out, err
}

// checkSummaries compares what ties say of their statements with these, and what they refer to with what is there.
func (s *Store) checkSummaries(ctx context.Context, release int) ([]string, error) {
	var out []string
	ties := []twinning.Partnership{}
	compare := func() error {
		found, err := s.checkPiece(ctx, release, ties)
		out, ties = append(out, found...), ties[:0]
		return err
	}
	for record, err := range s.Stream(ctx, release, twinning.TypePartnership) {
		if err != nil {
			return out, err
		}
		if ties = append(ties, record.(twinning.Partnership)); len(ties) == streamSize {
			if err := compare(); err != nil {
				return out, err
			}
		}
	}
	return out, compare()
}

func (s *Store) checkPiece(ctx context.Context, release int, ties []twinning.Partnership) ([]string, error) {
	var out []string
	var asked, referred []twinning.ID
	for _, t := range ties {
		asked = append(asked, t.ID)
		referred = append(referred, slices.Concat(t.Sources, t.Fields, t.Frameworks)...)
	}
	said, err := s.Statements(ctx, release, store.StatementQuery{Ties: asked})
	if err != nil {
		return nil, err
	}
	there, err := s.Lookup(ctx, release, referred)
	if err != nil {
		return nil, err
	}
	for _, t := range ties {
		fresh := t
		fresh.Sources = slices.Clone(t.Sources)
		fresh.Summarise(said[t.ID].Statements)
		if !slices.Equal(fresh.Sources, t.Sources) || fresh.StatedBy != t.StatedBy || !slices.Equal(fresh.Disputes, t.Disputes) {
			out = append(out, fmt.Sprintf("%s does not sum up its statements", t.ID))
		}
		for _, id := range slices.Concat(t.Sources, t.Fields, t.Frameworks) {
			if _, ok := there.Entities[id]; !ok {
				out = append(out, fmt.Sprintf("%s refers to %s, which is not there", t.ID, id))
			}
		}
	}
	return out, nil
}

// indexNames are the names of all constraints and indexes of the schema.
func indexNames() []string {
	var out []string
	for _, found := range schemaName.FindAllStringSubmatch(statement("schema", nil), -1) {
		out = append(out, found[1])
	}
	return out
}
