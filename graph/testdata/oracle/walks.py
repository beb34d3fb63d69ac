"""Questions about the graph: all shortest chains, the surroundings of places within some hops, triangles."""

from collections import defaultdict


def neighbours(ties):
    near = defaultdict(set)
    for tie in ties:
        near[tie.a].add(tie.b)
        near[tie.b].add(tie.a)
    return near


def distances(near, starts):
    """Hops from the nearest of the starts, breadth first."""
    hops, edge = {s: 0 for s in starts}, list(starts)
    while edge:
        found = []
        for place in edge:
            for other in near[place]:
                if other not in hops:
                    hops[other] = hops[place] + 1
                    found.append(other)
        edge = found
    return hops


def shortest_chains(ties, start, end, allowed=lambda place: True):
    """All chains of least length, in the order of their cities' ids; inner places must be allowed."""
    usable = lambda place: place in (start, end) or allowed(place)
    near = neighbours(t for t in ties if usable(t.a) and usable(t.b))
    hops = distances(near, [start])
    if end not in hops:
        return []
    chains = [[end]]
    for left in range(hops[end] - 1, -1, -1):
        chains = [[place] + chain for chain in chains for place in near[chain[0]] if hops.get(place) == left]
    return sorted(chains, key=lambda chain: [place.encode() for place in chain])


def surroundings(ties, starts, hops, budget):
    """Places by hop, then by ties among all of them, then id; the ties among the kept; how many of each were cut."""
    near = neighbours(ties)
    reached = {p: h for p, h in distances(near, starts).items() if hops is None or h <= hops}
    inside = [t for t in ties if t.a in reached and t.b in reached]
    degree = defaultdict(int)
    for tie in inside:
        degree[tie.a] += 1
        degree[tie.b] += 1
    ordered = sorted(reached, key=lambda p: (reached[p], -degree[p], p.encode()))
    kept = ordered[:budget]
    chosen = set(kept)
    edges = sorted((t for t in inside if t.a in chosen and t.b in chosen), key=lambda t: (t.a.encode(), t.b.encode()))
    return [(p, reached[p]) for p in kept], edges, len(ordered) - len(kept), len(inside) - len(edges)


def triangles(ties, place):
    """The triples of mutual partners that hold the place, each in the order of ids, in the order of ids."""
    near = neighbours(ties)
    pairs = {frozenset((p, q)) for p in near[place] for q in near[place] & near[p]}
    triples = [sorted({place} | pair, key=str.encode) for pair in pairs]
    return sorted(triples, key=lambda triple: [p.encode() for p in triple])
