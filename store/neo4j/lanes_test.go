package neo4j_test

import (
	"fmt"
	"testing"

	"github.com/sistergraph/sistergraph/store/neo4j"
	"github.com/sistergraph/sistergraph/twinning"
)

// Ties and statements are written and drawn beside each other for as long as the lease is sure to last, and a batch of
// each where that is no time at all.
func TestManyRecordsAreWrittenAndDrawnHoweverLongTheLeaseIsHeld(t *testing.T) {
	const cities, ties = 101, 4500 // three batches
	b := firstPicture()
	var ids []twinning.ID
	for i := range cities {
		c := b.Cities[0]
		c.ID, c.Names = twinning.ID(fmt.Sprintf("city:n%03d", i)), named(fmt.Sprintf("N%03d", i))
		b.Cities, ids = append(b.Cities, c), append(ids, c.ID)
	}
	for i := range ids {
		for j := i + 1; j < len(ids) && len(b.Ties) < ties; j++ {
			p, s := tie(ids[i], ids[j])
			b.Ties, b.Statements = append(b.Ties, p), append(b.Statements, s)
		}
	}
	for name, hold := range map[string]func(*neo4j.Store){
		"as long as usual": func(*neo4j.Store) {},
		"no time at all":   func(s *neo4j.Store) { s.BeginWithin(0) },
	} {
		t.Run(name, func(t *testing.T) {
			s := empty(t)
			hold(s)
			write(t, s, b)
			for statement, want := range map[string]int{
				"MATCH ()-[r:TIE]->() RETURN r.id":                                    ties,
				"MATCH ()-[r:PARTNER_OF]->() RETURN r.id":                             ties,
				"MATCH (s:Statement)-[:SAID_BY]->(:Source) RETURN s.id":               ties,
				"MATCH (s:Statement)-[:ABOUT]->(:City) RETURN s.id":                   2 * ties,
				"MATCH (s:Statement) WHERE COUNT {(s)-[:ABOUT]->()} <> 2 RETURN s.id": 0,
			} {
				if got := len(execute(t, statement)); got != want {
					t.Errorf("%s: %d rows, want %d", statement, got, want)
				}
			}
			if wrong, err := s.Check(t.Context()); err != nil || len(wrong) > 0 {
				t.Errorf("check: %v, %v", wrong, err)
			}
		})
	}
}
