package main

import (
	"fmt"
	"os"
	"strings"

	"github.com/sistergraph/sistergraph/loader"
	"github.com/sistergraph/sistergraph/loader/format"
)

// What is found out about files is told on standard error, so that a wrong guess is seen before anyone relies on it.

// told is the input which, when it is opened, tells as what it is read and what its columns are taken for. Why is
// blank where a person named the form.
func (c loadCommand) told(p *program, in loader.Input, form *format.Format, why string) loader.Input {
	open := in.Open
	in.Open = func() (format.Reader, error) {
		if why != "" {
			fmt.Fprintf(p.stderr, "%s is read as %s: %s\n", in.Name, form.Name, why)
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
	if c.Map == "" {
		fmt.Fprintf(p.stderr, "its columns are taken as follows; --save-map FILE saves this, --map FILE says otherwise\n  %s\n",
			strings.ReplaceAll(strings.TrimSpace(string(text)), "\n", "\n  "))
	}
	if c.SaveMap == "" {
		return nil
	}
	if err := os.WriteFile(c.SaveMap, []byte(text), 0o644); err != nil {
		return usageError{fmt.Errorf("--save-map: %s cannot be written", c.SaveMap)}
	}
	return nil
}
