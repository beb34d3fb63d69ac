package xlsx

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/sistergraph/sistergraph/loader/format/bounded"
)

// The library reads a sheet as far as it can and passes over what it cannot:
// XML that ends or breaks in the middle, rows and cells that stand out of order,
// texts that are not there. So that nothing is lost the parts are checked first.

const sharedStrings = "xl/sharedStrings.xml"

// check is an error when the library would pass over something of the sheet.
func check(file, sheet string, book *excelize.File) error {
	z, err := zip.OpenReader(file)
	if err != nil {
		return errors.New("is not a whole zip file")
	}
	defer z.Close()
	texts := 0
	err = walk(&z.Reader, sharedStrings, book, "si", func(t xml.Token) error {
		if e, ok := t.(xml.StartElement); ok && e.Name.Local == "si" {
			texts++
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("has damaged texts: %w", err)
	}
	name, err := partOf(&z.Reader, sheet, book)
	if err != nil {
		return err
	}
	s := &sheetCheck{texts: texts}
	if err := walk(&z.Reader, name, book, "row", s.see); err != nil {
		return fmt.Errorf("is damaged after row %d: %w", s.row, err)
	}
	return nil
}

// walk shows every token of an XML part to its end; a part that is not there
// has none. An element of the given name, and anything between two of them, has
// at most as many bytes as a piece of an input.
func walk(z *zip.Reader, name string, book *excelize.File, piece string, see func(xml.Token) error) error {
	for _, f := range z.File {
		if !strings.EqualFold(f.Name, name) {
			continue
		}
		text, err := f.Open()
		if err != nil {
			return err
		}
		defer text.Close()
		in := bounded.New(text)
		d := xml.NewDecoder(in)
		d.CharsetReader = book.CharsetReader
		inside := false
		for {
			if !inside {
				in.Begin(d.InputOffset())
			}
			t, err := d.Token()
			switch e := t.(type) {
			case xml.StartElement:
				inside = inside || e.Name.Local == piece
			case xml.EndElement:
				inside = inside && e.Name.Local != piece
			}
			if err == nil {
				err = see(t)
			}
			switch {
			case err == io.EOF:
				return nil
			case err != nil:
				return err
			}
		}
	}
	return nil
}

// partOf is the name of the part that has the sheet.
func partOf(z *zip.Reader, sheet string, book *excelize.File) (string, error) {
	const workbook = "xl/workbook.xml"
	relation, target := "", ""
	err := walk(z, workbook, book, "sheet", func(t xml.Token) error {
		if e, ok := t.(xml.StartElement); ok && e.Name.Local == "sheet" && strings.EqualFold(attribute(e, "name"), sheet) {
			relation = attribute(e, "id")
		}
		return nil
	})
	if err != nil {
		return "", err
	}
	err = walk(z, "xl/_rels/workbook.xml.rels", book, "Relationship", func(t xml.Token) error {
		if e, ok := t.(xml.StartElement); ok && e.Name.Local == "Relationship" && attribute(e, "Id") == relation {
			target = attribute(e, "Target")
		}
		return nil
	})
	switch {
	case err != nil:
		return "", err
	case target == "":
		return "", errors.New("does not say where its rows are")
	case strings.HasPrefix(target, "/"):
		return strings.TrimPrefix(path.Clean(target), "/"), nil
	default:
		return path.Join(path.Dir(workbook), target), nil
	}
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// sheetCheck looks at the rows of a sheet in their order.
type sheetCheck struct {
	texts       int // how many shared ones the workbook has
	tables      int // elements of rows begun
	inside      bool
	row, column int              // read last
	shared      bool             // the cell has the number of a text
	value       *strings.Builder // of the cell being read; nil outside
}

func (s *sheetCheck) see(t xml.Token) error {
	switch t := t.(type) {
	case xml.StartElement:
		if t.Name.Local == "sheetData" {
			s.inside = true
			if s.tables++; s.tables > 1 {
				return errors.New("another table follows")
			}
		}
		if s.inside {
			return s.start(t)
		}
	case xml.CharData:
		if s.value != nil {
			s.value.Write(t)
		}
	case xml.EndElement:
		switch {
		case t.Name.Local == "sheetData":
			s.inside = false
		case t.Name.Local == "v" && s.value != nil:
			return s.end()
		}
	}
	return nil
}

func (s *sheetCheck) start(e xml.StartElement) (err error) {
	at := attribute(e, "r")
	switch e.Name.Local {
	case "row":
		n, err := number(at, s.row+1)
		if err != nil || n <= s.row {
			return fmt.Errorf("the next row has the number %q", at)
		}
		s.row, s.column = n, 0
	case "c":
		n := s.column + 1
		if at != "" {
			n, _, err = excelize.CellNameToCoordinates(at)
		}
		if err != nil || n <= s.column {
			return fmt.Errorf("a cell of row %d stands at %q", s.row, at)
		}
		if _, err := number(attribute(e, "s"), 0); err != nil {
			return fmt.Errorf("a cell of row %d has the style %q", s.row, attribute(e, "s"))
		}
		s.column, s.shared = n, attribute(e, "t") == "s"
	case "v":
		s.value = &strings.Builder{}
	case "f":
		if _, err := number(attribute(e, "si"), 0); err != nil {
			return fmt.Errorf("a cell of row %d has the formula %q", s.row, attribute(e, "si"))
		}
	}
	return nil
}

// end looks at the value of a cell.
func (s *sheetCheck) end() error {
	text := strings.TrimSpace(s.value.String())
	s.value = nil
	if !s.shared {
		return nil
	}
	if n, err := number(text, 0); err != nil || text != "" && (n < 0 || n >= s.texts) {
		return fmt.Errorf("a cell of row %d has the text number %q, and there are %d", s.row, text, s.texts)
	}
	return nil
}

func number(text string, blank int) (int, error) {
	if text == "" {
		return blank, nil
	}
	return strconv.Atoi(text)
}
