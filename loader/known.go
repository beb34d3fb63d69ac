package loader

import (
	"github.com/sistergraph/sistergraph/loader/record"
	"github.com/sistergraph/sistergraph/twinning"
)

// known remembers ids that the store has, so that rows which name the same
// sources and places do not ask again.
type known struct {
	places recent[placeKey, twinning.ID] // the id that answers
	others recent[twinning.ID, bool]
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

// place is the id that answers for a reference by id or number.
func (k *known) place(ref record.PlaceRef) (twinning.ID, bool) {
	key, ok := keyOf(ref)
	if !ok {
		return "", false
	}
	return k.places.get(key)
}

func (k *known) addPlace(ref record.PlaceRef, to twinning.ID) {
	if key, ok := keyOf(ref); ok {
		k.places.put(key, to)
	}
}

// bound forgets what was not asked for lately, when there is much. It runs
// between chunks: what is known when a chunk begins is known to its end.
func (k *known) bound() {
	k.places.bound()
	k.others.bound()
}

// recent keeps what was used last.
type recent[K comparable, V any] struct{ young, old map[K]V }

const mostYoung = 1 << 16

func (r *recent[K, V]) get(k K) (V, bool) {
	v, ok := r.young[k]
	if ok {
		return v, true
	}
	if v, ok = r.old[k]; ok {
		r.put(k, v)
	}
	return v, ok
}

func (r *recent[K, V]) put(k K, v V) {
	if r.young == nil {
		r.young = map[K]V{}
	}
	r.young[k] = v
}

// bound lets the young be the old when they are many; what was old and not
// asked for since is forgotten.
func (r *recent[K, V]) bound() {
	if len(r.young) >= mostYoung {
		r.young, r.old = nil, r.young
	}
}
