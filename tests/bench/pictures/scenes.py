"""Photos and scans of cards on hard backgrounds, and pictures that show no card."""

import dataclasses
import itertools
import math
import random

import cv2
import numpy

from pictures import camera as cameras
from pictures import design, roughness, surfaces, things

ENOUGH = 7.6  # pixels a millimetre at which print of 5 points can still be read
SKINS = ((224, 172, 138), (196, 140, 106), (142, 96, 70), (240, 200, 172), (96, 66, 50))


@dataclasses.dataclass(frozen=True)
class Shoot:
    """What is given for a picture: chance, the country of its cards, and how large it is to be."""

    rng: random.Random
    country: str
    megapixels: float  # of a picture of one card
    most_megapixels: float  # of any picture


@dataclasses.dataclass
class Scene:
    """What a picture shows before it is taken."""

    surface: str
    placed: list  # (face, placement on the table)
    camera: cameras.Camera
    effects: set
    notes: list = dataclasses.field(default_factory=list)


@dataclasses.dataclass
class Taken:
    """A picture (8 bit, RGB) and the cards in it, with their corners."""

    picture: numpy.ndarray
    cards: list  # (face, quad)
    notes: list


def face_for(shoot, scale, wanted=None, card_format=None):
    """A face that is light or dark if that matters, without fine print where it would be lost."""
    drawn_at = max(12.0, min(24.0, 2 * scale))
    while True:
        face = design.card(shoot.rng, shoot.country, drawn_at, card_format)
        brightness = design.luminance_of(face)
        if (wanted == "light" and brightness < 215) or (wanted == "dark" and brightness > 70):
            continue
        if scale >= ENOUGH or f"contact print {design.FINE_ENOUGH}" in face.traits:
            return face


def centred(face, degrees, x=0.0, y=0.0):
    """The placement of a card with its middle at a point of the table."""
    return cameras.turn(degrees, x, y) @ cameras.turn(0, -face.width / 2, -face.height / 2)


def any_turn(rng):
    """Mostly about upright, often at a quarter or half turn, sometimes anyhow."""
    quarter = rng.choices((0, 90, 180, 270), weights=(5, 2, 2, 2))[0]
    return rng.uniform(0, 360) if rng.random() < 0.2 else quarter + rng.gauss(0, 7)


def picture_size(rng, megapixels):
    """Width and height of a 4:3 or 16:9 picture, either way up."""
    ratio = rng.choice((4 / 3, 4 / 3, 16 / 9, 3 / 2))
    width = math.sqrt(megapixels * 1e6 * ratio)
    size = round(width), round(width / ratio)
    return size if rng.random() < 0.55 else size[::-1]


def chosen_camera(rng, megapixels, scale, steepest):
    """A camera over the table, tilted by up to `steepest` degrees."""
    width, height = picture_size(rng, megapixels)
    tilt, pan = rng.gauss(0, steepest / 2), rng.gauss(0, steepest / 2.5)
    limit = lambda angle: max(-steepest, min(steepest, angle))  # noqa: E731
    distortion = rng.choice((0, 0, rng.uniform(-0.03, 0.03)))
    return cameras.pinhole(width, height, scale, limit(tilt), limit(pan), 0, distortion)


def outline(face, placement):
    """The corners of a placed card on the table."""
    corners = numpy.array(
        [[0, 0, 1], [face.width, 0, 1], [face.width, face.height, 1], [0, face.height, 1]]
    )
    return (corners @ placement.T)[:, :2]


def fills(rng, megapixels):
    """Pixels a millimetre at which a card takes a usual share of a picture."""
    width = math.sqrt(megapixels * 1e6 * 4 / 3)
    return max(7.0, rng.uniform(0.4, 0.72) * width / 85)


