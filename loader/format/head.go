package format

import (
	"bytes"
	"fmt"
	"io/fs"
	"strings"
)

// headSize is how much of the beginning of an input formats may look at.
const headSize = 64 << 10

// Head is what formats judge an input by.
type Head struct {
	Name  string // as shown to people
	Base  string // the file's own name, without folder and compression: partners.csv
	Text  []byte // the beginning, unpacked and in UTF-8, without a byte order mark; at most 64 KiB
	Whole bool   // whether Text is all there is
	// FS is the folder or zip that is a Data Package; nil for any other input.
	FS fs.FS
	// Workbook tells that the input is a zip laid out as an Excel workbook.
	Workbook bool
	begin    []byte // the first bytes, unpacked but not decoded
}

// Ext is the ending of the file's name in lower case, with the dot.
func (h *Head) Ext() string {
	if i := strings.LastIndexByte(h.Base, '.'); i >= 0 {
		return strings.ToLower(h.Base[i:])
	}
	return ""
}

// Lines are the full lines of the text, at most n of them, without their ends.
func (h *Head) Lines(n int) []string {
	text := h.Text
	if !h.Whole {
		text = text[:bytes.LastIndexByte(text, '\n')+1]
	}
	var out []string
	for line := range bytes.Lines(text) {
		if len(out) == n {
			break
		}
		out = append(out, string(bytes.TrimRight(line, "\r\n")))
	}
	return out
}

// magics are the beginnings of files that people take for tables.
var magics = []struct{ begin, what string }{
	{"%PDF-", "a PDF document"},
	{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Excel or Word document; save it as .xlsx"},
	{"SQLite format 3", "an SQLite database"},
	{"PAR1", "a Parquet file"},
	{"\x89PNG", "a picture"},
	{"\xff\xd8\xff", "a picture"},
	{"7z\xbc\xaf\x27\x1c", "a 7-Zip archive; unpack it first"},
	{"\xfd7zXZ", "an xz file; unpack it first"},
	{"\x7fELF", "a program"},
	{"Rar!", "a RAR archive; unpack it first"},
}

// Unreadable is an error for people when the input is empty or binary.
func (h *Head) Unreadable() error {
	if h.FS != nil || h.Workbook {
		return nil
	}
	for _, m := range magics {
		if bytes.HasPrefix(h.begin, []byte(m.begin)) {
			return fmt.Errorf("%s is %s", h.Name, m.what)
		}
	}
	if len(bytes.TrimSpace(h.Text)) == 0 && h.Whole {
		return fmt.Errorf("%s is empty", h.Name)
	}
	if len(h.begin) > 262 && string(h.begin[257:262]) == "ustar" {
		return fmt.Errorf("%s is a tar archive; unpack it first", h.Name)
	}
	if countControls(h.Text)*50 > len(h.Text) {
		return fmt.Errorf("%s is a binary file, not text", h.Name)
	}
	return nil
}

// countControls counts the control characters that text does not have.
func countControls(text []byte) int {
	n := 0
	for _, c := range text {
		if c < ' ' && !strings.ContainsRune("\t\n\r\f\v\x1a", rune(c)) {
			n++
		}
	}
	return n
}
