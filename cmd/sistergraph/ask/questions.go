package ask

// Questions are all the questions, one for each sub-command.
type Questions struct {
	Partners      Partners      `cmd:"" help:"The partners of a city, with counts, and what is claimed about their number."`
	Groups        Groups        `cmd:"" help:"The partners of a city by country, region, kind, decade, framework or level."`
	Decades       Decades       `cmd:"" help:"How many of a city's ties began in each decade."`
	Common        Common        `cmd:"" help:"Places that are partners of all of several cities."`
	Lacks         Lacks         `cmd:"" help:"Partners of a city that others lack."`
	Path          Path          `cmd:"" help:"All shortest chains of ties between two cities."`
	Network       Network       `cmd:"" help:"The surroundings of cities, the most important places first."`
	Triangles     Triangles     `cmd:"" help:"Partners of a city that are partners of each other."`
	Flows         Flows         `cmd:"" help:"How many ties run between countries or regions."`
	Nearest       Nearest       `cmd:"" help:"The places nearest to a city, by size and by partners they have or lack."`
	Search        Search        `cmd:"" help:"Places, countries, organisations, frameworks and events by name."`
	Organisations Organisations `cmd:"" help:"Organisations by field, seat and country."`
	Event         Event         `cmd:"" help:"What happened at events: who held them, who came, what was signed."`
	Country       Country       `cmd:"" help:"Everything on one country: its cities, partner countries, memberships."`
	Framework     Framework     `cmd:"" help:"Who belongs to a framework of cooperation."`
	Source        Source        `cmd:"" help:"Where the tie of two cities is known from."`
	Claims        Claims        `cmd:"" help:"What is reported about a city's totals, beside what is recorded."`
	Coverage      Coverage      `cmd:"" help:"How much is known: the share of ties with a date, a kind, a source, two sources."`
	Disputed      Disputed      `cmd:"" help:"On which ties sources disagree, and about what."`
	OneSided      OneSided      `cmd:"" help:"Ties that only one side states."`
	Ended         Ended         `cmd:"" help:"Ties that no longer stand, and why."`
}

// Variables are texts that the help of several questions shares.
var Variables = map[string]string{
	"city": `A name in any language, "Name, CC" with the code of its country, a Wikidata item or an id.`,
}