def single(shoot, surface, wanted=None, effects=(), steepest=24):
    """One card on a surface."""
    rng, megapixels = shoot.rng, shoot.megapixels
    scale = min(fills(rng, megapixels), 0.8 * math.sqrt(megapixels * 1e6 * 3 / 4) / 90)
    camera = chosen_camera(rng, megapixels, scale, steepest)
    face = face_for(shoot, scale, wanted)
    placed = [(face, centred(face, any_turn(rng), rng.uniform(-6, 6), rng.uniform(-6, 6)))]
    return Scene(surface, placed, camera, set(effects))


def quads_meet(one, other):
    """Whether two convex quads share any area."""
    area, _ = cv2.intersectConvexConvex(one.astype(numpy.float32), other.astype(numpy.float32))
    return area > 0


def within(camera, corners, pad=12):
    """Whether the corners are seen, `pad` pixels from the picture's edges."""
    seen = camera.project(corners)
    return bool((seen >= pad).all() and (seen <= (camera.width - pad, camera.height - pad)).all())


def scattered_megapixels(count):
    """The size of a picture in which so many cards have room to lie anyhow."""
    return count * 10500 * ENOUGH**2 / 1e6


def scattered(shoot, surface):
    """Two to twenty cards on a table, in any rotation, none on another."""
    rng, most = shoot.rng, shoot.most_megapixels
    numbers = (2, 3, 4, 5, 6, 8, 12, 20)
    count = rng.choice([number for number in numbers if scattered_megapixels(number) <= most])
    camera = chosen_camera(rng, scattered_megapixels(count), ENOUGH, 10)
    footprint = camera.footprint()
    placed, taken, face = [], [], None
    for _ in range(400):
        if len(placed) == count:
            break
        face = face or face_for(shoot, ENOUGH)
        x, y = (
            rng.uniform(low, high)
            for low, high in zip(footprint.min(axis=0), footprint.max(axis=0))
        )
        placement = centred(face, any_turn(rng), x, y)
        corners = outline(face, placement)
        if within(camera, corners) and not any(
            quads_meet(grown(corners, 1.05), other) for other in taken
        ):
            placed.append((face, placement))
            taken.append(corners)
            face = None
    return Scene(surface, placed, camera, {"light"}, [f"{len(placed)} cards"])


def grown(corners, factor):
    """The quad scaled about its middle."""
    middle = corners.mean(axis=0)
    return middle + (corners - middle) * factor


GRIDS = ((1, 2), (2, 1), (2, 2), (3, 1), (2, 3), (3, 2))  # rows and columns
LARGE_GRIDS = ((4, 2), (2, 4), (5, 2), (2, 5), (3, 3), (4, 3), (3, 4), (5, 4))


def touching_megapixels(grid, width, height):
    """The size of a picture that shows a grid of cards and some table around it."""
    return (grid[1] * width + 60) * (grid[0] * height + 60) * 1.5 * ENOUGH**2 / 1e6


def touching(shoot, surface, grids=GRIDS):
    """Cards of one format laid edge to edge, the group turned."""
    rng, wanted = shoot.rng, shoot.rng.choice((None, "light"))
    card_format = rng.choice(("eu", "us", "eu portrait"))
    size = design.FORMATS[card_format]
    small_enough = [g for g in grids if touching_megapixels(g, *size) <= shoot.most_megapixels]
    grid = rng.choice(small_enough or GRIDS[:2])
    group = cameras.turn(rng.gauss(0, 6) + rng.choice((0, 0, 90)), 0, 0)
    camera = chosen_camera(rng, touching_megapixels(grid, *size), ENOUGH, 10)
    placed = [
        (face_for(shoot, ENOUGH, wanted, card_format), group @ in_grid(rng, grid, place, size))
        for place in itertools.product(*map(range, grid))
    ]
    placed = fitting(camera, placed)
    return Scene(surface, placed, camera, {"light"}, [f"{len(placed)} cards", "touching"])


