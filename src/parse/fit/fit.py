#!/usr/bin/env python3
"""fit.py TABLE... < FEATURES: fits weights of the line model (picture, text) or of the parts of addresses
(address).

FEATURES is what print_features makes of the cards of make_cards.py. For each role the candidates of
a card and "not on the card" (score 0) compete in a softmax; the weights maximise the likelihood of
the right one under a Gaussian prior, by AdaGrad (Duchi, Hazan, Singer 2011). A card whose right
candidate is missing (its line was cut otherwise) teaches that role nothing. Standard library only.

Pictures and typed text have weights of their own: a footer names a firm and no person, a signature
stands among greetings, menus and registers, and typed text has neither sizes nor misreadings.

A part of an address is in or out by a logistic regression over its signs, fitted the same way.
Rewrites those tables of ../weights.cpp and ../address_weights.cpp that are named.

  (make_cards.py 10000 1; make_texts.py 4500 1 fit) | parse_features | fit.py text address

The table of pictures is older than the logos, card backs and lists of services that make_cards.py
draws now, and has 0 for the features that came with them: fitted on those too, it took the first
line of a firm's name on two lines for one (company on made faces .958 -> .946).
"""
import math
import pathlib
import random
import re
import sys

FOLDER = pathlib.Path(__file__).resolve().parent.parent
SOURCES = ["picture", "text"]
ROLES = ["name", "company", "job title", "department"]
PRIOR = 0.002  # of each card, on half the squared weights: keeps rare features from growing
EPOCHS = 12
STEP = 0.3


def read(stream):
    names, signs = stream.readline().split(), stream.readline().split()
    cards, parts = [], []
    for line in stream:
        head, *rest = line.split()
        if head == "card":
            cards.append(([x != "0" for x in rest[:-1]], [], rest[-1]))
            continue
        label = rest.pop(0) if head == "part" else head
        features = [(int(i), float(v)) for i, v in (x.split(":") for x in rest)]
        if head == "part":
            parts.append(([features], 0 if label == "1" else -1))
        else:
            cards[-1][1].append((label, features))
    return names, signs, cards, parts


def examples(cards, role, source):
    """Of each card: the features of its candidates, and which is right (none: -1)."""
    for present, candidates, kind in cards:
        right = next((i for i, (labels, _) in enumerate(candidates) if labels[role] == "1"), -1)
        if kind == source and candidates and present[role] == (right >= 0):
            # What is printed twice is as right the second time.
            yield [features for i, (labels, features) in enumerate(candidates) if i <= right or labels[role] != "1"], right


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


def fit_and_report(title, cards, count):
    """Weights fitted on five sixths, and how often they are right on the last."""
    test, train = cards[: len(cards) // 6], cards[len(cards) // 6:]
    weights = fit(train, count)
    print(f"{title}: {len(cards)}, right on those kept back: {share_right(weights, test):.3f}", file=sys.stderr)
    return weights


def source(header, lines):
    return f'// Written by fit/fit.py; do not edit.\n#include "parse/{header}"\n\nnamespace cardlog {{\n\n{lines}\n\n}}  // namespace cardlog\n'


def roles_table(kind, names, cards):
    columns = [fit_and_report(f"{title}, {kind}", list(examples(cards, role, kind)), len(names)) for role, title in enumerate(ROLES)]
    rows = [", ".join(f"{column[i]:.2f}" for column in columns) for i in range(len(names))]
    rows = "\n".join(f"    {{{{{row}}}}},  // {name}" for row, name in zip(rows, names))
    return f"// {', '.join(ROLES)}\nconst Weights {kind}_weights{{{{\n{rows}\n}}}};"


def main():
    tables = sys.argv[1:]
    if not tables or not set(tables) <= {*SOURCES, "address"}:
        sys.exit("fit.py: name the tables to fit: picture, text, address")
    names, signs, cards, parts = read(sys.stdin)
    file = FOLDER / "roles" / "weights.cpp"
    for kind in SOURCES:
        if kind in tables:
            old = rf"// [^\n]*\nconst Weights {kind}_weights{{{{.*?}}}};"
            fresh = roles_table(kind, names, cards)
            file.write_text(re.sub(old, lambda _: fresh, file.read_text(), flags=re.S))
    if "address" in tables:
        own = fit_and_report("address parts", parts, len(signs))
        rows = "\n".join(f"    {weight:.2f},  // {name}" for weight, name in zip(own, signs))
        lines = f"const AddressSigns address_weights{{\n{rows}\n}};"
        (FOLDER / "address_weights.cpp").write_text(source("address_parts.h", lines))


if __name__ == "__main__":
    main()
