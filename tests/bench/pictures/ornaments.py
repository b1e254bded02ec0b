"""What is on a card besides text: logos, portraits, codes, grounds."""

import math

import cv2
import numpy
import qrcode
from PIL import Image, ImageDraw, ImageFilter

from pictures import typefaces


def initials(company):
    """One or two letters that stand for a firm."""
    words = [word for word in company.split() if word[0].isalpha()]
    return "".join(word[0] for word in words[:2]).upper()


def polygon(centre, radius, corners, turn=0.0):
    """The corners of a regular polygon."""
    angles = [2 * math.pi * corner / corners + turn for corner in range(corners)]
    return [(centre[0] + radius * math.cos(a), centre[1] + radius * math.sin(a)) for a in angles]


def mountain(draw, box, ink, ground):
    left, top, right, bottom = box
    draw.ellipse(box, fill=ink)
    peaks = ((0.18, 0.72), (0.42, 0.3), (0.55, 0.52), (0.64, 0.42), (0.84, 0.72))
    draw.polygon(
        [(left + (right - left) * x, top + (bottom - top) * y) for x, y in peaks], fill=ground
    )


def leaf(draw, box, ink, ground):
    left, top, right, bottom = box
    width, height = right - left, bottom - top
    curve = [(0.5 + 0.36 * math.sin(math.pi * t) ** 0.8, t) for t in numpy.linspace(0, 1, 24)]
    outline = curve + [(1 - x, y) for x, y in reversed(curve)]
    draw.polygon([(left + width * x, top + height * y) for x, y in outline], fill=ink)
    middle = left + width / 2
    draw.line(
        (middle, top + height * 0.2, middle, bottom), fill=ground, width=max(1, round(width / 24))
    )


def rings(draw, box, ink, ground):
    left, top, right, bottom = box
    width = (right - left) / 2
    for share in (0.0, 0.5, 1.0):
        x = left + (right - left - width) * share
        y = top + (bottom - top) / 4
        draw.ellipse((x, y, x + width, y + width), outline=ink, width=max(1, round(width / 9)))


def hexagons(draw, box, ink, ground):
    left, top, right, bottom = box
    centre, radius = ((left + right) / 2, (top + bottom) / 2), (right - left) / 2
    draw.polygon(polygon(centre, radius, 6, math.pi / 6), fill=ink)
    draw.polygon(polygon(centre, radius * 0.66, 6, math.pi / 6), fill=ground)
    draw.polygon(polygon(centre, radius * 0.42, 6, math.pi / 6), fill=ink)


def tiles(draw, box, ink, ground):
    left, top, right, _ = box
    step = (right - left) / 3
    for row in range(3):
        for column in range(3):
            if (row * 2 + column) % 3:
                x, y = left + column * step, top + row * step
                draw.rectangle((x, y, x + step * 0.82, y + step * 0.82), fill=ink)


def waves(draw, box, ink, ground):
    left, top, right, bottom = box
    for row in range(3):
        xs = numpy.linspace(left, right, 40)
        base = top + (bottom - top) * (0.25 + 0.25 * row)
        ys = base + (bottom - top) * 0.09 * numpy.sin((xs - left) / (right - left) * 4 * math.pi)
        draw.line(
            list(zip(xs, ys)), fill=ink, width=max(2, round((bottom - top) / 11)), joint="curve"
        )


SHAPES = (mountain, leaf, rings, hexagons, tiles, waves)


def monogram(draw, box, ink, ground, letters, cut):
    left, top, right, bottom = box
    draw.rectangle(box, fill=ink)
    font = typefaces.font(cut, max(4, round((right - left) * (0.62 if len(letters) < 2 else 0.5))))
    draw.text(
        ((left + right) / 2, (top + bottom) / 2), letters, font=font, fill=ground, anchor="mm"
    )


def draw_logo(rng, draw, box, ink, ground, company, cut):
    """Draws a mark in a square box in pixels; returns whether it shows letters."""
    if rng.random() < 0.3:
        monogram(draw, box, ink, ground, initials(company), cut)
        return True
    rng.choice(SHAPES)(draw, box, ink, ground)
    return False


