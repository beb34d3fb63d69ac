"""A city, its partners, triangles and claims."""

import counting
import filters
import names
import orders
import sphere
import standing
import walks
from claims import claims
from country import Country
from definition import definition
from execute import Type, listed
from lists import Connection
from source import sources
from world import DAY, EXTRACT


class City(Type):
    def __init__(self, world, place):
        self.world, self.place = world, place

    def id(self, _):
        return self.place.id

    def wikidata(self, _):
        return self.place.wikidata

    def geonames(self, _):
        return self.place.geonames

    def name(self, arguments):
        for language in (arguments.get("language") or "en", "en"):
            for text, spoken, kind in self.place.names:
                if spoken == language and kind != "ALIAS":
                    return text
        return self.place.name

    def names(self, arguments):
        languages, kinds = arguments.get("languages"), arguments.get("kinds")
        chosen = [n for n in self.place.names
                  if (languages is None or n[1] in languages) and (kinds is None or n[2] in kinds)]
        return [{"text": t, "language": l, "kind": k} for t, l, k in chosen[: arguments.get("first") or 50]]

    def level(self, _):
        return self.place.level

    def country(self, _):
        return Country(self.world, self.place.country) if self.place.country else None

    def countryStatements(self, _):
        stated = [(self.place.country, "PRIMARY")] + [(code, "ALSO_STATED") for code in self.place.also]
        return [{"country": Country(self.world, code), "standing": how, "sources": sources(self.world, [EXTRACT])}
                for code, how in stated if code]

    def location(self, _):
        return {"lat": self.place.lat, "lon": self.place.lon} if self.place.lat is not None else None

    def population(self, _):
        return self.place.population

    def distanceKm(self, arguments):
        return sphere.distance_km(self.place, self.world.places[arguments["to"].removeprefix("city:")])

    def partners(self, arguments):
        return PartnerConnection(self.world, self.place.key, arguments)

    def triangles(self, arguments):
        day, scope = arguments.get("asOf") or DAY, arguments.get("scope") or "STANDING"
        ties, _, _ = filters.partnerships(self.world, arguments.get("where") or {}, day, scope)
        triples = walks.triangles(ties, self.place.key)
        return Connection(triples, arguments, lambda t: {"node": {
            "cities": [City(self.world, self.world.places[k]) for k in t],
            "partnerships": [tie_between(self.world, t[i], t[j]) for i, j in ((0, 1), (0, 2), (1, 2))],
        }})

    def claims(self, _):
        return claims(self.world, self.place.key)


class PartnerConnection(Type):
    def __init__(self, world, near, arguments):
        self.world, self.near, self.arguments = world, near, arguments
        self.day, self.scope = arguments.get("asOf") or DAY, arguments.get("scope") or "STANDING"
        self.condition = arguments.get("where") or {}
        taken, self.unsure, self.because = filters.partners(world, near, self.condition, self.day, self.scope)
        self.ties = orders.partners(world, taken, near, arguments.get("orderBy"))

    def _seen(self, ties):
        return [(tie, tie.far(self.near)) for tie in ties]

    def counts(self, _):
        return counting.counts(self.world, self._seen(self.ties))

    def undecided(self, _):
        return {"counts": counting.counts(self.world, self._seen(self.unsure)), "because": orders.unknowns(self.because)}

    def groups(self, arguments):
        return counting.groups(self.world, self._seen(self.ties), listed(arguments["by"]), self.day, arguments.get("first"))

    def edges(self, _):
        return [{
            "node": City(self.world, self.world.places[tie.far(self.near)]),
            "since": tie.since,
            "kind": tie.kind,
            "status": standing.status(tie, self.day),
            "partnership": tie_between(self.world, tie.a, tie.b),
        } for tie in Connection(self.ties, self.arguments).shown]

    def nodes(self, _):
        return [edge["node"] for edge in self.edges({})]

    def totalCount(self, _):
        return len(self.ties)

    def definition(self, _):
        return definition(self.world, self.condition, self.day, self.scope)


def tie_between(world, one, other):
    from partnership import Partnership
    return Partnership(world, world.between(one, other))


def find(world, arguments):
    """The place of that id, Wikidata id, GeoNames number, or English name and country; None when there is none."""
    if arguments.get("id"):
        return world.places.get(arguments["id"].removeprefix("city:"))
    if arguments.get("wikidata"):
        asked = lambda p: p.wikidata == arguments["wikidata"]
    elif arguments.get("geonames") is not None:
        asked = lambda p: p.geonames == arguments["geonames"]
    else:
        asked = lambda p: names.fold(p.name) == names.fold(arguments["name"]) and arguments.get("country") in (None, p.country)
    found = [p for p in world.places.values() if asked(p)]
    if len(found) > 1:
        raise ValueError("several places: %s" % [p.id for p in found])
    return found[0] if found else None
