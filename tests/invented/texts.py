#!/usr/bin/env python3
"""texts.py COUNT SEED HALF [FOLDER]: cards copied, signatures, footers, imprints, notes, with truth.

Without FOLDER it prints them as cards.py prints cards; with FOLDER it writes img/<id>.txt and
truth/<id>.json there, a corpus for tests/score/score.py. Standard library only.
"""

import dataclasses
import json
import pathlib
import random
import sys

import cards
import world

SEPARATORS = {
    "fitted": [" | ", " • ", " / ", ", ", " ● ", "  |  ", " ▪ "],
    "judged": [" · ", " – ", " // ", " - ", " * ", " ~ ", " :: "],
}
BULLETS = {"fitted": ["• ", "* ", "» ", "▪ "], "judged": ["- ", "> ", "– ", "· "]}
REGIONS = ("DE", "AT", "CH", "GB", "US", "FR", "IT", "ES", "NL", "PL")


def wrapped(items, per_line, separator):
    return [separator.join(items[i : i + per_line]) for i in range(0, len(items), per_line)]


class Text:
    """What is written about a contact, and the truth about it."""

    def __init__(self, rng, half, country, contact):
        self.rng, self.country, self.contact = rng, country, contact
        self.language = "de" if country.german else "en"
        self.letters = half.letters
        self.phrases = half.letters[self.language]
        self.separator = rng.choice(SEPARATORS[half.name])
        self.bullets = BULLETS[half.name]
        self.truth = {}

    def chance(self, share):
        return self.rng.random() < share

    def phrase(self, pool, **values):
        return self.country.filled(self.rng, self.rng.choice(pool), **values)

    def of(self, key):
        return self.phrase(self.phrases[key])

    def say(self, field):
        """A field's value, which becomes part of the truth."""
        value = getattr(self.contact, field)
        if value:
            self.truth[field] = value
        return value

    def lines_of(self, field, value):
        """A value on a line of its own, seldom on two; none without one."""
        if not value:
            return []
        return cards.broken(self.rng, value, field) if self.chance(0.1) else [value]

    def head(self):
        """Who it is: name, job title, department and firm on lines of their own or together."""
        signs = self.language == "de" and self.chance(0.05)
        name = (self.rng.choice(self.letters["signing"]) + " " if signs else "") + self.say("name")
        title, department, company = (self.say(f) for f in ("title", "department", "company"))
        firm = self.lines_of("company", company)
        shape = self.rng.choice(
            ["lines"] * 4 + ["firm first", "title behind", "role and firm", "one line", "labels"]
        )
        if shape == "labels":
            labels = self.phrases["of_fields"]
            keys = [self.rng.choice(labels[field]) for field in ("name", "title", "company")]
            lines = [f"{k}: {v}" for k, v in zip(keys, (name, title, company)) if v]
        elif shape == "firm first":
            return [line for line in (*firm, name, title, department) if line]
        elif shape == "title behind":
            joiner = self.rng.choice([", ", self.separator])
            return [x for x in (joiner.join(filter(None, (name, title))), department) if x] + firm
        elif shape == "role and firm":
            lines = [name, self.separator.join(x for x in (title, company) if x)]
        elif shape == "one line":
            lines = [self.separator.join(x for x in (name, title, company) if x)]
        else:
            named = self.lines_of("name", name)
            return [line for line in (*named, title, department, *firm) if line]
        return [line for line in (*lines, department) if line]

    def contact_items(self, share=0.85):
        """The items of the contact block, that share of them labelled."""

        def label(kind):
            return self.rng.choice(self.phrases["labels"][kind]) + " " if self.chance(share) else ""

        def written(mail):
            return mail.replace("@", self.rng.choice([" (at) ", "(at)", " [at] ", "@"]))

        items = [
            (label(phone.type) or ("Fax " if phone.type == "fax" else "")) + phone.text
            for phone in self.contact.phones
            if phone.text
        ]
        for mail in self.contact.emails:
            items.append(label("email") + (written(mail) if self.chance(0.05) else mail))
        items += [label("website") + site for site in self.contact.websites]
        for field in ("phones", "emails", "websites"):
            self.truth[field] = getattr(self.contact, field)
        if self.chance(0.2):
            self.rng.shuffle(items)
        return [item.strip() for item in items]

    def place(self):
        """The address on its lines or on one."""
        lines = list(self.contact.address_lines)
        if not lines:
            return []
        plain = [line.rstrip(",") for line in lines]
        self.truth["address"] = ", ".join(plain)
        if self.chance(0.5):
            lines = [self.rng.choice([", ", self.separator]).join(plain)]
        label = self.rng.choice(self.phrases["labels"]["address"]) if self.chance(0.4) else ""
        return [(label + " " + lines[0]).strip()] + lines[1:]

    def register(self, heads=True):
        """The lines of the register, the taxes and the bank, as law or custom wants them."""
        pools = self.letters["register"]
        pool = pools.get(self.country.region) or pools["DE" if self.language == "de" else "GB"]
        lines = [self.phrase(pool) for _ in range(self.rng.randint(1, 3))]
        if heads and self.chance(0.6):
            others = [" ".join(world.given_and_family(self.rng, self.country)) for _ in range(2)]
            names = ", ".join(others[: 2 if self.chance(0.25) else 1])
            lines.insert(self.rng.randint(0, len(lines)), f"{self.of('heads')}: {names}")
        if self.chance(0.25):
            lines += [self.of("bank") for _ in range(self.rng.randint(1, 2))]
        return wrapped(lines, self.rng.choice([1, 1, 2, 3, 5]), self.separator)

    def some(self, key, most):
        return [self.of(key) for _ in range(self.rng.randint(0, most))]

    def credits(self):
        """Who made the page: nobody's card."""
        lines = [self.of("credits") for _ in range(self.rng.randint(1, 3))]
        return wrapped(lines, self.rng.choice([1, 1, 2]), self.separator)

    def menu(self, count, separators):
        entries = self.rng.sample(self.phrases["menu"], count)
        return self.rng.choice(separators).join(entries)


