"""The face of a business card: a layout, its type, its colours, and what is true of it."""

import dataclasses

import numpy
from PIL import Image, ImageDraw

from pictures import colours, ornaments, people, print_shop, typefaces
from pictures.print_shop import Block, Line, Type

FORMATS = {  # millimetres
    "eu": (85, 55), "us": (88.9, 50.8), "iso": (85.6, 54), "eu portrait": (55, 85), "us portrait": (50.8, 88.9),
    "square": (65, 65), "slim": (85, 45),
}  # fmt: skip
FORMAT_SHARES = {
    "eu": 50,
    "us": 18,
    "iso": 8,
    "eu portrait": 13,
    "us portrait": 4,
    "square": 4,
    "slim": 3,
}
ATTEMPTS = 60
FINE_ENOUGH = "7 pt or more"


@dataclasses.dataclass
class Face:
    """A card as printed: its picture, what is true of it, and how it was designed."""

    picture: Image.Image
    width: float  # millimetres
    height: float
    scale: float  # pixels a millimetre
    truth: dict
    traits: list
    print_boxes: list  # millimetres: left, top, right, bottom of everything that must stay visible
    corner_radius: float = 0.0  # millimetres


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


@dataclasses.dataclass
class Plan:
    """Where things go: regions in millimetres of blocks and of the logo, and coloured areas."""

    blocks: list  # (content, region, align, anchor, ground colour)
    areas: list = dataclasses.field(default_factory=list)  # (polygon, colour)
    rules: list = dataclasses.field(default_factory=list)  # (x0, y0, x1, y1)
    logo: tuple | None = None  # (region, ground colour)
    portrait: tuple | None = None  # region


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


def person_lines(rng, look, person, ground):
    """Name, the same in another script, title, department."""
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
    colour = colours.legible(
        rng.choice((look.palette.accent, look.palette.accent, look.palette.ink)), ground
    )
    kind = Type(
        cut_of(rng, look.display, (1, 2, 6, 0)), rng.choice((8, 9, 10, 11, 12, 14, 16)), colour
    )
    kind, text = tracked(rng, look, kind, person.company)
    lines = [Line(text, kind, may_wrap=True)]
    if rng.random() < 0.35:
        look.traits.add("slogan")
        soft = colours.legible(look.palette.soft, ground)
        slogan = Type(cut_of(rng, look.body, (2, 2, 0, 4)), rng.choice((5.5, 6, 7)), soft)
        lines.append(Line(person.slogan, slogan, space_before=0.4, may_wrap=True))
    return lines


def contact_items(rng, person):
    """(kind, text) of the contact lines in the order of this card."""
    phones = [(phone.type, phone.text) for phone in person.phones]
    emails = [("email", email) for email in person.emails]
    websites = [("web", website) for website in person.websites]
    return rng.choice(
        (phones + emails + websites, emails + phones + websites, phones + websites + emails)
    )


def labels_of(rng, person):
    """A label for every kind of contact, all of one style: words, letters, or with colons."""
    table = people.COUNTRIES[person.country].labels
    index = rng.randrange(3)
    return {kind: forms[min(index, len(forms) - 1)] for kind, forms in table.items()}


def joined(rng, texts, size):
    """The texts, `size` to a line, with separators between those of a line."""
    separator = rng.choice((" | ", " · ", " • ", " / ", "  –  ", "   "))
    return [separator.join(texts[start : start + size]) for start in range(0, len(texts), size)]


def contact_lines(rng, look, person, ground):
    """Telephone, e-mail and website, in the card's own style of labels."""
    colour = colours.legible(look.palette.ink if rng.random() < 0.7 else look.palette.soft, ground)
    kind = Type(cut_of(rng, look.body, (3, 7, 1, 0)), look.points, colour)
    label_kind = dataclasses.replace(kind, cut=rng.choice((kind.cut, look.body.bold)))
    if rng.random() < 0.4:
        label_kind = dataclasses.replace(
            label_kind, colour=colours.legible(look.palette.accent, ground)
        )
    items, labels = contact_items(rng, person), labels_of(rng, person)
    bare = rng.random() < 0.6  # addresses and websites speak for themselves
    named = [(labels[what], what, text) for what, text in items]
    if look.label_style in ("symbols", "round symbols"):
        symbol = Type(typefaces.SYMBOLS, look.points, label_kind.colour)
        return [Line(text, kind, typefaces.SYMBOL_OF[what], symbol, 0.4) for _, what, text in named]
    if look.label_style == "column":
        return [Line(text, kind, label, label_kind) for label, _, text in named]
    if look.label_style == "none":
        return [Line(text, kind) for _, _, text in named]
    if look.label_style == "after":
        return [
            Line(
                text if bare and what in ("email", "web") else f"{text} ({label.rstrip(':')})", kind
            )
            for label, what, text in named
        ]
    texts = [
        text if bare and what in ("email", "web") else f"{label} {text}"
        for label, what, text in named
    ]
    if look.label_style == "separated":
        texts = joined(rng, texts, rng.choice((2, 2, 3)))
    return [Line(text, kind) for text in texts]


