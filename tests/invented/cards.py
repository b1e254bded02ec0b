#!/usr/bin/env python3
"""cards.py COUNT SEED [HALF]: prints the lines of invented business cards with their truth.

One card after the other; tab-separated lines:
  C  id               a card begins
  R  region           where it is read (ISO 3166-1)
  T  field  value     what is on it as it was read (with the misreadings): `name`, `company`,
                      `job_title`, `department`, `address`, `branches` (other addresses)
  L  x_height         a line of print begins
  W  left top right bottom confidence text

The words are those of world.py; half of the names are in no word list of the parser, so that a fit
does not learn to lean on the lists. Standard library only.
"""

import dataclasses
import random
import sys

import world

ALIKE = {
    "l": "I1", "I": "l1", "O": "0", "0": "O", "1": "l", "S": "5", "B": "8", "rn": "m", "m": ["rn"],
    "c": "e", "e": "c", "ö": "o", "ü": "u", "ä": "a", "ß": "B", "é": "e", "ı": "i", "ł": "l",
    "i": "j", "t": "f", "Ł": "L", "ø": "o",
}  # fmt: skip
# What a recogniser makes of strokes, icons and grounds.
JUNK = "N;~ A.;SK;®;Wy;=;| |;a;ee;RE;ERS Ze;IJ;vn;gie i;NXA;ass;Tr;AD;x i 8;—;»;* * *;_ _ _".split(";")
SCRAPS = "aeioursntlmcdhfgyAEIOSTRNLCPKVW&,.*=|><~"
JOINERS = [", ", " · ", " | ", " - ", " » ", " — "]
# "*" is the block of addresses and numbers; what a contact does not say is left out.
SHOP_ORDERS = [
    ["company", "trade_line", "services", "lines", "*", "hours", "slogan"],
    ["company", "slogan", "trade_line", "*", "services", "hours", "lines"],
    ["trade_line", "company", "*", "lines", "hours", "services", "slogan"],
    ["slogan", "company", "services", "trade_line", "*", "lines", "hours"],
    ["*", "company", "trade_line", "services", "hours", "lines", "slogan"],
    ["lines", "company", "trade_line", "*", "slogan", "services", "hours"],
    ["services", "trade_line", "company", "*", "hours", "slogan", "lines"],
    ["company", "*", "hours", "services", "lines", "trade_line", "slogan"],
]
ORDERS = [
    ["company", "slogan", "name", "title", "departments", "*"],
    ["name", "title", "departments", "company", "*", "slogan"],
    ["name", "title", "departments", "company", "slogan", "*"],
    ["company", "departments", "name", "title", "*", "slogan"],
    ["company", "slogan", "*", "name", "title", "departments"],
    ["name", "title", "*", "departments", "company", "slogan"],
    ["company", "name", "departments", "title", "*", "slogan"],
    ["slogan", "title", "name", "company", "departments", "*"],
    ["departments", "company", "title", "name", "*", "slogan"],
    ["*", "company", "slogan", "name", "title", "departments"],
    ["name", "title", "company", "*", "departments", "slogan"],
    ["name", "title", "company", "departments", "*", "slogan"],
    ["slogan", "name", "title", "company", "*", "departments"],
]


SHOPS = 0.2  # of the cards name a firm and nobody, beside the backs of others


def misread(rng, word, rate):
    out = ""
    for sign in word:
        if sign in ALIKE and rng.random() < (rate * 8 if ord(sign) > 127 else rate):
            out += rng.choice(ALIKE[sign])
        else:
            out += sign
    return out


def garbled(rng, text):
    """A logo of which the recogniser makes nothing: other letters, some of them lost."""
    letters = "aeiourstnlEIOAVNRSTLXKmdg.'-|°®"
    words = [
        "".join(rng.choice(letters) if rng.random() < 0.5 else sign for sign in word)[: rng.randint(2, 9)]
        for word in text.split()[: rng.randint(1, 3)]
    ]
    return " ".join(words)


