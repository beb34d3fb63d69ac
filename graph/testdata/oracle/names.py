"""How names are compared: the key by which they sort, the folded form by which they are found, the slug of an id."""

import functools
import re
import unicodedata


@functools.cache
def fold(text):
    """NFKD, marks stripped, case folded."""
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(c for c in decomposed if not unicodedata.category(c).startswith("M")).casefold()


def sort_key(text, identity):
    """Names in order of the code points of their folded form, then by id; a missing name comes last."""
    return (text is None, fold(text or ""), identity.encode())


def slug(text):
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")


def script(text):
    """The first word of the Unicode name of the first letter: LATIN, CYRILLIC, CJK, HANGUL ..."""
    for c in text:
        if c.isalpha():
            return unicodedata.name(c, "?").split(" ")[0]
    return "?"
