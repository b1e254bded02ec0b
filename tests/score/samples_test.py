"""The truth files of the sample pictures: what the scorer and the bench rely on."""

import pathlib
import unittest

import score

SAMPLES = pathlib.Path(__file__).resolve().parents[2] / "samples"
SETS = ("cards", "hard")
TEXTS = ("name", "company", "title", "address")
LISTS = ("emails", "phones", "websites", "codes")


def truths():
    """(name, truth) of every sample."""
    for corpus in SETS:
        yield from (
            (f"{corpus}/{name}", truth) for name, truth in score.truths_of(SAMPLES / corpus)
        )


class Samples(unittest.TestCase):
    def test_every_picture_has_a_truth_and_every_truth_a_picture(self):
        for corpus in SETS:
            files = {
                part: sorted(file.stem for file in (SAMPLES / corpus / part).iterdir())
                for part in ("img", "truth")
            }
            self.assertTrue(files["img"])
            self.assertEqual(files["img"], files["truth"])

    def test_a_truth_names_every_field_of_every_card(self):
        for name, truth in truths():
            for card in truth["cards"]:
                with self.subTest(name=name):
                    self.assertLessEqual({"quad", *TEXTS, *LISTS}, set(card))
                    for field in TEXTS:
                        self.assertIsInstance(card[field], (str, type(None)))
                    for field in LISTS:
                        self.assertIsInstance(card[field], list)
                    for phone in card["phones"]:
                        self.assertRegex(phone["e164"], r"^\+[1-9][0-9]{6,14}$")
                        self.assertIn(phone["type"], ("work", "mobile", "fax"))
                    for email in card["emails"]:
                        self.assertRegex(email, r"^[^@\s]+@[^@\s]+\.[^@\s]+$")

    def test_corners_run_clockwise_and_cards_do_not_overlap(self):
        for name, truth in truths():
            quads = [card["quad"] for card in truth["cards"] if card["quad"]]
            for index, quad in enumerate(quads):
                with self.subTest(name=name, card=index):
                    self.assertEqual([len(point) for point in quad], [2, 2, 2, 2])
                    self.assertGreater(score.signed_area(quad), 0)
                    for other in quads[index + 1 :]:
                        self.assertLess(score.overlap(quad, other), 0.02)

    def test_hard_samples_hold_pictures_without_a_card_and_nobody_real(self):
        empty = 0
        for _, truth in score.truths_of(SAMPLES / "hard"):
            empty += not truth["cards"]
            for card in truth["cards"]:
                for address in card["emails"] + card["websites"]:
                    self.assertRegex(address, r"\.example(\.(com|net|org))?(/|$)")
        self.assertGreaterEqual(empty, 3)


if __name__ == "__main__":
    unittest.main()
