package identity

import (
	"context"
	"fmt"
	"math/bits"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/sistergraph/sistergraph/loader/identity/placename"
	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// fewNear is for how many names of a load the store is asked what comes near.
// For more, all spellings of its places are read into memory once.
const fewNear = 20

// mostSpellings bounds the memory for spellings: about fifty bytes each.
const mostSpellings = 2_000_000

// spellings are the folded names of all places, by country.
type spellings struct {
	places  []twinning.ID
	text    string // all one after another
	of      map[twinning.CountryCode][]spelling
	tooMany bool // more than there is room for: none is kept
}

// spelling is a name in text, the place that bears it, and its pairs of letters.
type spelling struct {
	pairs  uint64
	from   uint32
	place  uint32
	length uint16 // in bytes
	runes  uint16
}

// readSpellings reads the names of all places of the release.
func readSpellings(ctx context.Context, r store.Reader, release int) (*spellings, error) {
	s := &spellings{of: map[twinning.CountryCode][]spelling{}}
	var text strings.Builder
	n := 0
	for v, err := range r.Stream(ctx, release, twinning.TypeCity) {
		if err != nil {
			return nil, err
		}
		c := v.(twinning.City)
		keys := c.SearchKeys()
		if n += len(keys); n > mostSpellings {
			return &spellings{tooMany: true}, nil
		}
		for _, key := range keys {
			if len(key.Text) > 1<<10 {
				continue
			}
			s.of[c.Country()] = append(s.of[c.Country()], spelling{
				pairsOf(key.Text), uint32(text.Len()), uint32(len(s.places)), uint16(len(key.Text)), uint16(utf8.RuneCountInString(key.Text)),
			})
			text.WriteString(key.Text)
		}
		s.places = append(s.places, c.ID)
	}
	s.text = text.String()
	return s, nil
}

// pairsOf has a bit for each pair of letters that stand together, and for the
// first and last; pairs may share one.
func pairsOf(text string) uint64 {
	var set uint64
	before := uint32(' ')
	for _, r := range text + " " {
		set |= 1 << ((before*31 + uint32(r)) * 0x9E3779B1 >> 26)
		before = uint32(r)
	}
	return set
}

// pairsPerSlip is how many pairs of letters one slip changes at most: two
// letters that are swapped stand in three.
const pairsPerSlip = 3

// slipsAllowed is in how many letters a near spelling of the text may differ.
func slipsAllowed(text string) int { return 1 + utf8.RuneCountInString(text)/6 }

// nearest are the places of the country, of all when it is empty, that have a
// name nearest to the text: at most mostNearby of those that differ in as few
// letters as any does. Most names have one slip, so that is looked for first: it
// leaves few names to compare letter by letter.
func (s *spellings) nearest(k nameKey) []nearby {
	for limit := 1; limit <= slipsAllowed(k.folded); limit++ {
		if near := s.within(k, limit); len(near) > 0 {
			return near
		}
	}
	return nil
}

// within are those that differ in so many letters at most.
func (s *spellings) within(k nameKey, limit int) []nearby {
	pairs, length := pairsOf(k.folded), utf8.RuneCountInString(k.folded)
	best := map[uint32]nearby{}
	look := func(all []spelling) {
		for _, sp := range all {
			if far := int(sp.runes) - length; far > limit || -far > limit {
				continue
			}
			if bits.OnesCount64(sp.pairs&^pairs) > pairsPerSlip*limit || bits.OnesCount64(pairs&^sp.pairs) > pairsPerSlip*limit {
				continue
			}
			name := s.text[sp.from : sp.from+uint32(sp.length)]
			slips := placename.Slips(k.folded, name, limit)
			if was, has := best[sp.place]; slips <= limit && (!has || slips < was.slips) {
				best[sp.place] = nearby{Candidate{s.places[sp.place], NearSpelling, name}, slips}
			}
		}
	}
	if k.country != "" {
		look(s.of[k.country])
	} else {
		for _, all := range s.of {
			look(all)
		}
	}
	var out []nearby
	for _, n := range best {
		out = append(out, n)
	}
	slices.SortFunc(out, nearer)
	out = out[:min(len(out), mostNearby)]
	for i, n := range out {
		out[i].Reason = fmt.Sprintf("%s to %q", lettersInWords(n.slips), n.Reason)
	}
	return out
}

// nearer puts the fewest slips first, then goes by id.
func nearer(a, b nearby) int {
	if a.slips != b.slips {
		return a.slips - b.slips
	}
	return strings.Compare(string(a.ID), string(b.ID))
}
