package counted_test

import (
	"context"
	"iter"
	"reflect"
	"testing"

	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/store/counted"
	"github.com/sistergraph/sistergraph/twinning"
)

// TestEveryReadIsCounted calls each method of the two reading roles, so that a new one cannot be forgotten.
func TestEveryReadIsCounted(t *testing.T) {
	for _, role := range []reflect.Type{reflect.TypeFor[store.Reader](), reflect.TypeFor[store.Graph]()} {
		for i := range role.NumMethod() {
			name := role.Method(i).Name
			t.Run(name, func(t *testing.T) {
				var c counted.Counter
				method := reflect.ValueOf(counted.New(nothing{})).MethodByName(name)
				args := []reflect.Value{reflect.ValueOf(counted.NewContext(t.Context(), &c))}
				for j := 1; j < method.Type().NumIn(); j++ {
					args = append(args, reflect.Zero(method.Type().In(j)))
				}
				out := method.Call(args)
				if name == "Stream" {
					for range out[0].Interface().(iter.Seq2[any, error]) {
						t.Fatal("a record came from nothing")
					}
				}
				if c.Calls()[name] != 1 || c.Total() != 1 {
					t.Errorf("counted %v", c.Calls())
				}
			})
		}
	}
}

// nothing is a store that has nothing.
type nothing struct{ store.Store }

func (nothing) Releases(context.Context) ([]twinning.Release, error) { return nil, nil }
func (nothing) Reference(context.Context, int) (*twinning.Reference, error) {
	return nil, nil
}

func (nothing) Lookup(context.Context, int, []twinning.ID) (store.Records, error) {
	return store.Records{}, nil
}

func (nothing) Identify(context.Context, int, []store.ExternalKey) (map[store.ExternalKey]twinning.ID, error) {
	return nil, nil
}

func (nothing) Candidates(context.Context, int, []store.CandidateQuery) ([][]store.Candidate, error) {
	return nil, nil
}

func (nothing) Places(context.Context, int, store.PlaceQuery) (store.PlacePage, error) {
	return store.PlacePage{}, nil
}

func (nothing) Entities(context.Context, int, store.EntityQuery) (store.EntityPage, error) {
	return store.EntityPage{}, nil
}

func (nothing) Linked(context.Context, int, twinning.Type, twinning.Role, []twinning.ID) (map[twinning.ID][]twinning.Entity, error) {
	return nil, nil
}

func (nothing) Statements(context.Context, int, store.StatementQuery) (map[twinning.ID]store.StatementPage, error) {
	return nil, nil
}

func (nothing) Stream(context.Context, int, twinning.Type) iter.Seq2[any, error] {
	return func(func(any, error) bool) {}
}

func (nothing) Partners(context.Context, int, store.PartnerQuery) (map[twinning.ID]store.PartnerPage, error) {
	return nil, nil
}

func (nothing) Ties(context.Context, int, store.TieQuery) (store.TiePage, error) {
	return store.TiePage{}, nil
}

func (nothing) Tally(context.Context, int, []store.TieSet) ([]map[string]store.Tally, error) {
	return nil, nil
}

func (nothing) Groups(context.Context, int, store.GroupQuery) (map[string][]store.Group, error) {
	return nil, nil
}

func (nothing) Flows(context.Context, int, store.FlowQuery) (store.Flows, error) {
	return store.Flows{}, nil
}

func (nothing) Paths(context.Context, int, store.PathQuery) (store.Paths, error) {
	return store.Paths{}, nil
}

func (nothing) Network(context.Context, int, store.NetworkQuery) (store.Network, error) {
	return store.Network{}, nil
}

func (nothing) Triangles(context.Context, int, store.TriangleQuery) (map[twinning.ID]store.TrianglePage, error) {
	return nil, nil
}
