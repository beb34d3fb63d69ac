package data_test

import (
	"bytes"
	"encoding/csv"
	"io/fs"
	"os"
	"testing"

	"github.com/sistergraph/sistergraph/data"
)

func TestEmbeddedPackagesEqualTheFolders(t *testing.T) {
	for _, p := range data.Packages() {
		folder := os.DirFS(p.Name)
		want, err := fs.Glob(folder, "*")
		if err != nil {
			t.Fatal(err)
		}
		got, err := fs.Glob(p.FS, "*")
		if err != nil {
			t.Fatal(err)
		}
		if len(got) != len(want) || len(want) < 5 {
			t.Fatalf("%s: embedded %v, folder %v", p.Name, got, want)
		}
		for _, name := range want {
			w, err := fs.ReadFile(folder, name)
			if err != nil {
				t.Fatal(err)
			}
			g, err := fs.ReadFile(p.FS, name)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(g, w) {
				t.Errorf("%s/%s differs from the embedded one: run go run ./data/build", p.Name, name)
			}
			if bytes.ContainsRune(w, '\r') {
				t.Errorf("%s/%s has line ends other than LF", p.Name, name)
			}
		}
	}
}

func TestShippedTablesHaveTheTotalsOfTheFacts(t *testing.T) {
	places, ties, statements := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, p := range data.Packages() {
		if p.Name == "frameworks" {
			continue
		}
		each(t, p.FS, "places.csv", func(cell map[string]string) { places[cell["id"]] = true })
		each(t, p.FS, "partnerships.csv", func(cell map[string]string) { ties[cell["a"]+" "+cell["b"]] = true })
		each(t, p.FS, "statements.csv", func(cell map[string]string) {
			statements[cell["a"]+" "+cell["b"]+" "+cell["source"]] = true
		})
	}
	if len(places) != 4582 || len(ties) != 8207 || len(statements) != 8288 {
		t.Errorf("%d places, %d ties, %d statements; want 4582, 8207, 8288", len(places), len(ties), len(statements))
	}
}

func TestOnlyRowsMarkedAsRecalledAreWithoutSources(t *testing.T) {
	for _, p := range data.Packages() {
		if p.Name == "world" {
			continue
		}
		each(t, p.FS, "memberships.csv", func(cell map[string]string) {
			if (cell["sources"] == "") != (cell["recalled"] == "true") {
				t.Errorf("%s: sources %q, recalled %q", cell["id"], cell["sources"], cell["recalled"])
			}
		})
	}
}

func TestHarbinIsNamedInItsOwnLanguageAndInRussian(t *testing.T) {
	found := map[string]string{}
	for _, p := range data.Packages() {
		if p.Name != "harbin" {
			continue
		}
		each(t, p.FS, "place_names.csv", func(cell map[string]string) {
			if cell["place"] == "city:Q42956" {
				found[cell["language"]] = cell["text"]
			}
		})
	}
	if found["zh"] != "哈尔滨" || found["ru"] != "Харбин" {
		t.Errorf("names of Harbin: %v", found)
	}
}

func each(t *testing.T, fsys fs.FS, name string, do func(map[string]string)) {
	t.Helper()
	f, err := fsys.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows[1:] {
		cell := map[string]string{}
		for i, column := range rows[0] {
			cell[column] = row[i]
		}
		do(cell)
	}
}
