"""The typefaces of the cards: families of Debian's font packages, by the role a line plays."""

import collections
import functools
import pathlib

from PIL import ImageFont

FONTS = pathlib.Path("/usr/share/fonts")
Family = collections.namedtuple("Family", "style light regular bold italic small_caps")


def family(style, file, regular, bold=None, light=None, italic=None, small_caps=False):
    """A family whose file is named by its cut; a cut that it lacks is its regular one."""
    cuts = [file.format(cut or regular) for cut in (light, regular, bold, italic)]
    return Family(style, *cuts, small_caps)


FAMILIES = (  # style; file; its regular, bold, light and italic cut
    family("sans", "truetype/lato/Lato-{}.ttf", "Regular", "Bold", "Light", "Italic"),
    family("sans", "truetype/open-sans/OpenSans-{}.ttf", "Regular", "Semibold", "Light", "Italic"),
    family("sans", "truetype/roboto/unhinted/RobotoTTF/Roboto-{}.ttf", "Regular", "Bold", "Light", "Italic"),
    family("sans", "opentype/inter/Inter-{}.otf", "Regular", "SemiBold", "Light", "Italic"),
    family("sans", "truetype/crosextra/Carlito-{}.ttf", "Regular", "Bold", None, "Italic"),
    family("sans", "truetype/liberation2/LiberationSans-{}.ttf", "Regular", "Bold", None, "Italic"),
    family("sans", "opentype/cantarell/Cantarell-{}.otf", "Regular", "Bold", "Light"),
    family("sans", "truetype/manrope/Manrope-{}.ttf", "Regular", "Bold", "Light"),
    family("sans", "opentype/cabin/Cabin-{}.otf", "Regular", "Bold", None, "Italic"),
    family("sans", "truetype/dejavu/DejaVuSans{}.ttf", "", "-Bold"),
    family("geometric", "opentype/urw-base35/URWGothic-{}.otf", "Book", "Demi", None, "BookOblique"),
    family("geometric", "truetype/quicksand/Quicksand-{}.ttf", "Medium", "Bold", "Regular"),
    family("geometric", "opentype/league-spartan/LeagueSpartan-{}.otf", "Regular", "Bold", "Light"),
    family("geometric", "truetype/comfortaa/Comfortaa-{}.ttf", "Regular", "Bold", "Light"),
    family("condensed", "truetype/roboto/unhinted/RobotoCondensed-{}.ttf", "Regular", "Bold", "Light", "Italic"),
    family("condensed", "opentype/urw-base35/NimbusSansNarrow-{}.otf", "Regular", "Bold", None, "Oblique"),
    family("condensed", "opentype/dosis/Dosis-{}.otf", "Medium", "Bold", "Book"),
    family("serif", "opentype/ebgaramond/EBGaramond12-{}.otf", "Regular", "Bold", None, "Italic", small_caps=True),
    family("serif", "opentype/linux-libertine/LinLibertine_{}.otf", "R", "RB", None, "RI", small_caps=True),
    family("serif", "opentype/urw-base35/C059-{}.otf", "Roman", "Bold", None, "Italic"),
    family("serif", "opentype/urw-base35/P052-{}.otf", "Roman", "Bold", None, "Italic"),
    family("serif", "truetype/crosextra/Caladea-{}.ttf", "Regular", "Bold", None, "Italic"),
    family("serif", "truetype/liberation2/LiberationSerif-{}.ttf", "Regular", "Bold", None, "Italic"),
    family("serif", "truetype/vollkorn/Vollkorn-{}.ttf", "Regular", "Bold", None, "Italic", small_caps=True),
    family("slab", "opentype/roboto/slab/RobotoSlab-{}.otf", "Regular", "Bold", "Light"),
    family("mono", "truetype/liberation2/LiberationMono-{}.ttf", "Regular", "Bold", None, "Italic"),
    family("script", "opentype/dancingscript/DancingScript-{}.otf", "Regular", "Bold"),
    family("script", "opentype/kaushanscript/KaushanScript-{}.otf", "Regular"),
    family("script", "opentype/urw-base35/Z003-{}.otf", "MediumItalic"),
    family("capitals", "opentype/bebas-neue/BebasNeue-{}.otf", "Regular", "Bold", "Book"),
)  # fmt: skip
BODY_STYLES = ("sans",) * 6 + ("geometric", "condensed", "serif", "serif", "slab", "mono")
DISPLAY_STYLES = ("sans", "geometric", "condensed", "serif", "serif", "slab", "script", "capitals")

SYMBOLS = "truetype/font-awesome/fontawesome-webfont.ttf"
HANGUL = "truetype/nanum/NanumGothic.ttf"
SYMBOL_OF = {
    "work": "\uf095",
    "mobile": "\uf10b",
    "fax": "\uf1ac",
    "email": "\uf0e0",
    "website": "\uf0ac",
    "address": "\uf041",
}


@functools.lru_cache(maxsize=512)
def font(path, size):
    """A cut at a size in pixels."""
    return ImageFont.truetype(str(FONTS / path), size)


@functools.lru_cache(maxsize=4096)
def covers(path, text):
    """Whether the cut has a glyph of its own for every character."""
    sample = font(path, 40)
    missing = bytes(sample.getmask("\uffff"))
    return all(sign.isspace() or bytes(sample.getmask(sign)) != missing for sign in set(text))


def family_for(rng, styles, text):
    """A family of one of the styles that can set the whole text."""
    style = rng.choice(styles)
    fit = [
        one for one in FAMILIES if one.style == style and all(covers(cut, text) for cut in one[1:5])
    ]
    return rng.choice(fit) if fit else family_for(rng, ("sans",), text)
