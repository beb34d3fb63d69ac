// Package xlsx reads tables of ties from a sheet of an Excel workbook.
package xlsx

import (
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"github.com/sistergraph/sistergraph/loader/format"
	"github.com/sistergraph/sistergraph/loader/format/mapping"
	"github.com/sistergraph/sistergraph/loader/format/table"
	"github.com/sistergraph/sistergraph/loader/format/wording"
)

// Format is Excel workbooks (.xlsx) with a table of pairs in the first sheet or
// the one that is named.
var Format = &format.Format{
	Name:  "xlsx",
	About: "Excel workbook: a table of pairs in the first sheet, or in the one that --sheet names",
	Sniff: func(h *format.Head) format.Verdict {
		if h.Workbook {
			return format.Verdict{Sure: format.Certain, Why: "it is a zip laid out as a workbook"}
		}
		return format.Verdict{Why: "it is no workbook"}
	},
	Open: open,
}

// Parts of a workbook that are longer than inMemory go to temporary files.
const (
	inMemory = 16 << 20
	unpacked = 4 << 30
)

// reader is a table and the workbook below it.
type reader struct {
	*table.Table
	in   *format.Input
	rows *rows
}

func open(in *format.Input, opt format.Options) (format.Reader, error) {
	path, err := in.Workbook()
	if err != nil {
		return nil, err
	}
	if path == "" {
		return nil, fmt.Errorf("%s is no Excel workbook (.xlsx)", in.Name())
	}
	book, err := excelize.OpenFile(path, excelize.Options{UnzipSizeLimit: unpacked, UnzipXMLSizeLimit: inMemory, ShortDatePattern: "yyyy-mm-dd"})
	if err != nil {
		return nil, fmt.Errorf("%s cannot be read as an Excel workbook: it is damaged, or too large", in.Name())
	}
	r := &reader{in: in, rows: &rows{book: book, in: in}}
	if err := r.rows.open(opt.Sheet); err != nil {
		r.rows.close()
		return nil, err
	}
	if r.Table, err = table.New(r.rows.name, r.rows, in.Head.Base, opt); err != nil {
		if others := book.GetSheetList()[1:]; opt.Sheet == "" && len(others) > 0 {
			err = fmt.Errorf("%w; the other sheets are %s: --sheet reads one of them", err, strings.Join(others, ", "))
		}
		r.rows.close()
		return nil, err
	}
	return r, nil
}

// Close closes the workbook and removes its temporary files.
func (r *reader) Close() error { return r.rows.close() }

// rows are the rows of a sheet: as they are shown, and with the values below,
// which tell days that are shown in a short form.
type rows struct {
	in    *format.Input
	book  *excelize.File
	name  string // of file and sheet
	shown *excelize.Rows
	raw   *excelize.Rows
	line  int
	width int
	y1904 bool
}

func (r *rows) open(sheet string) error {
	sheets := r.book.GetSheetList()
	if len(sheets) == 0 {
		return fmt.Errorf("%s has no sheet", r.in.Name())
	}
	if sheet == "" {
		sheet = sheets[0]
	}
	r.name = fmt.Sprintf("%s (%s)", r.in.Name(), sheet)
	path, err := r.in.Workbook()
	if err != nil {
		return err
	}
	if props, err := r.book.GetWorkbookProps(); err == nil && props.Date1904 != nil {
		r.y1904 = *props.Date1904
	}
	if r.shown, err = r.book.Rows(sheet); err != nil {
		return fmt.Errorf("%s has no sheet %q: it has %s", r.in.Name(), sheet, strings.Join(sheets, ", "))
	}
	if err := check(path, sheet, r.book); err != nil {
		return fmt.Errorf("%s %w", r.name, err)
	}
	if r.raw, err = r.book.Rows(sheet); err != nil {
		return fmt.Errorf("%s cannot be read", r.name)
	}
	return nil
}

func (r *rows) close() error {
	for _, it := range []*excelize.Rows{r.shown, r.raw} {
		if it != nil {
			_ = it.Close() // the workbook removes the file
		}
	}
	return r.book.Close()
}

// Read gives the next row of the sheet, filled up to the length of the longest
// before it. Blank rows are empty.
func (r *rows) Read() ([]string, int, error) {
	r.line++
	if !r.shown.Next() || !r.raw.Next() {
		if err := r.shown.Error(); err != nil {
			return nil, 0, fmt.Errorf("%s cannot be read to its end", r.name)
		}
		if _, err := r.in.Workbook(); err != nil {
			return nil, 0, err
		}
		return nil, 0, io.EOF
	}
	cells, err := r.shown.Columns()
	if err != nil {
		return nil, 0, fmt.Errorf("%s:%d cannot be read: the workbook is damaged", r.name, r.line)
	}
	raw, err := r.raw.Columns(excelize.Options{RawCellValue: true})
	if err != nil {
		return nil, 0, fmt.Errorf("%s:%d cannot be read: the workbook is damaged", r.name, r.line)
	}
	for i, c := range cells {
		if i < len(raw) && raw[i] != c {
			cells[i] = r.day(c, raw[i])
		}
	}
	r.width = max(r.width, len(cells))
	for len(cells) > 0 && len(cells) < r.width {
		cells = append(cells, "")
	}
	return cells, r.line, nil
}

// looksLikeDay is how spreadsheets show days with numbers, whatever the order.
var looksLikeDay = regexp.MustCompile(`^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}( \d{1,2}:\d{2}(:\d{2})?)?$`)

// day is a cell of a number: days are written with the year first, what shows a
// date in another form stays as it is shown, and other numbers are bare.
func (r *rows) day(shown, raw string) string {
	serial, err := strconv.ParseFloat(raw, 64)
	if err != nil {
		return shown
	}
	if looksLikeDay.MatchString(shown) {
		if t, err := excelize.ExcelDateToTime(serial, r.y1904); err == nil {
			return t.Format(time.DateOnly)
		}
	}
	if _, err := wording.Date(shown, mapping.AnyOrder); err != nil {
		return raw
	}
	return shown
}
