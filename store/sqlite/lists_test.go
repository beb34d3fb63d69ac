package sqlite

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/sistergraph/sistergraph/twinning"
)

func TestListsComeBackAsTheyWere(t *testing.T) {
	for _, names := range []twinning.Names{
		nil,
		{{Text: "Harbin", Language: "en", Kind: twinning.NameCommon}},
		{{Text: "哈尔滨", Language: "zh", Script: "Hans", Kind: twinning.NameOfficial}, {Text: "a\tb [c]", Kind: twinning.NameUnknown}},
		{{Text: "x", Language: "a\tb"}, {Text: "y"}},
		{{Text: "x", Kind: "[odd"}},
		{{Text: "two\nlines"}},
	} {
		back, err := parseNames(namesText(names))
		if diff := cmp.Diff(names, back, cmpopts.EquateEmpty()); diff != "" || err != nil {
			t.Errorf("names (-want +got):\n%s%v", diff, err)
		}
	}
	for _, ids := range [][]twinning.ID{nil, {"source:a"}, {"source:a", `with "quotes"`, `and \`, "哈"}, {"", ","}, {`","`}} {
		text, _ := listText(ids).(string)
		back, err := parseIDs[twinning.ID](text)
		if diff := cmp.Diff(ids, back, cmpopts.EquateEmpty()); diff != "" || err != nil {
			t.Errorf("ids (-want +got):\n%s%v", diff, err)
		}
	}
	for _, list := range [][]twinning.CountryStatement{
		nil,
		{{Country: "CN", Primary: true}},
		{{Country: "XK", Sources: []twinning.ID{"source:a", "source:b c"}}, {Country: "RS", Primary: true, Sources: []twinning.ID{"source:d"}}},
		{{Country: "CN", Sources: []twinning.ID{"source:\t"}}},
	} {
		text, _ := countriesText(list).(string)
		back, err := parseCountries(text)
		if diff := cmp.Diff(list, back, cmpopts.EquateEmpty()); diff != "" || err != nil {
			t.Errorf("countries (-want +got):\n%s%v", diff, err)
		}
	}
}
