package resolver

import (
	"context"
	"fmt"

	"github.com/sistergraph/sistergraph/graph/fault"
	"github.com/sistergraph/sistergraph/graph/where"
	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// FlowResult says how many ties run between each two groups of places.
type FlowResult struct {
	Total      store.Counts
	Flows      []*Flow
	Rest       store.Counts
	Definition *Definition
}

// Flow is the ties between two groups.
type Flow struct {
	A, B   *FlowEnd
	Counts store.Counts
}

// FlowEnd is one group of a flow.
type FlowEnd struct {
	Key string
	At  *twinning.Location

	by GroupBy
	st *State
}

// Label is what people call the group.
func (e *FlowEnd) Label(language *string) (string, error) {
	tag, err := tagOf(language)
	return e.st.label(e.by, e.Key, tag), err
}

// maxFlows is the number of flows that one answer lists.
const maxFlows = 10_000

// Flows counts ties by the groups of their ends.
func (Query) Flows(ctx context.Context, by GroupBy, filter *where.Partnership, asOf *twinning.Day, scope *twinning.Scope, first *int) (*FlowResult, error) {
	st := from(ctx)
	set, def, err := st.tieSet(filter, asOf, scope)
	if err != nil {
		return nil, err
	}
	q := store.FlowQuery{Set: set, First: 300}
	if first != nil {
		q.First = *first
	}
	if q.First < 1 || q.First > maxFlows {
		return nil, fault.Bad("first", q.First, "is not a number of flows", fmt.Sprintf("give 1 to %d", maxFlows))
	}
	if by != ByCountry {
		q.Map = make(map[twinning.CountryCode]string, len(st.ref.Countries))
		for code, keys := range st.grouping(by, set.Day).Map {
			q.Map[code] = keys[0]
		}
	}
	found, err := st.store.Flows(ctx, st.release.Number, q)
	if err != nil {
		return nil, err
	}
	out := &FlowResult{Total: found.Total, Rest: found.Rest, Definition: def, Flows: make([]*Flow, len(found.Flows))}
	for i, f := range found.Flows {
		out.Flows[i] = &Flow{
			A:      &FlowEnd{Key: f.A, At: f.SumA.Middle(), by: by, st: st},
			B:      &FlowEnd{Key: f.B, At: f.SumB.Middle(), by: by, st: st},
			Counts: f.Counts,
		}
	}
	return out, nil
}