class Page:
    """Lays out lines of print and reads them as a recogniser would."""

    def __init__(self, rng):
        self.rng = rng
        self.quality = rng.choice([0, 0, 0, 0.004, 0.01])
        self.pixels = rng.uniform(0.7, 1.5)
        self.x_heights_known = rng.random() < 0.8
        self.gap = rng.choice([(0, 12), (5, 60), (5, 60)])  # between two blocks
        self.printed = []  # (top, left, x-height, words)

    def words(self, text, left, top, size):
        rng, height = self.rng, 30 * size * self.pixels
        if "@" in text and rng.random() < 0.05:
            text = text.replace("@", rng.choice("G&O©8 "))
        wide = rng.uniform(0.5, 0.62) * height * (1.25 if text.isupper() else 1)
        read, x = [], left
        sure = rng.uniform(0.9, 0.97) if self.quality < 0.005 else rng.uniform(0.75, 0.96)
        for word in text.split():
            got = misread(rng, word, self.quality)
            width = wide * len(word)
            doubt = rng.uniform(0.05, 0.5) if got != word and rng.random() < 0.5 else 0
            confidence = max(0.05, sure - rng.uniform(0, 0.06) - doubt)
            read.append((x, top, x + width, top + height, confidence, got))
            x += width + wide * 0.6
        return read

    def line(self, text, left, top, size):
        """Prints a line; what is read of it."""
        read = self.words(text, left, top, size)
        self.printed.append((top, left, 20 * size * self.pixels, read))
        return " ".join(word[5] for word in read)

    def below(self, top, size):
        """Where the line under one of this size begins."""
        return top + 30 * size * self.pixels * self.rng.uniform(1.25, 1.5)

    def block(self, texts, size, left, top):
        """Prints lines one below the other; what is read, and where the next block begins."""
        got = []
        for text in texts:
            got.append(self.line(text, left, top, size))
            top = self.below(top, size)
        return got, top + self.rng.uniform(*self.gap)

    def add_junk(self, lines):
        for _ in range(self.rng.choices([0, 1, 2, 3], [75, 15, 6, 4])[0]):
            top = self.rng.uniform(5, 500)
            words = [
                (5, top, 60, top + 65, self.rng.uniform(0.1, 0.75), word)
                for word in self.rng.choice(JUNK).split()
            ]
            lines.insert(self.rng.choice([0, 0, len(lines)]), [top, 30, words])
        if self.rng.random() < 0.15:
            self.add_scrap(lines)
        if self.rng.random() < 0.3:
            self.add_design(lines)

    def add_scrap(self, lines):
        """What is read of a piece of a drawing right above a line, in its size."""
        read = [at for at, (_, _, words) in enumerate(lines) if words]
        if not read:
            return
        at = self.rng.choice(read)
        top, size, words = lines[at]
        left, height = words[0][0], words[0][3] - words[0][1]
        text = "".join(self.rng.choice(SCRAPS) for _ in range(self.rng.randint(1, 3)))
        box = (left, top - 1.2 * height, left + height * len(text) * 0.6, top - 0.2 * height)
        lines.insert(at, [box[1], size, [(*box, self.rng.uniform(0.3, 0.85), text)]])

    def add_design(self, lines):
        """What is read of a drawing, a crest or a photograph: many scraps, of any size."""
        rng = self.rng
        for _ in range(rng.randint(3, 12)):
            left, top, size = rng.uniform(5, 900), rng.uniform(5, 500), rng.uniform(8, 90)
            words = []
            for _ in range(rng.choice([1, 1, 2, 3])):
                text = "".join(rng.choice(SCRAPS) for _ in range(rng.randint(1, 5)))
                text = text.capitalize() if rng.random() < 0.4 else text
                right = left + size * len(text) * 0.7
                words.append((left, top, right, top + 1.5 * size, rng.uniform(0.05, 0.85), text))
                left = right + size * 0.5
            lines.insert(rng.randint(0, len(lines)), [top, size, words])

    def output(self, merge):
        """The lines as text; those of two columns that lie on one row are one with `merge`."""
        rows = self.printed
        if merge:
            rows = sorted(rows, key=lambda row: (round(row[0] / 12), row[1]))
        lines = []
        for top, _, x_height, read in rows:
            if merge and lines and abs(lines[-1][0] - top) < 8:
                lines[-1][2].extend(read)
            else:
                lines.append([top, x_height, list(read)])
        self.add_junk(lines)
        pasted = self.rng.random() < 0.2
        for _, x_height, read in lines:
            known = self.x_heights_known and not pasted
            print("L", f"{x_height:.1f}" if known else "0", sep="\t")
            for word in read:
                box = [0] * 4 if pasted else [f"{value:.0f}" for value in word[:4]]
                print("W", *box, 1 if pasted else f"{word[4]:.3f}", word[5], sep="\t")


def print_typed(lines):
    """Lines of typed text: no place, no size, no doubt."""
    for line in filter(str.strip, lines):
        print("L", 0, sep="\t")
        for word in line.split():
            print("W", 0, 0, 0, 0, 1, word, sep="\t")


