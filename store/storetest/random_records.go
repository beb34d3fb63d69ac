package storetest

import (
	"maps"
	"slices"

	"pgregory.net/rapid"

	"github.com/sistergraph/sistergraph/twinning"
)

func sortedKeys[K ~string, V any](m map[K]V) []K { return slices.Sorted(maps.Keys(m)) }

// randomTie draws a tie and what one to three sources say of it.
func randomTie(t *rapid.T, x, y twinning.ID) (twinning.Partnership, []twinning.Statement) {
	p := twinning.Partnership{
		ID: twinning.NewPartnershipID(x, y), Kind: one(t, "kind", twinning.Kinds), Status: one(t, "status", twinning.Statuses),
		Since: someDate(t, "since"), Fields: some(t, "fields", fieldIDs, 2), Frameworks: some(t, "frameworks", frameworkIDs, 2),
	}
	p.A, p.B = twinning.Ordered(x, y)
	if chance(t, "eventful", 40) {
		for range rapid.IntRange(1, 4).Draw(t, "acts") {
			p.Acts = append(p.Acts, twinning.Act{Type: one(t, "act", twinning.ActTypes), Date: someDate(t, "act date")})
		}
	}
	var said []twinning.Statement
	for _, source := range some(t, "sources", sourceIDs, 3) {
		s := twinning.Statement{
			ID: twinning.NewStatementID(p.ID, source), Tie: p.ID, Source: source,
			Side: one(t, "side", []twinning.ID{"", p.A, p.B}), Kind: one(t, "said kind", twinning.Kinds),
			Since: someDate(t, "said since"), Status: one(t, "said status", twinning.Statuses),
		}
		if chance(t, "withdrawn", 10) {
			s.Withdrawn = twinning.Date{Year: 2020}
		}
		said = append(said, s)
	}
	p.Summarise(said)
	return p, said
}

// basics are the records that the others point to.
func basics(t *rapid.T) []twinning.Entity {
	var out []twinning.Entity
	for _, code := range someCountries {
		out = append(out, twinning.Country{
			ID: twinning.CountryID(code), Code: code, Names: oneName(t), Region: one(t, "region", someRegions),
		})
	}
	for _, id := range sourceIDs {
		out = append(out, twinning.Source{ID: id, Title: id.Key()})
	}
	for _, id := range fieldIDs {
		out = append(out, twinning.Field{ID: id, Key: id.Key(), Names: oneName(t)})
	}
	for _, id := range frameworkIDs {
		out = append(out, twinning.Framework{ID: id, Key: id.Key(), Names: oneName(t), Aliases: some(t, "aliases", someNames, 1), Kind: "initiative"})
	}
	return out
}

func oneName(t *rapid.T) twinning.Names {
	return twinning.Names{{Text: one(t, "name", someNames), Language: "en", Kind: twinning.NameOfficial}}
}

// randomEntities draws records that point to places.
func randomEntities(t *rapid.T, here []twinning.ID) []twinning.Entity {
	var out []twinning.Entity
	for _, id := range some(t, "organisations", hostIDs, 3) {
		out = append(out, twinning.Organisation{
			ID: id, Names: oneName(t), Kind: "association", Seat: one(t, "seat", append([]twinning.ID{""}, here...)),
			SeatRecalled: chance(t, "recalled", 20), Country: one(t, "stands for", append([]twinning.CountryCode{""}, someCountries...)),
			Fields: some(t, "fields", fieldIDs, 2),
		})
	}
	for range rapid.IntRange(0, 4).Draw(t, "memberships") {
		member := one(t, "member", append([]twinning.ID{twinning.CountryID("XA"), twinning.CountryID("XB")}, here...))
		framework, joined := one(t, "framework", frameworkIDs), someDate(t, "joined")
		out = append(out, twinning.Membership{
			ID: twinning.NewMembershipID(framework, member, joined), Framework: framework, Member: member, Role: "member",
			Counts: one(t, "counts", []twinning.Counts{twinning.CountsYes, twinning.CountsNo, twinning.CountsUnclear}),
			Joined: joined, Recalled: chance(t, "recalled", 20), Sources: some(t, "sources", sourceIDs, 2),
		})
	}
	for _, key := range some(t, "agreements", []string{"g1", "g2", "g3"}, 3) {
		out = append(out, twinning.Agreement{
			ID: twinning.NewID(twinning.TypeAgreement, key), Title: one(t, "title", someNames), Kind: "memorandum",
			Date: someDate(t, "signed"), Parties: some(t, "parties", here, 3), Unnamed: 2, Fields: some(t, "fields", fieldIDs, 2),
		})
	}
	for _, key := range some(t, "events", []string{"e1", "e2"}, 2) {
		out = append(out, twinning.Event{
			ID: twinning.NewID(twinning.TypeEvent, key), Names: oneName(t), Date: someDate(t, "held"), Place: one(t, "place", here),
			Hosts: some(t, "hosts", here, 2), Participants: []twinning.Participation{{Role: "guest", Party: one(t, "guest", here)}},
			Frameworks: some(t, "frameworks", frameworkIDs, 2),
		})
	}
	return lastOf(out, twinning.Entity.EntityID)
}
