package graphml_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/sistergraph/sistergraph/loader/format"
	"github.com/sistergraph/sistergraph/loader/format/formattest"
	"github.com/sistergraph/sistergraph/loader/format/graphml"
)

func TestEdgesAreTiesOfTheirNodes(t *testing.T) {
	got := formattest.Read(t, graphml.Format, "testdata/twins.graphml", format.Options{Source: "source:S"})
	want := []string{
		"12: source:stadt-koeln",
		"12: Köln, DE -- Lüttich, Belgien [since 1958, by source:stadt-koeln]",
		"14: source:S",
		"14: Köln, DE -- Turin [by source:S]",
	}
	if diff := cmp.Diff(want, got.Said); diff != "" || got.Err != nil {
		t.Errorf("%v (-want +got):\n%s", got.Err, diff)
	}
	rejected := []string{
		`13: since "soon" is not a date (write 1984, 1984-05 or 1984-05-02)`,
		`15: target "7" is no node that stands before the edge`,
	}
	if diff := cmp.Diff(rejected, got.Rejected); diff != "" || got.Rows != 4 {
		t.Errorf("%d rows, want 4; rejected (-want +got):\n%s", got.Rows, diff)
	}
}

func TestRejectedEdgesAreReadAgainWhenMended(t *testing.T) {
	opened, err := format.Open("testdata/twins.graphml", format.OpenOptions{})
	if err != nil {
		t.Fatal(err)
	}
	defer opened.Close()
	reader, err := graphml.Format.Open(opened.Inputs[0], format.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer reader.Close()
	var out bytes.Buffer
	w, err := reader.(format.Returning).Rejects(&out)
	if err != nil {
		t.Fatal(err)
	}
	for _, raw := range formattest.Drain(t, reader).Raw[:1] {
		if err := w.Write(raw, `because "so" & so`); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	got := formattest.Text(t, graphml.Format, "again.graphml", strings.Replace(out.String(), "soon", "1958-07", 1), format.Options{Source: "source:S"})
	if got.Err != nil || len(got.Said) != 2 || !strings.HasSuffix(got.Said[1], ": Köln, DE -- Turin [since 1958-07, by source:S]") {
		t.Errorf("%v, said %q, rejected %q of\n%s", got.Err, got.Said, got.Rejected, out.String())
	}
}

func FuzzRead(f *testing.F) {
	f.Add(`<graphml><key id="k" for="node" attr.name="name"/><graph><node id="a"><data key="k">A</data></node><node id="b"/><edge source="a" target="b"><data key="k">x</data></edge></graph></graphml>`)
	f.Fuzz(func(t *testing.T, text string) {
		formattest.Text(t, graphml.Format, "x.graphml", text, format.Options{})
	})
}
