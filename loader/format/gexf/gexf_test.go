package gexf_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/sistergraph/sistergraph/loader/format"
	"github.com/sistergraph/sistergraph/loader/format/formattest"
	"github.com/sistergraph/sistergraph/loader/format/gexf"
)

func TestEdgesAreTiesOfTheirNodes(t *testing.T) {
	got := formattest.Read(t, gexf.Format, "testdata/sister_cities.gexf", format.Options{Source: "source:S"})
	want := []string{
		"18: source:S",
		"18: Harbin, China, Q42956, 45.75 126.65 -- Turku, Finland [kind SISTER_CITY, since 2024, by source:S]",
		"19: Turku, Finland -- Harbin, China, Q42956, 45.75 126.65 [by source:S]",
		"20: Harbin, China, Q42956, 45.75 126.65 -- Saint-Rémy <Provence> [since 1984, until 1999, by source:S]",
		"21: Harbin, China, Q42956, 45.75 126.65 -- Q25319 [by source:S]",
	}
	rejected := []string{
		`22: target "n9" is no node that stands before the edge`,
		`23: b.name "Harbin, China" is the same place as a (a place cannot be its own partner)`,
		`24: kind "blood brothers" is no kind of tie that is known (write one of [SISTER_CITY FRIENDSHIP_CITY FRIENDLY_EXCHANGE COOPERATION UNKNOWN], or say under kinds in the mapping what it means)`,
	}
	got.Check(t, "gexf", formattest.Want{Said: want, Rejected: rejected, Rows: 7})
}

// withBothNodes leaves out edges to what is no node.
func withBothNodes(raw []string) []string {
	if raw[9]+raw[12] == "" {
		return nil
	}
	return raw
}

func TestRejectedEdgesAreReadAgainWhenMended(t *testing.T) {
	rejects := formattest.Rejects(t, gexf.Format, "testdata/sister_cities.gexf", format.Options{}, `because "so" & so`, withBothNodes)
	mended := strings.NewReplacer("blood brothers", "twin town", `<node id="1b"><attvalues><attvalue for="node name" value="Harbin"/><attvalue for="node country" value="China"/><attvalue for="node wikidata" value="Q42956"/><attvalue for="node lat" value="45.75"/><attvalue for="node lon" value="126.65"/>`,
		`<node id="1b"><attvalues><attvalue for="node name" value="Riga"/>`).Replace(rejects)
	got := formattest.Text(t, gexf.Format, "again.gexf", mended, format.Options{Source: "source:S"})
	want := []string{"source:S", "Harbin, China, Q42956, 45.75 126.65 -- Riga [by source:S]", "Harbin, China, Q42956, 45.75 126.65 -- Turku, Finland [kind SISTER_CITY, by source:S]"}
	var said []string
	for _, s := range got.Said {
		_, s, _ = strings.Cut(s, ": ")
		said = append(said, s)
	}
	if diff := cmp.Diff(want, said); diff != "" || got.Err != nil || len(got.Rejected) > 0 {
		t.Errorf("%v, rejected %q (-want +got):\n%s\n%s", got.Err, got.Rejected, diff, mended)
	}
}

func TestHostileXMLIsRefusedInASentence(t *testing.T) {
	network := func(inside string) string {
		return `<gexf><graph><nodes><node id="a" label="A"/><node id="b" label="B"/></nodes><edges><edge source="a" target="b"/>` + inside + `</edges></graph></gexf>`
	}
	bomb := `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;">]>` + network("&lol2;")
	for name, c := range map[string]struct{ text, want string }{
		"an entity bomb":             {bomb, "defines entities, as an entity bomb does, and is refused"},
		"an outer entity":            {`<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>` + network("&e;"), "defines entities"},
		"an entity without a word":   {network("&what;"), "is not XML"},
		"nested 100,000 deep":        {network(strings.Repeat("<x>", 100_000)), "nested more than 64 deep"},
		"an attribute of 8 MB":       {network(`<edge source="` + strings.Repeat("x", 8<<20) + `"/>`), "longer than 4 MiB"},
		"a text of 8 MB":             {network(strings.Repeat("x", 8<<20)), "longer than 4 MiB"},
		"cut off":                    {network("")[:120], "is cut off"},
		"elements that do not match": {network("</nodes>"), "is not XML"},
		"no edge":                    {"<gexf><graph/></gexf>", "has no edge in it"},
		"an edge that is left open":  {network("<edge source='a'"), "is not XML"},
	} {
		if got := formattest.Text(t, gexf.Format, "x.gexf", c.text, format.Options{}); got.Err == nil || !strings.Contains(got.Err.Error(), c.want) {
			t.Errorf("%s: got %v, want an error with %q", name, got.Err, c.want)
		}
	}
}

func TestNodesMustStandBeforeTheirEdges(t *testing.T) {
	got := formattest.Text(t, gexf.Format, "x.gexf", `<gexf><graph><edges><edge source="a" target="b"/></edges><nodes><node id="a"/><node id="b"/></nodes></graph></gexf>`, format.Options{})
	if fmt.Sprint(got.Rejected) != `[1: source "a" is no node that stands before the edge]` || got.Err != nil {
		t.Errorf("%v, rejected %q", got.Err, got.Rejected)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(`<gexf><graph><attributes class="node"><attribute id="0" title="country"/></attributes><nodes><node id="a" label="A"><attvalues><attvalue for="0" value="CN"/></attvalues></node><node id="b"/></nodes><edges><edge source="a" target="b" start="1984"/><edge source="a" target="c"/></edges></graph></gexf>`)
	f.Fuzz(func(t *testing.T, text string) {
		formattest.Text(t, gexf.Format, "x.gexf", text, format.Options{})
	})
}
