package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/sistergraph/sistergraph/store/neo4j/neo4jtest"
)

// Blocks of README.md and docs marked ```console are run: a line that begins with "$ " is a command of a shell at the root
// of the project, the lines after it are what it prints. A line of three dots stands for any number of lines. Each page
// has a home folder of its own. A server that a page starts runs on a free port until the page ends.

// runMain in the environment makes the test binary the program itself.
const runMain = "SISTERGRAPH_TEST_RUN_MAIN"

func TestMain(m *testing.M) {
	if os.Getenv(runMain) != "" {
		main()
	}
	code := neo4jtest.Main(m)
	removeFilled()
	os.Exit(code)
}

func TestCommandsInThePapersPrintWhatThePapersSay(t *testing.T) {
	pages, err := filepath.Glob("../../docs/*.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, page := range append([]string{"../../README.md"}, pages...) {
		t.Run(filepath.Base(page), func(t *testing.T) {
			t.Parallel()
			steps := stepsOf(t, page)
			if len(steps) == 0 {
				return
			}
			shell := newShell(t)
			for _, s := range steps {
				got := shell.run(t, s.command)
				if !matches(s.want, strings.Split(strings.TrimRight(got, "\n"), "\n")) {
					t.Errorf("%s:%d: $ %s\n--- printed\n%s\n--- the page says\n%s", page, s.line, s.command, got, strings.Join(s.want, "\n"))
				}
			}
		})
	}
}

// step is one command of a page.
type step struct {
	line    int
	command string
	want    []string
}

func stepsOf(t *testing.T, page string) []step {
	t.Helper()
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	var steps []step
	inside := false
	for i, line := range strings.Split(string(text), "\n") {
		switch {
		case strings.HasPrefix(line, "```"):
			inside = line == "```console"
		case inside && strings.HasPrefix(line, "$ "):
			steps = append(steps, step{line: i + 1, command: line[2:]})
		case inside && len(steps) > 0:
			last := &steps[len(steps)-1]
			if n := len(last.command); strings.HasSuffix(last.command, `\`) {
				last.command = last.command[:n-1] + strings.TrimLeft(line, " ")
				continue
			}
			last.want = append(last.want, line)
		}
	}
	return steps
}

// matches compares lines; three dots stand for any number of lines.
func matches(want, got []string) bool {
	switch {
	case len(want) == 0:
		return len(got) == 0 || len(got) == 1 && got[0] == ""
	case want[0] == "...":
		return matches(want[1:], got) || len(got) > 0 && matches(want, got[1:])
	default:
		return len(got) > 0 && strings.TrimRight(want[0], " ") == strings.TrimRight(got[0], " ") && matches(want[1:], got[1:])
	}
}

// shell runs the commands of one page.
type shell struct {
	env     []string
	home    string
	address string // where the page's server listens; empty before it has one
}

// pageAddress is the address that pages show.
const pageAddress = "127.0.0.1:8080"

func newShell(t *testing.T) *shell {
	t.Helper()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	home := t.TempDir()
	bin := filepath.Join(home, "bin")
	if err := os.Mkdir(bin, 0o755); err != nil {
		t.Fatal(err)
	}
	script := fmt.Sprintf("#!/bin/sh\n%s=1 exec %q \"$@\"\n", runMain, program)
	if err := os.WriteFile(filepath.Join(bin, "sistergraph"), []byte(script), 0o755); err != nil {
		t.Fatal(err)
	}
	env := []string{"HOME=" + home, "PATH=" + bin + ":" + os.Getenv("PATH"), "SISTERGRAPH_LISTEN=127.0.0.1:0", "LC_ALL=C.UTF-8"}
	return &shell{env: env, home: home}
}

var (
	duration  = regexp.MustCompile(` in [0-9.]+m?s:`)
	rate      = regexp.MustCompile(`\([0-9.]+ s, [0-9]+ rows a second\)`)
	timestamp = regexp.MustCompile(`\b20[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9:]{8}Z`)
)

func (s *shell) run(t *testing.T, command string) string {
	t.Helper()
	command = strings.ReplaceAll(command, "go run ./cmd/sistergraph", "sistergraph")
	if s.address != "" {
		command = strings.ReplaceAll(command, pageAddress, s.address)
	}
	ctx, stop := context.WithCancel(context.Background())
	cmd := exec.CommandContext(ctx, "sh", "-c", "exec "+command)
	cmd.Dir = "../.."
	cmd.Env = s.env
	if strings.HasPrefix(command, "sistergraph serve") {
		return s.normal(s.serve(t, cmd, stop))
	}
	defer stop()
	cmd.Args[2] = command
	out, err := cmd.CombinedOutput()
	if err != nil && cmd.ProcessState == nil {
		t.Fatalf("%s: %v", command, err)
	}
	return s.normal(string(out))
}

// serve starts a server, returns what it prints until it is ready, and stops it when the test ends.
func (s *shell) serve(t *testing.T, cmd *exec.Cmd, stop context.CancelFunc) string {
	t.Helper()
	reader, writer := io.Pipe()
	cmd.Stdout, cmd.Stderr = writer, writer
	cmd.Cancel = func() error { return cmd.Process.Signal(os.Interrupt) }
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	exited := make(chan struct{})
	go func() {
		_ = cmd.Wait() // the interrupt below ends it
		_ = writer.Close()
		close(exited)
	}()
	t.Cleanup(func() {
		stop()
		go func() { _, _ = io.Copy(io.Discard, reader) }()
		<-exited
	})
	var printed strings.Builder
	lines := bufio.NewScanner(reader)
	for lines.Scan() {
		printed.WriteString(lines.Text() + "\n")
		if _, rest, ready := strings.Cut(lines.Text(), "Open http://"); ready {
			s.address, _, _ = strings.Cut(rest, "/")
			go func() { _, _ = io.Copy(io.Discard, reader) }()
			return printed.String()
		}
	}
	t.Fatalf("the server ended before it was ready:\n%s", printed.String())
	return ""
}

// normal replaces what differs from run to run by what the pages show.
func (s *shell) normal(out string) string {
	out = strings.ReplaceAll(out, s.home, "/home/you")
	if s.address != "" {
		out = strings.ReplaceAll(out, s.address, pageAddress)
	}
	out = rate.ReplaceAllString(out, "(0.1 s, 10 rows a second)")
	out = timestamp.ReplaceAllString(out, "2026-01-01T00:00:00Z")
	return duration.ReplaceAllString(out, " in 1.5s:")
}
