package xlsx

import (
	"fmt"
	"io"

	"github.com/xuri/excelize/v2"

	"github.com/sistergraph/sistergraph/loader/format"
	"github.com/sistergraph/sistergraph/loader/format/table"
)

// Rejects writes rows as a workbook with the header of the sheet.
func (r *reader) Rejects(w io.Writer) (format.RejectWriter, error) {
	book := excelize.NewFile()
	sheet, err := book.NewStreamWriter(book.GetSheetName(0))
	if err != nil {
		return nil, err
	}
	out := &rejects{w: w, book: book, sheet: sheet, width: len(r.Header())}
	if out.width == 0 {
		return out, nil
	}
	return out, out.Write(r.Header(), format.ReasonColumn)
}

type rejects struct {
	w     io.Writer
	book  *excelize.File
	sheet *excelize.StreamWriter
	width int
	line  int
}

// Write adds a row of text.
func (r *rejects) Write(raw []string, reason string) error {
	r.line++
	cells := table.WithReason(raw, r.width, reason)
	values := make([]any, len(cells))
	for i, c := range cells {
		values[i] = c
	}
	return r.sheet.SetRow(fmt.Sprintf("A%d", r.line), values)
}

// Close writes the workbook.
func (r *rejects) Close() error {
	defer r.book.Close()
	if err := r.sheet.Flush(); err != nil {
		return err
	}
	return r.book.Write(r.w)
}
