package reliability

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"
)

// world is the size of the generated packages in places. A package has a row for each place, one for its country, and
// two ties with a statement each: six rows a place.
type world int

const (
	small world = 60   // of a loading process that works in small chunks
	large world = 1500 // of the program: two chunks
)

// chunkRows makes several batches of a small package.
const chunkRows = 40

// edition is a package of the world. Each edition gives every place another population and every tie another first
// day, and adds a place with ties of its own, so that each batch of an import changes something.
func (w world) edition(n int) fstest.MapFS {
	tables := map[string]*bytes.Buffer{}
	write := func(table, format string, args ...any) {
		if tables[table] == nil {
			tables[table] = &bytes.Buffer{}
		}
		fmt.Fprintf(tables[table], format+"\n", args...)
	}
	write("sources", "id,title\nsource:list,A list")
	write("countries", "id,code,name\ncountry:CN,CN,China\ncountry:FI,FI,Finland")
	write("places", "id,name,level,population")
	write("place_countries", "place,country,primary")
	write("partnerships", "a,b,kind,since")
	write("statements", "a,b,source,since")
	id := func(i int) string { return fmt.Sprintf("city:Q%d", 1000+i) }
	for i := range int(w) + 1 {
		place := i
		if i == int(w) {
			place = 10*int(w) + n // the place that this edition adds
		}
		write("places", "%s,Place %d,CITY,%d", id(place), place, 1000*(i+1)+n)
		write("place_countries", "%s,%s,true", id(place), []string{"CN", "FI"}[i%2])
		for _, step := range []int{1, 7} {
			a, b := id((i+step)%int(w)), id(place)
			if a > b {
				a, b = b, a
			}
			since := 1900 + (i+n)%100
			write("partnerships", "%s,%s,SISTER_CITY,%d", a, b, since)
			write("statements", "%s,%s,source:list,%d", a, b, since)
		}
	}
	return packed(n, tables)
}

func packed(n int, tables map[string]*bytes.Buffer) fstest.MapFS {
	type resource struct {
		Name string `json:"name"`
		Path string `json:"path"`
	}
	var resources []resource
	files := fstest.MapFS{}
	for name, text := range tables {
		resources = append(resources, resource{name, name + ".csv"})
		files[name+".csv"] = &fstest.MapFile{Data: text.Bytes()}
	}
	descriptor, err := json.Marshal(map[string]any{
		"name": "world", "created": fmt.Sprintf("20%02d-01-01", n), "resources": resources,
	})
	if err != nil {
		panic(err) // texts and lists only
	}
	files["datapackage.json"] = &fstest.MapFile{Data: descriptor}
	return files
}

// folder writes the edition to a folder and returns its path.
func (w world) folder(t *testing.T, n int) string {
	t.Helper()
	folder := t.TempDir()
	if err := os.CopyFS(folder, w.edition(n)); err != nil {
		t.Fatal(err)
	}
	return filepath.Clean(folder)
}
