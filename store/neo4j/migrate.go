package neo4j

import (
	"context"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/sistergraph/sistergraph/store"
)

// schemaVersion is the version of what this package stores: the constraints, indexes, labels and properties.
const schemaVersion = 2

// oldest is the oldest server that understands the statements.
var oldest = [2]int{5, 26}

// schemaName finds the names of constraints and indexes in the statement that makes them.
var schemaName = regexp.MustCompile(`(?:CONSTRAINT|INDEX) (\w+) IF NOT EXISTS`)

// migrate makes a store of an empty database, brings an older one up to date and finishes its picture. Every step may be
// repeated.
func (s *Store) migrate(ctx context.Context) error {
	if err := s.reach(ctx); err != nil {
		return err
	}
	if err := s.checkServer(ctx); err != nil {
		return err
	}
	version, nodes, behind := 0, 0, false
	err := s.read(ctx, statement("schema_version", nil), nil, func(r row) error {
		version, nodes, behind = r.number("version"), r.number("nodes"), r.truth("behind")
		return nil
	})
	switch {
	case err != nil:
		return err
	case version > schemaVersion:
		return fmt.Errorf("%w: its schema is number %d, this program knows %d", store.ErrNewer, version, schemaVersion)
	case version == 0 && nodes > 0:
		return fmt.Errorf("%w: the database %s has %d nodes and none of Sistergraph's; use an empty one",
			store.ErrForeign, s.address.Database, nodes)
	case version < schemaVersion:
		if err := s.createSchema(ctx); err != nil {
			return err
		}
	}
	if behind {
		s.finishPicture(ctx)
	}
	return nil
}

// reach tells whether the server answers and takes the credentials.
func (s *Store) reach(ctx context.Context) error {
	limited, cancel := context.WithTimeout(ctx, s.limits.connect)
	defer cancel()
	return s.mapped(ctx, s.driver.VerifyConnectivity(limited))
}

// createSchema makes constraints and indexes, waits for them, and writes down the version.
func (s *Store) createSchema(ctx context.Context) error {
	for _, text := range strings.Split(statement("schema", nil), ";") {
		if strings.TrimSpace(text) == "" {
			continue
		}
		if err := s.autocommit(ctx, text); err != nil {
			return err
		}
	}
	if err := s.autocommit(ctx, statement("await_indexes", nil)); err != nil {
		return err
	}
	return s.write(ctx, func(t transaction) error {
		_, err := t.run(statement("schema_done", nil), parameters{"version": schemaVersion})
		return err
	})
}

// autocommit runs a statement of the schema, which may not be in a transaction with others.
func (s *Store) autocommit(ctx context.Context, text string) error {
	limited, cancel := context.WithTimeout(ctx, s.limits.schema+s.limits.grace)
	defer cancel()
	session := s.session(ctx, driver.AccessModeWrite)
	defer func() { _ = session.Close(context.WithoutCancel(ctx)) }()
	result, err := session.Run(limited, text, nil, driver.WithTxTimeout(s.limits.schema))
	if err == nil {
		_, err = result.Consume(limited)
	}
	return s.mapped(ctx, err)
}

// checkServer refuses a server that is too old.
func (s *Store) checkServer(ctx context.Context) error {
	version := ""
	err := s.read(ctx, statement("server_version", nil), nil, func(r row) error {
		version = r.text("version")
		return nil
	})
	if err != nil {
		return err
	}
	major, rest, _ := strings.Cut(version, ".")
	minor, _, _ := strings.Cut(rest, ".")
	have := [2]int{}
	if have[0], err = strconv.Atoi(major); err == nil {
		have[1], err = strconv.Atoi(minor)
	}
	if err != nil || have[0] < oldest[0] || have[0] == oldest[0] && have[1] < oldest[1] {
		return fmt.Errorf("%w: Neo4j %s is too old, %d.%d or later is needed", store.ErrUnavailable, version, oldest[0], oldest[1])
	}
	return nil
}
