package twinning

// Agreement is a signed paper with two or more parties. A party that the
// source does not name is counted in Unnamed.
type Agreement struct {
	ID      ID     `json:"id"`
	Title   string `json:"title,omitempty"`
	Kind    string `json:"kind"` // cooperation, memorandum
	Date    Date   `json:"date,omitzero"`
	Parties []ID   `json:"parties,omitempty"` // cities, countries, organisations, in the order of the source
	Unnamed int    `json:"unnamed,omitempty"`
	Fields  []ID   `json:"fields,omitempty"`
	Event   ID     `json:"event,omitempty"`
	Sources []ID   `json:"sources,omitempty"`
	Note    string `json:"note,omitempty"`
}

// EntityID and the methods below make an Agreement an Entity.
func (a Agreement) EntityID() ID { return a.ID }

// Links has parties, fields, event and sources.
func (a Agreement) Links() []Link {
	return join(links(RoleParty, a.Parties), links(RoleField, a.Fields), link(RoleEvent, a.Event), links(RoleSource, a.Sources))
}

// SearchKeys is empty: agreements are found through parties and events.
func (a Agreement) SearchKeys() []SearchKey { return nil }

// SortKey orders agreements by date, unknown last, then title.
func (a Agreement) SortKey() string { return dateKey(a.Date) + " " + SortKey(a.Title) }

// Event is a meeting: who hosted, who took part, what was signed.
type Event struct {
	ID           ID              `json:"id"`
	Names        Names           `json:"names"`
	Date         Date            `json:"date,omitzero"`
	Place        ID              `json:"place,omitempty"`
	Hosts        []ID            `json:"hosts,omitempty"`
	Participants []Participation `json:"participants,omitempty"`
	Zones        []ID            `json:"zones,omitempty"`
	Frameworks   []ID            `json:"frameworks,omitempty"`
	Fields       []ID            `json:"fields,omitempty"`
	Topics       []string        `json:"topics,omitempty"` // presented, in the source's words
	Sources      []ID            `json:"sources,omitempty"`
	Note         string          `json:"note,omitempty"`
}

// Participation is who took part: a named party, an office, or a number of
// what nobody named.
type Participation struct {
	Role   string `json:"role"`             // counterpart, presenter, envoys, ...
	Party  ID     `json:"party,omitempty"`  // a city, country or organisation
	Office string `json:"office,omitempty"` // mayor of Harbin
	Count  *int   `json:"count,omitempty"`
	Of     string `json:"of,omitempty"` // what was counted: countries, associations
}

// EntityID and the methods below make an Event an Entity.
func (e Event) EntityID() ID { return e.ID }

// Links has place, hosts, participants, zones, frameworks, fields and sources.
func (e Event) Links() []Link {
	var parties []ID
	for _, p := range e.Participants {
		if p.Party != "" {
			parties = append(parties, p.Party)
		}
	}
	return join(link(RolePlace, e.Place), links(RoleHost, e.Hosts), links(RoleTakesPart, parties), links(RoleZone, e.Zones),
		links(RoleFramework, e.Frameworks), links(RoleField, e.Fields), links(RoleSource, e.Sources))
}

// SearchKeys are its folded names.
func (e Event) SearchKeys() []SearchKey { return searchKeys(e.Names, nil) }

// SortKey orders events by date, unknown last, then English name.
func (e Event) SortKey() string { return dateKey(e.Date) + " " + SortKey(e.Names.In("en").Text) }

func dateKey(d Date) string {
	if d.IsZero() {
		return "9999-99"
	}
	return d.String()
}
