package resolver

import (
	"context"

	"github.com/sistergraph/sistergraph/graph/where"
	"github.com/sistergraph/sistergraph/twinning"
)

// Country is a country or territory. There is one value for each in a State.
type Country struct {
	of twinning.Country
	st *State
}

// IsNode, IsMember and IsParty tell where a Country can stand.
func (*Country) IsNode()   {}
func (*Country) IsMember() {}
func (*Country) IsParty()  {}

// The fields of a Country that its record holds.
func (c *Country) ID() twinning.ID                       { return c.of.ID }
func (c *Country) Code() twinning.CountryCode            { return c.of.Code }
func (c *Country) ISO3() *string                         { return told(c.of.ISO3) }
func (c *Country) M49() *string                          { return told(c.of.M49) }
func (c *Country) Region() *Area                         { return c.st.region(c.of.Region) }
func (c *Country) Subregion() *Area                      { return c.st.region(c.of.Sub) }
func (c *Country) Name(language *string) (string, error) { return in(c.of.Names, language) }

func (st *State) region(r twinning.Region) *Area {
	return st.area[twinning.ID("m49-"+r.M49)]
}

// Memberships gives the frameworks it is in.
func (c *Country) Memberships(ctx context.Context, asOf *twinning.Day, ever *bool) ([]*Membership, error) {
	return memberships(ctx, c.st, c, asOf, ever)
}

// Cities gives a page of its places.
func (c *Country) Cities(ctx context.Context, where *where.City, asOf *twinning.Day, first *int, after *string, last *int, before *string) (*CityConnection, error) {
	return c.st.citiesOf(ctx, c, where, asOf, pageArgs{first, after, last, before})
}
