#!/usr/bin/env python3
"""fit_cards.py ROUND FEATURES=CORPUS...: fits the curves by which cards are found.

FEATURES is what print_features prints for the pictures of CORPUS (img/ and truth/ as in samples/). A
quad that covers a card of the truth nearly wholly is a card, one that covers none is not, and those
between teach nothing; a block is right when its cards are. A picture with a card without a quad is a
card itself. The likelihood is largest, with a Gaussian prior on the steps of the curves, by Newton's
method.

What a quad's relations say rests on the others' own evidence, and what speaks for the whole picture
on the cards found in it. So there are three rounds, each with print_features built on the curves of
the round before: `own` (of quads and blocks), `relations`, `whole`. Each rewrites its part of
../card_curves.cpp.

  ./dev pictures hard photos --count 300 --seed 2; ./dev pictures flat faces --count 120 --seed 1
  cmake --build --preset release --target card_features
  card_features photos/img/* > photos.txt; card_features faces/img/* > faces.txt
  fit_cards.py own photos.txt=photos faces.txt=faces
"""
import collections
import json
import pathlib
import re
import sys

import numpy

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE.parents[2] / "tests" / "score"))
from score import overlap  # noqa: E402

LEVEL_PRIOR = 0.05  # on half the squares, in examples
ROUNDS_OF_NEWTON = 20
CARD, NO_CARD = 0.9, 0.75  # intersection over union with the nearest card of the truth
CARD_OF_BLOCK = 0.8

# How many examples a picture counts for at most (a grid of cards has hundreds) and the prior on a
# curve's steps; chosen on pictures that the curves were not fitted to.
MOST_OF_PICTURE = {"Q": 10, "B": 10, "R": 30, "W": 1}
STEP_PRIOR = {"Q": 4.0, "B": 4.0, "R": 1.0, "W": 1.0}

# round: the models it fits, as (kind of example, variable, enumeration, header)
ROUNDS = {
    "own": (
        ("Q", "card_curves", "CardFeature", "evidence.h"),
        ("B", "block_curves", "BlockFeature", "card_blocks.h"),
    ),
    "relations": (("R", "relation_curves", "RelationFeature", "evidence.h"),),
    "whole": (("W", "whole_curves", "WholeFeature", "whole_picture.h"),),
}


def quad_from(numbers):
    return [[numbers[2 * i], numbers[2 * i + 1]] for i in range(4)]


def verdict(found, wanted, no_card=None):
    """True, False, or None where it is neither right nor wrong."""
    if found > wanted:
        return True
    return False if found < (wanted if no_card is None else no_card) else None


def examples(features, corpus):
    """For each kind of example the features, whether they are those of a card, and the weight."""
    found = collections.defaultdict(list)
    of_picture = collections.defaultdict(list)

    def finish_picture():
        for kind, ones in of_picture.items():
            weight = min(1.0, MOST_OF_PICTURE[kind] / len(ones))
            found[kind] += [(*one, weight) for one in ones]
        of_picture.clear()

    for line in pathlib.Path(features).read_text().splitlines():
        kind, *rest = line.split("\t")
        if kind == "F":
            finish_picture()
            file = pathlib.Path(corpus) / "truth" / (pathlib.Path(rest[0]).stem + ".json")
            truth = json.loads(file.read_text())["cards"]
            cards = [card["quad"] for card in truth if card.get("quad")]
            whole = any(not card.get("quad") for card in truth)
            continue
        numbers = [float(text) for text in rest]

        def covered(quad):
            return max((overlap(quad, card) for card in cards), default=0.0)

        if kind == "Q":
            right = verdict(covered(quad_from(numbers)), CARD, NO_CARD)
            numbers = numbers[8:]
        elif kind == "B":
            count, numbers = int(numbers[0]), numbers[1:]
            parts = [covered(quad_from(numbers[8 * i :])) > CARD_OF_BLOCK for i in range(count)]
            right = verdict(sum(parts) / count, 0.99, 0.5)
            numbers = numbers[8 * count :]
        elif kind == "W":
            right = whole
        if right is not None and any(numbers):  # a quad of a block has no features of its own
            of_picture[kind].append((numbers, right))
    finish_picture()
    return found


