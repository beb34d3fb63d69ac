package xlsx_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"github.com/sistergraph/sistergraph/loader/format"
	"github.com/sistergraph/sistergraph/loader/format/formattest"
	"github.com/sistergraph/sistergraph/loader/format/xlsx"
)

// workbook makes a workbook of one sheet of the given rows after a first sheet
// of words, and gives its path.
func workbook(t testing.TB, rows [][]any, style func(*excelize.File)) string {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	if _, err := f.NewSheet("Twins"); err != nil {
		t.Fatal(err)
	}
	if err := f.SetSheetRow("Sheet1", "A1", &[]any{"city", "partner"}); err != nil {
		t.Fatal(err)
	}
	for i, row := range rows {
		cell, err := excelize.CoordinatesToCellName(1, i+1)
		if err != nil {
			t.Fatal(err)
		}
		if err := f.SetSheetRow("Twins", cell, &row); err != nil {
			t.Fatal(err)
		}
	}
	if style != nil {
		style(f)
	}
	path := filepath.Join(t.TempDir(), "twins.xlsx")
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	return path
}

func shape(f *excelize.File, cell, format string) {
	id, err := f.NewStyle(&excelize.Style{CustomNumFmt: &format})
	if err == nil {
		err = f.SetCellStyle("Twins", cell, cell, id)
	}
	if err != nil {
		panic(err)
	}
}

var day = time.Date(1985, 11, 7, 0, 0, 0, 0, time.UTC)

func rows() [][]any {
	return [][]any{
		{"Stadt", "Land", "Partnerstadt", "Land", "seit", "Bemerkung"},
		{"Köln", "DE", "Lüttich", "Belgien", 1958, "Ringpartnerschaft"},
		{"Köln", "DE", "Turin", "Italien", day},
		{},
		{"Köln", "DE", "Lille", "Frankreich", day},
		{"Köln", "DE", "Kyoto", "Japan", day},
		{"Köln", "DE", "Tunis", "Tunesien", day},
		{"Köln", "DE", "Esch", "Luxemburg", 1958},
		{"Köln", "DE", "", "Irland", 1988},
		{"Köln", "DE", "Cork", "Irland", 1988, "", "zu viel"},
	}
}

func styled(f *excelize.File) {
	shape(f, "E5", "dd/mm/yy")
	shape(f, "E6", "mmmm yyyy")
	shape(f, "E7", "yyyy")
	shape(f, "E8", "#,##0")
}

func TestASheetIsReadWithItsOwnRowNumbersAndDays(t *testing.T) {
	got := formattest.Read(t, xlsx.Format, workbook(t, rows(), styled), format.Options{Source: "source:S", Sheet: "Twins"})
	want := []string{
		"2: source:S",
		"2: Köln, DE -- Lüttich, Belgien [since 1958, note Ringpartnerschaft, by source:S]",
		"3: Köln, DE -- Turin, Italien [since 1985-11-07, by source:S]",
		"5: Köln, DE -- Lille, Frankreich [since 1985-11-07, by source:S]",
		"6: Köln, DE -- Kyoto, Japan [since 1985-11, by source:S]",
		"7: Köln, DE -- Tunis, Tunesien [since 1985, by source:S]",
		"8: Köln, DE -- Esch, Luxemburg [since 1958, by source:S]",
	}
	if diff := cmp.Diff(want, got.Said); diff != "" || got.Err != nil {
		t.Errorf("%v (-want +got):\n%s", got.Err, diff)
	}
	rejected := []string{"9: b.name is blank (a tie needs two places)", "10: has 7 cells where the header has 6 (take out what stands beside the table)"}
	if diff := cmp.Diff(rejected, got.Rejected); diff != "" || got.Rows != 8 {
		t.Errorf("%d rows, want 8; rejected (-want +got):\n%s", got.Rows, diff)
	}
}

func TestTitlesAboveTheHeaderArePassedOver(t *testing.T) {
	titled := append([][]any{{"Partnerstädte"}, {"Stand", nil, nil}}, rows()...)
	got := formattest.Read(t, xlsx.Format, workbook(t, titled, nil), format.Options{Source: "source:S", Sheet: "Twins"})
	if diff := cmp.Diff([]string{"Partnerstädte", "Stand"}, got.Titles); diff != "" || got.Err != nil || got.Rows != 8 || len(got.Rejected) != 2 {
		t.Errorf("%v, %d rows, rejected %q, titles (-want +got):\n%s", got.Err, got.Rows, got.Rejected, diff)
	}
	if want := "4: Köln, DE -- Lüttich, Belgien [since 1958, note Ringpartnerschaft, by source:S]"; !slices.Contains(got.Said, want) {
		t.Errorf("%q is not in %q", want, got.Said)
	}
}

func TestRejectedRowsAreReadAgainWhenMended(t *testing.T) {
	rejects := formattest.Rejects(t, xlsx.Format, workbook(t, rows(), styled), format.Options{Sheet: "Twins"}, "because", func(raw []string) []string {
		if raw[2] == "" {
			raw[2] = "Cork"
		}
		return raw[:6]
	})
	got := formattest.Text(t, xlsx.Format, "again.xlsx", rejects, format.Options{})
	if got.Err != nil || got.Rows != 2 || len(got.Rejected) > 0 {
		t.Errorf("%v, %d rows, rejected %q", got.Err, got.Rows, got.Rejected)
	}
}

