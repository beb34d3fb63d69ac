package loader_test

import (
	"context"
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/sistergraph/sistergraph/loader"
	"github.com/sistergraph/sistergraph/loader/record"
	"github.com/sistergraph/sistergraph/store"
)

// small is a whole package of two places and their tie.
func small() fstest.MapFS {
	return pack(map[string]string{
		"sources":         "id,title\nsource:s,A list\n",
		"countries":       "id,code,name\ncountry:CN,CN,China\ncountry:GB,GB,United Kingdom\n",
		"places":          "id,name,level,wikidata\ncity:Q42956,Harbin,CITY,Q42956\ncity:Q188304,Sunderland,CITY,Q188304\n",
		"place_countries": "place,country,primary\ncity:Q42956,CN,true\ncity:Q188304,GB,true\n",
		"partnerships":    "a,b,kind,since\ncity:Q188304,city:Q42956,FRIENDSHIP_CITY,2009-05-19\n",
		"statements":      "a,b,source,side\ncity:Q188304,city:Q42956,source:s,city:Q188304\n",
	})
}

func pack(tables map[string]string) fstest.MapFS {
	fsys := fstest.MapFS{}
	var resources []string
	for name, text := range tables {
		fsys[name+".csv"] = &fstest.MapFile{Data: []byte(text)}
		resources = append(resources, `{"name":"`+name+`","path":"`+name+`.csv"}`)
	}
	fsys["datapackage.json"] = &fstest.MapFile{Data: []byte(`{"name":"p","created":"2024-05-06","resources":[` + strings.Join(resources, ",") + `]}`)}
	return fsys
}

func with(file, text string) fstest.MapFS {
	fsys := small()
	fsys[file] = &fstest.MapFile{Data: []byte(text)}
	return fsys
}

func load(s store.Store, fsys fs.FS, opt loader.Options) (loader.Report, error) {
	return loader.Load(context.Background(), s, []loader.Input{loader.Package("p", fsys)}, opt)
}

func TestAPackageIsLoadedOrNothingIs(t *testing.T) {
	s := newStore(t)
	r, err := load(s, small(), loader.Options{})
	if err != nil || r.Release == nil || r.Release.Day.String() != "2024-05-06" || r.Rows.Used != 9 {
		t.Fatalf("%v %+v", err, r)
	}
}

