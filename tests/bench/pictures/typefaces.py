"""The typefaces of the cards: families of Debian's font packages, by the role a line plays."""

import collections
import functools
import pathlib

from PIL import ImageFont

FONTS = pathlib.Path("/usr/share/fonts")
Family = collections.namedtuple("Family", "style light regular bold italic small_caps")


def family(style, folder, regular, bold=None, light=None, italic=None, small_caps=False):
    """A family of files in a folder; a cut that it lacks is its regular one."""
    cuts = [f"{folder}/{cut or regular}" for cut in (light, regular, bold, italic)]
    return Family(style, *cuts, small_caps)


FAMILIES = (
    family("sans", "truetype/lato", "Lato-Regular.ttf", "Lato-Bold.ttf", "Lato-Light.ttf", "Lato-Italic.ttf"),
    family("sans", "truetype/open-sans", "OpenSans-Regular.ttf", "OpenSans-Semibold.ttf", "OpenSans-Light.ttf", "OpenSans-Italic.ttf"),
    family("sans", "truetype/roboto/unhinted/RobotoTTF", "Roboto-Regular.ttf", "Roboto-Bold.ttf", "Roboto-Light.ttf", "Roboto-Italic.ttf"),
    family("sans", "opentype/inter", "Inter-Regular.otf", "Inter-SemiBold.otf", "Inter-Light.otf", "Inter-Italic.otf"),
    family("sans", "truetype/crosextra", "Carlito-Regular.ttf", "Carlito-Bold.ttf", None, "Carlito-Italic.ttf"),
    family("sans", "truetype/liberation2", "LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf", None, "LiberationSans-Italic.ttf"),
    family("sans", "opentype/cantarell", "Cantarell-Regular.otf", "Cantarell-Bold.otf", "Cantarell-Light.otf"),
    family("sans", "truetype/manrope", "Manrope-Regular.ttf", "Manrope-Bold.ttf", "Manrope-Light.ttf"),
    family("sans", "opentype/cabin", "Cabin-Regular.otf", "Cabin-Bold.otf", None, "Cabin-Italic.otf"),
    family("sans", "truetype/dejavu", "DejaVuSans.ttf", "DejaVuSans-Bold.ttf"),
    family("geometric", "opentype/urw-base35", "URWGothic-Book.otf", "URWGothic-Demi.otf", None, "URWGothic-BookOblique.otf"),
    family("geometric", "truetype/quicksand", "Quicksand-Medium.ttf", "Quicksand-Bold.ttf", "Quicksand-Regular.ttf"),
    family("geometric", "opentype/league-spartan", "LeagueSpartan-Regular.otf", "LeagueSpartan-Bold.otf", "LeagueSpartan-Light.otf"),
    family("geometric", "truetype/comfortaa", "Comfortaa-Regular.ttf", "Comfortaa-Bold.ttf", "Comfortaa-Light.ttf"),
    family("condensed", "truetype/roboto/unhinted/RobotoTTF/..", "RobotoCondensed-Regular.ttf", "RobotoCondensed-Bold.ttf", "RobotoCondensed-Light.ttf", "RobotoCondensed-Italic.ttf"),
    family("condensed", "opentype/urw-base35", "NimbusSansNarrow-Regular.otf", "NimbusSansNarrow-Bold.otf", None, "NimbusSansNarrow-Oblique.otf"),
    family("condensed", "opentype/dosis", "Dosis-Medium.otf", "Dosis-Bold.otf", "Dosis-Book.otf"),
    family("serif", "opentype/ebgaramond", "EBGaramond12-Regular.otf", "EBGaramond12-Bold.otf", None, "EBGaramond12-Italic.otf", True),
    family("serif", "opentype/linux-libertine", "LinLibertine_R.otf", "LinLibertine_RB.otf", None, "LinLibertine_RI.otf", True),
    family("serif", "opentype/urw-base35", "C059-Roman.otf", "C059-Bold.otf", None, "C059-Italic.otf"),
    family("serif", "opentype/urw-base35", "P052-Roman.otf", "P052-Bold.otf", None, "P052-Italic.otf"),
    family("serif", "truetype/crosextra", "Caladea-Regular.ttf", "Caladea-Bold.ttf", None, "Caladea-Italic.ttf"),
    family("serif", "truetype/liberation2", "LiberationSerif-Regular.ttf", "LiberationSerif-Bold.ttf", None, "LiberationSerif-Italic.ttf"),
    family("serif", "truetype/vollkorn", "Vollkorn-Regular.ttf", "Vollkorn-Bold.ttf", None, "Vollkorn-Italic.ttf", True),
    family("slab", "opentype/roboto/slab", "RobotoSlab-Regular.otf", "RobotoSlab-Bold.otf", "RobotoSlab-Light.otf"),
    family("mono", "truetype/liberation2", "LiberationMono-Regular.ttf", "LiberationMono-Bold.ttf", None, "LiberationMono-Italic.ttf"),
    family("script", "opentype/dancingscript", "DancingScript-Regular.otf", "DancingScript-Bold.otf"),
    family("script", "opentype/kaushanscript", "KaushanScript-Regular.otf"),
    family("script", "opentype/urw-base35", "Z003-MediumItalic.otf"),
    family("capitals", "opentype/bebas-neue", "BebasNeue-Regular.otf", "BebasNeue-Bold.otf", "BebasNeue-Book.otf"),
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
    "web": "\uf0ac",
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
