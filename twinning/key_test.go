package twinning

import (
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestFoldTakesAwayWhatDoesNotCountInNames(t *testing.T) {
	for s, want := range map[string]string{
		"Łódź": "lodz", "Ærø": "aero", "Ålesund": "alesund", "Tromsø": "tromso", "İstanbul": "istanbul", "Diyarbakır": "diyarbakir",
		"Xi’an": "xian", "Xi'an": "xian", "Saint-Étienne": "saint etienne", "  St.  Gallen ": "st gallen", "Ｔｏｋｙｏ": "tokyo",
		"STRASSE": "strasse", "Straße": "strasse", "17+1": "17+1", "Þórshöfn": "thorshofn", "哈尔滨": "哈尔滨", "Ёлкино": "елкино",
		"": "", " - ": "", "A\tB\nC": "a b c", "ǅ": "dz", "ꭰᎠ": "ᎠᎠ", "Ⅻ": "xii",
	} {
		if got := Fold(s); got != want {
			t.Errorf("Fold(%q) = %q, want %q", s, got, want)
		}
	}
}

func TestSortKeyHasNoMarksAndNoCase(t *testing.T) {
	for s, want := range map[string]string{
		"Zürich": "zurich", "ÅBO": "abo", "O’Ab": "o’ab", "A-b": "a-b", "Łódź": "łodz", "Straße": "strasse", "石": "石",
	} {
		if got := SortKey(s); got != want {
			t.Errorf("SortKey(%q) = %q, want %q", s, got, want)
		}
	}
	names := []string{"Ж", "zu", "Äb", "石", "A b", "ab", "Ünye 9", "Ünye 10"}
	slices.SortStableFunc(names, func(a, b string) int { return strings.Compare(SortKey(a), SortKey(b)) })
	if want := []string{"A b", "Äb", "ab", "Ünye 10", "Ünye 9", "zu", "Ж", "石"}; !slices.Equal(names, want) {
		t.Errorf("names come as %q, want %q", names, want)
	}
}

func TestKeysOfKeysAreThemselves(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { foldHolds(t, rapid.String().Draw(t, "name")) })
}

func FuzzFold(f *testing.F) {
	for _, s := range []string{"Łódź", "Xi’an", "ΐ", "ŉ", "\xff", "가", "İ", "ẛ̣", "A+1"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { foldHolds(t, s) })
}

func foldHolds(t interface {
	Errorf(format string, args ...any)
}, s string,
) {
	once := Fold(s)
	if again := Fold(once); again != once {
		t.Errorf("Fold(%q) = %q, folded again %q", s, once, again)
	}
	if !utf8.ValidString(once) {
		t.Errorf("Fold(%q) = %q, which is not UTF-8", s, once)
	}
	if strings.TrimSpace(once) != once || strings.Contains(once, "  ") || strings.ContainsFunc(once, unicode.IsControl) {
		t.Errorf("Fold(%q) = %q, with spaces that do not count", s, once)
	}
	if grams := Grams(once); !slices.IsSorted(grams) || len(slices.Compact(slices.Clone(grams))) != len(grams) {
		t.Errorf("Grams(%q) = %q, want them distinct and sorted", once, grams)
	}
}

func TestGramsArePiecesOfTheName(t *testing.T) {
	for s, want := range map[string][]string{
		"":       nil,
		"a":      {" a "},
		"ab":     {" ab", "ab "},
		"abab":   {" ab", "aba", "ab ", "bab"},
		"a b":    {" a ", " b ", "a b"},
		"石家庄":    {"家庄", "石家"},
		"石":      nil,
		"baaaaa": {" ba", "aa ", "aaa", "baa"},
	} {
		slices.Sort(want)
		if got := Grams(s); !slices.Equal(got, want) {
			t.Errorf("Grams(%q) = %q, want %q", s, got, want)
		}
	}
}

func TestSearchKeysHaveTheBestGradeOfEachName(t *testing.T) {
	c := City{
		Names: Names{
			{Text: "Łódź", Kind: NameCommon}, {Text: "Lodz", Kind: NameFormer}, {Text: "Litzmannstadt", Kind: NameFormer}, {Text: "Łódka", Kind: NameAlias}, {Text: "-", Kind: NameAlias},
		},
		Aliases: []string{"LODKA", "Boat"},
	}
	want := []SearchKey{{"lodz", 0}, {"boat", 1}, {"lodka", 1}, {"litzmannstadt", 2}}
	if got := c.SearchKeys(); !slices.Equal(got, want) {
		t.Errorf("SearchKeys: %v, want %v", got, want)
	}
}
