"""Counts of ties, and groups of them with their counts.

A list of ties seen from somewhere is a list of pairs (tie, key of the far place).
"""

import membership
import standing


def counts(world, seen):
    ties = {tie.key: tie for tie, _ in seen}
    far = {key for _, key in seen}
    places = [world.places[key] for key in far]
    return {
        "cities": len(far),
        "otherUnits": sum(1 for p in places if p.level not in ("CITY", "UNKNOWN")),
        "countries": len({p.country for p in places} - {None}),
        "partnerships": len(ties),
        "statements": sum(len(t.statements) for t in ties.values()),
    }


def keys(world, by, tie, far, day):
    """The keys under which a tie falls; None stands for unknown."""
    place = world.places[far]
    if by == "COUNTRY":
        return [place.country]
    if by in ("REGION", "SUBREGION"):
        return [getattr(world.countries[place.country], by.lower()) if place.country else None]
    if by == "KIND":
        return [None if tie.kind == "UNKNOWN" else tie.kind]
    if by == "STATUS":
        status = standing.status(tie, day)
        return [None if status == "UNKNOWN" else status]
    if by == "LEVEL":
        return [None if place.level == "UNKNOWN" else place.level]
    if by == "YEAR":
        return [tie.since[:4] if tie.since else None]
    if by == "DECADE":
        return [tie.since[:3] + "0" if tie.since else None]
    raise ValueError("no groups by " + by)


def groups(world, seen, by, day, first=None):
    """Value groups, most cities first, then key; then the unknown ones; then the rest beyond first."""
    values, unknown = {}, {}
    for tie, far in seen:
        combined = [()]
        for one in by:
            combined = [old + (key,) for old in combined for key in keys(world, one, tie, far, day)]
        for key in combined:
            (unknown if None in key else values).setdefault(key, []).append((tie, far))
    ordered = sorted(((key, counts(world, part), part) for key, part in values.items()), key=_order)
    cut = [] if first is None else ordered[first:]
    shown = ordered if first is None else ordered[:first]
    answer = [_group(world, by, key, "VALUE", number) for key, number, _ in shown]
    unsure = sorted(((key, counts(world, part), part) for key, part in unknown.items()), key=_order)
    answer += [_group(world, by, key, "UNKNOWN", number) for key, number, _ in unsure]
    if cut:
        rest = [pair for _, _, part in cut for pair in part]
        answer.append({"key": "rest", "keys": ["rest"], "label": "rest", "type": "REST", "counts": counts(world, rest)})
    return answer


def _order(entry):
    key, number, _ = entry
    return (-number["cities"], "|".join(part or "unknown" for part in key).encode())


def _group(world, by, key, kind, number):
    words = [part or "unknown" for part in key]
    text = label(world, by[0], key[0]) if len(by) == 1 else "<any>"
    return {"key": "|".join(words), "keys": words, "label": text, "type": kind, "counts": number}


def label(world, by, key):
    if key is None:
        return "unknown"
    if by == "COUNTRY":
        return world.countries[key].names["en"]
    if by in ("REGION", "SUBREGION"):
        return membership.area_name(world, "m49-" + key)
    if by == "DECADE":
        return key + "s"
    return key.lower().replace("_", " ")
