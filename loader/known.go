package loader

import (
	"hash/maphash"

	"github.com/sistergraph/sistergraph/loader/record"
	"github.com/sistergraph/sistergraph/twinning"
)

// known remembers ids that the store has, so that rows which name the same
// sources and places do not ask again.
type known struct {
	seed   maphash.Seed
	selves recent[uint64, struct{}]      // hashes of ids of places that answer for themselves
	places recent[placeKey, twinning.ID] // the id that answers for any other reference
	others recent[twinning.ID, bool]
	// sources has whether readers know the source: another one has said nothing
	// before the load.
	sources recent[twinning.ID, bool]
}

func newKnown() known { return known{seed: maphash.MakeSeed()} }

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
	if key.id != "" {
		if _, ok := k.selves.get(maphash.String(k.seed, string(key.id))); ok {
			return key.id, true
		}
	}
	return k.places.get(key)
}

func (k *known) addPlace(ref record.PlaceRef, to twinning.ID) {
	key, ok := keyOf(ref)
	switch {
	case !ok:
	case key.id == to:
		k.selves.put(maphash.String(k.seed, string(to)), struct{}{})
	default:
		k.places.put(key, to)
	}
}

// bound forgets what was not asked for lately, when there is much. It runs
// between chunks: what is known when a chunk begins is known to its end.
func (k *known) bound() {
	k.selves.bound(mostSelves)
	k.places.bound(mostYoung)
	k.others.bound(mostYoung)
	k.sources.bound(mostYoung)
}

// recent keeps what was used last.
type recent[K comparable, V any] struct{ young, old map[K]V }

// A hash takes about 16 bytes, what else is remembered about 150.
const (
	mostYoung  = 1 << 15
	mostSelves = 1 << 18
)

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
func (r *recent[K, V]) bound(most int) {
	if len(r.young) >= most {
		r.young, r.old = nil, r.young
	}
}
