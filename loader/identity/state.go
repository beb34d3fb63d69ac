package identity

import (
	"sync"

	"github.com/sistergraph/sistergraph/twinning"
)

// box is where a state of the United States lies, in degrees rounded outwards
// to whole ones.
type box struct {
	name, postal             string
	south, north, west, east float64
}

func (b box) has(l twinning.Location) bool {
	return b.south <= l.Lat && l.Lat <= b.north && b.west <= l.Lon && l.Lon <= b.east
}

// states tell apart towns of one name, of which the United States have many.
// They only say where a place cannot be: boxes of neighbours overlap.
var states = []box{
	{"Alabama", "AL", 30, 36, -89, -84},
	{"Alaska", "AK", 51, 72, -180, -129},
	{"Arizona", "AZ", 31, 38, -115, -109},
	{"Arkansas", "AR", 33, 37, -95, -89},
	{"California", "CA", 32, 43, -125, -114},
	{"Colorado", "CO", 36, 42, -110, -102},
	{"Connecticut", "CT", 40, 43, -74, -71},
	{"Delaware", "DE", 38, 40, -76, -75},
	{"District of Columbia", "DC", 38, 39, -78, -76},
	{"Florida", "FL", 24, 32, -88, -80},
	{"Georgia", "GA", 30, 36, -86, -80},
	{"Hawaii", "HI", 18, 23, -161, -154},
	{"Idaho", "ID", 41, 50, -118, -111},
	{"Illinois", "IL", 36, 43, -92, -87},
	{"Indiana", "IN", 37, 42, -89, -84},
	{"Iowa", "IA", 40, 44, -97, -90},
	{"Kansas", "KS", 36, 41, -103, -94},
	{"Kentucky", "KY", 36, 40, -90, -81},
	{"Louisiana", "LA", 28, 34, -95, -88},
	{"Maine", "ME", 42, 48, -72, -66},
	{"Maryland", "MD", 37, 40, -80, -75},
	{"Massachusetts", "MA", 41, 43, -74, -69},
	{"Michigan", "MI", 41, 49, -91, -82},
	{"Minnesota", "MN", 43, 50, -98, -89},
	{"Mississippi", "MS", 30, 36, -92, -88},
	{"Missouri", "MO", 35, 41, -96, -89},
	{"Montana", "MT", 44, 50, -117, -104},
	{"Nebraska", "NE", 39, 44, -105, -95},
	{"Nevada", "NV", 34, 43, -121, -114},
	{"New Hampshire", "NH", 42, 46, -73, -70},
	{"New Jersey", "NJ", 38, 42, -76, -73},
	{"New Mexico", "NM", 31, 38, -110, -102},
	{"New York", "NY", 40, 46, -80, -71},
	{"North Carolina", "NC", 33, 37, -85, -75},
	{"North Dakota", "ND", 45, 50, -105, -96},
	{"Ohio", "OH", 38, 43, -85, -80},
	{"Oklahoma", "OK", 33, 38, -104, -94},
	{"Oregon", "OR", 41, 47, -125, -116},
	{"Pennsylvania", "PA", 39, 43, -81, -74},
	{"Rhode Island", "RI", 41, 43, -72, -71},
	{"South Carolina", "SC", 32, 36, -84, -78},
	{"South Dakota", "SD", 42, 46, -105, -96},
	{"Tennessee", "TN", 34, 37, -91, -81},
	{"Texas", "TX", 25, 37, -107, -93},
	{"Utah", "UT", 36, 43, -115, -109},
	{"Vermont", "VT", 42, 46, -74, -71},
	{"Virginia", "VA", 36, 40, -84, -75},
	{"Washington", "WA", 45, 50, -125, -116},
	{"West Virginia", "WV", 37, 41, -83, -77},
	{"Wisconsin", "WI", 42, 48, -93, -86},
	{"Wyoming", "WY", 40, 46, -112, -104},
}

var stateAt = sync.OnceValue(func() map[string]box {
	at := map[string]box{}
	for _, s := range states {
		at[twinning.Fold(s.name)], at[twinning.Fold(s.postal)] = s, s
	}
	at["washington dc"], at["d c"] = at["dc"], at["dc"]
	return at
})

// inState tells whether a place of the United States can lie in the state that
// a folded text names; Unknown when that names none or the place has no
// coordinates.
func inState(c twinning.City, region string) twinning.Tri {
	s, ok := stateAt()[region]
	if !ok || c.Location == nil || c.Country() != "US" {
		return twinning.Unknown
	}
	return twinning.TriOf(s.has(*c.Location))
}
