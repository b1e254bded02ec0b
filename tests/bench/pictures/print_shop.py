"""Setting type on a card: lines measured, wrapped and fitted into blocks, then drawn.

Lengths on the card are millimetres, sizes of type are points; nothing is smaller than SMALLEST.
"""

import dataclasses

from pictures import typefaces

MM_PER_POINT = 25.4 / 72
SMALLEST = 5.0


class DoesNotFit(Exception):
    """A block does not hold its lines even in the smallest type."""


@dataclasses.dataclass(frozen=True)
class Type:
    """How a line is set; `tracking` is the space added between letters, in ems."""

    cut: str
    points: float
    colour: tuple
    tracking: float = 0.0
    small_caps: bool = False

    def scaled(self, factor):
        return dataclasses.replace(self, points=max(SMALLEST, self.points * factor))


@dataclasses.dataclass(frozen=True)
class Line:
    """A line of text, with a label or symbol before it that has a column of its own, if any."""

    text: str
    type: Type
    label: str = ""
    label_type: Type | None = None
    space_before: float = 0.0  # millimetres
    may_wrap: bool = False


@dataclasses.dataclass(frozen=True)
class Block:
    """Lines in a region (left, top, right, bottom), one below the other."""

    region: tuple
    lines: tuple
    align: str = "left"
    anchor: str = "top"
    leading: float = 1.25


def pixels(points, scale):
    """The size in pixels of type on a card drawn with `scale` pixels a millimetre."""
    return max(1, round(points * MM_PER_POINT * scale))


def features(kind):
    return ["smcp"] if kind.small_caps else None


def width_of(text, kind, scale):
    """How wide a text is, in millimetres."""
    font = typefaces.font(kind.cut, pixels(kind.points, scale))
    tracking = kind.tracking * font.size * max(0, len(text) - 1)
    if kind.tracking:
        length = sum(font.getlength(sign, features=features(kind)) for sign in text)
    else:
        length = font.getlength(text, features=features(kind))
    return (length + tracking) / scale


def wrapped(line, width, scale):
    """The line, or the lines into which it breaks at spaces so that each keeps to the width."""
    if not line.may_wrap or width_of(line.text, line.type, scale) <= width:
        return [line]
    rows, words = [], line.text.split(" ")
    for word in words:
        longer = f"{rows[-1]} {word}" if rows else word
        if rows and width_of(longer, line.type, scale) <= width:
            rows[-1] = longer
        else:
            rows.append(word)
    first = dataclasses.replace(line, text=rows[0])
    more = {"label": "", "space_before": 0.0}
    return [first] + [dataclasses.replace(line, text=row, **more) for row in rows[1:]]


def scaled(block, factor):
    """The block with all its type in another size."""
    lines = tuple(
        dataclasses.replace(
            line,
            type=line.type.scaled(factor),
            label_type=line.label_type and line.label_type.scaled(factor),
            space_before=line.space_before * factor,
        )
        for line in block.lines
    )
    return dataclasses.replace(block, lines=lines)


def label_width(block, scale):
    """The width of the column of labels with the gap after it; 0 without labels."""
    widths = [width_of(line.label, line.label_type, scale) for line in block.lines if line.label]
    return max(widths) + 1.6 if widths else 0.0


def line_height(line, block):
    return line.type.points * MM_PER_POINT * block.leading


def size_of(block, scale):
    """Width and height that the lines take, in millimetres."""
    widths = [width_of(line.text, line.type, scale) for line in block.lines]
    heights = [line_height(line, block) + line.space_before for line in block.lines]
    return max(widths) + label_width(block, scale), sum(heights)


def fitted(block, scale):
    """The block wrapped, and scaled down only as far as its region asks for."""
    left, top, right, bottom = block.region
    factor = 1.0
    while factor > 0.4:
        smaller = scaled(block, factor)
        room = right - left - label_width(smaller, scale)
        lines = tuple(row for line in smaller.lines for row in wrapped(line, room, scale))
        smaller = dataclasses.replace(smaller, lines=lines)
        width, height = size_of(smaller, scale)
        if width <= right - left and height <= bottom - top:
            return smaller
        factor *= 0.93
    raise DoesNotFit(block.lines[0].text)


def draw_text(draw, x, baseline, text, kind, scale):
    """Draws text from a point in pixels on its baseline."""
    font = typefaces.font(kind.cut, pixels(kind.points, scale))
    options = {"font": font, "fill": kind.colour, "anchor": "ls", "features": features(kind)}
    if not kind.tracking:
        draw.text((x, baseline), text, **options)
        return
    for sign in text:
        draw.text((x, baseline), sign, **options)
        x += font.getlength(sign, features=options["features"]) + kind.tracking * font.size


def aligned_left(block, width):
    """Where something of a width starts within the block."""
    left, _, right, _ = block.region
    room = right - left - width
    return left + room * {"left": 0.0, "centre": 0.5, "right": 1.0}[block.align]


def draw_block(draw, block, scale):
    """Draws a fitted block; returns the boxes of its lines (left, top, right, bottom)."""
    _, top, _, bottom = block.region
    width, height = size_of(block, scale)
    column = label_width(block, scale)
    y = top + (bottom - top - height) * {"top": 0.0, "middle": 0.5, "bottom": 1.0}[block.anchor]
    boxes = []
    for line in block.lines:
        y += line.space_before
        own = width_of(line.text, line.type, scale)
        # labels stand in a column, so all lines of such a block start at one place
        start = aligned_left(block, width) if column else aligned_left(block, own)
        below = line_height(line, block)
        baseline = (y + below * 0.5 + line.type.points * MM_PER_POINT * 0.33) * scale
        if line.label:
            draw_text(draw, start * scale, baseline, line.label, line.label_type, scale)
        draw_text(draw, (start + column) * scale, baseline, line.text, line.type, scale)
        boxes.append((start, y, start + column + own, y + below))
        y += below
    return boxes
