"""Computes the numbers that the design and the facts state, beside what they state; exit 1 if one differs."""

import argparse
import sys

sys.dont_write_bytecode = True

import regenerate
from claims import FORMAL, KNOWN
from counting import counts
from filters import partners
from membership import of
from world import DAY, HARBIN

THEN = "2020-09-03"


def europe(world, kinds, day):
    taken, undecided, because = partners(world, HARBIN, {"area": "europe", "kinds": kinds}, day, "STANDING")
    far = [(tie, tie.far(HARBIN)) for tie in taken]
    return counts(world, far), len(undecided), sorted(because)


def computed(world):
    formal, undecided, because = europe(world, FORMAL, DAY)
    known, _, _ = europe(world, KNOWN, THEN)
    upper, _, _ = europe(world, None, THEN)
    harbin = [(tie, tie.far(HARBIN)) for tie in world.ties_of[HARBIN]]
    ceec = lambda day: sum(bool(of(world, "china-ceec", "country:" + code, day)) for code in world.countries)
    extract = [tie for tie, _ in harbin if "wikidata-p190-2022-01" in tie.statements]
    every_day, _, _ = europe(world, None, DAY)
    yield "European formal ties: cities, countries", (formal["cities"], formal["countries"]), (22, 16)
    yield "  other units among them", formal["otherUnits"], 3
    yield "  statements of them", formal["statements"], 66
    yield "  statements without the Wikidata extract", formal["statements"] - extracted(world, FORMAL), 52
    yield "  undecided, because", (undecided, because), (2, ["KIND"])
    yield "known kinds on 2020-09-03", (known["cities"], known["countries"]), (27, 19)
    yield "any kind on 2020-09-03", (upper["cities"], upper["countries"]), (29, 20)
    yield "any kind over all dates", (every_day["cities"], every_day["countries"]), (32, 20)
    yield "places", len(world.places), 4582
    yield "ties", len(world.ties), 8207
    yield "statements", sum(len(tie.statements) for tie in world.ties.values()), 8288
    yield "partners of Harbin", len(harbin), 48
    yield "  of them in the Wikidata extract", len(extract), 26
    yield "members of China-CEEC on 2020-09-03, 2021-06-01, 2022-09-01", (ceec(THEN), ceec("2021-06-01"), ceec("2022-09-01")), (17, 16, 14)


def extracted(world, kinds):
    taken, _, _ = partners(world, HARBIN, {"area": "europe", "kinds": kinds}, DAY, "STANDING")
    return sum("wikidata-p190-2022-01" in tie.statements for tie in taken)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    regenerate.add_input(parser)
    wrong = 0
    for what, found, stated in computed(regenerate.load(parser.parse_args())):
        wrong += found != stated
        print("%-62s %-20s %s" % (what, found, "as stated" if found == stated else "STATED %s" % (stated,)))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
