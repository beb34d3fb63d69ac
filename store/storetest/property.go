package storetest

import (
	"context"
	"flag"
	"fmt"
	"strconv"
	"testing"

	"pgregory.net/rapid"

	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/store/storetest/model"
	"github.com/sistergraph/sistergraph/twinning"
)

// againstTheModel makes random worlds of one to three releases and asks random
// questions of every method. The seed is fixed unless -rapid.seed is given.
func againstTheModel(t *testing.T, s suite) {
	defaultFlag(t, "rapid.checks", strconv.Itoa(s.checks))
	defaultFlag(t, "rapid.seed", "20200904")
	defaultFlag(t, "rapid.nofailfile", "true")
	defaultFlag(t, "rapid.shrinktime", "15s")
	rapid.Check(t, func(r *rapid.T) {
		w := &world{store: s.open(t), model: model.New()}
		a := newAuthor()
		for range rapid.IntRange(1, 3).Draw(r, "releases") {
			w.publish(r, a.batch(r))
		}
		for range 6 {
			release := rapid.IntRange(1, w.last).Draw(r, "release")
			for _, q := range randomQuestions(r) {
				w.same(r, q.what, release, q.ask)
			}
			w.pages(r, release)
		}
		if err := w.store.Close(); err != nil {
			r.Errorf("Close: %v", err)
		}
	})
}

// defaultFlag sets a flag for the length of the test where nobody has set it.
func defaultFlag(t *testing.T, name, value string) {
	given := false
	flag.Visit(func(f *flag.Flag) { given = given || f.Name == name })
	if given {
		return
	}
	f := flag.Lookup(name)
	before := f.Value.String()
	if err := f.Value.Set(value); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Value.Set(before) })
}

type asking struct {
	what string
	ask  question
}

func randomQuestions(t *rapid.T) []asking {
	set := anySet(t)
	groups := randomGroupQuery(t)
	flows := randomFlows(t)
	paths := store.PathQuery{
		From: one(t, "from", cityIDs), To: one(t, "to", cityIDs), Set: outsideSet(t),
		MaxLength: rapid.IntRange(0, 3).Draw(t, "longest"), Limit: rapid.IntRange(0, 4).Draw(t, "chains"),
	}
	if chance(t, "through", 40) {
		paths.Through = placeCond(t, 1)
	}
	network := randomNetwork(t)
	candidates := randomCandidates(t)
	linked := one(t, "linked", []twinning.Link{
		{Role: twinning.RoleSeat, To: twinning.ID(twinning.TypeOrganisation)},
		{Role: twinning.RoleParty, To: twinning.ID(twinning.TypeAgreement)},
		{Role: twinning.RoleMember, To: twinning.ID(twinning.TypeMembership)},
		{Role: twinning.RolePlace, To: twinning.ID(twinning.TypeEvent)},
	})
	targets := some(t, "targets", cityIDs, 6)
	stream := one(t, "stream", []twinning.Type{twinning.TypeCity, twinning.TypePartnership, twinning.TypeStatement, twinning.TypeMembership, twinning.TypeAgreement})
	statements := randomStatements(t)
	lookup := randomLookup(t)
	return []asking{
		{"Reference", askReference()},
		{fmt.Sprintf("Lookup %v", lookup), askLookup(lookup...)},
		{"Identify", askIdentify(store.ExternalKey{Scheme: store.Wikidata, Value: "Q901"}, store.ExternalKey{Scheme: store.Geonames, Value: "902"}, store.ExternalKey{Scheme: store.Geonames, Value: "Q901"})},
		{fmt.Sprintf("Candidates %+v", candidates), askCandidates(candidates...)},
		{fmt.Sprintf("Linked %v to %v", linked, targets), askLinked(twinning.Type(linked.To), linked.Role, targets...)},
		{fmt.Sprintf("Statements %+v", statements), askStatements(statements)},
		{fmt.Sprintf("Stream %s", stream), askStream(stream)},
		{fmt.Sprintf("Tally %+v", set), askTally(set)},
		{fmt.Sprintf("Groups %+v", groups), askGroups(groups)},
		{fmt.Sprintf("Flows %+v", flows), askFlows(flows)},
		{fmt.Sprintf("Paths %+v", paths), askPaths(paths)},
		{fmt.Sprintf("Network %+v", network), askNetwork(network)},
	}
}

