package where

import (
	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// Organisations gives the query for organisations that pass; its page is left to the caller.
func (at At) Organisations(f *Organisation, path string) (store.EntityQuery, error) {
	q := store.EntityQuery{Type: twinning.TypeOrganisation}
	if f == nil {
		return q, nil
	}
	b := builder{at: at, path: path}
	if f.Fields != nil {
		q.Linked = append(q.Linked, store.LinkCond{Role: twinning.RoleField, To: b.fields("fields", f.Fields)})
	}
	if f.Country != nil {
		codes, err := at.Codes(f.Country, path+".country")
		b.fail(err)
		link := store.LinkCond{Role: twinning.RoleCountry, To: []twinning.ID{}}
		for _, code := range codes {
			link.To = append(link.To, twinning.CountryID(code))
		}
		q.Linked = append(q.Linked, link)
	}
	q.Linked = append(q.Linked, b.linked("seat", twinning.RoleSeat, f.Seat)...)
	q.Text = b.text(f.Text)
	return q, b.err
}

// Events gives the query for events that pass; its page is left to the caller.
func (at At) Events(f *Event, path string) (store.EntityQuery, error) {
	q := store.EntityQuery{Type: twinning.TypeEvent}
	if f == nil {
		return q, nil
	}
	b := builder{at: at, path: path}
	q.Date = b.date("date", f.Date)
	q.Linked = b.linked("place", twinning.RolePlace, f.Place)
	q.Text = b.text(f.Text)
	return q, b.err
}

// Agreements gives the query for agreements that pass; its page is left to the caller.
func (at At) Agreements(f *Agreement, path string) (store.EntityQuery, error) {
	q := store.EntityQuery{Type: twinning.TypeAgreement}
	if f == nil {
		return q, nil
	}
	b := builder{at: at, path: path}
	q.Date = b.date("date", f.Date)
	if f.Parties != nil {
		parties := b.ids("parties", f.Parties, twinning.TypeCity, twinning.TypeCountry, twinning.TypeOrganisation)
		q.Linked = append(q.Linked, store.LinkCond{Role: twinning.RoleParty, To: parties})
	}
	if f.Fields != nil {
		q.Linked = append(q.Linked, store.LinkCond{Role: twinning.RoleField, To: b.fields("fields", f.Fields)})
	}
	if f.Events != nil {
		q.Linked = append(q.Linked, store.LinkCond{Role: twinning.RoleEvent, To: b.ids("events", f.Events, twinning.TypeEvent)})
	}
	return q, b.err
}

func (b *builder) date(member string, r *DateRange) *store.SinceIn {
	span, missing, ok := b.dates(member, r)
	if !ok {
		return nil
	}
	return &store.SinceIn{Range: span, Missing: missing}
}

// linked is a condition about the place that a record points to.
func (b *builder) linked(member string, role twinning.Role, f *City) []store.LinkCond {
	if f == nil {
		return nil
	}
	c, err := b.at.City(f, b.path+"."+member)
	b.fail(err)
	return []store.LinkCond{{Role: role, Place: orTrue(c)}}
}

// text folds words as names are folded; words without a letter find nothing, so they are refused.
func (b *builder) text(text *string) string {
	if text == nil {
		return ""
	}
	folded := twinning.Fold(*text)
	if folded == "" {
		b.bad("text", *text, "has no letter to look for", "give a word of a name")
	}
	return folded
}
