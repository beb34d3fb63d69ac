package resolver

import (
	"context"
	"fmt"
	"math"

	"github.com/sistergraph/sistergraph/graph/fault"
	"github.com/sistergraph/sistergraph/graph/level"
	"github.com/sistergraph/sistergraph/twinning"
)

// City is a place that can hold ties.
type City struct {
	of twinning.City
	st *State
}

func (st *State) city(c twinning.City) *City { return &City{of: c, st: st} }

// IsNode, IsMember and IsParty tell where a City can stand.
func (*City) IsNode()   {}
func (*City) IsMember() {}
func (*City) IsParty()  {}

// The fields of a City that its record holds.
func (c *City) ID() twinning.ID                       { return c.of.ID }
func (c *City) Wikidata() *string                     { return told(c.of.Wikidata) }
func (c *City) Geonames() *int                        { return told(c.of.Geonames) }
func (c *City) Name(language *string) (string, error) { return in(c.of.Names, language) }
func (c *City) Level() twinning.Level                 { return c.of.Level }
func (c *City) Country() *Country                     { return c.st.countries[c.of.Country()] }
func (c *City) Location() *twinning.Location          { return c.of.Location }
func (c *City) Population() *int                      { return c.of.Population }

// Names gives its names, the one to show first.
func (c *City) Names(languages []string, kinds []twinning.NameKind, first *int) ([]*Name, error) {
	return listNames(c.of.Names, c.of.Aliases, languages, kinds, first)
}

// Memberships gives the frameworks it is in itself.
func (c *City) Memberships(ctx context.Context, asOf *twinning.Day, ever *bool) ([]*Membership, error) {
	return memberships(ctx, c.st, c, asOf, ever)
}

// Parent gives the place that it is part of.
func (c *City) Parent(ctx context.Context) (*City, error) {
	return followOne[*City](ctx, c.st, c, func(c *City) twinning.ID { return c.of.Parent })
}

// Offices gives the posts of the place.
func (c *City) Offices(ctx context.Context) ([]*Office, error) {
	return linked[*Office](ctx, c.st, c, twinning.TypeOffice, twinning.RoleHolder)
}

// CountryStatement is one statement of which country a place lies in.
type CountryStatement struct {
	Country  *Country
	Standing CountryStanding
	sources  []twinning.ID
	st       *State
}

// CountryStanding says whether counts and filters use a statement of country.
type CountryStanding string

// The standings.
const (
	Primary    CountryStanding = "PRIMARY"
	AlsoStated CountryStanding = "ALSO_STATED"
)

// CountryStatements gives every country that a source puts the place in, the primary one first.
func (c *City) CountryStatements(ctx context.Context) ([]*CountryStatement, error) {
	return level.Load(ctx, c, func(ctx context.Context, cities []*City) (map[*City][]*CountryStatement, error) {
		out := make(map[*City][]*CountryStatement, len(cities))
		for _, c := range cities {
			out[c] = []*CountryStatement{}
			for _, primary := range []bool{true, false} {
				for _, s := range c.of.Countries {
					country := c.st.countries[s.Country]
					if s.Primary != primary || country == nil {
						continue
					}
					standing := AlsoStated
					if primary {
						standing = Primary
					}
					statement := &CountryStatement{Country: country, Standing: standing, sources: s.Sources, st: c.st}
					level.Register(ctx, statement)
					out[c] = append(out[c], statement)
				}
			}
		}
		return out, nil
	})
}

// Sources gives who says so.
func (s *CountryStatement) Sources(ctx context.Context) ([]*Source, error) {
	return sourcesOf(ctx, s.st, s, func(s *CountryStatement) []twinning.ID { return s.sources })
}

// DistanceKm is the great-circle distance to another place to 100 m, nil where either has no location.
func (c *City) DistanceKm(ctx context.Context, to twinning.ID) (*float64, error) {
	return level.Load(ctx, c, func(ctx context.Context, cities []*City) (map[*City]*float64, error) {
		other, err := c.st.place(ctx, to, "to")
		if err != nil {
			return nil, err
		}
		out := make(map[*City]*float64, len(cities))
		for _, c := range cities {
			if c.of.Location != nil && other.Location != nil {
				km := math.Round(twinning.DistanceKm(*c.of.Location, *other.Location)*10) / 10
				out[c] = &km
			}
		}
		return out, nil
	})
}

// place fetches a place that an argument names; an id that names none is the argument's error.
func (st *State) place(ctx context.Context, id twinning.ID, argument string) (twinning.City, error) {
	places, err := st.places(ctx, []twinning.ID{id}, func(int) string { return argument })
	if err != nil {
		return twinning.City{}, err
	}
	return places[0], nil
}

// places fetches the places that an argument names, in order; argument names the i-th in errors.
func (st *State) places(ctx context.Context, ids []twinning.ID, argument func(i int) string) ([]twinning.City, error) {
	records, err := st.store.Lookup(ctx, st.release.Number, ids)
	if err != nil {
		return nil, err
	}
	places := make([]twinning.City, len(ids))
	for i, id := range ids {
		c, ok := records.Cities[id]
		if !ok {
			return nil, fault.Bad(argument(i), id, fmt.Sprintf("there is no city with the id %q", id),
				"ids of cities stand in the field id of a City")
		}
		places[i] = c
	}
	return places, nil
}
