package neo4j

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/config"

	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// Store is a store.Store in a Neo4j database.
type Store struct {
	address   Address
	driver    driver.DriverWithContext
	bookmarks driver.BookmarkManager
	closed    atomic.Bool
	limits    limits
	// observe is told of every statement before it runs.
	observe func(text string, params parameters)

	mu        sync.Mutex
	published int                                 // the newest release that was seen
	writing   int                                 // the release that an Import of this Store writes; 0 without one
	merged    map[int]map[twinning.ID]twinning.ID // by published release: see survivors
}

var _ store.Store = (*Store)(nil)

// Open connects to a database and brings its schema up to date. An empty database is made into a store. The errors
// are those of package store: ErrBadAddress, ErrUnavailable (also for refused credentials), ErrForeign for a database
// with other data in it, ErrNewer for one made by a newer version. The password is in none of them.
func Open(ctx context.Context, address, password string) (*Store, error) {
	a, err := ParseAddress(address)
	if err != nil {
		return nil, err
	}
	d, err := driver.NewDriverWithContext(a.URI, driver.BasicAuth(a.User, password, ""), func(c *config.Config) {
		c.MaxTransactionRetryTime = usual.retry
		c.ConnectionAcquisitionTimeout = 20 * time.Second
		c.ConnectionLivenessCheckTimeout = 5 * time.Second
		c.UserAgent = "sistergraph"
		c.TelemetryDisabled = true
	})
	if err != nil {
		return nil, fmt.Errorf("%w: the driver does not take it", store.ErrBadAddress)
	}
	s := &Store{
		address:   a,
		driver:    d,
		limits:    usual,
		observe:   func(string, parameters) {},
		bookmarks: driver.NewBookmarkManager(driver.BookmarkManagerConfig{}),
		merged:    map[int]map[twinning.ID]twinning.ID{},
	}
	if err := s.migrate(ctx); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

// Close ends all connections.
func (s *Store) Close() error {
	if s.closed.Swap(true) {
		return nil
	}
	return s.driver.Close(context.Background())
}

// Ping asks the server for nothing but an answer.
func (s *Store) Ping(ctx context.Context) error {
	return s.read(ctx, statement("ping", nil), nil, func(row) error { return nil })
}

// Releases lists the published releases, oldest first.
func (s *Store) Releases(ctx context.Context) ([]twinning.Release, error) {
	out := []twinning.Release{}
	err := s.read(ctx, statement("releases", nil), nil, func(r row) error {
		out = append(out, twinning.Release{
			Number: r.number("number"), Day: r.day("day"), Note: r.text("note"),
			Published: time.UnixMicro(value[int64](r, "published")).UTC(),
		})
		return nil
	})
	return out, err
}

// readable is the error of reading a release that is not published and not being written here. Releases are never
// taken back, so that one that was seen is not asked for again.
func (s *Store) readable(ctx context.Context, release int) error {
	if err := s.ready(ctx); err != nil {
		return err
	}
	s.mu.Lock()
	known := release >= 1 && (release <= s.published || release == s.writing)
	s.mu.Unlock()
	if known {
		return nil
	}
	newest := 0
	err := s.read(ctx, statement("newest", nil), nil, func(r row) error {
		newest = r.number("newest")
		return nil
	})
	if err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.published = max(s.published, newest)
	if release < 1 || release > s.published {
		return store.ErrRelease
	}
	return nil
}

// survivors are the merged ids of a release. Merges are few and those of a published release never change, so that
// they are kept; an import forgets those of its own release when it writes some, and when it ends.
func (s *Store) survivors(ctx context.Context, release int) (map[twinning.ID]twinning.ID, error) {
	if err := s.readable(ctx, release); err != nil {
		return nil, err
	}
	s.mu.Lock()
	known, ok := s.merged[release]
	s.mu.Unlock()
	if ok {
		return known, nil
	}
	merged := map[twinning.ID]twinning.ID{}
	err := s.read(ctx, statement("merged", nil), parameters{"release": release}, func(r row) error {
		merged[r.id("id")] = r.id("into")
		return nil
	})
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.merged[release] = merged
	return merged, nil
}

// forget drops the merged ids of a release that is being written.
func (s *Store) forget(release int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.merged, release)
}

// asked maps the ids that answer in a release to the ids that were asked for them, each once.
func (s *Store) asked(ctx context.Context, release int, ids []twinning.ID) (answering, error) {
	merged, err := s.survivors(ctx, release)
	if err != nil {
		return answering{}, err
	}
	out := answering{by: map[twinning.ID][]twinning.ID{}}
	seen := make(map[twinning.ID]bool, len(ids))
	for _, id := range ids {
		if seen[id] {
			continue
		}
		seen[id] = true
		at := twinning.Answering(merged, id)
		if len(out.by[at]) == 0 {
			out.ids = append(out.ids, string(at))
		}
		out.by[at] = append(out.by[at], id)
	}
	return out, nil
}

// answering is the ids to ask the engine for, and by each of them the ids that its answer goes to.
type answering struct {
	ids []string
	by  map[twinning.ID][]twinning.ID
}