def portrait(rng, width, height):
    """A picture that looks like somebody's from afar: a head, hair and shoulders."""
    tone = rng.choice(((236, 200, 172), (206, 160, 124), (150, 104, 76), (244, 214, 190)))
    hair = rng.choice(((40, 30, 26), (96, 64, 40), (160, 130, 90), (150, 150, 150)))
    back = rng.choice(((186, 196, 206), (150, 168, 150), (214, 206, 196)))
    picture = Image.new("RGB", (width, height), back)
    draw = ImageDraw.Draw(picture)
    x, y, r = width / 2, height * 0.42, min(width, height) * 0.23
    draw.ellipse(
        (x - 2.2 * r, y + 1.3 * r, x + 2.2 * r, y + 5 * r),
        fill=rng.choice(((40, 52, 80), (60, 60, 64), (120, 40, 50))),
    )
    draw.rectangle((x - 0.45 * r, y + 0.6 * r, x + 0.45 * r, y + 1.7 * r), fill=tone)
    draw.ellipse((x - 1.12 * r, y - 1.5 * r, x + 1.12 * r, y + 0.9 * r), fill=hair)
    draw.ellipse((x - 0.9 * r, y - 1.05 * r, x + 0.9 * r, y + 1.2 * r), fill=tone)
    for side in (-0.36, 0.36):
        draw.ellipse(
            (x + (side - 0.1) * r, y - 0.1 * r, x + (side + 0.1) * r, y + 0.06 * r), fill=hair
        )
    draw.arc(
        (x - 0.4 * r, y + 0.2 * r, x + 0.4 * r, y + 0.75 * r),
        20,
        160,
        fill=(150, 70, 66),
        width=max(1, round(r / 12)),
    )
    return picture.filter(ImageFilter.GaussianBlur(max(1, r / 14)))


def escaped(value, signs):
    """A value with a backslash before each of the signs, as vCard and MeCARD ask for."""
    return "".join(f"\\{sign}" if sign in signs else sign for sign in value)


def given_and_family(name):
    """The two parts of a name without a degree behind it."""
    bare = name.split(",")[0].removesuffix(" M.Sc.")
    given, _, family = bare.rpartition(" ")
    return given, family


def vcard(person):
    """The person as a vCard 3.0 (RFC 2426)."""
    kinds = {"work": "WORK", "mobile": "CELL", "fax": "FAX"}
    given, family = given_and_family(person.name)
    lines = ["BEGIN:VCARD", "VERSION:3.0", f"N:{family};{given};;;", f"FN:{person.name}"]
    lines.append("ORG:" + escaped(person.company, ",;"))
    lines += [f"EMAIL:{email}" for email in person.emails]
    lines += [f"TEL;TYPE={kinds[phone.type]}:{phone.e164}" for phone in person.phones]
    return "\r\n".join([*lines, "END:VCARD", ""])


def mecard(person):
    """The person as a MeCARD (NTT DOCOMO)."""
    given, family = given_and_family(person.name)
    parts = [f"N:{family},{given}"]
    parts += [f"TEL:{phone.e164}" for phone in person.phones if phone.type != "fax"]
    parts += [f"EMAIL:{escaped(email, ':;')}" for email in person.emails]
    return "MECARD:" + "".join(f"{part};" for part in parts) + ";"


def code(payload, side):
    """A QR code that is `side` pixels wide, with its quiet zone."""
    maker = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_L, border=3)
    maker.add_data(payload.encode())
    picture = maker.make_image().convert("RGB")
    return picture.resize(
        (side, side), Image.Resampling.BOX if side < picture.width else Image.Resampling.NEAREST
    )


def noise_field(generator, height, width, cell):
    """Smooth noise of mean 0 and about -1 to 1 whose bumps are `cell` pixels wide."""
    rows, columns = (max(2, math.ceil(size / cell) + 1) for size in (height, width))
    coarse = generator.uniform(-1, 1, (rows, columns)).astype(numpy.float32)
    return cv2.resize(coarse, (width, height), interpolation=cv2.INTER_CUBIC)


def ground(rng, width, height, colour, kind):
    """The ground of a card in pixels: plain, gradient, paper fibre, linen, or pale bubbles."""
    picture = numpy.empty((height, width, 3), numpy.float32)
    picture[:] = colour
    generator = numpy.random.default_rng(rng.getrandbits(64))
    if kind == "gradient":
        across = numpy.linspace(-1, 1, width)[None, :] * rng.uniform(-1, 1)
        down = numpy.linspace(-1, 1, height)[:, None] * rng.uniform(-1, 1)
        picture += 26 * (across + down)[..., None]
    elif kind == "fibre":
        field = noise_field(generator, height, width, width / 160) + noise_field(
            generator, height, width, width / 40
        )
        picture += 5 * field[..., None]
    elif kind == "linen":
        period = max(3, width // 260)
        y, x = numpy.mgrid[:height, :width]
        picture += (
            5
            * (numpy.sin(2 * math.pi * x / period) + numpy.sin(2 * math.pi * y / period))[..., None]
        )
    elif kind == "bubbles":
        layer = numpy.zeros((height, width), numpy.float32)
        for _ in range(14):
            centre = rng.randrange(width), rng.randrange(height)
            cv2.circle(
                layer,
                centre,
                rng.randrange(width // 40, width // 7),
                rng.uniform(-9, 9),
                -1,
                cv2.LINE_AA,
            )
        picture += layer[..., None]
    return Image.fromarray(numpy.clip(picture, 0, 255).astype(numpy.uint8))
