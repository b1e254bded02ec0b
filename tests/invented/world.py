"""The invented world: people, firms and places of two halves that share no name.

What is fitted learns from the half `fitted`; what is reported and what calibrates comes from the
half `judged`, so that a figure never rests on words that were learnt. A half is a folder of TOML
files: one a country, `common` for what a country does not say itself, `letters` for what stands
around a contact in letters and on pages. A list is one string with semicolons; a country that is
`like` another takes from it what it lacks.

Patterns: # is a digit, | parts lines, and in braces {k} a coined word, {u} one that no list has, {v} an ordinary word of
the language, {f} a family name, {g} a given name, {t} a trade, {form} a legal form, {n} a house number, {n5} so many digits, {d} one digit, {x} a capital, {w}
a ward, {z} five and {b} six digits, {j} and {p} codes of Japan and India, {o} of Britain, {a} a
town's area code and {s} a subscriber's number there. Nobody is meant; domains are those that RFC
2606 reserves, and the numbers of the half that is judged come from ranges kept for fiction or
start with a 0 that no exchange there has assigned. Standard library only.
"""

import collections
import dataclasses
import pathlib
import re
import tomllib
import unicodedata

HERE = pathlib.Path(__file__).resolve().parent
HALVES = ("fitted", "judged")
NAMES = ("given", "unlisted_given", "family", "coined", "slogans")  # what the halves may not share

# A number without a text is printed with the one before it.
Phone = collections.namedtuple("Phone", "type text e164")

ONSETS = "b br d dr f fl g gr h k kl kr l m n p pr r s sch st t tr v w z".split()
VOWELS = "a e i o u ei au o a e ü ö".split()
CODAS = "n r l s t ck rn nd lt mm x p ng st".split()
HOUSE_NUMBERS = "3 5 7 12 15 17 23 38 46 104 118 221 250 1003 118a 7/9".split()
HANGUL = {"Kim": "김민준", "Park": "박수진", "Yoon": "윤지호"}
NO_TRUNK = ("34", "48", "39", "351", "420", "55", "45", "47", "52")


def entries(text):
    """The entries of a list in one string."""
    return [" ".join(entry.split()) for entry in text.split(";")]


def listed(table):
    """A TOML table with its strings of lists as lists; single values stay."""
    single = ("region", "calling_code", "language", "like")
    return {
        key: listed(value)
        if isinstance(value, dict)
        else entries(value)
        if isinstance(value, str) and key not in single
        else value
        for key, value in table.items()
    }


def slug(text, german):
    """Lower-case ASCII letters and digits as in an address: umlauts written out in German."""
    text = text.lower().replace("ß", "ss").replace("ł", "l").replace("ı", "i").replace("ø", "o")
    text = text.replace("đ", "d")
    if german:
        text = text.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")
    plain = unicodedata.normalize("NFD", text)
    return "".join(sign for sign in plain if sign.isascii() and sign.isalnum())


def grouped(rng, number):
    """The digits, perhaps in groups of two or three from the right."""
    size = rng.choice((0, 0, 2, 3))
    if not size:
        return number
    first = len(number) % size or size
    groups = [number[:first]] + [number[i : i + size] for i in range(first, len(number), size)]
    if len(groups[0]) == 1 and len(groups) > 1:
        groups[:2] = [groups[0] + groups[1]]
    return " ".join(groups)


def e164_of(text, code):
    """Of a number as a country prints it."""
    digits = re.sub(r"\D", "", text.replace("(0)", ""))
    if "+" in text or digits.startswith("00"):
        return "+" + digits.removeprefix("00")
    if code in NO_TRUNK:
        return "+" + code + digits
    return "+" + code + digits.removeprefix("1" if code == "1" else "0")