def address_block_lines(rng, look, person, ground):
    """The postal address on one line or two."""
    if not person.address_lines:
        return []
    colour = colours.legible(look.palette.soft if rng.random() < 0.4 else look.palette.ink, ground)
    kind = Type(look.body.regular, look.points, colour)
    if look.label_style in ("symbols", "round symbols"):
        symbol = Type(typefaces.SYMBOLS, look.points, colours.legible(look.palette.accent, ground))
        first, *rest = person.address_lines
        return [Line(first, kind, typefaces.SYMBOL_OF["address"], symbol, 0.4)] + [
            Line(text, kind) for text in rest
        ]
    if rng.random() < 0.35:
        look.traits.add("address on one line")
        return [Line(rng.choice((", ", " · ", " | ", " • ")).join(person.address_lines), kind)]
    return [Line(text, kind) for text in person.address_lines]


def spaced(lines, millimetres):
    """The lines with a gap before the first."""
    return [dataclasses.replace(lines[0], space_before=millimetres), *lines[1:]] if lines else []


def lines_of(rng, look, person, content, ground):
    """The lines of a block: its contents are named by words joined with +."""
    makers = {
        "person": person_lines, "company": company_lines, "contact": contact_lines, "address": address_block_lines,
    }  # fmt: skip
    lines = []
    for part in content.split("+"):
        made = makers[part](rng, look, person, ground)
        lines += spaced(made, 1.6) if lines else made
    return lines


# --- Layouts: each takes the card's size, the frame kept free of margins, and the palette ---


def stacked(rng, look, size, frame):
    """One column: firm, person, contact; all to the left, to the right, or centred."""
    left, top, right, bottom = frame
    align = rng.choice(("left", "left", "centre", "centre", "right"))
    look.traits.add(f"{align} aligned")
    ground = look.palette.ground
    y1, y2 = (
        top + (bottom - top) * share
        for share in rng.choice(((0.28, 0.56), (0.24, 0.5), (0.3, 0.6)))
    )
    order = rng.choice((("company", "person"), ("person", "company")))
    logo = None
    if align != "centre" and rng.random() < 0.6:
        x = right - 11 if align == "left" else left
        logo = ((x, top, x + 11, top + 11), ground)
    first = (
        (left + 13, top, right, y1)
        if logo and align == "right"
        else (left, top, right - 13 * bool(logo), y1)
    )
    return Plan(
        [
            (order[0], first, align, "top", ground),
            (order[1], (left, y1 + 1, right, y2), align, "middle", ground),
            (
                rng.choice(("contact+address", "address+contact")),
                (left, y2 + 1, right, bottom),
                align,
                "bottom",
                ground,
            ),
        ],
        logo=logo,
    )


def two_columns(rng, look, size, frame):
    """The person in one column, the contact in the other."""
    left, top, right, bottom = frame
    ground, middle = look.palette.ground, left + (right - left) * rng.uniform(0.42, 0.5)
    look.traits.add("two columns")
    one, other = (left, top, middle - 2, bottom), (middle + 2, top, right, bottom)
    if rng.random() < 0.3:
        one, other = other, one
    cut = top + (bottom - top) * 0.45
    blocks = [
        ("company", (one[0], top, one[2], cut), "left", "top", ground),
        ("person", (one[0], cut + 1, one[2], bottom), "left", "bottom", ground),
        (
            rng.choice(("contact+address", "address+contact")),
            other,
            "left",
            rng.choice(("top", "middle", "bottom")),
            ground,
        ),
    ]
    rules = [(middle, top + 3, middle, bottom - 3)] if rng.random() < 0.5 else []
    return Plan(blocks, rules=rules)


