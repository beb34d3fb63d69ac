package twinning

import "strings"

// The frameworks that areas are defined by.
const (
	CouncilOfEurope = "council-of-europe"
	EuropeanUnion   = "european-union"
)

// Area is a named set of countries on a day (semantics 10): europe, eu, or a
// region or sub-region of UN M49 (m49-150).
type Area struct {
	ID    ID
	Key   string
	Names Names
	// About is the definition in a few English words.
	About string
}

// Areas lists every area there is, europe and eu first, then M49 by number.
func (r *Reference) Areas() []Area {
	out := []Area{
		newArea("europe", "Europe", "UN M49 region 150, or a member of the Council of Europe on the day"),
		newArea("eu", "European Union", "a member of the European Union on the day"),
	}
	names := map[string]string{}
	for _, c := range r.Countries {
		for _, reg := range []Region{c.Region, c.Sub} {
			if reg.M49 != "" {
				names[reg.M49] = reg.Name
			}
		}
	}
	for _, m49 := range sortedKeys(names) {
		out = append(out, newArea("m49-"+m49, names[m49], "UN M49 area "+m49))
	}
	return out
}

func newArea(key, name, about string) Area {
	return Area{
		ID: NewID(TypeArea, key), Key: key, About: about,
		Names: Names{{Text: name, Language: "en", Kind: NameCommon}},
	}
}

// Area has that ID or key; false when there is none.
func (r *Reference) Area(idOrKey ID) (Area, bool) {
	key := strings.TrimPrefix(string(idOrKey), string(TypeArea)+":")
	for _, a := range r.Areas() {
		if a.Key == key {
			return a, true
		}
	}
	return Area{}, false
}

// In tells whether a country lies in the area on the day. Unknown where a
// membership that decides it is unclear.
func (r *Reference) In(a Area, c Country, day Day) Tri {
	switch a.Key {
	case "europe":
		return TriOf(c.Region.M49 == "150").Or(r.MemberOn(FrameworkID(CouncilOfEurope), c.ID, day))
	case "eu":
		return r.MemberOn(FrameworkID(EuropeanUnion), c.ID, day)
	default:
		m49 := strings.TrimPrefix(a.Key, "m49-")
		return TriOf(c.Region.M49 == m49 || c.Sub.M49 == m49)
	}
}
