"""Typing errors by a seeded generator, and how far two spellings are apart."""

KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


def missing(text, random):
    at = random.randrange(1, len(text))
    return text[:at] + text[at + 1 :]


def swapped(text, random):
    at = random.randrange(1, len(text) - 1)
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


def doubled(text, random):
    at = random.randrange(1, len(text))
    return text[:at] + text[at] + text[at:]


def beside(text, random):
    """A letter replaced by its neighbour on the keyboard."""
    at = random.randrange(1, len(text))
    for row in KEYS:
        place = row.find(text[at].lower())
        if place >= 0:
            return text[:at] + row[place - 1 if place else 1] + text[at + 1 :]
    return text


def apart(one, other, most):
    """Edits (a letter more, less, other, or two neighbours swapped) from one to the other, or most + 1 beyond most."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before, last = None, list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        row = [i]
        for j, b in enumerate(other, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
        before, last = last, row
    return last[-1]
