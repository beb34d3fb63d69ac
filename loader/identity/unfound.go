package identity

import (
	"context"

	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// Unfound carries from one batch of a load to the next which names no place
// bears, so that one which comes again is not looked for again. The zero value
// knows of none.
type Unfound struct {
	absent map[nameKey]bool     // no place bears the name
	near   map[nameKey][]nearby // what comes near to names that no place bears
	asked  int                  // for how many of them the store was asked
	all    *spellings           // nil until there are many of them
}

// MostNear is for how many names of a load near spellings are looked for.
const MostNear = 5_000

// mostAbsent is how many absent names are remembered.
const mostAbsent = 1 << 17

// Forget lets names be looked for again, because places were written.
func (u *Unfound) Forget() { clear(u.absent) }

// spellings are those of all places, once so many more names are asked for that
// asking the store for each would take longer; nil until then.
func (u *Unfound) spellings(ctx context.Context, r store.Reader, release, more int) (*spellings, error) {
	if u.asked += more; u.all != nil || u.asked <= fewNear {
		return u.all, nil
	}
	var err error
	u.all, err = readSpellings(ctx, r, release)
	return u.all, err
}

// note remembers for which of the names that were asked nothing was found.
func (u *Unfound) note(asked []nameKey, found map[nameKey][]twinning.ID) {
	if u.absent == nil || len(u.absent)+len(asked) > mostAbsent {
		u.absent = map[nameKey]bool{}
	}
	for _, k := range asked {
		if len(found[k]) == 0 {
			u.absent[k] = true
		}
	}
}

// noteNear remembers what comes near to the name.
func (u *Unfound) noteNear(k nameKey, near []nearby) {
	if u.near == nil {
		u.near = map[nameKey][]nearby{}
	}
	u.near[k] = near
}
