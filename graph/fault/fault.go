// Package fault holds the errors that an answer may carry: each has one of the documented codes and says
// what was wrong, where and what to do. Whatever else goes wrong is INTERNAL and tells nothing.
package fault

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Code stands in extensions.code of an error.
type Code string

// The codes (semantics 24). Those of the GraphQL specification's own validation come beside them.
const (
	NotFound       Code = "NOT_FOUND"
	Ambiguous      Code = "AMBIGUOUS"
	BadValue       Code = "BAD_VALUE"
	TooComplex     Code = "TOO_COMPLEX"
	Timeout        Code = "TIMEOUT"
	ReleaseUnknown Code = "RELEASE_UNKNOWN"
	Conflict       Code = "CONFLICT"
	Unavailable    Code = "UNAVAILABLE"
	Internal       Code = "INTERNAL"
)

// Error is an error to show. Details become extensions beside the code.
type Error struct {
	Code    Code
	Message string
	Details map[string]any
}

func (e *Error) Error() string { return e.Message }

// New gives an error with a code and a message.
func New(code Code, format string, args ...any) *Error {
	return &Error{Code: code, Message: fmt.Sprintf(format, args...)}
}

// With adds a detail and gives the error back.
func (e *Error) With(name string, value any) *Error {
	if e.Details == nil {
		e.Details = map[string]any{}
	}
	e.Details[name] = value
	return e
}

// Bad tells that the value of an argument cannot be used, and what would be. The argument is a path such
// as where.since.from; it may be empty where the place is added by whoever knows it.
func Bad(argument string, value any, reason, hint string) *Error {
	message, given := reason, ""
	if value != nil {
		given = Shorten(fmt.Sprint(value))
	}
	if argument != "" {
		message = argument + ": " + reason
	}
	if !strings.Contains(reason, given) {
		message += " (" + given + ")"
	}
	e := New(BadValue, "%s", message).With("value", given)
	if argument != "" {
		e = e.With("argument", argument)
	}
	if hint != "" {
		e = e.With("hint", hint)
	}
	return e
}

// Shorten cuts a value of a user to a length that fits an error.
func Shorten(s string) string {
	const most = 100
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	return string([]rune(s)[:most]) + "..."
}