def corners(rng, look, size, frame):
    """A block in each corner, those on the right aligned to the right."""
    left, top, right, bottom = frame
    ground, look_middle = look.palette.ground, (left + right) / 2
    look.traits.add("four corners")
    cut = top + (bottom - top) * 0.42
    right_align = rng.choice(("left", "right"))
    return Plan(
        [
            ("company", (left, top, right - 14, cut), "left", "top", ground),
            ("person", (left, cut + 1, look_middle - 1, bottom), "left", "bottom", ground),
            (
                "contact+address",
                (look_middle + 1, cut + 1, right, bottom),
                right_align,
                "bottom",
                ground,
            ),
        ],
        logo=((right - 12, top, right, top + 12), ground),
    )


def side_panel(rng, look, size, frame):
    """A coloured panel at one side that holds the firm."""
    width, height = size
    left, top, right, bottom = frame
    look.traits.add("panel")
    panel, ground = look.palette.panel, look.palette.ground
    share = rng.uniform(0.34, 0.42) * width
    slant = rng.choice((0, 0, 0.09 * width))
    on_left = rng.random() < 0.5
    if slant:
        look.traits.add("slanted panel")
    if on_left:
        area = [(0, 0), (share + slant, 0), (share, height), (0, height)]
        inner, outer = (4, top, share - 3, bottom), (share + slant + 4, top, right, bottom)
    else:
        area = [(width - share - slant, 0), (width, 0), (width, height), (width - share, height)]
        inner, outer = (width - share + 3, top, width - 4, bottom), (
            left,
            top,
            width - share - slant - 4,
            bottom,
        )
    x, y = (inner[0] + inner[2]) / 2, height * 0.3
    cut = top + (outer[3] - top) * 0.44
    return Plan(
        [
            ("company", (inner[0], height * 0.48, inner[2], bottom), "centre", "top", panel),
            (
                "person",
                (outer[0], top, outer[2], cut),
                "left",
                rng.choice(("top", "middle")),
                ground,
            ),
            ("contact+address", (outer[0], cut + 1.5, outer[2], bottom), "left", "bottom", ground),
        ],
        areas=[(area, panel)],
        logo=((x - 7, y - 7, x + 7, y + 7), panel),
    )


def band(rng, look, size, frame):
    """A coloured band at the top or the bottom with the person, the firm, or the contact."""
    width, height = size
    left, top, right, bottom = frame
    look.traits.add("band")
    panel, ground = look.palette.panel, look.palette.ground
    depth = height * rng.uniform(0.3, 0.4)
    inside, align = rng.choice(("person", "company")), rng.choice(("left", "centre"))
    other = "company" if inside == "person" else "person"
    at_top = rng.random() < 0.55
    edge = (0, depth) if at_top else (height - depth, height)
    area = [(0, edge[0]), (width, edge[0]), (width, edge[1]), (0, edge[1])]
    rest = (depth + 3, bottom) if at_top else (top, height - depth - 3)
    cut = rest[0] + (rest[1] - rest[0]) * 0.42
    blocks = [
        (inside, (left, edge[0] + 2.5, right, edge[1] - 2.5), align, "middle", panel),
        (other, (left, rest[0], right, cut), align, "top", ground),
        ("contact+address", (left, cut + 1, right, rest[1]), align, "bottom", ground),
    ]
    return Plan(blocks, areas=[(area, panel)])


def contact_band(rng, look, size, frame):
    """The contact in a coloured band, firm and person above it."""
    width, height = size
    left, top, right, bottom = frame
    look.traits.add("contact in a band")
    panel, ground = look.palette.panel, look.palette.ground
    edge = height * rng.uniform(0.52, 0.62)
    cut = top + (edge - top) * 0.45
    align = rng.choice(("left", "centre", "right"))
    return Plan(
        [
            ("company", (left, top, right, cut), align, "top", ground),
            ("person", (left, cut + 1, right, edge - 2), align, "bottom", ground),
            ("contact+address", (left, edge + 2, right, bottom), align, "middle", panel),
        ],
        areas=[([(0, edge), (width, edge), (width, height), (0, height)], panel)],
    )


def minimal(rng, look, size, frame):
    """The person in the middle, small print in rows below."""
    left, top, right, bottom = frame
    ground = look.palette.ground
    look.traits.add("minimal")
    look.points = min(look.points, rng.choice((5.0, 5.5, 6.0, 6.5)))
    look.label_style = rng.choice(("separated", "none"))
    cut = top + (bottom - top) * 0.6
    return Plan(
        [
            ("company", (left, top, right, top + (bottom - top) * 0.24), "centre", "top", ground),
            ("person", (left, top + (bottom - top) * 0.26, right, cut), "centre", "middle", ground),
            ("contact+address", (left, cut + 1, right, bottom), "centre", "bottom", ground),
        ]
    )


