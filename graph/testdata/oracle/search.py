"""Places by a name as it was typed, as far as the rules decide the hits."""

import names
from city import City

CLASSES = {"OFFICIAL": 0, "COMMON": 0, "ALIAS": 1, "FORMER": 2, "UNKNOWN": 3}
EXACT, FOLDED, PREFIX, NEAR = range(4)


def rank(name, text, folded, folded_text):
    """How well a name matches, or None; near is one slip of the finger in a name of four letters or more."""
    if name == text:
        return EXACT
    if folded == folded_text:
        return FOLDED
    if folded.startswith(folded_text):
        return PREFIX
    if len(folded_text) >= 4 and near(folded, folded_text):
        return NEAR
    return None


def near(one, other):
    """Whether one letter more, less, other or two swapped neighbours make the one into the other."""
    if abs(len(one) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    a, b = one[start:], other[start:]
    return a[1:] == b or a == b[1:] or a[1:] == b[1:] or (a[:2] == b[:2][::-1] and a[2:] == b[2:])


def hits(world, text):
    """Places by exact, folded, prefix, near; official before alias before former; ties, population, id."""
    text = " ".join(text.split())
    folded_text = names.fold(text)
    found = []
    for place in world.places.values():
        ranked = []
        for position, (name, language, kind) in enumerate(place.names):
            how = rank(name, text, names.fold(name), folded_text)
            if how is not None:
                ranked.append((how, CLASSES[kind], position, name, language))
        if ranked:
            how, kind, _, name, language = min(ranked)
            if len({r[4] for r in ranked if r[:2] == (how, kind) and r[3] == name}) > 1:
                language = "<any>"
            order = (how, kind, -len(world.ties_of[place.key]), -(place.population or 0), place.id.encode())
            found.append((order, place, (name, language)))
    return sorted(found, key=lambda hit: hit[0])


def search(world, arguments):
    """The hits by equal names, or the one best hit when no name is equal; "<more>" says that others may follow."""
    first = arguments.get("first") or 10
    ordered = hits(world, arguments["text"])
    decided = [hit for hit in ordered if hit[0][0] in (EXACT, FOLDED)][:first] or ordered[:1]
    answer = [{"node": City(world, place), "matched": {"text": text, "language": language}, "score": "<any>"}
              for _, place, (text, language) in decided]
    return answer if len(answer) == first else answer + ["<more>"]
