package datapackage

import (
	"github.com/sistergraph/sistergraph/loader/record"
	"github.com/sistergraph/sistergraph/twinning"
)

var partnershipsTable = &Table{
	Name: "partnerships", Title: "Partnerships", Key: []string{"a", "b"},
	About: "One row a pair of places: the values to show. Who says what is in the statements.",
	Columns: []Column{
		required(id("a", "One place; of the two ids the smaller by bytes.", twinning.TypeCity)),
		required(id("b", "The other.", twinning.TypeCity)),
		oneOf("kind", "Blank when not known.", twinning.Kinds),
		oneOf("status", "As recorded, without regard to a day; blank when not known.", twinning.Statuses),
		date("since", "The formal act that made it the kind it is shown as."),
		ids("fields", "Fields of cooperation.", twinning.TypeField),
		ids("frameworks", "Frameworks under which it stands.", twinning.TypeFramework),
		sources("The order in which its sources are shown; blank for the order of their ids."),
		note(),
	},
}

var actsTable = &Table{
	Name: "acts", Title: "Acts", Of: []string{"partnerships"},
	About: "What happened to a partnership.",
	Columns: []Column{
		required(id("a", "One place.", twinning.TypeCity)),
		required(id("b", "The other.", twinning.TypeCity)),
		required(oneOf("type", "What happened.", twinning.ActTypes)),
		date("date", "When; blank when not known."),
		ids("by", "Who did it.", twinning.TypeCity, twinning.TypeOrganisation, twinning.TypeCountry),
		text("reason", "Why, or what else is told of it."),
		sources("Who says so."),
	},
}

var statementsTable = &Table{
	Name: "statements", Title: "Statements", Key: []string{"a", "b", "source"}, Of: []string{"partnerships"},
	About: "One row for each partnership and source: what the source says, as it says it.",
	Columns: []Column{
		required(id("a", "One place.", twinning.TypeCity)),
		required(id("b", "The other.", twinning.TypeCity)),
		required(id("source", "Who says it.", twinning.TypeSource)),
		id("side", "The place that the source speaks for; blank for a third party.", twinning.TypeCity),
		oneOf("kind", "Blank when not stated.", twinning.Kinds),
		date("since", "Blank when not stated."),
		date("until", "Blank when not stated."),
		oneOf("status", "Blank when not stated.", twinning.Statuses),
		date("withdrawn", "The day from which the source no longer says it."),
		note(),
	},
}

// decodeEnds reads the two places of a row, the smaller id first.
func decodeEnds(r *row) (a, b twinning.ID) {
	a, b = r.id("a"), r.id("b")
	if a != "" && a == b {
		r.bad("b", string(b), "is the same place as a", "a place cannot be its own partner")
	}
	return twinning.Ordered(a, b)
}

func newTie(a, b twinning.ID) record.Tie {
	return record.Tie{A: record.PlaceRef{ID: a}, B: record.PlaceRef{ID: b}}
}

func decodePartnership(r *row) record.Tie {
	t := newTie(decodeEnds(r))
	t.Shown = &twinning.Partnership{
		Kind: enum(r, "kind", twinning.KindUnknown), Status: enum(r, "status", twinning.StatusUnknown), Since: r.date("since"),
		Fields: r.ids("fields"), Frameworks: r.ids("frameworks"), Sources: r.ids("sources"), Note: r.text("note"),
	}
	return t
}

func decodeAct(r *row, t *record.Tie) {
	if t.Shown == nil {
		t.Shown = &twinning.Partnership{Kind: twinning.KindUnknown, Status: twinning.StatusUnknown}
	}
	t.Shown.Acts = append(t.Shown.Acts, twinning.Act{
		Type: twinning.ActType(r.text("type")), Date: r.date("date"), By: r.ids("by"), Reason: r.text("reason"), Sources: r.ids("sources"),
	})
}

func decodeStatement(r *row, t *record.Tie) {
	s := record.Statement{At: r.pos, Said: twinning.Statement{
		Source: r.id("source"), Kind: enum(r, "kind", twinning.KindUnknown), Since: r.date("since"), Until: r.date("until"),
		Status: enum(r, "status", twinning.StatusUnknown), Withdrawn: r.date("withdrawn"), Note: r.text("note"),
	}}
	switch side := r.id("side"); side {
	case "":
	case t.A.ID:
		s.Side = record.SideA
	case t.B.ID:
		s.Side = record.SideB
	default:
		r.bad("side", string(side), "is neither a nor b", "")
	}
	t.Statements = append(t.Statements, s)
}

func (w *Writer) tie(p twinning.Partnership, statements []twinning.Statement) {
	a, b := string(p.A), string(p.B)
	w.row(partnershipsTable, a, b, unless(p.Kind, twinning.KindUnknown), unless(p.Status, twinning.StatusUnknown), p.Since.String(),
		joinList(p.Fields), joinList(p.Frameworks), joinList(p.Sources), p.Note)
	for _, act := range p.Acts {
		w.row(actsTable, a, b, string(act.Type), act.Date.String(), joinList(act.By), act.Reason, joinList(act.Sources))
	}
	for _, s := range statements {
		w.row(statementsTable, a, b, string(s.Source), string(s.Side), unless(s.Kind, twinning.KindUnknown), s.Since.String(),
			s.Until.String(), unless(s.Status, twinning.StatusUnknown), s.Withdrawn.String(), s.Note)
	}
}
