#!/usr/bin/env python3
"""fit_cards.py FEATURES=CORPUS... > ../card_weights.cpp: fits the models by which cards are found.

FEATURES is what print_features prints for the pictures of CORPUS (img/ and truth/ as in samples/). A
quad that covers a card of the truth nearly wholly is a card, one that covers none is not, and those
between teach nothing. A picture with a card without a quad is a card itself. Logistic regression with
a Gaussian prior on the weights, by Newton's method.

What a quad's relations say rests on the others' own evidence, so it is fitted in a second round, with
print_features built on the weights of the first: with --relations the weights of a quad's own evidence
stay as they are.

  make_pictures.py hard photos --count 300 --seed 2; make_pictures.py flat faces --count 120 --seed 1
  cmake --build --preset release --target card_features
  card_features photos/img/* > photos.txt; card_features faces/img/* > faces.txt
  fit_cards.py [--relations] photos.txt=photos faces.txt=faces > ../card_weights.cpp
"""
import json
import math
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE.parents[2] / "tests" / "score"))
from score import overlap  # noqa: E402

PRIOR = 0.5  # on half the squared weights, in examples
ROUNDS = 30
CARD, NO_CARD = 0.9, 0.75  # intersection over union with the nearest card of the truth


def quad_from(numbers):
    return [[numbers[2 * i], numbers[2 * i + 1]] for i in range(4)]


def examples(features, corpus):
    """(features, is a card) of quads by themselves, of quads among others, and of pictures."""
    own, related, pictures = [], [], []
    for line in pathlib.Path(features).read_text().splitlines():
        kind, *rest = line.split("\t")
        if kind == "F":
            truth = json.loads((pathlib.Path(corpus) / "truth" / (pathlib.Path(rest[0]).stem + ".json")).read_text())
            cards = [card["quad"] for card in truth["cards"] if card.get("quad")]
            whole = any(not card.get("quad") for card in truth["cards"])
            continue
        numbers = [float(text) for text in rest]
        if kind == "W":
            pictures.append((numbers, whole))
        elif kind == "Q":
            best = max((overlap(quad_from(numbers), card) for card in cards), default=0.0)
            telling = best > CARD or best < NO_CARD
            if telling:
                own.append((numbers[8:], best > CARD))
        elif telling and numbers[0]:
            related.append((numbers, best > CARD))
    return own, related, pictures


def solved(matrix, right):
    """Gaussian elimination with pivoting."""
    rows = [list(row) + [value] for row, value in zip(matrix, right)]
    size = len(rows)
    for column in range(size):
        pivot = max(range(column, size), key=lambda row: abs(rows[row][column]))
        rows[column], rows[pivot] = rows[pivot], rows[column]
        for row in range(size):
            if row != column and rows[row][column]:
                factor = rows[row][column] / rows[column][column]
                rows[row] = [a - factor * b for a, b in zip(rows[row], rows[column])]
    return [rows[i][size] / rows[i][i] for i in range(size)]


def fitted(examples):
    size = len(examples[0][0])
    weights = [0.0] * size
    for _ in range(ROUNDS):
        # The first feature is the constant, which has no prior.
        gradient = [0.0] + [PRIOR * weight for weight in weights[1:]]
        hessian = [[(PRIOR if i else 1e-6) if i == j else 0.0 for j in range(size)] for i in range(size)]
        for features, right in examples:
            p = 1 / (1 + math.exp(-sum(f * w for f, w in zip(features, weights))))
            for i, f in enumerate(features):
                gradient[i] += f * (p - right)
                if f:
                    scale = f * p * (1 - p)
                    row = hessian[i]
                    for j, g in enumerate(features):
                        row[j] += scale * g
        weights = [weight - step for weight, step in zip(weights, solved(hessian, gradient))]
    return weights


def feature_names(enum, header):
    """The enumerators, without the count at the end."""
    body = re.search(rf"enum {enum}[^{{]*{{(.*?)}};", (HERE.parent / header).read_text(), re.S).group(1)
    return re.findall(r"^\s*(\w+)", body, re.M)[:-1]


def present_weights(variable):
    text = (HERE.parent / "card_weights.cpp").read_text()
    body = re.search(rf"{variable}{{(.*?)}};", text, re.S).group(1)
    return [float(number) for number in re.findall(r"^\s*(-?[\d.]+),", body, re.M)]


def table(kind, variable, names, weights):
    lines = [f"    {weight:.2f},".ljust(13) + f"// {name}" for name, weight in zip(names, weights)]
    return f"const {kind} {variable}{{\n" + "\n".join(lines) + "\n};\n"


def main():
    arguments = [argument for argument in sys.argv[1:] if "=" in argument]
    own, related, pictures = ([], [], [])
    for argument in arguments:
        for examples_so_far, more in zip((own, related, pictures), examples(*argument.split("=", 1))):
            examples_so_far += more
    for title, fitted_on in (("quads", own), ("likely quads", related), ("pictures", pictures)):
        print(f"{len(fitted_on)} {title}, {sum(y for _, y in fitted_on)} of them cards", file=sys.stderr)
    relation_names = feature_names("RelationFeature", "evidence.h")
    if "--relations" in sys.argv:
        weights, relation_weights = present_weights("card_weights"), fitted(related)
    else:  # own evidence alone, which is given as a quarter of its logit
        weights, relation_weights = fitted(own), [0.0, 4.0] + [0.0] * (len(relation_names) - 2)
    print('// Written by fit/fit_cards.py; do not edit.\n#include "imaging/evidence.h"\n'
          '#include "imaging/whole_picture.h"\n\nnamespace cardlog {\n')
    print(table("CardFeatures", "card_weights", feature_names("CardFeature", "evidence.h"), weights))
    print(table("RelationFeatures", "relation_weights", relation_names, relation_weights))
    print(table("WholeFeatures", "whole_weights", feature_names("WholeFeature", "whole_picture.h"), fitted(pictures)))
    print("}  // namespace cardlog")


if __name__ == "__main__":
    main()
