"""What is read of the sample pictures may get better and not worse.

After zxing's BlackboxTestRunner: for each set the least that must be right and the most that may be
wrong. Whoever reads better raises these figures in the same change.
"""

import collections
import json
import os
import pathlib
import subprocess
import unittest

import score

SAMPLES = pathlib.Path(__file__).resolve().parents[2] / "samples"
HOME = "DE"  # the region of a truth that names none

Least = collections.namedtuple("Least", "whole located right")
Most = collections.namedtuple("Most", "extra wrong")

# The values of each field in the order of score.FIELDS.
FIGURES = {
    "cards": (Least(19, 18, (19, 19, 37, 19, 16, 16, 18)), Most(0, (0, 0, 0, 0, 0, 0, 0))),
    "hard": (Least(30, 36, (34, 33, 50, 33, 29, 24, 26)), Most(0, (2, 0, 1, 3, 1, 1, 7))),
}


def records_of(corpus):
    """The records of a set's pictures, each read with its own home region, by picture."""
    by_region = collections.defaultdict(list)
    for name, truth in score.truths_of(corpus):
        by_region[truth.get("region", HOME)] += (corpus / "img").glob(f"{name}.*")
    lines = []
    for region, pictures in by_region.items():
        run = subprocess.run(
            [os.environ["CARDLOG"], "read", "--json", "--region", region, *pictures],
            capture_output=True,
            check=False,
        )
        needs_a_look = 1
        assert run.returncode in (0, needs_a_look), run.stderr.decode()
        lines += run.stdout.decode().splitlines()
    return score.records_by_picture(lines)


class Reading(unittest.TestCase):
    def test_samples_are_read_no_worse_than_they_were(self):
        for name, (least, most) in FIGURES.items():
            by_kind, misses = score.count_corpus(SAMPLES / name, records_of(SAMPLES / name))
            counts = by_kind["all"]
            with self.subTest(set=name, misses=json.dumps(misses, ensure_ascii=False, indent=1)):
                self.assertGreaterEqual(counts["whole"], least.whole, "whole cards")
                self.assertGreaterEqual(counts["located"], least.located, "located cards")
                self.assertLessEqual(counts["extra"], most.extra, "cards that are none")
                for field, right, wrong in zip(score.FIELDS, least.right, most.wrong):
                    self.assertGreaterEqual(counts[field, "right"], right, field)
                    self.assertLessEqual(counts[field, "invented"], wrong, field)


if __name__ == "__main__":
    unittest.main()
