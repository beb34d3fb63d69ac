package twinning

import (
	"encoding/json"
	"fmt"
)

// Entity is a record other than a place, a tie or a statement: stores keep it
// whole, with its links to other records and its keys.
type Entity interface {
	EntityID() ID
	// Links are the records it points to, in order; no link stands twice.
	Links() []Link
	// SearchKeys are the folded names under which search finds it; none for
	// what is not searched.
	SearchKeys() []SearchKey
	// SortKey orders records of its type; the id decides between equals.
	SortKey() string
	Validate() error
}

// Link is a directed connection from an Entity to another record.
type Link struct {
	Role Role
	To   ID
}

// Role says what a link means.
type Role string

// The roles of links.
const (
	RoleSource    Role = "source"    // says so
	RoleFramework Role = "framework" // of a membership or an event
	RoleMember    Role = "member"    // of a membership: a country or a city
	RoleSeat      Role = "seat"      // of an organisation: a city
	RoleCountry   Role = "country"   // of an organisation: the country it stands for
	RoleField     Role = "field"     // of cooperation
	RoleParty     Role = "party"     // of an agreement
	RoleEvent     Role = "event"     // of an agreement: where it was signed
	RolePlace     Role = "place"     // of an event or zone: the city
	RoleHost      Role = "host"      // of an event
	RoleTakesPart Role = "takespart" // of an event: a participant
	RoleZone      Role = "zone"      // of an event: presented there
	RoleSubject   Role = "subject"   // of a claim: whom it is about
	RoleHolder    Role = "holder"    // of an office: the city or organisation
)

func links(role Role, ids []ID) []Link {
	out := make([]Link, 0, len(ids))
	for _, id := range ids {
		out = append(out, Link{role, id})
	}
	return out
}

func link(role Role, id ID) []Link {
	if id == "" {
		return nil
	}
	return []Link{{role, id}}
}

func join(parts ...[]Link) []Link {
	var out []Link
	seen := map[Link]bool{}
	for _, p := range parts {
		for _, l := range p {
			if !seen[l] {
				seen[l] = true
				out = append(out, l)
			}
		}
	}
	return out
}

// DecodeEntity reads the JSON form of an entity of the type.
func DecodeEntity(t Type, body []byte) (Entity, error) {
	switch t {
	case TypeCountry:
		return decode[Country](body)
	case TypeFramework:
		return decode[Framework](body)
	case TypeMembership:
		return decode[Membership](body)
	case TypeOrganisation:
		return decode[Organisation](body)
	case TypeField:
		return decode[Field](body)
	case TypeZone:
		return decode[Zone](body)
	case TypeOffice:
		return decode[Office](body)
	case TypeAgreement:
		return decode[Agreement](body)
	case TypeEvent:
		return decode[Event](body)
	case TypeClaim:
		return decode[Claim](body)
	case TypeSource:
		return decode[Source](body)
	default:
		return nil, fmt.Errorf("there is no entity of type %q", t)
	}
}

func decode[E Entity](body []byte) (Entity, error) {
	var e E
	err := json.Unmarshal(body, &e)
	return e, err
}
