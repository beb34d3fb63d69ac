package world

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/sistergraph/sistergraph/loader/format/datapackage"
)

// packageReasons is why rows of a package are rejected, by sort of the row.
var packageReasons = map[string]string{
	"unknown place": "b: is no place of the store",
	"bad date":      "since: is not a date",
	"bad kind":      "kind: is not allowed",
	"same place":    "b: is the same place as a",
	"blank place":   "b: must not be blank",
	"bad id":        "a: is not the id of a city",
	"unreadable":    ": has 5 cells where the header has 4",
}

const twiceReason = "a, b: stands twice"

// table is one table of a package.
type table struct {
	name, header string
	rows         func(line func(cells ...string))
}

// WriteCities writes the countries and cities as an interchange package into a
// folder, which is made when it is not there.
func (w *World) WriteCities(folder string) error {
	s := w.Spec
	return writePackage(folder, "made-up-cities", []table{
		{"countries", "id,code,name", func(line func(...string)) {
			for i := range s.Countries {
				line("country:"+country(i), country(i), "Made-up country "+country(i))
			}
		}},
		{"places", "id,name,level", func(line func(...string)) {
			for rank := range int32(s.Cities) {
				line(string(w.id(rank)), name(w.number[rank], 0), "CITY")
			}
		}},
		{"place_names", "place,text,language,kind", func(line func(...string)) {
			for rank := range int32(s.Cities) {
				for language := range s.Names {
					line(string(w.id(rank)), name(w.number[rank], language+1), languages[language], "COMMON")
				}
			}
		}},
		{"place_countries", "place,country,primary", func(line func(...string)) {
			for rank := range int32(s.Cities) {
				line(string(w.id(rank)), country(int(w.number[rank])%s.Countries), "true")
			}
		}},
	})
}

// WritePackage writes the ties and their statements as an interchange package
// into a folder, which is made when it is not there. A pair stands once in a
// package, so that doubled and reversed rows are broken ones there, and no
// source contradicts itself.
func (w *World) WritePackage(folder string) error {
	s := w.Spec
	return writePackage(folder, "made-up-ties", []table{
		{"sources", "id,title", func(line func(...string)) {
			line(string(MainSource), "Main source")
			for i := range min(s.Sources, s.Restated) {
				line(string(w.source(int32(i))), fmt.Sprintf("Source %d", i+1))
			}
		}},
		{"partnerships", "a,b,kind,since", func(line func(...string)) {
			for tie, p := range w.ties {
				line(string(w.id(p.a)), string(w.id(p.b)), string(kind(int32(tie))), fmt.Sprint(year(int32(tie))))
			}
			for i, r := range w.rows {
				if r.sort == plain || r.sort == restated || r.sort == contrary {
					continue
				}
				s, unreadable := w.say(i)
				if r.sort >= broken && s.B != s.A && s.B != "" {
					s.B = nowhere(i) // no pair that has a row already
				}
				cells := []string{string(s.A), string(s.B), s.Kind, s.Since}
				if unreadable {
					cells = append(cells, "one too many")
				}
				line(cells...)
			}
		}},
		{"statements", "a,b,source,kind,since", func(line func(...string)) {
			for tie, p := range w.ties {
				a, b, k, since := string(w.id(p.a)), string(w.id(p.b)), string(kind(int32(tie))), fmt.Sprint(year(int32(tie)))
				line(a, b, string(MainSource), k, since)
				if tie < s.Restated {
					line(a, b, string(w.source(int32(tie))), k, since)
				}
			}
		}},
	})
}

func writePackage(folder, name string, tables []table) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	type resource struct {
		Name string `json:"name"`
		Path string `json:"path"`
	}
	var resources []resource
	for _, t := range tables {
		path := t.name + ".csv"
		resources = append(resources, resource{t.name, path})
		if err := WriteFile(filepath.Join(folder, path), t.write); err != nil {
			return err
		}
	}
	return WriteFile(filepath.Join(folder, datapackage.DescriptorName), func(to io.Writer) error {
		return json.NewEncoder(to).Encode(map[string]any{"name": name, "created": "2026-01-01T00:00:00Z", "resources": resources})
	})
}

func (t table) write(to io.Writer) error {
	out := bufio.NewWriterSize(to, 1<<16)
	fmt.Fprintln(out, t.header)
	t.rows(func(cells ...string) { fmt.Fprintln(out, strings.Join(cells, ",")) })
	return out.Flush()
}

// WriteFile makes a file of what write writes.
func WriteFile(path string, write func(io.Writer) error) error {
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	if err := write(file); err != nil {
		_ = file.Close()
		return err
	}
	return file.Close()
}
