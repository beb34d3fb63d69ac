package cite_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/sistergraph/sistergraph/loader/format/cite"
	"github.com/sistergraph/sistergraph/twinning"
)

func TestSourcesAreNamedByIDAddressOrTitle(t *testing.T) {
	for name, c := range map[string]struct {
		source, address string
		want            twinning.Source
		note            string
	}{
		"nothing names the file":        {"", "", twinning.Source{ID: "source:partners-2024-csv", Title: "Partners 2024.csv", Kind: "dataset"}, ""},
		"an id":                         {"source:registry", "", twinning.Source{ID: "source:registry"}, ""},
		"an address":                    {"https://example.org/twins?id=3", "", twinning.Source{ID: "source:example-org-twins-id-3-e85ec3e3", URL: "https://example.org/twins?id=3"}, ""},
		"a title":                       {"City's own list", "", twinning.Source{ID: "source:city-s-own-list", Title: "City's own list"}, ""},
		"a title and an address":        {"City list", "https://example.org/a", twinning.Source{ID: "source:example-org-a-b5b10dd0", Title: "City list", URL: "https://example.org/a"}, ""},
		"an id and an address":          {"source:registry", "https://example.org/a", twinning.Source{ID: "source:registry"}, "https://example.org/a"},
		"a title in Chinese has no key": {"哈尔滨市人民政府", "", twinning.Source{ID: "source:36bca5cb", Title: "哈尔滨市人民政府"}, ""},
	} {
		s := cite.New("", "Partners 2024.csv")
		id, note := s.Cite(c.source, c.address)
		fresh := s.Fresh()
		if len(fresh) != 1 || fresh[0].ID != id || note != c.note {
			t.Fatalf("%s: cited %s with note %q, fresh %v", name, id, note, fresh)
		}
		if err := fresh[0].Validate(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if diff := cmp.Diff(c.want, fresh[0]); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
		s.Cite(c.source, c.address)
		if again := s.Fresh(); len(again) != 0 {
			t.Errorf("%s: fresh again: %v", name, again)
		}
	}
}

func TestTheSourceGivenStandsForRowsWithoutOne(t *testing.T) {
	for given, want := range map[twinning.ID]twinning.ID{"source:registry": "source:registry", "registry": "source:registry"} {
		if got := cite.New(given, "a.csv").Default(); got != want {
			t.Errorf("given %s it is %s, want %s", given, got, want)
		}
	}
}

func TestAddressesThatReadAlikeStayApart(t *testing.T) {
	if a, b := cite.Source("https://example.org/a-b"), cite.Source("https://example.org/a/b"); a.ID == b.ID {
		t.Errorf("both are %s", a.ID)
	}
}
