"""Ties counted by the unordered pair of groups at their ends."""

import counting
import sphere


def group_of(world, place, by):
    if not place.country:
        return "unknown"
    if by == "COUNTRY":
        return place.country
    return getattr(world.countries[place.country], by.lower()) or "unknown"


def flows(world, ties, by):
    """Pairs of groups, most partnerships first, then keys, each with its ties and the middle of either end."""
    pairs = {}
    for tie in ties:
        ends = sorted(
            ((group_of(world, p, by), p) for p in (world.places[tie.a], world.places[tie.b])),
            key=lambda end: end[0].encode(),
        )
        flow = pairs.setdefault((ends[0][0], ends[1][0]), ([], [], []))
        flow[0].append(tie)
        if ends[0][0] == ends[1][0]:
            flow[1].extend([ends[0][1], ends[1][1]])
            flow[2].extend([ends[0][1], ends[1][1]])
        else:
            flow[1].append(ends[0][1])
            flow[2].append(ends[1][1])
    ordered = sorted(pairs.items(), key=lambda item: (-len(item[1][0]), item[0][0].encode(), item[0][1].encode()))
    return [
        {"a": end(world, by, keys[0], left), "b": end(world, by, keys[1], right), "ties": part}
        for keys, (part, left, right) in ordered
    ]


def end(world, by, key, places):
    text = counting.label(world, by, None if key == "unknown" else key)
    return {"key": key, "label": text, "at": sphere.middle(places)}


def total(world, ties):
    """Counts over both ends of the ties."""
    return counting.counts(world, [(tie, end) for tie in ties for end in (tie.a, tie.b)])
