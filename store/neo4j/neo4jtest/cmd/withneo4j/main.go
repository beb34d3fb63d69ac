// Command withneo4j runs a command with a Neo4j server beside it: it starts the server, sets
// SISTERGRAPH_TEST_NEO4J_URI for the command, and stops the server when the command has ended.
//
//	go run ./store/neo4j/neo4jtest/cmd/withneo4j go test ./...
//	go run ./store/neo4j/neo4jtest/cmd/withneo4j -line 2026 -optional go test ./store/neo4j/...
//
// It exits with the code of the command. Where the variable names a server already, that one is used, except by an
// optional run: that is for one line, and is not done then.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"syscall"
	"time"

	"github.com/sistergraph/sistergraph/store/neo4j/neo4jtest"
)

func main() {
	name := flag.String("line", "5.26", "line of Neo4j releases: 5.26 or 2026")
	optional := flag.Bool("optional", false, "say so and succeed where a server of the line cannot be started")
	flag.Parse()
	if flag.NArg() == 0 {
		fmt.Fprintln(os.Stderr, "usage: withneo4j [-line 5.26|2026] [-optional] COMMAND [ARGUMENT...]")
		os.Exit(2)
	}
	code, err := run(*name, *optional, flag.Args())
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
	os.Exit(code)
}

func run(name string, optional bool, command []string) (int, error) {
	line, err := neo4jtest.LineNamed(name)
	if err != nil {
		return 2, err
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	given := os.Getenv(neo4jtest.EnvURI) != ""
	_, missing := neo4jtest.FindJava(line.Java)
	switch {
	case given && optional:
		fmt.Printf("NOT RUN: the tests on Neo4j %s, as %s names a server\n", line.Version, neo4jtest.EnvURI)
		return 0, nil
	case given:
		return execute(ctx, command)
	case missing != nil && optional:
		fmt.Printf("NOT RUN: the tests on Neo4j %s: %v\n", line.Version, missing)
		return 0, nil
	}
	server, err := neo4jtest.Start(ctx, line)
	if err != nil {
		return 1, err
	}
	fmt.Printf("Neo4j %s runs at %s\n", line.Version, server.Address())
	if err := os.Setenv(neo4jtest.EnvURI, server.URI()); err != nil {
		return 1, errors.Join(err, server.Remove())
	}
	code, err := execute(ctx, command)
	if removed := server.Remove(); removed != nil {
		return max(code, 1), errors.Join(err, removed)
	}
	return code, err
}

// execute runs the command to its end. A signal to end is passed on to it, and after a while it is killed.
func execute(ctx context.Context, command []string) (int, error) {
	cmd := exec.CommandContext(ctx, command[0], command[1:]...)
	cmd.Cancel = func() error { return cmd.Process.Signal(syscall.SIGTERM) }
	cmd.WaitDelay = 20 * time.Second
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	err := cmd.Run()
	if exit := (*exec.ExitError)(nil); errors.As(err, &exit) {
		return max(exit.ExitCode(), 1), nil
	}
	if err != nil {
		return 1, fmt.Errorf("the command did not run: %w", err)
	}
	return 0, nil
}
