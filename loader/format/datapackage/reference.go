package datapackage

import (
	"strconv"

	"github.com/sistergraph/sistergraph/twinning"
)

var sourcesTable = &Table{
	Name: "sources", Title: "Sources", Key: []string{"id"},
	About: "Where things are said. The other tables cite them.",
	Columns: []Column{
		required(id("id", "", twinning.TypeSource)),
		text("title", "The source's own title, or the words by which it was cited."),
		text("publisher", "Who publishes it."),
		text("url", "An address as it was cited."),
		text("locator", "What is no address."),
		date("date", "Of publishing."),
		date("retrieved", "When it was read."),
		text("kind", "A plain word: press, city, dataset, government, organisation, research, encyclopedia."),
		text("country", "ISO 3166-1 alpha-2 code of where it is published."),
		text("licence", "The terms of its data."),
		note(),
	},
}

var countriesTable = &Table{
	Name: "countries", Title: "Countries and territories", Key: []string{"id"},
	About: "Countries and territories with a code of their own.",
	Columns: []Column{
		required(id("id", "country:CN", twinning.TypeCountry)),
		required(text("code", "ISO 3166-1 alpha-2, or XK.")),
		text("name", shownName),
		texts("aliases", "Other spellings."),
		text("iso3", "ISO 3166-1 alpha-3."),
		text("m49", "UN M49, three digits."),
		text("region_m49", "UN M49 region, three digits."),
		text("region", "Its English name."),
		text("subregion_m49", "UN M49 sub-region, three digits."),
		text("subregion", "Its English name."),
		text("wikidata", "Wikidata id."),
		whole("geonames", "GeoNames number."),
		sources("Who says so."),
	},
}

var frameworksTable = &Table{
	Name: "frameworks", Title: "Frameworks of cooperation", Key: []string{"id"},
	About: "Initiatives, organisations, agreements and networks of cities.",
	Columns: []Column{
		required(id("id", "framework:KEY", twinning.TypeFramework)),
		required(text("key", "The short name that queries use.")),
		text("name", shownName),
		texts("aliases", "Other names."),
		text("kind", "A plain word: initiative, organisation, agreement, city_network."),
		date("founded", ""),
		sources("Who says so."),
		note(),
	},
}

var fieldsTable = &Table{
	Name: "fields", Title: "Fields of cooperation", Key: []string{"id"},
	About: "What places cooperate in.",
	Columns: []Column{
		required(id("id", "field:KEY", twinning.TypeField)),
		required(text("key", "The short name that queries use.")),
		text("name", shownName),
		sources("Who says so."),
	},
}

var membershipsTable = &Table{
	Name: "memberships", Title: "Memberships", Key: []string{"id"},
	About: "Which country or city belongs to a framework, in which role, from when to when.",
	Columns: []Column{
		required(id("id", "", twinning.TypeMembership)),
		required(id("framework", "", twinning.TypeFramework)),
		required(id("member", "A country or a city; a city's membership is not its country's.", twinning.TypeCountry, twinning.TypeCity)),
		required(text("role", "A plain word: member, signatory, observer.")),
		text("as_stated", "The role in the words of the source."),
		required(oneOf("counts", "Whether the role is that of a member.", []twinning.Counts{twinning.CountsYes, twinning.CountsNo, twinning.CountsUnclear})),
		date("joined", "First day; blank when not known."),
		date("left", "From this day no longer."),
		flag("recalled", "True for a row that was written from memory: shown as such, and never a match."),
		sources("Who says so."),
		note(),
	},
}

func decodeSource(r *row) twinning.Entity {
	return twinning.Source{
		ID: r.id("id"), Title: r.text("title"), Publisher: r.text("publisher"), URL: r.text("url"), Locator: r.text("locator"),
		Date: r.date("date"), Retrieved: r.date("retrieved"), Kind: r.text("kind"), Country: r.text("country"),
		Licence: r.text("licence"), Note: r.text("note"),
	}
}

func decodeCountry(r *row) twinning.Entity {
	c := twinning.Country{
		ID: r.id("id"), Code: twinning.CountryCode(r.text("code")), Names: shownNames(r), Aliases: r.texts("aliases"),
		ISO3: r.text("iso3"), M49: r.text("m49"),
		Region: twinning.Region{M49: r.text("region_m49"), Name: r.text("region")},
		Sub:    twinning.Region{M49: r.text("subregion_m49"), Name: r.text("subregion")},

		Wikidata: r.text("wikidata"), Sources: r.ids("sources"),
	}
	if n := r.whole("geonames"); n != nil {
		c.Geonames = *n
	}
	if c.ID != "" && c.Code != "" && c.ID != twinning.CountryID(c.Code) {
		r.bad("id", string(c.ID), "does not fit the code", "write "+string(twinning.CountryID(c.Code)))
	}
	return c
}

func decodeFramework(r *row) twinning.Entity {
	return twinning.Framework{
		ID: r.id("id"), Key: r.text("key"), Names: shownNames(r), Aliases: r.texts("aliases"), Kind: r.text("kind"),
		Founded: r.date("founded"), Sources: r.ids("sources"), Note: r.text("note"),
	}
}

func decodeField(r *row) twinning.Entity {
	return twinning.Field{ID: r.id("id"), Key: r.text("key"), Names: shownNames(r), Sources: r.ids("sources")}
}

func decodeMembership(r *row) twinning.Entity {
	return twinning.Membership{
		ID: r.id("id"), Framework: r.id("framework"), Member: r.id("member"), Role: r.text("role"), AsStated: r.text("as_stated"),
		Counts: twinning.Counts(r.text("counts")), Joined: r.date("joined"), Left: r.date("left"), Recalled: r.flag("recalled"),
		Sources: r.ids("sources"), Note: r.text("note"),
	}
}

func (w *Writer) source(s twinning.Source) {
	w.row(sourcesTable, string(s.ID), s.Title, s.Publisher, s.URL, s.Locator, s.Date.String(), s.Retrieved.String(), s.Kind,
		s.Country, s.Licence, s.Note)
}

func (w *Writer) country(c twinning.Country) {
	shown, rest := splitShown(c.Names)
	geonames := ""
	if c.Geonames != 0 {
		geonames = strconv.Itoa(c.Geonames)
	}
	w.row(countriesTable, string(c.ID), string(c.Code), shown, joinList(c.Aliases), c.ISO3, c.M49, c.Region.M49, c.Region.Name,
		c.Sub.M49, c.Sub.Name, c.Wikidata, geonames, joinList(c.Sources))
	w.names(c.ID, rest)
}

func (w *Writer) framework(f twinning.Framework) {
	shown, rest := splitShown(f.Names)
	w.row(frameworksTable, string(f.ID), f.Key, shown, joinList(f.Aliases), f.Kind, f.Founded.String(), joinList(f.Sources), f.Note)
	w.names(f.ID, rest)
}

func (w *Writer) field(f twinning.Field) {
	shown, rest := splitShown(f.Names)
	w.row(fieldsTable, string(f.ID), f.Key, shown, joinList(f.Sources))
	w.names(f.ID, rest)
}

func (w *Writer) membership(m twinning.Membership) {
	w.row(membershipsTable, string(m.ID), string(m.Framework), string(m.Member), m.Role, m.AsStated, string(m.Counts),
		m.Joined.String(), m.Left.String(), showFlag(m.Recalled), joinList(m.Sources), m.Note)
}