@dataclasses.dataclass(frozen=True)
class Contact:
    """What a card, a letter or a page says of somebody or of a firm; what it does not say is empty."""

    region: str
    language: str
    name: str = ""
    company: str = ""
    title: str = ""
    departments: tuple = ()
    slogan: str = ""
    emails: tuple = ()
    phones: tuple = ()
    websites: tuple = ()
    address_lines: tuple = ()
    more_addresses: tuple = ()  # of branches, each a tuple of lines
    trade_line: str = ""  # what the firm is, below its name
    services: tuple = ()
    hours: tuple = ()
    lines: tuple = ()  # "Scan me", "Filiale Nord"
    small_print: str = ""  # figures and words that are nobody's data
    second_name: str = ""  # in the script of the country, not part of the truth
    labels: dict = dataclasses.field(default_factory=dict)  # of the contact lines, by kind

    @property
    def department(self):
        return self.departments[0] if self.departments else ""

    def truth(self, codes=()):
        """The fields of a truth file, without the quad."""
        return {
            "name": self.name or None,
            "company": self.company or None,
            "title": self.title or None,
            "emails": list(self.emails),
            "phones": [phone._asdict() for phone in self.phones],
            "websites": list(self.websites),
            "address": ", ".join(line.rstrip(",") for line in self.address_lines) or None,
            "codes": list(codes),
        }


class Country:
    """The words and forms from which what a country prints is put together."""

    def __init__(self, tables):
        self.words = collections.ChainMap(*tables)
        self.region = self.words["region"]
        self.code = self.words["calling_code"]
        self.language = self.words["language"]
        self.german = self.language == "de"
        self.unlisted = UNLISTED_ELSEWHERE if self.region in FEW_LISTED else UNLISTED["given"]

    def list(self, key):
        return self.words.get(key, [])

    def one(self, rng, key):
        """An entry of the list and of the country's additions to it; empty without any."""
        every = self.list(key) + self.list("more_" + key)
        return rng.choice(every) if every else ""

    def of_shop(self, rng, key):
        """A phrase of what a firm says of itself: a usual one, or one of ordinary words."""
        phrases = self.words["shops"][key]
        if key in OF_WORDS and rng.random() < OF_ORDINARY_WORDS:
            phrases = OF_WORDS[key]
        phrase = self.filled(rng, rng.choice(phrases))
        # "Accepting New Patients", "Accepting new patients"
        return phrase.capitalize() if phrases is OF_WORDS.get("lines") and rng.random() < 0.4 else phrase

    def coined(self, rng):
        return self.one(rng, "coined") if rng.random() < 0.5 else invented_word(rng)

    def filled(self, rng, pattern, **values):
        """The pattern with every # and brace replaced, each by a draw of its own."""

        def drawn(match):
            if match[0] == "#":
                return str(rng.randrange(10))
            if match[1] in values:
                return values[match[1]]
            if match[1][1:].isdigit():
                return "".join(str(rng.randrange(10)) for _ in range(int(match[1][1:])))
            return self.filled(rng, PLACEHOLDERS[match[1]](self, rng), **values)

        return re.sub(r"#|\{(\w+)\}", drawn, pattern)


def digits(count):
    """A placeholder of so many digits without a zero."""
    return lambda country, rng: "".join(rng.choice("123456789") for _ in range(count))


def british_code(_country, rng):
    capital = "ABDEFGHJLNPQRSTUWXYZ"
    area = rng.choice(["SW", "E", "M", "BS", "EH", "BT", "N"])
    return f"{area}{rng.randint(1, 9)} {rng.randint(1, 9)}{rng.choice(capital)}{rng.choice(capital)}"


# What a firm may say in words that no list of the parser has; a third of what shops say is so.
OF_ORDINARY_WORDS = 0.33
OF_WORDS = {
    "firms": ["{v} {f}", "{v} {f}", "{v} {g}", "{v} {v}", "{v} & {v}", "{v}-{v} {f}", "{v} {k}", "{v} {v} {t}",
              "{g} {t}", "{g}'s {v} & {v}", "{g} & {f}", "{g} {f} {t}"],
    "trade_lines": ["{v} {v}", "{v} & {v}", "{v}, {v}, {v}", "{v} - {v} - {v}", "{v} · {v}"],
    "services": ["{v}", "{v}", "{v} {v}", "{v} & {v}"],
    "lines": ["{v} {v}", "{v} {v} {v}", "{v} {v}!"],
}

