package neo4jtest_test

import (
	"context"
	"os"
	"strings"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/sistergraph/sistergraph/store/neo4j/neo4jtest"
)

func TestMain(m *testing.M) { os.Exit(neo4jtest.Main(m)) }

// count runs a statement that returns one number.
func count(t *testing.T, s *neo4jtest.Server, statement string) int64 {
	t.Helper()
	ctx := t.Context()
	driver, err := neo4j.NewDriverWithContext("bolt://"+s.Host, neo4j.BasicAuth(s.User, s.Password, ""))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = driver.Close(ctx) }()
	result, err := neo4j.ExecuteQuery(ctx, driver, statement, nil, neo4j.EagerResultTransformer, neo4j.ExecuteQueryWithDatabase(s.Database))
	if err != nil {
		t.Fatal(err)
	}
	n, _, err := neo4j.GetRecordValue[int64](result.Records[0], "n")
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestSharedServerAnswersAndIsTheSameEachTime(t *testing.T) {
	server := neo4jtest.Shared(t)
	if got := count(t, server, "RETURN 1 AS n"); got != 1 {
		t.Errorf("RETURN 1 gave %d", got)
	}
	if again := neo4jtest.Shared(t); again != server {
		t.Errorf("a second call gave another server: %s and %s", server.Address(), again.Address())
	}
	if strings.Contains(server.Address(), server.Password) {
		t.Errorf("the address %s holds the password", server.Address())
	}
}

func TestWhatWasCommittedIsThereAfterAKill(t *testing.T) {
	ctx := context.Background()
	server, err := neo4jtest.Start(ctx, neo4jtest.LongTerm)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := server.Remove(); err != nil {
			t.Error(err)
		}
	})
	count(t, server, "CREATE (:Kept) RETURN 1 AS n")
	if err := server.Kill(); err != nil {
		t.Fatal(err)
	}
	if err := server.Restart(ctx); err != nil {
		t.Fatal(err)
	}
	if got := count(t, server, "MATCH (k:Kept) RETURN count(k) AS n"); got != 1 {
		t.Errorf("%d of 1 committed nodes are there after a kill and a start", got)
	}
}

func TestAServerGivenByItsAddressIsNotOursToStop(t *testing.T) {
	server := &neo4jtest.Server{Host: "127.0.0.1:7687", User: "neo4j", Password: "secret", Database: "neo4j"}
	for name, end := range map[string]func() error{"stop": server.Stop, "kill": server.Kill, "remove": server.Remove} {
		if err := end(); err == nil || !strings.Contains(err.Error(), "not started here") {
			t.Errorf("%s of a given server: %v", name, err)
		}
	}
}

func TestMissingJavaIsNamedWithWhatToInstall(t *testing.T) {
	_, err := neo4jtest.FindJava(3)
	if err == nil {
		t.Fatal("Java 3 was found")
	}
	for _, want := range []string{"Java 3", "apt-get install", neo4jtest.EnvURI} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("the error lacks %q: %v", want, err)
		}
	}
}
