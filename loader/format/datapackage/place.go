package datapackage

import (
	"strconv"

	"github.com/sistergraph/sistergraph/twinning"
)

const shownName = "The name to show in English; more names are in the table of names."

var placesTable = &Table{
	Name: "places", Title: "Places", Key: []string{"id"},
	About: "One row a place that has partners or may have: mostly cities.",
	Columns: []Column{
		required(id("id", "Stays for good: city:Q42956 for Wikidata's Q42956, else made from the GeoNames number or from country and name.", twinning.TypeCity)),
		text("name", shownName),
		oneOf("level", "What sort of place it is; blank when nobody says.", twinning.Levels),
		text("wikidata", "Wikidata id."),
		whole("geonames", "The place's own GeoNames number, not that of its seat."),
		{Name: "lat", Type: Number, About: "Latitude in degrees, WGS 84."},
		{Name: "lon", Type: Number, About: "Longitude in degrees, WGS 84."},
		whole("population", "Inhabitants."),
		sources("Who tells of the place itself."),
		flag("created", "True when an import made it from a name alone, by explicit choice."),
		note(),
	},
}

var placeNamesTable = &Table{
	Name: "place_names", Title: "Names of places", Of: []string{"places"},
	About: "More names of places, each with its language.",
	Columns: []Column{
		required(id("place", "The place.", twinning.TypeCity)),
		required(text("text", "The name.")),
		text("language", "BCP 47 tag; blank when not said."),
		text("script", "ISO 15924 code; blank when not said."),
		required(oneOf("kind", "What sort of name it is.", twinning.NameKinds)),
	},
}

var placeAliasesTable = &Table{
	Name: "place_aliases", Title: "Other spellings", Key: []string{"place"}, Of: []string{"places"},
	About: "Other names and spellings of places whose language is not said.",
	Columns: []Column{
		required(id("place", "The place.", twinning.TypeCity)),
		required(texts("aliases", "The spellings.")),
		sources("Who gives them: become sources of the place."),
	},
}

var placeCountriesTable = &Table{
	Name: "place_countries", Title: "Where places lie", Key: []string{"place", "country"}, Of: []string{"places"},
	About: "Statements about the country of a place: at most one is primary, which filters and counts use.",
	Columns: []Column{
		required(id("place", "The place.", twinning.TypeCity)),
		required(text("country", "ISO 3166-1 alpha-2 code, or XK.")),
		flag("primary", "True for the statement that counts."),
		sources("Who says so."),
	},
}

var placeParentsTable = &Table{
	Name: "place_parents", Title: "Parts of places", Key: []string{"place"},
	About: "Which place another is part of.",
	Columns: []Column{
		required(id("place", "The part.", twinning.TypeCity)),
		required(id("parent", "The whole.", twinning.TypeCity)),
	},
}

func decodePlace(r *row) twinning.City {
	c := twinning.City{
		ID: r.id("id"), Names: shownNames(r), Level: enum(r, "level", twinning.LevelUnknown), Wikidata: r.text("wikidata"),
		Population: r.whole("population"), Sources: r.ids("sources"), Created: r.flag("created"), Note: r.text("note"),
	}
	if n := r.whole("geonames"); n != nil {
		c.Geonames = *n
	}
	lat, hasLat := r.number("lat")
	lon, hasLon := r.number("lon")
	switch {
	case hasLat && hasLon:
		c.Location = &twinning.Location{Lat: lat, Lon: lon}
	case hasLat:
		r.bad("lon", r.text("lon"), "must be given with lat", "")
	case hasLon:
		r.bad("lat", r.text("lat"), "must be given with lon", "")
	}
	return c
}

func decodePlaceName(r *row, c *twinning.City) { c.Names = append(c.Names, decodeName(r)) }

func decodePlaceAliases(r *row, c *twinning.City) {
	c.Aliases = append(c.Aliases, r.texts("aliases")...)
	c.Sources = append(c.Sources, r.ids("sources")...)
}

func decodePlaceCountry(r *row, c *twinning.City) {
	c.Countries = append(c.Countries, twinning.CountryStatement{
		Country: twinning.CountryCode(r.text("country")), Primary: r.flag("primary"), Sources: r.ids("sources"),
	})
}

func (w *Writer) place(c twinning.City) {
	shown, rest := splitShown(c.Names)
	lat, lon, geonames := "", "", ""
	if c.Location != nil {
		lat, lon = showNumber(c.Location.Lat), showNumber(c.Location.Lon)
	}
	if c.Geonames != 0 {
		geonames = strconv.Itoa(c.Geonames)
	}
	id := string(c.ID)
	w.row(placesTable, id, shown, unless(c.Level, twinning.LevelUnknown), c.Wikidata, geonames, lat, lon, showWhole(c.Population),
		joinList(c.Sources), showFlag(c.Created), c.Note)
	for _, n := range rest {
		w.row(placeNamesTable, id, n.Text, n.Language, n.Script, string(n.Kind))
	}
	if len(c.Aliases) > 0 {
		w.row(placeAliasesTable, id, joinList(c.Aliases), "")
	}
	for _, s := range c.Countries {
		w.row(placeCountriesTable, id, string(s.Country), showFlag(s.Primary), joinList(s.Sources))
	}
	if c.Parent != "" {
		w.row(placeParentsTable, id, string(c.Parent))
	}
}
