"""Tests of the invented world."""

import random
import re
import unittest

import cards
import world
import written

HALVES = {half: world.World(half) for half in world.HALVES}


def names_of(half, key):
    return {name for country in half.countries.values() for name in country.list(key) if name}


class WorldTest(unittest.TestCase):
    def test_what_is_judged_was_not_learnt(self):
        for key in world.NAMES:
            fitted, judged = (names_of(HALVES[half], key) for half in world.HALVES)
            self.assertTrue(fitted and judged, key)
            self.assertEqual(fitted & judged, set(), key)

    def test_every_country_invents_contacts_without_a_brace_left(self):
        for half in HALVES.values():
            for country in half.countries.values():
                rng = random.Random(country.region)
                for _ in range(40):
                    contact = world.person_contact(rng, country)
                    self.assertTrue(contact.name)
                    self.assertNotRegex(repr(contact.truth()), r"#|\{\w+\}")
                    for mail in contact.emails:
                        self.assertRegex(mail, r"^[\w.-]+@[\w.-]+\.example(\.(com|org|net))?$")

    def test_numbers_are_told_as_they_are_dialled(self):
        table = {
            ("0541 / 12 34 56", "49"): "+49541123456",
            ("+49 (0)541 12 34", "49"): "+495411234",
            ("0049 541 1234", "49"): "+495411234",
            ("1-415-555-0123", "1"): "+14155550123",
            ("02 123 4567", "39"): "+39021234567",
            ("91 123 45 67", "34"): "+34911234567",
        }
        for (text, code), wanted in table.items():
            self.assertEqual(world.e164_of(text, code), wanted)

    def test_a_seed_gives_the_same_contact(self):
        country = HALVES["fitted"].countries["DE"]
        one, other = (world.person_contact(random.Random(7), country) for _ in range(2))
        self.assertEqual(one, other)

    def test_a_value_on_several_lines_is_the_value(self):
        rng = random.Random(3)
        for _ in range(200):
            text = " ".join(world.invented_word(rng) for _ in range(rng.randint(1, 6)))
            lines = cards.broken(rng, text, "company")
            self.assertEqual(re.sub(" ", "", "".join(lines)), text.replace(" ", ""))

    def test_what_is_true_of_a_written_card_stands_in_its_text(self):
        for half in world.HALVES:
            for card in written.all_written(half):
                text = written.key("\n".join(card.lines))
                for field in ("name", "company", "job_title", "department"):
                    self.assertIn(written.key(card.truth.get(field, "")), text, card.lines)

    def test_written_cards_have_nobodys_domain_or_number(self):
        for half in world.HALVES:
            for card in written.all_written(half):
                for word in " ".join(card.lines).split():
                    if "@" in word[1:] or word.startswith("www."):
                        self.assertIn(".example", word.lower())
                for number in re.findall(r"[+(0]\d[\d ()/.#-]{7,}[\d#]", "\n".join(card.lines)):
                    whole = "#" not in number and len(re.sub(r"\D", "", number)) > 10
                    self.assertFalse(whole, card.lines)

    def test_a_written_card_is_printed_with_the_truth_as_read(self):
        card = written.Written("DE\nname: Erika Muster\n---\nErika Muster, Tel. 0541 ##")
        self.assertEqual(card.place("name"), [(0, 0), (0, 1)])
        self.assertEqual(card.place("company"), [])
        self.assertRegex(written.with_figures(random.Random(1), card.lines[0]), r" 0541 \d\d$")


if __name__ == "__main__":
    unittest.main()
