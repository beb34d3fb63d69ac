package review_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/sistergraph/sistergraph/loader/record"
	"github.com/sistergraph/sistergraph/loader/review"
	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

func read(t *testing.T, text string) *review.Decisions {
	t.Helper()
	d, err := review.Read(strings.NewReader(text), "review.csv")
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func ref(name, country string) record.PlaceRef { return record.PlaceRef{Name: name, Country: country} }

func TestACompletedReviewFileIsReadAsDecisions(t *testing.T) {
	var v review.Review
	at := record.Position{File: "twins.csv", Line: 7}
	v.Add(at, ref("Springfield", "USA"), "several places have that name", func() []review.Candidate {
		return []review.Candidate{{"city:Q1", "Springfield, US", `name "Springfield"`}, {"city:Q2", "Springfield, US", "alias"}}
	})
	v.Add(at, ref("Nowhere, \"The\"", "FR"), "no place of that name", func() []review.Candidate { return nil })
	for range 2 {
		v.Add(at, ref("NOWHERE THE", "FR"), "", func() []review.Candidate { t.Error("asked twice"); return nil })
	}
	v.Add(at, ref("Left blank", ""), "", func() []review.Candidate { return nil })
	var file bytes.Buffer
	if err := v.Write(&file); err != nil {
		t.Fatal(err)
	}
	want := "name,country,region,where,rows,reason,candidates,decision\n" +
		"\"Nowhere, \"\"The\"\"\",FR,,twins.csv:7,3,no place of that name,,\n" +
		"Springfield,USA,,twins.csv:7,1,several places have that name,\"city:Q1 = Springfield, US: name \"\"Springfield\"\" | city:Q2 = Springfield, US: alias\",\n" +
		"Left blank,,,twins.csv:7,1,,,\n"
	if file.String() != want {
		t.Errorf("wrote\n%s", file.String())
	}
	if read(t, file.String()).Len() != 0 {
		t.Error("blank decisions say something")
	}
	lines := strings.Split(file.String(), "\n")
	lines[1] += "new"
	lines[2] += "city:Q2"
	d := read(t, strings.Join(lines, "\n"))
	if got, ok := d.Of(ref("springfield", "usa")); !ok || got.Verdict != review.Place || got.Place != "city:Q2" || got.At.Line != 3 {
		t.Errorf("%+v %v", got, ok)
	}
	if got, ok := d.Of(ref("Nowhere The", "FR")); !ok || got.Verdict != review.New {
		t.Errorf("%+v %v", got, ok)
	}
	for _, other := range []record.PlaceRef{ref("Springfield", ""), ref("Springfield", "GB"), ref("Left blank", ""), {Name: "Springfield", Country: "USA", Region: "Ohio"}} {
		if _, ok := d.Of(other); ok {
			t.Errorf("%s is decided, which nobody did", other)
		}
	}
}

func TestFilesSavedBySpreadsheetsAreRead(t *testing.T) {
	for name, text := range map[string]string{
		"byte order mark and CRLF":    "\ufeffname,country,region,decision\r\nX,DE,,Skip\r\n",
		"semicolons":                  "name;country;region;decision\nX;DE;;skip\n",
		"tabs":                        "name\tcountry\tregion\tdecision\nX\tDE\t\tskip\n",
		"capitals and another order":  "Decision,Region,Country,Name\nSKIP,,DE,X\n",
		"the same decision two times": "name,country,region,decision\nX,DE,,skip\nx,de,,SKIP\n",
		"spaces around cells":         "name, country, region, decision\nX, DE , , skip \n",
	} {
		if got, ok := read(t, text).Of(ref("X", "DE")); !ok || got.Verdict != review.Skip {
			t.Errorf("%s: %+v %v", name, got, ok)
		}
	}
}

func TestFilesThatAreWrongAreRefusedWithTheLine(t *testing.T) {
	const head = "name,country,region,decision\n"
	for name, c := range map[string]struct{ text, want string }{
		"empty":                  {"", "review.csv:1: has no line that names the columns"},
		"other columns":          {"a,b\n", `review.csv:1: column "a" is none of a review file`},
		"column missing":         {"name,country,decision\n", `review.csv:1: column "region" is missing`},
		"column twice":           {"name,name,country,region,decision\n", `column "name" stands twice`},
		"row too short":          {head + "X,DE\n", "review.csv:2: this row has more or fewer cells"},
		"quote not closed":       {head + "\"X,DE,,skip\n", "review.csv:2: a quotation mark stands where none can"},
		"word that is none":      {head + "X,DE,,yes\n", `review.csv:2: decision "yes" is no decision (write the id of one place`},
		"id of another register": {head + "X,DE,,Q64\n", `"Q64" is no decision`},
		"id of no place":         {head + "X,DE,,country:DE\n", `"country:DE" is no decision`},
		"id without a key":       {head + "X,DE,,city:\n", `"city:" is no decision`},
		"two ids":                {head + "X,DE,,city:Q1 | city:Q2\n", "is no decision"},
		"nothing named":          {head + ",DE,,new\n", "review.csv:2: name is blank, though something is decided"},
		"two decisions":          {head + "X,DE,,new\nx,DE,,skip\n", `review.csv:3: decision "skip" differs from new, which line 2 says`},
		"other encoding":         {head + "M\xfcnchen,DE,,new\n", "is not in UTF-8"},
		"all wrong lines":        {head + "X,DE,,a\nY,DE,,b\n", "review.csv:3: decision \"b\""},
	} {
		_, err := review.Read(strings.NewReader(c.text), "review.csv")
		if _, ok := errors.AsType[record.Rejections](err); !ok || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
	}
}

// places is a store that has only those places.
type places struct {
	store.Reader
	has []twinning.ID
}

func (p places) Lookup(context.Context, int, []twinning.ID) (store.Records, error) {
	r := store.Records{Cities: map[twinning.ID]twinning.City{}}
	for _, id := range p.has {
		r.Cities[id] = twinning.City{ID: id}
	}
	return r, nil
}

func TestDecisionsForPlacesThatAreNotThereAreTold(t *testing.T) {
	d := read(t, "name,country,region,decision\nX,DE,,city:Q1\nY,DE,,city:Q2\nZ,DE,,new\n")
	if err := d.Check(context.Background(), places{has: []twinning.ID{"city:Q1", "city:Q2"}}, 1); err != nil {
		t.Error(err)
	}
	err := d.Check(context.Background(), places{has: []twinning.ID{"city:Q1"}}, 1)
	if err == nil || err.Error() != `review.csv:3: decision "city:Q2" is no place of the store (decide anew what "Y" is)` {
		t.Error(err)
	}
}

func TestDecisionsAreRememberedBySource(t *testing.T) {
	m := review.Memory{Dir: filepath.Join(t.TempDir(), "decisions")}
	if d, err := m.Recall("source:a"); err != nil || d.Len() != 0 {
		t.Fatalf("before anything was decided: %v %v", d, err)
	}
	for i, text := range []string{"X,DE,,city:Q1\n\"Y, \"\"y\"\"\",FR,r,new\n", "x,DE,,skip\n"} {
		if err := m.Remember("source:a", read(t, "name,country,region,decision\n"+text)); err != nil {
			t.Fatal(i, err)
		}
	}
	d, err := m.Recall("source:a")
	if err != nil {
		t.Fatal(err)
	}
	if got, _ := d.Of(ref("X", "DE")); got.Verdict != review.Skip {
		t.Errorf("the newer decision does not stand: %+v", got)
	}
	if got, ok := d.Of(record.PlaceRef{Name: `Y, "y"`, Country: "FR", Region: "r"}); !ok || got.Verdict != review.New {
		t.Errorf("the older decision is gone: %+v", got)
	}
	if d, err := m.Recall("source:b"); err != nil || d.Len() != 0 {
		t.Errorf("another source remembers: %v %v", d, err)
	}
	if left, _ := filepath.Glob(filepath.Join(m.Dir, ".*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestSourcesHaveFilesOfTheirOwnInsideTheFolder(t *testing.T) {
	m := review.Memory{Dir: "d"}
	seen := map[string]twinning.ID{}
	for _, id := range []twinning.ID{"source:a", "source:A", "source:../a", "source:", "source:/etc/passwd", twinning.ID("source:" + strings.Repeat("x", 300)), "source:a/b", "source:a:b", "source:ü"} {
		path := m.Path(id)
		if filepath.Dir(path) != "d" || len(path) > 120 || seen[path] != "" {
			t.Errorf("%s is kept in %s, as %q is", id, path, seen[path])
		}
		seen[path] = id
	}
}

func TestARememberedFileThatIsDamagedIsToldAndKept(t *testing.T) {
	m := review.Memory{Dir: t.TempDir()}
	if err := os.WriteFile(m.Path("source:a"), []byte("name,country,region,decision\nX,DE,,what\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	err := m.Remember("source:a", read(t, "name,country,region,decision\nX,DE,,new\n"))
	if err == nil || !strings.Contains(err.Error(), `a.csv:2: decision "what" is no decision`) {
		t.Error(err)
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{
		"name,country,region,decision\nX,DE,,new\n", "name;country;region;decision\nX;DE;;city:Q1\n", "\ufeffdecision,name,region,country\nskip,\"a\nb\",,\n",
		"name,country,region,where,rows,reason,candidates,decision\n", "name,country,region,decision\n\"", "", "\x00",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		d, err := review.Read(bytes.NewReader(text), "f")
		if err != nil {
			if d != nil || err.Error() == "" {
				t.Errorf("%v with %v", d, err)
			}
			return
		}
		var out bytes.Buffer
		if err := d.Write(&out); err != nil {
			t.Fatal(err)
		}
		again, err := review.Read(bytes.NewReader(out.Bytes()), "f")
		if err != nil || again.Len() != d.Len() {
			t.Fatalf("%q became %q: %v", text, out.String(), err)
		}
		var twice bytes.Buffer
		if err := again.Write(&twice); err != nil || twice.String() != out.String() {
			t.Fatal(fmt.Sprintf("%q, then %q", out.String(), twice.String()), err)
		}
	})
}
