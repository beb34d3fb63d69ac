// Package neo4jtest runs real Neo4j Community servers for tests, without a container engine.
//
// A server's libraries come from Maven, once for each line, into the cache folder ($SISTERGRAPH_CACHE, else the
// user's cache folder). Each server has folders, a Bolt port and a password of its own. Shared gives a test process
// the server that the whole test run uses; Start gives one that a test may kill.
package neo4jtest

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
)

// Line is a line of Neo4j releases that the store is tested on.
type Line struct {
	// Version is the version of the Maven artefact org.neo4j:neo4j.
	Version string
	// Java is the major version of the Java runtime that the line needs.
	Java int
	// MainClass is the class that starts a Community server.
	MainClass string
}

// The lines that are tested: the long-term one in every run, the one with calendar versions where its Java is there.
var (
	LongTerm = Line{Version: "5.26.30", Java: 17, MainClass: "org.neo4j.server.CommunityEntryPoint"}
	Calendar = Line{Version: "2026.08.1", Java: 25, MainClass: "org.neo4j.server.Neo4jCommunity"}
)

// LineNamed finds a line by its short name: 5.26 or 2026.
func LineNamed(name string) (Line, error) {
	switch name {
	case "5.26":
		return LongTerm, nil
	case "2026":
		return Calendar, nil
	}
	return Line{}, fmt.Errorf("neo4j line %q is not known: use 5.26 or 2026", name)
}

// pom is the Maven project whose runtime dependencies are the whole server.
func (l Line) pom() string {
	return `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>sistergraph.test</groupId>
  <artifactId>neo4j-server</artifactId>
  <version>1</version>
  <packaging>pom</packaging>
  <dependencies>
    <dependency>
      <groupId>org.neo4j</groupId>
      <artifactId>neo4j</artifactId>
      <version>` + l.Version + `</version>
    </dependency>
  </dependencies>
</project>
`
}

// stamp is a digest of all that decides what the library folder holds.
func (l Line) stamp() string {
	sum := sha256.Sum256([]byte(l.pom()))
	return hex.EncodeToString(sum[:])
}
