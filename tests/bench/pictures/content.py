"""What is printed on a card, as lines of type in the card's own look."""

import dataclasses

import cards

from pictures import colours, typefaces
from pictures.print_shop import Line, Type


SYMBOL_STYLES = ("symbols", "round symbols")
COLUMN_STYLES = ("column", *SYMBOL_STYLES)


@dataclasses.dataclass
class Look:
    """The choices that hold for a whole card."""

    palette: colours.Palette
    body: typefaces.Family
    display: typefaces.Family
    points: float  # of the contact lines
    label_style: str
    ground_kind: str
    traits: set = dataclasses.field(default_factory=set)


def chosen_look(rng, person):
    """Type and colours for the card of a person."""
    text = " ".join(
        [person.name, person.company, person.title or "", person.slogan, *person.address_lines]
    )
    body = typefaces.family_for(rng, typefaces.BODY_STYLES, text + "@|•·")
    display = (
        body if rng.random() < 0.5 else typefaces.family_for(rng, typefaces.DISPLAY_STYLES, text)
    )
    label_style = rng.choices(
        ("inline", "none", "column", "symbols", "round symbols", "after", "separated"),
        weights=(26, 12, 16, 12, 8, 4, 22),
    )[0]
    ground_kind = rng.choices(
        ("plain", "gradient", "fibre", "linen", "bubbles"), weights=(66, 12, 10, 5, 7)
    )[0]
    points = rng.choices(
        (5.0, 5.5, 6.0, 6.5, 7.0, 7.5, 8.0, 9.0, 10.0), weights=(3, 5, 9, 12, 24, 15, 20, 10, 4)
    )[0]
    return Look(colours.palette(rng), body, display, points, label_style, ground_kind)


def tracked(rng, look, kind, text):
    """The type, perhaps letter-spaced; and the text, then in capitals."""
    if rng.random() < 0.2:
        look.traits.add("letter-spaced")
        return dataclasses.replace(kind, tracking=rng.uniform(0.06, 0.28)), text.upper()
    return kind, text


def cut_of(rng, family, weights):
    """One of the family's cuts, by weights for light, regular, bold and italic."""
    return rng.choices((family.light, family.regular, family.bold, family.italic), weights=weights)[
        0
    ]


def name_line(rng, look, person, ground):
    """The line of the name, in one of the ways designers set it."""
    colour = colours.legible(
        rng.choice((look.palette.ink, look.palette.ink, look.palette.accent)), ground
    )
    points = rng.choice((9, 10, 11, 12, 13, 14, 16, 18, 22, 26, 30))
    kind = Type(cut_of(rng, look.display, (2, 3, 5, 1)), points, colour)
    text = person.name
    style = rng.random()
    if look.display.style == "script":
        look.traits.add("script name")
    elif look.display.small_caps and style < 0.45:
        look.traits.add("small caps")
        kind = Type(look.display.regular, points, colour, rng.choice((0.0, 0.06)), True)
    elif style < 0.25:
        look.traits.add("capitals")
        kind, text = tracked(rng, look, kind, text.upper())
    else:
        kind, text = tracked(rng, look, kind, text)
    return Line(text, kind, may_wrap=True)


def shop_lines(rng, look, shop, ground):
    """What a firm says of itself where others name a person."""
    kind = Type(cut_of(rng, look.body, (2, 4, 1, 2)), rng.choice((6, 7, 8, 9)), look.palette.ink)
    kind = dataclasses.replace(kind, colour=colours.legible(kind.colour, ground))
    texts = [shop.trade_line, *cards.service_lines(rng, shop.services), *shop.lines, *shop.hours]
    lines = []
    for text in filter(None, texts[:6]):
        own, text = tracked(rng, look, kind, text)
        lines.append(Line(text, own, space_before=0.4, may_wrap=True))
    return lines


def person_lines(rng, look, person, ground):
    """Name, the same in another script, title, department."""
    if not person.name:
        return shop_lines(rng, look, person, ground)
    lines = [name_line(rng, look, person, ground)]
    if person.second_name:
        size = lines[0].type.points * 0.7
        lines.append(
            Line(person.second_name, Type(typefaces.HANGUL, max(7, size), lines[0].type.colour))
        )
    small = rng.choice((6, 6.5, 7, 7.5, 8, 9))
    colour = colours.legible(
        rng.choice((look.palette.ink, look.palette.soft, look.palette.accent)), ground
    )
    for text in (person.title, person.department):
        if text:
            kind = Type(cut_of(rng, look.body, (2, 4, 1, 2)), small, colour)
            kind, text = tracked(rng, look, kind, text)
            lines.append(Line(text, kind, space_before=0.6, may_wrap=True))
    return lines


