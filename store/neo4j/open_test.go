package neo4j_test

import (
	"errors"
	"net"
	"strings"
	"testing"

	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/store/neo4j"
	"github.com/sistergraph/sistergraph/store/neo4j/neo4jtest"
)

func TestADatabaseThatCannotBeOpenedSaysWhy(t *testing.T) {
	server := neo4jtest.Shared(t)
	closed, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	if err := closed.Close(); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		prepare, address, password string
		want                       error
		says                       string
	}{
		"a wrong password":       {"", server.Address(), "not the password", store.ErrUnavailable, "password"},
		"a database not there":   {"", "bolt://neo4j@" + server.Host + "/absent", server.Password, store.ErrUnavailable, "no database of that name"},
		"nobody listens":         {"", "bolt://neo4j@" + closed.Addr().String() + "/neo4j", server.Password, store.ErrUnavailable, "does not answer"},
		"somebody else's data":   {"CREATE (:Person {name: 'Ada'})", server.Address(), server.Password, store.ErrForeign, "1 nodes"},
		"a newer schema":         {"CREATE (:Sistergraph {key: 'store', schema: 99})", server.Address(), server.Password, store.ErrNewer, "99"},
		"an address of no sense": {"", "bolt://", server.Password, store.ErrBadAddress, "host"},
	} {
		t.Run(name, func(t *testing.T) {
			wipe(t)
			if c.prepare != "" {
				execute(t, c.prepare)
			}
			s, err := neo4j.Open(t.Context(), c.address, c.password)
			if err == nil {
				_ = s.Close()
			}
			if !errors.Is(err, c.want) || !strings.Contains(err.Error(), c.says) {
				t.Errorf("got %v, want %v that says %q", err, c.want, c.says)
			}
			if err != nil && strings.Contains(err.Error(), c.password) {
				t.Errorf("the error holds the password: %v", err)
			}
		})
	}
	wipe(t)
}

func TestAStoreOfTheFirstSchemaIsBroughtUpToDate(t *testing.T) {
	write(t, empty(t), firstPicture())
	execute(t, "DROP INDEX version_wrote_id")
	execute(t, "DROP INDEX tie_closed_id")
	execute(t, "CREATE INDEX version_wrote FOR (version:Version) ON (version._wrote)")
	execute(t, "MATCH (meta:Sistergraph) SET meta.schema = 1")
	s := open(t)
	if wrong, err := s.Check(t.Context()); err != nil || len(wrong) > 0 {
		t.Errorf("check: %v, %v", wrong, err)
	}
	if old := execute(t, "SHOW INDEXES YIELD name WHERE name = 'version_wrote' RETURN name"); len(old) > 0 {
		t.Error("an index of the first schema is still there")
	}
}

func TestAFailureInTheServersOwnWordsIsNotPassedOn(t *testing.T) {
	s := empty(t)
	if err := s.Run(t.Context(), "THIS IS NO CYPHER"); err == nil || strings.Contains(err.Error(), "CYPHER") {
		t.Errorf("a failed statement gives %v", err)
	}
}
