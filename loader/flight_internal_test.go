package loader

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/sistergraph/sistergraph/loader/identity"
	"github.com/sistergraph/sistergraph/loader/record"
	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/store/sqlite"
	"github.com/sistergraph/sistergraph/store/storetest/fixture"
	"github.com/sistergraph/sistergraph/twinning"
)

// What a chunk finds of ties and statements while a batch is in flight, and none of it written yet, is what it finds when
// all of it is written.
func TestAChunkFindsWhatIsInFlightAsIfItWereWritten(t *testing.T) {
	s, err := sqlite.Open(t.Context(), ":memory:")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	if err := fixture.Load(t.Context(), s); err != nil {
		t.Fatal(err)
	}
	releases, err := s.Releases(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	base := releases[len(releases)-1].Number
	var stored []twinning.Partnership
	for v, err := range s.Stream(t.Context(), base, twinning.TypePartnership) {
		if err != nil {
			t.Fatal(err)
		}
		stored = append(stored, v.(twinning.Partnership))
	}
	changed, said, fresh := stored[0], stored[1], fixtureTie(stored)
	sources := []twinning.ID{changed.Sources[0], said.Sources[0]}
	changed.Note = "changed in flight"
	batch := store.Batch{
		Ties: []twinning.Partnership{changed, fresh},
		Statements: []twinning.Statement{
			spokenOf(changed.ID, sources[0], "1951"), spokenOf(said.ID, sources[0], "1952"), spokenOf(said.ID, sources[1], "1953"),
			spokenOf(fresh.ID, sources[1], "1954"),
		},
	}
	imp, err := s.Begin(t.Context(), "test")
	if err != nil {
		t.Fatal(err)
	}
	found := func(f *flight, saysNew bool) *work {
		r := &run{store: s, imp: imp, base: base, known: newKnown(), spoken: newSpoken(), flight: f, saysNew: saysNew}
		w := newWork(r, &chunk{})
		w.match = &identity.Batch{}
		w.reset()
		var pairs []pair
		for _, tie := range append(stored, fresh) {
			for _, source := range sources {
				pairs = append(pairs, pair{item: &item{}, id: tie.ID, a: tie.A, b: tie.B, tie: record.Tie{
					Statements: []record.Statement{{Said: twinning.Statement{Source: source, Kind: twinning.KindCooperation}}},
				}})
			}
		}
		rest, err := w.settled(t.Context(), pairs)
		if err == nil {
			err = w.fetchTies(t.Context(), rest)
		}
		if err != nil {
			t.Fatal(err)
		}
		return w
	}
	modes := []bool{false, true} // whether ties are asked for before statements
	flying := map[bool]*work{}
	for _, saysNew := range modes {
		flying[saysNew] = found(newFlight(batch), saysNew)
	}
	if err := imp.Apply(t.Context(), batch); err != nil {
		t.Fatal(err)
	}
	for _, saysNew := range modes {
		written, flying := found(nil, saysNew), flying[saysNew]
		if written.oldTies[changed.ID].Note != changed.Note || len(written.oldSaid[fresh.ID]) != 1 {
			t.Fatal("the batch was not written")
		}
		for what, d := range map[string]string{
			"ties":                                   cmp.Diff(written.oldTies, flying.oldTies),
			"statements":                             cmp.Diff(written.oldStatements, flying.oldStatements),
			"statements a tie":                       cmp.Diff(written.oldSaid, flying.oldSaid),
			"statements of what was asked for first": cmp.Diff(found(nil, !saysNew).oldStatements, written.oldStatements),
		} {
			if d != "" {
				t.Errorf("ties first %t: %s differ (-written +in flight):\n%s", saysNew, what, d)
			}
		}
	}
}

// fixtureTie is a tie between two places of ties, which are no partners yet.
func fixtureTie(ties []twinning.Partnership) twinning.Partnership {
	taken := map[twinning.ID]bool{}
	for _, t := range ties {
		taken[t.ID] = true
	}
	for _, t := range ties {
		a, b := twinning.Ordered(ties[0].A, t.B)
		if id := twinning.NewPartnershipID(a, b); a != b && !taken[id] {
			return twinning.Partnership{ID: id, A: a, B: b, Kind: twinning.KindSisterCity, Status: twinning.StatusActive}
		}
	}
	panic("all places are partners")
}

func spokenOf(tie, source twinning.ID, since string) twinning.Statement {
	date, _ := twinning.ParseDate(since)
	return twinning.Statement{
		ID: twinning.NewStatementID(tie, source), Tie: tie, Source: source, Since: date,
		Kind: twinning.KindSisterCity, Status: twinning.StatusUnknown,
	}
}
