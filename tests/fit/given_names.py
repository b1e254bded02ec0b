"""given_names.py: the given names of many languages, as data of Debian's packages gives them.

People are told from firms by their given names more than by anything else. python3-fake-factory has
those that are given to children in each country. What the lexicon lists as anything
else, a country or a town of the time zones, and of the English names what is an ordinary word too
(wamerican: "Chance", "King") or a part of a country, names nobody by itself and is left out.
"""

import ast
import json
import pathlib
import re
import textwrap
import unicodedata

PROVIDERS = pathlib.Path("/usr/lib/python3/dist-packages/faker/providers")
WORDS = pathlib.Path("/usr/share/dict/american-english")
ZONES = pathlib.Path("/usr/share/zoneinfo/tzdata.zi")
COUNTRIES = pathlib.Path("/usr/share/iso-codes/json")

# The lexicon's languages (ISO 639-3) and the countries whose names the package has.
LOCALES = {
    "ces": ["cs_CZ"],
    "dan": ["dk_DK"],
    "deu": ["de_AT", "de_CH", "de_DE"],
    "eng": ["en", "en_GB", "en_NZ", "en_US"],
    "est": ["et_EE"],
    "fin": ["fi_FI"],
    "fra": ["fr_CH", "fr_FR"],
    "hrv": ["hr_HR"],
    "hun": ["hu_HU"],
    "ind": ["id_ID"],
    "ita": ["it_IT"],
    "lav": ["lv_LV"],
    "lit": ["lt_LT"],
    "nld": ["nl_NL"],
    "nor": ["no_NO"],
    "pol": ["pl_PL"],
    "por": ["pt_BR", "pt_PT"],
    "ron": ["ro_RO"],
    "slv": ["sl_SI"],
    "spa": ["es_ES", "es_MX"],
    "swe": ["sv_SE"],
    "tur": ["tr_TR"],
}


def key(word):
    apart = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in apart if c.isalnum())


def names_of(locale):
    """The values of all first_names… of a locale's provider."""
    tree = ast.parse((PROVIDERS / "person" / locale / "__init__.py").read_text())
    for node in ast.walk(tree):
        target = node.targets[0] if isinstance(node, ast.Assign) else None
        if isinstance(target, ast.Name) and target.id.startswith("first_name"):
            for part in ast.walk(node.value):
                if isinstance(part, ast.Constant) and isinstance(part.value, str):
                    yield part.value.strip()


def is_name(name):
    """One word of at least three Latin letters, with a capital first."""
    return bool(re.fullmatch(r"[A-ZÀ-ÞĀ-ŽȘȚ][a-zß-ÿā-žșț'’]{2,}", name))


def ordinary_words():
    lines = WORDS.read_text(encoding="utf-8").split()
    return {key(line) for line in lines if line[0].islower()}


def places():
    """Of the world's time zones ("Europe/Paris") and countries."""
    zones = re.findall(r"\b[A-Z][a-z]+(?:/[A-Z][a-z]+)+\b", ZONES.read_text())
    return {key(part) for zone in zones for part in zone.split("/")} | named_in("3166-1")


def named_in(standard):
    """The single words that an ISO standard has as names."""
    table = json.loads((COUNTRIES / f"iso_{standard}.json").read_text())[standard]
    return {key(entry["name"]) for entry in table}


def listed(lexicon):
    """What the lexicon's files have in other lists, and the given names that people put in."""
    others, given = set(), set()
    for file in lexicon.glob("*.txt"):
        section = None
        for line in file.read_text().splitlines():
            if line.startswith("["):
                section = line[1 : line.index("]")]
            elif not line.startswith("#") and ".given" not in file.name:
                words = {key(word.split("=")[0]) for word in line.split(",")}
                (given if section == "given_name" else others).update(words)
    return others, given


def write(lexicon):
    """A file a language; how many names there are."""
    others, given = listed(lexicon)
    refused = {language: (places() | others) - given for language in LOCALES}
    refused["eng"] |= (ordinary_words() | named_in("3166-2")) - given
    count = 0
    for language, locales in LOCALES.items():
        names = {name for locale in locales for name in names_of(locale) if is_name(name)}
        kept = sorted(name for name in names if key(name) not in refused[language])
        count += len(kept)
        head = (
            "# Given names from Faker (Copyright 2012 Daniele Faraglia, MIT licence).\n"
            "# ./dev fit given_names makes this file, see tests/fit/given_names.py.\n"
        )
        body = textwrap.fill(", ".join(kept), 100, break_on_hyphens=False)
        body = "\n".join(line.rstrip(",") for line in body.split("\n"))
        (lexicon / f"{language}.given.txt").write_text(f"{head}[given_name]\n{body}\n")
    return count
