package loader

import "github.com/sistergraph/sistergraph/twinning"

// known remembers ids that the store has, so that rows which cite the same few
// sources and places do not ask again. It forgets all when it is full.
type known struct {
	places map[twinning.ID]twinning.ID // and the id that answers for it
	others map[twinning.ID]bool
}

const mostKnown = 1 << 16

func (k *known) add(id twinning.ID) {
	if k.others == nil || len(k.others) >= mostKnown {
		k.others = map[twinning.ID]bool{}
	}
	k.others[id] = true
}

func (k *known) addPlace(id, to twinning.ID) {
	if k.places == nil || len(k.places) >= mostKnown {
		k.places = map[twinning.ID]twinning.ID{}
	}
	k.places[id] = to
}
