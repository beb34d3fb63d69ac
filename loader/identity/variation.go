package identity

import (
	"strings"
	"unicode/utf8"

	"github.com/sistergraph/sistergraph/twinning"
)

// Words that say no more than that a place is a town, before and after names.
// Words for districts, counties and provinces are not among them: those are
// other places.
var (
	townBefore = strings.Split("city of|town of|village of|municipality of|commune of|metropolitan city of|stadt|gemeinde|landeshauptstadt|"+
		"ville de|ville d|commune de|ciudad de|ayuntamiento de|municipio de|citta di|comune di|cidade de|municipio do|gemeente|miasto|"+
		"grad|gorod|mesto|obec|g", "|")
	townAfter = strings.Split("city|town|municipality|shi|stad|kommune|kommun|kaupunki|vald|belediyesi|si|sehri|market town", "|")
	short     = map[string]string{"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort", "pt": "point", "n": "north", "s": "south", "sta": "santa", "sto": "santo"}
	letters   = strings.NewReplacer("ae", "a", "oe", "o", "ue", "u")
)

// variations are other forms that the same name may have been written in,
// folded, the likeliest first.
func variations(name string) []string {
	var out []string
	put := func(s string) {
		if s = strings.TrimSpace(s); s != "" {
			out = append(out, s)
		}
	}
	bare := withoutBrackets(name)
	forms := []string{name}
	if bare != name {
		forms = append(forms, bare)
	}
	for i, form := range forms {
		if i > 0 {
			put(form)
		}
		if before, _, ok := strings.Cut(form, ","); ok {
			put(before)
		}
		if before, after, ok := strings.Cut(form, "/"); ok {
			put(before)
			put(after)
		}
		bareWords(twinning.Fold(form), put)
	}
	folded := twinning.Fold(bare)
	longAndShort(strings.Fields(folded), put)
	put(letters.Replace(folded))
	if strings.Contains(folded, " ") {
		put(strings.ReplaceAll(folded, " ", ""))
	}
	return out
}

// bareWords puts a folded name without the words that say that it is a town.
func bareWords(folded string, put func(string)) {
	for _, w := range townBefore {
		if rest, ok := strings.CutPrefix(folded, w+" "); ok {
			put(rest)
		}
	}
	for _, w := range townAfter {
		if rest, ok := strings.CutSuffix(folded, " "+w); ok {
			put(rest)
		}
	}
	if rest, ok := strings.CutSuffix(folded, "市"); ok {
		put(rest)
	}
}

// longAndShort puts a name with one word written out or shortened.
func longAndShort(words []string, put func(string)) {
	for i, w := range words {
		var others []string
		if long, ok := short[w]; ok {
			others = append(others, long)
		}
		for s, long := range short {
			if w == long && len(words) > 1 {
				others = append(others, s)
			}
		}
		for _, o := range others {
			words[i] = o
			put(strings.Join(words, " "))
		}
		words[i] = w
	}
}

// shortestSlip is the length from which a name with one slip is taken for the
// name that it comes from.
const shortestSlip = 6

// oneSlip takes the only place of the country whose name differs by one letter
// that is missing, doubled, wrong or swapped with the next, but not the first.
func (b *Batch) oneSlip(k nameKey) Match {
	candidates := b.near[k]
	none := Match{Grade: None, Reason: "no place of that name", Candidates: candidates}
	if utf8.RuneCountInString(k.folded) < shortestSlip {
		return none
	}
	first, _ := utf8.DecodeRuneInString(k.folded)
	var close []twinning.ID
	for _, id := range candidates {
		best := 3
		for _, key := range b.cities[id].SearchKeys() {
			if f, _ := utf8.DecodeRuneInString(key.Text); f == first && key.Grade == 0 {
				best = min(best, slips(k.folded, key.Text))
			}
		}
		if best == 1 {
			close = append(close, id)
		}
	}
	if len(close) != 1 {
		return none
	}
	return Match{ID: close[0], Grade: Slip, Reason: "its name but for one slip"}
}

// slips counts letters that are missing, added, wrong or swapped with the next,
// up to 3.
func slips(a, b string) int {
	x, y := []rune(a), []rune(b)
	if len(x)-len(y) > 2 || len(y)-len(x) > 2 {
		return 3
	}
	rows := [3][]int{make([]int, len(y)+1), make([]int, len(y)+1), make([]int, len(y)+1)}
	for j := range rows[1] {
		rows[1][j] = j
	}
	for i := 1; i <= len(x); i++ {
		before, last, now := rows[(i-1)%3], rows[i%3], rows[(i+1)%3]
		now[0] = i
		for j := 1; j <= len(y); j++ {
			cost := 1
			if x[i-1] == y[j-1] {
				cost = 0
			}
			now[j] = min(last[j]+1, now[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				now[j] = min(now[j], before[j-2]+1)
			}
		}
	}
	return min(rows[(len(x)+1)%3][len(y)], 3)
}
