"""The scorer on a corpus small enough to be counted by hand."""

import collections
import json
import pathlib
import tempfile
import unittest

import score

SQUARE = [[0, 0], [100, 0], [100, 100], [0, 100]]
SQUARE_10_RIGHT = [[10, 0], [110, 0], [110, 100], [10, 100]]  # shares 90 of 110 columns: 0.818
SQUARE_50_RIGHT = [[50, 0], [150, 0], [150, 100], [50, 100]]  # shares 50 of 150 columns: 0.333

TRUTHS = {
    "one-photo": {
        "kind": "photo",
        "cards": [
            {
                "quad": SQUARE,
                "name": "Dr. Anna Rossi",
                "company": "Feldmark GmbH & Co. KG",
                "title": "Gärtnerin",
                "emails": ["a.rossi@feldmark.example"],
                "phones": [{"e164": "+4930111111"}, {"e164": "+4930222222"}],
                "websites": ["www.feldmark.example"],
                "address": "Gartenweg 63, 28195 Bremen",
            }
        ],
    },
    "two-multi": {
        "kind": "multi",
        "cards": [
            {"quad": SQUARE_50_RIGHT, "name": "Uwe Nowak", "emails": ["uwe@nordwerk.example"]},
            {"quad": SQUARE, "name": "Wei Smith", "title": "?", "uncertain": ["title"]},
        ],
    },
}

RECORDS = [
    # One phone number wrong, the company wrong, the website not read, a quarter turn off.
    {
        "file": "photos/one-photo.jpg",
        "quad": SQUARE_10_RIGHT[1:] + SQUARE_10_RIGHT[:1],
        "contact": {
            "name": "ANNA  ROSSI",
            "company": "Feldmark",
            "job_title": "gärtnerin",
            "emails": ["A.Rossi@feldmark.example"],
            "phones": [{"e164": "+4930111111"}, {"e164": "+4930999999"}, {"e164": None}],
            "websites": [],
            "address": "Gartenweg 63 · 28195 Bremen",
        },
    },
    # The second card of the picture; the first was not found.
    {
        "file": "two-multi.png",
        "quad": SQUARE,
        "contact": {"name": "Wei Smith", "job_title": "Head of Marketing"},
    },
    {"file": "two-multi.png", "error": {"code": "input"}},
]


def scored():
    """The counts by kind and the misses of RECORDS against TRUTHS."""
    with tempfile.TemporaryDirectory() as folder:
        corpus = pathlib.Path(folder)
        (corpus / "truth").mkdir()
        for name, truth in TRUTHS.items():
            (corpus / "truth" / f"{name}.json").write_text(json.dumps(truth), encoding="utf-8")
        return score.count_corpus(corpus, score.records_by_picture(map(json.dumps, RECORDS)))


class ScoredCorpus(unittest.TestCase):
    def setUp(self):
        self.by_kind, self.misses = scored()
        self.figures = {kind: score.figures(counts) for kind, counts in self.by_kind.items()}

    def assert_field(self, kind, field, precision, recall, f1):
        expected = {"precision": precision, "recall": recall, "f1": f1}
        for name, value in self.figures[kind][field].items():
            self.assertAlmostEqual(value, expected[name], places=9, msg=f"{kind} {field} {name}")

    def test_fields_are_scored_over_all_cards(self):
        self.assert_field("all", "name", 1, 2 / 3, 4 / 5)
        self.assert_field("all", "emails", 1, 1 / 2, 2 / 3)
        self.assert_field("all", "phones", 1 / 2, 1 / 2, 1 / 2)
        self.assert_field("all", "company", 0, 0, 0)
        self.assert_field("all", "job_title", 1, 1, 1)  # the uncertain one is not counted
        self.assert_field("all", "websites", 1, 0, 0)
        self.assert_field("all", "address", 1, 1, 1)

    def test_kinds_are_scored_apart(self):
        self.assertEqual(list(self.by_kind), ["all", "photo", "multi"])
        self.assert_field("photo", "name", 1, 1, 1)
        self.assert_field("multi", "name", 1, 1 / 2, 2 / 3)
        self.assertEqual([self.figures[kind]["cards"] for kind in self.by_kind], [3, 1, 2])

    def test_a_card_is_whole_when_name_emails_and_phones_are_right(self):
        self.assertAlmostEqual(self.figures["all"]["whole"], 1 / 3)
        self.assertEqual(self.figures["photo"]["whole"], 0)  # a wrong phone number
        self.assertEqual(self.figures["multi"]["whole"], 1 / 2)

    def test_located_cards_and_upright_cards_are_counted(self):
        self.assertAlmostEqual(self.figures["all"]["located"], 2 / 3)
        self.assertAlmostEqual(self.figures["all"]["upright"], 1 / 3)
        self.assertAlmostEqual(self.figures["photo"]["mean_iou"], 90 / 110)
        self.assertAlmostEqual(self.by_kind["all"]["iou_of_located"], 90 / 110 + 1)
        self.assertEqual(self.figures["all"]["extra_cards"], 0)

    def test_a_kind_without_cards_has_no_shares(self):
        counts = collections.Counter(extra=2)
        row = score.kind_table({"none": counts}).splitlines()[1].split()
        self.assertEqual(row[:7], ["none", "0", "-", "-", "-", "-", "2"])

    def test_each_value_that_is_not_right_is_named(self):
        self.assertEqual(
            self.misses,
            [
                "one-photo card 0 phones: missed ['+4930222222'] invented ['+4930999999']",
                "one-photo card 0 company: missed ['feldmark gmbh & co kg'] invented ['feldmark']",
                "one-photo card 0 websites: missed ['feldmark.example'] invented []",
                "two-multi card 0 name: missed ['uwe nowak'] invented []",
                "two-multi card 0 emails: missed ['uwe@nordwerk.example'] invented []",
            ],
        )


