// Package ask holds the questions that people ask on the command line: each sends an operation to GraphQL and shows the
// answer as a table, CSV, JSON or Markdown.
package ask

import (
	"context"
	"embed"
	"encoding/json"
	"fmt"
	"io"
)

//go:embed operations/*.graphql
var operations embed.FS

// Question is one question with its arguments.
type Question interface {
	// Answer asks and writes the answer. An error is a *Failure when the question could not be answered as put.
	Answer(ctx context.Context, s *Session) error
}

// Session is what questions need to be answered.
type Session struct {
	// Execute runs an operation with its variables.
	Execute func(ctx context.Context, operation string, variables map[string]any) (Response, error)
	Format  Format
	// Release is the number of the release asked; 0 is the current one.
	Release        int
	Stdout, Stderr io.Writer
}

// Response is an answer of GraphQL.
type Response struct {
	Data   json.RawMessage `json:"data"`
	Errors []Failure       `json:"errors"`
}

// Codes of failures that questions treat in a way of their own.
const (
	codeNotFound  = "NOT_FOUND"
	codeAmbiguous = "AMBIGUOUS"
	codeBadValue  = "BAD_VALUE"
)

// Failure is an error of an answer.
type Failure struct {
	Message    string `json:"message"`
	Extensions struct {
		Code string `json:"code"`
		Hint string `json:"hint"`
	} `json:"extensions"`
}

// Error is the message, and the hint on a line of its own.
func (f *Failure) Error() string {
	if f.Extensions.Hint == "" {
		return f.Message
	}
	return f.Message + "\n" + f.Extensions.Hint
}

// Usage tells whether an argument of the question was at fault.
func (f *Failure) Usage() bool { return f.Extensions.Code == codeBadValue }

// Code is the code of the error, such as NOT_FOUND.
func (f *Failure) Code() string { return f.Extensions.Code }

// fetch runs the operation of that file and reads its data into the pointer. The raw data is returned as well.
func (s *Session) fetch(ctx context.Context, file string, variables map[string]any, into any) (json.RawMessage, error) {
	text, err := operations.ReadFile("operations/" + file + ".graphql")
	if err != nil {
		return nil, err
	}
	given := map[string]any{}
	for name, value := range variables {
		if value != nil {
			given[name] = value
		}
	}
	if s.Release != 0 {
		given["release"] = s.Release
	}
	response, err := s.Execute(ctx, string(text), given)
	if err != nil {
		return nil, err
	}
	if len(response.Errors) > 0 {
		return nil, &response.Errors[0]
	}
	if err := json.Unmarshal(response.Data, into); err != nil {
		return nil, fmt.Errorf("the answer to %s is not as expected: %w", file, err)
	}
	return response.Data, nil
}
