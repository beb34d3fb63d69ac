package resolver

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/sistergraph/sistergraph/graph/fault"
	"github.com/sistergraph/sistergraph/store"
	"github.com/sistergraph/sistergraph/twinning"
)

// City gives one place by exactly one of its identifiers or by a name (semantics 19).
func (Query) City(ctx context.Context, id *twinning.ID, wikidata *string, geonames *int, name *string, country *twinning.CountryCode) (*City, error) {
	st := from(ctx)
	given := 0
	for _, yes := range []bool{id != nil, wikidata != nil, geonames != nil, name != nil} {
		if yes {
			given++
		}
	}
	switch {
	case given != 1:
		return nil, fault.Bad("id", given, "a city is named in exactly one way", "give one of id, wikidata, geonames and name")
	case country != nil && name == nil:
		return nil, fault.Bad("country", *country, "country goes with name", "leave it out")
	case country != nil && st.countries[*country] == nil:
		return nil, fault.Bad("country", *country, fmt.Sprintf("there is no country with the code %q", *country), "give a code of ISO 3166-1 alpha-2, such as CN")
	case name != nil:
		return st.named(ctx, *name, country)
	case wikidata != nil:
		return st.external(ctx, store.ExternalKey{Scheme: store.Wikidata, Value: *wikidata})
	case geonames != nil:
		return st.external(ctx, store.ExternalKey{Scheme: store.Geonames, Value: strconv.Itoa(*geonames)})
	default:
		return st.byID(ctx, *id)
	}
}

func (st *State) byID(ctx context.Context, id twinning.ID) (*City, error) {
	found, err := st.find(ctx, one(id))
	if err != nil {
		return nil, err
	}
	c, _ := found[id].(*City)
	return c, nil
}

func (st *State) external(ctx context.Context, key store.ExternalKey) (*City, error) {
	ids, err := st.store.Identify(ctx, st.release.Number, []store.ExternalKey{key})
	if err != nil || ids[key] == "" {
		return nil, err
	}
	return st.byID(ctx, ids[key])
}

// named tries the English name, then other official and common names, then aliases and former ones, each
// only when the one before finds nothing.
func (st *State) named(ctx context.Context, name string, country *twinning.CountryCode) (*City, error) {
	folded := twinning.Fold(name)
	if folded == "" {
		return nil, fault.Bad("name", name, "is not a name", "give a name of at least one letter")
	}
	q := store.CandidateQuery{Text: folded, Types: []twinning.Type{twinning.TypeCity}, Exact: true}
	if country != nil {
		q.Country = *country
	}
	found, err := st.store.Candidates(ctx, st.release.Number, []store.CandidateQuery{q})
	if err != nil {
		return nil, err
	}
	cities, err := st.candidates(ctx, found[0])
	if err != nil {
		return nil, err
	}
	best := map[int][]twinning.City{}
	for _, c := range cities {
		rank := nameRank(c, folded)
		best[rank] = append(best[rank], c)
	}
	for rank := range noRank {
		switch named := best[rank]; len(named) {
		case 0:
		case 1:
			c := st.city(named[0])
			register(ctx, c)
			return c, nil
		default:
			return nil, ambiguous(name, st, named)
		}
	}
	return nil, st.unnamed(ctx, name, country)
}

// noRank is the rank of a place that does not have the name.
const noRank = 3

func nameRank(c twinning.City, folded string) int {
	rank := noRank
	for _, n := range c.Names {
		if twinning.Fold(n.Text) != folded {
			continue
		}
		switch {
		case n.Kind.Grade() == 0 && n.Language == "en":
			rank = 0
		case n.Kind.Grade() == 0:
			rank = min(rank, 1)
		default:
			rank = min(rank, 2)
		}
	}
	if rank == noRank && slices.ContainsFunc(c.Aliases, func(a string) bool { return twinning.Fold(a) == folded }) {
		return 2
	}
	return rank
}

func (st *State) candidates(ctx context.Context, found []store.Candidate) ([]twinning.City, error) {
	if len(found) == 0 {
		return nil, nil
	}
	ids := make([]twinning.ID, len(found))
	for i, c := range found {
		ids[i] = c.ID
	}
	records, err := st.store.Lookup(ctx, st.release.Number, ids)
	if err != nil {
		return nil, err
	}
	cities := make([]twinning.City, 0, len(ids))
	for _, id := range ids {
		if c, ok := records.Cities[id]; ok {
			cities = append(cities, c)
		}
	}
	return cities, nil
}

// Candidate is a place that a name may mean, in the details of an error.
type Candidate struct {
	ID       twinning.ID          `json:"id"`
	Name     string               `json:"name"`
	Country  twinning.CountryCode `json:"country,omitempty"`
	Wikidata string               `json:"wikidata,omitempty"`
}

func ambiguous(name string, st *State, cities []twinning.City) error {
	candidates := make([]Candidate, len(cities))
	said := make([]string, len(cities))
	for i, c := range cities {
		candidates[i] = Candidate{c.ID, c.Name("en").Text, c.Country(), c.Wikidata}
		said[i] = st.called(c)
	}
	return fault.New(fault.Ambiguous, "name: %q is the name of %d places: %s", fault.Shorten(name), len(cities), strings.Join(said, "; ")).
		With("argument", "name").With("value", fault.Shorten(name)).With("candidates", candidates).
		With("hint", "add the country, or give an id of one of the candidates")
}

// called is a place as an error names it.
func (st *State) called(c twinning.City) string {
	parts := []string{c.Name("en").Text}
	if code := c.Country(); code != "" {
		parts = append(parts, string(code))
	}
	if c.Wikidata != "" {
		parts = append(parts, c.Wikidata)
	}
	return strings.Join(parts, ", ")
}

// suggestions is the number of places that an error suggests.
const suggestions = 5

func (st *State) unnamed(ctx context.Context, name string, country *twinning.CountryCode) error {
	hits, err := st.seek(ctx, name, []twinning.Type{twinning.TypeCity}, country, suggestions)
	if err != nil {
		return err
	}
	names := []string{}
	for _, h := range hits {
		if c, ok := h.Node.(*City); ok {
			names = append(names, st.called(c.of))
		}
	}
	hint := "see the field search for other spellings"
	if len(names) > 0 {
		hint = "did you mean " + strings.Join(names, "; ") + "?"
	}
	where := ""
	if country != nil {
		where = " in " + string(*country)
	}
	return fault.New(fault.NotFound, "name: there is no city %q%s", fault.Shorten(name), where).
		With("argument", "name").With("value", fault.Shorten(name)).With("suggestions", names).With("hint", hint)
}
