package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"strings"

	"github.com/alecthomas/kong"

	"github.com/sistergraph/sistergraph/cmd/sistergraph/ask"
	"github.com/sistergraph/sistergraph/store"
)

// The exit codes, a contract with scripts.
const (
	exitDone        = 0
	exitFailed      = 1 // nothing changed
	exitUsage       = 2
	exitRejected    = 3 // done, but some rows were rejected
	exitUnreachable = 4 // the store
	exitInterrupted = 130
)

// grammar is the command line; each command is a file of its own.
type grammar struct {
	Store        string `placeholder:"ADDRESS" help:"Where the data is: sqlite:PATH, sqlite::memory:, neo4j://, neo4j+s:// or bolt://USER@HOST:PORT/DATABASE. Without it, a file in your data folder."`
	PasswordFile string `type:"existingfile" placeholder:"FILE" help:"A file with the password of Neo4j; else SISTERGRAPH_NEO4J_PASSWORD."`
	LogLevel     string `default:"info" enum:"debug,info,warn,error" placeholder:"LEVEL" help:"The least that is logged: debug, info, warn or error."`

	Serve      serveCommand      `cmd:"" help:"Serve GraphQL over HTTP. An empty store is filled with the shipped data first."`
	Load       loadCommand       `cmd:"" help:"Load files into one new release, or change nothing."`
	Ask        askCommand        `cmd:"" help:"Answer one of the named questions; ask --list lists them."`
	Query      queryCommand      `cmd:"" help:"Run a GraphQL operation without a server and print the JSON answer."`
	Check      checkCommand      `cmd:"" help:"Verify the store; list what is wrong."`
	Release    releaseCommand    `cmd:"" help:"The published states of the data."`
	Version    versionCommand    `cmd:"" help:"Say which version this is."`
	Completion completionCommand `cmd:"" help:"Print a script that completes commands and flags in a shell."`
	Help       helpCommand       `cmd:"" help:"Explain a command."`
}

// program is what one run has to work with.
type program struct {
	args           *grammar
	parser         *kong.Kong
	stdin          io.Reader
	stdout, stderr io.Writer
	log            *slog.Logger
	explained      bool // help was printed, nothing else is to be done
}

// usageError is a command line that says something that cannot be meant.
type usageError struct{ error }

func (e usageError) Unwrap() error { return e.error }

// run does what the arguments say and returns the exit code. Results go to stdout and nothing else does.
func run(ctx context.Context, args []string, in io.Reader, stdout, stderr io.Writer) int {
	p := &program{args: &grammar{}, stdin: &stdin{ctx: ctx, source: in}, stdout: stdout, stderr: stderr}
	parser, err := newParser(p.args, stdout, stderr, func(int) { p.explained = true })
	if err != nil {
		return p.end(ctx, err)
	}
	p.parser = parser
	parsed, err := parser.Parse(args)
	if p.explained {
		return exitDone
	}
	if err != nil {
		return p.end(ctx, usageError{fmt.Errorf("%w; sistergraph --help explains", err)})
	}
	var level slog.Level
	if err := level.UnmarshalText([]byte(p.args.LogLevel)); err != nil {
		return p.end(ctx, err)
	}
	p.log = slog.New(slog.NewTextHandler(stderr, &slog.HandlerOptions{Level: level}))
	parsed.BindTo(ctx, (*context.Context)(nil))
	return p.end(ctx, parsed.Run(p))
}

// newParser builds the parser; exit is called after help was printed.
func newParser(args *grammar, stdout, stderr io.Writer, exit func(int)) (*kong.Kong, error) {
	return kong.New(args,
		kong.Name("sistergraph"),
		kong.Description("Who is partnered with whom: cities, countries, organisations, frameworks. "+
			"Each flag can be set by an environment variable too, such as SISTERGRAPH_STORE for --store and SISTERGRAPH_ASK_FORMAT for the --format of ask."),
		kong.Writers(stdout, stderr),
		kong.Exit(exit),
		kong.Vars(ask.Variables),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, WrapUpperBound: 100}),
		kong.ValueFormatter(func(value *kong.Value) string { return value.Help }),
		kong.PostBuild(func(k *kong.Kong) error { nameVariables(k.Model.Node, "SISTERGRAPH"); return nil }),
	)
}

// nameVariables gives every flag an environment variable: SISTERGRAPH_STORE, and for flags of a command its name in
// between, SISTERGRAPH_ASK_FORMAT, so that commands do not set each other's. A flag that names its own keeps it; flags
// that do something at once, as --help does, have none.
func nameVariables(node *kong.Node, prefix string) {
	for _, flag := range node.Flags {
		if flag.Name == "help" || flag.Name == "list" || len(flag.Envs) > 0 {
			continue
		}
		name := prefix + "_" + variable(flag.Name)
		flag.Envs = []string{name}
		flag.Tag.Envs = flag.Envs
	}
	for _, child := range node.Children {
		nameVariables(child, prefix+"_"+variable(child.Name))
	}
}

func variable(name string) string { return strings.ToUpper(strings.ReplaceAll(name, "-", "_")) }

// end says what went wrong, if anything did, and turns it into the exit code.
func (p *program) end(ctx context.Context, err error) int {
	switch {
	case err == nil:
		return exitDone
	case ctx.Err() != nil && errors.Is(err, context.Canceled):
		fmt.Fprintln(p.stderr, "sistergraph: interrupted; what was published stays, nothing else does")
		return exitInterrupted
	}
	fmt.Fprintln(p.stderr, "sistergraph:", err)
	var usage usageError
	var failure *ask.Failure
	switch {
	case errors.As(err, &usage), errors.Is(err, store.ErrBadAddress), errors.As(err, &failure) && failure.Usage():
		return exitUsage
	case errors.Is(err, store.ErrUnavailable):
		return exitUnreachable
	case errors.Is(err, errPartial):
		return exitRejected
	default:
		return exitFailed
	}
}
