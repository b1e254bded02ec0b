"""Things that lie about on a desk: sheets, notes, books, telephones, pens, coins."""

import math

import cv2
import numpy

from pictures import colours, surfaces


def rectangle(width, height, at, degrees):
    """The corners of a turned rectangle about a point."""
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    corners = numpy.array([[-1, -1], [1, -1], [1, 1], [-1, 1]]) * (width / 2, height / 2)
    return corners @ numpy.array([[c, s], [-s, c]]) + at


def fill(picture, polygon, colour):
    cv2.fillPoly(picture, [numpy.round(polygon * 16).astype(numpy.int32)], colour, cv2.LINE_AA, 4)


def cast_shadow(picture, polygon, scale):
    """Darkens the table around a thing that stands a little above it."""
    mask = numpy.zeros(picture.shape[:2], numpy.float32)
    fill(mask, polygon + 1.2 * scale, 1.0)
    picture *= 1 - 0.35 * cv2.GaussianBlur(mask, (0, 0), 1.6 * scale)[..., None]


def sheet(rng, picture, at, degrees, scale):
    """A sheet of paper, blank or printed, larger than any card."""
    size = rng.choice(((148, 210), (210, 297), (105, 148)))
    if rng.random() < 0.4:
        polygon = rectangle(size[0] * scale, size[1] * scale, at, degrees)
        cast_shadow(picture, polygon, scale)
        fill(picture, polygon, rng.choice(((246, 246, 244), (236, 232, 220))))
        return
    printed_sheet(rng, picture, at, degrees, scale, size, 1)


def printed_sheet(rng, picture, at, degrees, scale, size, columns):
    """A printed sheet of a size in millimetres."""
    width, height = (side * scale for side in size)
    polygon = rectangle(width, height, at, degrees)
    cast_shadow(picture, polygon, scale)
    page = surfaces.printed_page(rng, round(height), round(width), scale, columns)
    onto(picture, page, polygon)


def onto(picture, page, polygon):
    """Lays a page on the four corners of a polygon."""
    height, width = page.shape[:2]
    source = numpy.float32([[0, 0], [width, 0], [width, height], [0, height]])
    matrix = cv2.getPerspectiveTransform(source, polygon.astype(numpy.float32))
    size = picture.shape[1], picture.shape[0]
    mask = numpy.zeros(picture.shape[:2], numpy.float32)
    fill(mask, polygon, 1.0)
    laid = cv2.warpPerspective(page, matrix, size, borderMode=cv2.BORDER_REPLICATE)
    picture += mask[..., None] * (laid - picture)


def note(rng, picture, at, degrees, scale):
    """A square sticky note."""
    polygon = rectangle(76 * scale, 76 * scale, at, degrees)
    cast_shadow(picture, polygon, scale)
    fill(picture, polygon, rng.choice(((250, 232, 120), (250, 180, 190), (180, 226, 180))))


def book(rng, picture, at, degrees, scale):
    """A closed book or a desk pad."""
    polygon = rectangle(rng.uniform(140, 200) * scale, rng.uniform(200, 260) * scale, at, degrees)
    cast_shadow(picture, polygon, scale)
    cover = colours.hsv(rng.random(), rng.uniform(0.1, 0.7), rng.uniform(0.15, 0.8))
    fill(picture, polygon, cover)
    spine = polygon.copy()
    spine[1], spine[2] = (
        polygon[0] * 0.93 + polygon[1] * 0.07,
        polygon[3] * 0.93 + polygon[2] * 0.07,
    )
    fill(picture, spine, colours.mixed(cover, colours.BLACK, 0.3))


def telephone(rng, picture, at, degrees, scale):
    """A mobile telephone, its screen dark."""
    polygon = rectangle(72 * scale, 148 * scale, at, degrees)
    cast_shadow(picture, polygon, scale)
    fill(picture, polygon, (34, 34, 36))
    fill(
        picture,
        rectangle(67 * scale, 140 * scale, at, degrees),
        rng.choice(((8, 8, 10), (20, 24, 40))),
    )


