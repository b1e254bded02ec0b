"""Layouts: where on a card the firm, the person and the contact stand.

A layout takes chance, the look, the card's size and the frame within its margins (left, top, right,
bottom), all in millimetres, and gives a plan.
"""

import dataclasses


@dataclasses.dataclass
class Plan:
    """Where things go: regions in millimetres of blocks and of the logo, and coloured areas."""

    blocks: list  # (content, region, align, anchor, ground colour)
    areas: list = dataclasses.field(default_factory=list)  # (polygon, colour)
    rules: list = dataclasses.field(default_factory=list)  # (x0, y0, x1, y1)
    logo: tuple | None = None  # (region, ground colour)
    portrait: tuple | None = None  # region
    border: float | None = None  # distance of a printed frame from the card's edge


def stacked(rng, look, size, frame):
    """One column: firm, person, contact; all to the left, to the right, or centred."""
    left, top, right, bottom = frame
    align = rng.choice(("left", "left", "centre", "centre", "right"))
    look.traits.add(f"{align} aligned")
    ground = look.palette.ground
    y1, y2 = (
        top + (bottom - top) * share
        for share in rng.choice(((0.28, 0.56), (0.24, 0.5), (0.3, 0.6)))
    )
    order = rng.choice((("company", "person"), ("person", "company")))
    logo = None
    if align != "centre" and rng.random() < 0.6:
        x = right - 11 if align == "left" else left
        logo = ((x, top, x + 11, top + 11), ground)
    first = (
        (left + 13, top, right, y1)
        if logo and align == "right"
        else (left, top, right - 13 * bool(logo), y1)
    )
    return Plan(
        [
            (order[0], first, align, "top", ground),
            (order[1], (left, y1 + 1, right, y2), align, "middle", ground),
            (
                rng.choice(("contact+address+small", "address+contact+small")),
                (left, y2 + 1, right, bottom),
                align,
                "bottom",
                ground,
            ),
        ],
        logo=logo,
    )


def two_columns(rng, look, size, frame):
    """The person in one column, the contact in the other."""
    left, top, right, bottom = frame
    ground, middle = look.palette.ground, left + (right - left) * rng.uniform(0.42, 0.5)
    look.traits.add("two columns")
    one, other = (left, top, middle - 2, bottom), (middle + 2, top, right, bottom)
    if rng.random() < 0.3:
        one, other = other, one
    cut = top + (bottom - top) * 0.45
    blocks = [
        ("company", (one[0], top, one[2], cut), "left", "top", ground),
        ("person", (one[0], cut + 1, one[2], bottom), "left", "bottom", ground),
        (
            rng.choice(("contact+address+small", "address+contact+small")),
            other,
            "left",
            rng.choice(("top", "middle", "bottom")),
            ground,
        ),
    ]
    rules = [(middle, top + 3, middle, bottom - 3)] if rng.random() < 0.5 else []
    return Plan(blocks, rules=rules)


def corners(rng, look, size, frame):
    """A block in each corner, those on the right aligned to the right."""
    left, top, right, bottom = frame
    ground, look_middle = look.palette.ground, (left + right) / 2
    look.traits.add("four corners")
    cut = top + (bottom - top) * 0.42
    right_align = rng.choice(("left", "right"))
    return Plan(
        [
            ("company", (left, top, right - 14, cut), "left", "top", ground),
            ("person", (left, cut + 1, look_middle - 1, bottom), "left", "bottom", ground),
            (
                "contact+address+small",
                (look_middle + 1, cut + 1, right, bottom),
                right_align,
                "bottom",
                ground,
            ),
        ],
        logo=((right - 12, top, right, top + 12), ground),
    )


def panel_at_side(rng, size, frame):
    """A panel at the left or the right: its outline, the room in it, and the room beside it."""
    width, height = size
    left, top, right, bottom = frame
    share = rng.uniform(0.34, 0.42) * width
    slant = rng.choice((0, 0, 0.09 * width))
    if rng.random() < 0.5:
        area = [(0, 0), (share + slant, 0), (share, height), (0, height)]
        return area, (4, share - 3), (share + slant + 4, right)
    edge = width - share
    area = [(edge - slant, 0), (width, 0), (width, height), (edge, height)]
    return area, (edge + 3, width - 4), (left, edge - slant - 4)


def side_panel(rng, look, size, frame):
    """A coloured panel at one side that holds the firm."""
    _, height = size
    _, top, _, bottom = frame
    look.traits.add("panel")
    panel, ground = look.palette.panel, look.palette.ground
    area, inner, outer = panel_at_side(rng, size, frame)
    x, y = sum(inner) / 2, height * 0.3
    cut = top + (bottom - top) * 0.44
    anchor = rng.choice(("top", "middle"))
    below = (outer[0], cut + 1.5, outer[1], bottom)
    return Plan(
        [
            ("company", (inner[0], height * 0.48, inner[1], bottom), "centre", "top", panel),
            ("person", (outer[0], top, outer[1], cut), "left", anchor, ground),
            ("contact+address+small", below, "left", "bottom", ground),
        ],
        areas=[(area, panel)],
        logo=((x - 7, y - 7, x + 7, y + 7), panel),
    )


