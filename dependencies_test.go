package sistergraph_test

import (
	"os"
	"slices"
	"strings"
	"testing"
)

// modules lists the modules in go.mod.
func modules(t *testing.T) []string {
	t.Helper()
	text, err := os.ReadFile("go.mod")
	if err != nil {
		t.Fatal(err)
	}
	var paths []string
	for _, line := range strings.Split(string(text), "\n") {
		fields := strings.Fields(strings.TrimPrefix(strings.TrimSpace(line), "require "))
		if len(fields) >= 2 && strings.HasPrefix(fields[1], "v") && strings.Contains(fields[0], ".") {
			paths = append(paths, fields[0])
		}
	}
	return paths
}

func TestEveryModuleThatTheCodeImportsIsExplained(t *testing.T) {
	known := modules(t)
	if len(known) == 0 {
		t.Fatal("go.mod requires nothing, so nothing was checked")
	}
	explained, err := os.ReadFile("docs/dependencies.md")
	if err != nil {
		t.Fatal(err)
	}
	missing := map[string]string{}
	for _, file := range append(goFiles(t, false), goFiles(t, true)...) {
		for _, path := range imports(t, file) {
			i := slices.IndexFunc(known, func(m string) bool { return strings.HasPrefix(path+"/", m+"/") })
			if i >= 0 && !strings.Contains(string(explained), "`"+known[i]+"`") {
				missing[known[i]] = file
			}
		}
	}
	for module, file := range missing {
		t.Errorf("docs/dependencies.md does not explain %s, which %s imports", module, file)
	}
}