func randomFlows(t *rapid.T) store.FlowQuery {
	q := store.FlowQuery{Set: outsideSet(t), First: one(t, "first", []int{0, 1, 2})}
	if chance(t, "mapped", 50) {
		q.Map = map[twinning.CountryCode]string{"XA": "150", "XB": "150", "XC": ""}
	}
	return q
}

func randomNetwork(t *rapid.T) store.NetworkQuery {
	q := store.NetworkQuery{Hops: rapid.IntRange(0, 3).Draw(t, "hops"), Set: outsideSet(t), MaxNodes: one(t, "nodes", []int{1, 3, 6, 100})}
	if chance(t, "around", 70) {
		q.Around = append([]twinning.ID{}, some(t, "around", cityIDs, 3)...)
	}
	if chance(t, "among", 40) {
		q.Among = placeCond(t, 1)
	}
	return q
}

func randomCandidates(t *rapid.T) []store.CandidateQuery {
	var out []store.CandidateQuery
	for range rapid.IntRange(0, 3).Draw(t, "queries") {
		q := store.CandidateQuery{
			Text: twinning.Fold(one(t, "text", append([]string{"A", "Z"}, someNames...))), Exact: chance(t, "exact", 50), Prefix: chance(t, "prefix", 50),
			Types:   some(t, "types", []twinning.Type{twinning.TypeCity, twinning.TypeFramework, twinning.TypeOrganisation, twinning.TypeEvent}, 2),
			Country: one(t, "country", []twinning.CountryCode{"", "", "XA"}), Limit: rapid.IntRange(1, 5).Draw(t, "limit"),
		}
		if chance(t, "near", 50) {
			q.Grams, q.MinGrams = twinning.Grams(q.Text), rapid.IntRange(1, 2).Draw(t, "shared")
		}
		out = append(out, q)
	}
	return out
}

func randomStatements(t *rapid.T) store.StatementQuery {
	q := store.StatementQuery{Ties: someTies(t), Limit: rapid.IntRange(0, 2).Draw(t, "limit")}
	if len(q.Ties) > 0 && chance(t, "after", 50) {
		q.After = twinning.NewStatementID(q.Ties[0], one(t, "after", sourceIDs))
	}
	return q
}

func someTies(t *rapid.T) []twinning.ID {
	var out []twinning.ID
	for range rapid.IntRange(0, 8).Draw(t, "ties") {
		out = append(out, twinning.NewPartnershipID(one(t, "a", cityIDs), one(t, "b", cityIDs)))
	}
	return out
}

func randomLookup(t *rapid.T) []twinning.ID {
	out := append(someTies(t), some(t, "places", cityIDs, 6)...)
	for _, tie := range someTies(t) {
		out = append(out, twinning.NewStatementID(tie, one(t, "source", sourceIDs)))
	}
	out = append(out, some(t, "frameworks", frameworkIDs, 2)...)
	return append(out, some(t, "organisations", hostIDs, 2)...)
}

