"""The event of the facts: organisations, deals, participants, zones, fields, the claim."""

import re

from tables import several
from world import HARBIN, Agreement, Claim, Event, Organisation, Zone

FRAMEWORKS = {"fwm_bri": "belt-and-road", "fwm_17plus1": "china-ceec"}
UNNAMED = {  # by row: the role, and of what the number is
    "cnt_envoy_countries": ("envoys", "countries"),
    "cnt_associations": ("business associations", "associations"),
    "grp_sister_assoc": ("business associations of sister cities", "associations"),
    "cnt_enterprises": ("enterprises by video", "enterprises"),
}


def fill(world, organisations, table):
    by_kind = {}
    for r in table:
        by_kind.setdefault(r["record_type"], []).append(r)
    by_id = {r["id"]: r for r in table}
    head = by_kind["event"][0]
    world.fields = {r["field"]: r["name"] for r in by_kind["field_of_cooperation"]}
    for r in organisations:
        own = [f["field"] for f in by_kind["field_of_cooperation"] if f["org_id"] == r["org_id"]]
        world.organisations[r["org_id"]] = Organisation(
            r["org_id"], r["name"], r["kind"], seat(world, r), stands_for(r), own, several(r["sources"]))
    world.zones = {r["id"]: Zone(r["id"], r["name"], HARBIN) for r in by_kind["zone"]}
    world.events[head["id"]] = Event(
        head["id"], head["name"], head["date"], HARBIN, [head["org_id"]], participants(by_kind, by_id),
        list(world.zones), [FRAMEWORKS[r["id"]] for r in by_kind["framework"]], list(world.fields), several(head["sources"]))
    agreements(world, head, by_kind["agreement"], int(by_id["cnt_deals"]["value"]))
    cities, countries = by_id["claim_cities"], by_id["claim_countries"]
    world.claims.append(Claim(HARBIN, "EUROPEAN_PARTNER_CITIES", int(cities["value"]), int(countries["value"]),
                              cities["date"], cities["sources"]))


def participants(by_kind, by_id):
    """Organisations by name (the host is told as host), the office that appeared, and those that nobody named."""
    blank = {"party": None, "office": None, "count": None, "of": None}
    named = [{**blank, "role": r["value"], "party": r["org_id"]} for r in by_kind["participant"] if r["value"] != "host"]
    offices = [{**blank, "role": "presenter", "office": r["value"]}
               for r in by_kind["person"] if r["date"] == by_id["ev_2020_europe"]["date"]]
    unnamed = []
    for key, (role, of) in UNNAMED.items():
        value = by_id[key]["value"]
        unnamed.append({**blank, "role": role, "count": int(value) if value else None, "of": of})
    return named + offices + unnamed


def agreements(world, head, table, number):
    """The deals that were counted; the detail of a deal is a second source of it, not a deal."""
    told = {r["id"]: r for r in table}
    for n in range(1, number + 1):
        key = "agr_%d" % n
        r, detail = told.get(key), told.get(key + "_detail")
        parties = [r["org_id"], r["counterpart_org_id"]] if r else [head["org_id"]]
        sources = several((r or head)["sources"]) + (several(detail["sources"]) if detail else [])
        world.agreements[key] = Agreement(key, r["name"] if r else None, "cooperation", (r or head)["date"], parties,
                                          0 if r else 1, head["id"], sources)


def seat(world, r):
    """The seat where a source tells it: a recalled one is none."""
    if r["seat_confidence"] == "recalled":
        return None
    found = [p.key for p in world.places.values() if p.name == r["seat_city"] and p.country == r["country_iso2"]]
    return found[0] if len(found) == 1 else None


def stands_for(r):
    """The country it stands for: that of its seat, unless the note tells the country of interest."""
    told = re.search(r"ountry of interest(?: is|:) ([A-Z]{2})", r["note"] or "")
    return told.group(1) if told else r["country_iso2"]
