#!/usr/bin/env python3
"""fit_verdict.py FEATURES=CORPUS...: fits the weights by which what was found and read is a card.

FEATURES is what print_verdicts prints for the pictures of CORPUS (img/ and truth/ as in samples/). A
quad that covers most of a card of the truth is a card, one that covers none is not, and those between
teach nothing. The likelihood is largest, with a Gaussian prior on the weights, by Newton's method;
what is printed goes into ../verdict.cpp.

  ./dev pictures hard photos --count 150 --seed 331; ./dev pictures hard rooms --kind room --count 40 --seed 332
  cmake --build --preset release --target verdict_features
  verdict_features DE photos/img/* > photos.txt; verdict_features DE rooms/img/* > rooms.txt
  fit_verdict.py photos.txt=photos rooms.txt=rooms
"""
import json
import pathlib
import sys

import numpy

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE.parents[2] / "tests" / "score"))
from score import overlap  # noqa: E402

CARD, NO_CARD = 0.5, 0.1  # intersection over union with the nearest card of the truth
PRIOR = 0.1  # on half the square of a weight, in hundredths of an example; chosen on other pictures
ROUNDS_OF_NEWTON = 30


def examples(features, corpus):
    """The features of each quad and whether it is a card."""
    for line in pathlib.Path(features).read_text().splitlines():
        kind, *rest = line.split("\t")
        if kind == "F":
            file = pathlib.Path(corpus) / "truth" / (pathlib.Path(rest[0]).stem + ".json")
            truth = json.loads(file.read_text())["cards"]
            continue
        numbers = [float(text) for text in rest]
        quad = [[numbers[2 * i], numbers[2 * i + 1]] for i in range(4)]
        covered = [overlap(quad, card["quad"]) if card.get("quad") else 1.0 for card in truth]
        best = max(covered, default=0.0)
        if best > CARD or best <= NO_CARD:
            yield numbers[8:], best > CARD


def fitted(features, right):
    """The constant and a weight for each feature."""
    columns = numpy.hstack([numpy.ones((len(features), 1)), features])
    prior = PRIOR / 100 * len(right) * numpy.diag([0.0] + [1.0] * features.shape[1])
    weights = numpy.zeros(columns.shape[1])
    for _ in range(ROUNDS_OF_NEWTON):
        p = 1 / (1 + numpy.exp(-columns @ weights))
        gradient = columns.T @ (p - right) + prior @ weights
        hessian = (columns * (p * (1 - p))[:, None]).T @ columns + prior
        weights -= numpy.linalg.solve(hessian, gradient)
    return weights


def main():
    found = [one for argument in sys.argv[1:] for one in examples(*argument.split("=", 1))]
    right = numpy.array([answer for _, answer in found], float)
    print(f"{len(right)} examples, {right.sum():.0f} cards", file=sys.stderr)
    constant, *weights = fitted(numpy.array([numbers for numbers, _ in found]), right)
    print(f"constant {constant:.2f}, weights {', '.join(f'{weight:.2f}' for weight in weights)}")


if __name__ == "__main__":
    main()
