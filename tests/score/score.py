#!/usr/bin/env python3
"""Scores card records against the truth of a corpus.

CORPUS holds truth/<id>.json beside img/<id>.<ext>; RECORDS is what `cardlog read --json` prints.
A value is right only when it equals the truth once both are normalised: nothing is fuzzy.
"""

import argparse
import collections
import hashlib
import json
import pathlib
import re
import sys
import unicodedata

FIELDS = ("name", "emails", "phones", "company", "job_title", "websites", "address")
LISTS = ("emails", "phones", "websites")
IDENTITY = ("name", "emails", "phones")  # a card is "whole" when these are all right
LOCATED = 0.8  # intersection over union of a card that counts as located

DEGREES = "prof dr med dipl ing mag rer nat phil jur habil mba msc bsc ba ma phd".split() + [
    "h c",
    "m a",
    "b a",
    "m sc",
    "b sc",
    "ph d",
]
DEGREE = re.compile(r"\b(" + "|".join(DEGREES) + r")\b")


def one_space(text):
    """The text with every run of white space as one space, none at the ends."""
    return re.sub(r"\s+", " ", text).strip()


def plain(text):
    """The text without case, punctuation and differences of spacing; @ + ' & are kept."""
    text = unicodedata.normalize("NFC", text).replace("’", "'").casefold()
    return one_space(re.sub(r"[^\w@+'&]+", " ", text))


def plain_website(address):
    """The address without its scheme, www and a slash at the end."""
    return re.sub(r"^(https?://)?(www\.)?", "", address.strip().casefold()).rstrip("/")


NORMAL_FORM = {
    "name": lambda name: {one_space(DEGREE.sub(" ", plain(name)))},
    "emails": lambda emails: {email.strip().casefold() for email in emails},
    "phones": lambda phones: {phone.get("e164") or "" for phone in phones},
    "company": lambda company: {plain(company)},
    "job_title": lambda title: {plain(title)},
    "websites": lambda websites: {plain_website(website) for website in websites},
    "address": lambda address: {re.sub(r"\W+", "", plain(address))},
}


def normalised(field, value):
    """The values of a field as a set of strings that can be compared; empty when absent."""
    if not value:
        return set()
    values = NORMAL_FORM[field](value)
    return values if field in ("emails", "websites") else values - {""}


def value_of(card, field):
    """A field of a record or of a truth, where the job title is called `title`; None if absent."""
    contact = card.get("contact", card)
    return contact.get(field) or (contact.get("title") if field == "job_title" else None)


def digest(value):
    """How a truth that must not tell anything about a real person keeps a normalised value."""
    return hashlib.sha256(f"cardlog:{value}".encode()).hexdigest()[:20]


def wanted_and_had(field, truth, card):
    """The normalised values of the truth and of the card.

    Another form of a value that is on the card too (`<field>_variants`) counts as the value; in a
    list each other form stands for one value, so that what is missing stays missing.
    """
    had = normalised(field, value_of(card, field))
    variants = f"{field}_variants"
    if "hashed" in truth:
        had = {digest(value) for value in had}
        wanted, others = (set(truth["hashed"].get(key, [])) for key in (field, variants))
    else:
        wanted = normalised(field, value_of(truth, field))
        others = set().union(*(normalised(field, form) for form in truth.get(variants) or []))
    if field in LISTS:
        other_forms = had & others - wanted
        stood_for = sorted(wanted - had)[: len(other_forms)]
        had = had - other_forms | set(stood_for)
    elif wanted and had and had <= wanted | others:
        had = wanted
    return wanted, had


def signed_area(polygon):
    """Square pixels, positive for a polygon that runs clockwise as seen in the picture."""
    ends = polygon[1:] + polygon[:1]
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(polygon, ends)) / 2