class Comparison(unittest.TestCase):
    def test_spelling_that_does_not_change_a_value_is_ignored(self):
        for field, truth, found in [
            ("name", "Prof. Dr. Käthe O’Connor", "KÄTHE O'CONNOR"),
            ("name", "Anna Großmann M.A.", "Anna Grossmann"),
            ("company", "Oak & Stone S.A.", "OAK & STONE S A"),
            ("websites", ["https://www.Feldmark.example/"], ["feldmark.example"]),
            ("address", "Am Kamp 44 b, D-10117 Berlin", "Am Kamp 44b D 10117 Berlin"),
        ]:
            with self.subTest(field=field, truth=truth):
                wanted, had = score.wanted_and_had(field, {field: truth}, {field: found})
                self.assertEqual(wanted, had)

    def test_spelling_that_changes_a_value_counts(self):
        for field, truth, found in [
            ("name", "Anna Müller", "Anna Muller"),
            ("company", "Oak & Stone", "Oak Stone"),
            ("emails", ["a@x.example"], ["a@y.example"]),
            ("websites", ["feldmark.example/kontakt"], ["feldmark.example"]),
        ]:
            with self.subTest(field=field, truth=truth):
                wanted, had = score.wanted_and_had(field, {field: truth}, {field: found})
                self.assertFalse(wanted & had)

    def test_a_variant_counts_as_the_value(self):
        truth = {"company": "Nordwerk AG", "company_variants": ["Nordwerk"]}
        wanted, had = score.wanted_and_had("company", truth, {"company": "NORDWERK"})
        self.assertEqual((wanted, had), ({"nordwerk ag"}, {"nordwerk ag"}))

    def test_in_a_list_each_other_form_stands_for_one_value(self):
        truth = {
            "websites": ["oak.example/en", "nordwerk.example"],
            "websites_variants": [["oak.example"]],
        }
        for found, had in [
            (["oak.example", "nordwerk.example"], {"oak.example/en", "nordwerk.example"}),
            (["nordwerk.example"], {"nordwerk.example"}),
            (["oak.example", "x.example"], {"nordwerk.example", "x.example"}),
            (
                ["oak.example/en", "oak.example", "nordwerk.example"],
                {"oak.example/en", "nordwerk.example"},
            ),
        ]:
            with self.subTest(found=found):
                wanted, counted = score.wanted_and_had("websites", truth, {"websites": found})
                self.assertEqual(wanted, {"oak.example/en", "nordwerk.example"})
                self.assertEqual(counted, had)

    def test_a_value_that_a_list_lacks_stays_missing(self):
        truth = {"emails": ["a@x.example", "b@x.example"]}
        wanted, had = score.wanted_and_had("emails", truth, {"emails": ["b@x.example"]})
        self.assertEqual((wanted - had, had - wanted), ({"a@x.example"}, set()))

    def test_a_truth_kept_as_digests_scores_like_the_values(self):
        truth = {"hashed": {"name": [score.digest("anna rossi")]}}
        wanted, had = score.wanted_and_had("name", truth, {"name": "Anna Rossi"})
        self.assertEqual(had, wanted)
        self.assertTrue(wanted)


class Overlap(unittest.TestCase):
    def test_overlap_is_intersection_over_union(self):
        for other, expected in [
            (SQUARE, 1),
            (SQUARE[::-1], 1),
            (SQUARE_10_RIGHT, 90 / 110),
            (SQUARE_50_RIGHT, 50 / 150),
            ([[50, -50], [150, 50], [50, 150], [-50, 50]], 10_000 / 20_000),  # around the square
            ([[200, 0], [300, 0], [300, 100], [200, 100]], 0),
        ]:
            with self.subTest(other=other):
                self.assertAlmostEqual(score.overlap(SQUARE, other), expected)


class Reliability(unittest.TestCase):
    def setUp(self):
        self.truth = {
            "name": "Uwe Nowak",
            "phones": [{"e164": "+4930111111"}],
            "title": "?",
            "uncertain": ["title"],
        }
        self.card = {
            "contact": {
                "name": "Uwe Nowak",
                "job_title": "Inhaber",
                "department": "Einkauf",
                "phones": [{"e164": "+4930999999"}, {"e164": "+4930111111"}],
            },
            "evidence": [
                {"field": "name", "confidence": 0.96},
                {"field": "job_title", "confidence": 0.9},
                {"field": "department", "confidence": 0.9},
                {"field": "phones[0]", "confidence": 0.6},
                {"field": "phones[1]", "confidence": 1.0},
            ],
        }

    def test_each_value_of_a_field_with_truth_is_judged_alone(self):
        self.assertEqual(
            list(score.judged_evidence("a", self.truth, self.card)),
            [
                ("a", "name", 0.96, True),
                ("a", "phones", 0.6, False),
                ("a", "phones", 1.0, True),
            ],
        )

    def test_the_calibration_error_is_the_gap_of_each_bin_weighted_by_its_size(self):
        values = list(score.judged_evidence("a", self.truth, self.card))
        self.assertAlmostEqual(score.calibration_error(values), (0.04 + 0.6 + 0) / 3)
        self.assertEqual(score.calibration_error([]), 0)

    def test_the_table_has_expected_and_observed_for_each_bin(self):
        table = score.reliability_table(list(score.judged_evidence("a", self.truth, self.card)))
        self.assertIn("0.95-0.98        1     0.960  1.000", table)
        self.assertIn("0.50-0.70        1     0.600  0.000", table)


if __name__ == "__main__":
    unittest.main()
