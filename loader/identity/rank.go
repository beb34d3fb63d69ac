package identity

import (
	"fmt"
	"slices"
	"strings"

	"github.com/sistergraph/sistergraph/loader/identity/placename"
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

// levelOf is the level of a place: as recorded, else as the words of its
// English name tell.
func levelOf(c twinning.City) twinning.Level {
	if c.Level != "" && c.Level != twinning.LevelUnknown {
		return c.Level
	}
	return placename.Level(c.Names.In("en").Text, c.Country())
}

// otherLevel tells why a place that bears the form is not what the words left
// out of it, or the level that is given, mean; empty when it may be.
func otherLevel(c twinning.City, s sought, f placename.Form) string {
	is := levelOf(c)
	want := s.level
	if want == "" || want == twinning.LevelUnknown {
		want = f.Level
	}
	known := is != twinning.LevelUnknown
	switch {
	case known && want != twinning.LevelUnknown && is != want:
		return fmt.Sprintf("is a %s, not a %s", levelWord(is), levelWord(want))
	case !known && want != twinning.LevelUnknown && want != twinning.LevelCity:
		return fmt.Sprintf("is not known to be a %s", levelWord(want))
	case known && is != twinning.LevelCity && want == twinning.LevelUnknown && bareOf(c, f.Text):
		return fmt.Sprintf("is %s, a %s", c.Names.In("en").Text, levelWord(is))
	default:
		return ""
	}
}

// bareOf tells whether a text is the English name of the place without the word
// that tells its level, as "Kyoto" is of Kyoto Prefecture.
func bareOf(c twinning.City, folded string) bool {
	english := c.Names.In("en").Text
	return placename.Level(english, c.Country()) != twinning.LevelUnknown && twinning.Fold(english) != folded &&
		placename.Level(folded, c.Country()) == twinning.LevelUnknown
}

func levelWord(l twinning.Level) string { return strings.ToLower(string(l)) }
