"""A country, its memberships and the ties of all its places; a framework and its members."""

import counting
import filters
import membership
import orders
from definition import definition
from execute import Type, listed
from lists import Connection
from source import sources
from world import DAY


class Country(Type):
    def __init__(self, world, code):
        self.world, self.iso = world, code

    def id(self, _):
        return "country:" + self.iso

    def code(self, _):
        return self.iso

    def name(self, arguments):
        spoken = self.world.countries[self.iso].names
        return spoken.get(arguments.get("language")) or spoken["en"]

    def memberships(self, arguments):
        return memberships(self.world, [r for r in self.world.memberships if r.member == self.id({})], arguments)

    def cities(self, arguments):
        from city import City
        places = [p for p in self.world.places.values() if p.country == self.iso]
        day = arguments.get("asOf") or DAY
        taken = [p for p in places if filters.Judge(self.world, day).city(arguments.get("where") or {}, p)]
        return Connection(orders.by_name(taken), arguments, lambda p: {"node": City(self.world, p)})

    def partners(self, arguments):
        day, scope = arguments.get("asOf") or DAY, arguments.get("scope") or "STANDING"
        condition = arguments.get("where") or {}
        seen, unsure, because = [], [], set()
        for place in self.world.places.values():
            if place.country == self.iso:
                taken, undecided, why = filters.partners(self.world, place.key, condition, day, scope)
                seen += [(tie, tie.far(place.key)) for tie in taken]
                unsure += [(tie, tie.far(place.key)) for tie in undecided]
                because |= why
        return CountryPartners(self.world, seen, unsure, because, definition(self.world, condition, day, scope), day)


class CountryPartners(Type):
    def __init__(self, world, seen, unsure, because, described, day):
        self.world, self.seen, self.unsure, self.because = world, seen, unsure, because
        self.described, self.day = described, day

    def counts(self, _):
        return counting.counts(self.world, self.seen)

    def undecided(self, _):
        return {"counts": counting.counts(self.world, self.unsure), "because": orders.unknowns(self.because)}

    def groups(self, arguments):
        return counting.groups(self.world, self.seen, listed(arguments["by"]), self.day, arguments.get("first"))

    def definition(self, _):
        return self.described


class Framework(Type):
    def __init__(self, world, key):
        self.world, self.short, self.row = world, key, world.frameworks[key]

    def id(self, _):
        return "framework:" + self.short

    def key(self, _):
        return self.short

    def name(self, _):
        return self.row.name

    def aliases(self, _):
        return self.row.aliases

    def members(self, arguments):
        return memberships(self.world, [r for r in self.world.memberships if r.framework == self.short], arguments)


class Membership(Type):
    def __init__(self, world, row):
        self.world, self.row = world, row

    def framework(self, _):
        return Framework(self.world, self.row.framework)

    def member(self, _):
        from city import City
        kind, _, key = self.row.member.partition(":")
        return City(self.world, self.world.places[key]) if kind == "city" else Country(self.world, key)

    def role(self, _):
        return self.row.role

    def counts(self, _):
        return self.row.counts

    def joined(self, _):
        return self.row.joined

    def left(self, _):
        return self.row.left

    def sources(self, _):
        return sources(self.world, self.row.sources)


def memberships(world, rows, arguments):
    """Those in force on the day, or all ever; by framework, then member, then joined."""
    day = arguments.get("asOf") or DAY
    found = [Membership(world, r) for r in rows if arguments.get("ever") or membership.holds(r, day)]
    return sorted(found, key=lambda m: (m.row.framework, m.row.member.encode(), m.row.joined or "9999"))
