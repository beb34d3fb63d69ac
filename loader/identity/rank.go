package identity

import (
	"slices"

	"github.com/sistergraph/sistergraph/loader/record"
	"github.com/sistergraph/sistergraph/twinning"
)

// rank is how well a place bears a name.
type rank int

const (
	exactEnglish rank = iota
	exactName
	foldedName
	alias
	former
	unrelated
)

func (r rank) grade() Grade {
	switch r {
	case exactEnglish, exactName:
		return Exact
	case foldedName:
		return Folded
	case alias:
		return Alias
	default:
		return Former
	}
}

func (r rank) reason() string {
	switch r {
	case exactEnglish:
		return "its name in English"
	case exactName:
		return "one of its names"
	case foldedName:
		return "one of its names but for case, marks or punctuation"
	case alias:
		return "an alias"
	default:
		return "a former name"
	}
}

// rankOf tells how the place bears the name, given as written and folded; with
// an empty name only the folded form counts.
func rankOf(c twinning.City, name, folded string) rank {
	best := unrelated
	for _, n := range c.Names {
		r := unrelated
		switch {
		case n.Kind == twinning.NameFormer && twinning.Fold(n.Text) == folded:
			r = former
		case n.Kind.Grade() == 0 && n.Text == name && n.Language == "en":
			r = exactEnglish
		case n.Kind.Grade() == 0 && n.Text == name:
			r = exactName
		case n.Kind.Grade() == 0 && twinning.Fold(n.Text) == folded:
			r = foldedName
		case twinning.Fold(n.Text) == folded:
			r = alias
		}
		best = min(best, r)
	}
	if best > alias && slices.ContainsFunc(c.Aliases, func(a string) bool { return twinning.Fold(a) == folded }) {
		best = alias
	}
	return best
}

// sameSpotKm is how far apart two accounts of one place may put it.
const sameSpotKm = 30

// byLocation decides between places of one name by where the file puts it.
func (b *Batch) byLocation(ref record.PlaceRef, ids []twinning.ID) Match {
	if ref.Location != nil {
		near := slices.DeleteFunc(slices.Clone(ids), func(id twinning.ID) bool {
			l := b.city(id).Location
			return l == nil || twinning.DistanceKm(*l, *ref.Location) > sameSpotKm
		})
		if len(near) == 1 {
			return Match{ID: near[0], Grade: ByPlace, Reason: "of several of that name the one in that spot"}
		}
	}
	return Match{Grade: Ambiguous, Reason: "several places have that name", Candidates: ids}
}
