package loader_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/sistergraph/sistergraph/loader"
	"github.com/sistergraph/sistergraph/loader/format"
	"github.com/sistergraph/sistergraph/loader/format/mapping"
	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// What a load tells is what it keeps: nothing of rows that were refused, and no
// source that says nothing new.

const (
	header  = "city,country,partner,partner country,since\n"
	unknown = "Harbin,CN,Atlantis,PL,2019\n"
)

func TestARefusedLoadTellsOfNoRecord(t *testing.T) {
	for name, dry := range map[string]bool{"a dry run": true, "a real run": false} {
		s := newStore(t)
		mustLoad(t, s, loader.Options{}, loader.Shipped()[0], loader.Shipped()[2])
		in := file(t, "twins.csv", header+"Harbin,CN,Turku,FI,2024\n"+unknown, format.Options{})
		r, err := loader.Load(context.Background(), s, []loader.Input{in}, loader.Options{DryRun: dry, CreateMissing: false})
		if !errors.Is(err, loader.ErrRejected) {
			t.Fatalf("%s: %v", name, err)
		}
		if len(r.Records) > 0 || r.Effects.TiesAdded > 0 || len(r.Effects.Cities) > 0 {
			t.Errorf("%s: %+v %+v", name, r.Records, r.Effects)
		}
		addsUp(t, r)
	}
}

func TestASourceOfRejectedRowsAloneIsNotMade(t *testing.T) {
	s := newStore(t)
	mustLoad(t, s, loader.Options{}, loader.Shipped()[0], loader.Shipped()[2])
	r := mustLoad(t, s, loader.Options{Partial: true}, file(t, "twins.csv", header+unknown, format.Options{}))
	if r.Release != nil || len(r.Records) > 0 || r.Rows != (loader.Rows{Read: 1, Rejected: 1}) {
		t.Errorf("%+v %+v %v", r.Rows, r.Records, r.Release)
	}
}

func TestASourceIsMadeWithTheFirstRowThatIsKept(t *testing.T) {
	s := newStore(t)
	mustLoad(t, s, loader.Options{}, loader.Shipped()[0], loader.Shipped()[2])
	good := "Harbin,CN,Aarhus,DK,2024\n"
	r := mustLoad(t, s, loader.Options{Partial: true, ChunkRows: 1}, file(t, "twins.csv", header+unknown+unknown+good, format.Options{}))
	if r.Rows != (loader.Rows{Read: 3, Used: 1, Rejected: 2}) || r.Records["source"] != (loader.Counts{Created: 1}) {
		t.Errorf("%+v %+v", r.Rows, r.Records)
	}
	found, err := s.Lookup(context.Background(), r.Release.Number, []twinning.ID{"source:twins-csv"})
	if err != nil || len(found.Entities) != 1 {
		t.Errorf("%v %v", found.Entities, err)
	}
}

func TestARegisterThatSaysNothingNewChangesNothing(t *testing.T) {
	s := newStore(t)
	mustLoad(t, s, loader.Options{}, loader.Shipped()[0], loader.Shipped()[2])
	for name, text := range map[string]string{
		"cities1000.txt": "2624652\tAarhus\tAarhus\tÅrhus,Orhus-on-Sea\t56.15674\t10.21076\tP\tPPLA\tDK\t\t21\t751\t\t\t285273\t\t22\tEurope/Copenhagen\t2024-01-01\n",
		"alternateNamesV2.txt": "1\t2624652\tlink\thttps://en.wikipedia.org/wiki/Aarhus\t\t\t\t\t\t\n" +
			"2\t2624652\twkdt\tQ99999999\t\t\t\t\t\t\n3\t2624652\tda\tSmilets by\t\t\t1\t\t\t\n",
	} {
		mustLoad(t, s, loader.Options{}, file(t, name, text, format.Options{}))
		// the same once more, and in another file
		for _, again := range []string{name, "other-" + name} {
			if r := mustLoad(t, s, loader.Options{}, file(t, again, text, format.Options{})); r.Release != nil || r.Rows.Unchanged != r.Rows.Read {
				t.Errorf("%s again as %s: %+v %+v", name, again, r.Rows, r.Records)
			}
		}
	}
	found, err := s.Identify(context.Background(), 3, []store.ExternalKey{{Scheme: store.Wikidata, Value: "Q25319"}, {Scheme: store.Wikidata, Value: "Q99999999"}})
	if err != nil || len(found) != 1 {
		t.Errorf("the number of Aarhus was replaced: %v %v", found, err)
	}
}