def signature(text):
    chance, rng = text.chance, text.rng
    lines = text.some("chatter", 3) if chance(0.3) else []
    lines += [text.of("greetings")] if chance(0.6) else []
    lines += [rng.choice(text.letters["marks"])] if chance(0.4) else []
    head, place = text.head(), text.place()
    contact = wrapped(text.contact_items(), rng.choice([1, 1, 1, 2, 2, 3, 5]), text.separator)
    if len(place) == 1 and head and head[-1] == text.contact.company and chance(0.4):
        head, place = [*head[:-1], head[-1] + text.separator + place[0]], []
    lines += head + ([""] if chance(0.3) else [])
    lines += place + contact if chance(0.7) else contact + place
    lines += ["", *text.register()] if chance(0.4) else []
    lines += [world.slogan_of(rng, text.country)] if chance(0.15) else []
    lines += text.some("disclaimers", 2) if chance(0.4) else []
    if chance(0.12):
        bullet = rng.choice(text.bullets)
        lines = [bullet + line if line else line for line in lines]
    return lines


def who_stands_for_it(text, several):
    """The label and the person whom the law wants named, with others behind; both empty where
    nobody is."""
    head, name = text.of("heads_of_firms"), text.say("name")
    text.contact = dataclasses.replace(text.contact, title="")
    if not name:
        return "", ""
    if text.chance(several):
        name += ", " + " ".join(world.given_and_family(text.rng, text.country))
    if head != "Vertreten durch":
        text.truth["title"] = head
    return head, name


def footer(text):
    """A firm's page: no person but who stands for it."""
    chance, rng = text.chance, text.rng
    lines = [text.menu(4, [text.separator])] if chance(0.4) else []
    lines += [text.of("headings")] if chance(0.4) else []
    firm = text.say("company")
    copyright_of = lambda: text.phrase(text.letters["copyright"], firm=firm)
    marked = chance(0.3)
    head = [copyright_of() if marked else firm]
    items = text.place() + text.contact_items(0.7)
    label, named = who_stands_for_it(text, 0.4) if chance(0.4) else ("", "")
    if named:
        items.insert(rng.choice([0, len(items)]), f"{label}: {named}")
        items += text.register(heads=False)
    if chance(0.4):
        lines += wrapped(head + items, 9, text.separator)
    else:
        lines += head + wrapped(items, rng.choice([1, 1, 2, 3]), text.separator)
    lines += text.some("hours", 2) if chance(0.4) else []
    lines += text.register(heads=False) if chance(0.25) else []
    lines += [copyright_of()] if not marked and chance(0.4) else []
    lines += text.credits() if chance(0.2) else []
    return lines + ([text.menu(3, [" ", text.separator])] if chance(0.4) else [])


def imprint(text):
    """The page that the law asks for: the firm and who stands for it."""
    text.contact = dataclasses.replace(text.contact, title="")
    lines = [text.of("headings") for _ in range(text.rng.randint(1, 2))]
    lines += [text.say("company")] + text.place()
    head, name = who_stands_for_it(text, 0.25) if text.chance(0.75) else ("", "")
    if name:
        lines += [f"{head}: {name}"] if text.chance(0.5) else ["", f"{head}:", name]
    lines += ["", *([text.of("headings")] if text.chance(0.5) else []), *text.contact_items(0.95)]
    lines += ["", *text.register(heads=False)] + text.some("disclaimers", 2)
    credits = text.credits() if text.chance(0.4) else []
    return credits + lines if text.chance(0.15) else lines + credits


