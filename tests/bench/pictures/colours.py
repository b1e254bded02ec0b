"""Colours of a card: a ground, and inks that a person can read on it."""

import collections
import colorsys

Palette = collections.namedtuple("Palette", "kind ground ink soft accent panel")

WHITE, BLACK = (255, 255, 255), (16, 16, 18)
LEGIBLE = 3.2  # contrast of the faintest print; WCAG 2.1 asks 3 of large print and 4.5 of small


def hsv(hue, saturation, value):
    """An RGB colour of 0 to 255 from parts of 0 to 1."""
    return tuple(round(255 * part) for part in colorsys.hsv_to_rgb(hue % 1, saturation, value))


def mixed(one, other, share):
    """The colour that lies by a share on the way from one to the other."""
    return tuple(round(a + (b - a) * share) for a, b in zip(one, other))


def luminance(colour):
    """Relative luminance as WCAG 2.1 defines it, 0 to 1."""
    linear = [
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
        for part in (channel / 255 for channel in colour)
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    """The contrast of two colours by WCAG 2.1, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def legible(ink, ground, least=LEGIBLE):
    """The ink, moved towards black or white as far as the ground asks for."""
    target = max((WHITE, BLACK), key=lambda end: contrast(end, ground))
    for step in range(11):
        moved = mixed(ink, target, step / 10)
        if contrast(moved, ground) >= least:
            return moved
    return target


def light_palette(rng, hue):
    ground = rng.choice(
        (
            WHITE,
            WHITE,
            WHITE,
            (252, 250, 244),
            (244, 238, 224),
            (236, 236, 238),
            hsv(hue, 0.06, 0.97),
        )
    )
    ink = rng.choice((BLACK, (40, 40, 46), (70, 70, 76), hsv(hue, 0.8, 0.3), (24, 34, 64)))
    soft = rng.choice((ink, (110, 110, 116), (130, 130, 136)))
    accent = hsv(hue, rng.uniform(0.6, 1), rng.uniform(0.4, 0.85))
    panel = rng.choice(
        (accent, hsv(hue, 0.7, 0.28), hsv(hue, 0.9, 0.55), (38, 40, 46), hsv(hue, 0.3, 0.75))
    )
    return Palette("light", ground, ink, soft, accent, panel)


def dark_palette(rng, hue):
    ground = rng.choice(
        (BLACK, (28, 30, 34), (16, 26, 54), (46, 16, 24), (20, 44, 32), hsv(hue, 0.6, 0.22))
    )
    ink = rng.choice((WHITE, (238, 234, 224), (214, 214, 218)))
    soft = rng.choice((ink, (176, 176, 180), (200, 190, 160)))
    accent = rng.choice(((212, 176, 96), hsv(hue, 0.5, 0.95), hsv(hue, 0.7, 0.9), ink))
    panel = rng.choice((hsv(hue, 0.6, 0.8), (240, 236, 226), WHITE, mixed(ground, WHITE, 0.15)))
    return Palette("dark", ground, ink, soft, accent, panel)


def coloured_palette(rng, hue):
    ground = hsv(hue, rng.uniform(0.2, 0.8), rng.uniform(0.5, 0.85))
    ink = max((WHITE, BLACK), key=lambda end: contrast(end, ground))
    panel = rng.choice((WHITE, mixed(ground, BLACK, 0.5), mixed(ground, WHITE, 0.6)))
    return Palette("coloured", ground, ink, ink, mixed(ink, ground, 0.1), panel)


def palette(rng):
    """A palette: most cards are light."""
    make = rng.choices((light_palette, dark_palette, coloured_palette), weights=(64, 22, 14))[0]
    return make(rng, rng.random())
