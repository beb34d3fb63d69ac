package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/sistergraph/sistergraph/loader"
	"github.com/sistergraph/sistergraph/loader/format"
	"github.com/sistergraph/sistergraph/loader/format/known"
	"github.com/sistergraph/sistergraph/loader/format/mapping"
	"github.com/sistergraph/sistergraph/loader/format/xlsx"
	"github.com/sistergraph/sistergraph/loader/review"
	"github.com/sistergraph/sistergraph/twinning"
)

// The files that a load reads and writes beside the store.

func (c loadCommand) options() (format.Options, error) {
	options := format.Options{Source: twinning.ID(c.Source), Sheet: c.Sheet}
	others := []twinning.Type{twinning.TypeCity, twinning.TypeCountry, twinning.TypeOrganisation, twinning.TypePartnership, twinning.TypeStatement}
	t, key := options.Source.Type(), options.Source.Key()
	if t == twinning.TypeSource && key == "" || slices.Contains(others, t) && !strings.Contains(key, " ") {
		return options, fmt.Errorf("--source: %q is not the id of a source, such as source:turku-fi", c.Source)
	}
	if err := format.CheckCharset(c.Charset); err != nil {
		return options, err
	}
	if c.Map == "" {
		return options, nil
	}
	columns, err := mapping.ReadFile(c.Map)
	options.Mapping = columns
	return options, err
}

// rejects is where rejected rows go, and what closes it; without a file they go nowhere.
func (c loadCommand) rejects() (io.Writer, func() error, error) {
	if c.Rejects == "" {
		return nil, func() error { return nil }, nil
	}
	file, err := os.Create(c.Rejects)
	if err != nil {
		return nil, nil, fmt.Errorf("--rejects: %s cannot be written", c.Rejects)
	}
	return file, file.Close, nil
}

func (c loadCommand) decisions() (*review.Decisions, error) {
	if c.Decisions == "" {
		return nil, nil
	}
	file, err := os.Open(c.Decisions)
	if err != nil {
		return nil, fmt.Errorf("--decisions: there is no file %s that can be read", c.Decisions)
	}
	decisions, err := review.Read(file, c.Decisions)
	return decisions, errors.Join(err, file.Close())
}

// writeReview writes the names that nobody could match; without any there is no file.
func (c loadCommand) writeReview(open *review.Review) error {
	if c.Review == "" || open.Len() == 0 {
		return nil
	}
	file, err := os.Create(c.Review)
	if err != nil {
		return fmt.Errorf("--review: %s cannot be written", c.Review)
	}
	return errors.Join(open.Write(file), file.Close())
}

// decisionMemory is where decisions are kept from one load of a source to the next: beside the file of the store, or
// in the folder of the user's data. A store in memory keeps none.
func (p *program) decisionMemory() (*review.Memory, error) {
	at, err := parseAddress(p.args.Store)
	if err != nil || at.sqlite == ":memory:" {
		return nil, err
	}
	if at.sqlite == "" {
		if at.sqlite, err = defaultFile(); err != nil {
			return nil, err
		}
	}
	return &review.Memory{Dir: at.sqlite + ".decisions"}, nil
}

// openedFiles are all inputs of one command line.
type openedFiles []*format.Opened

func (c loadCommand) openAll(p *program) (openedFiles, error) {
	var all openedFiles
	for _, name := range c.Files {
		opened, err := format.Open(name, format.OpenOptions{Stdin: p.stdin, Charset: c.Charset})
		if err != nil {
			all.close()
			return nil, err
		}
		all = append(all, opened)
	}
	return all, nil
}

func (all openedFiles) inputs() []*format.Input {
	var inputs []*format.Input
	for _, opened := range all {
		inputs = append(inputs, opened.Inputs...)
	}
	return inputs
}

// close frees files that were only read.
func (all openedFiles) close() {
	for _, opened := range all {
		_ = opened.Close()
	}
}

// inputs finds the form of each.
func (c loadCommand) inputs(p *program, all openedFiles, options format.Options) ([]loader.Input, error) {
	var inputs []loader.Input
	for _, in := range all.inputs() {
		found, err := c.form(in)
		if err != nil {
			return nil, err
		}
		input := loader.File(in, found.Format, options)
		input.Why = found.Why
		inputs = append(inputs, c.told(p, input))
	}
	if c.Sheet != "" && !slices.ContainsFunc(inputs, func(in loader.Input) bool { return in.Format == xlsx.Format.Name }) {
		return nil, usageError{fmt.Errorf("--sheet: none of the files is a workbook")}
	}
	if c.SaveMap != "" && len(inputs) != 1 {
		return nil, usageError{fmt.Errorf("--save-map: load one file at a time with it, not %d", len(inputs))}
	}
	return inputs, nil
}

// form is the one that the person names, or else the one that is found, and why.
func (c loadCommand) form(in *format.Input) (format.Detected, error) {
	if c.Format == "" {
		return format.Detect(known.Formats, &in.Head)
	}
	form, err := format.Named(known.Formats, c.Format)
	if err != nil {
		return format.Detected{}, usageError{err}
	}
	return format.Detected{Format: form}, nil
}
