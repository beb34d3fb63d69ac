// Package limit refuses operations that ask for too much, before anything is fetched. It counts from the
// operation alone: the sizes of pages that it asks for, not the sizes of what is there.
package limit

import (
	"fmt"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"

	"github.com/sistergraph/sistergraph/graph/fault"
)

// Limits bound one operation.
type Limits struct {
	// Cost is the number of values that an answer may have.
	Cost int
	// Depth is the number of fields that may lie within each other.
	Depth int
	// Aliases is the number of fields that may be renamed.
	Aliases int
}

// Default limits let through what people ask for, and the largest page of partners each with partners.
var Default = Limits{Cost: 500_000, Depth: 20, Aliases: 200}

// maxFields is the number of fields that are looked at: fragments within fragments can make any number.
const maxFields = 20_000

// MaxWritten is the number of fields that an operation and its fragments may have as they are written: the
// time to validate them grows with its square.
const MaxWritten = 1_000

// Written refuses a document with too many fields. It comes before validation.
func Written(doc *ast.QueryDocument) error {
	n := 0
	for _, op := range doc.Operations {
		n += written(op.SelectionSet)
	}
	for _, f := range doc.Fragments {
		n += written(f.SelectionSet)
	}
	if n > MaxWritten {
		return tooComplex(fmt.Sprintf("the operation is written with %d fields, more than the %d allowed", n, MaxWritten), n, MaxWritten, "")
	}
	return nil
}

func written(set ast.SelectionSet) int {
	n := len(set)
	for _, selection := range set {
		switch s := selection.(type) {
		case *ast.Field:
			n += written(s.SelectionSet)
		case *ast.InlineFragment:
			n += written(s.SelectionSet)
		}
	}
	return n
}

// Check gives the cost of an operation, and an error TOO_COMPLEX if it is over a limit.
func Check(limits Limits, op *ast.OperationDefinition, variables map[string]any) (int, error) {
	c := counter{limits: limits, variables: variables}
	sum := c.selections(op.SelectionSet, 1, 0, "")
	switch {
	case c.fields > maxFields:
		return 0, tooComplex(fmt.Sprintf("the operation has more than %d fields", maxFields), c.fields, maxFields, "")
	case c.deepest > limits.Depth:
		return 0, tooComplex(fmt.Sprintf("fields lie %d deep within each other, more than the %d allowed: %s", c.deepest, limits.Depth, c.deepPath), c.deepest, limits.Depth, c.deepPath)
	case c.aliases > limits.Aliases:
		return 0, tooComplex(fmt.Sprintf("%d fields are renamed, more than the %d allowed", c.aliases, limits.Aliases), c.aliases, limits.Aliases, "")
	case sum.cost > limits.Cost:
		return sum.cost, tooComplex(fmt.Sprintf("the answer could have %d values, more than the %d allowed; most of them at %s", sum.cost, limits.Cost, sum.path), sum.cost, limits.Cost, sum.path)
	default:
		return sum.cost, nil
	}
}

func tooComplex(message string, cost, limit int, path string) error {
	e := fault.New(fault.TooComplex, "%s", message).With("cost", cost).With("cap", limit).
		With("hint", "ask for smaller pages or fewer fields, or split the operation")
	if path != "" {
		e = e.With("costlyPath", path)
	}
	return e
}

// sum is the cost of a selection and the path to its dearest part.
type sum struct {
	cost int
	path string
}

type counter struct {
	limits    Limits
	variables map[string]any
	fields    int
	aliases   int
	deepest   int
	deepPath  string
}

// enough keeps sums from running over.
const enough = 1 << 50

// selections adds up what is selected below times parents. A page is the size that edges and nodes of a
// connection have.
func (c *counter) selections(set ast.SelectionSet, times, page int, path string) sum {
	total := sum{path: path}
	dearest := 0
	for _, selection := range set {
		if c.fields > maxFields {
			return total
		}
		var part sum
		switch s := selection.(type) {
		case *ast.Field:
			part = c.field(s, times, page, path)
		case *ast.InlineFragment:
			part = c.selections(s.SelectionSet, times, page, path)
		case *ast.FragmentSpread:
			part = c.selections(s.Definition.SelectionSet, times, page, path)
		}
		total.cost = min(total.cost+part.cost, enough)
		if part.cost > dearest {
			dearest, total.path = part.cost, part.path
		}
	}
	return total
}

func (c *counter) field(f *ast.Field, times, page int, path string) sum {
	if strings.HasPrefix(f.Name, "__") || f.Definition == nil {
		return sum{path: path}
	}
	c.fields++
	if f.Alias != f.Name {
		c.aliases++
	}
	if path != "" {
		path += "."
	}
	path += f.Alias
	if deep := strings.Count(path, ".") + 1; deep > c.deepest {
		c.deepest, c.deepPath = deep, path
	}
	size := 1
	switch {
	case page > 0 && (f.Name == "edges" || f.Name == "nodes"):
		size = page
	case f.Definition.Type.Elem != nil:
		size = c.size(f)
	}
	times = min(times*size, enough)
	below := 0
	if strings.HasSuffix(f.Definition.Type.Name(), "Connection") {
		below = c.size(f)
	}
	if f.Name == "network" || f.Name == "flows" || f.Name == "paths" {
		times = min(times*c.size(f), enough)
	}
	inner := c.selections(f.SelectionSet, times, below, path)
	inner.cost = min(inner.cost+times, enough)
	return inner
}

// Sizes of lists: of those that do not say one, a page, and what a record usually has; and the largest that
// any field gives, whatever an operation says.
const (
	usualPage   = 20
	usualList   = 4
	largestList = 10_000
)

// size is the number of elements that a field asks for.
func (c *counter) size(f *ast.Field) int {
	args := f.ArgumentMap(c.variables)
	for _, name := range []string{"first", "last", "limit", "maxNodes"} {
		if n, ok := number(args[name]); ok {
			return min(max(n, 1), largestList)
		}
	}
	for _, name := range []string{"ids", "of"} {
		if ids, ok := args[name].([]any); ok {
			return max(len(ids), 1)
		}
	}
	if f.Definition.Arguments.ForName("first") != nil {
		return usualPage
	}
	return usualList
}

func number(v any) (int, bool) {
	switch v := v.(type) {
	case int64:
		return int(v), true
	case int:
		return v, true
	case interface{ Int64() (int64, error) }:
		n, err := v.Int64()
		return int(n), err == nil
	default:
		return 0, false
	}
}
