package main

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/sistergraph/sistergraph/store/neo4j/neo4jtest"
)

// onNeo4j empties the database of the shared server, names it to the program by its environment, and returns what runs
// Cypher on it beside the program.
func onNeo4j(t *testing.T) func(cypher string) []string {
	t.Helper()
	server := neo4jtest.Shared(t)
	driver, err := neo4j.NewDriverWithContext("bolt://"+server.Host, neo4j.BasicAuth(server.User, server.Password, ""))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = driver.Close(t.Context()) })
	cypher := func(statement string) []string {
		t.Helper()
		session := driver.NewSession(t.Context(), neo4j.SessionConfig{DatabaseName: server.Database})
		defer func() { _ = session.Close(t.Context()) }()
		result, err := session.Run(t.Context(), statement, nil)
		if err != nil {
			t.Fatal(err)
		}
		records, err := result.Collect(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		rows := []string{}
		for _, record := range records {
			var cells []string
			for _, value := range record.Values {
				if value == nil {
					value = "null"
				}
				cells = append(cells, fmt.Sprint(value))
			}
			rows = append(rows, strings.Join(cells, ", "))
		}
		return rows
	}
	cypher("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS")
	t.Setenv("SISTERGRAPH_STORE", server.Address())
	t.Setenv(passwordVariable, server.Password)
	return cypher
}

func TestNeo4jAnswersAsSQLiteDoes(t *testing.T) {
	cypher := onNeo4j(t)
	server := serving(t)
	if _, text := server.post(t, "/graphql", countPartners); !strings.Contains(text, `"cities":48`) {
		t.Errorf("the server answers %s", text)
	}
	if response, _ := server.get(t, "/readyz"); response.StatusCode != http.StatusOK {
		t.Errorf("/readyz: %d", response.StatusCode)
	}
	// All operations are compared on both stores by the tests of graph; here are some that ask the stores differently.
	for _, question := range []string{"partners", "path", "flows", "search", "event", "coverage"} {
		args := examples[question]
		onSQLite := mustRun(t, append([]string{"--store", filled(t), "ask", question}, args...)...)
		if onNeo4j := mustRun(t, append([]string{"ask", question}, args...)...); onNeo4j != onSQLite {
			t.Errorf("ask %s %v\n--- Neo4j\n%s\n--- SQLite\n%s", question, args, onNeo4j, onSQLite)
		}
	}
	if out := mustRun(t, "check"); out != "The store is whole.\n" {
		t.Errorf("check says %s", out)
	}
	checkCypher(t, cypher)
}

// checkCypher runs each block of README.md marked ```cypher and compares the rows with the block ```text after it.
func checkCypher(t *testing.T, cypher func(string) []string) {
	t.Helper()
	parts := strings.Split(read(t, "../../README.md"), "```cypher\n")
	if len(parts) == 1 {
		t.Error("README.md shows no Cypher")
	}
	for _, part := range parts[1:] {
		statement, after, _ := strings.Cut(part, endBlock)
		_, block, _ := strings.Cut(after, "```text\n")
		shown, _, _ := strings.Cut(block, endBlock)
		if got := strings.Join(cypher(statement), "\n"); got != strings.TrimRight(shown, "\n") {
			t.Errorf("the rows of\n%s\nare\n%s\nnot\n%s", statement, got, shown)
		}
	}
}

func TestAWrongPasswordIsSaidAndNotShown(t *testing.T) {
	onNeo4j(t)
	t.Setenv(passwordVariable, "wrong-and-secret")
	refusal{[]string{"release", "list"}, exitUnreachable, []string{"bolt://"}}.check(t)
	if got := execute(t, "release", "list"); strings.Contains(got.stderr, "wrong-and-secret") {
		t.Errorf("the password is shown: %s", got.stderr)
	}
}

func TestThePasswordMayComeFromAFile(t *testing.T) {
	onNeo4j(t)
	file := write(t, "password", neo4jtest.Shared(t).Password+"\n")
	t.Setenv(passwordVariable, "")
	refusal{[]string{"release", "list"}, exitUsage, []string{passwordVariable, "--password-file"}}.check(t)
	mustRun(t, "--password-file", file, "release", "list")
}
