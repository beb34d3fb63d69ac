package main

import (
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const (
	goodRows   = "city,country,partner,partner country,since\nHarbin,CN,Wrocław,PL,2019-05-01\n"
	brokenRows = goodRows + "Harbin,CN,Atlantis,PL,2019\nHarbin,CN,Oulu,FI,2020-13-40\n"
)

// ownStore is a copy of the store with the shipped data that a test may change.
func ownStore(t *testing.T) string {
	t.Helper()
	from := strings.TrimPrefix(filled(t), "sqlite:")
	to := filepath.Join(t.TempDir(), "own.db")
	text, err := os.ReadFile(from)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(to, text, 0o600); err != nil {
		t.Fatal(err)
	}
	return "sqlite:" + to
}

func write(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func read(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestGoodRowsMakeOneReleaseAndTheSameRowsNone(t *testing.T) {
	data, file := ownStore(t), write(t, "good.csv", goodRows)
	if out := mustRun(t, "--store", data, "load", file); !strings.Contains(out, "release 2 made") {
		t.Errorf("the first load says %q", out)
	}
	if out := mustRun(t, "--store", data, "load", file); !strings.Contains(out, "nothing is new: no release made") {
		t.Errorf("the second load says %q", out)
	}
	if out := mustRun(t, "--store", data, "ask", "source", "Harbin", "Wrocław"); !strings.Contains(out, "2019-05-01") {
		t.Errorf("the tie is not there: %q", out)
	}
	if out := mustRun(t, "--store", data, "ask", "source", "Harbin", "Wrocław", "--release", "1"); !strings.Contains(out, "No tie") {
		t.Errorf("the tie is in the release before: %q", out)
	}
}

func TestBrokenRowsStopTheLoadAndAreAllListed(t *testing.T) {
	data, file := ownStore(t), write(t, "broken.csv", brokenRows)
	got := execute(t, "--store", data, "load", file)
	if got.code != exitFailed {
		t.Errorf("ended with %d", got.code)
	}
	for _, part := range []string{"broken.csv:3", `"Atlantis, PL"`, "broken.csv:4", `"2020-13-40"`, "no release made"} {
		if !strings.Contains(got.stdout, part) {
			t.Errorf("it does not say %q:\n%s", part, got.stdout)
		}
	}
	if out := mustRun(t, "--store", data, "release", "show"); !strings.Contains(out, "Release 1 ") {
		t.Errorf("something was published: %s", out)
	}
}

func TestPartialLoadsTheGoodRowsAndGivesTheOthersBack(t *testing.T) {
	data, file := ownStore(t), write(t, "broken.csv", brokenRows)
	folder := t.TempDir()
	rejects, report, review := filepath.Join(folder, "rejects.csv"), filepath.Join(folder, "report.json"), filepath.Join(folder, "review.csv")
	got := execute(t, "--store", data, "load", file, "--partial", "--json", "--rejects", rejects, "--report", report, "--review", review)
	if got.code != exitRejected {
		t.Errorf("ended with %d: %s", got.code, got.stderr)
	}
	if want := "rejects.csv, to be mended there and loaded with --source source:broken-csv"; !strings.Contains(got.stderr, want) {
		t.Errorf("it does not say %q: %s", want, got.stderr)
	}
	for _, text := range []string{got.stdout, read(t, report)} {
		var told struct {
			Rows    struct{ Read, Used, Rejected int }
			Release struct {
				Number int
				Day    string
			}
			Inputs []struct {
				Format  string
				Columns map[string]string
			}
		}
		if err := json.Unmarshal([]byte(text), &told); err != nil {
			t.Fatalf("%v in %s", err, text)
		}
		if told.Rows.Read != 3 || told.Rows.Used != 1 || told.Rows.Rejected != 2 || told.Release.Number != 2 || len(told.Release.Day) != len("2026-11-24") {
			t.Errorf("the report tells %+v", told)
		}
		if len(told.Inputs) != 1 || told.Inputs[0].Format != "pairs" || told.Inputs[0].Columns["b.country"] != "partner country" {
			t.Errorf("the report tells of the input %+v", told.Inputs)
		}
	}
	if text := read(t, rejects); !strings.Contains(text, "Atlantis") || !strings.Contains(text, "2020-13-40") || strings.Contains(text, "Wrocław") {
		t.Errorf("the rejected rows are\n%s", text)
	}
	open := read(t, review)
	lines := strings.Split(strings.TrimSpace(open), "\n")
	if len(lines) != 2 || !strings.HasPrefix(lines[1], "Atlantis,PL,") {
		t.Fatalf("the review is\n%s", open)
	}
	made := write(t, "decided.csv", lines[0]+"\n"+lines[1]+"new\n")
	one := write(t, "one.csv", "city,country,partner,partner country\nHarbin,CN,Atlantis,PL\n")
	if out := mustRun(t, "--store", data, "load", one, "--decisions", made); !strings.Contains(out, "release 3 made") {
		t.Errorf("the decided row was not loaded: %s", out)
	}
	if out := mustRun(t, "--store", data, "load", one); !strings.Contains(out, "nothing is new") {
		t.Errorf("the decision was not remembered: %s", out)
	}
}

func TestARowThatADecisionLeavesOutStopsNothing(t *testing.T) {
	data := ownStore(t)
	file := write(t, "one.csv", "city,country,partner,partner country\nHarbin,CN,Wrocław,PL\nHarbin,CN,Atlantis,PL\n")
	decided := write(t, "decided.csv", "name,country,region,decision\nAtlantis,PL,,skip\n")
	out := mustRun(t, "--store", data, "load", file, "--decisions", decided)
	for _, want := range []string{"is left out by a decision", "1 rejected (1 of them left out on purpose)", "release 2 made"} {
		if !strings.Contains(out, want) {
			t.Errorf("it does not say %q: %s", want, out)
		}
	}
	if out := mustRun(t, "--store", data, "load", file); !strings.Contains(out, "nothing is new") {
		t.Errorf("the decision was not remembered: %s", out)
	}
}

func TestWhatIsFoundOutAboutAFileIsToldAndCanBeSaved(t *testing.T) {
	data, file := ownStore(t), write(t, "good.csv", goodRows)
	columns := filepath.Join(t.TempDir(), "columns.yaml")
	got := execute(t, "--store", data, "load", file, "--dry-run", "--save-map", columns)
	saved := read(t, columns)
	if got.code != exitDone || !strings.Contains(saved, "a.name: city") {
		t.Fatalf("ended with %d and saved\n%s", got.code, saved)
	}
	for _, want := range []string{"good.csv is read as pairs: ", "  " + strings.ReplaceAll(strings.TrimSpace(saved), "\n", "\n  ")} {
		if !strings.Contains(got.stderr, want) {
			t.Errorf("it does not say %q: %s", want, got.stderr)
		}
	}
	again := execute(t, "--store", data, "load", file, "--dry-run", "--map", columns, "--format", "pairs")
	if again.code != exitDone || again.stderr != "" {
		t.Errorf("with the saved columns it ended with %d and says %s", again.code, again.stderr)
	}
}

func TestADryRunChangesNothing(t *testing.T) {
	data, file := ownStore(t), write(t, "good.csv", goodRows)
	if out := mustRun(t, "--store", data, "load", file, "--dry-run"); !strings.Contains(out, "dry run: nothing was changed") {
		t.Errorf("it says %q", out)
	}
	if out := mustRun(t, "--store", data, "release", "show"); !strings.Contains(out, "Release 1 ") {
		t.Errorf("something was published: %s", out)
	}
}

func TestRowsComeOverStandardInputToo(t *testing.T) {
	data := ownStore(t)
	var stdout, stderr strings.Builder
	code := run(t.Context(), []string{"--store", data, "load", "-"}, strings.NewReader(goodRows), &stdout, &stderr)
	if code != exitDone || !strings.Contains(stdout.String(), "release 2 made") {
		t.Errorf("ended with %d: %s%s", code, stdout.String(), stderr.String())
	}
}

func TestAnInterruptedLoadLeavesTheReleaseBefore(t *testing.T) {
	data, file := ownStore(t), write(t, "good.csv", goodRows)
	ctx, stop := context.WithCancel(t.Context())
	stop()
	var stdout, stderr strings.Builder
	if code := run(ctx, []string{"--store", data, "load", file}, strings.NewReader(""), &stdout, &stderr); code != exitInterrupted {
		t.Errorf("ended with %d: %s", code, stderr.String())
	}
	if out := mustRun(t, "--store", data, "release", "show"); !strings.Contains(out, "Release 1 ") {
		t.Errorf("something was published: %s", out)
	}
}

// zipped is a text packed by gzip.
func zipped(t *testing.T, text string) string {
	t.Helper()
	var out strings.Builder
	w := gzip.NewWriter(&out)
	if _, err := w.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func half(text string) string { return text[:len(text)/2] }

func TestAFileThatCannotBeLoaded(t *testing.T) {
	good := write(t, "good.csv", goodRows)
	many := goodRows
	for i := range 30_000 {
		many += fmt.Sprintf("Harbin,CN,Wrocław,PL,%d\n", 10_000+i*i)
	}
	for name, r := range map[string]refusal{
		"a file that is not there":        {[]string{"load", "/nowhere.csv"}, exitFailed, []string{"there is no file /nowhere.csv"}},
		"a folder":                        {[]string{"load", t.TempDir()}, exitFailed, []string{"is a folder", "name the files in it"}},
		"an empty file":                   {[]string{"load", write(t, "empty.csv", "")}, exitFailed, []string{"empty.csv is empty"}},
		"a binary file":                   {[]string{"load", write(t, "binary.csv", strings.Repeat("\x00\x01\x02\xff", 99))}, exitFailed, []string{"binary.csv is a binary file"}},
		"a header alone":                  {[]string{"load", write(t, "header.csv", "city,partner\n")}, exitFailed, []string{"has a header and no row"}},
		"packed data that end early":      {[]string{"load", write(t, "cut.csv.gz", half(zipped(t, many)))}, exitFailed, []string{"cut.csv.gz is cut off: its gzip data end in the middle"}},
		"a bomb":                          {[]string{"load", write(t, "bomb.csv.gz", zipped(t, "city,partner\n"+strings.Repeat("Harbin,"+strings.Repeat("x", 1<<20)+"\n", 30)))}, exitFailed, []string{"bomb.csv.gz unpacks to more than 200 times its size"}},
		"no file":                         {[]string{"load"}, exitUsage, []string{"<file>"}},
		"a form that is none":             {[]string{"load", good, "--format", "stone-tablet"}, exitUsage, []string{"stone-tablet", "datapackage", "pairs"}},
		"a text that has no form":         {[]string{"load", write(t, "song.txt", "la la la\n")}, exitFailed, []string{"song.txt", "--format"}},
		"columns from a file that is not": {[]string{"load", good, "--map", "/nowhere.yaml"}, exitUsage, []string{"/nowhere.yaml"}},
		"decisions that are none":         {[]string{"load", good, "--decisions", good}, exitUsage, []string{"review file"}},
		"rejects to nowhere":              {[]string{"load", good, "--rejects", "/nowhere/r.csv"}, exitUsage, []string{"--rejects", "/nowhere/r.csv"}},
		"an encoding that is none":        {[]string{"load", good, "--charset", "klingon"}, exitUsage, []string{"klingon"}},
		"two guesses for one file":        {[]string{"load", good, good, "--save-map", "m.yaml"}, exitUsage, []string{"--save-map", "one file", "2"}},
		"a guess to nowhere":              {[]string{"load", good, "--save-map", "/nowhere/m.yaml"}, exitUsage, []string{"--save-map", "/nowhere/m.yaml"}},
		"another progress":                {[]string{"load", good, "--progress", "dots"}, exitUsage, []string{"--progress", "plain"}},
	} {
		t.Run(name, func(t *testing.T) {
			r.args = append([]string{"--store", "sqlite::memory:"}, r.args...)
			r.check(t)
		})
	}
}

func TestFlagsThatCannotBeMeantAreWrongUsage(t *testing.T) {
	data, file := filled(t), write(t, "good.csv", goodRows)
	for name, c := range map[string]struct {
		args []string
		want string
	}{
		"the id of a city as the source":   {[]string{"--source", "city:Q64"}, `"city:Q64" is not the id of a source`},
		"the id of a source without a key": {[]string{"--source", "source:"}, `"source:" is not the id of a source`},
		"a sheet of a text":                {[]string{"--sheet", "Twins"}, "none of the files is a workbook"},
	} {
		got := execute(t, append([]string{"--store", data, "load", file, "--dry-run"}, c.args...)...)
		if got.code != exitUsage || !strings.Contains(got.stderr, c.want) {
			t.Errorf("%s: ended with %d: %s", name, got.code, got.stderr)
		}
	}
}

func TestColumnsThatArePassedOverAreTold(t *testing.T) {
	data := filled(t)
	table := write(t, "odd.csv", "No.,city,country,partner,partner country,Colour\n1,Harbin,CN,Wrocław,PL,blue\n")
	network := write(t, "net.gexf", `<gexf><graph><attributes class="node"><attribute id="0" title="country"/><attribute id="1" title="Modularity Class"/></attributes>`+
		`<nodes><node id="a" label="Harbin"/><node id="b" label="Wrocław"/></nodes><edges><edge source="a" target="b"/></edges></graph></gexf>`)
	for file, wants := range map[string][]string{
		table:   {`passed over: "No.", "Colour"`},
		network: {`"country" for a.country, "country" for b.country`, `passed over: "Modularity Class"`},
	} {
		got := execute(t, "--store", data, "load", file, "--dry-run")
		for _, want := range wants {
			if !strings.Contains(got.stderr, want) {
				t.Errorf("%s: it does not say %q:\n%s", file, want, got.stderr)
			}
		}
	}
}
