// Package placename knows how names of places are written: with words that tell
// the level (Province, Kreis, 区), with what lies around in brackets or after a
// comma, shortened or in full, and how far apart two spellings are.
package placename

import (
	"slices"
	"strings"
	"unicode"

	"github.com/sistergraph/sistergraph/twinning"
)

// Form is one way to write the name of a place.
type Form struct {
	Text string // folded (twinning.Fold)
	// Level is what words left out of Text, or added to it, tell: only a place of
	// that level has the name. LevelUnknown when there are none.
	Level twinning.Level
	// Region is what stood beside the name: in brackets, after a comma.
	Region string
}

// Forms are the ways in which a name may be known, the name as it is first,
// the likeliest next. None of an empty name.
func Forms(name string, country twinning.CountryCode) []Form {
	var out []Form
	put := func(folded string, level twinning.Level, region string) {
		f := Form{folded, level, region}
		if f.Text != "" && !slices.ContainsFunc(out, func(o Form) bool { return o.Text == f.Text }) {
			out = append(out, f)
		}
	}
	put(twinning.Fold(name), twinning.LevelUnknown, "")
	for _, w := range whole(name) {
		folded := twinning.Fold(w.name)
		put(folded, twinning.LevelUnknown, w.region)
		words := bare(folded, country)
		for _, f := range words {
			put(f.Text, f.Level, w.region)
		}
		if len(words) == 0 && isHan(folded) {
			put(folded+"市", twinning.LevelCity, w.region)
		}
		for _, f := range slices.Clone(out) {
			if f.Region == w.region {
				respelled(f.Text, func(text string) { put(text, f.Level, w.region) })
			}
		}
	}
	return out
}

// isHan tells whether all of a name is in Chinese characters, to which the word
// for a city is often added.
func isHan(folded string) bool {
	return folded != "" && !strings.ContainsFunc(folded, func(r rune) bool { return !unicode.Is(unicode.Han, r) })
}

// part is a name and what stands beside it.
type part struct{ name, region string }

// whole takes off what stands in brackets or after a comma, and parts names in
// two languages.
func whole(name string) []part {
	out := []part{{name, ""}}
	bare, region := name, ""
	if i, j := strings.IndexAny(name, "(（["), strings.LastIndexAny(name, ")）]"); i > 0 && j > i {
		bare = strings.TrimSpace(name[:i])
		region = strings.Trim(name[i:j], "(（[ ")
		out = append(out, part{bare, region})
	}
	if before, after, ok := strings.Cut(bare, ","); ok {
		bare = strings.TrimSpace(before)
		out = append(out, part{bare, strings.TrimSpace(after)})
	}
	if before, after, ok := strings.Cut(bare, "/"); ok {
		out = append(out, part{before, region}, part{after, region})
	}
	return out
}

// abbreviations are words that are written either way.
var abbreviations = [][2]string{
	{"st", "saint"},
	{"ste", "sainte"},
	{"mt", "mount"},
	{"ft", "fort"},
	{"pt", "point"},
	{"n", "north"},
	{"s", "south"},
	{"sta", "santa"},
	{"sto", "santo"},
	{"st", "sankt"},
	{"b", "bei"},
}

var umlauts = strings.NewReplacer("ae", "a", "oe", "o", "ue", "u")

// respelled puts a folded name with one word written out or shortened, without
// the e that stands for the dots of an umlaut, and in one word.
func respelled(folded string, put func(string)) {
	if len(folded) > longest {
		return
	}
	ws := strings.Fields(folded)
	for i, w := range ws {
		for _, a := range abbreviations {
			for _, o := range [][2]string{{a[0], a[1]}, {a[1], a[0]}} {
				if w == o[0] && len(ws) > 1 {
					put(strings.Join(slices.Concat(ws[:i], []string{o[1]}, ws[i+1:]), " "))
				}
			}
		}
	}
	put(umlauts.Replace(folded))
	if len(ws) > 1 {
		put(strings.Join(ws, ""))
	}
}

// longest is the most bytes of a name that is looked at for other spellings.
const longest = 100
