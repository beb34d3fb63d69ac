package wikidata

import (
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"

	"github.com/sistergraph/sistergraph/loader/format"
	"github.com/sistergraph/sistergraph/loader/format/delimited"
	"github.com/sistergraph/sistergraph/loader/format/table"
	"github.com/sistergraph/sistergraph/loader/record"
)

// cells are solutions in SPARQL 1.1 Query Results CSV and TSV.
type cells struct {
	name      string
	separator rune
	rows      *delimited.Reader
	header    []string // as written
	vars      []string
}

func newCells(in *format.Input, text io.Reader) *cells {
	c := &cells{name: in.Name(), separator: ','}
	if lines := in.Head.Lines(1); len(lines) == 1 && strings.Contains(lines[0], "\t") {
		c.separator = '\t'
	}
	c.rows = delimited.New(in.Name(), text, c.separator)
	return c
}

func (c *cells) variables() []string { return c.vars }

func (c *cells) next() (solution, error) {
	if c.vars == nil {
		header, _, err := c.rows.Read()
		if err != nil {
			return solution{}, err
		}
		c.header = header
		for _, v := range header {
			c.vars = append(c.vars, strings.TrimPrefix(strings.TrimSpace(v), "?"))
		}
	}
	row, line, err := c.rows.Read()
	if err != nil {
		return solution{}, err
	}
	if len(row) != len(c.vars) {
		return solution{}, record.Reject(record.Rejected{
			At: record.Position{File: c.name, Line: line}, Reason: fmt.Sprintf("has %d cells where the header has %d", len(row), len(c.vars)), Raw: row,
		})
	}
	s := solution{values: make(map[string]string, len(row)), raw: row, line: line}
	for i, v := range c.vars {
		s.values[v] = plain(row[i])
	}
	return s, nil
}

func (c *cells) rejects(w io.Writer) (format.RejectWriter, error) {
	if c.header == nil {
		return nil, errors.New("the header was not read")
	}
	return table.Text(w, c.header, c.separator)
}

// turtle is a literal as TSV has it: "Harbin"@en, "11"^^<...>.
var turtle = regexp.MustCompile(`^"(.*)"(?:@[A-Za-z0-9-]+|\^\^\S+)?$`)

var unescape = strings.NewReplacer(`\"`, `"`, `\\`, `\`, `\t`, "\t", `\n`, "\n", `\r`, "\r")

// plain is the value of a term: without the brackets of an address, the quotes
// and the language of a literal.
func plain(cell string) string {
	if len(cell) >= 2 && cell[0] == '<' && cell[len(cell)-1] == '>' {
		return cell[1 : len(cell)-1]
	}
	if m := turtle.FindStringSubmatch(cell); m != nil {
		return unescape.Replace(m[1])
	}
	return cell
}