def band(rng, look, size, frame):
    """A coloured band at the top or the bottom with the person, the firm, or the contact."""
    width, height = size
    left, top, right, bottom = frame
    look.traits.add("band")
    panel, ground = look.palette.panel, look.palette.ground
    depth = height * rng.uniform(0.3, 0.4)
    inside, align = rng.choice(("person", "company")), rng.choice(("left", "centre"))
    other = "company" if inside == "person" else "person"
    at_top = rng.random() < 0.55
    edge = (0, depth) if at_top else (height - depth, height)
    area = [(0, edge[0]), (width, edge[0]), (width, edge[1]), (0, edge[1])]
    rest = (depth + 3, bottom) if at_top else (top, height - depth - 3)
    cut = rest[0] + (rest[1] - rest[0]) * 0.42
    blocks = [
        (inside, (left, edge[0] + 2.5, right, edge[1] - 2.5), align, "middle", panel),
        (other, (left, rest[0], right, cut), align, "top", ground),
        ("contact+address+small", (left, cut + 1, right, rest[1]), align, "bottom", ground),
    ]
    return Plan(blocks, areas=[(area, panel)])


def contact_band(rng, look, size, frame):
    """The contact in a coloured band, firm and person above it."""
    width, height = size
    left, top, right, bottom = frame
    look.traits.add("contact in a band")
    panel, ground = look.palette.panel, look.palette.ground
    edge = height * rng.uniform(0.52, 0.62)
    cut = top + (edge - top) * 0.45
    align = rng.choice(("left", "centre", "right"))
    return Plan(
        [
            ("company", (left, top, right, cut), align, "top", ground),
            ("person", (left, cut + 1, right, edge - 2), align, "bottom", ground),
            ("contact+address+small", (left, edge + 2, right, bottom), align, "middle", panel),
        ],
        areas=[([(0, edge), (width, edge), (width, height), (0, height)], panel)],
    )


def minimal(rng, look, size, frame):
    """The person in the middle, small print in rows below."""
    left, top, right, bottom = frame
    ground = look.palette.ground
    look.traits.add("minimal")
    look.points = min(look.points, rng.choice((5.0, 5.5, 6.0, 6.5)))
    look.label_style = rng.choice(("separated", "none"))
    cut = top + (bottom - top) * 0.6
    return Plan(
        [
            ("company", (left, top, right, top + (bottom - top) * 0.24), "centre", "top", ground),
            ("person", (left, top + (bottom - top) * 0.26, right, cut), "centre", "middle", ground),
            ("contact+address+small", (left, cut + 1, right, bottom), "centre", "bottom", ground),
        ]
    )


def with_portrait(rng, look, size, frame):
    """A photo of the person at one side."""
    width, height = size
    left, top, right, bottom = frame
    look.traits.add("portrait photo")
    ground = look.palette.ground
    room = min(24, (right - left) * 0.3)
    on_left = rng.random() < 0.5
    photo = (
        (left, top, left + room, top + room * 1.25)
        if on_left
        else (right - room, top, right, top + room * 1.25)
    )
    column = (left + room + 4, right) if on_left else (left, right - room - 4)
    cuts = [top + (bottom - top) * share for share in (0.26, 0.54)]
    return Plan(
        [
            ("company", (column[0], top, column[1], cuts[0]), "left", "top", ground),
            ("person", (column[0], cuts[0] + 1, column[1], cuts[1]), "left", "middle", ground),
            (
                "contact+address+small",
                (column[0], cuts[1] + 1, column[1], bottom),
                "left",
                "bottom",
                ground,
            ),
        ],
        portrait=photo,
    )


def logo_on_top(rng, look, size, frame):
    """Everything centred below a mark: the usual portrait card."""
    left, top, right, bottom = frame
    look.traits.add("centre aligned")
    ground, middle = look.palette.ground, (left + right) / 2
    side = (bottom - top) * rng.uniform(0.14, 0.2)
    y = top + side + 2
    cuts = [y + (bottom - y) * share for share in (0.2, 0.52)]
    return Plan(
        [
            ("company", (left, y, right, cuts[0]), "centre", "top", ground),
            ("person", (left, cuts[0] + 1, right, cuts[1]), "centre", "middle", ground),
            (
                "contact+address+small",
                (left, cuts[1] + 1, right, bottom),
                "centre",
                "bottom",
                ground,
            ),
        ],
        logo=((middle - side / 2, top, middle + side / 2, top + side), ground),
    )


WIDE_LAYOUTS = (
    stacked,
    stacked,
    two_columns,
    two_columns,
    corners,
    side_panel,
    side_panel,
    band,
    contact_band,
    minimal,
    with_portrait,
)
TALL_LAYOUTS = (stacked, stacked, band, contact_band, logo_on_top, logo_on_top, minimal)
FULL_WIDTH = (side_panel, band, contact_band)  # leave no room for a code beside them