def in_grid(rng, grid, place, size):
    """The placement of a card at a row and column, at most a hair's breadth from the next."""
    gap = rng.choice((0, 0, 0.15, 0.4))
    y, x = (
        (index - (count - 1) / 2) * (side + gap)
        for index, count, side in zip(place, grid, reversed(size))
    )
    half = cameras.turn(0, -size[0] / 2, -size[1] / 2)
    return cameras.turn(rng.choice((0, 0, 180)), x, y) @ half


def fitting(camera, placed):
    """The placed cards that the picture shows as a whole."""
    return [
        (face, placement)
        for face, placement in placed
        if within(camera, outline(face, placement), 3)
    ]


LIDS = ("white lid", "white lid", "grey lid", "black lid")
SHEET_ROWS = (
    ("eu", 2, 56.5),
    ("eu portrait", 3, 90.5),
)  # format, cards in a row, height of the row in mm


def page_resolution(shoot):
    """Dots an inch of an A4 page: 200 to 300, or 150 where that makes too large a picture."""
    dots = shoot.rng.choice((200, 200, 240, 300))
    return dots if 8.27 * dots * 11.69 * dots <= shoot.most_megapixels * 1e6 else 150


def sheet(shoot):
    """An A4 flatbed page: rows of landscape or portrait cards, each a little askew."""
    rng, scale = shoot.rng, page_resolution(shoot) / 25.4
    width, height = round(210 * scale), round(297 * scale)
    matrix = numpy.array([[scale, 0, (width - 1) / 2], [0, scale, (height - 1) / 2], [0, 0, 1]])
    camera = cameras.Camera(matrix, width, height, scale)
    placed, y = [], -147.0
    while True:
        card_format, count, depth = rng.choice(SHEET_ROWS) if y < 57 else SHEET_ROWS[0]
        if y + depth > 148:
            break
        for column in range(count):
            if rng.random() < 0.06:
                continue
            face = face_for(shoot, scale, card_format=card_format)
            x = -105 + (column + 0.5) * 210 / count + rng.uniform(-4, 4)
            degrees = rng.choice((0, 0, 0, 180)) + rng.gauss(0, 0.4)
            placed.append((face, centred(face, degrees, x, y + depth / 2)))
        y += depth
    placed, lid = fitting(camera, placed), rng.choice(LIDS)
    return Scene(lid, placed, camera, {"scan"}, [f"{len(placed)} cards", lid])


def touching_sheet(shoot):
    """An A4 flatbed page with rows and columns of cards laid edge to edge."""
    rng, page = shoot.rng, sheet(shoot)
    card_format, most = rng.choice((("eu", (5, 2)), ("us", (5, 2)), ("eu portrait", (3, 3))))
    grid = rng.randint(1, most[0]), rng.randint(2, most[1])
    size, wanted = design.FORMATS[card_format], rng.choice((None, "light"))
    room = (210 - size[0] * grid[1]) / 2 - 2, (297 - size[1] * grid[0]) / 2 - 2
    group = cameras.turn(rng.gauss(0, 0.4), *(rng.uniform(-free, free) for free in room))
    placed = [
        (
            face_for(shoot, page.camera.scale, wanted, card_format),
            group @ in_grid(rng, grid, place, size),
        )
        for place in itertools.product(*map(range, grid))
    ]
    placed = fitting(page.camera, placed)
    notes = [f"{len(placed)} cards", "touching", page.surface]
    return dataclasses.replace(page, placed=placed, notes=notes)


def page_alone(shoot):
    """A letter or a page of a newspaper without any card, scanned or photographed as a whole."""
    rng = shoot.rng
    camera = chosen_camera(rng, shoot.megapixels, 1, 24)
    scale = rng.uniform(0.85, 1.4) * min(camera.width, camera.height) / 210
    camera = chosen_camera(rng, shoot.megapixels, scale, rng.choice((0, 12, 24)))
    return Scene(rng.choice(("light-desk", "wood", "paper")), [], camera, {"page"}, ["page"])


def room(shoot):
    """A room: a wall with doors, windows and pictures, and furniture before it."""
    camera = chosen_camera(shoot.rng, shoot.megapixels, shoot.rng.uniform(0.3, 0.6), 24)
    return Scene("wall", [], camera, {"room"}, ["room"])


