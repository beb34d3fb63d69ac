package main

import (
	"context"
	"io"
	"strings"
	"testing"

	"github.com/alecthomas/kong"
)

// outcome is what one run of the program left.
type outcome struct {
	code           int
	stdout, stderr string
}

// execute runs the program in this process, without standard input.
func execute(t *testing.T, args ...string) outcome {
	t.Helper()
	var stdout, stderr strings.Builder
	code := run(t.Context(), args, strings.NewReader(""), &stdout, &stderr)
	return outcome{code, stdout.String(), stderr.String()}
}

// mustRun is the standard output of a run that has to go well.
func mustRun(t *testing.T, args ...string) string {
	t.Helper()
	got := execute(t, args...)
	if got.code != exitDone {
		t.Fatalf("sistergraph %s ended with %d\n%s", strings.Join(args, " "), got.code, got.stderr)
	}
	return got.stdout
}

// model is the parsed command line itself.
func model(t *testing.T) *kong.Node {
	t.Helper()
	parser, err := newParser(&grammar{}, io.Discard, io.Discard, func(int) {})
	if err != nil {
		t.Fatal(err)
	}
	return parser.Model.Node
}

// commands are the commands that can be run: version, ask partners.
func commands(t *testing.T) []string {
	t.Helper()
	var out []string
	walkCommands(model(t), "", func(path string, node *kong.Node) {
		if len(node.Children) == 0 {
			out = append(out, strings.TrimSpace(path))
		}
	})
	return out
}

func TestEveryCommandExplainsItself(t *testing.T) {
	for _, command := range commands(t) {
		for _, args := range [][]string{append(strings.Fields(command), "--help"), append([]string{"help"}, strings.Fields(command)...)} {
			out := mustRun(t, args...)
			if !strings.HasPrefix(out, "Usage: sistergraph "+command) {
				t.Errorf("%v printed %q", args, out)
			}
		}
	}
}

func TestWrongUsageEndsWithTwoAndSaysWhatIsWrong(t *testing.T) {
	for name, c := range map[string]struct {
		args []string
		want string
	}{
		"no command":             {nil, "expected one of"},
		"an unknown command":     {[]string{"versoin"}, `did you mean "version"`},
		"an unknown flag":        {[]string{"version", "--colour"}, "unknown flag --colour"},
		"help on nothing":        {[]string{"help", "nothing"}, "unexpected argument nothing"},
		"an unknown log level":   {[]string{"--log-level", "loud", "version"}, `must be one of "debug","info","warn","error"`},
		"an unknown shell":       {[]string{"completion", "tcsh"}, `must be one of "bash","zsh","fish"`},
		"a password that is not": {[]string{"--password-file", "/nowhere/at/all", "version"}, "/nowhere/at/all"},
	} {
		t.Run(name, func(t *testing.T) {
			got := execute(t, c.args...)
			if got.code != exitUsage || got.stdout != "" || !strings.Contains(got.stderr, c.want) {
				t.Errorf("ended with %d\nstdout %q\nstderr %q", got.code, got.stdout, got.stderr)
			}
		})
	}
}

func TestAFlagMayComeFromTheEnvironment(t *testing.T) {
	t.Setenv("SISTERGRAPH_LOG_LEVEL", "loud")
	if got := execute(t, "version"); got.code != exitUsage || !strings.Contains(got.stderr, `"loud"`) {
		t.Errorf("ended with %d, %q", got.code, got.stderr)
	}
}

func TestAnInterruptedRunEndsWith130(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	stop()
	var stderr strings.Builder
	p := &program{stderr: &stderr}
	if code := p.end(ctx, context.Canceled); code != exitInterrupted {
		t.Errorf("ended with %d", code)
	}
}