def with_portrait(rng, look, size, frame):
    """A photo of the person at one side."""
    width, height = size
    left, top, right, bottom = frame
    look.traits.add("portrait photo")
    ground = look.palette.ground
    room = min(24, (right - left) * 0.3)
    on_left = rng.random() < 0.5
    photo = (
        (left, top, left + room, top + room * 1.25)
        if on_left
        else (right - room, top, right, top + room * 1.25)
    )
    column = (left + room + 4, right) if on_left else (left, right - room - 4)
    cuts = [top + (bottom - top) * share for share in (0.26, 0.54)]
    return Plan(
        [
            ("company", (column[0], top, column[1], cuts[0]), "left", "top", ground),
            ("person", (column[0], cuts[0] + 1, column[1], cuts[1]), "left", "middle", ground),
            (
                "contact+address",
                (column[0], cuts[1] + 1, column[1], bottom),
                "left",
                "bottom",
                ground,
            ),
        ],
        portrait=photo,
    )


def logo_on_top(rng, look, size, frame):
    """Everything centred below a mark: the usual portrait card."""
    left, top, right, bottom = frame
    look.traits.add("centre aligned")
    ground, middle = look.palette.ground, (left + right) / 2
    side = (bottom - top) * rng.uniform(0.14, 0.2)
    y = top + side + 2
    cuts = [y + (bottom - y) * share for share in (0.2, 0.52)]
    return Plan(
        [
            ("company", (left, y, right, cuts[0]), "centre", "top", ground),
            ("person", (left, cuts[0] + 1, right, cuts[1]), "centre", "middle", ground),
            ("contact+address", (left, cuts[1] + 1, right, bottom), "centre", "bottom", ground),
        ],
        logo=((middle - side / 2, top, middle + side / 2, top + side), ground),
    )


WIDE_LAYOUTS = (
    stacked,
    stacked,
    two_columns,
    two_columns,
    corners,
    side_panel,
    side_panel,
    band,
    contact_band,
    minimal,
    with_portrait,
)
TALL_LAYOUTS = (stacked, stacked, band, contact_band, logo_on_top, logo_on_top, minimal)


def frame_beside_code(rng, frame, wide):
    """A corner for a QR code, and the frame that is left beside or above it."""
    left, top, right, bottom = frame
    side = rng.uniform(19, 23)
    if wide:
        y = rng.choice((top, bottom - side))
        return (right - side, y, right, y + side), (left, top, right - side - 3, bottom)
    x = rng.choice((left, (left + right - side) / 2, right - side))
    return (x, bottom - side, x + side, bottom), (left, top, right, bottom - side - 2)


def pixel_box(box, scale):
    return tuple(round(value * scale) for value in box)


def draw_symbol_grounds(draw, block, boxes, look, scale):
    """Puts a disc behind each symbol, the symbol then being drawn in the colour of the ground."""
    for line, (left, top, _, bottom) in zip(block.lines, boxes):
        if line.label:
            x, y = (
                left + print_shop.width_of(line.label, line.label_type, scale) / 2,
                (top + bottom) / 2,
            )
            r = line.label_type.points * print_shop.MM_PER_POINT * 0.72
            draw.ellipse(
                pixel_box((x - r, y - r, x + r, y + r), scale), fill=line.label_type.colour
            )
            white = max(
                (colours.WHITE, colours.BLACK),
                key=lambda end: colours.contrast(end, line.label_type.colour),
            )
            font = typefaces.font(
                line.label_type.cut, print_shop.pixels(line.label_type.points * 0.75, scale)
            )
            draw.text((x * scale, y * scale), line.label, font=font, fill=white, anchor="mm")


def fitted_blocks(rng, look, person, plan, scale):
    """The blocks of a plan with their lines, each fitted to its region."""
    blocks = []
    leading = rng.uniform(1.16, 1.45)
    for content, region, align, anchor, ground in plan.blocks:
        lines = lines_of(rng, look, person, content, ground)
        if lines:
            block = Block(region, tuple(lines), align, anchor, leading)
            blocks.append(print_shop.fitted(block, scale))
    return blocks


