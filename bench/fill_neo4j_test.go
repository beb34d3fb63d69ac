package bench

import (
	"context"
	"testing"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/sistergraph/sistergraph/bench/process"
	"github.com/sistergraph/sistergraph/store/neo4j/neo4jtest"
)

// BenchmarkFillNeo4j fills an empty Neo4j with the shipped data, on a server that has done so before.
func BenchmarkFillNeo4j(b *testing.B) {
	server, java := ownServer(b)
	d, err := driver.NewDriverWithContext("bolt://"+server.Host, driver.BasicAuth(server.User, server.Password, ""))
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = d.Close(context.WithoutCancel(b.Context())) }()
	for range 2 {
		fillNeo4j(b, d, server)
	}
	ours, theirs := process.CPU(process.Self), process.CPU(java)
	for b.Loop() {
		fillNeo4j(b, d, server)
	}
	b.ReportMetric(float64(process.CPU(process.Self)-ours)/float64(b.N)/1e6, "cpu-ms/op")
	b.ReportMetric(float64(process.CPU(java)-theirs)/float64(b.N)/1e6, "server-cpu-ms/op")
}

// fillNeo4j empties the database and fills it.
func fillNeo4j(b *testing.B, d driver.DriverWithContext, server *neo4jtest.Server) {
	b.Helper()
	session := d.NewSession(b.Context(), driver.SessionConfig{DatabaseName: server.Database})
	defer func() { _ = session.Close(b.Context()) }()
	result, err := session.Run(b.Context(), "MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS", nil)
	if err == nil {
		_, err = result.Consume(b.Context())
	}
	if err != nil {
		b.Fatal(err)
	}
	if err := filled(b, server).Close(); err != nil {
		b.Fatal(err)
	}
}