def cut_off(shoot, surface):
    """One card that the picture's edge cuts, but not its print."""
    rng, scene = shoot.rng, single(shoot, surface, steepest=12)
    face, _ = scene.placed[0]
    placement = centred(face, rng.choice((0, 0, 90, 180, 270)) + rng.gauss(0, 3))
    camera = scene.camera
    corners = camera.project(outline(face, placement))
    boxes = [
        point
        for left, top, right, bottom in face.print_boxes
        for point in ((left, top), (right, top), (right, bottom), (left, bottom))
    ]
    inked = camera.project((numpy.array([[x, y, 1] for x, y in boxes]) @ placement.T)[:, :2])
    axis = rng.choice((0, 1))
    room = inked[:, axis].min() - corners[:, axis].min() - 1.0 * camera.scale
    edge = corners[:, axis].min() + max(0.0, room) * rng.uniform(0.3, 0.95)
    shift = [0.0, 0.0]
    shift[axis] = -edge
    camera = cameras.moved(dataclasses.replace(camera, distortion=0.0), *shift)
    return Scene(surface, [(face, placement)], camera, {"light"}, ["cut off"])


def thumb_place(rng, face):
    """(base, tip, width) in millimetres of a thumb that hides no print of the card, or None."""
    for attempt in range(60):
        width = rng.uniform(15, 19)
        depth = rng.uniform(3, 15) * (1 - attempt / 80) - width / 2
        along = rng.uniform(0.15, 0.85)
        side = rng.choice(("left", "right", "bottom"))
        tip = {
            "left": (depth, along * face.height),
            "right": (face.width - depth, along * face.height),
            "bottom": (along * face.width, face.height - depth),
        }[side]
        out = {"left": (-70, 0), "right": (70, 0), "bottom": (0, 70)}[side]
        base = (tip[0] + out[0] + rng.uniform(-25, 25), tip[1] + out[1] + rng.uniform(-25, 25))
        if not hides(face, numpy.array(base), numpy.array(tip), width / 2 + 1):
            return base, tip, width
    return None


def hides(face, base, tip, radius):
    """Whether a finger covers any print."""
    along = tip - base
    for left, top, right, bottom in face.print_boxes:
        for x in numpy.linspace(left, right, 12):
            for y in (top, (top + bottom) / 2, bottom):
                share = numpy.clip(numpy.dot((x, y) - base, along) / numpy.dot(along, along), 0, 1)
                if numpy.hypot(*(base + share * along - (x, y))) < radius:
                    return True
    return False


def in_hand(shoot, surface):
    """One card held between thumb and fingers before a background that is out of focus."""
    rng, scene = shoot.rng, single(shoot, surface, effects=("hand",), steepest=20)
    face, _ = scene.placed[0]
    degrees = rng.choice((0, 0, 90, 180, 270)) + rng.gauss(0, 9)
    return dataclasses.replace(scene, placed=[(face, centred(face, degrees))])


def weak_phone(shoot, surface):
    """A small, noisy, soft and hard compressed picture."""
    small = dataclasses.replace(shoot, megapixels=shoot.rng.uniform(0.3, 0.9))
    return single(small, surface, effects=("weak phone", "light"), steepest=15)


def bent(shoot, surface):
    """A card that curled in a pocket, mostly along its longer side."""
    rng, scene = shoot.rng, single(shoot, surface, steepest=40)
    face, placement = scene.placed[0]
    longer = 0 if face.width > face.height else 1
    side = rng.choices((longer, 1 - longer), weights=(3, 1))[0]
    curl = design.Curl(side, rng.choice((-1, 1)) * rng.uniform(0.02, 0.08))
    placed = [(dataclasses.replace(face, curl=curl), placement)]
    return dataclasses.replace(scene, placed=placed, notes=[f"curl {curl.rise:.3f}"])