func TestBadPackagesAreRefusedWithASentence(t *testing.T) {
	for name, c := range map[string]struct {
		fsys fs.FS
		want string
	}{
		"no descriptor":                  {fstest.MapFS{}, "holds no datapackage.json"},
		"descriptor is no JSON":          {with("datapackage.json", "id,name\n"), "no JSON at byte"},
		"descriptor of another shape":    {with("datapackage.json", `{"resources":{"a":1}}`), "resources holds a object"},
		"no resources":                   {with("datapackage.json", `{}`), "names no resources"},
		"created is no time":             {with("datapackage.json", `{"created":"yesterday","resources":[{"name":"places","path":"places.csv"}]}`), `created "yesterday" is not a time`},
		"unknown table":                  {with("datapackage.json", `{"resources":[{"name":"towns","path":"places.csv"}]}`), `no table "towns"`},
		"path out of the package":        {with("datapackage.json", `{"resources":[{"name":"places","path":"../places.csv"}]}`), "not one inside the package"},
		"file that is not there":         {with("datapackage.json", `{"resources":[{"name":"zones","path":"zones.csv"}]}`), "does not exist"},
		"other encoding":                 {with("datapackage.json", `{"resources":[{"name":"places","path":"places.csv","encoding":"latin1"}]}`), "only UTF-8"},
		"table named twice":              {with("datapackage.json", `{"resources":[{"name":"places","path":"places.csv"},{"name":"places","path":"places.csv"}]}`), "stands twice"},
		"empty table":                    {with("places.csv", ""), "must name the columns"},
		"missing column":                 {with("places.csv", "name,level\nx,CITY\n"), "the column id is missing"},
		"unknown column":                 {with("places.csv", "id,mayor\n"), `no column "mayor"`},
		"column named twice":             {with("places.csv", "id,id\n"), "stands twice"},
		"row that never ends":            {with("places.csv", "id,name\ncity:Q42956,\""+strings.Repeat("x", 5<<20)), "longer than 4 MiB"},
		"ragged row":                     {with("places.csv", "id,name\ncity:Q42956\n"), "p/places.csv:2: has 1 cells where the header has 2"},
		"quote in the middle":            {with("places.csv", "id,name\ncity:Q42956,a\"b\n"), "p/places.csv:2: cannot be read as a row"},
		"not UTF-8":                      {with("places.csv", "id,name\ncity:Q42956,Malm\xf6\n"), "is not UTF-8"},
		"binary":                         {with("places.csv", "id,name\ncity:Q42956,a\x00b\n"), "NUL"},
		"id of another type":             {with("places.csv", "id,name\nsource:x,Harbin\n"), `id "source:x" is not the id of a city`},
		"blank where something must be":  {with("places.csv", "id,name\n,Harbin\n"), "id must not be blank"},
		"value that is not allowed":      {with("places.csv", "id,name,level\ncity:Q42956,Harbin,TOWN\n"), `level "TOWN" is not allowed (one of CITY`},
		"number that is none":            {with("places.csv", "id,name,population\ncity:Q42956,Harbin,many\n"), `population "many" is not a whole number`},
		"latitude alone":                 {with("places.csv", "id,name,lat,lon\ncity:Q42956,Harbin,1,\n"), "lon must be given with lat"},
		"latitude beyond the pole":       {with("places.csv", "id,name,lat,lon\ncity:Q42956,Harbin,91,0\n"), "latitude runs from"},
		"infinite number":                {with("places.csv", "id,name,lat,lon\ncity:Q42956,Harbin,Inf,0\n"), `lat "Inf" is not a number`},
		"key that stands twice":          {with("places.csv", "id,name\ncity:Q42956,Harbin\ncity:Q188304,Sunderland\ncity:Q42956,Charbin\n"), "stands twice: first in line 2"},
		"place without a name":           {with("places.csv", "id,name\ncity:Q42956,\ncity:Q188304,Sunderland\n"), "names"},
		"malformed Wikidata id":          {with("places.csv", "id,name,wikidata\ncity:Q42956,Harbin,42956\ncity:Q188304,Sunderland,\n"), "is not a Wikidata id"},
		"number of another place":        {with("places.csv", "id,name,wikidata\ncity:Q42956,Harbin,Q1\ncity:Q188304,Sunderland,Q2\ncity:Q42956-b,X,Q1\n"), ""},
		"unknown country":                {with("place_countries.csv", "place,country,primary\ncity:Q42956,XX,true\n"), `"country:XX" is neither in the store`},
		"date that the calendar lacks":   {with("partnerships.csv", "a,b,since\ncity:Q188304,city:Q42956,2021-02-30\n"), `since "2021-02-30" is not a date`},
		"tie with itself":                {with("partnerships.csv", "a,b\ncity:Q42956,city:Q42956\n"), "is the same place as a"},
		"tie of an unknown place":        {with("partnerships.csv", "a,b\ncity:Q42956,city:Q77\n"), `"city:Q77" is no place of the store`},
		"pair that stands twice":         {with("partnerships.csv", "a,b\ncity:Q188304,city:Q42956\ncity:Q42956,city:Q188304\n"), "stands twice"},
		"statement of an unknown source": {with("statements.csv", "a,b,source\ncity:Q188304,city:Q42956,source:t\n"), `source "source:t" is neither`},
		"side that is no side":           {with("statements.csv", "a,b,source,side\ncity:Q188304,city:Q42956,source:s,city:Q77\n"), "is neither a nor b"},
		"end before the beginning":       {with("statements.csv", "a,b,source,since,until\ncity:Q188304,city:Q42956,source:s,2001,2000\n"), "is before 2001"},
	} {
		t.Run(name, func(t *testing.T) {
			s := newStore(t)
			r, err := load(s, c.fsys, loader.Options{})
			addsUp(t, r)
			if c.want == "" {
				if err != nil {
					t.Fatal(err)
				}
				return
			}
			if err == nil {
				t.Fatal("it was loaded")
			}
			if said := said(r, err); !strings.Contains(said, c.want) {
				t.Errorf("it says %q, not %q", said, c.want)
			}
			if releases, _ := s.Releases(context.Background()); len(releases) > 0 {
				t.Error("something was changed")
			}
		})
	}
}

func said(r loader.Report, err error) string {
	all := record.Rejections(r.Rejected).Error()
	if !errors.Is(err, loader.ErrRejected) {
		all += err.Error()
	}
	return all
}

func TestAllBrokenRowsAreListed(t *testing.T) {
	s := newStore(t)
	r, err := load(s, with("places.csv", "id,name,level\ncity:Q42956,Harbin,TOWN\ncity:Q188304,Sunderland,VILLAGE\ncity:Q64,Berlin,CITY\n"), loader.Options{ChunkRows: 1})
	if !errors.Is(err, loader.ErrRejected) {
		t.Fatal(err)
	}
	text := record.Rejections(r.Rejected).Error()
	for _, line := range []string{"places.csv:2", "places.csv:3", "place_countries.csv:2", "partnerships.csv:2"} {
		if !strings.Contains(text, line) {
			t.Errorf("%s is not in\n%s", line, text)
		}
	}
	addsUp(t, r)
}

