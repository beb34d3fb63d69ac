package identity_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/sistergraph/sistergraph/loader/identity"
	"github.com/sistergraph/sistergraph/loader/identity/nation"
	"github.com/sistergraph/sistergraph/loader/record"
	"github.com/sistergraph/sistergraph/store"
)

// counted is a store that counts what names it is asked for.
type counted struct {
	store.Store
	exact, near int
}

func (c *counted) Candidates(ctx context.Context, release int, queries []store.CandidateQuery) ([][]store.Candidate, error) {
	for _, q := range queries {
		if q.Exact {
			c.exact++
		} else {
			c.near++
		}
	}
	return c.Store.Candidates(ctx, release, queries)
}

func TestNamesThatWereNotFoundAreNotLookedForAgain(t *testing.T) {
	s := &counted{Store: newStore(t, world())}
	unfound := &identity.Unfound{}
	ask := func(refs ...record.PlaceRef) identity.Match {
		t.Helper()
		b, err := identity.NewBatch(context.Background(), s, 1, nation.Known(), nil, unfound, refs)
		if err != nil {
			t.Fatal(err)
		}
		return b.Match(refs[0])
	}
	slip := record.PlaceRef{Name: "Harbyn", Country: "CN"}
	first := ask(slip)
	exact, near := s.exact, s.near
	if first.Grade != identity.NearSpelling || exact == 0 || near != 1 {
		t.Fatalf("%+v after %d and %d questions", first, exact, near)
	}
	if again := ask(slip); fmt.Sprint(again) != fmt.Sprint(first) || s.exact != exact || s.near != near {
		t.Errorf("the second time %+v after %d and %d questions, the first %+v", again, s.exact, s.near, first)
	}
	unfound.Forget()
	if ask(slip); s.exact != 2*exact {
		t.Errorf("%d questions after places were written, want %d", s.exact, 2*exact)
	}
}

func TestNearSpellingsAreNotLookedForWithoutEnd(t *testing.T) {
	s := &counted{Store: newStore(t, world())}
	unfound := &identity.Unfound{}
	const batch = 1000
	for n := range identity.MostNear/batch + 1 {
		refs := make([]record.PlaceRef, batch)
		for i := range refs {
			refs[i] = record.PlaceRef{Name: fmt.Sprintf("Qwxzk %d", n*batch+i), Country: "DE"}
		}
		refs = append(refs, record.PlaceRef{Name: "Chemnits", Country: "DE"})
		b, err := identity.NewBatch(context.Background(), s, 1, nation.Known(), nil, unfound, refs)
		if err != nil {
			t.Fatal(err)
		}
		if m := b.Match(refs[batch]); m.Grade != identity.NearSpelling {
			t.Errorf("what was looked for before is lost in batch %d: %+v", n, m)
		}
		m := b.Match(refs[batch-1])
		told := strings.Contains(m.Reason, "near spellings were not looked for")
		if past := (n+1)*batch >= identity.MostNear; m.Grade != identity.None || told != past {
			t.Errorf("%s: %+v, and it is past the bound: %v", refs[batch-1].Name, m, past)
		}
	}
	if s.near != 0 {
		t.Errorf("the store was asked for near spellings of %d of many names", s.near)
	}
}
