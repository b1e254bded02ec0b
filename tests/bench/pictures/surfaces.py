"""What cards lie on: procedural pictures of desks, wood, cloth, paper, stone and other things.

A surface is a float32 picture of a height, a width and 3 channels (red, green, blue, 0 to 255).
`scale` is in pixels a millimetre, so that grain and weave keep their real size.
"""

import math

import cv2
import numpy
from PIL import Image, ImageDraw

from pictures import colours, ornaments, typefaces


def flat(height, width, colour):
    picture = numpy.empty((height, width, 3), numpy.float32)
    picture[:] = colour
    return picture


def fractal(generator, height, width, cell, octaves=4):
    """Noise with finer and weaker detail in every octave, about -1 to 1."""
    total, weight = numpy.zeros((height, width), numpy.float32), 1.0
    for _ in range(octaves):
        total += weight * ornaments.noise_field(generator, height, width, max(2, cell))
        cell, weight = cell / 2, weight / 2
    return total / 1.6


def light_desk(rng, generator, height, width, scale):
    """Nearly white and nearly plain, a few levels from a white card."""
    grey = rng.uniform(208, 247)
    tint = numpy.array([rng.uniform(-6, 6), 0, rng.uniform(-8, 6)], numpy.float32)
    texture = fractal(generator, height, width, 30 * scale) * rng.uniform(1, 3)
    return flat(height, width, (grey, grey, grey)) + tint + texture[..., None]


def dark_desk(rng, generator, height, width, scale):
    """Black, anthracite or navy with a little texture."""
    colour = rng.choice(((28, 28, 30), (40, 42, 46), (22, 28, 44), (36, 26, 24)))
    texture = fractal(generator, height, width, 3 * scale) * rng.uniform(2, 6)
    return flat(height, width, colour) + texture[..., None]


