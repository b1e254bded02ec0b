#!/usr/bin/env python3
"""calibrate.py picture|text CORPUS RECORDS [CORPUS RECORDS ...]: fits curves of calibration_table.h.

CORPUS and RECORDS as for tests/score/score.py; RECORDS was written by the program as it is built.
Each field's scores are mapped to probabilities by Platt's scaling ("Probabilistic Outputs for
Support Vector Machines", 1999): sigmoid(slope * logit(score) + offset), fitted by gradient descent
under a Gaussian prior around (1, 0). Cards of odd rank fit the curves, those of even rank judge
them: their reliability is printed before the table is written. The curves of pictures and of typed
text (make_texts.py) are two tables. Standard library only.
"""
import math
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent.parent.parent / "tests" / "score"))
import score  # noqa: E402  the scorer is a script in another folder, not a package

TABLE = HERE.parent / "calibration_table.h"
FIELDS = score.FIELDS
LOWEST, HIGHEST = 0.02, 0.995  # as in calibration.cpp
PRIOR = 2.0  # how many values' worth the prior around (1, 0) weighs
THRESHOLD = 0.90


def logit(p):
    return math.log(p / (1 - p))


def sigmoid(x):
    return 1 / (1 + math.exp(-x))


def rows_of(source):
    """The pattern of the rows of a source's table."""
    return re.compile(r"(?<=" + source + r"_curves\{\{\n).*?(?=\n\}\};)", re.S)


def curves(source):
    """{field: (slope, offset)} of the table as it is."""
    rows = re.findall(r'\{"(\w+)", (-?[\d.]+), (-?[\d.]+)\}', rows_of(source).search(TABLE.read_text())[0])
    return {field: (float(slope), float(offset)) for field, slope, offset in rows}


def fitted(examples):
    """(slope, offset) for [(logit of the score, right)]."""
    slope, offset = 1.0, 0.0
    for _ in range(4000):
        down, along = PRIOR * (slope - 1), PRIOR * 0.05 * offset
        for x, right in examples:
            error = sigmoid(slope * x + offset) - right
            down += error * x
            along += error
        slope = max(0.05, slope - 0.2 * down / (len(examples) + PRIOR) / 4)
        offset -= 0.2 * along / (len(examples) + PRIOR)
    return slope, offset


def main():
    source, *arguments = sys.argv[1:]
    old = curves(source)
    halves = [{field: [] for field in FIELDS} for _ in range(2)]
    for corpus, records in zip(arguments[::2], arguments[1::2]):
        lines = pathlib.Path(records).read_text(encoding="utf-8").splitlines()
        values = score.judged_values(pathlib.Path(corpus), score.records_by_picture(lines))
        pictures = sorted({value.picture for value in values})
        for value in values:
            slope, offset = old[value.field]
            p = min(max(value.confidence, 1e-4), 1 - 1e-4)
            x = min(max((logit(p) - offset) / slope, logit(LOWEST)), logit(HIGHEST))
            halves[pictures.index(value.picture) % 2][value.field].append((x, value.right))
    new = {field: fitted(halves[1][field]) for field in FIELDS}
    judged = [score.Judged("", field, sigmoid(new[field][0] * x + new[field][1]), right) for field in FIELDS for x, right in halves[0][field]]
    print(score.reliability_table(judged))
    rows = "\n".join(f'    {{"{field}", {slope:.3f}, {offset:.3f}}},' for field, (slope, offset) in new.items())
    TABLE.write_text(rows_of(source).sub(rows, TABLE.read_text()))


if __name__ == "__main__":
    main()
