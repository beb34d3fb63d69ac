package sqlite

import (
	"context"
	"database/sql"
)

// Check reads everything: what SQLite finds in the file, then what breaks the
// contract in the newest release and between versions. A statement a sort of
// fault, and one a piece of ties for their summaries.
func (s *Store) Check(ctx context.Context) ([]string, error) {
	out, err := s.lines(ctx, named("check-file"), nil)
	if err != nil {
		return nil, err
	}
	releases, err := s.Releases(ctx)
	if err != nil || len(releases) == 0 {
		return out, err
	}
	newest := releases[len(releases)-1].Number
	for _, name := range []string{"check-versions", "check-dangling", "check-doubled", "check-ends"} {
		lines, err := s.lines(ctx, named(name), []any{newest})
		if err != nil {
			return nil, err
		}
		out = append(out, lines...)
	}
	lines, err := s.checkSummaries(ctx, newest)
	if err != nil {
		return nil, err
	}
	out = append(out, lines...)
	lines, err = s.checkKeys(ctx, newest)
	return append(out, lines...), err
}

func (s *Store) lines(ctx context.Context, text string, args []any) ([]string, error) {
	var out []string
	err := s.each(ctx, text, args, func(rows *sql.Rows) error {
		var line string
		err := rows.Scan(&line)
		out = append(out, line)
		return err
	})
	return out, err
}