def note(text):
    """What somebody types or copies of a contact: a few of its fields."""
    shares = {
        "name": 0.85, "title": 0.3, "company": 0.4, "departments": 0.1, "address_lines": 0.3,
        "emails": 0.4, "websites": 0.25, "phones": 0.5,
    }  # fmt: skip
    dropped = {
        field: type(getattr(text.contact, field))()
        for field, share in shares.items()
        if not text.chance(share)
    }
    text.contact = dataclasses.replace(text.contact, **dropped)
    lines = [line for line in (text.say("name"), text.say("title"), text.say("department")) if line]
    firm = [text.say("company")] if text.contact.company else []
    lines = firm + lines if text.chance(0.3) else lines + firm
    lines += text.place() + text.contact_items(0.5)
    return lines if text.chance(0.7) else [text.separator.join(lines)]


def card_lines(text, field):
    """What a card says in one of its blocks."""
    contact, rng = text.contact, text.rng
    if field == "*":
        place, items = text.place(), text.contact_items(0.7)
        items = wrapped(items, rng.choice([1, 1, 1, 2]), text.separator)
        return place + items if text.chance(0.5) else items + place
    if field == "departments":
        return [department for department in [text.say("department")] if department]
    if field in ("name", "title", "company"):
        return text.lines_of(field, text.say(field))
    if field == "services":
        return cards.service_lines(rng, contact.services) if contact.services else []
    said = getattr(contact, field)
    return [said] if isinstance(said, str) and said else list(said)


def card(text):
    """A card that somebody copies line by line, with all that is printed on it."""
    contact, rng = text.contact, text.rng
    if contact.name and text.chance(0.3):
        text.contact = cards.sparse(rng, contact)
    order = [*rng.choice(cards.ORDERS if contact.name else cards.SHOP_ORDERS)]
    for field in ("services", "trade_line", "lines"):
        if field not in order:
            order.insert(rng.randint(0, len(order)), field)
    return [line for field in order for line in card_lines(text, field)]


KINDS = {card: 10, signature: 6, footer: 4, imprint: 5, note: 4}


SHOPS = {footer: 0.5, card: 0.2}  # of a kind's texts name a firm and nobody


def one_text(rng, half):
    """A text and its lines."""
    kind = rng.choices(list(KINDS), list(KINDS.values()))[0]
    while True:
        everywhere = kind is card
        regions = [region for region in REGIONS if region in half.countries]
        country = half.country(rng, None if everywhere else regions)
        contact = world.any_contact(rng, country, SHOPS.get(kind, 0.1))
        reachable = contact.emails or contact.phones
        if reachable and (contact.company or kind not in (footer, imprint)):
            break
    text = Text(rng, half, country, contact)
    lines = [line for line in kind(text) if line or rng.random() < 0.7]
    return kind.__name__, text, lines


def write_files(folder, name, kind, text, lines):
    empty = {field: "" for field in ("name", "title", "company")}
    lists = {field: () for field in ("phones", "emails", "websites")}
    said = {**empty, **lists, **{f: v for f, v in text.truth.items() if f in {**empty, **lists}}}
    card = dataclasses.replace(text.contact, address_lines=(), **said).truth()
    card["address"] = text.truth.get("address")
    region = text.country.region
    truth = {"id": name, "kind": kind, "synthetic": True, "region": region, "cards": [card]}
    (folder / "img" / f"{name}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    written = json.dumps(truth, ensure_ascii=False, indent=1)
    (folder / "truth" / f"{name}.json").write_text(written, encoding="utf-8")


def print_text(number, text, lines):
    print("C", number, sep="\t")
    print("R", text.country.region, sep="\t")
    names = {"title": "job_title"}
    for field in ("name", "company", "title", "department", "address"):
        if text.truth.get(field):
            print("T", names.get(field, field), text.truth[field], sep="\t")
    cards.print_typed(lines)


def main():
    count, seed, half, *folder = sys.argv[1:]
    rng, words = random.Random(int(seed)), world.World(half)
    for number in range(int(count)):
        kind, text, lines = one_text(rng, words)
        if not folder:
            print_text(number, text, lines)
            continue
        root = pathlib.Path(folder[0])
        for part in ("img", "truth"):
            (root / part).mkdir(parents=True, exist_ok=True)
        write_files(root, f"text-{number:04}", kind, text, lines)


if __name__ == "__main__":
    main()