def curve_places():
    text = (HERE.parent / "find" / "additive_model.h").read_text()
    return [float(place) for place in re.search(r"curve_places{(.*?)}", text).group(1).split(",")]


def spread(features, places):
    """For each feature and each place the share that the place has in the feature's value."""
    places = numpy.array(places)
    values = numpy.clip(features, places[0], places[-1])[..., None]
    return numpy.stack(
        [numpy.interp(values[..., 0], places, unit) for unit in numpy.eye(len(places))], axis=-1
    ).reshape(len(features), -1)


def fitted(examples, places, step_prior):
    """A curve for each feature."""
    shares = spread(numpy.array([numbers for numbers, _, _ in examples]), places)
    right = numpy.array([answer for _, answer, _ in examples], float)
    weights = numpy.array([weight for _, _, weight in examples])
    count = len(places)
    steps = numpy.diff(numpy.eye(count), axis=0)
    of_one = step_prior * steps.T @ steps + LEVEL_PRIOR * numpy.eye(count)
    prior = numpy.kron(numpy.eye(shares.shape[1] // count), of_one)
    values = numpy.zeros(shares.shape[1])
    for _ in range(ROUNDS_OF_NEWTON):
        p = 1 / (1 + numpy.exp(-shares @ values))
        gradient = shares.T @ (weights * (p - right)) + prior @ values
        hessian = (shares * (weights * p * (1 - p))[:, None]).T @ shares + prior
        values -= numpy.linalg.solve(hessian, gradient)
    p = numpy.clip(1 / (1 + numpy.exp(-shares @ values)), 1e-9, 1 - 1e-9)
    loss = -numpy.sum(weights * (right * numpy.log(p) + (1 - right) * numpy.log(1 - p)))
    print(f"{len(right)} examples, {right.sum():.0f} right, loss {loss:.1f}", file=sys.stderr)
    return values.reshape(-1, count)


def feature_names(enum, header):
    """The enumerators, without the count at the end."""
    text = (HERE.parent / "find" / header).read_text()
    body = re.search(rf"enum {enum}[^{{]*{{(.*?)}};", text, re.S).group(1)
    return re.findall(r"^\s*(\w+)", body, re.M)[:-1]


def table(variable, enum, header, curves):
    names = feature_names(enum, header)
    size = re.search(rf"(\w+)> {variable};", (HERE.parent / "find" / header).read_text()).group(1)
    lines = [f"const std::array<Curve, {size}> {variable}{{{{"]
    for name, curve in zip(names, curves):
        numbers = ", ".join(f"{value:5.2f}" for value in curve)
        lines.append(f"    {{{numbers}}},  // {name}")
    return "\n".join(lines) + "\n}};\n"


def with_table(text, variable, fresh):
    """The file's text with one of its tables replaced."""
    return re.sub(rf"const [^;]*? {variable}{{{{.*?}}}};\n", lambda _: fresh, text, flags=re.S)


def main():
    found = collections.defaultdict(list)
    for argument in sys.argv[2:]:
        for kind, more in examples(*argument.split("=", 1)).items():
            found[kind] += more
    file, places = HERE.parent / "find" / "card_curves.cpp", curve_places()
    text = file.read_text()
    for kind, variable, enum, header in ROUNDS[sys.argv[1]]:
        fresh = table(variable, enum, header, fitted(found[kind], places, STEP_PRIOR[kind]))
        text = with_table(text, variable, fresh)
    if sys.argv[1] == "own":  # until they are fitted, relations say nothing
        variable, enum, header = ROUNDS["relations"][0][1:]
        curves = numpy.zeros((len(feature_names(enum, header)), len(places)))
        curves[0] = 16 * (numpy.array(places) - 0.5)
        text = with_table(text, variable, table(variable, enum, header, curves))
    file.write_text(text)


if __name__ == "__main__":
    main()
