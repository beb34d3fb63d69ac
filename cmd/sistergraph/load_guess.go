package main

import (
	"fmt"
	"os"
	"strconv"
	"strings"

	"github.com/sistergraph/sistergraph/loader"
	"github.com/sistergraph/sistergraph/loader/format"
	"github.com/sistergraph/sistergraph/loader/format/gexf"
	"github.com/sistergraph/sistergraph/loader/format/graphml"
	"github.com/sistergraph/sistergraph/loader/format/mapping"
	"github.com/sistergraph/sistergraph/loader/record"
)

// What is found out about files is told on standard error, so that a wrong guess is seen before anyone relies on it.

// told is the input which, when it is opened, tells as what it is read and what its columns are taken for.
func (c loadCommand) told(p *program, in loader.Input) loader.Input {
	open := in.Open
	in.Open = func() (format.Reader, error) {
		if in.Why != "" {
			fmt.Fprintf(p.stderr, "%s is read as %s: %s\n", in.Name, in.Format, in.Why)
		}
		reader, err := open()
		if err != nil {
			return nil, err
		}
		if err := c.tellColumns(p, in.Name, reader); err != nil {
			_ = reader.Close()
			return nil, err
		}
		return reader, nil
	}
	return in
}

// tellColumns shows a guess, and saves it where that is wanted.
func (c loadCommand) tellColumns(p *program, name string, reader format.Reader) error {
	mapped, ok := reader.(format.Mapped)
	if !ok || mapped.Mapping() == nil {
		if c.SaveMap != "" {
			return usageError{fmt.Errorf("--save-map: %s has no columns that could be taken for one thing or another", name)}
		}
		return nil
	}
	text := mapped.Mapping().YAML()
	if c.Map == "" && len(mapped.Mapping().Columns) > 0 {
		fmt.Fprintf(p.stderr, "its columns are taken as follows; --save-map FILE saves this, --map FILE says otherwise\n  %s\n",
			strings.ReplaceAll(strings.TrimSpace(string(text)), "\n", "\n  "))
	}
	if titled, ok := reader.(format.Titled); ok && len(titled.Titles()) > 0 {
		fmt.Fprintln(p.stderr, "passed over above the header:", quoted(titled.Titles()))
	}
	if unread := mapped.Unread(); len(unread) > 0 {
		fmt.Fprintln(p.stderr, "passed over:", quoted(unread))
	}
	if c.SaveMap == "" {
		return nil
	}
	if err := os.WriteFile(c.SaveMap, []byte(text), 0o644); err != nil {
		return usageError{fmt.Errorf("--save-map: %s cannot be written", c.SaveMap)}
	}
	return nil
}

// tellAttributes tells of networks, which declare their attributes as they go, what these were taken for.
func tellAttributes(p *program, report loader.Report) {
	for _, in := range report.Inputs {
		if in.Format != gexf.Format.Name && in.Format != graphml.Format.Name {
			continue
		}
		var taken []string
		for _, f := range mapping.Fields {
			if attribute, ok := in.Columns[f]; ok {
				taken = append(taken, fmt.Sprintf("%s for %s", strconv.Quote(attribute), f))
			}
		}
		if len(taken) > 0 {
			fmt.Fprintf(p.stderr, "attributes of %s are taken as follows: %s\n", in.Name, strings.Join(taken, ", "))
		}
		if in.CountryAfterComma {
			fmt.Fprintf(p.stderr, "names of nodes of %s have the country after the comma\n", in.Name)
		}
		if len(in.Unread) > 0 {
			fmt.Fprintln(p.stderr, "passed over:", quoted(in.Unread))
		}
	}
}

// quoted are the first of some names, each in quotes.
func quoted(names []string) string {
	const most = 30
	var out []string
	for i, name := range names {
		if i == most {
			out = append(out, fmt.Sprintf("and %d more", len(names)-most))
			break
		}
		out = append(out, strconv.Quote(record.Shorten(name)))
	}
	return strings.Join(out, ", ")
}
