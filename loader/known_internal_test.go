package loader

import (
	"fmt"
	"testing"

	"github.com/sistergraph/sistergraph/loader/record"
	"github.com/sistergraph/sistergraph/twinning"
)

// A chunk does not fetch what is known when it begins, so that nothing may be
// forgotten before it ends.
func TestWhatIsKnownStaysUntilTheNextChunk(t *testing.T) {
	var k known
	ref := func(i int) record.PlaceRef { return record.PlaceRef{ID: twinning.ID(fmt.Sprintf("city:%d", i))} }
	source := func(i int) twinning.ID { return twinning.SourceID(fmt.Sprint(i)) }
	for i := range mostKnown + 10 {
		k.addPlace(ref(i), ref(i).ID)
		k.add(source(i))
	}
	if _, ok := k.place(ref(0)); !ok || !k.others[source(0)] {
		t.Error("the first place and source are forgotten in the middle of a chunk")
	}
	k.bound()
	if len(k.places) > 0 || len(k.others) > 0 {
		t.Errorf("%d places and %d sources stay although that is too much", len(k.places), len(k.others))
	}
}