def broken(rng, text, field):
    """A value on two lines, a long one also on more."""
    words = text.split(" ")
    if len(words) < 2:
        return [text]
    if field == "company" and words[-1].startswith("("):
        return [" ".join(words[:-1]), words[-1]]
    width = rng.randint(1, 2)
    if len(words) > 3 and rng.random() < 0.35 and len(words) <= 4 * width:
        return [" ".join(words[i : i + width]) for i in range(0, len(words), width)]
    at = rng.randint(1, len(words) - 1)
    if field == "name" and words[0].endswith(".") and rng.random() < 0.5:
        at = 1
    return [" ".join(words[:at]), " ".join(words[at:])]


def labelled(rng, label, text):
    """A value with its label, in front or behind."""
    if not label:
        return text
    return f"{text} ({label.rstrip(':')})" if rng.random() < 0.05 else f"{label} {text}"


def contact_lines(rng, country, contact):
    """(kind, label, text) of the lines of the contact block."""
    labels = country.words["labels"]
    bare = ("email", "website") if rng.random() < 0.25 else ()
    label = lambda kind: "" if kind in bare else rng.choice(labels[kind])
    lines = [(phone.type, label(phone.type), phone.text) for phone in contact.phones if phone.text]
    lines += [("email", label("email"), text) for text in contact.emails]
    lines += [("website", label("website"), text) for text in contact.websites]
    if rng.random() < 0.3:
        rng.shuffle(lines)
    address = address_rows(rng, contact, label)
    for more in contact.more_addresses:
        extra = [("branch", "", rng.choice([", ", " - ", " · "]).join(more))]
        if rng.random() < 0.5:
            extra.insert(0, ("", "", country.of_shop(rng, "lines")))
        lines += extra
    return address + lines if rng.random() < 0.4 else lines + address


def address_rows(rng, contact, label):
    lines = [line.rstrip(",") for line in contact.address_lines]
    if not lines:
        return []
    joiner = rng.choice(JOINERS) if rng.random() < 0.5 else None
    rows = [joiner.join(lines)] if joiner else list(contact.address_lines)
    address = [("address", label("address") if i == 0 else "", row) for i, row in enumerate(rows)]
    # What is printed right in front of an address is not always its beginning.
    owners = [contact.company, contact.company, contact.name, contact.title]
    before = rng.choice(owners) if rng.random() < 0.25 else ""
    if before and rng.random() < 0.4 and not address[0][1] and "," not in before:
        address[0] = ("address", before + (joiner or ", "), address[0][2])
    elif before:
        address.insert(0, ("", "", before))
    return address


def print_contact_lines(page, country, contact, left, top):
    """The block of addresses and numbers; the address and the branches' as read, and where the
    block ends."""
    rng, address, branches = page.rng, [], []
    pairs = rng.random() < 0.12  # two items on a line
    rule = rng.choice(["|", "•", "·", "/", "-", ""]) if pairs else ""
    beside = None
    for kind, label, text in contact_lines(rng, country, contact):
        joined = label + text if label.endswith(" ") else labelled(rng, label, text)
        x = left if beside is None else beside
        if beside is not None and rule and kind != "address":
            joined = f"{rule} {joined}"
        got = page.line(joined, x, top, 0.85)
        if kind == "address":
            behind = got.endswith(")") and not joined.startswith(label) and label
            address.append(got[: -len(label) - 2].strip() if behind else got[len(label) :].strip())
        elif kind == "branch":
            branches.append(got)
        wide = pairs and beside is None and len(got) < 30
        beside = left + rng.uniform(500, 700) if wide else None
        top += 45 * page.pixels if beside is None else 0
    for line in extra_lines(rng, country, contact.name):
        page.line(line, left, top, 0.85)
        top += 45 * page.pixels
    return address, branches, top


def extra_lines(rng, country, named):
    """Small print: registers, greetings, who runs the firm (which is not whose card it is)."""
    if rng.random() > 0.2:
        return []
    lines = [country.filled(rng, country.one(rng, "extras")) for _ in range(rng.randint(1, 2))]
    if named and rng.random() < 0.2:
        given, family = world.given_and_family(rng, country)
        lines.append(f"{country.one(rng, 'heads')}: {given} {family}")
    return lines


