"""Who belongs to a framework or lies in an area on a day."""

from days import first_day


def holds(row, day):
    """Whether a membership is in force: from the first day of joined (unknown: always) to before that of left."""
    return (row.joined is None or first_day(row.joined) <= day) and (row.left is None or day < first_day(row.left))


def of(world, framework, member, day):
    """Whether the country or city of that id is a member: True, False, or None where only unclear roles are in force."""
    said = {r.counts for r in world.memberships if r.framework == framework and r.member == member and holds(r, day)}
    return True if "YES" in said else None if "UNCLEAR" in said else False


def in_area(world, area, code, day):
    """Whether the country lies in the area of that key; a country of no UN region lies in none of them."""
    country = world.countries[code]
    if area == "europe":
        return country.region == "150" or bool(of(world, "council-of-europe", "country:" + code, day))
    if area == "eu":
        return bool(of(world, "european-union", "country:" + code, day))
    if area.startswith("m49-"):
        return area[4:] in (country.region, country.subregion)
    raise ValueError("no such area: " + area)


def area_name(world, area):
    return {"europe": "Europe", "eu": "European Union"}.get(area) or world.regions[area.removeprefix("m49-")]


def key(argument, prefix):
    """The key of an area or a framework given by key or by id."""
    return argument.removeprefix(prefix + ":")
