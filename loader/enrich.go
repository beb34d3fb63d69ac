package loader

import (
	"slices"

	"github.com/sistergraph/sistergraph/twinning"
)

// A register that completes records brings spellings of them, of which many are
// known as names: those are nothing new.

// newSpellings is what is said of a place without what it is called already.
func newSpellings(now, said twinning.City) twinning.City {
	said.Names = newNames(now.Names, said.Names)
	said.Aliases = slices.DeleteFunc(slices.Clone(said.Aliases), func(alias string) bool {
		return slices.ContainsFunc(now.Names, func(n twinning.Name) bool { return n.Text == alias })
	})
	return said
}

// newSpellingsOf is the same of a country; of other records it is all that is said.
func newSpellingsOf(now, said twinning.Entity) twinning.Entity {
	is, country := said.(twinning.Country)
	was, _ := now.(twinning.Country)
	if !country {
		return said
	}
	is.Names = newNames(was.Names, is.Names)
	return is
}

// newNames leaves out aliases that are names in their language, or in any when
// they have none.
func newNames(now, said twinning.Names) twinning.Names {
	return slices.DeleteFunc(slices.Clone(said), func(n twinning.Name) bool {
		return n.Kind == twinning.NameAlias && slices.ContainsFunc(now, func(o twinning.Name) bool {
			return o.Text == n.Text && (n.Language == "" || n.Language == o.Language)
		})
	})
}