def clipped(polygon, start, end):
    """The part of a clockwise polygon on the inner side of an edge (Sutherland and Hodgman)."""

    def side(point):
        return (end[0] - start[0]) * (point[1] - start[1]) - (end[1] - start[1]) * (
            point[0] - start[0]
        )

    inside = []
    for here, there in zip(polygon, polygon[1:] + polygon[:1]):
        a, b = side(here), side(there)
        if a >= 0:
            inside.append(here)
        if a * b < 0:
            inside.append([p + a / (a - b) * (q - p) for p, q in zip(here, there)])
    return inside


def overlap(quad, other):
    """Intersection over union of two convex quads, 0 to 1, whichever way they run."""
    quad, other = (q if signed_area(q) > 0 else q[::-1] for q in (quad, other))
    common = quad
    for start, end in zip(other, other[1:] + other[:1]):
        common = clipped(common, start, end)
    shared = abs(signed_area(common))
    return shared / (signed_area(quad) + signed_area(other) - shared) if shared else 0.0


def is_upright(quad, truth):
    """Whether the quad starts at the card's own top left corner, as the truth does."""
    x, y = quad[0]
    distances = [(x - tx) ** 2 + (y - ty) ** 2 for tx, ty in truth]
    return distances.index(min(distances)) == 0


def likeness(truth, card):
    """How much speaks for a card being this truth: the overlap first, then the values shared."""
    quads = truth.get("quad"), card.get("quad")
    shared = sum(len(set.intersection(*wanted_and_had(f, truth, card))) for f in FIELDS)
    return (overlap(*quads) if all(quads) else 0.0) + 0.01 * shared


def paired(truths, cards):
    """{index of a truth: index of its card}: one to one, the likeliest pair first."""
    in_order = 1e-6 if len(truths) == len(cards) else 0.0  # decides only between equals
    pairs = [
        (likeness(truth, card) + (in_order if t == c else 0.0), t, c)
        for t, truth in enumerate(truths)
        for c, card in enumerate(cards)
    ]
    card_of = {}
    for score, t, c in sorted(pairs, reverse=True):
        likely = score > 0 or len(truths) == 1
        if likely and t not in card_of and c not in card_of.values():
            card_of[t] = c
    return card_of


def uncertain_fields(truth):
    """Fields that nobody can tell from the picture; they are not scored."""
    return {"job_title" if field == "title" else field for field in truth.get("uncertain") or []}


def counts_of_card(truth, card):
    """The counts of one card, an empty one when it was not found, and its misses by field."""
    counts = collections.Counter(cards=1, whole=1)
    misses = {}
    for field in FIELDS:
        if field in uncertain_fields(truth):
            continue
        wanted, had = wanted_and_had(field, truth, card)
        counts[field, "right"] += len(wanted & had)
        counts[field, "missed"] += len(wanted - had)
        counts[field, "invented"] += len(had - wanted)
        if wanted != had:
            misses[field] = (sorted(wanted - had), sorted(had - wanted))
    counts["whole"] = int(not any(field in misses for field in IDENTITY))
    if truth.get("quad"):
        counts["quads"] = 1
        iou = overlap(truth["quad"], card["quad"]) if card.get("quad") else 0.0
        counts["iou"] = iou
        counts["located"] = int(iou > LOCATED)
        counts["iou_of_located"] = iou if iou > LOCATED else 0.0
        counts["upright"] = int(iou > LOCATED and is_upright(card["quad"], truth["quad"]))
    return counts, misses


def records_by_picture(lines):
    """{picture's name without extension: its card records}; failed files are left out."""
    by_picture = collections.defaultdict(list)
    for line in lines:
        record = json.loads(line) if line.strip() else {}
        if "file" in record and not record.get("error"):
            by_picture[pathlib.Path(record["file"]).stem].append(record)
    return by_picture


def truths_of(corpus):
    """(name, truth) of every picture of a corpus, by name."""
    for file in sorted((corpus / "truth").glob("*.json")):
        yield file.stem, json.loads(file.read_text(encoding="utf-8"))