PLACEHOLDERS = {
    "k": lambda country, rng: country.coined(rng),
    "u": lambda country, rng: invented_word(rng),
    "v": lambda country, rng: rng.choice(country.words["shops"]["words"]),
    "f": lambda country, rng: country.one(rng, "family"),
    "g": lambda country, rng: country.one(rng, "given"),
    "t": lambda country, rng: country.one(rng, "trades"),
    "form": lambda country, rng: country.one(rng, "forms"),
    "town": lambda country, rng: country.one(rng, "towns").split("|")[0],
    "city": lambda country, rng: re.sub(r"[^A-Za-zÀ-ž ]", "", country.one(rng, "towns").split("|")[0]).strip(),
    "c": lambda country, rng: rng.choice(("Alpine", "Northern", "Pacific", "Central", "Delta", "Baltic")),
    "n": lambda country, rng: rng.choice(HOUSE_NUMBERS),
    "d": digits(1),
    "x": lambda country, rng: rng.choice("ABDEFGHJLNPRSTWX"),
    "w": lambda country, rng: country.one(rng, "wards") or "North",
    "z": digits(5),
    "b": digits(6),
    "j": lambda country, rng: digits(3)(country, rng) + "-" + digits(4)(country, rng),
    "p": lambda country, rng: digits(3)(country, rng) + " " + digits(3)(country, rng),
    "o": british_code,
    "y": lambda country, rng: str(rng.randint(1890, 2024)),
    "street": lambda country, rng: country.one(rng, "streets"),
}


def invented_word(rng, syllables=(1, 2)):
    word = "".join(rng.choice(ONSETS) + rng.choice(VOWELS) for _ in range(rng.randint(*syllables)))
    return (word + rng.choice(ONSETS) + rng.choice(VOWELS) + rng.choice(CODAS)).capitalize()


class World:
    """One half of it."""

    def __init__(self, half):
        if half not in HALVES:
            raise ValueError(f"no half {half}: {', '.join(HALVES)}")
        self.name = half
        tables = {
            file.stem: listed(tomllib.loads(file.read_text(encoding="utf-8")))
            for file in sorted((HERE / half).glob("*.toml"))
        }
        self.letters = tables.pop("letters")
        self.shops = tables.pop("shops")  # by language
        common = tables.pop("common", {})
        self.countries = {}
        for table in tables.values():
            like = tables[table["like"].lower()] if "like" in table else {}
            shops = {"shops": self.shops.get(table["language"]) or self.shops["en"]}
            country = Country([table, shops, like, common])
            self.countries[country.region] = country

    def country(self, rng, regions=None):
        """A country by its weight, of `regions` where they are given."""
        every = [self.countries[region] for region in regions or self.countries]
        return rng.choices(every, [country.words["weight"] for country in every])[0]


# Of the given names and professions so many are in no word list of the parser: about as many as on
# real cards of other countries and crafts.
UNLISTED = {"given": 0.04, "title": 0.18}
FEW_LISTED, UNLISTED_ELSEWHERE = ("IN", "JP", "KR", "VN", "ZA"), 0.25  # of the given names there


def given_and_family(rng, country):
    given = country.one(rng, "unlisted_given" if rng.random() < country.unlisted else "given")
    family = country.one(rng, "family") if rng.random() < 0.75 else invented_word(rng)
    if rng.random() < 0.05 and country.list("particles"):
        family = country.one(rng, "particles") + " " + family
    if rng.random() < 0.04:
        family += "-" + country.one(rng, "family")
    if rng.random() < 0.08:
        given = given[0] + "."
        if rng.random() < 0.4:
            given += rng.choice(["", " "]) + rng.choice("ABDGJKMNPRSV") + "."
    return given, family


def printed_name(rng, country, given, family):
    """Given and family name as a card prints them, with a title, an initial, letters behind."""
    if rng.random() < 0.1:
        given += " " + rng.choice([rng.choice("ABEHJLMRST") + ".", country.one(rng, "given")])
    elif rng.random() < 0.015:  # "Erika und Paul Muster"
        links = {"de": "und", "fr": "et", "it": "e", "es": "y", "nl": "en", "pl": "i", "pt": "e"}
        link = rng.choice(["&", links.get(country.language, "and")])
        given += f" {link} {country.one(rng, 'given')}"
    family_first = country.words.get("family_first", 0)
    name = f"{family} {given}" if rng.random() < family_first else f"{given} {family}"
    if rng.random() < 0.04:
        name = f"{family}, {given}"
    if country.list("prefixes") and rng.random() < 0.18:
        name = country.one(rng, "prefixes") + " " + name
    if country.list("suffixes") and rng.random() < 0.08:
        joiner = rng.choice([", ", ", ", " "])
        for _ in range(rng.choices([1, 2, 3], [80, 14, 6])[0]):
            name += joiner + country.one(rng, "suffixes")
    return name


