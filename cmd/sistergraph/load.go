package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"runtime/debug"
	"slices"

	"github.com/sistergraph/sistergraph/loader"
	"github.com/sistergraph/sistergraph/loader/review"
)

type loadCommand struct {
	Files []string `arg:"" name:"file" help:"Files, zips, folders that are Data Packages, or - for standard input."`

	Format        string `placeholder:"FORMAT" help:"The form of the files; without it, it is found out."`
	Source        string `placeholder:"SOURCE" help:"Who says the rows that name no source: an id, an address or a title. Without it, the file itself."`
	Map           string `placeholder:"FILE" help:"A file that says which column is what; without it, columns are guessed by their names."`
	SaveMap       string `placeholder:"FILE" help:"Write there what each column is taken for, to be changed and given back with --map."`
	Charset       string `placeholder:"NAME" help:"The encoding of text, as the Web names them; without it, it is found out."`
	Sheet         string `placeholder:"NAME" help:"The sheet of a workbook; without it, the first."`
	CreateMissing bool   `help:"Make the places that are named and not found."`
	KeepUnsaid    bool   `help:"Keep what the source said before and does not say any more; otherwise a whole list replaces it."`
	DryRun        bool   `help:"Do everything but publish."`
	Partial       bool   `help:"Load the good rows when others are rejected, and end with 3."`
	Report        string `placeholder:"FILE" help:"Write the report there as JSON."`
	Rejects       string `placeholder:"FILE" help:"Write the rejected rows there, to be mended and loaded again."`
	Review        string `placeholder:"FILE" help:"Write the names of places that could not be matched there, for a person to decide."`
	Decisions     string `placeholder:"FILE" help:"A review file with its decisions made."`
	Progress      string `default:"auto" enum:"auto,plain,none" placeholder:"HOW" help:"auto, plain (lines) or none; auto moves on a terminal only."`
	JSON          bool   `name:"json" help:"Print the report as one JSON document."`
}

// errPartial says that some rows were rejected and the others loaded.
var errPartial = errors.New("some rows were rejected; the report lists them")

// heapLimit is what the collector keeps the program below while it loads, where it can: what a chunk of rows leaves
// behind would otherwise add up to twice what is in use. In bytes.
const heapLimit = 180 << 20

// Run loads all files into one release, or changes nothing.
func (c loadCommand) Run(ctx context.Context, p *program) error {
	options, err := c.options()
	if err != nil {
		return usageError{err}
	}
	opened, err := c.openAll(p)
	if err != nil {
		return err
	}
	defer opened.close()
	inputs, err := c.inputs(p, opened, options)
	if err != nil {
		return err
	}
	rejects, closeRejects, err := c.rejects()
	if err != nil {
		return usageError{err}
	}
	decisions, err := c.decisions()
	if err != nil {
		return usageError{errors.Join(err, closeRejects())}
	}
	data, err := p.open(ctx)
	if err != nil {
		return errors.Join(err, closeRejects())
	}
	memory, err := p.decisionMemory()
	if err != nil {
		return errors.Join(err, closeRejects(), data.Close())
	}
	defer debug.SetMemoryLimit(debug.SetMemoryLimit(heapLimit))
	open := &review.Review{}
	progress := newProgress(p.stderr, c.Progress, opened)
	report, err := loader.Load(ctx, data, inputs, loader.Options{
		Owner: "load", Partial: c.Partial, CreateMissing: c.CreateMissing, KeepUnsaid: c.KeepUnsaid, DryRun: c.DryRun,
		Progress: progress.show, Rejects: rejects, Decisions: decisions, Review: open, Memory: memory,
		Wait: loader.WaitForOther, Waiting: p.waiting,
	})
	progress.end()
	tellAttributes(p, report)
	c.tellRejects(p, report, inputs)
	return errors.Join(c.outcome(report, err), closeRejects(), c.writeReview(open), c.tell(p, report, err), data.Close())
}

// outcome is the error that the run ends with.
func (c loadCommand) outcome(report loader.Report, err error) error {
	if err == nil && report.Failed() > 0 {
		return errPartial
	}
	return err
}

// tellRejects says how the rejected rows are loaded when they are mended: in the name of the same source.
func (c loadCommand) tellRejects(p *program, report loader.Report, inputs []loader.Input) {
	if c.Rejects == "" || report.Rows.Rejected == 0 {
		return
	}
	fmt.Fprintf(p.stderr, "the rejected rows are in %s, to be mended there and loaded", c.Rejects)
	if source := inputs[0].Source; source != "" && !slices.ContainsFunc(inputs, func(in loader.Input) bool { return in.Source != source }) {
		fmt.Fprintf(p.stderr, " with --source %s", source)
	}
	fmt.Fprintln(p.stderr)
}

// tell prints the report and writes its file. What was interrupted or could not be read has none to print.
func (c loadCommand) tell(p *program, report loader.Report, err error) error {
	if err != nil && !errors.Is(err, loader.ErrRejected) {
		return nil
	}
	if c.Report != "" {
		text, err := json.MarshalIndent(report, "", "  ")
		if err != nil {
			return err
		}
		if err := os.WriteFile(c.Report, append(text, '\n'), 0o644); err != nil {
			return fmt.Errorf("the report cannot be written to %s", c.Report)
		}
	}
	if c.JSON {
		return writeJSON(p, report)
	}
	return report.Text(p.stdout)
}
