// Package where turns the filters of an operation into the conditions of the store. Countries, areas and
// memberships are resolved here against the reference data of the release, so that a store only ever sees
// lists of codes and ids.
package where

import "github.com/sistergraph/sistergraph/twinning"

// The inputs below have the names and members of the schema. A nil member is absent; an empty list that
// is not nil matches nothing. Their JSON form is the normalised filter.
type (
	// Partner is PartnerFilter: about a tie seen from one city.
	Partner struct {
		Area       *twinning.ID       `json:"area,omitzero"`
		Country    *Country           `json:"country,omitzero"`
		Levels     []twinning.Level   `json:"levels,omitzero"`
		City       *City              `json:"city,omitzero"`
		PartnerOf  []twinning.ID      `json:"partnerOf,omitzero"`
		Kinds      []twinning.Kind    `json:"kinds,omitzero"`
		Statuses   []twinning.Status  `json:"statuses,omitzero"`
		Since      *DateRange         `json:"since,omitzero"`
		Ended      *DateRange         `json:"ended,omitzero"`
		Sources    []twinning.ID      `json:"sources,omitzero"`
		StatedBy   *twinning.StatedBy `json:"statedBy,omitzero"`
		Fields     []twinning.ID      `json:"fields,omitzero"`
		Frameworks []twinning.ID      `json:"frameworks,omitzero"`
		Disputed   []twinning.Gap     `json:"disputed,omitzero"`
		And        []Partner          `json:"and,omitzero"`
		Or         []Partner          `json:"or,omitzero"`
		Not        *Partner           `json:"not,omitzero"`
	}
	// Partnership is PartnershipFilter: about a tie seen from outside.
	Partnership struct {
		Between    *Ends              `json:"between,omitzero"`
		Domestic   *bool              `json:"domestic,omitzero"`
		Kinds      []twinning.Kind    `json:"kinds,omitzero"`
		Statuses   []twinning.Status  `json:"statuses,omitzero"`
		Since      *DateRange         `json:"since,omitzero"`
		Ended      *DateRange         `json:"ended,omitzero"`
		Sources    []twinning.ID      `json:"sources,omitzero"`
		StatedBy   *twinning.StatedBy `json:"statedBy,omitzero"`
		Fields     []twinning.ID      `json:"fields,omitzero"`
		Frameworks []twinning.ID      `json:"frameworks,omitzero"`
		Disputed   []twinning.Gap     `json:"disputed,omitzero"`
		And        []Partnership      `json:"and,omitzero"`
		Or         []Partnership      `json:"or,omitzero"`
		Not        *Partnership       `json:"not,omitzero"`
	}
	// Ends is what the two ends of a tie must be.
	Ends struct {
		A City `json:"a"`
		B City `json:"b"`
	}
	// City is CityFilter.
	City struct {
		IDs        []twinning.ID    `json:"ids,omitzero"`
		Area       *twinning.ID     `json:"area,omitzero"`
		Country    *Country         `json:"country,omitzero"`
		Levels     []twinning.Level `json:"levels,omitzero"`
		Population *IntRange        `json:"population,omitzero"`
		Partners   *PartnerCount    `json:"partners,omitzero"`
		MemberOf   *MembershipOn    `json:"memberOf,omitzero"`
		Near       *Near            `json:"near,omitzero"`
		Within     *Box             `json:"within,omitzero"`
		And        []City           `json:"and,omitzero"`
		Or         []City           `json:"or,omitzero"`
		Not        *City            `json:"not,omitzero"`
	}
	// PartnerCount bounds a number of distinct partner cities.
	PartnerCount struct {
		Where   *Partner        `json:"where,omitzero"`
		Scope   *twinning.Scope `json:"scope,omitzero"`
		AtLeast *int            `json:"atLeast,omitzero"`
		AtMost  *int            `json:"atMost,omitzero"`
	}
	// Country is CountryFilter.
	Country struct {
		Codes    []twinning.CountryCode `json:"codes,omitzero"`
		Area     *twinning.ID           `json:"area,omitzero"`
		MemberOf *MembershipOn          `json:"memberOf,omitzero"`
		And      []Country              `json:"and,omitzero"`
		Or       []Country              `json:"or,omitzero"`
		Not      *Country               `json:"not,omitzero"`
	}
	// MembershipOn is membership of a framework on a day.
	MembershipOn struct {
		Framework twinning.ID   `json:"framework"`
		On        *twinning.Day `json:"on,omitzero"`
	}
	// DateRange has both ends included.
	DateRange struct {
		From    *twinning.Date `json:"from,omitzero"`
		To      *twinning.Date `json:"to,omitzero"`
		Unknown *UnknownDates  `json:"unknown,omitzero"`
	}
	// IntRange has both ends included.
	IntRange struct {
		AtLeast *int `json:"atLeast,omitzero"`
		AtMost  *int `json:"atMost,omitzero"`
	}
	// Near is a circle on the sphere.
	Near struct {
		Lat float64 `json:"lat"`
		Lon float64 `json:"lon"`
		Km  float64 `json:"km"`
	}
	// Box is a part of the map between two parallels and two meridians.
	Box struct {
		South float64 `json:"south"`
		West  float64 `json:"west"`
		North float64 `json:"north"`
		East  float64 `json:"east"`
	}
	// Organisation is OrganisationFilter.
	Organisation struct {
		Fields  []twinning.ID `json:"fields,omitzero"`
		Country *Country      `json:"country,omitzero"`
		Seat    *City         `json:"seat,omitzero"`
		Text    *string       `json:"text,omitzero"`
	}
	// Agreement is AgreementFilter.
	Agreement struct {
		Date    *DateRange    `json:"date,omitzero"`
		Parties []twinning.ID `json:"parties,omitzero"`
		Fields  []twinning.ID `json:"fields,omitzero"`
		Events  []twinning.ID `json:"events,omitzero"`
	}
	// Event is EventFilter.
	Event struct {
		Date  *DateRange `json:"date,omitzero"`
		Place *City      `json:"place,omitzero"`
		Text  *string    `json:"text,omitzero"`
	}
)

// UnknownDates says what a range does with what has no date.
type UnknownDates string

// The ways. No way named is Exclude.
const (
	Exclude UnknownDates = "EXCLUDE"
	Include UnknownDates = "INCLUDE"
	Only    UnknownDates = "ONLY"
)
