"""How given names are spelt and how ordinary words are: the letters that tell "Niamh" from "Night".

Lists of names have an end. What no list has can still be weighed by its letters: a letter's chance
after up to three others, in given names and in the words of dictionaries, and the logarithm of
their ratio. Chances of rare letters lean on those after fewer letters (Witten & Bell, 1991, with a
constant in place of the count of kinds); a row that says nearly what its shorter one says is left
out, and the shorter one stands for it.

The names are those of Faker's people, the words those of Debian's word lists; as many words of each
language, since none is commoner on cards by the length of its dictionary.
"""

import bisect
import collections
import itertools
import math
import random
import re

from given_names import PROVIDERS, key, names_of

DICTIONARIES = {  # in /usr/share/dict; nouns of German are written as names are
    name: name == "ngerman"
    for name in (
        "american-english", "danish", "dutch", "french", "italian", "ngerman", "polish",
        "portuguese", "spanish", "swedish",
    )
}  # fmt: skip
WORDS_OF_LANGUAGE = 40000
LONGEST = 4  # letters of a row
LEAN = 8.0  # how often a context must be seen to say as much as the shorter one
LEAST_NEWS = 0.4  # nats by which a row differs from its shorter one
LEAST_SEEN = 3  # in names, or as often for its share in words
END = "."


def spelling(word):
    """Its letters from a to z; nothing for a word of other letters or of less than three."""
    folded = key(word).translate(str.maketrans("łøđıæœ", "lodiao"))
    return folded if re.fullmatch("[a-z]{3,}", folded) else ""


def given_names(but):
    """Of every country whose names are there in Latin letters, without those of `but`."""
    locales = (file.parent.name for file in sorted(PROVIDERS.glob("person/*/__init__.py")))
    every = {spelling(name) for locale in locales for name in names_of(locale) if name.isalpha()}
    return sorted(every - {spelling(name) for name in but} - {""})


def ordinary_words(folder, names, rng):
    found = set()
    for name, capitals in DICTIONARIES.items():
        lines = (folder / name).read_text(encoding="utf-8", errors="replace").split()
        lines = [line for line in lines if capitals or line[0].islower()]
        rng.shuffle(lines)
        words = (spelling(line) for line in lines)
        others = (word for word in words if word and word not in names)
        found.update(itertools.islice(others, WORDS_OF_LANGUAGE))
    return sorted(found)


def rows_of(word):
    """For each letter and the end: it behind as many as LONGEST - 1 others."""
    whole = END + word + END
    return [whole[max(0, i + 1 - LONGEST) : i + 1] for i in range(1, len(whole))]


class Spellings:
    """How often each letter follows others."""

    def __init__(self, words):
        self.seen, self.contexts = collections.Counter(), collections.Counter()
        for word in words:
            for row in rows_of(word):
                for start in range(len(row)):
                    self.seen[row[start:]] += 1
                    self.contexts[row[start:-1]] += 1
        self.chances = {"": 1 / 27}

    def chance(self, row):
        if row not in self.chances:
            lean = LEAN * self.chance(row[1:])
            self.chances[row] = (self.seen[row] + lean) / (self.contexts[row[:-1]] + LEAN)
        return self.chances[row]


def said_by(table, row):
    """What the longest row of the table says that this one ends with."""
    return next((table[row[i:]] for i in range(len(row)) if row[i:] in table), 0.0)


def table_of(names, words):
    """{row: logarithm of the ratio}, the shorter rows first."""
    name, word = Spellings(names), Spellings(words)
    share = len(words) / len(names)
    table = {}
    for row in sorted(set(name.seen) | set(word.seen), key=lambda row: (len(row), row)):
        seen = name.seen[row] + word.seen[row] / share
        says = math.log(name.chance(row) / word.chance(row))
        news = abs(says - said_by(table, row[1:]))
        if len(row) == 1 or (seen >= LEAST_SEEN and news > LEAST_NEWS):
            table[row] = round(says, 1)
    return table


def likeness(table, word):
    return sum(said_by(table, row) for row in rows_of(word))


def fitted(folder, but, seed):
    """The table and, of a tenth that was left aside, the share of pairs of a name and a word in
    which the name is the likelier one; how many names and words."""
    rng = random.Random(seed)
    names = given_names(but)
    words = ordinary_words(folder, set(names), rng)
    aside = [rng.sample(every, len(every) // 10) for every in (names, words)]
    kept = [sorted(set(every) - set(out)) for every, out in zip((names, words), aside)]
    judged = table_of(*kept)
    of_names, of_words = ([likeness(judged, word) for word in every] for every in aside)
    of_words.sort()
    right = sum(bisect.bisect(of_words, one) for one in of_names) / len(of_words) / len(of_names)
    return table_of(names, words), right, len(names), len(words)
