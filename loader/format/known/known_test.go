package known_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/sistergraph/sistergraph/loader/format"
	"github.com/sistergraph/sistergraph/loader/format/formattest"
	"github.com/sistergraph/sistergraph/loader/format/known"
	"github.com/sistergraph/sistergraph/loader/record"
)

// detect opens a file and tells the format of its first input.
func detect(t testing.TB, name string) (format.Detected, error) {
	t.Helper()
	o, err := format.Open(name, format.OpenOptions{})
	if err != nil {
		return format.Detected{}, err
	}
	defer o.Close()
	return format.Detect(known.Formats, &o.Inputs[0].Head)
}

func TestEveryTestFileIsKnownForWhatItIs(t *testing.T) {
	for _, f := range known.Formats {
		files, err := filepath.Glob("../" + f.Name + "/testdata/*.*")
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			if filepath.Ext(file) == ".yaml" {
				continue
			}
			got, err := detect(t, file)
			if err != nil || got.Format != f || got.Why == "" {
				t.Errorf("%s: %v, want %s (%v)", file, got, f.Name, err)
			}
		}
		if len(files) == 0 && f.Name != "datapackage" {
			t.Errorf("%s has no test files", f.Name)
		}
	}
	got, err := detect(t, "../../../data/packages.zip")
	if err != nil || got.Format.Name != "datapackage" {
		t.Errorf("the shipped packages: %v (%v)", got, err)
	}
}

func TestEveryFormatIsDescribed(t *testing.T) {
	docs, err := os.ReadFile("../../../docs/formats.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range known.Formats {
		if f.About == "" || !strings.Contains(string(docs), fmt.Sprintf("`%s`", f.Name)) {
			t.Errorf("docs/formats.md does not tell of `%s`", f.Name)
		}
	}
}

func TestInputsOfNoFormatAreToldWhatTheyAre(t *testing.T) {
	for name, c := range map[string]struct{ base, text, want string }{
		"an empty file":           {"a.csv", "", "is empty"},
		"blank lines":             {"a.csv", "\n \n", "is empty"},
		"a binary called .csv":    {"a.csv", "\x01\x02\x00\x03" + strings.Repeat("\x00\x07", 50), "is a binary file"},
		"a program called .csv":   {"a.csv", "\x7fELF\x02\x01\x01\x00", "is a program"},
		"a PDF called .csv":       {"a.csv", "%PDF-1.7\n", "is a PDF document"},
		"an old workbook":         {"a.xls", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1xx", "save it as .xlsx"},
		"a picture called .xlsx":  {"a.xlsx", "\x89PNG\r\n\x1a\n", "is a picture"},
		"a tar archive":           {"a.tar", strings.Repeat("a", 100) + strings.Repeat("\x00", 157) + "ustar" + strings.Repeat("\x00", 100), "is a tar archive"},
		"a text without columns":  {"a.txt", "Once upon a time\nthere was a city\n", "has none of the forms that can be read; say which with --format"},
		"a page of the Web":       {"a.html", "<!DOCTYPE html><html></html>", "it begins like XML or HTML"},
		"what was tried is named": {"a.html", "<html></html>", "not gexf: it has no gexf element"},
	} {
		if got, err := detect(t, formattest.File(t, c.base, c.text)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v (%v), want an error with %q", name, got, err, c.want)
		}
	}
}

func TestAFormatIsFoundByItsName(t *testing.T) {
	for _, f := range known.Formats {
		if got, err := format.Named(known.Formats, f.Name); err != nil || got != f {
			t.Errorf("%s: %v (%v)", f.Name, got, err)
		}
	}
	if _, err := format.Named(known.Formats, "csv"); err == nil || !strings.Contains(err.Error(), "pairs, adjacency") {
		t.Errorf("got %v, want the names of all", err)
	}
}

// mutations break a file in ways that files break.
var mutations = map[string]func([]byte) []byte{
	"a byte lost":         func(b []byte) []byte { return slices.Delete(b, len(b)/3, len(b)/3+1) },
	"a byte changed":      func(b []byte) []byte { b[len(b)/2] ^= 0x55; return b },
	"a quote put in":      func(b []byte) []byte { return slices.Insert(b, len(b)/2, '"') },
	"a line end put in":   func(b []byte) []byte { return slices.Insert(b, len(b)*2/3, '\n') },
	"a part doubled":      func(b []byte) []byte { return slices.Insert(b, len(b)/2, b[len(b)/3:len(b)/2]...) },
	"the last part lost":  func(b []byte) []byte { return b[:len(b)*3/4] },
	"the first part lost": func(b []byte) []byte { return b[len(b)/4:] },
	"bytes of no letter":  func(b []byte) []byte { return slices.Insert(b, len(b)/2, 0xff, 0xfe) },
	"a NUL":               func(b []byte) []byte { return slices.Insert(b, len(b)/2, 0) },
}

func TestBrokenFilesAreReadOrRejectedButNothingIsLost(t *testing.T) {
	for _, f := range known.Formats {
		files, err := filepath.Glob("../" + f.Name + "/testdata/*.*")
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			whole, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for name, mutate := range mutations {
				broken := formattest.File(t, filepath.Base(file), string(mutate(slices.Clone(whole))))
				got := formattest.Read(t, f, broken, format.Options{})
				sum := 0
				for _, r := range got.Records {
					sum += r.Rows
				}
				if got.Rows != sum+len(got.Raw) {
					t.Errorf("%s, %s: %d rows are not the %d said and %d rejected", file, name, got.Rows, sum, len(got.Raw))
				}
				if got.Err != nil && (strings.Contains(got.Err.Error(), "\n") || strings.Contains(got.Err.Error(), "0x")) {
					t.Errorf("%s, %s: %q is no sentence", file, name, got.Err)
				}
			}
		}
	}
}

func TestMemoryDoesNotGrowWithTheRows(t *testing.T) {
	var b strings.Builder
	b.WriteString("city,country,partner,partner country,since\n")
	for i := range 300_000 {
		fmt.Fprintf(&b, "Place %d,CN,Partner %d,FI,%d\n", i, i*7%1000, 1950+i%70)
	}
	file := formattest.File(t, "large.csv", b.String())
	b.Reset()
	o, err := format.Open(file, format.OpenOptions{})
	if err != nil {
		t.Fatal(err)
	}
	defer o.Close()
	d, err := format.Detect(known.Formats, &o.Inputs[0].Head)
	if err != nil {
		t.Fatal(err)
	}
	r, err := d.Format.Open(o.Inputs[0], format.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	var before, after runtime.MemStats
	rows := 0
	for rec, err := range r.Records() {
		var bad record.Rejections
		if err != nil && !errors.As(err, &bad) {
			t.Fatal(err)
		}
		if rows += rec.Rows; rows == 1000 {
			runtime.GC()
			runtime.ReadMemStats(&before)
		}
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	if grown := int64(after.HeapAlloc) - int64(before.HeapAlloc); rows != 300_000 || grown > 1<<20 {
		t.Errorf("%d rows; the heap grew by %d bytes from row 1,000 to the end", rows, grown)
	}
}
