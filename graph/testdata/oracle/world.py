"""What the facts say, joined by identity: places, countries, ties with acts and statements, frameworks, the event."""

from collections import defaultdict
from dataclasses import dataclass, field

import facts
import names

DAY = "2026-11-22"
RELEASE = 1
HARBIN = "Q42956"
EXTRACT = "wikidata-p190-2022-01"
SIDES = ("harbin", "partner", "third_party")


@dataclass
class Place:
    key: str
    name: str
    country: str
    level: str = "UNKNOWN"
    wikidata: str = None
    geonames: int = None
    lat: float = None
    lon: float = None
    population: int = None
    also: list = field(default_factory=list)
    names: list = field(default_factory=list)  # (text, language or None, kind)

    @property
    def id(self):
        return "city:" + self.key


@dataclass
class Statement:
    source: str
    side: str = None  # the key of the place whose side it is
    kind: str = "UNKNOWN"
    since: str = None
    until: str = None
    status: str = "UNKNOWN"


@dataclass
class Tie:
    a: str
    b: str
    kind: str = "UNKNOWN"
    since: str = None
    status: str = "UNKNOWN"
    acts: list = field(default_factory=list)
    statements: dict = field(default_factory=dict)  # by source id
    sources: list = field(default_factory=list)

    @property
    def key(self):
        return self.a + "~" + self.b

    @property
    def id(self):
        return "tie:" + self.key

    def far(self, near):
        return self.b if near == self.a else self.a


class World:
    def __init__(self, rows):
        self.countries = {r["iso2"]: r for r in rows["countries"]}
        self.sources = {r["id"]: r for r in rows["sources"]}
        self.frameworks = {r["key"]: r for r in rows["frameworks"]}
        self.memberships = [r for r in rows["memberships"] if r["confidence"] != "recalled"]
        self.organisations = {r["org_id"]: r for r in rows["organisations"]}
        self.event_rows = rows["event"]
        self.places = {}
        self.ties = {}
        self._world_places(rows["cities"], rows["alternates"])
        self._subdivisions(rows["subdivisions"])
        by_tie = self._harbin_ties(rows["partners"])
        self._harbin_statements(rows["statements"], by_tie)
        self._acts(rows["acts"], by_tie)
        self._extract(rows["pairs"])
        self.ties_of = defaultdict(list)
        for tie in self.ties.values():
            self.ties_of[tie.a].append(tie)
            self.ties_of[tie.b].append(tie)

    def _world_places(self, cities, alternates):
        aliases = {r["wikidata_qid"]: facts.several(r["names"]) for r in alternates}
        for r in cities:
            place = Place(
                key=r["wikidata_qid"], name=r["name_en"], country=r["country_iso2"], wikidata=r["wikidata_qid"],
                geonames=number(r["geonames_id"]), lat=real(r["lat"]), lon=real(r["lon"]),
                population=number(r["population"]), also=facts.several(r["country_also_stated_iso2"]),
            )
            place.names = [(r["name_en"], "en", "COMMON")]
            place.names += [(r["name_" + l], l, "COMMON") for l in ("zh", "ru", "fr", "es", "de", "pt") if r["name_" + l]]
            place.names += [(text, None, "ALIAS") for text in aliases.get(place.key, [])]
            self.places[place.key] = place

    def _subdivisions(self, subdivisions):
        self.harbin_side = {"Harbin municipality": HARBIN}
        for r in subdivisions:
            place = self._own(r, r["name_en"], r["name_local"])
            self.harbin_side[r["harbin_side"]] = place.key

    def _harbin_ties(self, partners):
        by_tie = {}
        for r in partners:
            far = self._own(r, r["city_name_en"], r["city_name_local"])
            near = self.harbin_side[r["harbin_side"]]
            tie = self._tie(near, far.key)
            tie.kind, tie.since, tie.status = r["relation_kind"].upper(), r["established"], r["status"].upper()
            tie.sources = facts.several(r["sources"])
            by_tie[r["tie_id"]] = (tie, near, far.key)
        return by_tie

    def _own(self, r, name, local):
        """The place of a row of Harbin's files: its name and coordinates are the ones to show."""
        key = r["wikidata_qid"] or ("g" + r["geonames_id"] if r["geonames_id"] else None)
        key = key or r["country_iso2"].lower() + "-" + names.slug(name)
        place = self.places.setdefault(key, Place(key, name, r["country_iso2"], wikidata=r["wikidata_qid"]))
        old = [n for n in place.names if n[1] != "en"]
        if place.name != name:
            old.insert(0, (place.name, "en", "ALIAS"))
        place.names = [(name, "en", "COMMON")] + old
        if local and local not in [n[0] for n in place.names]:
            place.names.append((local, None, "COMMON"))
        place.name, place.level = name, r["level"]
        place.lat, place.lon = real(r["lat"]), real(r["lon"])
        place.geonames = place.geonames or number(r["geonames_id"])
        return place

    def _harbin_statements(self, statements, by_tie):
        for r in statements:
            tie, near, far = by_tie[r["tie_id"]]
            tie.statements[r["source_id"]] = Statement(
                source=r["source_id"], side={"harbin": near, "partner": far, "third_party": None}[r["side"]],
                kind=(r["kind_stated"] or "unknown").upper(), since=r["since_stated"],
                status=(r["status_stated"] or "unknown").upper(),
            )

    def _acts(self, acts, by_tie):
        for r in acts:
            by_tie[r["tie_id"]][0].acts.append(r)

    def _extract(self, pairs):
        for r in pairs:
            tie = self._tie(r["a_wikidata_qid"], r["b_wikidata_qid"])
            tie.statements.setdefault(EXTRACT, Statement(source=EXTRACT))
        for tie in self.ties.values():
            tie.sources += sorted(set(tie.statements) - set(tie.sources))

    def _tie(self, one, other):
        a, b = sorted((one, other), key=str.encode)
        return self.ties.setdefault((a, b), Tie(a, b))

    def between(self, one, other):
        return self.ties.get(tuple(sorted((one, other), key=str.encode)))


def number(cell):
    return int(cell) if cell else None


def real(cell):
    return float(cell) if cell else None
