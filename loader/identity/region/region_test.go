package region

import (
	"testing"

	"github.com/sistergraph/sistergraph/twinning"
)

func TestARegionHoldsWhatCanLieInIt(t *testing.T) {
	suzhou, fuzhou, halle := twinning.Location{Lat: 31.3, Lon: 120.6}, twinning.Location{Lat: 26.08, Lon: 119.3}, twinning.Location{Lat: 51.48, Lon: 11.97}
	for _, c := range []struct {
		country twinning.CountryCode
		text    string
		at      twinning.Location
		want    twinning.Tri
	}{
		{"CN", "Jiangsu", suzhou, twinning.True},
		{"CN", "江苏省", suzhou, twinning.True},
		{"CN", "Anhui", suzhou, twinning.False},
		{"CN", "Anhui Province", suzhou, twinning.False},
		{"CN", "Fujian", fuzhou, twinning.True},
		{"CN", "Jiangxi", fuzhou, twinning.False},
		{"DE", "Sachsen-Anhalt", halle, twinning.True},
		{"DE", "Land Saxony-Anhalt", halle, twinning.True},
		{"DE", "Nordrhein-Westfalen", halle, twinning.False},
		{"DE", "Mittelerde", halle, twinning.Unknown},
		{"US", "Sachsen-Anhalt", halle, twinning.Unknown},
		{"US", "IL", twinning.Location{Lat: 39.8, Lon: -89.64}, twinning.True},
		{"US", "Illinois", twinning.Location{Lat: 37.2, Lon: -93.29}, twinning.False},
		{"CL", "Región Metropolitana", twinning.Location{Lat: -33.45, Lon: -70.65}, twinning.True},
		{"AU", "NSW", twinning.Location{Lat: -32.93, Lon: 151.78}, twinning.True},
		{"CA", "Ontario", twinning.Location{Lat: 43.36, Lon: -80.31}, twinning.True},
		{"RU", "Yaroslavl Oblast", twinning.Location{Lat: 47.23, Lon: 39.7}, twinning.False},
		{"RU", "Moscow Oblast", twinning.Location{Lat: 54.92, Lon: 37.41}, twinning.True},
		{"RU", "Ростовская область", twinning.Location{Lat: 47.23, Lon: 39.7}, twinning.True},
	} {
		if got := Holds(c.country, c.text, c.at); got != c.want {
			t.Errorf("%s, %s at %v: %v, want %v", c.text, c.country, c.at, got, c.want)
		}
	}
}

func TestEveryRowOfTheTableCanBeRead(t *testing.T) {
	rows := 0
	for country, of := range byCountry() {
		rows += len(of)
		for _, line := range of {
			if b, texts := parse(line); b.south >= b.north || b.west >= b.east || len(texts) == 0 || texts[0] == "" {
				t.Errorf("%s %s", country, line)
			}
		}
	}
	if rows < 3000 {
		t.Errorf("%d regions", rows)
	}
}
