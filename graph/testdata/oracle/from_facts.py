"""The world from the CSV files of the facts: places and ties, statements and acts, frameworks."""

import pathlib

import event_from_facts
import names
from tables import real, rows, several, whole
from world import EXTRACT, HARBIN, Act, Country, Framework, Membership, Place, Statement, World

LOCAL = {"HANGUL": "ko", "THAI": "th", "HEBREW": "he", "GREEK": "el"}
CJK = {"CN": "zh", "JP": "ja"}


def read(folder):
    folder, world = pathlib.Path(folder), World()
    world.sources = {r["id"]: r for r in rows(folder / "sources.csv")}
    countries(world, rows(folder / "world/countries.csv"))
    frameworks(world, rows(folder / "frameworks.csv"), rows(folder / "memberships.csv"))
    places(world, rows(folder / "world/cities.csv"), rows(folder / "world/alternate_names.csv"))
    partners = rows(folder / "harbin_partners.csv")
    sides = {"Harbin municipality": HARBIN}
    world.places[HARBIN].level = "CITY"
    for r in rows(folder / "harbin_subdivisions.csv"):
        sides[r["harbin_side"]] = own(world, r, r["name_en"], r["name_local"]).key
    by_tie = {r["tie_id"]: tie(world, r, sides[r["harbin_side"]]) for r in partners}
    statements(rows(folder / "harbin_statements.csv"), by_tie)
    for r in rows(folder / "harbin_acts.csv"):
        by_tie[r["tie_id"]][0].acts.append(Act(r["type"], r["date"], r["note"], several(r["source_id"])))
    for r in rows(folder / "world/partnerships.csv"):
        pair = world.tie(r["a_wikidata_qid"], r["b_wikidata_qid"])
        pair.statements.setdefault(EXTRACT, Statement(EXTRACT))
    event_from_facts.fill(world, rows(folder / "organisations.csv"), rows(folder / "seed_event.csv"))
    return world.settle()


def countries(world, table):
    for r in table:
        spoken = {l: r["name_" + l] for l in ("en", "fr", "es", "ru", "zh", "ar") if r["name_" + l]}
        world.countries[r["iso2"]] = Country(r["iso2"], spoken, r["region_m49"], r["subregion_m49"])
        world.regions.update({r["region_m49"]: r["region_en"], r["subregion_m49"]: r["subregion_en"]})
    world.regions.pop(None, None)


def frameworks(world, table, memberships):
    for r in table:
        world.frameworks[r["key"]] = Framework(r["key"], r["name_en"], several(r["aliases"]))
    for r in memberships:
        if r["confidence"] != "recalled":
            city = r["member_kind"] == "city"
            member = "city:" + r["city_wikidata_qid"] if city else "country:" + r["country_iso2"]
            world.memberships.append(Membership(r["framework"], member, r["role"], r["counts_as_member"].upper(),
                                                r["joined"], r["left"], several(r["sources"])))


def places(world, cities, alternates):
    aliases = {r["wikidata_qid"]: several(r["names"]) for r in alternates}
    for r in cities:
        place = Place(
            r["wikidata_qid"], r["name_en"], r["country_iso2"], wikidata=r["wikidata_qid"],
            geonames=whole(r["geonames_id"]), lat=real(r["lat"]), lon=real(r["lon"]),
            population=whole(r["population"]), also=several(r["country_also_stated_iso2"]),
        )
        place.names = [(r["name_en"], "en", "COMMON")]
        place.names += [(r["name_" + l], l, "COMMON") for l in ("zh", "ru", "fr", "es", "de", "pt") if r["name_" + l]]
        place.names += [(text, None, "ALIAS") for text in aliases.get(place.key, [])]
        world.places[place.key] = place


def own(world, r, name, local):
    """The place of a row of Harbin's files: the world set's where it has it, with level and local names."""
    key = r["wikidata_qid"] or ("g" + r["geonames_id"] if r["geonames_id"] else None)
    key = key or r["country_iso2"].lower() + "-" + names.slug(name)
    if key not in world.places:
        place = Place(key, name, r["country_iso2"], wikidata=r["wikidata_qid"], lat=real(r["lat"]), lon=real(r["lon"]))
        place.names = [(name, "en", "COMMON")]
        world.places[key] = place
    place = world.places[key]
    place.level = r["level"]
    place.geonames = place.geonames or whole(r["geonames_id"])
    for text in (local or "").split(" / "):
        if text:
            script = names.script(text)
            language = CJK.get(place.country) if script == "CJK" else LOCAL.get(script)
            place.names.append((text, language, "OFFICIAL"))
    return place


def tie(world, r, near):
    far = own(world, r, r["city_name_en"], r["city_name_local"]).key
    pair = world.tie(near, far)
    pair.kind, pair.since, pair.status = r["relation_kind"].upper(), r["established"], r["status"].upper()
    pair.sources = several(r["sources"])
    return pair, near, far


def statements(table, by_tie):
    for r in table:
        pair, near, far = by_tie[r["tie_id"]]
        pair.statements[r["source_id"]] = Statement(
            r["source_id"], {"harbin": near, "partner": far, "third_party": None}[r["side"]],
            (r["kind_stated"] or "unknown").upper(), r["since_stated"], status=(r["status_stated"] or "unknown").upper(),
        )