def count_corpus(corpus, records):
    """Counts by kind of picture, with "all" first, and a line for every value that is not right."""
    by_kind = collections.defaultdict(collections.Counter)
    lines = []
    for picture, truth in truths_of(corpus):
        found = records.get(picture, [])
        card_of = paired(truth["cards"], found)
        counts = collections.Counter(extra=len(found) - len(card_of))
        for index, card_truth in enumerate(truth["cards"]):
            card = found[card_of[index]] if index in card_of else {}
            card_counts, misses = counts_of_card(card_truth, card)
            counts.update(card_counts)
            for field, (missed, invented) in misses.items():
                lines.append(f"{picture} card {index} {field}: missed {missed} invented {invented}")
        for kind in ("all", truth.get("kind", "other")):
            by_kind[kind].update(counts)
    return by_kind, lines


Judged = collections.namedtuple("Judged", "picture field confidence right")
BINS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 1.0)  # ends of the reliability table's bins
SURE = 0.90  # a value under it is shown to a person


def judged_evidence(picture, truth, card):
    """A Judged for each value of a card that is scored and has a confidence."""
    for evidence in card.get("evidence", []):
        field, _, rest = evidence["field"].partition("[")
        if field not in FIELDS or field in uncertain_fields(truth):
            continue
        value = value_of(card, field)
        if rest:
            value = [value[int(rest.rstrip("]"))]]
        # The whole field counts where the truth is one of several forms.
        wanted, had = wanted_and_had(field, truth, {"contact": {field: value}})
        yield Judged(picture, field, evidence["confidence"], bool(had) and had <= wanted)


def judged_values(corpus, records):
    """Every value of the records that has a truth, and whether it is right."""
    values = []
    for picture, truth in truths_of(corpus):
        found = records.get(picture, [])
        for index, card in paired(truth["cards"], found).items():
            values.extend(judged_evidence(picture, truth["cards"][index], found[card]))
    return values


def calibration_error(values):
    """The expected calibration error (Naeini et al. 2015): the mean distance between confidence and
    share of right values over the bins, weighted by their size; 0 without values."""
    bins = [in_bin(values, low, high) for low, high in zip(BINS, BINS[1:])]
    gaps = [
        abs(sum(v.confidence for v in group) - sum(v.right for v in group)) for group in bins if group
    ]
    return sum(gaps) / max(1, len(values))


def in_bin(values, low, high):
    """The values from low to under high; 1 is in the last bin."""
    return [v for v in values if low <= v.confidence < high or v.confidence == high == 1.0]


def reliability_table(values):
    """Expected against observed by confidence and by field, for people."""
    rows = [("confidence", "values", "expected", "right")]
    for low, high in zip(BINS, BINS[1:]):
        group = in_bin(values, low, high)
        if group:
            expected = sum(v.confidence for v in group) / len(group)
            right = sum(v.right for v in group) / len(group)
            rows.append((f"{low:.2f}-{high:.2f}", len(group), f"{expected:.3f}", f"{right:.3f}"))
    fields = [("field", "values", f"right from {SURE}", f"share under {SURE}", "right under", "ECE")]
    for field in ("all", *FIELDS):
        own = [v for v in values if field in ("all", v.field)]
        sure = [v.right for v in own if v.confidence >= SURE]
        unsure = [v.right for v in own if v.confidence < SURE]
        cells = (
            ratio(sum(sure), len(sure)),
            len(unsure) / max(1, len(own)),
            ratio(sum(unsure), len(unsure)),
            calibration_error(own),
        )
        fields.append((field, len(own), *(f"{cell:.3f}" for cell in cells)))
    return aligned(rows) + "\n\n" + aligned(fields)


def ratio(part, whole):
    """part / whole; 1 where there was nothing to get wrong."""
    return part / whole if whole else 1.0


