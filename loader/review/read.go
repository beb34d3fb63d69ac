package review

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/sistergraph/sistergraph/loader/record"
	"github.com/sistergraph/sistergraph/twinning"
)

// The columns of a review file. Those that reading needs come under needed.
const decisionColumn = "decision"

var (
	columns = []string{"name", "country", "region", "where", "rows", "reason", "candidates", decisionColumn}
	needed  = []string{"name", "country", "region", decisionColumn}
)

// Limits of a file of decisions.
const (
	mostBytes  = 64 << 20
	mostErrors = 50
)

// Read reads a review file that a person completed: UTF-8, parted by commas,
// semicolons or tabs. Rows with a blank decision say nothing. Everything else
// must be right; the error is record.Rejections with what is wrong by line.
func Read(r io.Reader, file string) (*Decisions, error) {
	text, err := io.ReadAll(io.LimitReader(r, mostBytes+1))
	switch {
	case err != nil:
		return nil, fmt.Errorf("%s cannot be read: %w", file, err)
	case len(text) > mostBytes:
		return nil, reject(file, 0, "", "", "is larger than 64 MB, too much for decisions", "")
	case !utf8.Valid(text):
		return nil, reject(file, 0, "", "", "is not in UTF-8", "save it as CSV in UTF-8")
	}
	text = bytes.TrimPrefix(text, []byte("\ufeff"))
	rows := csv.NewReader(bytes.NewReader(text))
	rows.Comma = separator(text)
	header, err := rows.Read()
	if err != nil {
		return nil, reject(file, 1, "", "", "has no line that names the columns", "it must be "+strings.Join(columns, ","))
	}
	at, err := columnsOf(header, file)
	if err != nil {
		return nil, err
	}
	d := &Decisions{by: map[Name]decided{}}
	var wrong record.Rejections
	for len(wrong) < mostErrors {
		cells, err := rows.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			wrong = append(wrong, broken(err, file))
			if !errors.Is(err, csv.ErrFieldCount) {
				break
			}
			continue
		}
		line, _ := rows.FieldPos(0)
		if bad := d.add(cells, at, record.Position{File: file, Line: line}); bad != nil {
			wrong = append(wrong, bad)
		}
	}
	if len(wrong) > 0 {
		return nil, wrong
	}
	return d, nil
}

// separator is what parts the first line the most often.
func separator(text []byte) rune {
	line, _, _ := bytes.Cut(text, []byte("\n"))
	best := ','
	for _, s := range []rune{';', '\t'} {
		if bytes.Count(line, []byte(string(s))) > bytes.Count(line, []byte(string(best))) {
			best = s
		}
	}
	return best
}

func columnsOf(header []string, file string) (map[string]int, error) {
	at := map[string]int{}
	for i, name := range header {
		name = strings.ToLower(strings.TrimSpace(name))
		if _, twice := at[name]; twice {
			return nil, reject(file, 1, "column", name, "stands twice", "")
		}
		if !slices.Contains(columns, name) {
			return nil, reject(file, 1, "column", name, "is none of a review file", "the columns are "+strings.Join(columns, ", "))
		}
		at[name] = i
	}
	for _, name := range needed {
		if _, ok := at[name]; !ok {
			return nil, reject(file, 1, "column", name, "is missing", "keep the columns of the review file as they were written")
		}
	}
	return at, nil
}

// add takes one row; what is wrong with it, or nil.
func (d *Decisions) add(cells []string, at map[string]int, pos record.Position) *record.Rejected {
	cell := func(column string) string { return strings.TrimSpace(cells[at[column]]) }
	said := cell(decisionColumn)
	if said == "" {
		return nil
	}
	dec := Decision{At: pos}
	switch id := twinning.ID(said); {
	case strings.EqualFold(said, "new"):
		dec.Verdict = New
	case strings.EqualFold(said, "skip"):
		dec.Verdict = Skip
	case id.Type() == twinning.TypeCity && id.Key() != "" && !strings.ContainsAny(said, " \t\r\n|,;"):
		dec.Place = id
	default:
		return &record.Rejected{
			At: pos, Field: decisionColumn, Value: said, Reason: "is no decision",
			Hint: "write the id of one place (city:Q64), new, or skip, or leave it blank",
		}
	}
	name := Name{cell("name"), cell("country"), cell("region")}
	if name.Name == "" {
		return &record.Rejected{At: pos, Field: "name", Reason: "is blank, though something is decided", Hint: "keep the names as they were written"}
	}
	if before, twice := d.by[name.key()]; twice && before.text() != dec.text() {
		return &record.Rejected{
			At: pos, Field: decisionColumn, Value: said,
			Reason: fmt.Sprintf("differs from %s, which line %d says of the same name", before.text(), before.At.Line), Hint: "leave one of the two",
		}
	}
	d.by[name.key()] = decided{name, dec}
	return nil
}

func broken(err error, file string) *record.Rejected {
	line, reason := 0, "is no CSV"
	if p, ok := errors.AsType[*csv.ParseError](err); ok {
		line = p.StartLine
	}
	switch {
	case errors.Is(err, csv.ErrFieldCount):
		reason = "this row has more or fewer cells than the first line"
	case errors.Is(err, csv.ErrQuote), errors.Is(err, csv.ErrBareQuote):
		reason = "a quotation mark stands where none can"
	}
	return &record.Rejected{At: record.Position{File: file, Line: line}, Reason: reason}
}

func reject(file string, line int, field, value, reason, hint string) record.Rejections {
	return record.Reject(record.Rejected{At: record.Position{File: file, Line: line}, Field: field, Value: value, Reason: reason, Hint: hint})
}
