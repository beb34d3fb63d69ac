"""Writes probes.tsv: search texts, the Wikidata id of the wanted first hit, and how the text came about.

A text is taken only when a reasonable person would agree on the first hit: every other place of an equal name has at
most half as many ties and no more people, and a misspelled text is one edit away from a name of the wanted place alone.
"""

import argparse
import collections
import random
import sys
import unicodedata

sys.dont_write_bytecode = True

import names
import regenerate
import search
import slips
from chosen_probes import CHOSEN

SEED = 20200903
LANGUAGES = (("zh", 18), ("ru", 18), ("de", 14), ("fr", 14), ("es", 10), ("pt", 10))
SCRIPTS = (("HIRAGANA", 2), ("KATAKANA", 14), ("CJK", 10), ("HANGUL", 12), ("ARABIC", 12), ("HEBREW", 8), ("GREEK", 10),
           ("CYRILLIC", 8), ("THAI", 6), ("GEORGIAN", 6), ("ARMENIAN", 6), ("DEVANAGARI", 6), ("BENGALI", 4), ("TAMIL", 4))
SLIPS = ((slips.missing, 18), (slips.swapped, 18), (slips.doubled, 12), (slips.beside, 18))


class Probes:
    def __init__(self, world):
        self.world, self.random = world, random.Random(SEED)
        self.equal = collections.defaultdict(set)
        for place in world.places.values():
            for text, _, _ in place.names:
                self.equal[names.fold(text)].add(place.key)
        self.by_length = collections.defaultdict(list)
        for text in self.equal:
            self.by_length[len(text)].append(text)
        known = [p for p in world.places.values() if p.wikidata and p.population and len(world.ties_of[p.key]) >= 8]
        self.places = sorted(known, key=lambda p: p.key)
        self.found = {}

    def agreed(self, text, place):
        folded = names.fold(" ".join(text.split()))
        if len(folded) < 2 or place.key not in self.equal.get(folded, ()):
            return False
        others = [self.world.places[key] for key in self.equal[folded] if key != place.key]
        return all(self.lesser(other, place) for other in others) and self.ranked_first(text, place)

    def lesser(self, other, place):
        ties = len(self.world.ties_of[other.key])
        return 2 * ties <= len(self.world.ties_of[place.key]) and (other.population or 0) <= (place.population or 0)

    def ranked_first(self, text, place):
        return search.hits(self.world, text)[0][1] is place

    def alone(self, text, place):
        """Whether the place has a name one edit away, and only lesser places have one two edits away."""
        folded = names.fold(text)
        if folded in self.equal or any(name.startswith(folded) for name in self.equal):
            return False
        near = collections.defaultdict(set)
        for length in range(len(folded) - 2, len(folded) + 3):
            for name in self.by_length.get(length, ()):
                near[slips.apart(folded, name, 2)] |= self.equal[name]
        others = [self.world.places[key] for key in near[2] - {place.key}]
        return near[1] == {place.key} and all(self.lesser(other, place) for other in others)

    def begins(self, text, place):
        """Whether no other place has a name that is or begins with the text."""
        folded = names.fold(text)
        return {key for name, keys in self.equal.items() if name.startswith(folded) for key in keys} == {place.key}

    def either(self, text, place):
        return self.agreed(text, place) or self.begins(text, place) or self.alone(text, place)

    def add(self, text, place, note, test=None):
        if text not in self.found and (test or self.agreed)(text, place):
            self.found[text] = (place.wikidata, note)
            return True
        return False

    def some(self, candidates, most, note, test=None):
        """Takes up to most of the (text, place) candidates in a seeded order, one a place."""
        candidates, seen = list(candidates), set()
        self.random.shuffle(candidates)
        for text, place in candidates:
            if most and place.key not in seen and self.add(text, place, note, test):
                seen.add(place.key)
                most -= 1


def collect(world):
    probes = Probes(world)
    for text, wikidata, note in CHOSEN:
        if not probes.add(text, world.places[wikidata], note, probes.either):
            raise ValueError("doubled or not agreed: " + text)
    shown = [(p.name, p) for p in probes.places]
    probes.some(shown, 12, "as shown")
    for language, most in LANGUAGES:
        texts = [(t, p) for p in probes.places for t, l, _ in p.names if l == language and names.fold(t) != names.fold(p.name)]
        probes.some(texts, most, "name in " + language)
    for script, most in SCRIPTS:
        texts = [(t, p) for p in probes.places for t, l, _ in p.names if l is None and names.script(t) == script]
        probes.some(texts, most, "other name, script " + script.lower())
    latin = [(t, p) for p in probes.places for t, l, _ in p.names
             if l is None and names.script(t) == "LATIN" and slips.apart(names.fold(t), names.fold(p.name), 2) > 2]
    probes.some(latin, 24, "other name in Latin letters")
    marked = [(p.name, p) for p in probes.places if not p.name.isascii() and names.fold(p.name).isascii()]
    probes.some([(strip(t), p) for t, p in marked], 20, "without marks")
    probes.some([(unicodedata.normalize("NFD", t), p) for t, p in marked], 8, "marks as characters of their own")
    probes.some([(t.upper(), p) for t, p in shown], 10, "upper case")
    probes.some([(t.lower(), p) for t, p in shown], 10, "lower case")
    probes.some([(wide(t), p) for t, p in shown if t.isascii()], 8, "full width")
    probes.some([("  " + t + " ", p) for t, p in shown], 8, "blanks around")
    probes.some([(t.replace(" ", "  "), p) for t, p in shown if " " in t], 6, "doubled blanks")
    plain = [p for p in probes.places if p.name.isascii() and p.name.isalpha() and len(p.name) >= 6]
    for slip, most in SLIPS:
        texts = [(slip(p.name, probes.random), p) for p in probes.random.sample(plain, min(len(plain), 4 * most))]
        probes.some(texts, most, "typing error: %s letter" % slip.__name__, probes.alone)
    begun = [(p.name[: max(5, 2 * len(p.name) // 3)], p) for p in plain if len(p.name) >= 7]
    probes.some(begun, 14, "while typing", probes.begins)
    return probes.found


def strip(text):
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.category(c).startswith("M"))


def wide(text):
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else "\u3000" if c == " " else c for c in text)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    regenerate.add_input(parser)
    found = collect(regenerate.load(parser.parse_args()))
    with open(regenerate.HERE / "probes.tsv", "w", encoding="utf-8", newline="\n") as file:
        file.write("text\twikidata\tnote\n")
        for text, (wikidata, note) in found.items():
            file.write("%s\t%s\t%s\n" % (text, wikidata, note))
    print("%d probes" % len(found))


if __name__ == "__main__":
    main()
