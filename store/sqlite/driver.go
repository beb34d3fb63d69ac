package sqlite

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"strings"

	driver "modernc.org/sqlite"
	code "modernc.org/sqlite/lib"

	"github.com/sistergraph/sistergraph/store"
)

// What is particular to the driver and to SQLite's pragmas and result codes is
// in this file.

const (
	driverName = "sqlite"
	// memoryPath names a private database in memory.
	memoryPath = ":memory:"
	readers    = 4
)

// address is the driver's name for a file, or for a new database in memory
// that all connections of the process with the same address share.
func address(path string) string {
	if path == memoryPath {
		return "file:/" + rand.Text() + "?vfs=memdb"
	}
	return "file:" + (&url.URL{Path: path}).EscapedPath() + "?vfs="
}

// dsn adds the pragmas. The busy timeout comes first, because setting the
// journal mode may already have to wait for another process. The writer reads
// through its cache alone and copies the log into the file after 256 MB: a batch
// changes pages all over its indexes, and most of them again in the next one.
// What readers map is bounded, because each counts as memory of the process.
func dsn(address string, write bool) string {
	pragmas := []string{"busy_timeout(10000)"}
	if write {
		pragmas = append(pragmas, "journal_mode(WAL)", "synchronous(NORMAL)",
			"journal_size_limit(67108864)", "wal_autocheckpoint(65536)", "cache_size(-32000)")
	} else {
		pragmas = append(pragmas, "query_only(1)", "cache_size(-16000)", "mmap_size(67108864)")
	}
	pragmas = append(pragmas, "temp_store(MEMORY)")
	q := address
	for _, p := range pragmas {
		q += "&_pragma=" + url.QueryEscape(p)
	}
	if write {
		q += "&_txlock=immediate"
	}
	return strings.Replace(q, "?vfs=&", "?", 1)
}

// openPool opens connections of one sort. They stay open: a database in memory
// lives as long as a connection to it.
func openPool(address string, write bool) (*sql.DB, error) {
	db, err := sql.Open(driverName, dsn(address, write))
	if err != nil {
		return nil, err
	}
	n := readers
	if write {
		n = 1
	}
	db.SetMaxOpenConns(n)
	db.SetMaxIdleConns(n)
	return db, nil
}

// fault turns an error of the driver into one of the contract. What SQLite
// says of its own is not passed on. A write that a limit on the size of files
// stops is to SQLite one that failed for any reason, so the limit is looked at.
func fault(ctx context.Context, err error) error {
	if err == nil {
		return nil
	}
	var e *driver.Error
	if !errors.As(err, &e) {
		if errors.Is(err, sql.ErrConnDone) || strings.HasPrefix(err.Error(), "sql: database is closed") {
			return store.ErrClosed
		}
		return err
	}
	switch e.Code() & 0xff {
	case code.SQLITE_INTERRUPT:
		if cause := ctx.Err(); cause != nil {
			return cause
		}
		return context.Canceled
	case code.SQLITE_READONLY, code.SQLITE_PERM:
		return store.ErrReadOnly
	case code.SQLITE_FULL:
		return store.ErrFull
	case code.SQLITE_NOTADB:
		return fmt.Errorf("the file is not an SQLite database: %w", store.ErrForeign)
	case code.SQLITE_CORRUPT:
		return store.ErrCorrupt
	case code.SQLITE_CANTOPEN:
		return fmt.Errorf("the file cannot be opened or made, or its folder cannot be written: %w", store.ErrUnavailable)
	case code.SQLITE_BUSY, code.SQLITE_LOCKED:
		return fmt.Errorf("another program keeps the file locked: %w", store.ErrUnavailable)
	case code.SQLITE_IOERR:
		switch limit, limited := fileSizeLimit(); {
		case limited && e.Code() == code.SQLITE_IOERR_WRITE:
			return fmt.Errorf("%w: files may not grow beyond %d bytes here", store.ErrFull, limit)
		case e.Code() == code.SQLITE_IOERR_SHMSIZE: // without the least space no reader can begin
			return store.ErrFull
		}
		return fmt.Errorf("reading or writing the file failed: %w", store.ErrUnavailable)
	default:
		return err
	}
}