def wood(rng, generator, height, width, scale):
    """Boards whose year rings run lengthwise, with pores and seams."""
    light, dark = rng.choice(
        (
            ((206, 160, 108), (150, 102, 58)),
            ((226, 194, 150), (186, 146, 98)),
            ((120, 82, 56), (66, 42, 30)),
            ((188, 132, 76), (138, 84, 40)),
        )
    )
    y = numpy.arange(height, dtype=numpy.float32)[:, None] / scale
    stretched = cv2.resize(
        fractal(generator, height, max(8, width // 10), 40 * scale), (width, height)
    )
    rings = 0.5 + 0.5 * numpy.sin(2 * math.pi * (y / rng.uniform(7, 16) + 2.4 * stretched))
    pores = cv2.resize(
        generator.normal(0, 1, (height, max(4, width // int(14 * scale)))).astype(numpy.float32),
        (width, height),
    )
    share = numpy.clip(0.75 * rings + 0.1 * pores + 0.15, 0, 1)[..., None]
    picture = flat(height, width, light) * (1 - share) + flat(height, width, dark) * share
    if rng.random() < 0.5:
        board = rng.uniform(60, 110)
        seam = numpy.abs((y % board) - board / 2) < 0.4
        picture[seam[:, 0]] *= 0.6
    return picture


def cloth(rng, generator, height, width, scale):
    """Checks, stripes or tartan, woven."""
    y, x = numpy.mgrid[:height, :width].astype(numpy.float32) / scale
    base = numpy.array(
        colours.hsv(rng.random(), rng.uniform(0.2, 0.8), rng.uniform(0.4, 0.9)), numpy.float32
    )
    other = numpy.array(
        rng.choice(((245, 242, 235), (40, 40, 48), colours.hsv(rng.random(), 0.7, 0.5))),
        numpy.float32,
    )
    period = rng.uniform(8, 30)
    kind = rng.choice(("checks", "stripes", "tartan", "weave"))
    across = ((x % period) < period / 2).astype(numpy.float32)
    down = ((y % period) < period / 2).astype(numpy.float32)
    if kind == "stripes":
        share = across
    elif kind == "checks":
        share = (across + down) / 2
    elif kind == "tartan":
        thin = ((x % period) < period / 9) | ((y % period) < period / 9)
        share = numpy.where(thin, 1.0, 0.25 * (across + down))
    else:
        share = numpy.full((height, width), 0.15, numpy.float32)
    thread = 0.5 + 0.25 * (numpy.sin(2 * math.pi * x / 0.9) + numpy.sin(2 * math.pi * y / 0.9))
    picture = base * (1 - share[..., None]) + other * share[..., None]
    shade = 0.9 + 0.12 * thread + 0.05 * fractal(generator, height, width, 25 * scale)
    return picture * shade[..., None]


def stone(rng, generator, height, width, scale):
    """Marble with veins, or speckled granite."""
    if rng.random() < 0.5:
        field = fractal(generator, height, width, 60 * scale, 5)
        vein = numpy.exp(-((field * rng.uniform(5, 8)) ** 2))[..., None]
        light, dark = rng.choice(
            (((236, 234, 230), (150, 150, 156)), ((60, 62, 64), (150, 150, 150)))
        )
        return (
            flat(height, width, light) * (1 - 0.7 * vein) + flat(height, width, dark) * 0.7 * vein
        )
    grain = fractal(generator, height, width, 1.5 * scale, 3) + 0.5 * fractal(
        generator, height, width, 6 * scale, 2
    )
    base = rng.choice(((120, 118, 116), (70, 72, 76), (176, 160, 148)))
    return flat(height, width, base) + 55 * numpy.tanh(2 * grain)[..., None]


def leather(rng, generator, height, width, scale):
    """A bag, a book cover or a desk pad: one colour with a fine grain."""
    colour = colours.hsv(rng.random(), rng.uniform(0.2, 0.8), rng.uniform(0.2, 0.6))
    grain = fractal(generator, height, width, 1.2 * scale, 2)
    return flat(height, width, colour) * (1 + 0.16 * grain)[..., None]


def carpet(rng, generator, height, width, scale):
    """Loops of yarn: strong fine noise."""
    colour = colours.hsv(rng.random(), rng.uniform(0.05, 0.6), rng.uniform(0.3, 0.7))
    y, x = numpy.mgrid[:height, :width].astype(numpy.float32) / scale
    loops = numpy.sin(2 * math.pi * (x / 2.2 + 0.25 * numpy.sin(2 * math.pi * y / 4))) * numpy.sin(
        2 * math.pi * y / 1.6
    )
    shade = 1 + 0.22 * loops + 0.18 * fractal(generator, height, width, 2 * scale, 2)
    return flat(height, width, colour) * shade[..., None]


FILLER = (
    "the of and to in that was for with on as at by from this which their were had been more than "
    "after about into only other new some could these two may then first any like such over most "
    "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an "
    "werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war"
).split()


def filler(rng, count):
    """A number of words that say nothing."""
    listed = [rng.choice(FILLER) for _ in range(count)]
    return " ".join(listed).capitalize()


def text_column(rng, draw, box, font, leading, ink):
    """Fills a box in pixels with lines of filler and a blank line here and there."""
    left, top, right, bottom = box
    y = top
    while y < bottom:
        if rng.random() < 0.07:
            y += leading
        line = filler(rng, 40)
        while font.getlength(line) > right - left and " " in line:
            line = line.rsplit(" ", 1)[0]
        draw.text((left, y), line, font=font, fill=ink)
        y += leading


def printed_page(rng, height, width, scale, columns, ground=None):
    """A printed page that fills the surface: headlines, columns of text, boxes and pictures."""
    ground = ground or rng.choice(((250, 250, 248), (238, 234, 224), (228, 226, 222)))
    page = Image.new("RGB", (width, height), ground)
    draw = ImageDraw.Draw(page)
    family = typefaces.family_for(rng, ("serif", "sans"), "äöüß")
    points = rng.uniform(8.5, 12)
    size = max(5, round(points * 25.4 / 72 * scale))
    font, ink = typefaces.font(family.regular, size), rng.choice(((30, 30, 32), (60, 60, 64)))
    gutter = 6 * scale
    column = (width - gutter * (columns + 1)) / columns
    for index in range(columns):
        left, y = gutter + index * (column + gutter), gutter
        while y < height:
            depth = rng.uniform(30, 90) * scale
            if rng.random() < 0.25:
                draw.rectangle(
                    (left, y, left + column, y + depth * 0.5),
                    fill=colours.hsv(rng.random(), 0.4, 0.7),
                )
                y += depth * 0.55
            headline = typefaces.font(family.bold, round(size * rng.uniform(1.4, 2.4)))
            title = filler(rng, 12)
            while headline.getlength(title) > column and " " in title:
                title = title.rsplit(" ", 1)[0]
            draw.text((left, y), title, font=headline, fill=ink)
            y += headline.size * 1.5
            text_column(
                rng, draw, (left, y, left + column, min(height, y + depth)), font, size * 1.3, ink
            )
            y += depth + 4 * scale
    return numpy.asarray(page).astype(numpy.float32)


def paper(rng, generator, height, width, scale):
    """A letter or a newspaper under the card."""
    return printed_page(rng, height, width, scale, rng.choice((1, 2, 2, 3)))


def keys(rng, generator, height, width, scale):
    """A keyboard: rows of light or dark keys with one sign each."""
    dark = rng.random() < 0.6
    body, cap, ink = (
        ((44, 44, 48), (24, 24, 26), (220, 220, 220))
        if dark
        else ((180, 182, 186), (240, 240, 238), (60, 60, 64))
    )
    picture = Image.new("RGB", (width, height), body)
    draw = ImageDraw.Draw(picture)
    pitch, gap = 19 * scale, 2.4 * scale
    font = typefaces.font(typefaces.FAMILIES[0].regular, max(6, round(5 * scale)))
    for row in range(math.ceil(height / pitch)):
        x = -pitch * (row % 4) * 0.3
        while x < width:
            draw.rounded_rectangle(
                (x, row * pitch, x + pitch - gap, (row + 1) * pitch - gap),
                radius=2 * scale,
                fill=cap,
            )
            draw.text(
                (x + 4 * scale, row * pitch + 3 * scale),
                rng.choice("QWERTZUIOPASDFGHJKL1234567890"),
                font=font,
                fill=ink,
            )
            x += pitch
    return numpy.asarray(picture).astype(numpy.float32)


def tiles(rng, generator, height, width, scale):
    """Floor or wall tiles with joints; a tile has nearly the shape of a card."""
    y, x = numpy.mgrid[:height, :width].astype(numpy.float32) / scale
    tall, wide, joint = rng.uniform(40, 70), rng.uniform(60, 110), rng.uniform(1.5, 3)
    shift = (numpy.floor(y / tall) % 2) * wide / 2 * rng.choice((0, 1))
    seam = ((y % tall) < joint) | (((x + shift) % wide) < joint)
    value = (
        1
        + 0.06 * ornaments.noise_field(generator, height, width, wide * scale)
        + 0.02 * fractal(generator, height, width, 2 * scale)
    )
    colour = colours.hsv(rng.random(), rng.uniform(0, 0.3), rng.uniform(0.6, 0.95))
    picture = flat(height, width, colour) * value[..., None]
    picture[seam] *= 0.72
    return picture


def wall(rng, generator, height, width, scale):
    """Plaster: light, with a rough texture."""
    grey = rng.uniform(180, 235)
    rough = fractal(generator, height, width, 2.5 * scale, 3)
    return flat(height, width, (grey, grey * 0.99, grey * 0.96)) + 7 * rough[..., None]


CARD_SURFACES = {
    "light-desk": light_desk, "dark-desk": dark_desk, "wood": wood, "cloth": cloth, "paper": paper,
    "stone": stone, "leather": leather, "carpet": carpet, "tiles": tiles,
}  # fmt: skip
EMPTY_SURFACES = {**CARD_SURFACES, "keys": keys, "wall": wall}
