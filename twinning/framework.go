package twinning

// Framework is a frame of cooperation: the Belt and Road, China-CEEC (17+1),
// the European Union, a network of cities.
type Framework struct {
	ID      ID       `json:"id"`
	Key     string   `json:"key"` // china-ceec
	Names   Names    `json:"names"`
	Aliases []string `json:"aliases,omitempty"` // 17+1
	Kind    string   `json:"kind"`              // initiative, organisation, agreement, city_network
	Founded Date     `json:"founded,omitzero"`
	Note    string   `json:"note,omitempty"`
	Sources []ID     `json:"sources,omitempty"`
}

// FrameworkID is the ID of the framework with the key.
func FrameworkID(key string) ID { return NewID(TypeFramework, key) }

// EntityID and the methods below make a Framework an Entity.
func (f Framework) EntityID() ID { return f.ID }

// Links has its sources.
func (f Framework) Links() []Link { return links(RoleSource, f.Sources) }

// SearchKeys are its folded names and aliases.
func (f Framework) SearchKeys() []SearchKey { return searchKeys(f.Names, f.Aliases) }

// SortKey orders frameworks by key.
func (f Framework) SortKey() string { return f.Key }

// Counts tells whether a role is that of a member.
type Counts string

// Unclear is neither yes nor no.
const (
	CountsYes     Counts = "YES"
	CountsNo      Counts = "NO"
	CountsUnclear Counts = "UNCLEAR"
)

// Membership says that a country or a city belongs to a framework, in a role.
type Membership struct {
	ID        ID     `json:"id"`
	Framework ID     `json:"framework"`
	Member    ID     `json:"member"` // a country or a city
	Role      string `json:"role"`   // a plain word: member, signatory, observer
	AsStated  string `json:"asStated,omitempty"`
	Counts    Counts `json:"counts"`
	Joined    Date   `json:"joined,omitzero"`
	Left      Date   `json:"left,omitzero"` // from its first day no longer a member
	// Recalled rows were written from memory and seen in no source: shown as
	// such, and never a match.
	Recalled bool   `json:"recalled,omitempty"`
	Sources  []ID   `json:"sources,omitempty"`
	Note     string `json:"note,omitempty"`
}

// NewMembershipID is the ID of a membership. joined tells apart two spells of
// the same member.
func NewMembershipID(framework, member ID, joined Date) ID {
	key := framework.Key() + "~" + member.Key()
	if !joined.IsZero() {
		key += "~" + joined.String()
	}
	return NewID(TypeMembership, key)
}

// EntityID and the methods below make a Membership an Entity.
func (m Membership) EntityID() ID { return m.ID }

// Links has framework, member and sources.
func (m Membership) Links() []Link {
	return join(link(RoleFramework, m.Framework), link(RoleMember, m.Member), links(RoleSource, m.Sources))
}

// SearchKeys is empty: memberships are found by their ends.
func (m Membership) SearchKeys() []SearchKey { return nil }

// SortKey orders memberships by framework, member, then first day.
func (m Membership) SortKey() string {
	return m.Framework.Key() + " " + string(m.Member) + " " + m.Joined.String()
}

// HoldsOn tells whether the row has begun and not ended by the day, whatever
// the role. An unknown first day counts as begun (as for ties, semantics 2).
func (m Membership) HoldsOn(day Day) bool {
	return m.Joined.First() <= day && (m.Left.IsZero() || day < m.Left.First())
}

// MemberOn tells whether the row makes its member a member on the day:
// Unknown when the role is unclear (semantics 11).
func (m Membership) MemberOn(day Day) Tri {
	if m.Recalled || m.Counts == CountsNo || !m.HoldsOn(day) {
		return False
	}
	if m.Counts == CountsUnclear {
		return Unknown
	}
	return True
}
