"""The world from the shipped Data Packages, the same as from the facts if they are right."""

import pathlib

from tables import real, rows, several, whole
from world import (Act, Agreement, Claim, Country, Event, Framework, Membership, Organisation, Place, Statement, World,
                   Zone)

PACKAGES = ("frameworks", "world", "harbin")


def read(folder):
    world = World()
    for name in PACKAGES:
        package = Package(pathlib.Path(folder) / name)
        reference(world, package)
        places(world, package)
        ties(world, package)
        event(world, package)
    return world.settle()


class Package:
    def __init__(self, folder):
        self.folder = folder

    def table(self, name):
        """The rows of a table; none where the package does not have it."""
        path = self.folder / (name + ".csv")
        return rows(path) if path.exists() else []


def key(identity):
    return identity.partition(":")[2] if identity else None


def keys(cell):
    return [key(identity) for identity in several(cell)]


def reference(world, package):
    for r in package.table("sources"):
        world.sources[key(r["id"])] = r
    for r in package.table("countries"):
        world.countries.setdefault(r["code"], Country(r["code"], {"en": r["name"]}, r["region_m49"], r["subregion_m49"]))
        world.regions.update({r["region_m49"]: r["region"], r["subregion_m49"]: r["subregion"]})
    world.regions.pop(None, None)
    for r in package.table("frameworks"):
        world.frameworks[r["key"]] = Framework(r["key"], r["name"], several(r["aliases"]))
    for r in package.table("names"):
        if r["record"].startswith("country:") and r["kind"] != "ALIAS":
            world.countries[key(r["record"])].names.setdefault(r["language"], r["text"])
    for r in package.table("memberships"):
        if not r["recalled"]:
            world.memberships.append(Membership(key(r["framework"]), r["member"], r["role"], r["counts"], r["joined"],
                                                r["left"], keys(r["sources"])))
    for r in package.table("fields"):
        world.fields[r["key"]] = r["name"]


def places(world, package):
    """A blank cell says nothing: what another package told stays."""
    for r in package.table("places"):
        place = world.places.setdefault(key(r["id"]), Place(key(r["id"]), r["name"]))
        if not place.names:
            place.names = [(r["name"], "en", "COMMON")]
        told = {"name": r["name"], "level": r["level"], "wikidata": r["wikidata"], "geonames": whole(r["geonames"]),
                "lat": real(r["lat"]), "lon": real(r["lon"]), "population": whole(r["population"])}
        for name, value in told.items():
            if value is not None:
                setattr(place, name, value)
    for r in package.table("place_names"):
        add_name(world.places[key(r["place"])], (r["text"], r["language"], r["kind"]))
    for r in package.table("place_aliases"):
        for text in several(r["aliases"]):
            add_name(world.places[key(r["place"])], (text, None, "ALIAS"))
    for r in package.table("place_countries"):
        place = world.places[key(r["place"])]
        if r["primary"]:
            place.country = r["country"]
        elif r["country"] not in place.also:
            place.also.append(r["country"])


def add_name(place, name):
    if name not in place.names:
        place.names.append(name)


def ties(world, package):
    for r in package.table("partnerships"):
        tie = world.tie(key(r["a"]), key(r["b"]))
        tie.kind, tie.status = r["kind"] or tie.kind, r["status"] or tie.status
        tie.since = r["since"] or tie.since
        tie.sources = keys(r["sources"]) or tie.sources
    for r in package.table("statements"):
        world.tie(key(r["a"]), key(r["b"])).statements[key(r["source"])] = Statement(
            key(r["source"]), key(r["side"]), r["kind"] or "UNKNOWN", r["since"], r["until"], r["status"] or "UNKNOWN")
    for r in package.table("acts"):
        world.tie(key(r["a"]), key(r["b"])).acts.append(Act(r["type"], r["date"], r["reason"], keys(r["sources"])))


def event(world, package):
    for r in package.table("organisations"):
        world.organisations[key(r["id"])] = Organisation(
            key(r["id"]), r["name"], r["kind"], None if r["seat_recalled"] else key(r["seat"]), r["country"],
            keys(r["fields"]), keys(r["sources"]))
    for r in package.table("zones"):
        world.zones[key(r["id"])] = Zone(key(r["id"]), r["name"], key(r["city"]))
    for r in package.table("events"):
        world.events[key(r["id"])] = Event(
            key(r["id"]), r["name"], r["date"], key(r["place"]), keys(r["hosts"]), [], keys(r["zones"]),
            keys(r["frameworks"]), keys(r["fields"]), keys(r["sources"]))
    for r in package.table("event_participants"):
        world.events[key(r["event"])].participants.append({
            "role": r["role"], "party": key(r["party"]), "office": r["office"], "count": whole(r["count"]), "of": r["of"]})
    for r in package.table("agreements"):
        world.agreements[key(r["id"])] = Agreement(
            key(r["id"]), r["title"], r["kind"], r["date"], [], whole(r["unnamed"]) or 0, key(r["event"]), keys(r["sources"]))
    for r in package.table("agreement_parties"):
        world.agreements[key(r["agreement"])].parties.append(key(r["party"]))
    for r in package.table("claims"):
        world.claims.append(Claim(key(r["subject"]), r["measure"], whole(r["cities"]), whole(r["countries"]), r["as_of"],
                                  key(r["source"])))
