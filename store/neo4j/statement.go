package neo4j

import (
	"embed"
	"fmt"
	"path"
	"regexp"
	"strings"
)

//go:embed cypher
var files embed.FS

// slot is a place in a statement that a fragment goes to: a comment of Cypher with one name in it.
var slot = regexp.MustCompile(`/\*([a-z][A-Za-z]*)\*/`)

// fragments are what the slots of a statement are filled with: pieces of Cypher from this package's tables, with
// parameters for values.
type fragments map[string]string

// common are the fragments that many statements have: the version of a variable node in the release, and the span in
// which versions are there.
var common = fragments{
	"versionOfNode": versionOf("node"),
	"versionAlive":  alive("version", "_"),
	"tieAlive":      alive("tie", ""),
	"linkAlive":     alive("link", ""),
	"nodeOfVersion": nodeOf("version"),
	"partnerAlive":  alive("partner", "_"),
	"nodeOfPartner": nodeOf("partner"),
}

// statement is the text of a named statement, cypher/NAME.cypher, with its slots filled. A slot without a fragment is
// a mistake in this package.
func statement(name string, f fragments) string {
	text, err := files.ReadFile(path.Join("cypher", name+".cypher"))
	if err != nil {
		panic(fmt.Sprintf("neo4j: there is no statement %q", name))
	}
	return slot.ReplaceAllStringFunc(string(text), func(found string) string {
		name := strings.Trim(found, "/*")
		fragment, ok := f[name]
		if !ok {
			fragment, ok = common[name]
		}
		if !ok {
			panic(fmt.Sprintf("neo4j: the statement %q lacks its fragment %s", name, found))
		}
		return fragment
	})
}
