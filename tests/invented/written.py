#!/usr/bin/env python3
"""written.py COPIES SEED HALF [FOLDER]: the cards of HALF/written, one by one thought up by hand.

What a grammar invents is more alike than cards are; these are as unlike as their trades. A file
holds cards parted by lines "===": the region, lines "field: value" of what is true, a line "---",
and the text. A sign # is any figure of a number.

Without FOLDER each card is printed COPIES times as cards.py prints cards, with other figures, sizes
and misreadings each time, and as often as texts.py prints texts; with FOLDER its texts are written
there as texts.py writes them. Standard library only.
"""

import json
import pathlib
import random
import re
import sys

import cards

FIELDS = ("name", "company", "job_title", "department", "address", "branches")
SIZES = {
    "name": [1, 1.1, 1.3, 1.5, 1.8],
    "company": [0.9, 1, 1.2, 1.5, 2, 2.4],
    "job_title": [0.8, 0.9, 1, 1],
    "department": [0.8, 0.9, 1],
    None: [0.7, 0.8, 0.9],
}

IN_CAPITALS = 0.15  # of the lines of a field beside those that are so in the text


def key(text):
    return "".join(sign for sign in text.casefold() if sign.isalnum())


class Written:
    """A card: where it is read, what is true, and its lines."""

    def __init__(self, text):
        head, self.lines = (part.strip("\n").split("\n") for part in text.split("\n---\n", 1))
        self.region = head[0].strip()
        pairs = [line.split(":", 1) for line in head[1:]]
        self.truth = {field: value.strip() for field, value in pairs}
        unknown = set(self.truth) - set(FIELDS)
        if unknown or not re.fullmatch("[A-Z]{2}", self.region):
            raise ValueError(f"{unknown or self.region} in the head of {text!r}")

    def place(self, field):
        """The first run of words that spells a field's value: (line, word) of each; empty where
        it stands in pieces."""
        words = [(i, j, key(word)) for i, line in enumerate(self.lines)
                 for j, word in enumerate(line.split())]  # fmt: skip
        wanted = key(self.truth.get(field, ""))
        for first in [at for at, word in enumerate(words) if word[2]]:
            run = ""
            for last in range(first, len(words)):
                run += words[last][2]
                if run == wanted and run:
                    return [word[:2] for word in words[first : last + 1]]
                if not wanted.startswith(run):
                    break
        return []


def all_written(half):
    folder = pathlib.Path(__file__).parent / half / "written"
    return [
        Written(text.strip("\n"))
        for file in sorted(folder.glob("*.txt"))
        for text in re.split(r"(?m)^===\s*$", file.read_text(encoding="utf-8"))
        if text.strip()
    ]


def with_figures(rng, line):
    return "".join(rng.choice("23456789") if sign == "#" else sign for sign in line)


def print_head(number, region, truth):
    print("C", number, sep="\t")
    print("R", region, sep="\t")
    for field, value in truth.items():
        print("T", field, value, sep="\t")


def print_text(rng, number, card):
    print_head(number, card.region, card.truth)
    cards.print_typed(with_figures(rng, line) for line in card.lines)


def print_picture(rng, number, card):
    """Its lines one below the other, in the size that suits what they say."""
    page = cards.Page(rng)
    sizes = {field: rng.choice(of_field) for field, of_field in SIZES.items()}
    if "name" not in card.truth:  # nothing on a shop's card is larger than its name
        sizes["company"] = rng.choice([1, 1.5, 2, 2.4, 3])
    places = {field: card.place(field) for field in card.truth}
    of_line = {
        i: field for field in reversed(FIELDS) if field in SIZES for i, _ in places.get(field, ())
    }
    in_capitals = [field for field in SIZES if field and rng.random() < IN_CAPITALS]
    top, read, before = 60.0, {}, None
    for i, line in enumerate(card.lines):
        field = of_line.get(i)
        line = line.upper() if field in in_capitals else line
        got = page.words(with_figures(rng, line), 60, top, sizes[field])
        read.update(((i, j), word[5]) for j, word in enumerate(got))
        page.printed.append((top, 60, 20 * sizes[field] * page.pixels, got))
        top = page.below(top, sizes[field])
        top += rng.uniform(*page.gap) if field != before or not line.strip() else 0
        before = field
    truth = {
        field: " ".join(read.get(word, "") for word in place) or card.truth[field]
        for field, place in places.items()
    }
    print_head(number, card.region, truth)
    page.output(merge=False)


# What the head of a card does not say, or not as strictly as the scorer asks.
UNCERTAIN = ("emails", "phones", "websites", "address")


def write_files(rng, folder, name, card):
    text = "\n".join(with_figures(rng, line) for line in card.lines)
    said = {field: card.truth.get(field) for field in ("name", "company", "job_title")}
    truth = {"id": name, "kind": "written", "synthetic": True, "region": card.region,
             "cards": [{**said, "uncertain": UNCERTAIN}]}  # fmt: skip
    (folder / "img" / f"{name}.txt").write_text(text + "\n", encoding="utf-8")
    written = json.dumps(truth, ensure_ascii=False, indent=1)
    (folder / "truth" / f"{name}.json").write_text(written, encoding="utf-8")


def main():
    copies, seed, half, *folder = sys.argv[1:]
    rng, written = random.Random(int(seed)), all_written(half)
    for number in range(int(copies) * len(written)):
        card = written[number % len(written)]
        if folder:
            write_files(rng, pathlib.Path(folder[0]), f"written-{number:04}", card)
        else:
            print_picture(rng, number, card)
            print_text(rng, number, card)


if __name__ == "__main__":
    main()
