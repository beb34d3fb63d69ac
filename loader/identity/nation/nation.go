// Package nation tells which country or territory a text means: a code of ISO
// 3166-1 or M49, a name in any of some two hundred languages, an abbreviation,
// a former name, or the name of a part such as England or Oregon.
package nation

import (
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/language"

	"github.com/sistergraph/sistergraph/twinning"
)

// Reading is one thing that a text about a country may mean.
type Reading struct {
	Country twinning.CountryCode
	// Part is the part of the country that the text names; empty when it names
	// the whole.
	Part string
	// Former tells that the text names a state that is no more, of which the
	// country is a successor.
	Former bool
}

// longest is the most bytes of a text that can name a country.
const longest = 200

// Find is what the text may mean: nothing when it is no known name of a
// country, more than one reading when it is ambiguous.
func (n *Names) Find(text string) []Reading {
	text = strings.TrimSpace(text)
	if text == "" || len(text) > longest || !utf8.ValidString(text) {
		return nil
	}
	if code, ok := Code(text); ok {
		return []Reading{{Country: code}}
	}
	if r := n.whole(text); len(r) > 0 {
		return r
	}
	if r, ok := byCode(text); ok {
		return []Reading{r}
	}
	if short := withoutBrackets(text); short != text {
		if r := n.whole(short); len(r) > 0 {
			return r
		}
	}
	return n.abbreviated(text)
}

// whole finds a text as it is and without what states put before their names.
func (n *Names) whole(text string) []Reading {
	key := twinning.Fold(text)
	if r := n.at(key); len(r) > 0 {
		return r
	}
	for _, p := range formal {
		if rest, ok := strings.CutPrefix(key, p); ok {
			if r := n.at(rest); len(r) > 0 {
				return r
			}
		}
	}
	for _, s := range formalAfter {
		if rest, ok := strings.CutSuffix(key, s); ok {
			if r := n.at(rest); len(r) > 0 {
				return r
			}
		}
	}
	return nil
}

// byCode reads an alpha-2, alpha-3 or M49 code, superseded ones too when one
// country took them over.
func byCode(text string) (Reading, bool) {
	if text = strings.ToUpper(text); text == "XKX" {
		return Reading{Country: "XK"}, true
	}
	if len(text) != 2 && len(text) != 3 {
		return Reading{}, false
	}
	region, err := language.ParseRegion(text)
	if err != nil {
		return Reading{}, false
	}
	code := twinning.CountryCode(region.Canonicalize().String())
	return Reading{Country: code}, isCode(code)
}

// withoutBrackets leaves out what stands in brackets: "Bolivia (Plurinational
// State of)".
func withoutBrackets(text string) string {
	i, j := strings.IndexAny(text, "(（["), strings.LastIndexAny(text, ")）]")
	if i <= 0 || j < i {
		return text
	}
	_, size := utf8.DecodeRuneInString(text[j:])
	return strings.TrimSpace(text[:i] + text[j+size:])
}

// abbreviated reads words that end with a full stop as beginnings of words:
// "Tschech. Republik". All names that fit must be of one country.
func (n *Names) abbreviated(text string) []Reading {
	spaced := strings.NewReplacer(".", ". ", "-", " ").Replace(text)
	var pieces []string
	var cut []bool
	for _, word := range strings.Fields(spaced) {
		piece := twinning.Fold(word)
		if piece == "" || strings.Contains(piece, " ") {
			return nil
		}
		pieces, cut = append(pieces, piece), append(cut, strings.HasSuffix(word, "."))
	}
	if !slices.Contains(cut, true) {
		return nil
	}
	if r := n.at(strings.Join(pieces, "")); len(r) > 0 {
		return r // U.S.A.
	}
	return n.solved.get(text, func() []Reading { return n.solve(pieces, cut) })
}

// solve finds the names that the pieces abbreviate, by looking at all.
func (n *Names) solve(pieces []string, cut []bool) []Reading {
	var found []Reading
	for _, words := range n.phrases[len(pieces)] {
		if fits(words, pieces, cut) {
			for _, r := range n.at(strings.Join(words, " ")) {
				if !slices.Contains(found, r) {
					found = append(found, r)
				}
			}
		}
	}
	return found
}

// fits tells whether words are what the pieces abbreviate. A single letter
// abbreviates only beside longer pieces.
func fits(words, pieces []string, cut []bool) bool {
	long := false
	for i, piece := range pieces {
		long = long || utf8.RuneCountInString(piece) >= 3
		if words[i] != piece && !(cut[i] && strings.HasPrefix(words[i], piece)) {
			return false
		}
	}
	return long
}
