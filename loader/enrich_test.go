package loader_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/sistergraph/sistergraph/loader"
	"github.com/sistergraph/sistergraph/loader/format"
	"github.com/sistergraph/sistergraph/loader/format/known"
	"github.com/sistergraph/sistergraph/twinning"
)

// file is a text as a file of the name, in the format that is found out.
func file(t *testing.T, name, text string, opt format.Options) loader.Input {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	opened, err := format.Open(path, format.OpenOptions{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { opened.Close() })
	found, err := format.Detect(known.Formats, &opened.Inputs[0].Head)
	if err != nil {
		t.Fatal(err)
	}
	return loader.File(opened.Inputs[0], found.Format, opt)
}

func TestGeoNamesCompletesThePlacesThatAreThere(t *testing.T) {
	s := newStore(t)
	mustLoad(t, s, loader.Options{}, loader.Shipped()[0], loader.Shipped()[2])
	rows := "2624652\tAarhus\tAarhus\tÅrhus,Aarhus Kommune\t56.15674\t10.21076\tP\tPPLA\tDK\t\t21\t751\t\t\t285273\t\t22\tEurope/Copenhagen\t2024-01-01\n" +
		// a place of a name that is there, elsewhere in the country
		"5391959\tSunderland\tSunderland\t\t50.1\t-5.1\tP\tPPL\tGB\t\tENG\t\t\t\t900\t\t22\tEurope/London\t2024-01-01\n" +
		// a place that is not there
		"3530597\tMexico City\tMexico City\t\t19.42847\t-99.12766\tP\tPPLC\tMX\t\t09\t\t\t\t12294193\t\t22\tAmerica/Mexico_City\t2024-01-01\n"
	r := mustLoad(t, s, loader.Options{}, file(t, "cities1000.txt", rows, format.Options{}))
	if r.Rows != (loader.Rows{Read: 3, Used: 1, Unchanged: 2}) || r.Records["city"] != (loader.Counts{Changed: 1}) {
		t.Errorf("%+v %+v", r.Rows, r.Records)
	}
	found, err := s.Lookup(context.Background(), 2, []twinning.ID{"city:Q25319", "city:Q188304"})
	if err != nil {
		t.Fatal(err)
	}
	if c := found.Cities["city:Q25319"]; c.Population == nil || *c.Population != 285273 {
		t.Errorf("Aarhus has %v inhabitants", c.Population)
	}
}

func TestGeoNamesMakesNoCountriesAndNoAliasesOfNames(t *testing.T) {
	s := newStore(t)
	mustLoad(t, s, loader.Options{}, loader.Shipped()[0], loader.Shipped()[2])
	before, err := s.Lookup(context.Background(), 1, []twinning.ID{"country:DK", "city:Q25319"})
	if err != nil {
		t.Fatal(err)
	}
	country := "DK\tDNK\t208\tDA\tDenmark\tCopenhagen\t43094\t5797446\tEU\t.dk\tDKK\tKrone\t45\t####\t\tda-DK\t2623032\tDE\t\n"
	lost := "QZ\tQZZ\t999\tQZ\tAtlantis\tPoseidonis\t1\t1\tEU\t.qz\tEUR\tEuro\t1\t####\t\ten\t9999999\t\t\n"
	r := mustLoad(t, s, loader.Options{}, file(t, "countryInfo.txt", country+lost, format.Options{}))
	if r.Rows.Read != 2 || r.Records["country"].Created != 0 {
		t.Errorf("%+v %+v", r.Rows, r.Records)
	}
	town := "2624652\tAarhus\tAarhus\tAarhus,Orhus-on-Sea\t56.15674\t10.21076\tP\tPPLA\tDK\t\t21\t751\t\t\t285273\t\t22\tEurope/Copenhagen\t2024-01-01\n"
	r = mustLoad(t, s, loader.Options{}, file(t, "cities1000.txt", town, format.Options{}))
	if r.Release == nil {
		t.Fatalf("%+v", r.Rows)
	}
	after, err := s.Lookup(context.Background(), r.Release.Number, []twinning.ID{"country:DK", "country:QZ", "city:Q25319"})
	if err != nil {
		t.Fatal(err)
	}
	if _, made := after.Entities["country:QZ"]; made {
		t.Error("a country was made")
	}
	if d := cmp.Diff(before.Entities["country:DK"].(twinning.Country).Names, after.Entities["country:DK"].(twinning.Country).Names); d != "" {
		t.Errorf("names of Denmark (-before +after):\n%s", d)
	}
	was, is := before.Cities["city:Q25319"], after.Cities["city:Q25319"]
	if d := cmp.Diff(was.Names, is.Names); d != "" {
		t.Errorf("names of Aarhus (-before +after):\n%s", d)
	}
	if !slices.Contains(is.Aliases, "Orhus-on-Sea") || slices.Contains(is.Aliases, "Aarhus") {
		t.Errorf("aliases of Aarhus %q", is.Aliases)
	}
}