func TestPartialLoadsTheGoodRows(t *testing.T) {
	s := newStore(t)
	fsys := with("places.csv", "id,name\ncity:Q42956,Harbin\ncity:Q188304,Sunderland\ncity:Q64,\ncity:Q65,Los Angeles\n")
	fsys["partnerships.csv"] = &fstest.MapFile{Data: []byte("a,b\ncity:Q188304,city:Q42956\ncity:Q42956,city:Q64\ncity:Q42956,city:Q65\n")}
	r, err := load(s, fsys, loader.Options{Partial: true})
	if err != nil {
		t.Fatal(err)
	}
	addsUp(t, r)
	if r.Release == nil || r.Rows.Rejected != 2 {
		t.Errorf("%+v %v", r.Rows, r.Rejected)
	}
	if wrong, err := s.Check(context.Background()); err != nil || len(wrong) > 0 {
		t.Errorf("check: %v %v", wrong, err)
	}
	if r.Records["tie"].Created != 2 || r.Records["city"].Created != 3 {
		t.Errorf("%+v", r.Records)
	}
}

func TestAPackageInAnyOrderOfRowsIsTheSame(t *testing.T) {
	a, b := newStore(t), newStore(t)
	mustLoad(t, a, loader.Options{}, loader.Package("p", small()))
	fsys := with("place_countries.csv", "place,country,primary\ncity:Q188304,GB,true\ncity:Q42956,CN,true\n")
	fsys["statements.csv"] = &fstest.MapFile{Data: []byte("b,a,side,source\ncity:Q188304,city:Q42956,city:Q188304,source:s\n")}
	mustLoad(t, b, loader.Options{}, loader.Package("p", fsys))
	if r := mustLoad(t, b, loader.Options{}, loader.Package("p", small())); r.Release != nil {
		t.Error("it differs")
	}
}

func TestABlankSaysNothing(t *testing.T) {
	s := newStore(t)
	mustLoad(t, s, loader.Options{}, loader.Package("p", small()))
	fsys := with("places.csv", "id\ncity:Q42956\ncity:Q188304\n")
	fsys["partnerships.csv"] = &fstest.MapFile{Data: []byte("a,b\ncity:Q188304,city:Q42956\n")}
	if r := mustLoad(t, s, loader.Options{}, loader.Package("p", fsys)); r.Release != nil || r.Rows.Unchanged != r.Rows.Read {
		t.Errorf("%+v", r.Rows)
	}
}

func TestAPlaceKnownUnderAnotherIDIsThatPlace(t *testing.T) {
	s := newStore(t)
	mustLoad(t, s, loader.Options{}, loader.Package("p", small()))
	fsys := pack(map[string]string{
		"sources":      "id\nsource:t\n",
		"places":       "id,wikidata,population\ncity:gb-sunderland,Q188304,170000\n",
		"partnerships": "a,b\ncity:gb-sunderland,city:Q42956\n",
		"statements":   "a,b,source,side\ncity:gb-sunderland,city:Q42956,source:t,city:gb-sunderland\n",
	})
	r := mustLoad(t, s, loader.Options{ChunkRows: 1}, loader.Package("p", fsys))
	if r.Records["city"].Created+r.Records["tie"].Created != 0 || r.Records["statement"].Created != 1 {
		t.Errorf("%+v", r.Records)
	}
	if again := mustLoad(t, s, loader.Options{}, loader.Package("p", fsys)); again.Release != nil {
		t.Error("the second load of it made a release")
	}
	if wrong, err := s.Check(context.Background()); err != nil || len(wrong) > 0 {
		t.Errorf("check: %v %v", wrong, err)
	}
}

func TestWhatRepeatsIsMerged(t *testing.T) {
	for _, rows := range []int{1, 4000} {
		s := newStore(t)
		first, second := loader.Package("p", small()), loader.Package("q", small())
		r := mustLoad(t, s, loader.Options{ChunkRows: rows}, first, second)
		if want := (loader.Rows{Read: 18, Used: 9, Merged: 9}); r.Rows != want {
			t.Errorf("chunks of %d: %+v", rows, r.Rows)
		}
	}
}

func TestCancelledLoadChangesNothing(t *testing.T) {
	s := newStore(t)
	ctx, cancel := context.WithCancel(context.Background())
	_, err := loader.Load(ctx, s, []loader.Input{loader.Package("p", small())}, loader.Options{
		ChunkRows: 1, Progress: func(loader.Rows) { cancel() },
	})
	if !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	if releases, _ := s.Releases(context.Background()); len(releases) > 0 {
		t.Error("something was changed")
	}
	mustLoad(t, s, loader.Options{}, loader.Package("p", small()))
}

func TestADryRunWritesNothing(t *testing.T) {
	s := newStore(t)
	r := mustLoad(t, s, loader.Options{DryRun: true}, loader.Package("p", small()))
	if r.Release != nil || r.Rows.Used != 9 {
		t.Errorf("%+v", r)
	}
	if releases, _ := s.Releases(context.Background()); len(releases) > 0 {
		t.Error("something was changed")
	}
}
