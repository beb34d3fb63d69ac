package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"strings"
	"sync"

	"github.com/sistergraph/sistergraph/store"
)

//go:embed sql/*.sql
var files embed.FS

var texts = readFiles()

func readFiles() map[string]string {
	entries, err := files.ReadDir("sql")
	if err != nil {
		panic(err) // the files are part of the program
	}
	out := map[string]string{}
	for _, e := range entries {
		text, err := files.ReadFile("sql/" + e.Name())
		if err != nil {
			panic(err)
		}
		out[strings.TrimSuffix(e.Name(), ".sql")] = string(text)
	}
	return out
}

// named is the text of a fixed statement.
func named(name string) string {
	text, ok := texts[name]
	if !ok {
		panic("there is no statement " + name)
	}
	return text
}

// statements keeps prepared statements by their text: preparing a compiled one
// takes longer than running it for a place with a few dozen ties.
type statements struct {
	mu   sync.Mutex
	kept map[string]*prepared
}

// keptStatements is more than an application usually has different texts; one
// more takes the place of any.
const keptStatements = 200

type prepared struct {
	*sql.Stmt
	users   int
	dropped bool
}

func (s *statements) get(ctx context.Context, db *sql.DB, text string) (*prepared, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if p, ok := s.kept[text]; ok {
		p.users++
		return p, nil
	}
	st, err := db.PrepareContext(ctx, text)
	if err != nil {
		return nil, err
	}
	if s.kept == nil {
		s.kept = map[string]*prepared{}
	}
	if len(s.kept) >= keptStatements {
		for other, p := range s.kept {
			delete(s.kept, other)
			p.dropped = true
			if p.users == 0 {
				_ = p.Close()
			}
			break
		}
	}
	p := &prepared{Stmt: st, users: 1}
	s.kept[text] = p
	return p, nil
}

func (s *statements) put(p *prepared) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if p.users--; p.users == 0 && p.dropped {
		_ = p.Close()
	}
}

func (s *statements) close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	var errs []error
	for _, p := range s.kept {
		errs = append(errs, p.Close())
	}
	s.kept = nil
	return errors.Join(errs...)
}

// each runs a read and calls f for every row.
func (s *Store) each(ctx context.Context, text string, args []any, f func(*sql.Rows) error) error {
	if s.closed.Load() {
		return store.ErrClosed
	}
	ctx, done := s.alive(ctx)
	defer done()
	st, err := s.statements.get(ctx, s.read, text)
	if err != nil {
		return s.fault(ctx, err)
	}
	defer s.statements.put(st)
	rows, err := st.QueryContext(ctx, args...)
	if err != nil {
		return s.fault(ctx, err)
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		if err := f(rows); err != nil {
			return err
		}
	}
	return s.fault(ctx, rows.Err())
}
