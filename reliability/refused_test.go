package reliability

import (
	"net"
	"strings"
	"testing"

	"github.com/sistergraph/sistergraph/store/neo4j/neo4jtest"
)

// What stands in the way of Neo4j is said in one sentence, and the password in none.
func TestANeo4jThatCannotBeUsedIsRefusedInOneSentence(t *testing.T) {
	server := onNeo4j(t)
	host, right := ourServer(t).Host, server.password
	closed := closedPort(t)
	silent := (&neo4jtest.Relay{Target: host, StallAfter: 1}).Start(t).Host()
	pages := webServer(t)
	version := neo4jtest.LongTerm.Version
	said := func(instead string) string {
		return (&neo4jtest.Relay{Target: host, Says: version, Instead: instead}).Start(t).Host()
	}
	for name, c := range map[string]struct {
		address, password string
		code              int
		says              []string
	}{
		"nobody listens":               {"bolt://neo4j@" + closed, right, exitUnreachable, []string{closed, "does not answer"}},
		"nobody routes":                {"neo4j://neo4j@" + closed, right, exitUnreachable, []string{closed, "does not answer"}},
		"a server that says nothing":   {"bolt://neo4j@" + silent, right, exitUnreachable, []string{silent, "does not answer"}},
		"a host that does not exist":   {"bolt://neo4j@neo4j.invalid", right, exitUnreachable, []string{"neo4j.invalid", "does not answer"}},
		"a web server":                 {"bolt://neo4j@" + pages, right, exitUnreachable, []string{pages, "speaks HTTP"}},
		"a server just too old":        {"bolt://neo4j@" + said("5.25.99"), right, exitUnreachable, []string{"5.25.99 is too old", "5.26 or later"}},
		"a server long too old":        {"bolt://neo4j@" + said("4.4.030"), right, exitUnreachable, []string{"4.4.030 is too old", "5.26 or later"}},
		"a version that is none":       {"bolt://neo4j@" + said("unknown"), right, exitUnreachable, []string{"unknown is too old"}},
		"a wrong password":             {server.address, "a wrong one 1729", exitUnreachable, []string{"user name or the password"}},
		"a wrong user":                 {"bolt://nemo@" + host, right, exitUnreachable, []string{"user name or the password"}},
		"a database that is not there": {"bolt://neo4j@" + host + "/cities", right, exitUnreachable, []string{"no database"}},
		"a password in the address":    {"bolt://neo4j:never-shown@" + host, "never-shown", exitUsage, []string{passwordVariable}},
		"no password":                  {server.address, "", exitUsage, []string{passwordVariable, "--password-file"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			e := engine{address: c.address, password: c.password}
			e.run(t, "release", "list").expect(t, c.code, c.says...)
		})
	}
}

// webServer is the address of a server that answers what it does not understand as those of HTTP do.
func webServer(t *testing.T) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = listener.Close() })
	go func() {
		for {
			client, err := listener.Accept()
			if err != nil {
				return
			}
			_, _ = client.Write([]byte("HTTP/1.1 400 Bad Request\r\n\r\n"))
			_ = client.Close()
		}
	}()
	return listener.Addr().String()
}

// closedPort is an address of this machine where nobody listens.
func closedPort(t *testing.T) string {
	t.Helper()
	nobody, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	if err := nobody.Close(); err != nil {
		t.Fatal(err)
	}
	return nobody.Addr().String()
}

// A server that takes no writes gives answers, and says what it does not do.
func TestAReadOnlyNeo4jAnswersAndTakesNoImport(t *testing.T) {
	e := onNeo4j(t)
	load(t, e.opened(t), small, 0)
	restart(t, "server.databases.read_only=neo4j")
	e.mustRun(t, "release", "list")
	e.mustRun(t, "check")
	const refused = "the database is read-only"
	e.run(t, "load", small.folder(t, 1)).expect(t, exitFailed, "cannot be written", refused)
	if releases, err := e.opened(t).Releases(t.Context()); err != nil || len(releases) != 1 {
		t.Errorf("%d releases, %v", len(releases), err)
	}
}

func TestADatabaseOfSomebodyElseIsLeftAlone(t *testing.T) {
	e := onNeo4j(t)
	e.change(t, "CREATE (:Film {title: 'Metropolis'})")
	for _, args := range [][]string{{"release", "list"}, {"check"}, {"load", small.folder(t, 0)}, {"serve", "--listen", "127.0.0.1:0"}} {
		e.run(t, args...).expect(t, exitFailed, "1 nodes and none of Sistergraph's", "empty one")
	}
	if n, err := e.execute(t.Context(), "MATCH (n) RETURN n"); err != nil || n != 1 {
		t.Errorf("there are %d nodes, %v", n, err)
	}
}

func TestADatabaseMadeByANewerVersionIsLeftAlone(t *testing.T) {
	e := onNeo4j(t)
	load(t, e.opened(t), small, 0)
	e.change(t, "MATCH (meta:Sistergraph) SET meta.schema = 9999")
	e.run(t, "load", small.folder(t, 1)).expect(t, exitFailed, "newer version", "9999")
}

func TestAnIndexThatIsMissingIsNamedByTheCheck(t *testing.T) {
	for _, index := range []string{"city_wikidata", "tie_id"} { // one for people, one that the program needs
		t.Run(index, func(t *testing.T) {
			e := onNeo4j(t)
			load(t, e.opened(t), small, 0)
			e.change(t, "DROP INDEX "+index)
			got := e.run(t, "check")
			got.expect(t, exitFailed, "things are wrong")
			if !strings.Contains(got.stdout, "the index "+index+" is missing") {
				t.Errorf("the check says %s", got.stdout)
			}
		})
	}
}

// A store without its schema is made whole by opening it, as a new one is.
func TestADatabaseWithoutTheSchemaGetsIt(t *testing.T) {
	e := onNeo4j(t)
	e.change(t, "DROP INDEX tie_id IF EXISTS")
	e.mustRun(t, "load", small.folder(t, 0))
	e.mustRun(t, "check")
}
