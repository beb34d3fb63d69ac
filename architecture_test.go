// Package sistergraph_test checks the arrows between the packages of the module.
package sistergraph_test

import (
	"fmt"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/sistergraph/sistergraph"

// rooms says which rooms of the house a room may look into. A room is the longest entry that a package's folder lies
// under; packages of one room may use each other. Tests may use more: they bring the stores together.
var rooms = map[string][]string{
	"twinning":        {},
	"data":            {"twinning"},
	"data/build":      {"loader", "data", "twinning"},
	"store":           {"twinning"},
	"store/counted":   {"store", "twinning"},
	"store/storetest": {"store", "twinning"},
	"store/sqlite":    {"store", "twinning"},
	"store/neo4j":     {"store", "twinning"},
	"analysis":        {"store", "twinning"},
	"loader":          {"store", "twinning", "data"},
	"graph":           {"graph/level", "store/counted", "analysis", "store", "twinning"},
	"graph/level":     {},
	"web":             {},
	"server":          {"graph", "loader", "analysis", "store", "store/counted", "twinning", "web"},
	"cmd":             {"server", "graph", "loader", "analysis", "store", "store/counted", "store/sqlite", "store/neo4j", "twinning", "data", "web"},
	"bench":           {"cmd", "server", "graph", "loader", "analysis", "store", "store/counted", "store/sqlite", "store/neo4j", "twinning", "data"},
	"docker":          {},
}

// outside says what a room may import that is neither its own nor the standard library's; a room that is not listed
// may import any module in go.mod.
var outside = map[string][]string{
	"twinning": {"golang.org/x/text"},
	"store":    {},
}

func TestPackagesImportOnlyWhatTheirRoomMay(t *testing.T) {
	seen := map[string]bool{}
	for _, file := range goFiles(t, false) {
		folder := filepath.ToSlash(filepath.Dir(file))
		room := roomOf(folder)
		if room == "" {
			t.Errorf("%s lies in no room; give it one here and in ARCHITECTURE.md", file)
			continue
		}
		seen[room] = true
		for _, path := range imports(t, file) {
			if err := allowed(room, path); err != nil {
				t.Errorf("%s: %v", file, err)
			}
		}
	}
	for _, room := range []string{"twinning", "store", "cmd", "server"} {
		if !seen[room] {
			t.Errorf("no Go file was found in %s, so its arrows were not checked", room)
		}
	}
}

func TestArrowsThatMustNotBeAreRefused(t *testing.T) {
	for name, arrow := range map[string][2]string{
		"the domain knows no store":            {"twinning", module + "/store"},
		"the domain has no libraries":          {"twinning", "github.com/google/go-cmp/cmp"},
		"the contract has no libraries":        {"store", "golang.org/x/text/language"},
		"a backend does not know another":      {"store/sqlite", module + "/store/neo4j"},
		"GraphQL names no backend":             {"graph", module + "/store/sqlite"},
		"the loader names no backend":          {"loader", module + "/store/neo4j"},
		"the server names no backend":          {"server", module + "/store/sqlite"},
		"nothing but benchmarks imports cmd":   {"server", module + "/cmd/sistergraph"},
		"batching by level knows nothing":      {"graph/level", module + "/twinning"},
		"a part of a backend is a backend too": {"graph", module + "/store/neo4j/neo4jtest"},
	} {
		if allowed(arrow[0], arrow[1]) == nil {
			t.Errorf("%s: %s -> %s was not refused", name, arrow[0], arrow[1])
		}
	}
}

// allowed is nil when the room may import the package.
func allowed(room, path string) error {
	inside, ok := strings.CutPrefix(path, module+"/")
	switch {
	case ok:
		target := roomOf(inside)
		if target != room && !slices.Contains(rooms[room], target) {
			return fmt.Errorf("%s must not import %s", room, path)
		}
	case strings.Contains(strings.Split(path, "/")[0], "."):
		modules, limited := outside[room]
		if limited && !slices.ContainsFunc(modules, func(m string) bool { return strings.HasPrefix(path+"/", m+"/") }) {
			return fmt.Errorf("%s must not import %s: only the standard library and %v", room, path, modules)
		}
	}
	return nil
}

// roomOf is the longest room that the folder lies in, or empty.
func roomOf(folder string) string {
	found := ""
	for room := range rooms {
		if strings.HasPrefix(folder+"/", room+"/") && len(room) > len(found) {
			found = room
		}
	}
	return found
}

// goFiles lists the files that are built, or those of tests.
func goFiles(t *testing.T, tests bool) []string {
	t.Helper()
	var files []string
	err := filepath.WalkDir(".", func(path string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && path != "." && (strings.HasPrefix(entry.Name(), ".") || entry.Name() == "testdata"):
			return filepath.SkipDir
		case !entry.IsDir() && strings.HasSuffix(path, ".go") && strings.HasSuffix(path, "_test.go") == tests:
			files = append(files, path)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func imports(t *testing.T, file string) []string {
	t.Helper()
	parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
	if err != nil {
		t.Fatal(err)
	}
	var paths []string
	for _, spec := range parsed.Imports {
		path, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			t.Fatal(err)
		}
		paths = append(paths, path)
	}
	return paths
}