FIRMS = ["{k} {t}", "{k} {t}", "{k} {form}", "{k} {t} {form}", "{k} {t} {form}", "{f} {t}", "{t} {f}", "{k}"]
FIRMS += ["{k} {u}", "{f} {u}", "{u} {k}"]  # with a trade that no list has
FIRMS += ["{v} {v} {form}", "{t} {f} {form}", "{v} {f} {form}", "{f} {v}", "{v} {f}", "{v} {t}", "{v} {v}"]
# Firms are called after people, and families like given names.
FIRMS += ["{g} {f} {form}", "{g} {t}", "{g} & {f} {t}", "{g} {t} {form}", "{x}.{x}. {f} {t}"]


def firm_of(rng, country, family):
    """A firm's name, and the words of it from which its domain is made."""
    every = country.list("firms") or FIRMS
    pattern = rng.choice(FIRMS if rng.random() < 0.4 else every)
    own = {"f": family.split()[-1]} if rng.random() < 0.5 else {}
    name = country.filled(rng, pattern, **own).replace(" ,", ",").strip()
    if rng.random() < 0.05:
        name = "".join(rng.choice("ABCDEFGHKLMNRSTVW") for _ in range(rng.randint(2, 4))) + (
            " " + country.one(rng, "forms") if rng.random() < 0.6 else ""
        )
    forms = {form.strip(" ,").lower() for form in country.list("forms")}
    stem = [word for word in re.split(r"[\s,&+]+", name) if word.lower() not in forms]
    return name, [word for word in stem if slug(word, country.german)] or ["firm"]


def host_of(rng, country, stem, given, family, alone):
    """The firm's domain, or for who works alone one of the own name."""
    words = [slug(word, country.german or rng.random() < 0.2) for word in stem]
    forms = [words[0], "".join(words), "".join(words[:2]), "-".join(words), "-".join(words[:2])]
    if len(words) > 2:
        forms.append("".join(word[0] for word in words))
    if rng.random() < 0.12:
        forms = [slug(country.coined(rng), True)]
    if alone and given:
        g, f = slug(given, True), slug(family, True)
        forms = [f, g + f, f"{g}-{f}"]
    ending = rng.choice(["example"] * 8 + ["example.com", "example.org", "example.net"])
    return (rng.choice(forms)[:30].strip("-") or "firm") + "." + ending


def local_part(rng, country, given, family):
    """The part of a mail address before the @."""
    general = ["info", "info", "office", "mail", "kontakt" if country.german else "contact", "sales"]
    if not given or rng.random() < 0.18:
        return rng.choice(general)
    if rng.random() < 0.1:  # a word that names nobody on the card
        return slug(rng.choice([country.coined(rng), country.one(rng, "trades")]), True) or "shop"
    g, f = slug(given, country.german) or "x", slug(family, country.german) or "y"
    forms = [f"{g}.{f}", f"{g}.{f}", f"{g[0]}.{f}", f"{g[0]}{f}", f, g, f"{f}.{g}", f"{g}-{f}", f"{g}_{f}"]
    return rng.choice(forms + [f"{f}{g[0]}", f"{g}{f}"])


PROVIDERS = ["gmail"] * 5 + ["yahoo", "hotmail", "outlook", "gmx", "web", "icloud", "rediffmail"]


def mail_at(rng, local, host, private):
    """An address at the firm's host or, for that share of people and firms, at a provider's."""
    if rng.random() >= private:
        return f"{local}@{host}"
    if rng.random() < 0.2:
        local += str(rng.randint(1, 99))
    return f"{local}@{rng.choice(PROVIDERS)}.example"


def number_of(rng, country, kind, town):
    """A number as printed and in E.164; None where the country has none of the kind."""
    pattern = country.one(rng, "mobiles" if kind == "mobile" else "phones")
    _, area, subscriber = (town + "||").split("|")[:3]
    if not pattern or ("{a}" in pattern and not area):
        return None
    own = country.filled(rng, subscriber or rng.choice(["2####", "3#####", "4######"]))
    tail = str(rng.randint(10, 99))
    if subscriber and "{x}" in pattern:  # an extension is the end of the number
        own, tail = own[:-2], own[-2:]
    own = grouped(rng, own) if own.isdigit() else own
    text = country.filled(rng, pattern, a=area, s=own, x=tail)
    return Phone(kind, text, e164_of(text, country.code))