def typographic_traits(look, blocks, plan):
    """The traits that show only once the type is set."""
    types = [line.type for block in blocks for line in block.lines]
    traits = {
        f"{look.body.style} body",
        f"{look.display.style} display",
        f"{look.palette.kind} card",
    }
    traits.add(f"labels: {look.label_style}")
    contact = min(line.type.points for line in blocks[-1].lines)
    traits.add(
        "contact print "
        + ("under 5.6 pt" if contact < 5.6 else "5.6-6.9 pt" if contact < 6.9 else FINE_ENOUGH)
    )
    if look.ground_kind != "plain":
        traits.add(f"{look.ground_kind} ground")
    if any(kind.cut == look.body.light != look.body.regular for kind in types):
        traits.add("light type")
    grounds = [block[4] for block in plan.blocks]
    if len({colours.luminance(ground) < 0.3 for ground in grounds}) > 1:
        traits.add("two polarities")
    return traits


def draw_face(rng, person, look, plan, size, scale):
    """The picture of a card and the boxes of its print, in millimetres."""
    width, height = size
    picture = ornaments.ground(
        rng, round(width * scale), round(height * scale), look.palette.ground, look.ground_kind
    )
    blocks = fitted_blocks(rng, look, person, plan, scale)
    draw = ImageDraw.Draw(picture)
    for polygon, colour in plan.areas:
        draw.polygon([(x * scale, y * scale) for x, y in polygon], fill=colour)
    for rule in plan.rules:
        draw.line(
            pixel_box(rule, scale), fill=look.palette.accent, width=max(1, round(0.25 * scale))
        )
    boxes = []
    for block in blocks:
        made = print_shop.draw_block(draw, block, scale)
        if look.label_style == "round symbols":
            draw_symbol_grounds(draw, block, made, look, scale)
        boxes += made
    if plan.logo:
        region, ground = plan.logo
        ink = colours.legible(look.palette.accent, ground, 2.0)
        letters = ornaments.draw_logo(
            rng, draw, pixel_box(region, scale), ink, ground, person.company, look.display.bold
        )
        look.traits.add("logo with letters" if letters else "logo")
    if plan.portrait:
        left, top, right, bottom = pixel_box(plan.portrait, scale)
        picture.paste(ornaments.portrait(rng, right - left, bottom - top), (left, top))
    look.traits |= typographic_traits(look, blocks, plan)
    return picture, boxes


def try_face(rng, person, scale, card_format):
    """A design for the person; DoesNotFit when the layout has no room for what is to be printed."""
    width, height = FORMATS[card_format]
    look = chosen_look(rng, person)
    margin = rng.uniform(4, 7)
    frame = (margin, margin, width - margin, height - margin)
    wide = width > height * 1.2
    code_region = None
    if rng.random() < 0.13:
        code_region, frame = frame_beside_code(rng, frame, wide)
    layout = rng.choice(WIDE_LAYOUTS if wide else TALL_LAYOUTS)
    if code_region and layout in (side_panel, band, contact_band):
        layout = stacked
    plan = layout(rng, look, (width, height), frame)
    picture, boxes = draw_face(rng, person, look, plan, (width, height), scale)
    codes = []
    if code_region:
        codes = [rng.choice((ornaments.vcard, ornaments.mecard))(person)]
        left, top, right, _ = pixel_box(code_region, scale)
        picture.paste(ornaments.code(codes[0], right - left), (left, top))
        boxes.append(code_region)
        look.traits.add("QR code")
    radius = rng.choice((2.5, 3.2)) if rng.random() < 0.12 else 0.0
    if radius:
        look.traits.add("rounded corners")
    if not wide:
        look.traits.add("square format" if width == height else "portrait format")
    traits = sorted(look.traits | {f"layout: {layout.__name__}", f"country: {person.country}"})
    return Face(picture, width, height, scale, person.truth(codes), traits, boxes, radius)


def card(rng, country, scale, card_format=None):
    """The card of an invented person of a country, drawn with `scale` pixels a millimetre."""
    person = people.invented_person(rng, country)
    for _ in range(ATTEMPTS):
        chosen = card_format or rng.choices(list(FORMAT_SHARES), weights=FORMAT_SHARES.values())[0]
        try:
            return try_face(rng, person, scale, chosen)
        except print_shop.DoesNotFit:
            continue
    return card(rng, country, scale, card_format)


def luminance_of(face):
    """The mean brightness of a face, 0 to 255."""
    return float(numpy.asarray(face.picture.convert("L")).mean())
