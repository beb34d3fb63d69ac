package loader

import (
	"hash/maphash"
	"slices"

	"github.com/sistergraph/sistergraph/twinning"
)

// spoken remembers which statements a load has made in about eight bytes
// each: sorted runs of hashes, each at least twice as long as the next until it
// is long enough to stay as it is, so that joining them takes little memory.
type spoken struct {
	seed  maphash.Seed
	fresh map[uint64]bool
	runs  [][]uint64
	// replaces has the sources that said all they say.
	replaces map[twinning.ID]bool
}

const (
	freshSpoken   = 1 << 14
	longestSpoken = 1 << 19
)

func newSpoken() spoken {
	return spoken{seed: maphash.MakeSeed(), fresh: map[uint64]bool{}, replaces: map[twinning.ID]bool{}}
}

// add notes that the statement was made.
func (s *spoken) add(id twinning.ID) {
	s.fresh[maphash.String(s.seed, string(id))] = true
	if len(s.fresh) < freshSpoken {
		return
	}
	n, length := len(s.runs), len(s.fresh)
	for n > 0 && len(s.runs[n-1]) < min(2*length, longestSpoken) {
		n--
		length += len(s.runs[n])
	}
	run := make([]uint64, 0, length)
	for h := range s.fresh {
		run = append(run, h)
	}
	for _, shorter := range s.runs[n:] {
		run = append(run, shorter...)
	}
	clear(s.fresh)
	clear(s.runs[n:])
	s.runs = s.runs[:n]
	slices.Sort(run)
	s.runs = append(s.runs, slices.Compact(run))
}

// has tells whether the load made the statement.
func (s *spoken) has(id twinning.ID) bool {
	h := maphash.String(s.seed, string(id))
	if s.fresh[h] {
		return true
	}
	for _, run := range s.runs {
		if _, ok := slices.BinarySearch(run, h); ok {
			return true
		}
	}
	return false
}
