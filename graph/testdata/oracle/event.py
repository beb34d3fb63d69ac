"""The event, its participants, agreements and zones; organisations."""

import filters
import names
from country import Framework
from execute import Record, Type
from facts import several
from lists import Connection
from source import sources
from world import DAY, HARBIN

FRAMEWORKS = {"fwm_bri": "belt-and-road", "fwm_17plus1": "china-ceec"}


def rows_of(world, kind):
    return sorted((r for r in world.event_rows if r["record_type"] == kind), key=lambda r: r["id"].encode())


def one(world, kind, key, made):
    """The thing of the row of that kind and id, or None."""
    return next((made(world, r) for r in rows_of(world, kind) if r["id"] == key), None)


class Event(Type):
    def __init__(self, world, row):
        self.world, self.row = world, row

    def id(self, _):
        return "event:" + self.row["id"]

    def name(self, _):
        return self.row["name"]

    def date(self, _):
        return self.row["date"]

    def place(self, _):
        from city import City
        return City(self.world, self.world.places[HARBIN])

    def hosts(self, _):
        return [Organisation(self.world, r["org_id"]) for r in rows_of(self.world, "participant") if r["value"] == "host"]

    def participants(self, _):
        return participants(self.world)

    def agreements(self, _):
        return agreements(self.world)

    def zones(self, _):
        return [Zone(self.world, r) for r in rows_of(self.world, "zone")]

    def frameworks(self, _):
        keys = [FRAMEWORKS[r["id"]] for r in rows_of(self.world, "framework")]
        return [Framework(self.world, key) for key in sorted(keys)]

    def fields(self, _):
        return fields(self.world)

    def sources(self, _):
        return sources(self.world, several(self.row["sources"]))


def participants(world):
    """Organisations by name, the offices that appeared, and the numbers that name nobody."""
    blank = {"role": None, "party": None, "office": None, "count": None, "of": None}
    found = [{**blank, "role": r["value"], "party": Organisation(world, r["org_id"])}
             for r in rows_of(world, "participant")]
    found += [{**blank, "role": "presenter", "office": r["value"], "party": Organisation(world, r["org_id"])}
              for r in rows_of(world, "person") if r["date"] == "2020-09-03"]
    found += [{**blank, "role": "participant", "count": int(r["value"]), "of": r["name"]}
              for r in rows_of(world, "count") if r["id"] != "cnt_deals"]
    return found


class Agreement(Type):
    """A deal of the event: seven were counted, five have a named counterpart."""

    def __init__(self, world, number, row, event_row):
        self.world, self.number, self.row, self.event_row = world, number, row, event_row

    def id(self, _):
        return "agreement:agr_%d" % self.number

    def title(self, _):
        return self.row["name"] if self.row else None

    def kind(self, _):
        return "cooperation deal"

    def date(self, _):
        return (self.row or self.event_row)["date"]

    def parties(self, _):
        if self.row:
            return [Organisation(self.world, self.row["org_id"]), Organisation(self.world, self.row["counterpart_org_id"])]
        return [Organisation(self.world, self.event_row["org_id"])]

    def unnamedParties(self, _):
        return 0 if self.row else 1

    def fields(self, _):
        return []

    def event(self, _):
        return Event(self.world, self.event_row)

    def sources(self, _):
        return sources(self.world, several((self.row or self.event_row)["sources"]))


def agreements(world):
    named = {r["id"]: r for r in rows_of(world, "agreement")}
    count = next(int(r["value"]) for r in rows_of(world, "count") if r["id"] == "cnt_deals")
    event_row = rows_of(world, "event")[0]
    return [Agreement(world, n, named.get("agr_%d" % n), event_row) for n in range(1, count + 1)]


class Organisation(Type):
    def __init__(self, world, key):
        self.world, self.key, self.row = world, key, world.organisations[key]

    def id(self, _):
        return "organisation:" + self.key

    def name(self, _):
        return self.row["name"]

    def kind(self, _):
        return self.row["kind"]

    def seat(self, _):
        from city import City
        place = seat(self.world, self.key)
        return City(self.world, place) if place else None

    def country(self, _):
        from country import Country
        return Country(self.world, self.row["country_iso2"]) if self.row["country_iso2"] else None

    def fields(self, _):
        rows = [r for r in rows_of(self.world, "field_of_cooperation") if r["org_id"] == self.key]
        return fields(self.world, rows)

    def agreements(self, _):
        return [a for a in agreements(self.world) if self.key in [p.key for p in a.parties({})]]

    def sources(self, _):
        return sources(self.world, several(self.row["sources"]))


def fields(world, rows=None):
    """The fields of cooperation of these rows, or all."""
    rows = rows_of(world, "field_of_cooperation") if rows is None else rows
    return [Record("Field", id="field:" + r["field"], key=r["field"], name=r["name"]) for r in rows]


class Zone(Type):
    def __init__(self, world, row):
        self.world, self.row = world, row

    def id(self, _):
        return "zone:" + self.row["id"]

    def name(self, _):
        return self.row["name"]

    def city(self, _):
        from city import City
        return City(self.world, self.world.places[HARBIN])


def seat(world, key):
    """The seat of an organisation where a source tells it: a recalled one is none."""
    row = world.organisations[key]
    if row["seat_confidence"] == "recalled":
        return None
    found = [p for p in world.places.values() if p.name == row["seat_city"] and p.country == row["country_iso2"]]
    return found[0] if len(found) == 1 else None


def organisations(world, arguments):
    condition = arguments.get("where") or {}
    found = []
    for key in world.organisations:
        organisation, place = Organisation(world, key), seat(world, key)
        if condition.get("fields") is not None:
            own = {f.values[name] for f in organisation.fields({}) for name in ("id", "key")}
            if not own & set(condition["fields"]):
                continue
        judge = filters.Judge(world, DAY)
        if condition.get("country") is not None:
            if not judge.country(condition["country"], organisation.row["country_iso2"]):
                continue
        if condition.get("seat") is not None and not (place and judge.city(condition["seat"], place)):
            continue
        if condition.get("text") and names.fold(condition["text"]) not in names.fold(organisation.row["name"]):
            continue
        found.append(organisation)
    found.sort(key=lambda o: names.sort_key(o.row["name"], o.id({})))
    return Connection(found, arguments)


def events(world, arguments):
    from days import in_range
    condition = arguments.get("where") or {}
    found = [Event(world, r) for r in rows_of(world, "event")]
    if condition.get("date"):
        limits = condition["date"]
        found = [e for e in found if in_range(e.row["date"], limits.get("from"), limits.get("to"))]
    return Connection(found, arguments)
