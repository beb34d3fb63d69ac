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