def figures(counts):
    """Shares of the cards, and precision, recall and F1 of each field."""
    row = {
        "cards": counts["cards"],
        "whole": counts["whole"] / max(1, counts["cards"]),
        "extra_cards": counts["extra"],
    }
    if counts["quads"]:
        row["located"] = counts["located"] / counts["quads"]
        row["mean_iou"] = counts["iou"] / counts["quads"]
        row["upright"] = counts["upright"] / counts["quads"]
    for field in FIELDS:
        right, missed, invented = (counts[field, what] for what in ("right", "missed", "invented"))
        row[field] = {
            "precision": ratio(right, right + invented),
            "recall": ratio(right, right + missed),
            "f1": ratio(2 * right, 2 * right + missed + invented),
        }
    return row


def aligned(rows):
    """The rows as lines of right-aligned columns, the first one left-aligned."""
    widths = [max(len(str(cell)) for cell in column) for column in zip(*rows)]
    return "\n".join(
        f"{row[0]:{widths[0]}}"
        + "".join(f"  {cell:>{width}}" for cell, width in zip(row[1:], widths[1:]))
        for row in rows
    )


def field_table(counts):
    """Precision, recall and F1 of each field, and the counts behind them, for people."""
    measures, outcomes = ("precision", "recall", "f1"), ("right", "missed", "invented")
    row = figures(counts)
    rows = [("field", *measures, *outcomes)]
    for field in FIELDS:
        scores = [f"{row[field][measure]:.3f}" for measure in measures]
        rows.append((field, *scores, *(counts[field, outcome] for outcome in outcomes)))
    return aligned(rows)


def share(part, whole):
    """part / whole as a cell of a table; a dash where there was nothing to count."""
    return f"{part / whole:.3f}" if whole else "-"


def kind_table(by_kind):
    """Shares of the cards and the F1 of each field by kind of picture, for people.

    `iou` is the mean of the located cards: how exact the corners of a found card are.
    """
    rows = [("kind", "cards", "whole", "located", "iou", "upright", "extra", *FIELDS)]
    for kind, counts in by_kind.items():
        row = figures(counts)
        cells = [
            share(counts["whole"], counts["cards"]),
            share(counts["located"], counts["quads"]),
            share(counts["iou_of_located"], counts["located"]),
            share(counts["upright"], counts["quads"]),
        ]
        scores = [f"{row[field]['f1']:.3f}" if counts["cards"] else "-" for field in FIELDS]
        rows.append((kind, row["cards"], *cells, row["extra_cards"], *scores))
    return aligned(rows)


def count_table(by_kind):
    """Right/missed/invented values of each field by kind of picture, for people."""
    numbers = ("cards", "whole", "located", "upright", "extra")
    rows = [("kind", *numbers, *FIELDS)]
    for kind, counts in by_kind.items():
        cells = [
            "/".join(str(counts[field, outcome]) for outcome in ("right", "missed", "invented"))
            for field in FIELDS
        ]
        rows.append((kind, *(counts[number] for number in numbers), *cells))
    return aligned(rows)


def report(by_kind):
    """All figures, for people."""
    return "\n\n".join([field_table(by_kind["all"]), kind_table(by_kind), count_table(by_kind)])


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", type=pathlib.Path)
    parser.add_argument("records", type=pathlib.Path)
    parser.add_argument("--misses", action="store_true", help="print each value missed or invented")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    options = parser.parse_args()
    lines = options.records.read_text(encoding="utf-8").splitlines()
    by_kind, misses = count_corpus(options.corpus, records_by_picture(lines))
    if not by_kind:
        sys.exit(f"score: {options.corpus}: no truth. Name a folder that holds truth/<id>.json.")
    for line in misses if options.misses else []:
        print(line)
    if options.json:
        print(json.dumps({kind: figures(counts) for kind, counts in by_kind.items()}, indent=1))
    else:
        print(report(by_kind))


if __name__ == "__main__":
    main()
