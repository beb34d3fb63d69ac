package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/store/storetest/fixture"
	"github.com/sistergraph/sistergraph/twinning"
)

func TestOpenRefusesWhatIsNotOurs(t *testing.T) {
	for _, c := range []struct {
		name string
		make func(t *testing.T, path string)
		want error
	}{
		{"a text file", func(t *testing.T, path string) {
			if err := os.WriteFile(path, []byte(strings.Repeat("Harbin, Aarhus\n", 100)), 0o600); err != nil {
				t.Fatal(err)
			}
		}, store.ErrForeign},
		{"a database of another program", func(t *testing.T, path string) {
			execIn(t, path, `CREATE TABLE invoice (id INTEGER)`)
		}, store.ErrForeign},
		{"a file of a newer version", func(t *testing.T, path string) {
			s := openAt(t, path)
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			execIn(t, path, `INSERT INTO migration VALUES (99, 0)`)
		}, store.ErrNewer},
		{"a folder", func(t *testing.T, path string) {
			if err := os.Mkdir(path, 0o700); err != nil {
				t.Fatal(err)
			}
		}, store.ErrUnavailable},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "a file?.db")
			c.make(t, path)
			s, err := Open(t.Context(), path)
			if !errors.Is(err, c.want) {
				t.Errorf("got %v (%v), want %v", err, s, c.want)
			}
			if err != nil && (strings.Contains(err.Error(), "SQLITE") || strings.Contains(err.Error(), path)) {
				t.Errorf("the error names internals: %v", err)
			}
		})
	}
	if _, err := Open(t.Context(), ""); !errors.Is(err, store.ErrBadAddress) {
		t.Errorf("an empty path: %v", err)
	}
	if _, err := Open(t.Context(), filepath.Join(t.TempDir(), "missing", "x.db")); !errors.Is(err, store.ErrUnavailable) {
		t.Errorf("a folder that is not there: %v", err)
	}
}

