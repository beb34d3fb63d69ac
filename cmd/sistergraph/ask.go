package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/alecthomas/kong"

	"github.com/sistergraph/sistergraph/cmd/sistergraph/ask"
	"github.com/sistergraph/sistergraph/cmd/sistergraph/table"
	"github.com/sistergraph/sistergraph/graph"
	"github.com/sistergraph/sistergraph/store"
)

type askCommand struct {
	List    listFlag   `help:"List the questions."`
	Format  ask.Format `default:"table" enum:"table,csv,json,markdown" placeholder:"FORMAT" help:"table, csv, json or markdown."`
	Release int        `placeholder:"N" help:"Answer from this release; without it, from the current one."`
	ask.Questions
}

// Run answers the question of the sub-command.
func (c *askCommand) Run(ctx context.Context, p *program, parsed *kong.Context) error {
	question, ok := parsed.Selected().Target.Addr().Interface().(ask.Question)
	if !ok {
		return usageError{errors.New("ask needs a question; sistergraph ask --list lists them")}
	}
	data, err := p.openFilled(ctx)
	if err != nil {
		return err
	}
	service := graph.New(data, graph.Options{Log: p.log})
	return closeAfter(question.Answer(ctx, &ask.Session{
		Execute: func(ctx context.Context, operation string, variables map[string]any) (json.RawMessage, error) {
			answer := service.Execute(ctx, graph.Request{Query: operation, Variables: variables})
			if len(answer.Errors) > 0 {
				return nil, failureOf(ctx, answer)
			}
			return answer.Data, nil
		},
		Format: c.Format, Release: c.Release, Stdout: p.stdout, Stderr: p.stderr,
	}), data)
}

// failureOf is the first error of an answer, as errors of this program are.
func failureOf(ctx context.Context, answer graph.Answer) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	first := answer.Errors[0]
	hint, _ := first.Extensions["hint"].(string)
	code, _ := first.Extensions["code"].(string)
	failure := &ask.Failure{Message: first.Message, Code: code, Hint: hint}
	if code == "UNAVAILABLE" {
		return fmt.Errorf("%w: %w", store.ErrUnavailable, failure)
	}
	return failure
}

// listFlag prints the questions and ends, as --help does.
type listFlag bool

// BeforeReset is kong's hook for flags that do something at once.
func (listFlag) BeforeReset(parsed *kong.Context) error {
	if err := listQuestions(parsed.Kong.Model.Node, parsed.Stdout); err != nil {
		return err
	}
	parsed.Exit(exitDone)
	return nil
}

func listQuestions(root *kong.Node, w io.Writer) error {
	t := table.Table{Head: []string{"question", "what it asks"}}
	for _, command := range root.Children {
		if command.Name != "ask" {
			continue
		}
		for _, question := range command.Children {
			words := []string{question.Name}
			for _, argument := range question.Positional {
				words = append(words, strings.ToUpper(argument.Name))
			}
			t.Rows = append(t.Rows, []string{strings.Join(words, " "), question.Help})
		}
	}
	return t.Text(w)
}