// pages asks for a page of each list, and then for the page beside one of its rows.
func (w *world) pages(t *rapid.T, release int) {
	places := store.PlaceQuery{Order: randomOrders(t, []store.OrderBy{store.ByName, store.ByCountry, store.ByPopulation, store.ByDistance, store.ByPartnerTotal}), Total: true}
	if chance(t, "filtered", 60) {
		places.Where = placeCond(t, 2)
	}
	turn(t, w, release, places, askPlaces, func(q *store.PlaceQuery, p store.Page) { q.Page = p }, func(a any) []store.Key {
		return keys(a.(store.PlacePage).Places, func(r store.PlaceRow) store.Key { return r.Key })
	})
	partners := store.PartnerQuery{
		Set: placesSet(t), Far: chance(t, "far", 50), Total: chance(t, "total", 50),
		Order: randomOrders(t, []store.OrderBy{store.ByName, store.ByCountry, store.BySince, store.ByPopulation, store.ByDistance}),
	}
	turn(t, w, release, partners, askPartners, func(q *store.PartnerQuery, p store.Page) { q.Page = p }, func(a any) []store.Key {
		var out []store.Key
		pages := a.(map[twinning.ID]store.PartnerPage)
		for _, id := range sortedKeys(pages) {
			out = append(out, keys(pages[id].Rows, func(r store.PartnerRow) store.Key { return r.Key })...)
		}
		return out
	})
	ties := store.TieQuery{Set: outsideSet(t), Total: chance(t, "total", 50)}
	turn(t, w, release, ties, askTies, func(q *store.TieQuery, p store.Page) { q.Page = p }, func(a any) []store.Key {
		return keys(a.(store.TiePage).Rows, func(r store.TieRow) store.Key { return r.Key })
	})
	triangles := store.TriangleQuery{Set: outsideSet(t), Total: chance(t, "total", 50)}
	triangles.Set.From = some(t, "corners", cityIDs, 6)
	turn(t, w, release, triangles, askTriangles, func(q *store.TriangleQuery, p store.Page) { q.Page = p }, func(a any) []store.Key {
		var out []store.Key
		pages := a.(map[twinning.ID]store.TrianglePage)
		for _, id := range sortedKeys(pages) {
			out = append(out, keys(pages[id].Rows, func(r store.Triangle) store.Key { return r.Key })...)
		}
		return out
	})
	turn(t, w, release, randomEntityQuery(t), askEntities, func(q *store.EntityQuery, p store.Page) { q.Page = p }, func(a any) []store.Key {
		return keys(a.(store.EntityPage).Rows, func(r store.EntityRow) store.Key { return r.Key })
	})
}

func randomEntityQuery(t *rapid.T) store.EntityQuery {
	q := store.EntityQuery{
		Type:  one(t, "type", []twinning.Type{twinning.TypeOrganisation, twinning.TypeAgreement, twinning.TypeEvent, twinning.TypeMembership, twinning.TypeCountry}),
		Total: chance(t, "total", 50),
	}
	if chance(t, "text", 30) {
		q.Text = twinning.Fold(one(t, "text", someNames))
	}
	if (q.Type == twinning.TypeAgreement || q.Type == twinning.TypeEvent) && chance(t, "dated", 50) {
		q.Date = &store.SinceIn{Range: someRange(t), Missing: one(t, "missing", someMissing)}
	}
	for range rapid.IntRange(0, 2).Draw(t, "links") {
		c := store.LinkCond{Role: one(t, "role", []twinning.Role{twinning.RoleSeat, twinning.RoleParty, twinning.RolePlace, twinning.RoleHost, twinning.RoleMember, twinning.RoleField, twinning.RoleFramework})}
		c.To = append(some(t, "to", cityIDs, 4), some(t, "to field", fieldIDs, 1)...)
		if chance(t, "place", 50) {
			c.Place = placeCond(t, 1)
		}
		q.Linked = append(q.Linked, c)
	}
	return q
}

func keys[R any](rows []R, key func(R) store.Key) []store.Key {
	var out []store.Key
	for _, r := range rows {
		out = append(out, key(r))
	}
	return out
}

// turn compares a first page and one that begins at a row of the whole list.
func turn[Q any](t *rapid.T, w *world, release int, q Q, ask func(Q) question, set func(*Q, store.Page), keysOf func(any) []store.Key) {
	limit := rapid.IntRange(-1, 4).Draw(t, "limit")
	set(&q, store.Page{Limit: limit, Backward: chance(t, "backward", 50)})
	w.same(t, fmt.Sprintf("a first page %+v", q), release, ask(q))
	set(&q, all)
	whole, err := ask(q)(context.Background(), w.model, release)
	if err != nil {
		t.Fatalf("model: %v", err)
	}
	rows := keysOf(whole)
	if len(rows) == 0 {
		return
	}
	p := store.Page{Limit: limit, Backward: chance(t, "backward", 50)}
	if chance(t, "after", 70) {
		p.After = one(t, "after", rows)
	}
	if chance(t, "before", 40) {
		p.Before = one(t, "before", rows)
	}
	set(&q, p)
	w.same(t, fmt.Sprintf("a page beside a row %+v", q), release, ask(q))
}
