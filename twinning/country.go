package twinning

// Country is a country or territory with a code of its own.
type Country struct {
	ID       ID          `json:"id"`
	Code     CountryCode `json:"code"`
	ISO3     string      `json:"iso3,omitempty"` // ISO 3166-1 alpha-3
	M49      string      `json:"m49,omitempty"`  // UN M49, three digits
	Names    Names       `json:"names"`
	Aliases  []string    `json:"aliases,omitempty"`
	Region   Region      `json:"region"`    // UN M49 region; empty when it has none (XK)
	Sub      Region      `json:"subregion"` // UN M49 sub-region
	Wikidata string      `json:"wikidata,omitempty"`
	Geonames int         `json:"geonames,omitempty"`
	Sources  []ID        `json:"sources,omitempty"`
}

// Region is an area of the UN M49 standard.
type Region struct {
	M49  string `json:"m49,omitempty"`  // three digits: 150
	Name string `json:"name,omitempty"` // English: Europe
}

// CountryID is the ID of the country with the code.
func CountryID(code CountryCode) ID { return NewID(TypeCountry, string(code)) }

// EntityID and the methods below make a Country an Entity.
func (c Country) EntityID() ID { return c.ID }

// Links has its sources.
func (c Country) Links() []Link { return links(RoleSource, c.Sources) }

// SearchKeys are its folded names and aliases.
func (c Country) SearchKeys() []SearchKey { return searchKeys(c.Names, c.Aliases) }

// SortKey orders countries by English name.
func (c Country) SortKey() string { return SortKey(c.Names.In("en").Text) }
