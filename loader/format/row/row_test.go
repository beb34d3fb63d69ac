package row_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/sistergraph/sistergraph/loader/format/cite"
	"github.com/sistergraph/sistergraph/loader/format/mapping"
	"github.com/sistergraph/sistergraph/loader/format/row"
	"github.com/sistergraph/sistergraph/loader/record"
	"github.com/sistergraph/sistergraph/twinning"
)

func decode(m *mapping.Mapping, cells map[mapping.Field]string) (record.Tie, record.Rejections) {
	d := row.Decoder{Mapping: m, Sources: cite.New("source:S", "f.csv")}
	at := record.Position{File: "f.csv", Line: 3}
	return d.Tie(at, nil, func(f mapping.Field) string { return cells[f] })
}

func TestWhatIsWrongWithARowIsToldByField(t *testing.T) {
	for name, c := range map[string]struct {
		field mapping.Field
		value string
		want  string
	}{
		"an id of something else":     {mapping.AID, "country:CN", "is not the id of a place"},
		"an id without a type":        {mapping.AID, "42956", "is not the id of a place"},
		"a property of Wikidata":      {mapping.AWikidata, "P190", "is not a Wikidata id"},
		"a GeoNames number of words":  {mapping.AGeonames, "many", "is not a GeoNames number"},
		"a kind that is not known":    {mapping.Kind, "blood brothers", "is no kind of tie that is known"},
		"a status that is not known":  {mapping.Status, "so so", "is no status that is known"},
		"a date that can be two":      {mapping.Since, "03/04/1984", "can be day and month or month and day"},
		"a date without its century":  {mapping.Until, "2.5.84", "does not tell the century"},
		"a side that is neither":      {mapping.Side, "Riga", "is neither of the two places"},
		"a latitude beyond the pole":  {mapping.ALat, "95", "is not a number of degrees from -90 to 90"},
		"a latitude alone":            {mapping.ALat, "45", "is blank"},
		"a cell of 5,000 bytes":       {mapping.Note, strings.Repeat("x", 5000), "is 5000 bytes long"},
		"a character that was lost":   {mapping.AName, "K\ufffdln", "an earlier conversion lost"},
		"the same place at both ends": {mapping.AName, "Turku", "is the same place as a"},
		"no name":                     {mapping.AName, " \t", "is blank"},
	} {
		cells := map[mapping.Field]string{mapping.AName: "Harbin", mapping.BName: "Turku"}
		cells[c.field] = c.value
		_, bad := decode(&mapping.Mapping{}, cells)
		if len(bad) != 1 || !strings.Contains(bad[0].Reason, c.want) || bad[0].At.Line != 3 {
			t.Errorf("%s: rejected %v, want one reason with %q", name, bad, c.want)
		}
	}
}

func TestAllThatIsWrongIsToldAtOnce(t *testing.T) {
	_, bad := decode(&mapping.Mapping{}, map[mapping.Field]string{
		mapping.AName: "Harbin", mapping.BName: "Turku", mapping.Kind: "x y", mapping.Since: "soon", mapping.Side: "Riga",
	})
	if len(bad) != 3 {
		t.Errorf("rejected %v, want three reasons", bad)
	}
}

func TestTheSideMayBeNamed(t *testing.T) {
	for side, want := range map[string]record.Side{
		"": record.ThirdParty, "a": record.SideA, "B": record.SideB, "turku": record.SideB, "Q42956": record.SideA, "city:Q38511": record.SideB,
	} {
		tie, bad := decode(&mapping.Mapping{}, map[mapping.Field]string{
			mapping.AName: "Harbin", mapping.AWikidata: "Q42956", mapping.BName: "Turku", mapping.BID: "city:Q38511", mapping.Side: side,
		})
		if bad != nil || tie.Statements[0].Side != want {
			t.Errorf("%q: %v, rejected %v, want side %d", side, tie, bad, want)
		}
	}
}

func TestTheMappingSaysWhatRowsLeaveOut(t *testing.T) {
	m := &mapping.Mapping{
		Values: map[mapping.Field]string{mapping.ACountry: "CN", mapping.Kind: "Band", mapping.Source: "source:amt"},
		Kinds:  map[string]string{"band": "COOPERATION"},
	}
	tie, bad := decode(m, map[mapping.Field]string{mapping.AName: " Harbin\n", mapping.BName: "Åbo", mapping.URL: "https://example.org/1"})
	if bad != nil {
		t.Fatal(bad)
	}
	said := tie.Statements[0].Said
	if tie.A != (record.PlaceRef{Name: "Harbin", Country: "CN"}) || said.Kind != twinning.KindCooperation || said.Source != "source:amt" || said.Note != "https://example.org/1" {
		t.Errorf("got %+v", tie)
	}
}

func TestNamesArePartedAtTheirCommas(t *testing.T) {
	for name, want := range map[string]string{
		"Sunderland, England, United Kingdom": "Sunderland|England|United Kingdom",
		"Harbin, China":                       "Harbin||China",
		"Harbin":                              "Harbin||",
		"Harbin,":                             "Harbin,||",
		", China":                             ", China||",
		"Washington, Tyne and Wear, England, United Kingdom": "Washington|Tyne and Wear, England|United Kingdom",
	} {
		short, region, country := row.AtComma(name, "")
		if got := fmt.Sprintf("%s|%s|%s", short, region, country); got != want {
			t.Errorf("%q is parted as %q, want %q", name, got, want)
		}
	}
}

func TestWikidataIdsMayBeAddresses(t *testing.T) {
	for text, want := range map[string]string{
		"Q42956": "Q42956", " Q42956 ": "Q42956", "wd:Q42956": "Q42956", "http://www.wikidata.org/entity/Q42956": "Q42956",
		"https://www.wikidata.org/wiki/Q42956": "Q42956", "Q0": "", "Q": "", "": "", "42956": "", "Q42956x": "", "Q1234567890123456789012": "",
	} {
		if got, ok := row.Wikidata(text); got != want || ok != (want != "") {
			t.Errorf("%q is read as %q (%t), want %q", text, got, ok, want)
		}
	}
}