def scan(shoot):
    """One card on a flatbed, the page cropped around it."""
    rng, scale = shoot.rng, shoot.rng.choice((150, 200, 300)) / 25.4
    face = face_for(shoot, scale)
    width, height = (
        round((size + rng.uniform(6, 40)) * scale) for size in (face.width, face.height)
    )
    matrix = numpy.array([[scale, 0, (width - 1) / 2], [0, scale, (height - 1) / 2], [0, 0, 1]])
    placed = [(face, centred(face, rng.choice((0, 0, 0, 180)) + rng.gauss(0, 1.5)))]
    lid = rng.choice(LIDS)
    return Scene(lid, placed, cameras.Camera(matrix, width, height, scale), {"scan"}, [lid])


def rough(shoot, surface):
    """A card with worn corners and perhaps a strong panel, seen askew by a poor camera."""
    rng = shoot.rng
    small = dataclasses.replace(shoot, megapixels=rng.uniform(0.28, 1.0))
    scene = single(small, surface, effects=("rough", "light"), steepest=rng.choice((20, 45)))
    if rng.random() < 0.4:
        scene.effects.add("reflections")
    return dataclasses.replace(scene, placed=[(worn(rng, f), place) for f, place in scene.placed])


def worn(rng, face):
    """The face with its corners worn round, perhaps with a strong panel."""
    radius = max(face.corner_radius, rng.choice((0, 0.6, 1.2, 4)))
    face = dataclasses.replace(face, corner_radius=radius)
    return roughness.with_panel(rng, face) if rng.random() < 0.4 else face


def panelled(shoot, surface):
    """A card with a strong panel behind a part of its print."""
    scene = single(shoot, surface)
    placed = [(roughness.with_panel(shoot.rng, face), place) for face, place in scene.placed]
    return dataclasses.replace(scene, placed=placed)


def on_own_paper(shoot):
    """A card on a printed page of its own colour, often cut by the picture's edge."""
    rng = shoot.rng
    scene = single(shoot, "paper", "light", steepest=rng.choice((12, 40)))
    scene.effects.add("own paper")
    if rng.random() < 0.5:
        size = scene.camera.width, scene.camera.height
        away = [rng.uniform(-0.25, 0.25) * side for side in size]
        scene.camera = cameras.moved(dataclasses.replace(scene.camera, distortion=0.0), *away)
    return scene


def empty(shoot, surface):
    """A picture without any card, but perhaps with other things."""
    camera = chosen_camera(shoot.rng, shoot.megapixels, shoot.rng.uniform(5, 10), 24)
    effects = set(shoot.rng.choice(((), ("clutter",), ("clutter", "edge"), ("edge",))))
    return Scene(surface, [], camera, effects, [surface, *sorted(effects)])


def draw_fingers_below(rng, generator, picture, scene, tone):
    """The fingers that hold the card from behind; they show beside it."""
    face, placement = scene.placed[0]
    for step in range(3):
        tip = (face.width * 0.5, face.height * (0.2 + 0.28 * step))
        base = (face.width + 75 if scene.notes[-1] == "right" else -75, tip[1] + 30)
        ends = scene.camera.project((numpy.array([[*base, 1], [*tip, 1]]) @ placement.T)[:, :2])
        cameras.finger(
            picture, generator, scene.camera, ends[0], ends[1], 17 * scene.camera.scale, tone
        )


def draw_thumb(rng, generator, picture, scene, tone, thumb):
    base, tip, width = thumb
    _, placement = scene.placed[0]
    ends = scene.camera.project((numpy.array([[*base, 1], [*tip, 1]]) @ placement.T)[:, :2])
    cameras.finger(
        picture, generator, scene.camera, ends[0], ends[1], width * scene.camera.scale, tone
    )


def ground_of(face):
    """The colour that most of a face has."""
    return numpy.median(numpy.asarray(face.picture.convert("RGB")).reshape(-1, 3), axis=0)


