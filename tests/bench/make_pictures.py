#!/usr/bin/env python3
"""Makes pictures of invented business cards with truth: img/<id>.jpg|png and truth/<id>.json.

The same arguments give the same truth; each picture depends on the seed and its number alone.
"""

import argparse
import json
import pathlib
import random
import sys

from PIL import Image

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "invented")]
import world  # noqa: E402  the modules lie in these folders
from pictures import design, roughness, scenes  # noqa: E402

DIGITAL_DPI = (200, 300, 300, 300, 400, 600)
EXPORT_DPI = (130, 160, 200, 300, 500)
PHONE_MEGAPIXELS = 12.2
LARGE_SHARE = 0.1  # of the photos have so many, the others 2 or 3 so that a run stays cheap
SMALL_QUALITY = 80  # of the JPEG files


def write_truth(folder, name, kind, region, size, cards, traits):
    """One truth file; `quad` of a card is None where the card fills the picture."""
    truth = {"id": name, "kind": kind, "region": region, "synthetic": True}
    truth.update(width=size[0], height=size[1], traits=traits, cards=cards)
    text = json.dumps(truth, ensure_ascii=False, indent=1)
    (folder / "truth" / f"{name}.json").write_text(text + "\n", encoding="utf-8")


def make_flat(folder, number, seed, options):
    """The bare face of one card, as a designer exports it."""
    name = f"flat{seed}-{number:03d}-digital"
    rng = random.Random(name)
    country = options.world.country(rng)
    face = design.card(rng, country, rng.choice(DIGITAL_DPI) / 25.4)
    as_jpeg = rng.random() < 0.4
    file = folder / "img" / f"{name}.{'jpg' if as_jpeg else 'png'}"
    face.picture.save(file, **({"quality": rng.randrange(70, 96)} if as_jpeg else {}))
    card = {"quad": None, **face.truth, "traits": face.traits}
    write_truth(folder, name, "digital", country.region, face.picture.size, [card], [])


def make_export(folder, number, seed, options):
    """One card as programs hand it out: small, perhaps with a strong panel or a thin border."""
    name = f"export{seed}-{number:03d}-digital"
    rng = random.Random(name)
    country = options.world.country(rng)
    face = design.card(rng, country, rng.choice(EXPORT_DPI) / 25.4)
    if rng.random() < 0.5:
        face = roughness.with_panel(rng, face)
    picture = roughness.exported(rng, face)
    as_jpeg = rng.random() < 0.5
    file = folder / "img" / f"{name}.{'jpg' if as_jpeg else 'png'}"
    picture.save(file, **({"quality": rng.randrange(50, 96)} if as_jpeg else {}))
    card = {"quad": None, **face.truth, "traits": face.traits}
    write_truth(folder, name, "digital", country.region, picture.size, [card], [])


def rounded(quad):
    """A quad in hundredths of a pixel."""
    return [[round(float(x), 2), round(float(y), 2)] for x, y in quad]


def make_hard(folder, number, seed, options):
    """A photo or scan of the kind of scene that is asked for, or of one kind after the other."""
    kind = options.kind or scenes.kind_of_number(number)
    name = f"hard{seed}-{number:03d}-{kind}"
    rng = random.Random(name)
    country = options.world.country(rng)
    large = rng.random() < LARGE_SHARE
    megapixels = PHONE_MEGAPIXELS if large else rng.uniform(1.6, 3.2)
    quality = rng.randrange(72, 95)
    shoot = scenes.Shoot(rng, country, megapixels, PHONE_MEGAPIXELS)
    if options.small:
        shoot, quality = scenes.Shoot(rng, country, rng.uniform(0.9, 1.6), 2.0), SMALL_QUALITY
    taken = scenes.picture_of(shoot, kind)
    if kind == "weak-phone":
        quality = rng.randrange(40, 60)
    Image.fromarray(taken.picture).save(folder / "img" / f"{name}.jpg", quality=quality)
    cards = [
        {"quad": rounded(quad), **face.truth, "traits": face.traits} for face, quad in taken.cards
    ]
    size = taken.picture.shape[1::-1]
    write_truth(folder, name, kind, country.region, size, cards, taken.notes)


MAKERS = {"flat": make_flat, "export": make_export, "hard": make_hard}
WHAT_HELP = "bare faces, the same as programs export them, or photos and scans"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("what", choices=tuple(MAKERS), help=WHAT_HELP)
    parser.add_argument("folder", type=pathlib.Path, help="gets img and truth")
    parser.add_argument("--count", type=int, default=24)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--small", action="store_true", help="photos of about a megapixel")
    parser.add_argument("--kind", choices=scenes.KINDS, help="photos of this kind alone")
    parser.add_argument("--half", choices=world.HALVES, default="judged", help="of the world")
    options = parser.parse_args()
    options.world = world.World(options.half)
    for part in ("img", "truth"):
        (options.folder / part).mkdir(parents=True, exist_ok=True)
    for number in range(options.count):
        MAKERS[options.what](options.folder, number, options.seed, options)


if __name__ == "__main__":
    main()
