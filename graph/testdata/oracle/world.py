"""The world as the oracle knows it, whichever tables it came from: places, ties, memberships, the event."""

from collections import defaultdict
from dataclasses import dataclass, field

DAY = "2026-11-22"
RELEASE = 1
HARBIN = "Q42956"
EXTRACT = "wikidata-p190-2022-01"


@dataclass
class Place:
    key: str
    name: str
    country: str = None
    level: str = "UNKNOWN"
    wikidata: str = None
    geonames: int = None
    lat: float = None
    lon: float = None
    population: int = None
    also: list = field(default_factory=list)
    names: list = field(default_factory=list)  # (text, language or None, kind), the shown name first

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
class Act:
    type: str
    date: str = None
    reason: str = None
    sources: list = field(default_factory=list)


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


@dataclass
class Country:
    code: str
    names: dict  # by language
    region: str = None
    subregion: str = None


@dataclass
class Framework:
    key: str
    name: str
    aliases: list


@dataclass
class Membership:
    framework: str
    member: str  # an id: country:DE, city:Q25319
    role: str
    counts: str  # YES, NO, UNCLEAR
    joined: str
    left: str
    sources: list


@dataclass
class Organisation:
    key: str
    name: str
    kind: str
    seat: str  # the key of a place; None where it is only recalled
    country: str
    fields: list
    sources: list


@dataclass
class Agreement:
    key: str
    title: str
    kind: str
    date: str
    parties: list
    unnamed: int
    event: str
    sources: list


@dataclass
class Zone:
    key: str
    name: str
    city: str


@dataclass
class Event:
    key: str
    name: str
    date: str
    place: str
    hosts: list
    participants: list  # dicts of role, party, office, count, of
    zones: list
    frameworks: list
    fields: list
    sources: list


@dataclass
class Claim:
    subject: str
    measure: str
    cities: int
    countries: int
    as_of: str
    source: str


class World:
    def __init__(self):
        self.places, self.ties, self.countries, self.sources, self.regions = {}, {}, {}, {}, {}
        self.frameworks, self.organisations, self.agreements, self.events = {}, {}, {}, {}
        self.zones, self.fields, self.memberships, self.claims = {}, {}, [], []
        self.ties_of = defaultdict(list)

    def tie(self, one, other):
        """The tie of two places, made when it is new."""
        a, b = sorted((one, other), key=str.encode)
        return self.ties.setdefault((a, b), Tie(a, b))

    def between(self, one, other):
        return self.ties.get(tuple(sorted((one, other), key=str.encode)))

    def settle(self):
        """What follows from the tables: sources that only a statement names, and the ties of each place."""
        for tie in self.ties.values():
            tie.sources += sorted(set(tie.statements) - set(tie.sources), key=str.encode)
            self.ties_of[tie.a].append(tie)
            self.ties_of[tie.b].append(tie)
        return self
