#!/usr/bin/env python3
"""Measures how steadily pictures are read: what changes when only the taking changes.

Each picture with truth is read as it is and changed (moved by a pixel, turned, scaled, darker,
brighter, pressed hard). A field is changed where the record says something else than for the
picture as it is; a card is lost where it was wholly right and is no longer. Cards are matched by
their values: a turned one lies elsewhere.
"""

import argparse
import json
import pathlib
import subprocess
import sys
import tempfile

import cv2
import numpy

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "score"))
import score  # noqa: E402  the scorer is a script beside this folder, not a package


def turned(picture, degrees):
    """Turned about its middle, on a canvas that holds all of it, in the colour of its rim."""
    height, width = picture.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1)
    cosine, sine = abs(matrix[0, 0]), abs(matrix[0, 1])
    size = int(height * sine + width * cosine), int(height * cosine + width * sine)
    matrix[:, 2] += (size[0] - width) / 2, (size[1] - height) / 2
    rim = numpy.concatenate([picture[0], picture[-1], picture[:, 0], picture[:, -1]])
    colour = tuple(float(value) for value in numpy.median(rim, axis=0))
    return cv2.warpAffine(picture, matrix, size, flags=cv2.INTER_CUBIC, borderValue=colour)


def scaled(picture, factor):
    return cv2.resize(picture, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)


def brighter(picture, factor):
    return numpy.clip(picture * factor, 0, 255).astype(numpy.uint8)


def pressed(picture, quality):
    _, data = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, quality])
    return cv2.imdecode(data, cv2.IMREAD_COLOR)


CHANGES = {
    "moved by 1 pixel": lambda p: p[1:, 1:],
    "turned by 90": lambda p: cv2.rotate(p, cv2.ROTATE_90_CLOCKWISE),
    "turned by 180": lambda p: cv2.rotate(p, cv2.ROTATE_180),
    "turned by 270": lambda p: cv2.rotate(p, cv2.ROTATE_90_COUNTERCLOCKWISE),
    "turned by 7": lambda p: turned(p, 7),
    "turned by 20": lambda p: turned(p, 20),
    "scaled by 0.7": lambda p: scaled(p, 0.7),
    "scaled by 0.5": lambda p: scaled(p, 0.5),
    "JPEG quality 30": lambda p: pressed(p, 30),
    "40 % brighter": lambda p: brighter(p, 1.4),
    "40 % darker": lambda p: brighter(p, 0.6),
}


def read(program, picture, truth):
    """The contacts that the program reads of a picture (an array of OpenCV)."""
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "picture.png"
        cv2.imwrite(str(file), picture)
        region = ["--region", truth["region"]] if "region" in truth else []
        command = [program, "read", "--json", "--jobs", "1", *region, file]
        output = subprocess.run(command, capture_output=True, text=True)
    needs_a_look = 1
    if output.returncode not in (0, needs_a_look):
        sys.exit(f"bench: {output.stderr}")
    records = [json.loads(line) for line in output.stdout.splitlines()]
    return [record["contact"] for record in records if "contact" in record]


def values(contact, field):
    """What is compared of a field, as the scorer compares it."""
    return score.normalised(field, score.value_of(contact, field))


def agreeing(contacts, others):
    """The contacts of one reading, each with the contact of the other that has most in common."""
    left = list(others)
    for contact in contacts:
        alike = lambda other: sum(values(contact, f) == values(other, f) for f in score.FIELDS)
        best = max(left, key=alike, default=None)
        if best is not None:
            left.remove(best)
        yield contact, best


def changed_fields(before, after):
    """(changed, all) over the fields that either reading of a card has."""
    changed = every = 0
    for contact, other in agreeing(before, after):
        for field in score.FIELDS:
            was = values(contact, field)
            now = values(other, field) if other else set()
            every += bool(was or now)
            changed += was != now
    return changed, every


def whole_cards(contacts, truths):
    """Which of the cards of the truth some contact has right: name, mail addresses and numbers."""
    right = lambda card, contact: all(
        want == had
        for want, had in (
            score.wanted_and_had(field, card, {"contact": contact})
            for field in ("name", "emails", "phones")
            if field not in card.get("uncertain", ())
        )
    )
    return {i for i, card in enumerate(truths) if any(right(card, c) for c in contacts)}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpora", type=pathlib.Path, nargs="+", metavar="corpus")
    parser.add_argument("--program", type=pathlib.Path, required=True)
    options = parser.parse_args()
    counts = {name: [0, 0, 0, 0] for name in CHANGES}  # fields changed, fields, lost, whole before
    for corpus in options.corpora:
        for stem, truth in score.truths_of(corpus):
            found = sorted((corpus / "img").glob(stem + ".*"))
            picture = cv2.imread(str(found[0])) if found else None
            if picture is None:
                continue
            print(f"bench: {stem}", file=sys.stderr)
            cards = truth["cards"]
            before = read(options.program, picture, truth)
            whole = whole_cards(before, cards)
            for name, change in CHANGES.items():
                after = read(options.program, change(picture), truth)
                fields = changed_fields(before, after)
                lost = len(whole - whole_cards(after, cards))
                for i, value in enumerate((*fields, lost, len(whole))):
                    counts[name][i] += value
    share = lambda part, whole: f"{part / whole:.3f}" if whole else "-"
    rows = [("change", "fields changed", "of", "share", "whole cards lost", "of", "share")]
    for name, (changed, fields, lost, whole) in counts.items():
        rows.append((name, changed, fields, share(changed, fields), lost, whole, share(lost, whole)))
    print(score.aligned(rows))


if __name__ == "__main__":
    main()
