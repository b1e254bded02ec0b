"""The face of a business card: a layout, its type, its colours, and what is true of it."""

import dataclasses

import numpy
from PIL import Image, ImageDraw

import world

from pictures import colours, content, layouts, ornaments, print_shop, typefaces
from pictures.print_shop import Block

FORMATS = {  # millimetres
    "eu": (85, 55), "us": (88.9, 50.8), "iso": (85.6, 54), "slim": (85, 45),
    "eu portrait": (55, 85), "us portrait": (50.8, 88.9), "square": (65, 65),
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
SHOPS = 0.22  # of the cards name a firm and nobody
ATTEMPTS = 60
LOGO_CONTRAST = 2.0  # a mark is large and need not be read
FINE_ENOUGH = "7 pt or more"


@dataclasses.dataclass(frozen=True)
class Curl:
    """A card bent about an axis along one of its sides, its corners still on the table."""

    side: int  # the one that becomes an arc: 0 the width, 1 the height
    rise: float  # of its middle above the corners, in parts of that side; below them if negative


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
    curl: Curl | None = None


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


def draw_symbol_grounds(draw, block, boxes, scale):
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
    for what, region, align, anchor, ground in plan.blocks:
        lines = content.lines_of(rng, look, person, what, ground)
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


def draw_ornaments(rng, picture, person, look, plan, scale):
    """Draws everything but text: areas, frame, rules, logo, portrait."""
    draw, accent = ImageDraw.Draw(picture), look.palette.accent
    for polygon, colour in plan.areas:
        draw.polygon([(x * scale, y * scale) for x, y in polygon], fill=colour)
    if plan.border:
        inset = round(plan.border * scale)
        frame = (inset, inset, picture.width - inset, picture.height - inset)
        draw.rectangle(frame, outline=accent, width=max(1, round(0.3 * scale)))
    for rule in plan.rules:
        draw.line(pixel_box(rule, scale), fill=accent, width=max(1, round(0.25 * scale)))
    if plan.logo:
        region, ground = pixel_box(plan.logo[0], scale), plan.logo[1]
        ink = colours.legible(accent, ground, LOGO_CONTRAST)
        cut = look.display.bold
        letters = ornaments.draw_logo(rng, draw, region, ink, ground, person.company or person.name, cut)
        look.traits.add("logo with letters" if letters else "logo")
    if plan.portrait:
        left, top, right, bottom = pixel_box(plan.portrait, scale)
        picture.paste(ornaments.portrait(rng, right - left, bottom - top), (left, top))


def draw_face(rng, person, look, plan, size, scale):
    """The picture of a card and the boxes of its print, in millimetres."""
    width, height = (round(side * scale) for side in size)
    picture = ornaments.ground(rng, width, height, look.palette.ground, look.ground_kind)
    blocks = fitted_blocks(rng, look, person, plan, scale)
    draw_ornaments(rng, picture, person, look, plan, scale)
    draw, boxes = ImageDraw.Draw(picture), []
    for block in blocks:
        made = print_shop.draw_block(draw, block, scale)
        if look.label_style == "round symbols":
            draw_symbol_grounds(draw, block, made, scale)
        boxes += made
    look.traits |= typographic_traits(look, blocks, plan)
    return picture, boxes


def draw_code(rng, picture, region, person, scale):
    """Draws a QR code with the contact; returns its payload."""
    payload = rng.choice((ornaments.vcard, ornaments.mecard))(person)
    left, top, right, _ = pixel_box(region, scale)
    picture.paste(ornaments.code(payload, right - left), (left, top))
    return payload


def planned(rng, look, size, margin):
    """A layout's plan for a card of a size, and the region of its QR code, if any."""
    width, height = size
    frame = (margin, margin, width - margin, height - margin)
    wide = width > height * 1.2
    code_region = None
    if rng.random() < 0.13:
        code_region, frame = frame_beside_code(rng, frame, wide)
    layout = rng.choice(layouts.WIDE_LAYOUTS if wide else layouts.TALL_LAYOUTS)
    if code_region and layout in layouts.FULL_WIDTH:
        layout = layouts.stacked
    plan = layout(rng, look, size, frame)
    if not plan.areas and rng.random() < 0.1:
        look.traits.add("printed frame")
        plan.border = margin * rng.uniform(0.4, 0.6)
    if not wide:
        look.traits.add("square format" if width == height else "portrait format")
    look.traits.add(f"layout: {layout.__name__}")
    return plan, code_region


def try_face(rng, person, scale, card_format):
    """A design for the person; DoesNotFit when the layout has no room for what is to be printed."""
    size, look = FORMATS[card_format], content.chosen_look(rng, person)
    plan, code_region = planned(rng, look, size, rng.uniform(4, 7))
    picture, boxes = draw_face(rng, person, look, plan, size, scale)
    codes = []
    if code_region:
        codes.append(draw_code(rng, picture, code_region, person, scale))
        boxes.append(code_region)
        look.traits.add("QR code")
    radius = rng.choice((2.5, 3.2)) if rng.random() < 0.12 else 0.0
    if radius:
        look.traits.add("rounded corners")
    traits = sorted(look.traits | {f"country: {person.region}"})
    return Face(picture, *size, scale, person.truth(codes), traits, boxes, radius)


def card(rng, country, scale, card_format=None):
    """The card of an invented person of a country, drawn with `scale` pixels a millimetre."""
    person = world.any_contact(rng, country, SHOPS)
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
