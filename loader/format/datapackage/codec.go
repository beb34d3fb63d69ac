package datapackage

import (
	"github.com/sistergraph/sistergraph/loader/record"
	"github.com/sistergraph/sistergraph/twinning"
)

// decodeRow reads a row of a table that adds to no other.
func decodeRow(r *row) record.Value {
	switch r.table {
	case placesTable:
		return record.Place{City: decodePlace(r)}
	case placeParentsTable:
		return record.Place{City: twinning.City{ID: r.id("place"), Parent: r.id("parent"), Level: twinning.LevelUnknown}}
	case partnershipsTable:
		return decodePartnership(r)
	}
	return record.Entity{Entity: entityDecoders[r.table](r)}
}

var entityDecoders = map[*Table]func(*row) twinning.Entity{
	sourcesTable: decodeSource, countriesTable: decodeCountry, frameworksTable: decodeFramework, fieldsTable: decodeField,
	membershipsTable: decodeMembership, organisationsTable: decodeOrganisation, zonesTable: decodeZone, officesTable: decodeOffice,
	eventsTable: decodeEvent, agreementsTable: decodeAgreement, claimsTable: decodeClaim,
}

// attach adds a row of a table that adds to another to what it belongs to;
// with nil it makes a record that says nothing else.
func attach(r *row, to record.Value) record.Value {
	switch r.table {
	case placeNamesTable, placeAliasesTable, placeCountriesTable:
		p, ok := to.(record.Place)
		if !ok {
			p.City = twinning.City{ID: r.id("place"), Level: twinning.LevelUnknown}
		}
		switch r.table {
		case placeNamesTable:
			decodePlaceName(r, &p.City)
		case placeAliasesTable:
			decodePlaceAliases(r, &p.City)
		default:
			decodePlaceCountry(r, &p.City)
		}
		return p
	case actsTable, statementsTable:
		a, b := decodeEnds(r)
		t, ok := to.(record.Tie)
		if !ok {
			t = newTie(a, b)
		}
		if r.table == actsTable {
			decodeAct(r, &t)
		} else {
			decodeStatement(r, &t)
		}
		return t
	default:
		e, _ := to.(record.Entity)
		return record.Entity{Entity: attachToEntity(r, e.Entity)}
	}
}

func attachToEntity(r *row, to twinning.Entity) twinning.Entity {
	switch r.table {
	case eventParticipantsTable:
		e, ok := to.(twinning.Event)
		if !ok {
			e.ID = r.id("event")
		}
		decodeParticipant(r, &e)
		return e
	case agreementPartiesTable:
		a, ok := to.(twinning.Agreement)
		if !ok {
			a.ID = r.id("agreement")
		}
		decodeParty(r, &a)
		return a
	default:
		return attachName(r, to)
	}
}

func attachName(r *row, to twinning.Entity) twinning.Entity {
	id, name := r.id("record"), decodeName(r)
	if to == nil {
		to = blank(id)
	}
	switch e := to.(type) {
	case twinning.Country:
		e.Names = append(e.Names, name)
		return e
	case twinning.Framework:
		e.Names = append(e.Names, name)
		return e
	case twinning.Field:
		e.Names = append(e.Names, name)
		return e
	case twinning.Organisation:
		e.Names = append(e.Names, name)
		return e
	case twinning.Zone:
		e.Names = append(e.Names, name)
		return e
	case twinning.Event:
		e.Names = append(e.Names, name)
		return e
	default:
		return to
	}
}

// blank is a record with names that says nothing but its id.
func blank(id twinning.ID) twinning.Entity {
	switch id.Type() {
	case twinning.TypeCountry:
		return twinning.Country{ID: id}
	case twinning.TypeFramework:
		return twinning.Framework{ID: id}
	case twinning.TypeField:
		return twinning.Field{ID: id}
	case twinning.TypeZone:
		return twinning.Zone{ID: id}
	case twinning.TypeEvent:
		return twinning.Event{ID: id}
	default:
		return twinning.Organisation{ID: id}
	}
}
