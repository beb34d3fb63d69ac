"""The reported figures about a place, beside what is recorded under each standard definition."""

import counting
import filters
from definition import definition
from execute import Type
from source import source
from world import DAY, HARBIN

ARTICLE = "my399-2020-09-04-europe-promotion"
FORMAL = ["SISTER_CITY", "FRIENDSHIP_CITY"]
KNOWN = FORMAL + ["FRIENDLY_EXCHANGE", "COOPERATION"]


def claims(world, near):
    return [Claim(world, near)] if near == HARBIN else []


class Claim(Type):
    """The article's figures: two rows, one claim."""

    def __init__(self, world, near):
        rows = {r["id"]: r for r in world.event_rows if r["record_type"] == "claim"}
        self.world, self.near, self.date = world, near, rows["claim_cities"]["date"]
        self.cities, self.countries = int(rows["claim_cities"]["value"]), int(rows["claim_countries"]["value"])

    def measure(self, _):
        return "EUROPEAN_PARTNER_CITIES"

    def reported(self, _):
        return {"cities": self.cities, "countries": self.countries, "qualifier": "EXACT"}

    def asOf(self, _):
        return self.date

    def source(self, _):
        return source(self.world, ARTICLE)

    def recorded(self, arguments):
        if arguments.get("where") is not None or arguments.get("asOf"):
            return [self._recorded("<any>", arguments.get("where") or {}, arguments.get("asOf") or DAY)]
        definitions = (("formal", FORMAL, DAY), ("known-kinds-then", KNOWN, self.date), ("upper-bound-then", None, self.date))
        return [self._recorded(key, {"area": "europe", "kinds": kinds}, day) for key, kinds, day in definitions]

    def _recorded(self, key, condition, day):
        taken, _, _ = filters.partners(self.world, self.near, condition, day, "STANDING")
        found = counting.counts(self.world, [(tie, tie.far(self.near)) for tie in taken])
        return {
            "key": key,
            "label": "<any>",
            "definition": definition(self.world, condition, day, "STANDING"),
            "counts": found,
            "difference": {
                "cities": self.cities - found["cities"],
                "countries": self.countries - found["countries"],
                "qualifier": "EXACT",
            },
        }
