package loader

import (
	"slices"

	"github.com/sistergraph/sistergraph/loader/merge"
	"github.com/sistergraph/sistergraph/twinning"
)

// A register that completes records brings much that is known already. Only
// what is new is taken: the numbers that a record has in registers stay, a
// spelling that is one of the names is no alias, and who says nothing new is no
// source of the record.

// completed is the place with what a register says of it that is new.
func completed(now, said twinning.City) twinning.City {
	if now.Wikidata != "" {
		said.Wikidata = ""
	}
	if now.Geonames != 0 {
		said.Geonames = 0
	}
	said.Names = newNames(now.Names, said.Names)
	said.Aliases = slices.DeleteFunc(slices.Clone(said.Aliases), func(alias string) bool {
		return slices.ContainsFunc(now.Names, func(n twinning.Name) bool { return n.Text == alias })
	})
	bare := said
	bare.Sources, bare.Countries = nil, slices.Clone(said.Countries)
	for i := range bare.Countries {
		bare.Countries[i].Sources = nil
	}
	if merge.Equal(merge.City(now, bare), now) {
		return now
	}
	return merge.City(now, said)
}

// completedEntity is the same of a country; to other records all is added.
func completedEntity(now, said twinning.Entity) twinning.Entity {
	is, country := said.(twinning.Country)
	was, _ := now.(twinning.Country)
	if !country {
		return merge.Entity(now, said)
	}
	is.Names = newNames(was.Names, is.Names)
	bare := is
	bare.Sources = nil
	if merge.Equal(merge.Entity(now, bare), now) {
		return now
	}
	return merge.Entity(now, is)
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
