package fault

import (
	"context"
	"errors"
	"log/slog"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/sistergraph/sistergraph/graph/level"
	"github.com/sistergraph/sistergraph/store"
)

// Presenter turns errors into those that users see. What it does not know is logged and shown as INTERNAL.
func Presenter(log *slog.Logger) graphql.ErrorPresenterFunc {
	return func(ctx context.Context, err error) *gqlerror.Error {
		shown := graphql.DefaultErrorPresenter(ctx, err)
		if code, ok := shown.Extensions["code"].(string); ok && code != "" {
			return shown
		}
		known := Of(err)
		if known == nil {
			if isOwn(shown) {
				known = New(BadValue, "%s", shown.Message)
			} else {
				log.ErrorContext(ctx, "an operation failed", "path", shown.Path.String(), "error", err)
				known = New(Internal, "something went wrong on our side")
			}
		}
		out := &gqlerror.Error{
			Message: known.Message, Path: shown.Path, Locations: shown.Locations, Rule: shown.Rule,
			Extensions: map[string]any{"code": string(known.Code)},
		}
		for name, value := range known.Details {
			out.Extensions[name] = value
		}
		locate(ctx, out)
		return out
	}
}

// isOwn tells an error that the GraphQL library made itself from one that it wrapped.
func isOwn(e *gqlerror.Error) bool { return e.Err == nil && e.Message != "" }

// locate takes the path of an argument off the path of the field, where a value was refused while arguments
// were being read, and names the argument.
func locate(ctx context.Context, e *gqlerror.Error) {
	fc := graphql.GetFieldContext(ctx)
	if e.Extensions["code"] != string(BadValue) || fc == nil {
		return
	}
	field := fc.Path()
	if len(e.Path) <= len(field) {
		return
	}
	if _, named := e.Extensions["argument"]; !named {
		argument := e.Path[len(field):].String()
		e.Extensions["argument"] = argument
		if !strings.HasPrefix(e.Message, argument) {
			e.Message = argument + ": " + e.Message
		}
	}
	e.Path = append(ast.Path(nil), field...)
}

// Of gives the error to show for one of ours or of the store, nil for any other.
func Of(err error) *Error {
	var known *Error
	var many *level.TooManyError
	switch {
	case errors.As(err, &known):
		return known
	case errors.As(err, &many):
		return New(TooComplex, "the answer is too large: %s", many.Error()).
			With("costlyPath", many.Path).With("cost", many.Keys).With("cap", many.Max)
	case errors.Is(err, store.ErrRelease):
		return New(ReleaseUnknown, "there is no such release")
	case errors.Is(err, store.ErrBadKey):
		return Bad("", "", "the cursor does not belong to this list", "use a cursor that this list gave in this release")
	case errors.Is(err, store.ErrTooLong), errors.Is(err, context.DeadlineExceeded):
		return New(Timeout, "the answer took too long").With("hint", "ask for less, or filter more")
	case errors.Is(err, context.Canceled):
		return New(Timeout, "the request was given up")
	case errors.Is(err, store.ErrBusy):
		return New(Conflict, "another import is under way")
	case errors.Is(err, store.ErrUnavailable), errors.Is(err, store.ErrClosed):
		return New(Unavailable, "the store is not available").With("hint", "try again later")
	default:
		return nil
	}
}
