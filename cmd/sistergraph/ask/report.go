package ask

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/sistergraph/sistergraph/cmd/sistergraph/table"
)

// Format is how an answer is shown.
type Format string

// The formats. JSON is the data of the GraphQL answer; CSV is the first table alone, what else there is to say goes to
// standard error.
const (
	Text     Format = "table"
	CSV      Format = "csv"
	JSON     Format = "json"
	Markdown Format = "markdown"
)

// report is an answer for people: sections with a title, a table, lines, or some of these.
type report []section

type section struct {
	title string
	table *table.Table
	lines []string
}

// show writes the report in the format of the session; data is what JSON shows.
func (s *Session) show(data json.RawMessage, r report) error {
	switch s.Format {
	case JSON:
		var b bytes.Buffer
		if err := json.Indent(&b, data, "", "  "); err != nil {
			return err
		}
		b.WriteByte('\n')
		_, err := b.WriteTo(s.Stdout)
		return err
	case CSV:
		return r.csv(s.Stdout, s.Stderr)
	case Markdown:
		return r.write(s.Stdout, "### %s\n\n", "- %s\n", table.Table.Markdown)
	default:
		return r.write(s.Stdout, "%s\n\n", "%s\n", table.Table.Text)
	}
}

// csv writes the first table, and all else as text to the other writer.
func (r report) csv(out, other io.Writer) error {
	var rest report
	var first *table.Table
	for _, part := range r {
		if first == nil && part.table != nil {
			first, part.table = part.table, nil
		}
		if part.table != nil || len(part.lines) > 0 {
			rest = append(rest, part)
		}
	}
	if first != nil {
		if err := first.CSV(out); err != nil {
			return err
		}
	}
	return rest.write(other, "%s\n\n", "%s\n", table.Table.Text)
}

func (r report) write(w io.Writer, title, line string, tabulate func(table.Table, io.Writer) error) error {
	for i, part := range r {
		var b strings.Builder
		if i > 0 {
			b.WriteByte('\n')
		}
		if part.title != "" {
			fmt.Fprintf(&b, title, part.title)
		}
		if part.table != nil && len(part.table.Rows) > 0 {
			if err := tabulate(*part.table, &b); err != nil {
				return err
			}
			if len(part.lines) > 0 {
				b.WriteByte('\n')
			}
		}
		for _, l := range part.lines {
			fmt.Fprintf(&b, line, l)
		}
		if _, err := io.WriteString(w, b.String()); err != nil {
			return err
		}
	}
	return nil
}
