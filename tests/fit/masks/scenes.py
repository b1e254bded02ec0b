"""Invented scenes with the cards that lie in them, to teach the card finder by.

The idea: what a card looks like tells little (any colour, any print), and so does the ground. What
is common to all photos of cards is that a flat, mostly smooth quadrilateral with a few rows of print
ends where something else begins. So everything else is drawn by chance: grounds of print, wood,
cloth, carpet, tiles and clutter; cards with panels, photographs and gradients; hands, shadows and
light; none to eight cards, touching ones, cut-off ones, and cards that fill the picture.

scene(chance) returns the picture (HEIGHT x WIDTH x 3, uint8), the share of each pixel that cards
cover, and the share that their outlines cover (HEIGHT x WIDTH, 0 to 255). No picture of a real card
is in it, and no font beyond OpenCV's strokes.
"""
import cv2
import numpy

WIDTH, HEIGHT = 256, 192
OVERSAMPLING = 2
FONTS = [cv2.FONT_HERSHEY_SIMPLEX, cv2.FONT_HERSHEY_DUPLEX, cv2.FONT_HERSHEY_TRIPLEX,
         cv2.FONT_HERSHEY_COMPLEX, cv2.FONT_HERSHEY_SCRIPT_SIMPLEX, cv2.FONT_HERSHEY_PLAIN]
LETTERS = list("eeeeaaiinnoorrssttlldduuccmmhhgpbfkvwzyjxq      ABCDEFGHIKLMNOPRSTUVW0123456789.,-@")
OUTLINE = 7  # pixels of the oversampled scene: three of the net's answer


def colour(chance):
    """Any colour: every third one nearly grey, the others from muted to garish."""
    if chance.random() < 0.35:
        return chance.uniform(0, 255) + chance.uniform(-12, 12, 3)
    bright = chance.uniform(0, 255, 3)
    return bright.mean() + (bright - bright.mean()) * chance.uniform(0.1, 1.1)


