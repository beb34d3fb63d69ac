package twinning

import (
	"strings"
)

// ID names one record for good. It is opaque to users; its part before the
// first colon tells the type of the record.
type ID string

// Type is the type of a record, and the prefix of its ID.
type Type string

// The types of records that have an ID.
const (
	TypeCity         Type = "city"
	TypeCountry      Type = "country"
	TypeArea         Type = "area"
	TypeFramework    Type = "framework"
	TypeMembership   Type = "membership"
	TypePartnership  Type = "tie"
	TypeStatement    Type = "statement"
	TypeOrganisation Type = "organisation"
	TypeAgreement    Type = "agreement"
	TypeEvent        Type = "event"
	TypeZone         Type = "zone"
	TypeOffice       Type = "office"
	TypeField        Type = "field"
	TypeClaim        Type = "claim"
	TypeSource       Type = "source"
	TypeRelease      Type = "release"
)

// NewID joins a type and a key that is unique within the type.
func NewID(t Type, key string) ID { return ID(string(t) + ":" + key) }

// Type is the part before the first colon; empty when there is none.
func (id ID) Type() Type {
	t, _, ok := strings.Cut(string(id), ":")
	if !ok {
		return ""
	}
	return Type(t)
}

// Key is the part after the first colon; the whole when there is none.
func (id ID) Key() string {
	_, k, ok := strings.Cut(string(id), ":")
	if !ok {
		return string(id)
	}
	return k
}

// NewCityID makes the ID of a place that has none yet: from its Wikidata id
// (Q42956), else from its own GeoNames number, else from country code and
// English name. Once given, an ID stays even when a better key turns up.
func NewCityID(wikidata string, geonames int, country CountryCode, name string) ID {
	switch {
	case wikidata != "":
		return NewID(TypeCity, wikidata)
	case geonames != 0:
		return NewID(TypeCity, "g"+itoa(geonames))
	default:
		return NewID(TypeCity, strings.ToLower(string(country))+"-"+slug(name))
	}
}

// NewPartnershipID is the ID of the tie between two places, whichever way round.
func NewPartnershipID(a, b ID) ID {
	a, b = Ordered(a, b)
	return NewID(TypePartnership, a.Key()+"~"+b.Key())
}

// NewStatementID is the ID of what one source says of one tie.
func NewStatementID(tie, source ID) ID {
	return NewID(TypeStatement, tie.Key()+"~"+source.Key())
}

// Ordered returns the two ids in the order in which a pair is stored.
func Ordered(a, b ID) (ID, ID) {
	if b < a {
		return b, a
	}
	return a, b
}
