package sqlite

import (
	"strings"

	"github.com/sistergraph/sistergraph/twinning"
)

// insertPlace and placeValues go together.
const insertPlace = `INSERT INTO place (id, from_release, to_release, sort_key, level, country, population,
	lat, lon, vx, vy, vz, wikidata, geonames, names, aliases, countries, parent, sources, created, note)
VALUES (?, ?, 2147483647, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`

func placeValues(c twinning.City, release int) []any {
	var lat, lon, x, y, z, population any
	if c.Location != nil {
		v := c.Location.Vector()
		lat, lon, x, y, z = c.Location.Lat, c.Location.Lon, v.X, v.Y, v.Z
	}
	if c.Population != nil {
		population = *c.Population
	}
	return []any{
		string(c.ID), release, c.SortKey(), string(c.Level), orNull(string(c.Country())), population,
		lat, lon, x, y, z, orNull(c.Wikidata), orNull(c.Geonames), namesText(c.Names), orNull(strings.Join(c.Aliases, "\n")),
		countriesText(c.Countries), orNull(string(c.Parent)), listText(c.Sources), c.Created, orNull(c.Note),
	}
}

// placeColumns are what placeRow reads, of the place p.
func placeColumns(p string) string {
	return strings.ReplaceAll(`coalesce(p.id, ''), coalesce(p.level, ''), p.population, p.lat, p.lon, coalesce(p.wikidata, ''),
	coalesce(p.geonames, 0), coalesce(p.names, ''), coalesce(p.aliases, ''), coalesce(p.countries, ''), coalesce(p.parent, ''),
	coalesce(p.sources, ''), coalesce(p.created, 0), coalesce(p.note, '')`, "p.", p+".")
}

// placeRow is a row of placeColumns.
type placeRow struct {
	city                               twinning.City
	lat, lon                           *float64
	names, aliases, countries, sources string
}

func (r *placeRow) targets() []any {
	c := &r.city
	return []any{
		&c.ID, &c.Level, &c.Population, &r.lat, &r.lon, &c.Wikidata, &c.Geonames,
		&r.names, &r.aliases, &r.countries, &c.Parent, &r.sources, &c.Created, &c.Note,
	}
}

func (r *placeRow) read() (twinning.City, error) {
	c := r.city
	var err error
	if c.Names, err = parseNames(r.names); err != nil {
		return c, err
	}
	if r.aliases != "" {
		c.Aliases = strings.Split(r.aliases, "\n")
	}
	if c.Countries, err = parseCountries(r.countries); err != nil {
		return c, err
	}
	if r.lat != nil && r.lon != nil {
		c.Location = &twinning.Location{Lat: *r.lat, Lon: *r.lon}
	}
	c.Sources, err = parseIDs[twinning.ID](r.sources)
	return c, err
}
