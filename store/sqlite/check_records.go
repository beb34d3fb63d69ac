package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"slices"

	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// checkSummaries compares what ties say of their statements with these.
func (s *Store) checkSummaries(ctx context.Context, release int) ([]string, error) {
	var out []string
	for after := string(twinning.TypePartnership) + ":"; ; {
		piece, err := s.piece(ctx, release, twinning.TypePartnership, after)
		if err != nil || len(piece) == 0 {
			return out, err
		}
		said, err := s.Statements(ctx, release, store.StatementQuery{Ties: ids(piece)})
		if err != nil {
			return out, err
		}
		for _, r := range piece {
			shown := r.value.(twinning.Partnership)
			fresh := shown
			fresh.Summarise(said[r.id].Statements)
			if !slices.Equal(fresh.Sources, shown.Sources) || fresh.StatedBy != shown.StatedBy || !slices.Equal(fresh.Disputes, shown.Disputes) {
				out = append(out, fmt.Sprintf("%s does not sum up its statements", r.id))
			}
		}
		after = string(piece[len(piece)-1].id)
	}
}

// checkKeys compares search keys with names, record by record.
func (s *Store) checkKeys(ctx context.Context, release int) ([]string, error) {
	var out []string
	for _, t := range searchedTypes {
		for after := string(t) + ":"; ; {
			piece, err := s.piece(ctx, release, t, after)
			if err != nil {
				return out, err
			}
			if len(piece) == 0 {
				break
			}
			kept := map[twinning.ID]string{}
			err = s.each(ctx, found("keyed", "r.keys"), []any{release, jsonOf(ids(piece))}, func(rows *sql.Rows) error {
				var id twinning.ID
				var keys string
				err := rows.Scan(&id, &keys)
				kept[id] = keys
				return err
			})
			if err != nil {
				return out, err
			}
			for _, r := range piece {
				want := keysText(r.value.(interface{ SearchKeys() []twinning.SearchKey }).SearchKeys())
				if kept[r.id] != want && (kept[r.id] != "" || want != "[]") {
					out = append(out, fmt.Sprintf("%s is not found under its names", r.id))
				}
			}
			after = string(piece[len(piece)-1].id)
		}
	}
	return out, nil
}

// searchedTypes are the types whose records have search keys.
var searchedTypes = []twinning.Type{
	twinning.TypeCity, twinning.TypeCountry, twinning.TypeFramework, twinning.TypeOrganisation, twinning.TypeEvent,
}