def logo_of(rng, company):
    """What is read of a firm's logo: its initials, its first word, or a piece of them."""
    words = [word for word in company.split() if word[0].isalnum()]
    if not words:
        return "a"
    initials = "".join(word[0] for word in words)
    text = rng.choice([initials, words[0], words[0].upper(), words[0].lower()])
    if rng.random() < 0.3:
        text = rng.choice("eEoxiJA(") + text if rng.random() < 0.5 else text[: rng.randint(2, 5)]
    return misread(rng, text, 0.05)


BULLETS = ["", "", "", "• ", "- ", "* ", "» ", "· ", "✓ ", "> ", "o "]


def service_lines(rng, services):
    """What a firm does: an item a line, with a bullet or without, or several on one."""
    if rng.random() < 0.5:
        bullet = rng.choice(BULLETS)
        return [bullet + service for service in services]
    joiner = rng.choice([" | ", " / ", ", ", " · ", " - ", ", ", " • ", "  "])
    width = rng.choice([2, 3, 4])
    return [joiner.join(services[i : i + width]) for i in range(0, len(services), width)]


def sparse(rng, contact):
    """A card that says who somebody is, how to be reached, and hardly more."""
    kept = rng.choice(
        [
            ("emails",), ("phones",), ("emails", "title"), ("emails", "company"),
            ("phones", "company"), ("title", "company"), ("title", "company", "phones"),
            ("title", "phones"), ("title", "phones", "emails"),
        ]
    )
    drop = {"title": "", "company": "", "emails": (), "phones": ()}
    dropped = {field: empty for field, empty in drop.items() if field not in kept}
    departments = contact.departments if "title" in kept and rng.random() < 0.3 else ()
    return dataclasses.replace(
        contact, departments=departments, websites=(), address_lines=(), slogan="", **dropped
    )


def signs_of(rng, country):
    """A side that says "Scan me" or what a firm does, and not which firm."""
    lines = tuple(country.of_shop(rng, "lines") for _ in range(rng.randint(1, 3)))
    services = world.services_of(rng, country) if rng.random() < 0.3 else ()
    return world.Contact(country.region, country.language, lines=lines, services=services,
                         labels=country.words["labels"])


def back_of(rng, contact):
    """The side of a card that names the firm and no person."""
    keep = lambda value, share: value if rng.random() < share else ()
    return dataclasses.replace(
        contact,
        name="",
        title="",
        departments=contact.departments[:1] if rng.random() < 0.1 else (),
        phones=keep(contact.phones, 0.3),
        emails=keep(contact.emails, 0.3),
        address_lines=keep(contact.address_lines, 0.4),
    )