def painted_surface(rng, generator, scene):
    """The background as the camera sees it."""
    lids = {"white lid": 250, "grey lid": 150, "black lid": 28}
    if scene.surface in lids:
        return surfaces.flat(scene.camera.height, scene.camera.width, (lids[scene.surface],) * 3)

    def make(height, width, scale):
        if "own paper" in scene.effects:
            ground = tuple(int(level) for level in ground_of(scene.placed[0][0]))
            return surfaces.printed_page(
                rng, height, width, rng.uniform(0.8, 3) * scale, rng.choice((1, 2)), ground
            )
        picture = surfaces.EMPTY_SURFACES[scene.surface](rng, generator, height, width, scale)
        if "edge" in scene.effects:
            things.desk_edge(rng, picture, scale)
        if "clutter" in scene.effects:
            things.strew(rng, picture, scale)
        if "page" in scene.effects:
            middle = numpy.array([width / 2, height / 2])
            columns = rng.choice((1, 2, 4))
            things.printed_sheet(
                rng, picture, middle, rng.gauss(0, 4), scale, (210, 297), columns
            )
        if "room" in scene.effects:
            things.furnish(rng, picture, scale)
        if "reflections" in scene.effects:
            roughness.reflect(rng, picture, scale)
        return picture

    return cameras.photographed_surface(scene.camera, make, scene.camera.scale)


def lay_cards(rng, picture, scene):
    """Draws shadows and cards; returns the cards with their corners as the lens shows them."""
    angle = rng.uniform(0, 2 * math.pi)
    direction = (math.cos(angle), math.sin(angle))
    scan = "scan" in scene.effects
    depth, softness = (0.3, 0.3) if scan else (rng.uniform(0.3, 1.6), rng.uniform(0.3, 1.8))
    strength = rng.uniform(0.1, 0.25) if scan else rng.uniform(0.15, 0.5)
    cards = []
    for face, placement in scene.placed:
        seen = scene.camera.project(outline(face, placement))
        cameras.lay_shadow(picture, scene.camera, seen, direction, depth, softness, strength)
    for face, placement in scene.placed:
        quad = cameras.lay_card(picture, scene.camera, face, placement)
        cards.append((face, scene.camera.bent(quad)))
    return cards


def light_up(rng, picture, scene):
    """Light on the table: uneven, shadowed, glaring, as the scene's effects say."""
    middle = (scene.camera.width / 2, scene.camera.height / 2)
    if scene.placed:
        face, placement = rng.choice(scene.placed)
        inside = [[rng.uniform(0.25, 0.75) * face.width, rng.uniform(0.25, 0.75) * face.height, 1]]
        middle = tuple(scene.camera.project((numpy.array(inside) @ placement.T)[:, :2])[0])
    if "scan" not in scene.effects:
        cameras.uneven_light(
            picture,
            rng,
            rng.uniform(0.25, 0.4) if "cast" in scene.effects else rng.uniform(0, 0.14),
        )
    if "shadow" in scene.effects:
        cameras.shadow_edge(picture, rng, middle, scene.camera.scale)
    if "glare" in scene.effects:
        cameras.glare(picture, rng, middle, scene.camera.scale)


def colour_cast(rng, strong):
    """Gains of red, green and blue: lamp light, shade, or a screen's green."""
    if not strong:
        exposure = rng.uniform(0.8, 1.04)
        return [exposure * rng.uniform(0.96, 1.04) for _ in range(3)]
    return rng.choice(((1.0, 0.82, 0.52), (0.72, 0.86, 1.05), (0.8, 1.0, 0.78), (0.95, 0.72, 0.8)))


