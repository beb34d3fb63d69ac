package resolver

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/language"

	"github.com/sistergraph/sistergraph/graph/fault"
	"github.com/sistergraph/sistergraph/twinning"
)

// Name is one name of a record.
type Name struct {
	Text     string
	Language *string
	Script   *string
	Kind     twinning.NameKind
}

func newName(n twinning.Name) *Name {
	return &Name{Text: n.Text, Language: told(n.Language), Script: told(n.Script), Kind: n.Kind}
}

// told is nil for what a record does not tell.
func told[T comparable](v T) *T {
	var none T
	if v == none {
		return nil
	}
	return &v
}

// in is the name to show in a language; English where none is asked.
func in(names twinning.Names, language *string) (string, error) {
	tag, err := tagOf(language)
	return names.In(tag).Text, err
}

// tagOf is the language asked, English where none is.
func tagOf(language *string) (string, error) {
	if language == nil {
		return "en", nil
	}
	return *language, checkLanguage("language", *language)
}

// checkLanguage refuses what no BCP 47 tag can be. A tag that is well formed but unknown is let through.
func checkLanguage(argument, tag string) error {
	var unknown language.ValueError
	if _, err := language.Parse(tag); err != nil && !errors.As(err, &unknown) {
		return fault.Bad(argument, tag, strconv.Quote(fault.Shorten(tag))+" is not a language", "give a BCP 47 tag, such as zh or pt-BR")
	}
	return nil
}

// maxNames is the number of names that one field gives.
const maxNames = 500

// listNames gives the names in the languages and of the kinds asked, aliases of unknown language last.
func listNames(names twinning.Names, aliases []string, languages []string, kinds []twinning.NameKind, first *int) ([]*Name, error) {
	most := 50
	if first != nil {
		most = *first
	}
	if most < 1 || most > maxNames {
		return nil, fault.Bad("first", most, "is not a number of names", "give 1 to 500")
	}
	for i, tag := range languages {
		if err := checkLanguage(fmt.Sprintf("languages[%d]", i), tag); err != nil {
			return nil, err
		}
	}
	all := slices.Clone(names)
	for _, a := range aliases {
		all = append(all, twinning.Name{Text: a, Kind: twinning.NameAlias})
	}
	out := []*Name{}
	for _, n := range all {
		if len(out) == most {
			break
		}
		if (languages == nil || slices.ContainsFunc(languages, func(l string) bool { return strings.EqualFold(l, n.Language) })) &&
			(kinds == nil || slices.Contains(kinds, n.Kind)) {
			out = append(out, newName(n))
		}
	}
	return out, nil
}
