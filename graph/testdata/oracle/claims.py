"""The reported figures about a place, beside what is recorded under each standard definition."""

import counting
import filters
from definition import definition
from source import source
from world import DAY, HARBIN

ARTICLE = "my399-2020-09-04-europe-promotion"
FORMAL = ["SISTER_CITY", "FRIENDSHIP_CITY"]
KNOWN = FORMAL + ["FRIENDLY_EXCHANGE", "COOPERATION"]


def claims(world, near):
    if near != HARBIN:
        return []
    rows = {r["id"]: r for r in world.event_rows if r["record_type"] == "claim"}
    reported = {
        "cities": int(rows["claim_cities"]["value"]),
        "countries": int(rows["claim_countries"]["value"]),
        "qualifier": "EXACT",
    }
    as_of = rows["claim_cities"]["date"]
    definitions = (("formal", FORMAL, DAY), ("known-kinds-then", KNOWN, as_of), ("upper-bound-then", None, as_of))
    return [{
        "measure": "EUROPEAN_PARTNER_CITIES",
        "reported": reported,
        "asOf": as_of,
        "source": source(world, ARTICLE),
        "recorded": [recorded(world, near, reported, *one) for one in definitions],
    }]


def recorded(world, near, reported, key, kinds, day):
    condition = {"area": "europe", "kinds": kinds}
    taken, _, _ = filters.partners(world, near, condition, day, "STANDING")
    found = counting.counts(world, [(tie, tie.far(near)) for tie in taken])
    return {
        "key": key,
        "label": "<any>",
        "definition": definition(world, condition, day, "STANDING"),
        "counts": found,
        "difference": {
            "cities": reported["cities"] - found["cities"],
            "countries": reported["countries"] - found["countries"],
            "qualifier": "EXACT",
        },
    }
