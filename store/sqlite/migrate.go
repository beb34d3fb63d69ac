package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"
	"strconv"
	"time"

	"github.com/sistergraph/sistergraph/store"
)

//go:embed migrations/*.sql
var migrations embed.FS

// applicationID marks a file as ours: "SisG" in ASCII.
const applicationID = 0x53697347

// migrate brings an empty or older file to the newest form, in one transaction.
func migrate(ctx context.Context, db *sql.DB) error {
	scripts, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		return err
	}
	// A file in its newest form is not locked for this.
	if at, err := version(ctx, db); err != nil || at == len(scripts) {
		return err
	}
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }()
	at, err := version(ctx, tx)
	if err != nil {
		return err
	}
	if at > len(scripts) {
		return fmt.Errorf("it has version %d of its tables, this program knows %d: %w", at, len(scripts), store.ErrNewer)
	}
	if at == 0 {
		const versions = `CREATE TABLE migration (version INTEGER PRIMARY KEY, applied INTEGER NOT NULL);`
		if _, err := tx.ExecContext(ctx, versions+"PRAGMA application_id="+strconv.Itoa(applicationID)); err != nil {
			return err
		}
	}
	for i, name := range scripts[at:] {
		text, err := migrations.ReadFile(name)
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, string(text)); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `INSERT INTO migration VALUES (?, ?)`, at+i+1, time.Now().Unix()); err != nil {
			return err
		}
	}
	return tx.Commit()
}

// version is the number of migrations that a file of ours has seen, 0 for an
// empty file; ErrForeign for any other.
func version(ctx context.Context, q interface {
	QueryRowContext(context.Context, string, ...any) *sql.Row
},
) (int, error) {
	var application, tables int
	const look = `SELECT (SELECT application_id FROM pragma_application_id), (SELECT count(*) FROM sqlite_schema)`
	if err := q.QueryRowContext(ctx, look).Scan(&application, &tables); err != nil {
		return 0, err
	}
	switch {
	case application == applicationID:
		var at int
		err := q.QueryRowContext(ctx, `SELECT coalesce(max(version), 0) FROM migration`).Scan(&at)
		return at, err
	case application == 0 && tables == 0:
		return 0, nil
	default:
		return 0, fmt.Errorf("the file is a database that this program did not make: %w", store.ErrForeign)
	}
}
