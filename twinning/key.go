package twinning

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// SortKey orders names in both stores alike (semantics 14): NFKD, marks
// stripped, case folded; compare by code points.
func SortKey(s string) string {
	return strings.Map(foldCherokee, cases.Fold().String(stripMarks(s)))
}

// foldCherokee makes both cases of a Cherokee letter one: package cases swaps them.
func foldCherokee(r rune) rune {
	if r >= 0x80 && unicode.Is(unicode.Cherokee, r) {
		return unicode.ToUpper(r)
	}
	return r
}

func stripMarks(s string) string {
	if isASCII(s) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFKD.String(s))
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// letters that Unicode does not decompose, as people write them without the stroke.
var letters = strings.NewReplacer(
	"ø", "o", "đ", "d", "ð", "d", "ł", "l", "æ", "ae", "œ", "oe", "þ", "th", "ı", "i", "ə", "e", "ħ", "h", "ŋ", "n", "ŧ", "t", "ʻ", "", "ʼ", "", "’", "", "'", "",
)

// Fold is the form in which names are compared: marks, case, width, strokes,
// apostrophes and punctuation do not count, runs of space are one space.
func Fold(s string) string {
	s = letters.Replace(SortKey(s))
	var b strings.Builder
	b.Grow(len(s))
	space := false
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.Is(unicode.Mc, r) || r == '+' {
			if space && b.Len() > 0 {
				b.WriteByte(' ')
			}
			space = false
			b.WriteRune(r)
			continue
		}
		space = true
	}
	return b.String()
}

// SearchKey is a folded name under which a record is found.
type SearchKey struct {
	Text  string
	Grade int // NameKind.Grade of the best name that folds to it
}

func searchKeys(names Names, aliases []string) []SearchKey {
	best := make(map[string]int, len(names)+len(aliases))
	put := func(text string, grade int) {
		key := Fold(text)
		if key == "" {
			return
		}
		if g, ok := best[key]; !ok || grade < g {
			best[key] = grade
		}
	}
	for _, n := range names {
		put(n.Text, n.Kind.Grade())
	}
	for _, a := range aliases {
		put(a, NameAlias.Grade())
	}
	out := make([]SearchKey, 0, len(best))
	for text, grade := range best {
		out = append(out, SearchKey{text, grade})
	}
	slices.SortFunc(out, func(a, b SearchKey) int {
		if a.Grade != b.Grade {
			return a.Grade - b.Grade
		}
		return strings.Compare(a.Text, b.Text)
	})
	return out
}

// Grams are the distinct pieces of a folded name by which near spellings are
// found, sorted: three letters, with one space before and after the name; of
// names in Chinese, Japanese or Korean script two characters without the spaces.
func Grams(folded string) []string {
	rs := []rune(folded)
	n := 3
	if slices.ContainsFunc(rs, isCJK) {
		n = 2
	} else if len(rs) > 0 {
		rs = []rune(" " + folded + " ")
	}
	set := map[string]bool{}
	for i := 0; i+n <= len(rs); i++ {
		set[string(rs[i:i+n])] = true
	}
	return sortedKeys(set)
}

func isCJK(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul)
}

func sortedKeys[K ~string, V any](m map[K]V) []K {
	return slices.Sorted(maps.Keys(m))
}

// slug is a name in lower-case ASCII with hyphens, for making ids.
func slug(s string) string {
	var b strings.Builder
	for _, r := range Fold(s) {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	return strings.TrimSuffix(b.String(), "-")
}

func itoa(n int) string { return strconv.Itoa(n) }
