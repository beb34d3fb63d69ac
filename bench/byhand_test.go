package bench

import (
	"context"
	"encoding/json"

	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// byHand answers the headline with code written for it alone: the floor for what GraphQL adds over the same store calls.
// Like the service it keeps countries and sources of the release in memory.
type byHand struct {
	store     store.Store
	reference *twinning.Reference
	sources   map[twinning.ID]twinning.Source
}

func newByHand(ctx context.Context, s store.Store) (*byHand, error) {
	h := &byHand{store: s, sources: map[twinning.ID]twinning.Source{}}
	var err error
	if h.reference, err = s.Reference(ctx, 1); err != nil {
		return nil, err
	}
	page, err := s.Entities(ctx, 1, store.EntityQuery{Type: twinning.TypeSource, Page: store.Page{Limit: -1}})
	for _, row := range page.Rows {
		source := row.Entity.(twinning.Source)
		h.sources[source.ID] = source
	}
	return h, err
}

// object is a JSON object.
type object = map[string]any

// answer is the data of the headline as JSON.
func (h *byHand) answer(ctx context.Context) ([]byte, error) {
	releases, err := h.store.Releases(ctx)
	if err != nil {
		return nil, err
	}
	r := releases[0]
	found, err := h.store.Candidates(ctx, r.Number, []store.CandidateQuery{{
		Text: "harbin", Types: []twinning.Type{twinning.TypeCity}, Country: "CN", Exact: true,
	}})
	if err != nil {
		return nil, err
	}
	harbin := found[0][0].ID
	records, err := h.store.Lookup(ctx, r.Number, []twinning.ID{harbin})
	if err != nil {
		return nil, err
	}
	formal := []twinning.Kind{twinning.KindSisterCity, twinning.KindFriendshipCity}
	partners, err := h.partners(ctx, r, h.set(harbin, r.Day, formal))
	if err != nil {
		return nil, err
	}
	claims, err := h.claims(ctx, r, harbin)
	if err != nil {
		return nil, err
	}
	return json.Marshal(object{"city": object{
		"name": records.Cities[harbin].Name("zh").Text, "partners": partners, "claims": claims,
	}})
}

// set is the ties of a place with Europe, of these kinds or of any.
func (h *byHand) set(from twinning.ID, day twinning.Day, kinds []twinning.Kind) store.TieSet {
	area, _ := h.reference.Area("europe")
	var in store.CountryIn
	for _, c := range h.reference.Countries {
		if h.reference.In(area, c, day) == twinning.True {
			in.Yes = append(in.Yes, c.Code)
		}
	}
	where := store.And{store.Far{Place: in}}
	if kinds != nil {
		where = append(where, store.KindIn(kinds))
	}
	return store.TieSet{From: []twinning.ID{from}, Where: where, Scope: twinning.ScopeStanding, Day: day}
}

func (h *byHand) partners(ctx context.Context, r twinning.Release, set store.TieSet) (object, error) {
	from := set.From[0]
	pages, err := h.store.Partners(ctx, r.Number, store.PartnerQuery{Set: set, Page: store.Page{Limit: 100}, Far: true})
	if err != nil {
		return nil, err
	}
	tallied := set
	tallied.Undecided = true
	tallies, err := h.store.Tally(ctx, r.Number, []store.TieSet{tallied})
	if err != nil {
		return nil, err
	}
	groups, err := h.store.Groups(ctx, r.Number, store.GroupQuery{Set: set, By: []store.Grouping{{By: store.GroupCountry}}})
	if err != nil {
		return nil, err
	}
	tally := tallies[0][string(from)]
	labelled := []object{}
	for _, g := range groups[string(from)] {
		labelled = append(labelled, object{"key": g.Keys[0], "label": h.country(g.Keys[0]), "counts": object{"cities": g.Counts.Cities}})
	}
	edges := []object{}
	for _, row := range pages[from].Rows {
		edges = append(edges, h.edge(row, r.Day))
	}
	c := tally.Counts
	return object{
		"counts": object{
			"cities": c.Cities, "otherUnits": c.OtherUnits, "countries": c.Countries,
			"partnerships": c.Partnerships, "statements": c.Statements,
		},
		"undecided": object{"counts": object{"cities": tally.Undecided.Cities}, "because": tally.Because},
		"groups":    labelled,
		"edges":     edges,
		"definition": object{
			"area":  object{"key": "europe", "name": h.area()},
			"kinds": set.Where.(store.And)[1], "scope": set.Scope, "asOf": set.Day.String(), "release": r.Number,
		},
	}, nil
}

func (h *byHand) edge(row store.PartnerRow, day twinning.Day) object {
	sources := make([]object, len(row.Tie.Sources))
	for i, id := range row.Tie.Sources {
		s := h.sources[id]
		sources[i] = object{"title": s.Label(), "publisher": text(s.Publisher), "url": text(s.URL), "date": date(s.Date)}
	}
	code := string(row.Far.Country())
	return object{
		"since": date(row.Tie.Since), "kind": row.Tie.Kind, "status": row.Tie.StatusOn(day),
		"partnership": object{"id": row.Tie.ID, "sources": sources},
		"node": object{
			"id": row.FarID, "name": row.Far.Name("en").Text, "level": row.Far.Level,
			"country":  object{"code": code, "name": h.country(code)},
			"location": object{"lat": row.Far.Location.Lat, "lon": row.Far.Location.Lon},
		},
	}
}

func (h *byHand) claims(ctx context.Context, r twinning.Release, city twinning.ID) ([]object, error) {
	linked, err := h.store.Linked(ctx, r.Number, twinning.TypeClaim, twinning.RoleSubject, []twinning.ID{city})
	if err != nil {
		return nil, err
	}
	var out []object
	for _, entity := range linked[city] {
		claim := entity.(twinning.Claim)
		known := twinning.Kinds[:4]
		definitions := []struct {
			key, label string
			set        store.TieSet
			kinds      []twinning.Kind
		}{
			{"formal", "Sister and friendship cities, as of the release", h.set(city, r.Day, known[:2]), known[:2]},
			{"known-kinds-then", "Ties of any known kind, as of the day of the claim", h.set(city, claim.AsOf.First(), known), known},
			{"upper-bound-then", "Ties of any kind, as of the day of the claim", h.set(city, claim.AsOf.First(), nil), nil},
		}
		tallies, err := h.store.Tally(ctx, r.Number, []store.TieSet{definitions[0].set, definitions[1].set, definitions[2].set})
		if err != nil {
			return nil, err
		}
		var recorded []object
		for i, d := range definitions {
			counts := tallies[i][string(city)].Counts
			recorded = append(recorded, object{
				"key": d.key, "label": d.label,
				"definition": object{"area": object{"key": "europe"}, "kinds": d.kinds, "asOf": d.set.Day.String()},
				"counts":     object{"cities": counts.Cities, "countries": counts.Countries},
				"difference": object{"cities": *claim.Cities - counts.Cities, "countries": *claim.Countries - counts.Countries},
			})
		}
		source := h.sources[claim.Source]
		out = append(out, object{
			"measure": claim.Measure, "reported": object{"cities": claim.Cities, "countries": claim.Countries},
			"asOf":     date(claim.AsOf),
			"source":   object{"title": source.Label(), "url": text(source.URL), "date": date(source.Date)},
			"recorded": recorded,
		})
	}
	return out, nil
}

func (h *byHand) country(code string) string {
	c, _ := h.reference.Country(twinning.CountryCode(code))
	return c.Names.In("en").Text
}

func (h *byHand) area() string {
	area, _ := h.reference.Area("europe")
	return area.Names.In("en").Text
}

func text(s string) any {
	if s == "" {
		return nil
	}
	return s
}

func date(d twinning.Date) any {
	if d.IsZero() {
		return nil
	}
	return d.String()
}
