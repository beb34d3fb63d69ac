package loader

import (
	"github.com/sistergraph/sistergraph/loader/record"
	"github.com/sistergraph/sistergraph/twinning"
)

// known remembers ids that the store has, so that rows which cite the same few
// sources and places do not ask again. It forgets all when it is full.
type known struct {
	places map[placeKey]twinning.ID // the id that answers
	others map[twinning.ID]bool
}

// placeKey is the surest of what a reference has: id, else number.
type placeKey struct {
	id       twinning.ID
	wikidata string
	geonames int
}

func keyOf(ref record.PlaceRef) (placeKey, bool) {
	switch {
	case ref.ID != "":
		return placeKey{id: ref.ID}, true
	case ref.Wikidata != "":
		return placeKey{wikidata: ref.Wikidata}, true
	default:
		return placeKey{geonames: ref.Geonames}, ref.Geonames != 0
	}
}

const mostKnown = 1 << 16

func (k *known) add(id twinning.ID) {
	if k.others == nil || len(k.others) >= mostKnown {
		k.others = map[twinning.ID]bool{}
	}
	k.others[id] = true
}

// place is the id that answers for a reference by id or number.
func (k *known) place(ref record.PlaceRef) (twinning.ID, bool) {
	key, ok := keyOf(ref)
	if !ok {
		return "", false
	}
	id, ok := k.places[key]
	return id, ok
}

func (k *known) addPlace(ref record.PlaceRef, to twinning.ID) {
	key, ok := keyOf(ref)
	if !ok {
		return
	}
	if k.places == nil || len(k.places) >= mostKnown {
		k.places = map[placeKey]twinning.ID{}
	}
	k.places[key] = to
}
