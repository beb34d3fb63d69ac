package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/sistergraph/sistergraph/graph"
)

type queryCommand struct {
	File      string `arg:"" optional:"" help:"A file with the operation; - or none is standard input."`
	Variables string `placeholder:"JSON" help:"The variables as a JSON object, or @FILE."`
	Operation string `placeholder:"NAME" help:"Which operation, where the file has several."`
}

// Run prints the JSON answer. One with errors ends with 1, after it was printed.
func (c queryCommand) Run(ctx context.Context, p *program) error {
	operation, err := c.operation(p.stdin)
	if err != nil {
		return err
	}
	variables, err := c.variables()
	if err != nil {
		return err
	}
	data, err := p.openFilled(ctx)
	if err != nil {
		return err
	}
	answer := graph.Execute(ctx, data, graph.Request{Query: operation, OperationName: c.Operation, Variables: variables})
	out := json.NewEncoder(p.stdout)
	out.SetIndent("", "  ")
	out.SetEscapeHTML(false)
	if err := out.Encode(answer.Response); err != nil {
		return closeAfter(err, data)
	}
	if len(answer.Errors) > 0 {
		err = failureOf(ctx, answer)
	}
	return closeAfter(err, data)
}

func (c queryCommand) operation(stdin io.Reader) (string, error) {
	if c.File == "" || c.File == "-" {
		text, err := io.ReadAll(stdin)
		return string(text), err
	}
	text, err := os.ReadFile(c.File)
	if err != nil {
		return "", usageError{fmt.Errorf("the file %s cannot be read; name a file with a GraphQL operation", c.File)}
	}
	return string(text), nil
}

func (c queryCommand) variables() (map[string]any, error) {
	if c.Variables == "" {
		return nil, nil
	}
	text := c.Variables
	if file, ok := strings.CutPrefix(text, "@"); ok {
		read, err := os.ReadFile(file)
		if err != nil {
			return nil, usageError{fmt.Errorf("--variables: the file %s cannot be read", file)}
		}
		text = string(read)
	}
	var variables map[string]any
	decoder := json.NewDecoder(strings.NewReader(text))
	decoder.UseNumber()
	if err := decoder.Decode(&variables); err != nil || decoder.More() {
		return nil, usageError{fmt.Errorf(`--variables: %q is not a JSON object; write it as '{"name": "Harbin"}'`, text)}
	}
	return variables, nil
}
