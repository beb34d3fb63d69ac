package datapackage

import (
	"github.com/sistergraph/sistergraph/twinning"
)

var parties = []twinning.Type{twinning.TypeCity, twinning.TypeCountry, twinning.TypeOrganisation}

var organisationsTable = &Table{
	Name: "organisations", Title: "Organisations", Key: []string{"id"},
	About: "Bodies that host, sign or publish.",
	Columns: []Column{
		required(id("id", "", twinning.TypeOrganisation)),
		text("name", shownName),
		required(text("kind", "A plain word: chamber_of_commerce, municipal_government.")),
		id("seat", "Where it sits.", twinning.TypeCity),
		flag("seat_recalled", "True for a seat that was written from memory: shown as such, and never a match."),
		text("seat_name", "The seat in the words of the source, where no place is known for it."),
		text("country", "ISO 3166-1 alpha-2 code of the country it stands for."),
		ids("fields", "Fields of cooperation.", twinning.TypeField),
		sources("Who says so."),
		note(),
	},
}

var zonesTable = &Table{
	Name: "zones", Title: "Zones", Key: []string{"id"},
	About: "Development, free-trade and bonded zones.",
	Columns: []Column{
		required(id("id", "", twinning.TypeZone)),
		text("name", shownName),
		text("kind", "A plain word: development_zone, bonded_zone."),
		id("city", "Where it lies.", twinning.TypeCity),
		id("organisation", "The body that runs it.", twinning.TypeOrganisation),
		sources("Who says so."),
		note(),
	},
}

var officesTable = &Table{
	Name: "offices", Title: "Offices", Key: []string{"id"},
	About: "Posts, with the person in them where one is named.",
	Columns: []Column{
		required(id("id", "", twinning.TypeOffice)),
		required(text("title", "The post.")),
		text("person", "Who held it."),
		id("holder", "Whose post it is.", twinning.TypeCity, twinning.TypeOrganisation),
		date("date", "When the person was seen in it."),
		sources("Who says so."),
		note(),
	},
}

var eventsTable = &Table{
	Name: "events", Title: "Events", Key: []string{"id"},
	About: "Meetings: who hosted, what was presented.",
	Columns: []Column{
		required(id("id", "", twinning.TypeEvent)),
		text("name", shownName),
		date("date", ""),
		id("place", "Where it took place.", twinning.TypeCity),
		ids("hosts", "", parties...),
		ids("zones", "Zones presented.", twinning.TypeZone),
		ids("frameworks", "Frameworks named.", twinning.TypeFramework),
		ids("fields", "Fields of cooperation named.", twinning.TypeField),
		texts("topics", "What was presented, in the words of the source."),
		sources("Who says so."),
		note(),
	},
}

var eventParticipantsTable = &Table{
	Name: "event_participants", Title: "Who took part", Of: []string{"events"},
	About: "A named party, an office, or a number of what nobody named.",
	Columns: []Column{
		required(id("event", "The event.", twinning.TypeEvent)),
		required(text("role", "A plain word: counterpart, presenter, envoys.")),
		id("party", "Who, when named.", parties...),
		text("office", "The post, when only that matters."),
		whole("count", "How many, when nobody is named."),
		text("of", "What was counted."),
	},
}

var agreementsTable = &Table{
	Name: "agreements", Title: "Agreements", Key: []string{"id"},
	About: "Signed papers.",
	Columns: []Column{
		required(id("id", "", twinning.TypeAgreement)),
		text("title", ""),
		required(text("kind", "A plain word: cooperation, memorandum.")),
		date("date", "Of signing."),
		whole("unnamed", "How many parties the source does not name."),
		ids("fields", "Fields of cooperation.", twinning.TypeField),
		id("event", "Where it was signed.", twinning.TypeEvent),
		sources("Who says so."),
		note(),
	},
}

var agreementPartiesTable = &Table{
	Name: "agreement_parties", Title: "Parties of agreements", Key: []string{"agreement", "party"}, Of: []string{"agreements"},
	About: "Who signed, in the order of the source.",
	Columns: []Column{
		required(id("agreement", "The agreement.", twinning.TypeAgreement)),
		required(id("party", "Who signed.", parties...)),
	},
}

var claimsTable = &Table{
	Name: "claims", Title: "Claims", Key: []string{"id"},
	About: "Figures that somebody reported; what is recorded may differ.",
	Columns: []Column{
		required(id("id", "", twinning.TypeClaim)),
		required(id("subject", "What it is about.", twinning.TypeCity, twinning.TypeEvent, twinning.TypeCountry)),
		required(oneOf("measure", "What was counted.", twinning.Measures)),
		whole("cities", "Places reported."),
		whole("countries", "Countries reported."),
		whole("other", "A figure of another unit."),
		required(oneOf("qualifier", "How exact the figures are meant.", twinning.Qualifiers)),
		date("as_of", "The day it speaks of."),
		required(id("source", "Who says it.", twinning.TypeSource)),
		note(),
	},
}