func TestWorkbooksThatCannotBeReadAreToldSo(t *testing.T) {
	good := workbook(t, rows(), nil)
	cover := workbook(t, rows(), func(f *excelize.File) {
		if err := errors.Join(f.SetCellValue("Sheet1", "A1", "By the office"), f.SetCellValue("Sheet1", "B1", 2026)); err != nil {
			t.Fatal(err)
		}
	})
	for name, c := range map[string]struct {
		path, sheet, want string
	}{
		"a sheet that is not there": {good, "Tabelle1", `no sheet "Tabelle1": it has Sheet1, Twins`},
		"a header alone":            {good, "", "has a header and no row below it"},
		"a cover sheet":             {cover, "", "say which they are with --map; the other sheets are Twins: --sheet reads one of them"},
		"no workbook":               {formattest.File(t, "x.xlsx", "city,partner\n"), "", "is no Excel workbook"},
	} {
		if got := formattest.Read(t, xlsx.Format, c.path, format.Options{Sheet: c.sheet}); got.Err == nil || !strings.Contains(got.Err.Error(), c.want) {
			t.Errorf("%s: got %v, want an error with %q", name, got.Err, c.want)
		}
	}
}

// rewritten is a workbook with one of its parts changed.
func rewritten(t *testing.T, path, part string, change func(string) string) string {
	t.Helper()
	z, err := zip.OpenReader(path)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		text := string(content)
		if f.Name == part {
			if text = change(text); text == string(content) {
				t.Fatalf("%s is not changed: %s", part, text)
			}
		}
		to, err := w.Create(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(to, text); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return formattest.File(t, "twins.xlsx", out.String())
}

func TestNothingOfADamagedSheetIsPassedOver(t *testing.T) {
	replace := func(old, new string) func(string) string {
		return func(s string) string { return strings.Replace(s, old, new, 1) }
	}
	cut := func(at string) func(string) string {
		return func(s string) string { return s[:strings.Index(s, at)] }
	}
	const sheet, texts = "xl/worksheets/sheet2.xml", "xl/sharedStrings.xml"
	for name, c := range map[string]struct {
		part   string
		change func(string) string
		want   string
	}{
		"cut off between two rows":    {sheet, cut(`<row r="5"`), "is damaged after row 3: XML syntax error"},
		"cut off in a cell":           {sheet, cut(`</v></c><c r="C5"`), "is damaged after row 5: XML syntax error"},
		"cut off behind the last row": {sheet, cut(`</sheetData>`), "is damaged after row 10: XML syntax error"},
		"broken in the middle":        {sheet, replace(`<row r="5"`, `<<row r="5"`), "is damaged after row 3: XML syntax error"},
		"a row twice":                 {sheet, replace(`<row r="5"`, `<row r="3"`), `is damaged after row 3: the next row has the number "3"`},
		"a row without a number":      {sheet, replace(`<row r="5"`, `<row r="five"`), `is damaged after row 3: the next row has the number "five"`},
		"a cell twice":                {sheet, replace(`<c r="C5"`, `<c r="B5"`), `a cell of row 5 stands at "B5"`},
		"a cell of no column":         {sheet, replace(`<c r="C5"`, `<c r="5"`), `a cell of row 5 stands at "5"`},
		"a style that is none":        {sheet, replace(`<c r="C5"`, `<c r="C5" s="bold"`), `a cell of row 5 has the style "bold"`},
		"two tables":                  {sheet, replace(`</sheetData>`, `</sheetData><sheetData></sheetData>`), "another table follows"},
		"a text that is not there":    {sheet, replace(`t="s"><v>2</v>`, `t="s"><v>999</v>`), `has the text number "999", and there are`},
		"a text without a number":     {sheet, replace(`t="s"><v>2</v>`, `t="s"><v>x</v>`), `has the text number "x", and there are`},
		"texts that are cut off":      {texts, cut("</sst>"), "has damaged texts: XML syntax error"},
		"texts of which one is gone":  {texts, replace("<si><t>city</t></si>", ""), "has the text number"},
		"a sheet that says not where": {"xl/_rels/workbook.xml.rels", replace(`worksheets/sheet2.xml`, `worksheets/sheet9.xml`), `no sheet "Twins"`},
	} {
		path := rewritten(t, workbook(t, rows(), nil), c.part, c.change)
		got := formattest.Read(t, xlsx.Format, path, format.Options{Sheet: "Twins"})
		if got.Err == nil || !strings.Contains(got.Err.Error(), c.want) {
			t.Errorf("%s: got %v after %d rows, want an error with %q", name, got.Err, got.Rows, c.want)
		}
	}
}

func FuzzRead(f *testing.F) {
	b, err := os.ReadFile(workbook(f, rows(), styled))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(b)
	f.Fuzz(func(t *testing.T, content []byte) {
		o, err := format.Open(formattest.File(t, "x.xlsx", string(content)), format.OpenOptions{})
		if err != nil {
			return
		}
		defer o.Close()
		for _, in := range o.Inputs {
			if r, err := xlsx.Format.Open(in, format.Options{}); err == nil {
				formattest.Drain(t, r)
				r.Close()
			}
		}
	})
}
