// Package formattest reads inputs for the tests of formats, and checks that
// readers keep to their contract.
package formattest

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/sistergraph/sistergraph/loader/format"
	"github.com/sistergraph/sistergraph/loader/format/mapping"
	"github.com/sistergraph/sistergraph/loader/record"
	"github.com/sistergraph/sistergraph/twinning"
)

// Result is what was read of one input, in words.
type Result struct {
	// Said has a line for each record: ties as "3: Harbin, China -- Turku [since 1984]".
	Said []string
	// Rejected has a line for each rejected row: "7: since "soon" is not a date".
	Rejected []string
	// LeftOut has those of them that the source itself wants left out.
	LeftOut []string
	// Raw has the cells of the rejected rows.
	Raw     [][]string
	Rows    int // in records and rejected
	Records []record.Record
	Mapping *mapping.Mapping // nil where the format has none
	Titles  []string         // what stands above the header
	Err     error            // what ended reading before its end
}

// Read opens a file and reads the one input in it by the format.
func Read(t testing.TB, f *format.Format, name string, opt format.Options) (r Result) {
	t.Helper()
	err := use(t, f, name, opt, func(reader format.Reader) { r = Drain(t, reader) })
	if err != nil {
		r.Err = err
	}
	return r
}

// use opens the one input in a file by the format for as long as do takes. The
// error is that of opening.
func use(t testing.TB, f *format.Format, name string, opt format.Options, do func(format.Reader)) error {
	t.Helper()
	opened, err := format.Open(name, format.OpenOptions{})
	if err != nil {
		return err
	}
	defer func() {
		if err := opened.Close(); err != nil {
			t.Error(err)
		}
	}()
	if len(opened.Inputs) != 1 {
		t.Fatalf("%s has %d inputs, want 1", name, len(opened.Inputs))
	}
	reader, err := f.Open(opened.Inputs[0], opt)
	if err != nil {
		return err
	}
	defer func() {
		if err := reader.Close(); err != nil {
			t.Error(err)
		}
	}()
	do(reader)
	return nil
}

// Want is what a reading is to give; nil is none.
type Want struct {
	Said, Rejected []string
	Rows           int
}

// Check fails the test when an input was not read to its end, or not so.
func (r Result) Check(t testing.TB, name string, want Want) {
	t.Helper()
	if r.Err != nil {
		t.Errorf("%s: %v", name, r.Err)
	}
	got := Want{r.Said, r.Rejected, r.Rows}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", name, diff)
	}
}

// Rejects is the file of rejected rows of an input that is read by the format,
// each as mend makes it, with the reason. A row of which mend makes nil is left
// out; without mend all are as they were.
func Rejects(t testing.TB, f *format.Format, name string, opt format.Options, reason string, mend func(raw []string) []string) string {
	t.Helper()
	var out strings.Builder
	err := use(t, f, name, opt, func(reader format.Reader) {
		w, err := reader.(format.Returning).Rejects(&out)
		if err != nil {
			t.Fatal(err)
		}
		for _, raw := range Drain(t, reader).Raw {
			if mend != nil {
				raw = mend(raw)
			}
			if raw == nil {
				continue
			}
			if err := w.Write(raw, reason); err != nil {
				t.Fatal(err)
			}
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// Text reads a text by the format, as a file of that name.
func Text(t testing.TB, f *format.Format, base, text string, opt format.Options) Result {
	t.Helper()
	return Read(t, f, File(t, base, text), opt)
}

// Plain is the text without what changes how its lines are counted: quotes,
// control characters, marks of the byte order, bytes that are not UTF-8.
func Plain(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return r
		case r < ' ' || r == '"' || r == '\ufeff':
			return '?'
		default:
			return r
		}
	}, strings.ToValidUTF8(text, "?"))
}

// File makes a file in a folder of its own.
func File(t testing.TB, base, text string) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), base)
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