def take(rng, scene):
    """Takes the picture of a scene."""
    generator = numpy.random.default_rng(rng.getrandbits(64))
    picture = painted_surface(rng, generator, scene)
    tone = rng.choice(SKINS)
    thumb = thumb_place(rng, scene.placed[0][0]) if "hand" in scene.effects else None
    if "hand" in scene.effects:
        picture = cv2.GaussianBlur(picture, (0, 0), rng.uniform(0.3, 1.2) * scene.camera.scale)
        scene.notes.append("right" if thumb and thumb[0][0] > 0 else "left")
        draw_fingers_below(rng, generator, picture, scene, tone)
    cards = lay_cards(rng, picture, scene)
    if thumb:
        draw_thumb(rng, generator, picture, scene, tone, thumb)
    light_up(rng, picture, scene)
    picture = scene.camera.bend(picture)
    weak, scan = "weak phone" in scene.effects, "scan" in scene.effects
    blur = (
        rng.uniform(0.8, 1.3)
        if weak
        else 0.0
        if scan
        else rng.uniform(0, 0.09) * scene.camera.scale
    )
    noise = rng.uniform(7, 13) if weak else 1.0 if scan else rng.uniform(0.5, 4.5)
    cast = (1.0, 1.0, 1.0) if scan else colour_cast(rng, "cast" in scene.effects)
    picture = cameras.sensed(picture, rng, generator, blur, noise, cast)
    if "rough" in scene.effects:
        picture = roughness.poor_camera(rng, picture)
    return Taken(picture, cards, scene.notes)


def any_surface(shoot):
    return shoot.rng.choice(list(surfaces.CARD_SURFACES))


TEXTURES = ("stone", "leather", "carpet", "tiles")

# kind: its share, and how such a scene is set up
KINDS = {
    "light-desk": (8, lambda shoot: single(shoot, "light-desk", "light")),
    "dark-desk": (8, lambda shoot: single(shoot, "dark-desk", "dark")),
    "wood": (7, lambda shoot: single(shoot, "wood")),
    "cloth": (7, lambda shoot: single(shoot, "cloth")),
    "paper": (8, lambda shoot: single(shoot, "paper")),
    "texture": (7, lambda shoot: single(shoot, shoot.rng.choice(TEXTURES))),
    "shadow": (7, lambda shoot: single(shoot, any_surface(shoot), effects=("shadow",))),
    "glare": (6, lambda shoot: single(shoot, any_surface(shoot), effects=("glare",))),
    "cast": (6, lambda shoot: single(shoot, any_surface(shoot), effects=("cast",))),
    "hand": (6, lambda shoot: in_hand(shoot, any_surface(shoot))),
    "clutter": (7, lambda shoot: single(shoot, any_surface(shoot), effects=("clutter", "edge"))),
    "bent": (4, lambda shoot: bent(shoot, any_surface(shoot))),
    "scan": (4, scan),
    "cut-off": (5, lambda shoot: cut_off(shoot, any_surface(shoot))),
    "several": (6, lambda shoot: scattered(shoot, any_surface(shoot))),
    "touching": (5, lambda shoot: touching(shoot, any_surface(shoot))),
    "sheet": (4, sheet),
    "weak-phone": (4, lambda shoot: weak_phone(shoot, any_surface(shoot))),
    "none": (10, lambda shoot: empty(shoot, shoot.rng.choice(list(surfaces.EMPTY_SURFACES)))),
    # These are made only when they are asked for.
    "grid": (0, lambda shoot: touching(shoot, any_surface(shoot), LARGE_GRIDS)),
    "touching-sheet": (0, touching_sheet),
    "rough": (0, lambda shoot: rough(shoot, any_surface(shoot))),
    "panel": (0, lambda shoot: panelled(shoot, any_surface(shoot))),
    "own-paper": (0, on_own_paper),
    "page": (0, page_alone),
    "room": (0, room),
}


def kind_of_number(number):
    """The kinds in turn, so that any stretch of a set holds them about by their shares."""
    order = sorted(
        ((place + 0.5) / share, kind)
        for kind, (share, _) in KINDS.items()
        for place in range(share)
    )
    return order[number % len(order)][1]


def picture_of(shoot, kind):
    """A picture of a kind; some kinds set their own size."""
    return take(shoot.rng, KINDS[kind][1](shoot))
