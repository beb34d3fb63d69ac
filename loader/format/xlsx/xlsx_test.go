package xlsx_test

import (
	"bytes"
	"os"
	"path/filepath"
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

func TestRejectedRowsAreReadAgainWhenMended(t *testing.T) {
	opened, err := format.Open(workbook(t, rows(), styled), format.OpenOptions{})
	if err != nil {
		t.Fatal(err)
	}
	defer opened.Close()
	reader, err := xlsx.Format.Open(opened.Inputs[0], format.Options{Sheet: "Twins"})
	if err != nil {
		t.Fatal(err)
	}
	defer reader.Close()
	var out bytes.Buffer
	w, err := reader.(format.Returning).Rejects(&out)
	if err != nil {
		t.Fatal(err)
	}
	for _, raw := range formattest.Drain(t, reader).Raw {
		if raw[2] == "" {
			raw[2] = "Cork"
		}
		if err := w.Write(raw[:6], "because"); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	got := formattest.Text(t, xlsx.Format, "again.xlsx", out.String(), format.Options{})
	if got.Err != nil || got.Rows != 2 || len(got.Rejected) > 0 {
		t.Errorf("%v, %d rows, rejected %q", got.Err, got.Rows, got.Rejected)
	}
}

func TestWorkbooksThatCannotBeReadAreToldSo(t *testing.T) {
	good := workbook(t, rows(), nil)
	for name, c := range map[string]struct {
		path, sheet, want string
	}{
		"a sheet that is not there": {good, "Tabelle1", `no sheet "Tabelle1": it has Sheet1, Twins`},
		"a header alone":            {good, "", "has a header and no row below it"},
		"no workbook":               {formattest.File(t, "x.xlsx", "city,partner\n"), "", "is no Excel workbook"},
	} {
		if got := formattest.Read(t, xlsx.Format, c.path, format.Options{Sheet: c.sheet}); got.Err == nil || !strings.Contains(got.Err.Error(), c.want) {
			t.Errorf("%s: got %v, want an error with %q", name, got.Err, c.want)
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
