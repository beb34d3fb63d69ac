package loader_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

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