class CardPrinter:
    """One card: where the next block goes, and what has been read of each field."""

    def __init__(self, rng, country, contact):
        self.rng, self.country, self.contact = rng, country, contact
        self.page = Page(rng)
        self.left, self.top = rng.choice([60, 60, 200]), 60.0
        self.two_columns = rng.random() < 0.15
        self.read = {}
        self.sizes = {
            "name": rng.choice([1, 1.1, 1.3, 1.5, 1.8]),
            "company": rng.choice([0.9, 1, 1.2, 1.5, 2, 2.4]),
            "title": rng.choice([0.8, 0.9, 1, 1]),
            "departments": rng.choice([0.8, 0.9, 1]),
            "slogan": rng.choice([0.7, 0.8, 0.9, 1]),
            "logo": rng.choice([1, 1.2, 1.5, 2, 2.4]),
            "services": rng.choice([0.7, 0.8, 0.9, 1, 1.2]),
            "trade_line": rng.choice([0.8, 0.9, 1, 1.2, 1.5]),
            "hours": rng.choice([0.7, 0.8, 0.9, 1]),
            "lines": rng.choice([0.7, 0.8, 1, 1.4]),
        }
        often = ("services", "trade_line", "lines", "slogan")
        self.capitals = {f for f in ("name", "company", "title") if rng.random() < 0.15}
        self.capitals |= {field for field in often if rng.random() < 0.2}
        self.small = {f for f in ("name", "company", "title") if rng.random() < 0.03}
        plain = contact.name and contact.title and ":" not in contact.title
        self.unread_logo = rng.random() < 0.05
        if not contact.name:  # nothing on a shop's card is larger than its name
            self.sizes["company"] = rng.choice([1, 1.5, 2, 2.4, 3])
        self.owner = None
        if not contact.name and contact.company and contact.trade_line and rng.random() < 0.12:
            given, family = world.given_and_family(rng, country)
            self.owner = f"{given} {family}", country.one(rng, "owner_signs")
        self.with_partner = rng.random() < 0.04  # two people share the card; the first is meant
        named = 0.08 if contact.name else 0.2 if not self.owner else 0
        self.with_number = contact.phones and rng.random() < named
        self.logo_beside_name = contact.company and rng.random() < 0.05
        self.role_in_front = plain and rng.random() < 0.02
        self.role_behind = plain and not self.role_in_front and rng.random() < 0.07

    def cased(self, field, text):
        """The text as its block is set: in capitals, or without any."""
        if field in self.small:
            return text.lower()
        return text.replace("ß", "SS").upper() if field in self.capitals else text

    def print(self, field):
        rng, contact = self.rng, self.contact
        if field == "*":
            self.print_contact()
        elif field == "logo":
            self.print_block("logo", [logo_of(rng, contact.company)])
        elif field == "services":
            self.print_block("services", service_lines(rng, contact.services))
        elif field in ("hours", "lines"):
            self.print_block(field, getattr(contact, field))
        elif field == "trade_line":
            self.print_block(field, filter(None, [contact.trade_line]))
        elif field == "name" and self.role_in_front:
            self.print_role_and_name()
        elif field == "name" and self.with_number:
            self.print_name_and_number(contact.name)
        elif field == "company" and self.with_number and not contact.name:
            self.print_shop_and_person()
        elif field == "company" and self.owner:
            self.print_value("company", contact.company)
            self.print_owner()
        elif field == "name" and self.role_behind:
            self.print_name_and_role()
        elif field == "title" and (self.role_in_front or self.role_behind):
            pass
        elif field == "departments":
            got = self.print_block(field, contact.departments)
            if got:
                self.read["department"] = got[0]
        elif getattr(contact, field):
            self.print_value(field, getattr(contact, field))

    def print_contact(self):
        x, y = self.left, self.top + self.rng.uniform(10, 60)
        if self.two_columns:
            x, y = self.left + 900, 200.0
        contact = self.contact
        if self.with_number:
            contact = dataclasses.replace(contact, phones=contact.phones[1:])
        address, branches, end = print_contact_lines(self.page, self.country, contact, x, y)
        if address:
            self.read["address"] = ", ".join(address)
        if branches:
            self.read["branches"] = ", ".join(branches)
        if not self.two_columns:
            self.top = end + self.rng.uniform(10, 60)

    def print_block(self, field, texts):
        texts = [self.cased(field, text) for text in texts]
        got, self.top = self.page.block(texts, self.sizes[field], self.left, self.top)
        return got

    def print_role_and_name(self):
        both = f"{self.contact.title}: {self.contact.name}"
        got = self.print_block("name", [both])[0]
        role, colon, name = got.partition(": ")
        if colon:
            self.read.update(job_title=role, name=name)

    def print_name_and_number(self, name):
        """"Erika Muster : 0171 ...", or the number on the next line, without a label."""
        number = self.contact.phones[0].text
        if self.rng.random() < 0.5:
            got = self.print_block("lines", [name + self.rng.choice([": ", " : ", " - "]) + number])
            self.read["name"] = " ".join(got[0].split(" ")[: len(name.split(" "))]).rstrip(" :")
        else:
            self.read["name"] = self.print_block("lines", [name, number])[0]

    def print_shop_and_person(self):
        given, family = world.given_and_family(self.rng, self.country)
        name = f"{given} {family}" if self.rng.random() < 0.85 else given
        above = self.rng.random() < 0.6
        if above:
            self.print_name_and_number(name)
        if self.contact.company:
            self.print_value("company", self.contact.company)
        if not above:
            self.print_name_and_number(name)

    def print_owner(self):
        """Who has the shop, below its name."""
        name, sign = self.owner
        got = self.print_block("trade_line", [f"{sign} {name}"])[0]
        self.read["name"] = got.split(" ", sign.count(" ") + 1)[-1]

    def print_name_and_role(self):
        name, title = self.contact.name, self.contact.title
        joiners = [j for j in (", ", ", ", " - ", " | ", " – ", " · ", " / ") if j not in name]
        joiner, text = self.rng.choice(joiners), name
        if self.rng.random() < 0.25:  # told apart by capitals alone
            joiner, text = "   ", name.replace("ß", "SS").upper()
        got = self.print_block("name", [text + joiner + title])[0]
        if joiner.strip():
            self.read["name"], _, self.read["job_title"] = got.partition(joiner)
        else:
            words, count = got.split(" "), len(name.split())
            self.read["name"] = " ".join(words[:count])
            self.read["job_title"] = " ".join(words[count:])

    def print_value(self, field, text):
        if field == "company" and self.unread_logo:
            self.print_block(field, [garbled(self.rng, text)])
            return
        rng = self.rng
        share = {"name": 0.2, "company": 0.28, "title": 0.12}.get(field, 0)
        if field == "name" and not (self.contact.company or self.contact.title):
            share = 0.4
        if field == "company" and "(haft" in text.lower():
            share = 0.5
        parts = broken(rng, text, field) if rng.random() < share else [text]
        if field == "name" and self.logo_beside_name:
            logo = logo_of(self.rng, self.contact.company)
            self.page.line(logo, self.left, self.top, self.sizes["logo"])
            left, self.left = self.left, self.left + rng.uniform(400, 700)
            self.read["name"] = " ".join(self.print_block(field, parts))
            self.left = left
            return
        name = {"title": "job_title"}.get(field, field)
        large = []
        if field == "company" and len(parts) > 1 and rng.random() < 0.3:
            large, parts = parts[:1], parts[1:]  # "MUSTER" in large print above "Logistics GmbH"
            size, gap = self.sizes[field], self.page.gap
            self.sizes[field], self.page.gap = size * rng.uniform(1.4, 2.2), (0, 12)
            large = self.print_block(field, large)
            self.sizes[field], self.page.gap = size, gap
        self.read[name] = " ".join(large + self.print_block(field, parts))
        if field == "name" and self.with_partner:
            self.print_block(field, [" ".join(world.given_and_family(rng, self.country))])

    def order(self):
        rng = self.rng
        order = [*rng.choice(ORDERS if self.contact.name or rng.random() < 0.3 else SHOP_ORDERS)]
        if self.contact.company and rng.random() < 0.18:
            at = order.index("company")
            order.insert(rng.choice([0, at, at, at + 1, len(order)]), "logo")
        for field in ("services", "trade_line", "lines"):
            if field not in order:
                order.insert(rng.randint(0, len(order)), field)
        return order