func TestStatementsOfAFileOfTheFirstVersionAreKept(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.db")
	s := openAt(t, path)
	if err := fixture.Load(t.Context(), s); err != nil {
		t.Fatal(err)
	}
	want := allOf(t, s, twinning.TypeStatement)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	first, err := migrations.ReadFile("migrations/0001_graph.sql")
	if err != nil {
		t.Fatal(err)
	}
	_, table, _ := strings.Cut(string(first), "CREATE TABLE statement (")
	table, _, _ = strings.Cut(table, "CREATE TABLE entity (")
	execIn(t, path, `ALTER TABLE statement RENAME TO later; CREATE TABLE statement (`+table+`;
		INSERT INTO statement SELECT tie, id, from_release, to_release, source, side, kind, since, until, status, note, withdrawn FROM later;
		DROP TABLE later; DELETE FROM migration WHERE version > 1`)
	s = openAt(t, path)
	if d := cmp.Diff(want, allOf(t, s, twinning.TypeStatement)); d != "" || len(want) == 0 {
		t.Errorf("statements differ (-before +after):\n%s", d)
	}
	if wrong, err := s.Check(t.Context()); err != nil || len(wrong) > 0 {
		t.Errorf("check: %v, %v", wrong, err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}

func allOf(t *testing.T, s *Store, of twinning.Type) []any {
	t.Helper()
	releases, err := s.Releases(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var out []any
	for v, err := range s.Stream(t.Context(), releases[len(releases)-1].Number, of) {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, v)
	}
	return out
}

func TestEveryPathNamesItsOwnFile(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"a b.db", "a?b.db", "a%20b.db", "a#b.db", "哈尔滨.db"} {
		s := openAt(t, filepath.Join(dir, name))
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		if _, err := os.Stat(filepath.Join(dir, name)); err != nil {
			t.Error(err)
		}
	}
}

func TestFaultsOfTheDisk(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.db")
	s := openAt(t, path)
	ctx := t.Context()
	im := begin(t, s)
	// A limit on pages stands for a full disk.
	if _, err := s.write.ExecContext(ctx, `PRAGMA max_page_count = 1`); err != nil {
		t.Fatal(err)
	}
	if err := im.Apply(ctx, store.Batch{Cities: towns(3000)}); !errors.Is(err, store.ErrFull) {
		t.Errorf("a full disk: %v", err)
	}
	if _, err := s.write.ExecContext(ctx, `PRAGMA max_page_count = 100000`); err != nil {
		t.Fatal(err)
	}
	if err := im.Apply(ctx, store.Batch{Cities: towns(3)}); err != nil {
		t.Errorf("after the disk has room again: %v", err)
	}
	if _, err := s.write.ExecContext(ctx, `PRAGMA query_only = 1`); err != nil {
		t.Fatal(err)
	}
	if err := im.Apply(ctx, store.Batch{Cities: towns(3)}); !errors.Is(err, store.ErrReadOnly) {
		t.Errorf("a disk that cannot be written: %v", err)
	}
	if _, err := s.Begin(ctx, "other"); !errors.Is(err, store.ErrBusy) && !errors.Is(err, store.ErrReadOnly) {
		t.Errorf("beginning on a disk that cannot be written: %v", err)
	}
}

func TestAKilledImportIsSweptByTheNext(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.db")
	ctx := t.Context()
	now := time.Now()
	clock := func() time.Time { return now }
	s := openAt(t, path, WithClock(clock))
	im := begin(t, s)
	apply1(t, im, store.Batch{Cities: towns(20), Ties: rings(20)})
	if _, err := im.Publish(ctx, store.PublishInfo{Day: 1}); err != nil {
		t.Fatal(err)
	}
	before := dump(t, s)
	im = begin(t, s)
	changed := towns(30)
	for i := range changed {
		changed[i].Note = "changed"
		changed[i].Names[0].Text += " changed"
	}
	apply1(t, im, store.Batch{Cities: changed, Ties: rings(30), Removed: []twinning.ID{rings(30)[3].ID}})
	apply1(t, im, store.Batch{Cities: towns(25), Merged: map[twinning.ID]twinning.ID{changed[29].ID: changed[28].ID}})
	// Without Publish, Abort or Close the lease stays behind, as after kill -9.
	other := openAt(t, path, WithClock(clock))
	if _, err := other.Begin(ctx, "other"); !errors.Is(err, store.ErrBusy) {
		t.Fatalf("while the lease holds: %v", err)
	}
	if got, err := other.Lookup(ctx, 2, []twinning.ID{changed[0].ID}); !errors.Is(err, store.ErrRelease) {
		t.Fatalf("release 2 can be read by others: %v %v", got, err)
	}
	now = now.Add(store.LeaseTime + time.Second)
	next := begin(t, other)
	if next.Release() != 2 {
		t.Errorf("the next import writes release %d", next.Release())
	}
	if diff := cmp.Diff(before, dump(t, other)); diff != "" {
		t.Errorf("the sweep changed (-before +after):\n%s", diff)
	}
	if err := im.Apply(ctx, store.Batch{Cities: towns(1)}); !errors.Is(err, store.ErrLeaseLost) {
		t.Errorf("the old import still writes: %v", err)
	}
	if _, err := im.Publish(ctx, store.PublishInfo{}); !errors.Is(err, store.ErrLeaseLost) {
		t.Errorf("the old import still publishes: %v", err)
	}
	if err := im.Abort(ctx); err != nil {
		t.Error(err)
	}
	if err := next.Abort(ctx); err != nil {
		t.Error(err)
	}
	for _, line := range must(other.Check(ctx)) {
		if !strings.Contains(line, "source:") {
			t.Error(line)
		}
	}
}

// dump has every row of the tables that hold versions.
func dump(t *testing.T, s *Store) []string {
	t.Helper()
	var out []string
	for _, text := range []string{
		`SELECT 'place ' || id || ' ' || from_release || ' ' || to_release || ' ' || names FROM place ORDER BY 1`,
		`SELECT 'tie ' || id || ' ' || from_release || ' ' || to_release FROM tie ORDER BY 1`,
		`SELECT 'end ' || near || ' ' || far FROM tie_end ORDER BY 1`,
		`SELECT 'point ' || count(*) FROM place_point`,
		`SELECT 'key ' || k.text || ' ' || d.id FROM search_key k LEFT JOIN keyed d ON d.seq = k.keyed ORDER BY 1`,
		`SELECT 'keyed ' || id || ' ' || from_release || ' ' || to_release || ' ' || keys FROM keyed ORDER BY 1`,
		`SELECT 'gram ' || text || ' ' || keyed FROM gram ORDER BY 1`,
		`SELECT 'merged ' || id || ' ' || target FROM merged ORDER BY 1`,
	} {
		rows, err := s.read.QueryContext(t.Context(), text)
		if err != nil {
			t.Fatal(err)
		}
		for rows.Next() {
			var line string
			if err := rows.Scan(&line); err != nil {
				t.Fatal(err)
			}
			out = append(out, line)
		}
		if err := errors.Join(rows.Err(), rows.Close()); err != nil {
			t.Fatal(err)
		}
	}
	return out
}

func TestCloseEndsACallUnderWay(t *testing.T) {
	s := openMemory(t)
	started, ended := make(chan bool), make(chan error)
	go func() {
		const forever = `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n`
		first := true
		ended <- s.each(context.Background(), forever, nil, func(*sql.Rows) error {
			if first {
				close(started)
			}
			first = false
			return nil
		})
	}()
	<-started
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	if err := <-ended; !errors.Is(err, store.ErrClosed) {
		t.Errorf("the call under way ended with %v", err)
	}
}

func TestACancelledCallEndsWithTheErrorOfItsContext(t *testing.T) {
	s := openMemory(t)
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Millisecond)
	defer cancel()
	const forever = `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n`
	err := s.each(ctx, forever, nil, func(*sql.Rows) error { return nil })
	if !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("it ended with %v", err)
	}
	if err := s.Ping(t.Context()); err != nil {
		t.Errorf("the connection is lost: %v", err)
	}
}

func TestTheStatementCacheKeepsStatementsInUseOpen(t *testing.T) {
	s := openMemory(t)
	ctx := t.Context()
	for i := range keptStatements + 20 {
		err := s.each(ctx, `SELECT `+strings.Repeat("1+", i)+`1`, nil, func(*sql.Rows) error {
			// More statements than are kept, while the outer one is in use.
			for j := range 3 {
				if err := s.each(ctx, `SELECT `+strings.Repeat("2+", 3*i+j)+`1`, nil, func(*sql.Rows) error { return nil }); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if n := len(s.statements.kept); n > keptStatements {
		t.Errorf("%d statements are kept", n)
	}
}

func execIn(t *testing.T, path, text string) {
	t.Helper()
	db, err := openPool(address(path), true)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec(text); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
}

func openAt(t *testing.T, path string, opts ...Option) *Store {
	t.Helper()
	s, err := Open(t.Context(), path, opts...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

func begin(t *testing.T, s *Store) store.Import {
	t.Helper()
	im, err := s.Begin(t.Context(), "test")
	if err != nil {
		t.Fatal(err)
	}
	return im
}

func apply1(t *testing.T, im store.Import, b store.Batch) {
	t.Helper()
	if err := im.Apply(context.Background(), b); err != nil {
		t.Fatal(err)
	}
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}
