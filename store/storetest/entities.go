package storetest

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/store/storetest/fixture"
	"github.com/sistergraph/sistergraph/twinning"
)

// entities is about the reference, and pages and links of the other records.
func entities(t *testing.T, s suite) {
	w := s.invented(t)
	ctx := context.Background()
	t.Run("the reference has countries, frameworks, memberships and fields", func(t *testing.T) {
		w.everywhere(t, "reference", askReference())
		r := must[*twinning.Reference](t)(w.store.Reference(ctx, 1))
		expect(t, "numbers", []int{len(r.Countries), len(r.Frameworks), len(r.Memberships), len(r.Fields)}, []int{4, 3, 10, 3})
		union, league := twinning.FrameworkID(twinning.EuropeanUnion), twinning.FrameworkID("river-league")
		for on, want := range map[string][]twinning.Tri{
			"1989-12-31": {twinning.False, twinning.True}, "1990-01-01": {twinning.False, twinning.False},
			"2000-01-01": {twinning.True, twinning.True}, "2020-02-01": {twinning.False, twinning.True},
		} {
			got := []twinning.Tri{
				r.MemberOn(union, twinning.CountryID("XB"), mustDay(on)), r.MemberOn(league, fixture.City("lakowo"), mustDay(on)),
			}
			expect(t, "members on "+on, got, want)
		}
	})
	t.Run("every type pages by its sort key", func(t *testing.T) {
		for _, kind := range []twinning.Type{
			twinning.TypeCountry, twinning.TypeFramework, twinning.TypeMembership, twinning.TypeOrganisation, twinning.TypeField,
			twinning.TypeZone, twinning.TypeOffice, twinning.TypeAgreement, twinning.TypeEvent, twinning.TypeClaim, twinning.TypeSource,
		} {
			for _, p := range []store.Page{all, {}, {Limit: 2}, {Limit: 2, Backward: true}} {
				w.everywhere(t, fmt.Sprint(kind, " ", p), askEntities(store.EntityQuery{Type: kind, Page: p, Total: true}))
			}
		}
	})
	for _, c := range []struct {
		name string
		q    store.EntityQuery
		want string
	}{
		{"countries by name", store.EntityQuery{Type: twinning.TypeCountry}, "XA XB XC XD"},
		{"agreements by date, the undated last", store.EntityQuery{Type: twinning.TypeAgreement}, "songs bridges silence"},
		{"organisations by a part of a folded name", store.EntityQuery{Type: twinning.TypeOrganisation, Text: "lako"}, "aldrian-chamber"},
		{"a part with a wildcard is nothing", store.EntityQuery{Type: twinning.TypeOrganisation, Text: "l%o"}, ""},
		{"a framework by its alias", store.EntityQuery{Type: twinning.TypeFramework, Text: "3+1"}, "river-league"},
		{"organisations seated in a place", store.EntityQuery{Type: twinning.TypeOrganisation, Linked: []store.LinkCond{{Role: twinning.RoleSeat, To: []twinning.ID{fixture.City("lakowo"), fixture.City("bor")}}}}, "aldrian-chamber"},
		{"organisations seated in a place that passes", store.EntityQuery{Type: twinning.TypeOrganisation, Linked: []store.LinkCond{{Role: twinning.RoleSeat, Place: store.CountryIn{Yes: []twinning.CountryCode{"XB"}}}}}, "aldrian-chamber"},
		{"all conditions must hold", store.EntityQuery{Type: twinning.TypeOrganisation, Linked: []store.LinkCond{{Role: twinning.RoleSeat, Place: store.And{}}, {Role: twinning.RoleCountry, To: []twinning.ID{twinning.CountryID("XB")}}}}, ""},
		{"a link to nothing asked is false", store.EntityQuery{Type: twinning.TypeOrganisation, Linked: []store.LinkCond{{Role: twinning.RoleSeat}}}, ""},
		{"agreements of a party", store.EntityQuery{Type: twinning.TypeAgreement, Linked: []store.LinkCond{{Role: twinning.RoleParty, To: []twinning.ID{fixture.City("arnfeld")}}}}, "bridges"},
		{"agreements of either party", store.EntityQuery{Type: twinning.TypeAgreement, Linked: []store.LinkCond{{Role: twinning.RoleParty, To: []twinning.ID{fixture.City("arnfeld")}, Place: store.PopulationIn{AtLeast: ptr(1_000_000)}}}}, "songs bridges"},
		{"a date inside the range", store.EntityQuery{Type: twinning.TypeAgreement, Date: &store.SinceIn{Range: span("2001-01-01", "2019-06-14"), Missing: store.MissingUndecided}}, "songs"},
		{"a date that overlaps the range is left out", store.EntityQuery{Type: twinning.TypeEvent, Date: &store.SinceIn{Range: span("2019-06-02", ""), Missing: store.MissingUndecided}}, ""},
		{"a missing date is taken", store.EntityQuery{Type: twinning.TypeAgreement, Date: &store.SinceIn{Range: span("2010-01-01", ""), Missing: store.MissingInclude}}, "bridges silence"},
		{"a missing date is taken alone", store.EntityQuery{Type: twinning.TypeEvent, Date: &store.SinceIn{Range: span("2010-01-01", ""), Missing: store.MissingOnly}}, "some-day"},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.q.Page = all
			w.everywhere(t, "entities", askEntities(c.q))
			var found []string
			for _, r := range must[store.EntityPage](t)(w.store.Entities(ctx, 1, c.q)).Rows {
				found = append(found, r.Entity.EntityID().Key())
			}
			expect(t, "found", strings.Join(found, " "), c.want)
		})
	}
	t.Run("links lead from a record to those that point to it", func(t *testing.T) {
		for _, l := range []struct {
			from twinning.Type
			role twinning.Role
			to   []twinning.ID
		}{
			{twinning.TypeOrganisation, twinning.RoleSeat, []twinning.ID{fixture.City("lakowo"), fixture.City("bor"), "city:nobody", fixture.City("lakowo")}},
			{twinning.TypeMembership, twinning.RoleMember, []twinning.ID{fixture.City("lakowo"), twinning.CountryID("XB")}},
			{twinning.TypeMembership, twinning.RoleFramework, []twinning.ID{twinning.FrameworkID("river-league")}},
			{twinning.TypeAgreement, twinning.RoleEvent, []twinning.ID{"event:river-days", "event:some-day"}},
			{twinning.TypeEvent, twinning.RoleHost, []twinning.ID{fixture.City("arnfeld"), "organisation:aldrian-chamber"}},
			{twinning.TypeEvent, twinning.RoleTakesPart, []twinning.ID{fixture.City("lakowo")}},
			{twinning.TypeClaim, twinning.RoleSubject, []twinning.ID{fixture.City("arnfeld"), "event:river-days"}},
			{twinning.TypeOffice, twinning.RoleHolder, []twinning.ID{fixture.City("arnfeld")}},
			{twinning.TypeAgreement, twinning.RoleSource, []twinning.ID{"source:invented-press"}},
			{twinning.TypeZone, twinning.RolePlace, nil},
		} {
			w.everywhere(t, fmt.Sprint(l.from, " ", l.role), askLinked(l.from, l.role, l.to...))
		}
		got := must[map[twinning.ID][]twinning.Entity](t)(w.store.Linked(ctx, 2, twinning.TypeAgreement, twinning.RoleSource, []twinning.ID{"source:invented-press"}))
		expect(t, "agreements left after a removal", len(got["source:invented-press"]), 2)
	})
	t.Run("a key of another width is refused", func(t *testing.T) {
		_, err := w.store.Entities(ctx, 1, store.EntityQuery{Type: twinning.TypeCountry, Page: store.Page{Limit: 1, After: store.Key{"country:XA"}}})
		expectError(t, "Entities", err, store.ErrBadKey)
	})
}