def noise(chance, height, width, grain):
    """Smooth noise about 0 whose bumps are `grain` pixels wide."""
    small = chance.standard_normal((max(2, height // grain), max(2, width // grain))).astype("f4")
    return cv2.resize(small, (width, height), interpolation=cv2.INTER_CUBIC)


def write(chance, picture, place, count, size, ink, thickness=1):
    text = "".join(chance.choice(LETTERS, count))
    cv2.putText(picture, text, (int(place[0]), int(place[1])), FONTS[chance.integers(len(FONTS))],
                size, tuple(float(part) for part in ink), thickness, cv2.LINE_AA)


def photograph(chance, height, width):
    """Blobs of light and colour with a few edges: what a photograph amounts to from afar."""
    picture = numpy.zeros((height, width, 3), "f4") + colour(chance)
    grain = int(chance.choice([6, 15, 40]))
    picture += noise(chance, height, width, grain)[..., None] * chance.uniform(20, 60)
    for channel in range(3):
        picture[..., channel] += noise(chance, height, width, grain) * chance.uniform(0, 35)
    picture = numpy.ascontiguousarray(picture)
    for _ in range(chance.integers(0, 4)):
        points = numpy.stack([chance.integers(0, width, 4), chance.integers(0, height, 4)], 1)
        cv2.fillConvexPoly(picture, cv2.convexHull(points.astype("i4")), tuple(colour(chance)))
    return picture


def printed_page(chance, height, width):
    """Columns of running text with headings and photographs."""
    page = numpy.full((height, width, 3), chance.uniform(185, 255), "f4") + chance.uniform(-8, 8, 3)
    page = numpy.ascontiguousarray(page.astype("f4"))
    line = int(chance.integers(6, 18))
    columns = int(chance.integers(1, 4))
    for column in range(columns):
        left = int((column + 0.06) * width / columns)
        right = int((column + 0.94) * width / columns)
        y = int(chance.integers(0, 30))
        while y < height:
            if chance.random() < 0.04:
                tall = int(chance.integers(20, max(21, height // 3)))
                part = page[y:y + tall, left:right]
                part[:] = photograph(chance, *part.shape[:2]) if part.size else 0
                y += tall
            y += line if chance.random() < 0.93 else 2 * line
            size = line / 30 * (1.6 if chance.random() < 0.05 else 1)
            write(chance, page, (left, y), int((right - left) / (line * 0.55)), size,
                  (chance.uniform(0, 100),) * 3)
    return page


def turned(chance, picture, height, width):
    """A part of a larger picture, turned by any angle."""
    tall, wide = picture.shape[:2]
    angle = chance.normal(0, 8) if chance.random() < 0.5 else chance.uniform(-90, 90)
    turn = cv2.getRotationMatrix2D((wide / 2, tall / 2), angle, chance.uniform(1.0, 1.5))
    picture = cv2.warpAffine(picture, turn, (wide, tall), borderMode=cv2.BORDER_REFLECT)
    top, left = (tall - height) // 2, (wide - width) // 2
    return picture[top:top + height, left:left + width]


def wood(chance, height, width):
    grain = cv2.resize(
        chance.standard_normal((height // int(chance.choice([2, 3, 6])), 6)).astype("f4"),
        (width, height), interpolation=cv2.INTER_CUBIC)
    boards = colour(chance) + grain[..., None] * chance.uniform(3, 25)
    boards += noise(chance, height, width, 60)[..., None] * chance.uniform(0, 20)
    boards = numpy.ascontiguousarray(boards.astype("f4"))
    if chance.random() < 0.4:
        seam = tuple(float(part) * 0.6 for part in boards.mean((0, 1)))
        for y in range(int(chance.integers(10, 80)), height, int(chance.integers(40, 150))):
            cv2.line(boards, (0, y), (width, y), seam, 2)
    return boards


def cloth(chance, height, width):
    """Waves in two directions: weave, carpet, checks, stripes."""
    rows, columns = numpy.mgrid[:height, :width].astype("f4")
    angle = chance.uniform(0, numpy.pi)
    pattern = numpy.zeros((height, width, 3), "f4") + colour(chance)
    for part in range(chance.integers(1, 4)):
        turn = angle + part * numpy.pi / 2
        wave = numpy.sin((columns * numpy.cos(turn) + rows * numpy.sin(turn))
                         * chance.uniform(0.05, 0.9))
        wave = numpy.sign(wave) if chance.random() < 0.3 else wave
        pattern += wave[..., None] * chance.uniform(3, 45) * chance.uniform(0.3, 1, 3)
    return pattern + noise(chance, height, width, 2)[..., None] * chance.uniform(0, 25)


def flowers(chance, height, width):
    """A pattern of many small shapes: a carpet, a table cloth, a paper with ornaments."""
    ground = numpy.zeros((height, width, 3), "f4") + colour(chance)
    size = int(chance.integers(6, 40))
    inks = [tuple(colour(chance)) for _ in range(3)]
    for _ in range(int(min(500, height * width / size ** 2 * chance.uniform(0.3, 1.5)))):
        centre = (int(chance.integers(0, width)), int(chance.integers(0, height)))
        axes = (int(chance.integers(2, size)), int(chance.integers(2, size)))
        cv2.ellipse(ground, centre, axes, chance.uniform(0, 180), 0, 360,
                    inks[chance.integers(3)], int(chance.choice([-1, 1, 3])), cv2.LINE_AA)
    return ground


def plain(chance, height, width):
    grain = int(chance.choice([2, 8, 30, 90]))
    ground = numpy.zeros((height, width, 3)) + colour(chance)
    return ground + noise(chance, height, width, grain)[..., None] * chance.uniform(0, 25)


def clutter(chance, ground):
    """Things that lie about: rods, boxes, sheets, a keyboard."""
    height, width = ground.shape[:2]
    for _ in range(int(chance.choice([0, 0, 0, 1, 2, 4, 8]))):
        points = numpy.stack([chance.integers(-60, width + 60, 4),
                              chance.integers(-60, height + 60, 4)], 1).astype("i4")
        kind = chance.random()
        if kind < 0.4:
            cv2.line(ground, tuple(map(int, points[0])), tuple(map(int, points[1])),
                     tuple(colour(chance)), int(chance.integers(1, 14)), cv2.LINE_AA)
        elif kind < 0.8:
            cv2.fillConvexPoly(ground, cv2.convexHull(points), tuple(colour(chance)), cv2.LINE_AA)
        else:
            key = int(chance.integers(14, 40))
            left, top = (int(part) for part in points[0])
            dark = tuple(float(part) / 2 for part in ground.mean((0, 1)))
            for x in range(left, left + 10 * key, key):
                for y in range(top, top + 4 * key, key):
                    cv2.rectangle(ground, (x, y), (x + key - 4, y + key - 4), dark, -1)
    return ground


def ground_of(chance, height, width):
    kind = chance.random()
    if kind < 0.22:
        ground = turned(chance, printed_page(chance, int(height * 1.6), int(width * 1.6)),
                        height, width)
    elif kind < 0.40:
        ground = wood(chance, width, height).transpose(1, 0, 2) if chance.random() < 0.5 \
            else wood(chance, height, width)
    elif kind < 0.53:
        ground = cloth(chance, height, width)
    elif kind < 0.62:
        ground = flowers(chance, height, width)
    elif kind < 0.70:
        ground = photograph(chance, height, width)
    else:
        ground = plain(chance, height, width)
    return clutter(chance, numpy.ascontiguousarray(ground.astype("f4")))


def card_paper(chance, height, width):
    kind = chance.random()
    if kind < 0.55:
        base = chance.uniform(195, 255) + chance.uniform(-15, 15, 3)
    elif kind < 0.7:
        base = chance.uniform(0, 60) + chance.uniform(0, 20, 3)
    else:
        base = colour(chance)
    paper = numpy.zeros((height, width, 3), "f4") + base
    if chance.random() < 0.25:
        paper += numpy.linspace(-1, 1, width)[None, :, None] * chance.uniform(-60, 60, 3)
    if chance.random() < 0.1:
        paper += numpy.linspace(-1, 1, height)[:, None, None] * chance.uniform(-60, 60, 3)
    if chance.random() < 0.15:
        paper += noise(chance, height, width, int(chance.choice([4, 20, 60])))[..., None] \
            * chance.uniform(5, 40)
    return numpy.ascontiguousarray(paper.astype("f4")), base


def panel(chance, card):
    """A coloured area or a photograph on part of the card, often from side to side."""
    height, width = card.shape[:2]
    left, right = sorted(chance.integers(0, width + 1, 2).tolist())
    top, bottom = sorted(chance.integers(0, height + 1, 2).tolist())
    if chance.random() < 0.5:
        left, right = 0, width
    if chance.random() < 0.3:
        top, bottom = 0, height
    part = card[top:bottom, left:right]
    if part.size and min(part.shape[:2]) > 3 and chance.random() < 0.35:
        part[:] = photograph(chance, *part.shape[:2])
    else:
        part[:] = colour(chance)


def card_face(chance, width, height):
    face, base = card_paper(chance, height, width)
    ink = chance.uniform(0, 90) if base.mean() > 130 else chance.uniform(170, 255)
    for _ in range(int(chance.choice([0, 0, 1, 1, 2]))):
        panel(chance, face)
    if chance.random() < 0.1:
        cv2.rectangle(face, (5, 5), (width - 6, height - 6), tuple(colour(chance)), 2)
    if chance.random() < 0.6:
        centre = (int(chance.integers(0, width)), int(chance.integers(0, height)))
        cv2.circle(face, centre, int(chance.integers(4, max(5, height // 3))),
                   tuple(colour(chance)), int(chance.choice([-1, 2, 4])), cv2.LINE_AA)
    start = [int(chance.integers(4, max(5, width // 2))), int(chance.integers(10, max(11, height // 2)))]
    for _ in range(chance.integers(0, 10)):
        size = chance.uniform(0.2, 0.9) * height / 130
        write(chance, face, start, int(chance.integers(4, 26)), size,
              numpy.full(3, ink) if chance.random() < 0.8 else colour(chance),
              int(chance.choice([1, 1, 2])))
        start[1] += int(size * 34) + 2
        if start[1] > height:
            start = [int(chance.integers(4, max(5, width // 2))), int(chance.integers(10, height))]
    return numpy.clip(face, 0, 255)


def card_shape(chance, height, width):
    """The card's own mask: now and then with rounded corners."""
    if chance.random() > 0.12:
        return numpy.full((height, width), 1, "f4")
    shape = numpy.zeros((height, width), "f4")
    radius = int(min(height, width) * 0.12)
    cv2.rectangle(shape, (radius, 0), (width - radius, height), 1, -1)
    cv2.rectangle(shape, (0, radius), (width, height - radius), 1, -1)
    for x in (radius, width - radius):
        for y in (radius, height - radius):
            cv2.circle(shape, (x, y), radius, 1, -1)
    return shape


def placed(chance, size, centre, angle, slant):
    """The corners of a card of this size, seen from somewhere."""
    width, height = size
    quad = numpy.float32([[-width, -height], [width, -height], [width, height], [-width, height]]) / 2
    quad += chance.uniform(-slant, slant, (4, 2)) * width
    turn = numpy.float32([[numpy.cos(angle), -numpy.sin(angle)],
                          [numpy.sin(angle), numpy.cos(angle)]])
    return (quad @ turn.T + numpy.float32(centre)).astype("f4")


def places(chance, height, width):
    """(size, centre, angle, slant) of each card."""
    kind = chance.random()
    aspect = chance.uniform(1.4, 1.95)
    if kind < 0.09:
        return []
    if kind < 0.19:  # fills the picture: an export, a crop, a scan cut to size
        wide = width * chance.uniform(0.96, 1.05)
        tall = height * chance.uniform(0.96, 1.05)
        return [((wide, tall), (width / 2, height / 2), chance.normal(0, 0.01), 0.008)]
    if kind < 0.80:
        wide = chance.uniform(0.25, 1.02) * width
        size = (wide, wide / aspect) if chance.random() > 0.15 else (wide / aspect * 0.8, wide * 0.8)
        angle = chance.normal(0, 0.15) if chance.random() < 0.7 else chance.uniform(0, 2 * numpy.pi)
        centre = (width / 2 + chance.normal(0, width * 0.09),
                  height / 2 + chance.normal(0, height * 0.09))
        return [(size, centre, angle, chance.uniform(0, 0.12))]
    if kind < 0.90:  # a sheet, edge to edge or nearly so
        wide = chance.uniform(0.2, 0.45) * width
        tall = wide / aspect
        gap = 0 if chance.random() < 0.4 else chance.uniform(0, 0.1) * wide
        angle = chance.normal(0, 0.1)
        turn = numpy.float32([[numpy.cos(angle), -numpy.sin(angle)],
                              [numpy.sin(angle), numpy.cos(angle)]])
        start = numpy.float32([chance.uniform(0.1, 0.3) * width, chance.uniform(0.1, 0.3) * height])
        return [((wide, tall), start + turn @ numpy.float32([i * (wide + gap), j * (tall + gap)]),
                 angle, 0) for j in range(chance.integers(1, 5)) for i in range(chance.integers(1, 4))]
    return [((wide, wide / aspect) if chance.random() > 0.2 else (wide / aspect, wide),
             (chance.uniform(0.1, 0.9) * width, chance.uniform(0.1, 0.9) * height),
             chance.normal(0, 0.2) if chance.random() < 0.6 else chance.uniform(0, 2 * numpy.pi), 0.04)
            for wide in chance.uniform(0.18, 0.4, chance.integers(2, 8)) * width]


def fingers(chance, picture):
    """A hand over the picture. A card goes on below it, and so do its masks."""
    height, width = picture.shape[:2]
    for _ in range(chance.integers(1, 5)):
        side = chance.integers(3)
        start = numpy.array([(chance.uniform(0, width), height), (0, chance.uniform(0, height)),
                             (width, chance.uniform(0, height))][side])
        tip = start + (numpy.array([width / 2, height / 2]) - start) * chance.uniform(0.2, 0.6)
        finger = numpy.zeros((height, width), "f4")
        cv2.line(finger, tuple(map(int, start)), tuple(map(int, tip)), 1,
                 int(chance.integers(20, 64)), cv2.LINE_AA)
        shade = numpy.float32([chance.uniform(60, 180), chance.uniform(80, 200),
                               chance.uniform(120, 240)])
        picture[:] = picture * (1 - finger[..., None]) + shade * finger[..., None]


def lit(chance, picture):
    height, width = picture.shape[:2]
    light = numpy.ones((height, width), "f4")
    if chance.random() < 0.7:
        light += noise(chance, height, width, int(chance.choice([80, 200]))) * chance.uniform(0, 0.25)
    if chance.random() < 0.25:
        shadow = numpy.zeros((height, width), "f4")
        points = numpy.stack([chance.integers(-width, 2 * width, 3),
                              chance.integers(-height, 2 * height, 3)], 1).astype("i4")
        cv2.fillConvexPoly(shadow, cv2.convexHull(points), 1)
        light *= 1 - cv2.GaussianBlur(shadow, (0, 0), chance.uniform(1, 15)) * chance.uniform(0.2, 0.6)
    return picture * light[..., None] * chance.uniform(0.5, 1.2) * chance.uniform(0.88, 1.12, 3)


def taken(chance, picture):
    """As a camera gives it: small, blurred, noisy, packed as JPEG."""
    picture = cv2.resize(numpy.clip(picture, 0, 255).astype("f4"), (WIDTH, HEIGHT),
                         interpolation=cv2.INTER_AREA)
    if chance.random() < 0.4:
        picture = cv2.GaussianBlur(picture, (0, 0), chance.uniform(0.3, 1.3))
    picture = picture + chance.standard_normal(picture.shape) * chance.choice([0, 1, 3, 6])
    picture = numpy.clip(picture, 0, 255).astype("u1")
    if chance.random() < 0.2:
        quality = [cv2.IMWRITE_JPEG_QUALITY, int(chance.integers(30, 90))]
        picture = cv2.imdecode(cv2.imencode(".jpg", picture, quality)[1], cv2.IMREAD_COLOR)
    return picture


def scene(chance):
    height, width = HEIGHT * OVERSAMPLING, WIDTH * OVERSAMPLING
    picture = ground_of(chance, height, width)
    cards = numpy.zeros((height, width), "f4")
    outlines = numpy.zeros((height, width), "f4")
    alike = chance.integers(2 ** 31) if chance.random() < 0.3 else None
    for size, centre, angle, slant in places(chance, height, width):
        own = numpy.random.default_rng(alike) if alike is not None else chance
        face = card_face(own, max(40, int(size[0])), max(40, int(size[1])))
        tall, wide = face.shape[:2]
        quad = placed(chance, size, centre, angle, slant)
        warp = cv2.getPerspectiveTransform(
            numpy.float32([[0, 0], [wide, 0], [wide, tall], [0, tall]]), quad)
        mask = cv2.warpPerspective(card_shape(chance, tall, wide), warp, (width, height))
        if (cards * mask).sum() > 0.05 * mask.sum():
            continue
        if chance.random() < 0.7:
            shift = (int(chance.integers(-5, 10)), int(chance.integers(-7, 8)))
            shade = cv2.GaussianBlur(numpy.roll(mask, shift, (0, 1)), (0, 0), chance.uniform(1, 6))
            picture *= 1 - chance.uniform(0.1, 0.6) * shade[..., None]
        picture = picture * (1 - mask[..., None]) \
            + cv2.warpPerspective(face, warp, (width, height)) * mask[..., None]
        cards = numpy.maximum(cards, mask)
        cv2.polylines(outlines, [numpy.round(quad).astype("i4")], True, 1, OUTLINE, cv2.LINE_AA)
    if chance.random() < 0.2:
        fingers(chance, picture)
    small = [cv2.resize(mask, (WIDTH, HEIGHT), interpolation=cv2.INTER_AREA) * 255
             for mask in (cards, outlines)]
    return taken(chance, lit(chance, picture)), small[0].astype("u1"), small[1].astype("u1")
