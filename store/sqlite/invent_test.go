package sqlite

import (
	"fmt"

	"github.com/sistergraph/sistergraph/twinning"
)

// towns invents places on a grid, in eleven countries, each with two names.
func towns(n int) []twinning.City {
	out := make([]twinning.City, n)
	for i := range out {
		people := 1000 * i
		out[i] = twinning.City{
			ID: townID(i), Level: twinning.LevelCity, Population: &people,
			Names: twinning.Names{
				{Text: fmt.Sprintf("Town %05d", i), Language: "en", Kind: twinning.NameCommon},
				{Text: fmt.Sprintf("%05d ville", i), Language: "fr", Kind: twinning.NameAlias},
			},
			Countries: []twinning.CountryStatement{{Country: twinning.CountryCode([]byte{'X', byte('A' + i%11)}), Primary: true}},
			Location:  &twinning.Location{Lat: float64(i%180) - 90, Lon: float64(i*7%360) - 180},
		}
	}
	return out
}

func townID(i int) twinning.ID { return twinning.NewID(twinning.TypeCity, fmt.Sprintf("t%05d", i)) }

// rings ties each of n towns to the next.
func rings(n int) []twinning.Partnership {
	out := make([]twinning.Partnership, n)
	for i := range out {
		a, b := twinning.Ordered(townID(i), townID((i+1)%n))
		out[i] = twinning.Partnership{
			ID: twinning.NewPartnershipID(a, b), A: a, B: b, Kind: twinning.KindSisterCity, Status: twinning.StatusActive,
			StatedBy: twinning.StatedByThirdPartyOnly,
		}
	}
	return out
}
