package twinning

// CountryCode is an ISO 3166-1 alpha-2 code, or the user-assigned XK.
type CountryCode string

// City is a place that can have partners: mostly a city, but also a district,
// a county, a province or a community of communes, as its level says.
type City struct {
	ID       ID     `json:"id"`
	Wikidata string `json:"wikidata,omitempty"` // Q42956; empty when not known
	Geonames int    `json:"geonames,omitempty"` // the place's own GeoNames number, not its seat's; 0 when not known
	Names    Names  `json:"names"`              // the one to show in English first
	// Aliases are other spellings whose language is not said.
	Aliases []string `json:"aliases,omitempty"`
	Level   Level    `json:"level"`
	// Countries has what is stated about where the place lies: at most one
	// primary statement, which filters and counts use.
	Countries  []CountryStatement `json:"countries,omitempty"`
	Location   *Location          `json:"location,omitempty"`
	Population *int               `json:"population,omitempty"` // inhabitants
	Parent     ID                 `json:"parent,omitempty"`     // the place that this one is part of
	Sources    []ID               `json:"sources,omitempty"`
	// Created tells that an import made the place by explicit choice, from a name alone.
	Created bool   `json:"created,omitempty"`
	Note    string `json:"note,omitempty"`
}

// CountryStatement says that a place lies in a country.
type CountryStatement struct {
	Country CountryCode `json:"country"`
	Primary bool        `json:"primary,omitempty"`
	Sources []ID        `json:"sources,omitempty"`
}

// Country is the primary country; empty when none is known.
func (c City) Country() CountryCode {
	for _, s := range c.Countries {
		if s.Primary {
			return s.Country
		}
	}
	return ""
}

// Name is the name to show in the language (BCP 47).
func (c City) Name(lang string) Name { return c.Names.In(lang) }

// SortKey orders places by name (semantics 14).
func (c City) SortKey() string { return SortKey(c.Names.In("en").Text) }

// SearchKeys are the folded names under which the place is found, best grade first.
func (c City) SearchKeys() []SearchKey { return searchKeys(c.Names, c.Aliases) }