func decodeOrganisation(r *row) twinning.Entity {
	return twinning.Organisation{
		ID: r.id("id"), Names: shownNames(r), Kind: r.text("kind"), Seat: r.id("seat"), SeatRecalled: r.flag("seat_recalled"),
		SeatName: r.text("seat_name"), Country: twinning.CountryCode(r.text("country")), Fields: r.ids("fields"),
		Sources: r.ids("sources"), Note: r.text("note"),
	}
}

func decodeZone(r *row) twinning.Entity {
	return twinning.Zone{
		ID: r.id("id"), Names: shownNames(r), Kind: r.text("kind"), City: r.id("city"), Organisation: r.id("organisation"),
		Sources: r.ids("sources"), Note: r.text("note"),
	}
}

func decodeOffice(r *row) twinning.Entity {
	return twinning.Office{
		ID: r.id("id"), Title: r.text("title"), Person: r.text("person"), Holder: r.id("holder"), Date: r.date("date"),
		Sources: r.ids("sources"), Note: r.text("note"),
	}
}

func decodeEvent(r *row) twinning.Entity {
	return twinning.Event{
		ID: r.id("id"), Names: shownNames(r), Date: r.date("date"), Place: r.id("place"), Hosts: r.ids("hosts"), Zones: r.ids("zones"),
		Frameworks: r.ids("frameworks"), Fields: r.ids("fields"), Topics: r.texts("topics"), Sources: r.ids("sources"), Note: r.text("note"),
	}
}

func decodeParticipant(r *row, e *twinning.Event) {
	e.Participants = append(e.Participants, twinning.Participation{
		Role: r.text("role"), Party: r.id("party"), Office: r.text("office"), Count: r.whole("count"), Of: r.text("of"),
	})
}

func decodeAgreement(r *row) twinning.Entity {
	a := twinning.Agreement{
		ID: r.id("id"), Title: r.text("title"), Kind: r.text("kind"), Date: r.date("date"), Fields: r.ids("fields"), Event: r.id("event"),
		Sources: r.ids("sources"), Note: r.text("note"),
	}
	if n := r.whole("unnamed"); n != nil {
		a.Unnamed = *n
	}
	return a
}

func decodeParty(r *row, a *twinning.Agreement) { a.Parties = append(a.Parties, r.id("party")) }

func decodeClaim(r *row) twinning.Entity {
	return twinning.Claim{
		ID: r.id("id"), Subject: r.id("subject"), Measure: twinning.Measure(r.text("measure")), Cities: r.whole("cities"),
		Countries: r.whole("countries"), Other: r.whole("other"), Qualifier: twinning.Qualifier(r.text("qualifier")),
		AsOf: r.date("as_of"), Source: r.id("source"), Note: r.text("note"),
	}
}

func (w *Writer) organisation(o twinning.Organisation) {
	shown, rest := splitShown(o.Names)
	w.row(organisationsTable, string(o.ID), shown, o.Kind, string(o.Seat), showFlag(o.SeatRecalled), o.SeatName, string(o.Country),
		joinList(o.Fields), joinList(o.Sources), o.Note)
	w.names(o.ID, rest)
}

func (w *Writer) zone(z twinning.Zone) {
	shown, rest := splitShown(z.Names)
	w.row(zonesTable, string(z.ID), shown, z.Kind, string(z.City), string(z.Organisation), joinList(z.Sources), z.Note)
	w.names(z.ID, rest)
}

func (w *Writer) office(o twinning.Office) {
	w.row(officesTable, string(o.ID), o.Title, o.Person, string(o.Holder), o.Date.String(), joinList(o.Sources), o.Note)
}

func (w *Writer) event(e twinning.Event) {
	shown, rest := splitShown(e.Names)
	w.row(eventsTable, string(e.ID), shown, e.Date.String(), string(e.Place), joinList(e.Hosts), joinList(e.Zones),
		joinList(e.Frameworks), joinList(e.Fields), joinList(e.Topics), joinList(e.Sources), e.Note)
	w.names(e.ID, rest)
	for _, p := range e.Participants {
		w.row(eventParticipantsTable, string(e.ID), p.Role, string(p.Party), p.Office, showWhole(p.Count), p.Of)
	}
}

func (w *Writer) agreement(a twinning.Agreement) {
	unnamed := ""
	if a.Unnamed != 0 {
		unnamed = showWhole(&a.Unnamed)
	}
	w.row(agreementsTable, string(a.ID), a.Title, a.Kind, a.Date.String(), unnamed, joinList(a.Fields), string(a.Event),
		joinList(a.Sources), a.Note)
	for _, p := range a.Parties {
		w.row(agreementPartiesTable, string(a.ID), string(p))
	}
}

func (w *Writer) claim(c twinning.Claim) {
	w.row(claimsTable, string(c.ID), string(c.Subject), string(c.Measure), showWhole(c.Cities), showWhole(c.Countries),
		showWhole(c.Other), string(c.Qualifier), c.AsOf.String(), string(c.Source), c.Note)
}