func TestRowsThatAreMendedWithdrawNothing(t *testing.T) {
	s := newStore(t)
	mustLoad(t, s, loader.Options{}, loader.Shipped()[0], loader.Shipped()[2])
	good, bad := "Harbin,CN,Aarhus,DK,2024\n", "Harbin,CN,Sunderland,GB,soon\n"
	var rejects strings.Builder
	mustLoad(t, s, loader.Options{Partial: true, Rejects: &rejects}, file(t, "twins.csv", header+good+bad, format.Options{Source: "source:a"}))
	mended := strings.Replace(rejects.String(), "soon", "2009", 1)
	if mended == rejects.String() {
		t.Fatalf("the rejected rows are %q", mended)
	}
	r := mustLoad(t, s, loader.Options{}, file(t, "rejects.csv", mended, format.Options{Source: "source:a"}))
	if r.Withdrawn != 0 || r.Rows.Used != 1 {
		t.Errorf("%+v, %d withdrawn", r.Rows, r.Withdrawn)
	}
	// the whole list again does withdraw
	if r := mustLoad(t, s, loader.Options{}, file(t, "twins.csv", header+good, format.Options{Source: "source:a"})); r.Withdrawn != 1 {
		t.Errorf("%d withdrawn, want 1", r.Withdrawn)
	}
}

func TestTheReportTellsAsWhatAnInputWasRead(t *testing.T) {
	s := newStore(t)
	mustLoad(t, s, loader.Options{}, loader.Shipped()[0], loader.Shipped()[2])
	r := mustLoad(t, s, loader.Options{DryRun: true},
		file(t, "twins.csv", "No.,city,partner,Colour\n1,\"Harbin, China\",\"Aarhus, Denmark\",blue\n", format.Options{}),
		file(t, "net.gexf", `<gexf><graph><attributes class="node"><attribute id="0" title="country"/><attribute id="1" title="Modularity Class"/></attributes>`+
			`<nodes><node id="a" label="Harbin"/><node id="b" label="Aarhus"/></nodes><edges><edge source="a" target="b"/></edges></graph></gexf>`, format.Options{}))
	for i := range r.Inputs {
		r.Inputs[i].Name = r.Inputs[i].Name[strings.LastIndexByte(r.Inputs[i].Name, '/')+1:]
	}
	want := []loader.Read{
		{Name: "twins.csv", Format: "pairs", Columns: map[mapping.Field]string{"a.name": "city", "b.name": "partner"}, CountryAfterComma: true, Unread: []string{"No.", "Colour"}},
		{Name: "net.gexf", Format: "gexf", Columns: map[mapping.Field]string{"a.country": "country", "b.country": "country"}, Unread: []string{"Modularity Class"}},
	}
	if d := cmp.Diff(want, r.Inputs); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}

func TestAnItemOfWikidataCompletesItsPlace(t *testing.T) {
	s := newStore(t)
	mustLoad(t, s, loader.Options{}, loader.Shipped()[0], loader.Shipped()[2])
	item := func(id, label, twin, rank string) string {
		return `{"type":"item","id":"` + id + `","labels":{"en":{"value":"` + label + `"},"eo":{"value":"` + label + `o"}},"claims":{` +
			`"P17":[{"mainsnak":{"snaktype":"value","datavalue":{"value":{"id":"Q35"}}},"rank":"normal"}],` +
			`"P625":[{"mainsnak":{"snaktype":"value","datavalue":{"value":{"latitude":56.1,"longitude":10.2}}},"rank":"normal"}],` +
			`"P1082":[{"mainsnak":{"snaktype":"value","datavalue":{"value":{"amount":"+300000","unit":"1"}}},"rank":"normal"}],` +
			`"P190":[{"mainsnak":{"snaktype":"value","datavalue":{"value":{"id":"` + twin + `"}}},"rank":"` + rank + `"}]}}` + "\n"
	}
	text := item("Q25319", "Aarhus", "Q42956", "normal") + item("Q99999998", "Nyby", "Q42956", "normal") + item("Q42956", "Harbin", "Q25319", "deprecated")
	r := mustLoad(t, s, loader.Options{CreateMissing: true}, file(t, "items.jsonl", text, format.Options{}))
	if r.Rows != (loader.Rows{Read: 6, Used: 5, Rejected: 1}) || r.LeftOut != 1 || r.Records["city"] != (loader.Counts{Created: 1, Changed: 2}) {
		t.Errorf("%+v, %d left out, %+v", r.Rows, r.LeftOut, r.Records)
	}
	found, err := s.Lookup(context.Background(), 2, []twinning.ID{"city:Q25319", "city:Q99999998"})
	if err != nil {
		t.Fatal(err)
	}
	aarhus, made := found.Cities["city:Q25319"], found.Cities["city:Q99999998"]
	if *aarhus.Population != 300000 || !slices.ContainsFunc(aarhus.Names, func(n twinning.Name) bool { return n.Text == "Aarhuso" }) || !slices.Contains(aarhus.Sources, "source:items-jsonl") {
		t.Errorf("Aarhus is %+v", aarhus)
	}
	if made.Country() != "DK" || made.Location == nil || made.Names.In("en").Text != "Nyby" {
		t.Errorf("the new place is %+v", made)
	}
	if r := mustLoad(t, s, loader.Options{CreateMissing: true}, file(t, "items.jsonl", text, format.Options{})); r.Release != nil {
		t.Errorf("the second load made a release: %+v %+v", r.Rows, r.Records)
	}
}
