// Package graph answers GraphQL operations over any store.Store.
package graph
