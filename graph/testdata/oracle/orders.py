"""The orders of lists, each total and ending in the id."""

import filters
import names
import sphere

UNKNOWN = ("SINCE", "UNTIL", "KIND", "STATUS", "LEVEL", "COUNTRY", "MEMBERSHIP", "POPULATION", "LOCATION")


def unknowns(found):
    return [name for name in UNKNOWN if name in found]


def by_name(places):
    return sorted(places, key=lambda p: names.sort_key(p.name, p.id))


def cities(world, places, orders, day):
    """Places by one order after the other, then by id; without any, by name."""
    if not orders:
        return by_name(places)
    places = sorted(places, key=lambda p: p.id.encode())
    for order in reversed(orders):
        places = _sorted(places, order, lambda p: _value(world, p, order, day))
        if order["by"] == "DISTANCE":
            places = [p for p in places if p.id != order["of"]]
    return places


def _value(world, place, order, day):
    if order["by"] == "NAME":
        return names.fold(place.name)
    if order["by"] == "POPULATION":
        return place.population
    if order["by"] == "PARTNERS":
        return filters.partner_count(world, place.key, {"where": order.get("partners")}, day)
    return distance(world, place, order["of"])


def partners(world, ties, near, orders):
    """The ties of a place by their far ends; without any order by name."""
    ties = sorted(ties, key=lambda t: world.places[t.far(near)].id.encode())
    for order in reversed(orders or [{"by": "NAME"}]):
        ties = _sorted(ties, order, lambda t: _partner_value(world, t, near, order["by"]))
    return ties


def _partner_value(world, tie, near, by):
    far = world.places[tie.far(near)]
    if by == "NAME":
        return names.fold(far.name)
    if by == "COUNTRY":
        return far.country
    if by == "SINCE":
        return tie.since
    if by == "POPULATION":
        return far.population
    return distance(world, far, "city:" + near)


def distance(world, place, of):
    one, other = sphere.vector(place), sphere.vector(world.places[of.removeprefix("city:")])
    return sphere.squared_chord(one, other) if one and other else None


def _sorted(items, order, value):
    """A stable sort with nulls last in both directions, so that equal ones stay in the order of ids."""
    known = [i for i in items if value(i) is not None]
    known.sort(key=value, reverse=order.get("direction") == "DESC")
    return known + [i for i in items if value(i) is None]