def company_lines(rng, look, person, ground):
    """The firm, often with its slogan."""
    if not person.company:
        return []
    colour = colours.legible(
        rng.choice((look.palette.accent, look.palette.accent, look.palette.ink)), ground
    )
    kind = Type(
        cut_of(rng, look.display, (1, 2, 6, 0)), rng.choice((8, 9, 10, 11, 12, 14, 16)), colour
    )
    kind, text = tracked(rng, look, kind, person.company)
    lines = [Line(text, kind, may_wrap=True)]
    if person.slogan:
        look.traits.add("slogan")
        soft = colours.legible(look.palette.soft, ground)
        slogan = Type(cut_of(rng, look.body, (2, 2, 0, 4)), rng.choice((5.5, 6, 7)), soft)
        lines.append(Line(person.slogan, slogan, space_before=0.4, may_wrap=True))
    return lines


def contact_items(rng, person):
    """(kind, text) of the contact lines in the order of this card."""
    phones = [(phone.type, phone.text) for phone in person.phones if phone.text]
    emails = [("email", email) for email in person.emails]
    websites = [("website", website) for website in person.websites]
    return rng.choice(
        (phones + emails + websites, emails + phones + websites, phones + websites + emails)
    )


def labels_of(rng, person):
    """A label for every kind of contact, all of one style: words, letters, or with colons."""
    index = rng.randrange(3)
    return {kind: forms[min(index, len(forms) - 1)] for kind, forms in person.labels.items()}


def joined(rng, texts, size):
    """The texts, `size` to a line, with separators between those of a line."""
    separator = rng.choice((" | ", " · ", " • ", " / ", "  –  ", "   "))
    return [separator.join(texts[start : start + size]) for start in range(0, len(texts), size)]


def contact_texts(rng, look, person):
    """(kind, label, text) of each contact, the label already in the text where it has no column."""
    labels = labels_of(rng, person)
    items = [(what, labels[what], text) for what, text in contact_items(rng, person)]
    if look.label_style in COLUMN_STYLES or look.label_style == "none":
        return items
    bare = ("email", "website") if rng.random() < 0.6 else ()  # these speak for themselves
    form = "{1} ({0})" if look.label_style == "after" else "{0} {1}"
    return [
        (what, label, text if what in bare else form.format(label, text))
        for what, label, text in items
    ]


def contact_lines(rng, look, person, ground):
    """Telephone, e-mail and website, in the card's own style of labels."""
    colour = colours.legible(look.palette.ink if rng.random() < 0.7 else look.palette.soft, ground)
    kind = Type(cut_of(rng, look.body, (3, 7, 1, 0)), look.points, colour)
    accent = colours.legible(look.palette.accent, ground) if rng.random() < 0.4 else colour
    items = contact_texts(rng, look, person)
    if look.label_style in SYMBOL_STYLES:
        symbol, symbols = Type(typefaces.SYMBOLS, look.points, accent), typefaces.SYMBOL_OF
        return [Line(text, kind, symbols[what], symbol, 0.4) for what, _, text in items]
    if look.label_style == "column":
        label_kind = Type(rng.choice((kind.cut, look.body.bold)), look.points, accent)
        return [Line(text, kind, label, label_kind) for _, label, text in items]
    texts = [text for _, _, text in items]
    if look.label_style == "separated":
        texts = joined(rng, texts, rng.choice((2, 2, 3)))
    return [Line(text, kind) for text in texts]


def address_block_lines(rng, look, person, ground):
    """The postal address on one line or two."""
    if not person.address_lines:
        return []
    colour = colours.legible(look.palette.soft if rng.random() < 0.4 else look.palette.ink, ground)
    kind = Type(look.body.regular, look.points, colour)
    if look.label_style in SYMBOL_STYLES:
        symbol = Type(typefaces.SYMBOLS, look.points, colours.legible(look.palette.accent, ground))
        first, *rest = person.address_lines
        return [Line(first, kind, typefaces.SYMBOL_OF["address"], symbol, 0.4)] + [
            Line(text, kind) for text in rest
        ]
    if rng.random() < 0.35:
        look.traits.add("address on one line")
        return [Line(rng.choice((", ", " · ", " | ", " • ")).join(person.address_lines), kind)]
    return [Line(text, kind) for text in person.address_lines]


def small_print_lines(rng, look, person, ground):
    """Registers, opening hours and the like: figures that are no telephone numbers."""
    if not person.small_print:
        return []
    look.traits.add("small print")
    kind = Type(
        look.body.regular, max(5.0, look.points - 1), colours.legible(look.palette.soft, ground)
    )
    return [Line(person.small_print, kind, space_before=0.8, may_wrap=True)]


def spaced(lines, millimetres):
    """The lines with a gap before the first."""
    return [dataclasses.replace(lines[0], space_before=millimetres), *lines[1:]] if lines else []


def lines_of(rng, look, person, content, ground):
    """The lines of a block: its contents are named by words joined with +."""
    makers = {
        "person": person_lines,
        "company": company_lines,
        "contact": contact_lines,
        "address": address_block_lines,
        "small": small_print_lines,
    }
    lines = []
    for part in content.split("+"):
        made = makers[part](rng, look, person, ground)
        lines += spaced(made, 1.6) if lines else made
    return lines