PAGES = 0.06  # are no cards: a page of print, or what is read of a room


def running_text(rng, letters):
    """Words of letters in no order, or a piece of a sentence."""
    language = letters[rng.choice(["de", "en"])]
    phrase = rng.choice(language[rng.choice(["chatter", "disclaimers"])])
    words = [word for word in phrase.split() if "{" not in word and "#" not in word]
    if rng.random() < 0.7:
        rng.shuffle(words)
        words = [word.strip(".,:!?").lower() for word in words]
    first = rng.randrange(max(len(words), 1))
    return " ".join(words[first : first + rng.randint(2, 9)])


def print_page(rng, letters, number):
    """Lines that name nobody and no firm, however large they are."""
    page, top, size = Page(rng), 60.0, rng.choice([0.7, 0.9, 1, 1.2])
    for _ in range(rng.choice([1, 2, 3, 5, 8, 12])):
        text = running_text(rng, letters)
        text = text[:1].upper() + text[1:] if rng.random() < 0.6 else text
        own = size * (rng.uniform(1.3, 2) if rng.random() < 0.15 else 1)
        page.line(text, rng.choice([60, 60, 60, 200]), top, own)
        top = page.below(top, own)
    print("C", number, sep="\t")
    print("R", "DE", sep="\t")
    page.output(merge=False)


def print_card(rng, world_half, number):
    country = world_half.country(rng)
    if rng.random() < SHOPS:
        contact = world.shop_contact(rng, country)
        if rng.random() < 0.06:
            contact = signs_of(rng, country)
    else:
        contact = world.person_contact(rng, country)
        if rng.random() < 0.06:
            contact = back_of(rng, contact)
        elif rng.random() < 0.2:
            contact = sparse(rng, contact)
    printer = CardPrinter(rng, country, contact)
    for field in printer.order():
        printer.print(field)
    print("C", number, sep="\t")
    print("R", country.region if rng.random() < 0.6 else "DE", sep="\t")
    for field in ("name", "company", "job_title", "department", "address", "branches"):
        if field in printer.read:
            print("T", field, printer.read[field], sep="\t")
    printer.page.output(merge=printer.two_columns and rng.random() < 0.5)


def main():
    count, seed, *half = sys.argv[1:]
    rng = random.Random(int(seed))
    words = world.World(half[0] if half else "fitted")
    for number in range(int(count)):
        if rng.random() < PAGES:
            print_page(rng, words.letters, number)
        else:
            print_card(rng, words, number)


if __name__ == "__main__":
    main()
