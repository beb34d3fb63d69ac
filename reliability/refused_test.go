package reliability

import (
	"net"
	"strings"
	"testing"
)

// What stands in the way of Neo4j is said in one sentence, and the password in none.
func TestANeo4jThatCannotBeUsedIsRefusedInOneSentence(t *testing.T) {
	e := onNeo4j(t)
	server := ourServer(t)
	nobody, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	closed := nobody.Addr().String()
	if err := nobody.Close(); err != nil {
		t.Fatal(err)
	}
	silent := newProxy(t, server.Host, 0).listener.Addr().String()
	for name, c := range map[string]struct {
		address, password string
		code              int
		says              []string
	}{
		"nobody listens":               {"bolt://neo4j@" + closed, server.Password, exitUnreachable, []string{closed, "does not answer"}},
		"nobody routes":                {"neo4j://neo4j@" + closed, server.Password, exitUnreachable, []string{closed, "does not answer"}},
		"a server that says nothing":   {"bolt://neo4j@" + silent, server.Password, exitUnreachable, []string{silent, "does not answer"}},
		"a host that does not exist":   {"bolt://neo4j@neo4j.invalid", server.Password, exitUnreachable, []string{"neo4j.invalid", "does not answer"}},
		"no TLS where TLS is asked":    {"bolt+s://neo4j@" + server.Host, server.Password, exitUnreachable, []string{server.Host}},
		"a wrong password":             {server.Address(), "a wrong one 1729", exitUnreachable, []string{"user name or the password"}},
		"a wrong user":                 {"bolt://nemo@" + server.Host, server.Password, exitUnreachable, []string{"user name or the password"}},
		"a database that is not there": {"bolt://neo4j@" + server.Host + "/cities", server.Password, exitUnreachable, []string{"no database"}},
		"a password in the address":    {"bolt://neo4j:never-shown@" + server.Host, "never-shown", exitUsage, []string{passwordVariable}},
		"no password":                  {server.Address(), "", exitUsage, []string{passwordVariable, "--password-file"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Setenv(passwordVariable, c.password)
			refused := e
			refused.address = c.address
			refused.run(t, "release", "list").expect(t, c.code, c.says...)
		})
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
