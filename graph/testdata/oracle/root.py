"""The entry points of the service."""

import event
import filters
import flows
import membership
import orders
import search
import walks
from city import City, find, tie_between
from country import Country, Framework
from definition import definition, describe_area
from execute import Record, Type, listed
from lists import Connection
from partnership import Partnership, Statement
from source import source
from world import DAY, RELEASE


class Query(Type):
    def __init__(self, world):
        self.world = world

    def node(self, arguments):
        return node(self.world, arguments["id"])

    def nodes(self, arguments):
        return [node(self.world, i) for i in arguments["ids"]]

    def city(self, arguments):
        place = find(self.world, arguments)
        return City(self.world, place) if place else None

    def country(self, arguments):
        return Country(self.world, arguments["code"]) if arguments["code"] in self.world.countries else None

    def framework(self, arguments):
        key = membership.key(arguments["id"], "framework")
        return Framework(self.world, key) if key in self.world.frameworks else None

    def cities(self, arguments):
        day, condition = arguments.get("asOf") or DAY, arguments.get("where") or {}
        taken = [p for p in self.world.places.values() if filters.Judge(self.world, day).city(condition, p)]
        ordered = orders.cities(self.world, taken, listed(arguments.get("orderBy")), day)
        return Connection(ordered, arguments, lambda p: {"node": City(self.world, p)},
                          definition=definition(self.world, condition, day, "STANDING"))

    def partnerships(self, arguments):
        day, scope, condition = common(arguments)
        taken, unsure, because = filters.partnerships(self.world, condition, day, scope)
        ordered = sorted(taken, key=lambda t: t.id.encode())
        return Connection(
            ordered, arguments, lambda t: {"node": Partnership(self.world, t)},
            counts=flows.total(self.world, taken),
            undecided={"counts": flows.total(self.world, unsure), "because": orders.unknowns(because)},
            definition=definition(self.world, condition, day, scope),
        )

    def commonPartners(self, arguments):
        day, scope, condition = common(arguments)
        of = [i.removeprefix("city:") for i in listed(arguments["of"])]
        shared = None
        for near in of:
            taken, _, _ = filters.partners(self.world, near, condition, day, scope)
            far = {tie.far(near) for tie in taken}
            shared = far if shared is None else shared & far
        ordered = orders.by_name(self.world.places[key] for key in shared or ())
        return Connection(
            ordered, arguments,
            lambda p: {"node": City(self.world, p), "partnerships": [tie_between(self.world, near, p.key) for near in of]},
            definition=definition(self.world, condition, day, scope),
        )

    def paths(self, arguments):
        day, scope, condition = common(arguments)
        ties, _, _ = filters.partnerships(self.world, condition, day, scope)
        start, end = (arguments[side].removeprefix("city:") for side in ("from", "to"))
        through, judge = arguments.get("through") or {}, filters.Judge(self.world, day)
        chains = walks.shortest_chains(ties, start, end, lambda key: judge.city(through, self.world.places[key]))
        length, most = len(chains[0]) - 1 if chains else None, arguments.get("maxLength")
        described = definition(self.world, condition, day, scope)
        if not chains:
            return {"outcome": "NOT_CONNECTED", "length": None, "total": 0, "chains": [], "definition": described}
        if most is not None and length > most:
            return {"outcome": "NOT_WITHIN_LIMIT", "length": None, "total": 0, "chains": [], "definition": described}
        return {
            "outcome": "FOUND", "length": length, "total": min(len(chains), 10_000),
            "chains": [self._chain(chain) for chain in chains[: arguments.get("limit") or 50]],
            "definition": described,
        }

    def _chain(self, keys):
        return {
            "cities": [City(self.world, self.world.places[key]) for key in keys],
            "partnerships": [tie_between(self.world, one, next_) for one, next_ in zip(keys, keys[1:])],
        }

    def network(self, arguments):
        day, scope, condition = common(arguments)
        ties, _, _ = filters.partnerships(self.world, condition, day, scope)
        starts = [i.removeprefix("city:") for i in listed(arguments["around"])]
        budget = arguments.get("maxNodes") or 200
        kept, edges, lost, cut = walks.surroundings(ties, starts, arguments.get("hops"), budget)
        return {
            "nodes": [{"city": City(self.world, self.world.places[key]), "hop": hop} for key, hop in kept],
            "edges": [{"a": "city:" + t.a, "b": "city:" + t.b, "partnership": Partnership(self.world, t)} for t in edges],
            "truncated": {"nodes": lost, "edges": cut, "reason": "MAX_NODES"} if lost else None,
            "definition": definition(self.world, condition, day, scope),
        }

    def flows(self, arguments):
        day, scope, condition = common(arguments)
        ties, _, _ = filters.partnerships(self.world, condition, day, scope)
        found = flows.flows(self.world, ties, arguments["by"])
        first = 300 if arguments.get("first") is None else arguments["first"]
        rest = [tie for flow in found[first:] for tie in flow["ties"]]
        return {
            "total": flows.total(self.world, ties),
            "flows": [{**flow, "counts": flows.total(self.world, flow["ties"])} for flow in found[:first]],
            "rest": flows.total(self.world, rest),
            "definition": definition(self.world, condition, day, scope),
        }

    def search(self, arguments):
        return search.search(self.world, arguments)

    def release(self, arguments):
        return release()

    def organisations(self, arguments):
        return event.organisations(self.world, arguments)

    def events(self, arguments):
        return event.events(self.world, arguments)


def common(arguments):
    return arguments.get("asOf") or DAY, arguments.get("scope") or "STANDING", arguments.get("where") or {}


def release():
    return Record("Release", id="release:%d" % RELEASE, number=RELEASE, day=DAY)


def node(world, identity):
    """The thing of that id, or None."""
    kind, _, key = identity.partition(":")
    return FINDERS[kind](world, key) if kind in FINDERS else None


def statement(world, key):
    one, other, said = key.split("~")
    tie = world.between(one, other)
    return Statement(world, tie, tie.statements[said]) if tie and said in tie.statements else None


def tie(world, key):
    found = world.between(*key.split("~"))
    return Partnership(world, found) if found else None


FINDERS = {
    "city": lambda world, key: City(world, world.places[key]) if key in world.places else None,
    "country": lambda world, key: Country(world, key) if key in world.countries else None,
    "framework": lambda world, key: Framework(world, key) if key in world.frameworks else None,
    "tie": tie,
    "statement": statement,
    "organisation": lambda world, key: event.Organisation(world, key) if key in world.organisations else None,
    "event": lambda world, key: event.Event(world, key) if key in world.events else None,
    "zone": lambda world, key: event.Zone(world, key) if key in world.zones else None,
    "agreement": lambda world, key: event.Agreement(world, key) if key in world.agreements else None,
    "field": lambda world, key: event.field(world, key) if key in world.fields else None,
    "source": lambda world, key: source(world, key) if key in world.sources else None,
    "area": describe_area,
    "release": lambda world, key: release() if key == str(RELEASE) else None,
}
