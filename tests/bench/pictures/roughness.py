"""What makes pictures less tidy than drawings: strong panels, borders, reflections, poor cameras."""

import dataclasses
import math

import cv2
import numpy
from PIL import Image

from pictures import colours

BORDERS = ((0, 0, 0), (128, 128, 128), (200, 200, 204), (235, 235, 235), (255, 255, 255))


def ink_of(picture):
    """How far each pixel differs from the card's ground, 0 to 1."""
    grey = picture.mean(axis=2)
    ground = float(numpy.median(grey))
    return numpy.clip(numpy.abs(grey - ground) / max(60.0, abs(255 * (ground < 128) - ground)), 0, 1)


def slanting_part(rng, height, width):
    """0 to 1: a part of a card behind a slanting or bent line."""
    y, x = numpy.mgrid[:height, :width].astype(numpy.float32)
    x, y = x / width - 0.5, y / height - 0.5
    if rng.random() < 0.3:
        x, y = y, x
    line = rng.choice((-1, 1)) * (x + rng.uniform(-0.45, 0.45) * y)
    line += rng.choice((0, 0, rng.uniform(-0.6, 0.6))) * y * y + rng.uniform(-0.25, 0.3)
    return numpy.clip(line * min(height, width) + 0.5, 0, 1)


def with_panel(rng, face):
    """The card with a panel of a strong colour, its print being white or black there."""
    picture = numpy.asarray(face.picture.convert("RGB")).astype(numpy.float32)
    colour = colours.hsv(rng.random(), rng.uniform(0.4, 1), rng.uniform(0.15, 0.9))
    print_colour = max((colours.WHITE, colours.BLACK), key=lambda c: colours.contrast(c, colour))
    ink = ink_of(picture)[..., None]
    painted = numpy.array(colour) * (1 - ink) + numpy.array(print_colour) * ink
    part = slanting_part(rng, *picture.shape[:2])[..., None]
    mixed = picture + part * (painted - picture)
    return dataclasses.replace(face, picture=Image.fromarray(mixed.astype(numpy.uint8)))


def exported(rng, face):
    """A card's picture as programs and web pages hand it out: with a thin border, a little shadow
    or rounded corners on another colour, or trimmed a little."""
    picture = numpy.asarray(face.picture.convert("RGB"))
    height, width = picture.shape[:2]
    outside = rng.choice(BORDERS)
    if rng.random() < 0.3:
        radius = rng.uniform(0.02, 0.08) * min(height, width)
        y, x = numpy.mgrid[:height, :width]
        beyond = numpy.hypot(
            *(
                numpy.maximum(0, radius - numpy.minimum(at, side - 1 - at))
                for at, side in ((y, height), (x, width))
            )
        )
        picture = numpy.where((beyond > radius)[..., None], numpy.uint8(outside), picture)
    if rng.random() < 0.6:
        most = max(2, round(0.012 * width))
        picture = cv2.copyMakeBorder(
            picture, *(rng.randint(0, most) for _ in range(4)), cv2.BORDER_CONSTANT, value=outside
        )
    elif rng.random() < 0.5:
        cut = round(rng.uniform(0, 0.015) * width)
        picture = picture[cut : height - cut or height, cut : width - cut or width]
    return Image.fromarray(numpy.ascontiguousarray(picture))


def reflect(rng, picture, scale):
    """Bands of light from a window on a polished table."""
    height, width = picture.shape[:2]
    y, x = numpy.mgrid[:height, :width].astype(numpy.float32)
    for _ in range(rng.randrange(1, 3)):
        angle = rng.uniform(0, math.pi)
        across = (x - rng.uniform(0, width)) * math.cos(angle)
        across += (y - rng.uniform(0, height)) * math.sin(angle)
        half, soft = rng.uniform(8, 35) * scale, rng.uniform(0.3, 6) * scale
        band = numpy.clip((half - numpy.abs(across)) / soft + 0.5, 0, 1)[..., None]
        picture += rng.uniform(0.15, 0.6) * band * (255 - picture)


def poor_camera(rng, picture):
    """A picture (8 bit) as an old telephone keeps it: soft, then sharpened, then compressed."""
    soft = cv2.GaussianBlur(picture, (0, 0), rng.uniform(0.4, 1.4))
    if rng.random() < 0.5:
        amount = rng.uniform(0.5, 1.8)
        wide = cv2.GaussianBlur(soft, (0, 0), rng.uniform(1, 2.5))
        soft = cv2.addWeighted(soft, 1 + amount, wide, -amount, 0)
    _, packed = cv2.imencode(
        ".jpg", soft[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, rng.randrange(25, 75)]
    )
    return cv2.imdecode(packed, cv2.IMREAD_COLOR)[..., ::-1].copy()
