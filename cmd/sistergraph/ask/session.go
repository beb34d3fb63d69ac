// Package ask holds the questions that people ask on the command line: each sends an operation to GraphQL and shows the
// answer as a table, CSV, JSON or Markdown.
package ask

import (
	"bytes"
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
	// Execute runs an operation with its variables and gives the data of the answer. When the answer has errors,
	// the first is a *Failure.
	Execute func(ctx context.Context, operation string, variables map[string]any) (json.RawMessage, error)
	Format  Format
	// Release is the number of the release asked; 0 is the current one.
	Release        int
	Stdout, Stderr io.Writer
}

// Codes of failures that questions treat in a way of their own.
const (
	codeNotFound  = "NOT_FOUND"
	codeAmbiguous = "AMBIGUOUS"
	codeBadValue  = "BAD_VALUE"
)

// Failure is an error of an answer: its message, its code, such as NOT_FOUND, and what to do.
type Failure struct{ Message, Code, Hint string }

// Error is the message, and the hint on a line of its own.
func (f *Failure) Error() string {
	if f.Hint == "" {
		return f.Message
	}
	return f.Message + "\n" + f.Hint
}

// Usage tells whether an argument of the question was at fault.
func (f *Failure) Usage() bool { return f.Code == codeBadValue }

// fetch runs the operation of that file and reads its data into the pointer. The raw data is returned as well.
func (s *Session) fetch(ctx context.Context, file string, variables map[string]any, into any) (json.RawMessage, error) {
	text, err := operations.ReadFile("operations/" + file + ".graphql")
	if err != nil {
		return nil, err
	}
	given, err := plain(variables)
	if err != nil {
		return nil, err
	}
	if s.Release != 0 {
		given["release"] = s.Release
	}
	data, err := s.Execute(ctx, string(text), given)
	if err != nil {
		return nil, err
	}
	if err := json.Unmarshal(data, into); err != nil {
		return nil, fmt.Errorf("the answer to %s is not as expected: %w", file, err)
	}
	return data, nil
}

// plain gives variables the types that they would have when they came as JSON.
func plain(variables map[string]any) (map[string]any, error) {
	text, err := json.Marshal(variables)
	if err != nil {
		return nil, err
	}
	out := map[string]any{}
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	return out, decoder.Decode(&out)
}
