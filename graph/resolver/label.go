package resolver

import (
	"strings"

	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// Label is what people call the group.
func (g *Group) Label(language *string) (string, error) {
	tag, err := tagOf(language)
	if err != nil || g.Type == GroupRest {
		return "rest", err
	}
	parts := make([]string, len(g.Keys))
	for i, key := range g.Keys {
		parts[i] = g.st.label(g.by[i], key, tag)
	}
	return strings.Join(parts, ", "), nil
}

// label is what people call a key; a value of an enum is written as words.
func (st *State) label(by GroupBy, key, tag string) string {
	if key == store.UnknownKey {
		return store.UnknownKey
	}
	switch by {
	case ByCountry:
		if c := st.countries[twinning.CountryCode(key)]; c != nil {
			return c.of.Names.In(tag).Text
		}
	case ByRegion, BySubregion:
		for _, c := range st.ref.Countries {
			if c.Region.M49 == key {
				return c.Region.Name
			}
			if c.Sub.M49 == key {
				return c.Sub.Name
			}
		}
	case ByFramework:
		if f := st.frameworks[twinning.FrameworkID(key)]; f != nil {
			return f.of.Names.In(tag).Text
		}
	case ByField:
		if f := st.fields[twinning.FieldID(key)]; f != nil {
			return f.of.Names.In(tag).Text
		}
	case BySource:
		if s := st.sources[twinning.ID(key)]; s != nil {
			return s.Title()
		}
	case ByDecade:
		return key + "s"
	case ByKind, ByStatus, ByLevel:
		return strings.ToLower(strings.ReplaceAll(key, "_", " "))
	}
	return key
}
