"""The reported figures about a place, beside what is recorded under each standard definition."""

import counting
import filters
from definition import definition
from execute import Type
from source import source
from world import DAY

FORMAL = ["SISTER_CITY", "FRIENDSHIP_CITY"]
KNOWN = FORMAL + ["FRIENDLY_EXCHANGE", "COOPERATION"]


def claims(world, near):
    return [Claim(world, row) for row in world.claims if row.subject == near]


class Claim(Type):
    def __init__(self, world, row):
        self.world, self.row = world, row

    def measure(self, _):
        return self.row.measure

    def reported(self, _):
        return {"cities": self.row.cities, "countries": self.row.countries, "qualifier": "EXACT"}

    def asOf(self, _):
        return self.row.as_of

    def source(self, _):
        return source(self.world, self.row.source)

    def recorded(self, arguments):
        if arguments.get("where") is not None or arguments.get("asOf"):
            return [self._recorded("<any>", arguments.get("where") or {}, arguments.get("asOf") or DAY)]
        definitions = (("formal", FORMAL, DAY), ("known-kinds-then", KNOWN, self.row.as_of), ("upper-bound-then", None, self.row.as_of))
        return [self._recorded(key, {"area": "europe", "kinds": kinds}, day) for key, kinds, day in definitions]

    def _recorded(self, key, condition, day):
        taken, _, _ = filters.partners(self.world, self.row.subject, condition, day, "STANDING")
        found = counting.counts(self.world, [(tie, tie.far(self.row.subject)) for tie in taken])
        return {
            "key": key,
            "label": "<any>",
            "definition": definition(self.world, condition, day, "STANDING"),
            "counts": found,
            "difference": {
                "cities": self.row.cities - found["cities"],
                "countries": self.row.countries - found["countries"],
                "qualifier": "EXACT",
            },
        }