// Drain reads all records. It fails the test when they are not as the contract
// of format.Reader says.
func Drain(t testing.TB, reader format.Reader) Result {
	t.Helper()
	var out Result
	if titled, ok := reader.(format.Titled); ok {
		out.Titles = titled.Titles()
	}
	if m, ok := reader.(format.Mapped); ok {
		out.Mapping = m.Mapping()
	}
	sources := map[twinning.ID]bool{}
	for r, err := range reader.Records() {
		if out.Err != nil {
			t.Fatalf("after the error %v came %v and %v", out.Err, r, err)
		}
		var bad record.Rejections
		switch {
		case errors.As(err, &bad):
			out.Rows++
			out.Raw = append(out.Raw, bad[0].Raw)
			for _, b := range bad {
				line := fmt.Sprintf("%d: %s", b.At.Line, afterPosition(b))
				if out.Rejected = append(out.Rejected, line); b.LeftOut {
					out.LeftOut = append(out.LeftOut, line)
				}
			}
		case err != nil:
			out.Err = err
		default:
			out.Rows += r.Rows
			out.Records = append(out.Records, r)
			out.Said = append(out.Said, check(t, r, sources))
		}
	}
	return out
}

func afterPosition(r *record.Rejected) string {
	return strings.TrimPrefix(r.Error(), r.At.String()+": ")
}

// check looks at one record, and gives it in words.
func check(t testing.TB, r record.Record, sources map[twinning.ID]bool) string {
	t.Helper()
	words := fmt.Sprintf("%d: ", r.At.Line)
	if r.At.File == "" {
		t.Errorf("record without a file: %v", r)
	}
	switch v := r.Value.(type) {
	case record.Entity:
		if err := v.Entity.Validate(); err != nil {
			t.Errorf("%v: %v", r.At, err)
		}
		if s, ok := v.Entity.(twinning.Source); ok {
			sources[s.ID] = true
			return words + strings.Join(strings.Fields(fmt.Sprintf("%s %s %s", s.ID, s.Title, s.URL)), " ")
		}
		return words + string(v.Entity.EntityID())
	case record.Place:
		if v.Country != "" {
			return words + place(v.City) + ", in " + v.Country
		}
		return words + place(v.City)
	case record.Tie:
		if v.A.IsZero() || v.B.IsZero() {
			t.Errorf("%v: a tie without two places: %v", r.At, v)
		}
		for _, s := range v.Statements {
			if !sources[s.Said.Source] {
				t.Errorf("%v: the source %s was not yielded before", r.At, s.Said.Source)
			}
		}
		return words + tie(v)
	default:
		t.Errorf("%v: a record of %T", r.At, r.Value)
		return words
	}
}

// ref is a reference to a place with all that it has.
func ref(p record.PlaceRef) string {
	var parts []string
	for _, s := range []string{p.Name, p.Region, p.Country, p.Wikidata, string(p.ID)} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	if p.Geonames != 0 {
		parts = append(parts, fmt.Sprintf("g%d", p.Geonames))
	}
	if p.Location != nil {
		parts = append(parts, fmt.Sprintf("%g %g", p.Location.Lat, p.Location.Lon))
	}
	return strings.Join(parts, ", ")
}

func tie(v record.Tie) string {
	var said []string
	for _, s := range v.Statements {
		add := func(word, value string) {
			if value != "" && value != "UNKNOWN" {
				said = append(said, word+" "+value)
			}
		}
		add("kind", string(s.Said.Kind))
		add("status", string(s.Said.Status))
		add("since", s.Said.Since.String())
		add("until", s.Said.Until.String())
		add("side", []string{"", "a", "b"}[s.Side])
		add("note", s.Said.Note)
		add("by", string(s.Said.Source))
	}
	return fmt.Sprintf("%s -- %s [%s]", ref(v.A), ref(v.B), strings.Join(said, ", "))
}

func place(c twinning.City) string {
	var parts []string
	if c.Wikidata != "" {
		parts = append(parts, c.Wikidata)
	}
	if c.Geonames != 0 {
		parts = append(parts, fmt.Sprintf("g%d", c.Geonames))
	}
	for _, n := range c.Names {
		name := n.Text
		if n.Language != "" {
			name += "@" + n.Language
		}
		if n.Kind != twinning.NameCommon {
			name += " " + string(n.Kind)
		}
		parts = append(parts, name)
	}
	for _, s := range c.Countries {
		parts = append(parts, string(s.Country))
	}
	if c.Location != nil {
		parts = append(parts, fmt.Sprintf("%v %v", c.Location.Lat, c.Location.Lon))
	}
	if c.Population != nil {
		parts = append(parts, fmt.Sprintf("pop %d", *c.Population))
	}
	if c.Level != "" && c.Level != twinning.LevelUnknown {
		parts = append(parts, string(c.Level))
	}
	if len(c.Aliases) > 0 {
		parts = append(parts, "aliases "+strings.Join(c.Aliases, "|"))
	}
	return "place " + strings.Join(parts, ", ")
}
