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
	k := newKnown()
	ref := func(i int) record.PlaceRef { return record.PlaceRef{ID: twinning.ID(fmt.Sprintf("city:%d", i))} }
	for i := range mostSelves + 10 {
		k.addPlace(ref(i), ref(i).ID)
	}
	if _, ok := k.place(ref(0)); !ok {
		t.Error("the first place is forgotten in the middle of a chunk")
	}
	k.bound()
	if _, ok := k.place(ref(0)); !ok {
		t.Error("what was used last is forgotten at once")
	}
	for i := range mostSelves {
		k.addPlace(ref(-i), ref(-i).ID)
	}
	k.bound()
	if _, ok := k.place(ref(1)); ok {
		t.Error("what nobody asked for stays although that is too much")
	}
	if _, ok := k.place(ref(0)); !ok {
		t.Error("what was asked for is forgotten")
	}
}
