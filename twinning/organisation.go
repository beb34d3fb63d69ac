package twinning

// Organisation is a body that hosts, signs or publishes: a chamber of
// commerce, a government, an association.
type Organisation struct {
	ID    ID     `json:"id"`
	Names Names  `json:"names"`
	Kind  string `json:"kind"` // chamber_of_commerce, municipal_government, ...
	Seat  ID     `json:"seat,omitempty"`
	// SeatRecalled tells that the seat was written from memory: shown, never a match.
	SeatRecalled bool `json:"seatRecalled,omitempty"`
	// SeatName is the seat as the source names it, when no place is known for it.
	SeatName string `json:"seatName,omitempty"`
	// Country is the country it stands for, which may differ from its seat's.
	Country CountryCode `json:"country,omitempty"`
	Fields  []ID        `json:"fields,omitempty"`
	Sources []ID        `json:"sources,omitempty"`
	Note    string      `json:"note,omitempty"`
}

// EntityID and the methods below make an Organisation an Entity.
func (o Organisation) EntityID() ID { return o.ID }

// Links has seat (unless recalled), country, fields and sources.
func (o Organisation) Links() []Link {
	var seat, country ID
	if !o.SeatRecalled {
		seat = o.Seat
	}
	if o.Country != "" {
		country = CountryID(o.Country)
	}
	return join(link(RoleSeat, seat), link(RoleCountry, country), links(RoleField, o.Fields), links(RoleSource, o.Sources))
}

// SearchKeys are its folded names.
func (o Organisation) SearchKeys() []SearchKey { return searchKeys(o.Names, nil) }

// SortKey orders organisations by English name.
func (o Organisation) SortKey() string { return SortKey(o.Names.In("en").Text) }

// Field is a field of cooperation: trade, culture, education.
type Field struct {
	ID      ID     `json:"id"`
	Key     string `json:"key"` // economy_and_trade
	Names   Names  `json:"names"`
	Sources []ID   `json:"sources,omitempty"`
}

// FieldID is the ID of the field with the key.
func FieldID(key string) ID { return NewID(TypeField, key) }

// EntityID and the methods below make a Field an Entity.
func (f Field) EntityID() ID { return f.ID }

// Links has its sources.
func (f Field) Links() []Link { return links(RoleSource, f.Sources) }

// SearchKeys is empty: fields are picked from a short list.
func (f Field) SearchKeys() []SearchKey { return nil }

// SortKey orders fields by key.
func (f Field) SortKey() string { return f.Key }

// Zone is a development, free-trade or bonded zone.
type Zone struct {
	ID           ID     `json:"id"`
	Names        Names  `json:"names"`
	Kind         string `json:"kind,omitempty"` // development_zone, bonded_zone
	City         ID     `json:"city,omitempty"`
	Organisation ID     `json:"organisation,omitempty"` // the body that runs it
	Sources      []ID   `json:"sources,omitempty"`
	Note         string `json:"note,omitempty"`
}

// EntityID and the methods below make a Zone an Entity.
func (z Zone) EntityID() ID { return z.ID }

// Links has city, organisation and sources.
func (z Zone) Links() []Link {
	return join(link(RolePlace, z.City), link(RoleHolder, z.Organisation), links(RoleSource, z.Sources))
}

// SearchKeys is empty: zones are found through their city or event.
func (z Zone) SearchKeys() []SearchKey { return nil }

// SortKey orders zones by English name.
func (z Zone) SortKey() string { return SortKey(z.Names.In("en").Text) }

// Office is a post, with the person in it when one is named.
type Office struct {
	ID      ID     `json:"id"`
	Title   string `json:"title"`            // mayor of Harbin
	Person  string `json:"person,omitempty"` // Sun Zhe
	Holder  ID     `json:"holder,omitempty"` // the city or organisation whose office it is
	Date    Date   `json:"date,omitzero"`    // when the person was seen in it
	Sources []ID   `json:"sources,omitempty"`
	Note    string `json:"note,omitempty"`
}

// EntityID and the methods below make an Office an Entity.
func (o Office) EntityID() ID { return o.ID }

// Links has holder and sources.
func (o Office) Links() []Link {
	return join(link(RoleHolder, o.Holder), links(RoleSource, o.Sources))
}

// SearchKeys is empty: people are not searched by name.
func (o Office) SearchKeys() []SearchKey { return nil }

// SortKey orders offices by title.
func (o Office) SortKey() string { return SortKey(o.Title) }