def pen(rng, picture, at, degrees, scale):
    polygon = rectangle(140 * scale, 9 * scale, at, degrees)
    cast_shadow(picture, polygon, scale)
    body = colours.hsv(rng.random(), 0.7, 0.6)
    fill(picture, polygon, body)
    light = rectangle(140 * scale, 2 * scale, at, degrees)
    fill(picture, light, colours.mixed(body, colours.WHITE, 0.5))


def coin(rng, picture, at, degrees, scale):
    metal = rng.choice(((196, 160, 90), (190, 190, 194), (170, 100, 66)))
    angles = numpy.linspace(0, 2 * math.pi, 40)
    circle = numpy.column_stack([numpy.cos(angles), numpy.sin(angles)])
    cast_shadow(picture, circle * 11.5 * scale + at, scale)
    fill(picture, circle * 11.5 * scale + at, metal)
    fill(picture, circle * 9.5 * scale + at, colours.mixed(metal, colours.WHITE, 0.25))


THINGS = (sheet, sheet, note, book, telephone, pen, pen, coin)


def strew(rng, picture, scale):
    """Lays some things on a surface at any place and angle."""
    height, width = picture.shape[:2]
    for _ in range(rng.randrange(2, 7)):
        at = numpy.array([rng.uniform(0, width), rng.uniform(0, height)])
        rng.choice(THINGS)(rng, picture, at, rng.uniform(0, 360), scale)


def framed(rng, picture, box, scale):
    """A door, a window or a picture on a wall: a frame around a plain or a printed face."""
    left, top, width, height = (value * scale for value in box)
    at = numpy.array([left + width / 2, top + height / 2])
    rim = colours.hsv(rng.random(), rng.uniform(0, 0.6), rng.uniform(0.1, 0.95))
    fill(picture, rectangle(width, height, at, rng.gauss(0, 0.5)), rim)
    edge = rng.uniform(8, 60) * scale
    inner = rectangle(width - edge, height - edge, at, 0)
    if rng.random() < 0.4:
        columns = rng.choice((1, 2))
        page = surfaces.printed_page(rng, round(height), round(width), 1.5 * scale, columns)
        onto(picture, page, inner)
        return
    fill(picture, inner, colours.hsv(rng.random(), rng.uniform(0, 0.5), rng.uniform(0.2, 1)))


def furnish(rng, picture, scale):
    """Hangs frames on a wall and stands furniture before it, on a floor."""
    height, width = (side / scale for side in picture.shape[:2])
    for _ in range(rng.randrange(1, 6)):
        size = rng.uniform(0.1, 0.4) * width, rng.uniform(0.1, 0.5) * height
        framed(rng, picture, (rng.uniform(0, width), rng.uniform(0, 0.6 * height), *size), scale)
    floor = rectangle(width * scale, height * scale, numpy.array([width / 2, 1.3 * height]) * scale, 0)
    fill(picture, floor, colours.hsv(rng.random(), 0.3, rng.uniform(0.2, 0.7)))
    for _ in range(rng.randrange(0, 4)):
        wide, tall = rng.uniform(0.1, 0.4) * width, rng.uniform(0.2, 0.6) * height
        middle = numpy.array([rng.uniform(0, width), rng.uniform(0.6, 0.9) * height]) * scale
        colour = colours.hsv(rng.random(), rng.uniform(0.1, 0.6), rng.uniform(0.1, 0.9))
        fill(picture, rectangle(wide * scale, tall * scale, middle, 0), colour)


def desk_edge(rng, picture, scale):
    """Ends the desk somewhere: beyond its edge lies the dark floor."""
    height, width = picture.shape[:2]
    angle = rng.choice((0, 90, 180, 270)) + rng.gauss(0, 12)
    c, s = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    y, x = numpy.mgrid[:height, :width].astype(numpy.float32)
    distance = (
        (x - width / 2) * c + (y - height / 2) * s - 0.33 * (abs(c) * width + abs(s) * height)
    )
    beyond = numpy.clip(distance + 0.5, 0, 1)[..., None]
    floor = numpy.array(colours.hsv(rng.random(), 0.3, rng.uniform(0.1, 0.4)), numpy.float32)
    picture += beyond * (floor - picture)
    picture *= 1 - 0.3 * (numpy.abs(distance) < 0.6 * scale)[..., None]
