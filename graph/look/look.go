// Package look tells what an operation selects below the field that is being resolved, so that a resolver
// asks the store for what is wanted and no more.
package look

import (
	"context"
	"slices"

	"github.com/99designs/gqlgen/graphql"
)

// Selects tells whether any of the fields is selected below the current field, through fragments too. The
// type is the one of the current field's object.
func Selects(ctx context.Context, typeName string, fields ...string) bool {
	for _, f := range graphql.CollectFieldsCtx(ctx, []string{typeName}) {
		if slices.Contains(fields, f.Name) {
			return true
		}
	}
	return false
}

// SelectsBelow tells whether a field is selected below another, itself below the current field. The types are
// those of the two objects.
func SelectsBelow(ctx context.Context, typeName, field, belowType, below string) bool {
	op := graphql.GetOperationContext(ctx)
	for _, f := range graphql.CollectFieldsCtx(ctx, []string{typeName}) {
		if f.Name != field {
			continue
		}
		for _, inner := range graphql.CollectFields(op, f.Selections, []string{belowType}) {
			if inner.Name == below {
				return true
			}
		}
	}
	return false
}
