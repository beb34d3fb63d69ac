"""Who belongs to a framework or lies in an area on a day."""

from days import first_day


def holds(row, day):
    """Whether a membership is in force: from the first day of joined (unknown: always) to before that of left."""
    return (row["joined"] is None or first_day(row["joined"]) <= day) and (
        row["left"] is None or day < first_day(row["left"])
    )


def of_country(world, framework, code, day):
    """True, False, or None where the only roles in force are unclear."""
    return _counts(r for r in world.memberships
                   if r["framework"] == framework and r["member_kind"] == "country"
                   and r["country_iso2"] == code and holds(r, day))


def of_city(world, framework, wikidata, day):
    return _counts(r for r in world.memberships
                   if r["framework"] == framework and r["member_kind"] == "city"
                   and r["city_wikidata_qid"] == wikidata and holds(r, day))


def _counts(rows):
    said = {r["counts_as_member"] for r in rows}
    return True if "yes" in said else None if "unclear" in said else False


def in_area(world, area, code, day):
    """Whether the country lies in the area of that key; a country of no UN region lies in none of them."""
    row = world.countries[code]
    if area == "europe":
        return row["region_m49"] == "150" or bool(of_country(world, "council-of-europe", code, day))
    if area == "eu":
        return bool(of_country(world, "european-union", code, day))
    if area.startswith("m49-"):
        return area[4:] in (row["region_m49"], row["subregion_m49"], row["intermediate_m49"])
    raise ValueError("no such area: " + area)


def area_name(world, area):
    if area == "europe":
        return "Europe"
    if area == "eu":
        return "European Union"
    for row in world.countries.values():
        for kind in ("region", "subregion", "intermediate"):
            if row[kind + "_m49"] == area[4:]:
                return row[kind + "_en"]
    raise ValueError("no such area: " + area)


def key(argument, prefix):
    """The key of an area or a framework given by key or by id."""
    return argument.removeprefix(prefix + ":")
