package graph

import (
	"context"
	"fmt"
	"log/slog"
	"runtime/debug"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/99designs/gqlgen/graphql/handler/extension"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/parser"

	"github.com/sistergraph/sistergraph/graph/fault"
	"github.com/sistergraph/sistergraph/graph/generated"
	"github.com/sistergraph/sistergraph/graph/level"
	"github.com/sistergraph/sistergraph/graph/limit"
	"github.com/sistergraph/sistergraph/graph/resolver"
	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/store/counted"
)

// Options shape a Service. The zero value serves with the default limits.
type Options struct {
	// Limits bound each operation; zero members are those of limit.Default.
	Limits limit.Limits
	// AnswerCache is the number of bytes that answers may take in memory, to be given again: what an operation
	// answers from a release never changes. 0 keeps none.
	AnswerCache int
	// Log takes what goes wrong on our side; nil is slog.Default.
	Log *slog.Logger
	// Strict makes a bug in batching panic instead of costing calls. Tests set it.
	Strict bool
}

// Service answers operations over one store. It is safe for use by many goroutines.
type Service struct {
	store   store.Store
	options Options
	exec    *executor.Executor
	states  *states
	answers *answers
	parsed  *parsed
}

// parsedOperations is the number of operations whose parsed form is kept.
const parsedOperations = 1_000

// maxTokens is the number of words that an operation may have, those of lists of values too.
const maxTokens = 50_000

// New makes a Service. It does not ask the store anything yet.
func New(s store.Store, options Options) *Service {
	if options.Log == nil {
		options.Log = slog.Default()
	}
	options.Limits = limitsOf(options.Limits)
	exec := executor.New(generated.NewExecutableSchema(generated.Config{Resolvers: root{}}))
	exec.Use(extension.Introspection{})
	operations := newParsed(parsedOperations)
	exec.SetQueryCache(operations)
	exec.SetParserTokenLimit(maxTokens)
	exec.SetErrorPresenter(fault.Presenter(options.Log))
	exec.SetRecoverFunc(func(ctx context.Context, p any) error {
		if options.Strict {
			options.Log.ErrorContext(ctx, "a resolver panicked", "panic", p, "stack", string(debug.Stack()))
		}
		return fmt.Errorf("panic: %v", p)
	})
	return &Service{store: counted.New(s), options: options, exec: exec, states: newStates(), answers: newAnswers(options.AnswerCache), parsed: operations}
}

func limitsOf(l limit.Limits) limit.Limits {
	if l.Cost == 0 {
		l.Cost = limit.Default.Cost
	}
	if l.Depth == 0 {
		l.Depth = limit.Default.Depth
	}
	if l.Aliases == 0 {
		l.Aliases = limit.Default.Aliases
	}
	return l
}

// root hands the entry points to the generated code.
type root struct{}

func (root) Query() generated.QueryResolver { return resolver.Query{} }

// Request is one operation to answer.
type Request struct {
	Query         string `json:"query"`
	OperationName string `json:"operationName"`
	// Variables are taken over: reading them may change them.
	Variables  map[string]any `json:"variables"`
	Extensions map[string]any `json:"extensions"`
	// Release is the number that the address names, nil for none. Another number in the directive of the
	// operation is an error.
	Release *int `json:"-"`
	// Cost asks for extensions.cost.
	Cost bool `json:"-"`
}

// Answer is a response and what the HTTP layer needs to know of it.
type Answer struct {
	*graphql.Response
	// Release is the number that answered, 0 where the operation never began.
	Release int
	// Began tells that the operation was valid and was begun.
	Began bool
	// Calls are the store calls that it took, by method.
	Calls map[string]int
}

// Execute answers one operation. What goes wrong stands in the errors of the answer.
func (s *Service) Execute(ctx context.Context, r Request) Answer {
	start := time.Now()
	counter := &counted.Counter{}
	ctx = graphql.StartOperationTrace(counted.NewContext(ctx, counter))
	if err := s.written(ctx, r.Query); err != nil {
		return s.refuse(ctx, &graphql.OperationContext{}, err)
	}
	op, errs := s.exec.CreateOperationContext(ctx, &graphql.RawParams{
		Query: r.Query, OperationName: r.OperationName, Variables: r.Variables, Extensions: r.Extensions,
	})
	if errs != nil {
		return Answer{Response: s.exec.DispatchError(graphql.WithOperationContext(ctx, op), errs)}
	}
	if _, err := limit.Check(s.options.Limits, op.Operation, op.Variables); err != nil {
		return s.refuse(ctx, op, err)
	}
	state, err := s.state(ctx, op, r.Release)
	if err != nil {
		return s.refuse(ctx, op, err)
	}
	response := s.respond(ctx, op, r, state)
	if response == nil {
		return s.refuse(ctx, op, context.Cause(ctx))
	}
	extensions := map[string]any{"credits": state.Credits()}
	if r.Cost {
		extensions["cost"] = map[string]any{
			"calls": counter.Total(), "rows": counter.Rows(), "milliseconds": time.Since(start).Milliseconds(),
		}
	}
	response.Extensions = extensions
	return Answer{Response: response, Release: state.Release().Number, Began: true, Calls: counter.Calls()}
}

// written refuses an operation with too many fields before it is validated. What cannot be parsed is for the
// executor to tell.
func (s *Service) written(ctx context.Context, query string) error {
	if _, known := s.parsed.Get(ctx, query); known {
		return nil
	}
	doc, err := parser.ParseQueryWithTokenLimit(&ast.Source{Input: query}, maxTokens)
	if err != nil {
		return nil
	}
	return limit.Written(doc)
}

// respond gives the answer that is kept, or resolves the operation; nil where it was given up.
func (s *Service) respond(ctx context.Context, op *graphql.OperationContext, r Request, state *resolver.State) *graphql.Response {
	key, keep := s.answers.key(r, state.Release())
	keep = keep && op.Operation.Operation == ast.Query
	if keep {
		if data := s.answers.get(key); data != nil {
			return &graphql.Response{Data: data}
		}
	}
	holder := level.NewHolder()
	holder.Strict = s.options.Strict
	ctx = level.NewContext(resolver.NewContext(ctx, state), holder)
	responses, ctx := s.exec.DispatchOperation(ctx, op)
	response := responses(ctx)
	if keep && response != nil && len(response.Errors) == 0 {
		s.answers.put(key, response.Data)
	}
	return response
}

// refuse answers an operation that is not begun.
func (s *Service) refuse(ctx context.Context, op *graphql.OperationContext, err error) Answer {
	ctx = graphql.WithOperationContext(ctx, op)
	shown := fault.Presenter(s.options.Log)(ctx, err)
	return Answer{Response: s.exec.DispatchError(ctx, gqlerror.List{shown})}
}

// Execute answers one operation without keeping anything for the next.
func Execute(ctx context.Context, s store.Store, r Request) Answer {
	return New(s, Options{}).Execute(ctx, r)
}
