package sqlite

import (
	"fmt"
	"testing"

	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

func TestMuchInOneCall(t *testing.T) {
	s := openMemory(t)
	im := begin(t, s)
	apply1(t, im, store.Batch{Cities: towns(50), Ties: rings(50)})
	release := im.Release()
	from := []twinning.ID{townID(1)}

	sets := make([]store.TieSet, 350)
	for i := range sets {
		sets[i] = store.TieSet{From: from, Day: 1, Undecided: true}
	}
	tallies := must(s.Tally(t.Context(), release, sets))
	if len(tallies) != len(sets) || tallies[349][string(from[0])].Counts.Cities != 2 {
		t.Errorf("%d tallies, the last %+v", len(tallies), tallies[len(tallies)-1])
	}

	many := make(store.Or, 3000)
	for i := range many {
		many[i] = store.And{store.PopulationIn{}, store.PlaceIn{Yes: []twinning.ID{townID(i)}}}
	}
	if got := must(s.Places(t.Context(), release, store.PlaceQuery{Where: many, Total: true})).Total; got != 50 {
		t.Errorf("a condition of 3000 parts holds for %d places", got)
	}

	ids := make([]twinning.ID, 50_000)
	for i := range ids {
		ids[i] = twinning.ID(fmt.Sprint("city:t", i))
	}
	ids[7] = from[0]
	if got := must(s.Lookup(t.Context(), release, ids)).Cities; len(got) != 1 {
		t.Errorf("%d of 50000 ids are there", len(got))
	}
	queries := make([]store.CandidateQuery, 2000)
	for i := range queries {
		queries[i] = store.CandidateQuery{Text: fmt.Sprintf("town %05d", i), Exact: true}
	}
	if got := must(s.Candidates(t.Context(), release, queries)); len(got) != 2000 || len(got[49]) != 1 || len(got[50]) != 0 {
		t.Errorf("candidates of 2000 queries: %d, %v, %v", len(got), got[49], got[50])
	}
}
