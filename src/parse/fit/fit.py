#!/usr/bin/env python3
"""fit.py < FEATURES > ../weights.cpp: fits the weights of the line model.

FEATURES is what print_features makes of the cards of make_cards.py. For each role the candidates of
a card and "not on the card" (score 0) compete in a softmax; the weights maximise the likelihood of
the right one under a Gaussian prior, by AdaGrad (Duchi, Hazan, Singer 2011). A card whose right
candidate is missing (its line was cut otherwise) teaches that role nothing. Standard library only.

  make_cards.py 6000 1 | parse_features | fit.py > ../weights.cpp
"""
import math
import random
import sys

ROLES = ["name", "company", "job title", "department"]
PRIOR = 0.002  # of each card, on half the squared weights: keeps rare features from growing
EPOCHS = 12
STEP = 0.3


def read(stream):
    names = stream.readline().split()
    cards = []
    for line in stream:
        head, *rest = line.split()
        if head == "card":
            cards.append(([x != "0" for x in rest], []))
        else:
            features = [(int(i), float(v)) for i, v in (x.split(":") for x in rest)]
            cards[-1][1].append((head, features))
    return names, cards


def examples(cards, role):
    """Of each card: the features of its candidates, and which is right (none: -1)."""
    for present, candidates in cards:
        right = next((i for i, (labels, _) in enumerate(candidates) if labels[role] == "1"), -1)
        if candidates and present[role] == (right >= 0):
            yield [features for _, features in candidates], right


def probabilities(weights, candidates):
    scores = [sum(weights[i] * v for i, v in features) for features in candidates]
    top = max(0.0, max(scores))
    powers = [math.exp(s - top) for s in scores]
    total = sum(powers) + math.exp(-top)
    return [p / total for p in powers]


def fit(cards, count):
    weights, squares = [0.0] * count, [1e-2] * count
    chance = random.Random(1)
    for _ in range(EPOCHS):
        chance.shuffle(cards)
        for candidates, right in cards:
            gradient = {}
            for k, p in enumerate(probabilities(weights, candidates)):
                error = (1.0 if k == right else 0.0) - p
                if abs(error) > 1e-4:
                    for i, v in candidates[k]:
                        gradient[i] = gradient.get(i, 0.0) + error * v
            for i, g in gradient.items():
                g -= PRIOR * weights[i]
                squares[i] += g * g
                weights[i] += STEP * g / math.sqrt(squares[i])
    return weights


def share_right(weights, cards):
    hits = 0
    for candidates, right in cards:
        p = probabilities(weights, candidates)
        best = max(range(len(p)), key=p.__getitem__)
        hits += (best if p[best] > 1 - sum(p) else -1) == right
    return hits / len(cards)


def main():
    names, cards = read(sys.stdin)
    columns = []
    for role, title in enumerate(ROLES):
        own = list(examples(cards, role))
        test, train = own[: len(own) // 6], own[len(own) // 6:]
        columns.append(fit(train, len(names)))
        print(f"{title}: {len(own)} cards, right on those kept back: {share_right(columns[-1], test):.3f}", file=sys.stderr)
    print('// Written by fit/fit.py; do not edit.\n#include "parse/classify.h"\n\nnamespace cardlog {\n')
    print("// " + ", ".join(ROLES) + "\nconst Weights weights{{")
    for i, name in enumerate(names):
        print("    {{" + ", ".join(f"{column[i]:.2f}" for column in columns) + "}},  // " + name)
    print("}};\n\n}  // namespace cardlog")


if __name__ == "__main__":
    main()