def numbers_of(rng, country, town):
    """Up to three numbers of different kinds."""
    shares = {"work": 0.85, "mobile": 0.6, "fax": 0.3}
    drawn = [number_of(rng, country, kind, town) for kind, p in shares.items() if rng.random() < p]
    return tuple(phone for phone in drawn if phone)


def person_numbers(rng, country, town):
    phones = numbers_of(rng, country, town)
    return more_numbers(rng, country, town, phones) if rng.random() < 0.25 else phones


def address_of(rng, country, town):
    place = country.filled(rng, town.split("|")[0])
    text = country.filled(rng, country.one(rng, "address"), town=place)
    if rng.random() < 0.05:  # the town without its code
        place = re.sub(r"[^A-Za-zÀ-ž ]", "", place).strip() or place
        text = country.filled(rng, country.one(rng, "address"), town=place)
        if rng.random() < 0.4:
            text = country.filled(rng, country.one(rng, "streets") + " " + place)
    if rng.random() < 0.15 and country.list("shops").get("buildings"):
        text = country.of_shop(rng, "buildings") + rng.choice([", ", ",|", "|"]) + text
    lines = [line.strip() for line in text.split("|")]
    if rng.random() < 0.08 and country.list("shops").get("landmarks"):
        near = country.of_shop(rng, "landmarks") + rng.choice([",", ",", ""])
        if rng.random() < 0.5:
            lines.insert(1, near)
        else:
            lines[0] = lines[0].rstrip(",") + ", " + near
    return tuple(lines)


def website_of(rng, host):
    form = rng.choice(["www.{}"] * 5 + ["{}", "https://{}", "https://www.{}", "www.{}/team"])
    return form.format(host)


# "Fachärztin für Augenheilkunde"
FOR = {"de": " für ", "fr": " en ", "es": " de ", "it": " di ", "pt": " de ", "nl": " voor ", "en": " of "}


def title_of(rng, country):
    if rng.random() < UNLISTED["title"]:
        return country.filled(rng, country.one(rng, "professions"))
    title = country.one(rng, "titles")
    if rng.random() < 0.12:  # "Director, Global Banking"
        field = rng.choice([country.one(rng, "trades"), country.one(rng, "departments")])
        title += rng.choice([", ", ", ", " - ", " ", " – ", *2 * (FOR.get(country.language, " of "),)]) + field
    elif rng.random() < 0.05:
        title += rng.choice([" & ", ", ", " / "]) + country.one(rng, "titles")
    return title


def slogan_of(rng, country):
    if rng.random() < OF_ORDINARY_WORDS:
        return country.of_shop(rng, "lines")
    return country.filled(rng, country.one(rng, "slogans"))


def services_of(rng, country, most=6):
    return tuple(country.of_shop(rng, "services") for _ in range(rng.randint(1, most)))


OWN_TRADES = 0.15  # of the people are their own firm


def person_contact(rng, country):
    """Somebody, mostly of a firm."""
    return own_trade(rng, country) if rng.random() < OWN_TRADES else employed_contact(rng, country)


def own_trade(rng, country):
    """Somebody who is the firm: a trade instead of a job title, and what a shop prints."""
    contact = employed_contact(rng, country)
    named = rng.random() < 0.5
    shop = shop_contact(rng, country)
    return dataclasses.replace(
        contact,
        company=contact.company if named else "",
        title=contact.title if rng.random() < 0.4 else "",
        departments=(),
        emails=shop.emails if rng.random() < 0.4 else contact.emails,
        websites=contact.websites if named else (),
        trade_line=shop.trade_line,
        services=shop.services,
        hours=shop.hours,
        lines=shop.lines,
    )


def employed_contact(rng, country):
    """Somebody of a firm, or alone."""
    given, family = given_and_family(rng, country)
    firm, stem = firm_of(rng, country, family)
    alone = rng.random() < 0.1
    host = host_of(rng, country, stem, given, family, alone and rng.random() < 0.6)
    town = country.one(rng, "towns")
    count = rng.choices([0, 1, 2, 3], [70, 22, 5, 3])[0]
    local = local_part(rng, country, given, family)
    private = rng.choice([0, 0, 0, 0, 1])
    return Contact(
        region=country.region,
        language=country.language,
        name=printed_name(rng, country, given, family),
        company="" if alone else firm,
        title=title_of(rng, country) if rng.random() < 0.8 else "",
        departments=tuple(country.one(rng, "departments") for _ in range(count)),
        slogan=slogan_of(rng, country) if rng.random() < 0.3 else "",
        emails=(mail_at(rng, local, host, private),) if rng.random() < 0.92 else (),
        phones=person_numbers(rng, country, town),
        websites=(website_of(rng, host),) if rng.random() < 0.72 - 0.4 * private else (),
        address_lines=address_of(rng, country, town) if rng.random() < 0.88 else (),
        small_print=country.one(rng, "small_print") if rng.random() < 0.15 else "",
        trade_line=country.of_shop(rng, "trade_lines") if rng.random() < 0.1 else "",
        services=services_of(rng, country) if rng.random() < 0.1 else (),
        lines=(country.of_shop(rng, "lines"),) if rng.random() < 0.06 else (),
        second_name=HANGUL.get(family, ""),
        labels=country.words["labels"],
    )


