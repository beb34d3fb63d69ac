"""The event, its participants, agreements and zones; organisations."""

import filters
import names
from country import Country, Framework
from days import in_range
from execute import Record, Type
from lists import Connection
from source import sources
from world import DAY


def city(world, key):
    from city import City
    return City(world, world.places[key]) if key else None


def field(world, key):
    return Record("Field", id="field:" + key, key=key, name=world.fields[key])


class Event(Type):
    def __init__(self, world, key):
        self.world, self.row = world, world.events[key]

    def id(self, _):
        return "event:" + self.row.key

    def name(self, _):
        return self.row.name

    def date(self, _):
        return self.row.date

    def place(self, _):
        return city(self.world, self.row.place)

    def hosts(self, _):
        return [Organisation(self.world, key) for key in self.row.hosts]

    def participants(self, _):
        return [{**p, "party": Organisation(self.world, p["party"]) if p["party"] else None} for p in self.row.participants]

    def agreements(self, _):
        return [Agreement(self.world, a.key) for a in self.world.agreements.values() if a.event == self.row.key]

    def zones(self, _):
        return [Zone(self.world, key) for key in self.row.zones]

    def frameworks(self, _):
        return [Framework(self.world, key) for key in self.row.frameworks]

    def fields(self, _):
        return [field(self.world, key) for key in self.row.fields]

    def sources(self, _):
        return sources(self.world, self.row.sources)


class Agreement(Type):
    def __init__(self, world, key):
        self.world, self.row = world, world.agreements[key]

    def id(self, _):
        return "agreement:" + self.row.key

    def title(self, _):
        return self.row.title

    def kind(self, _):
        return self.row.kind

    def date(self, _):
        return self.row.date

    def parties(self, _):
        return [Organisation(self.world, key) for key in self.row.parties]

    def unnamedParties(self, _):
        return self.row.unnamed

    def fields(self, _):
        return []

    def event(self, _):
        return Event(self.world, self.row.event)

    def sources(self, _):
        return sources(self.world, self.row.sources)


class Organisation(Type):
    def __init__(self, world, key):
        self.world, self.row = world, world.organisations[key]

    def id(self, _):
        return "organisation:" + self.row.key

    def name(self, _):
        return self.row.name

    def kind(self, _):
        return self.row.kind

    def seat(self, _):
        return city(self.world, self.row.seat)

    def country(self, _):
        return Country(self.world, self.row.country) if self.row.country else None

    def fields(self, _):
        return [field(self.world, key) for key in self.row.fields]

    def agreements(self, _):
        return [Agreement(self.world, a.key) for a in self.world.agreements.values() if self.row.key in a.parties]

    def sources(self, _):
        return sources(self.world, self.row.sources)


class Zone(Type):
    def __init__(self, world, key):
        self.world, self.row = world, world.zones[key]

    def id(self, _):
        return "zone:" + self.row.key

    def name(self, _):
        return self.row.name

    def city(self, _):
        return city(self.world, self.row.city)


def organisations(world, arguments):
    """Those that pass, by name."""
    condition = arguments.get("where") or {}
    found = [row for row in world.organisations.values() if passes(world, condition, row)]
    found.sort(key=lambda row: names.sort_key(row.name, row.key))
    return Connection([Organisation(world, row.key) for row in found], arguments)


def passes(world, condition, row):
    judge = filters.Judge(world, DAY)
    wanted = condition.get("fields")
    if wanted is not None and not {f.removeprefix("field:") for f in wanted} & set(row.fields):
        return False
    if condition.get("country") is not None and not judge.country(condition["country"], row.country):
        return False
    if condition.get("seat") is not None and not (row.seat and judge.city(condition["seat"], world.places[row.seat])):
        return False
    return names.fold(condition.get("text") or "") in names.fold(row.name)


def events(world, arguments):
    limits = (arguments.get("where") or {}).get("date") or {}
    found = [Event(world, key) for key, row in world.events.items()
             if not limits or in_range(row.date, limits.get("from"), limits.get("to"))]
    return Connection(found, arguments)