def local_number(rng, country, kind, town):
    """A number as it is dialled in its town: which one it is, only the town says."""
    text = country.filled(rng, rng.choice(["#### ##", "## ## ##", "###-####", "####-####", "#####"]))
    text = "2" + text[1:]
    area = (town + "||").split("|")[1]
    digits = re.sub(r"\D", "", text)
    return Phone(kind, text, f"+{country.code}{area}{digits}" if area else None)


def any_contact(rng, country, shops):
    """Somebody's, or that share of a firm's that names nobody."""
    return (shop_contact if rng.random() < shops else person_contact)(rng, country)


def more_numbers(rng, country, town, phones):
    """What real cards print besides: local numbers, further ones, two in a run."""
    phones = list(phones)
    if rng.random() < 0.12:
        phones = [local_number(rng, country, phone.type, town) for phone in phones]
    while rng.random() < 0.3:
        extra = number_of(rng, country, rng.choice(["work", "work", "mobile"]), town)
        phones += [extra] if extra else []
    if len(phones) > 1 and rng.random() < 0.2:  # "030 123 45 67 / 68"
        first = phones[0]
        tail = re.sub(r"\D", "", first.text)[-2:]
        last = f"{(int(tail) + 1) % 100:02d}"
        other = first.text[:-2] + last
        run = rng.choice([f" / {last}", f"/{last}", f" / {other}", f" | {other}"])
        phones[0] = first._replace(text=first.text + run)
        second = first.e164 and first.e164[:-2] + last
        phones.insert(1, Phone(first.type, "", second))  # printed with the first
    return tuple(phones)


def shop_contact(rng, country):
    """A firm's card that names nobody: a shop, a workshop, a practice."""
    _, family = given_and_family(rng, country)
    if rng.random() < 0.75:
        firm = country.of_shop(rng, "firms").strip()
        stem = [word for word in re.split(r"[\s,&+.]+", firm) if slug(word, country.german)]
    else:
        firm, stem = firm_of(rng, country, family)
    host = host_of(rng, country, stem or ["shop"], "", "", False)
    town = country.one(rng, "towns")
    branches = [address_of(rng, country, country.one(rng, "towns")) for _ in range(2)]
    several = lambda key, most: tuple(country.of_shop(rng, key) for _ in range(rng.randint(1, most)))
    local = local_part(rng, country, "", "") if rng.random() < 0.7 else slug(stem[0], True) or "shop"
    private = rng.choice([0, 0, 1])
    if private and rng.random() < 0.7:
        local = slug("".join(stem[: rng.randint(1, 3)]), True) or "shop"
    return Contact(
        region=country.region,
        language=country.language,
        company=firm if rng.random() < 0.97 else "",
        slogan=slogan_of(rng, country) if rng.random() < 0.3 else "",
        emails=(mail_at(rng, local, host, private),) if rng.random() < 0.65 else (),
        phones=more_numbers(rng, country, town, numbers_of(rng, country, town)),
        websites=(website_of(rng, host),) if rng.random() < 0.7 - 0.4 * private else (),
        address_lines=address_of(rng, country, town) if rng.random() < 0.85 else (),
        more_addresses=tuple(branches[: rng.choice([0, 0, 0, 1, 2])]),
        trade_line=country.of_shop(rng, "trade_lines") if rng.random() < 0.6 else "",
        services=several("services", 8) if rng.random() < 0.55 else (),
        hours=several("hours", 3) if rng.random() < 0.4 else (),
        lines=several("lines", 2) if rng.random() < 0.45 else (),
        labels=country.words["labels"],
    )
