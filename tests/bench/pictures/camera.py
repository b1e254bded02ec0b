"""A pinhole camera above a table, and what light, lens and sensor do to its picture.

Table coordinates are millimetres; pixel centres lie at whole numbers, as in OpenCV.
"""

import dataclasses
import math

import cv2
import numpy

from pictures import ornaments

SUPERSAMPLING = 2


def transformed(points, matrix):
    """Points under a homography."""
    points = numpy.asarray(points, numpy.float64).reshape(-1, 1, 2)
    return cv2.perspectiveTransform(points, matrix).reshape(-1, 2)


@dataclasses.dataclass(frozen=True)
class Camera:
    """Maps the table to the picture: a homography, then radial distortion."""

    matrix: numpy.ndarray
    width: int
    height: int
    scale: float  # pixels a millimetre where the camera looks at
    distortion: float = 0.0  # share by which the corner of the picture is moved
    eye: tuple = (0.0, 0.0, math.inf)  # where the lens is, the last its height; far for a scanner

    def project(self, points):
        """Pixels of points on the table, before the lens bends them."""
        return transformed(points, self.matrix)

    def footprint(self):
        """The corners of the picture on the table."""
        corners = [[0, 0], [self.width, 0], [self.width, self.height], [0, self.height]]
        return transformed(corners, numpy.linalg.inv(self.matrix))

    def centre_and_radius(self):
        return (
            numpy.array([(self.width - 1) / 2, (self.height - 1) / 2]),
            math.hypot(self.width, self.height) / 2,
        )

    def bent(self, points):
        """Where the lens puts points: the inverse of `straight`, by fixed-point iteration."""
        centre, radius = self.centre_and_radius()
        ideal = numpy.asarray(points) - centre
        seen = ideal.copy()
        for _ in range(20):
            seen = ideal / (
                1 + self.distortion * (seen**2).sum(axis=1, keepdims=True) / radius**2
            )
        return seen + centre

    def bend(self, picture):
        """The picture as the lens shows it."""
        if not self.distortion:
            return picture
        centre, radius = self.centre_and_radius()
        y, x = numpy.mgrid[: self.height, : self.width].astype(numpy.float32)
        x, y = x - centre[0], y - centre[1]
        factor = 1 + self.distortion * (x * x + y * y) / radius**2
        maps = (x * factor + centre[0]).astype(numpy.float32), (y * factor + centre[1]).astype(
            numpy.float32
        )
        return cv2.remap(picture, *maps, cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)


def turn(degrees, x=0.0, y=0.0):
    """Rotation about the origin and then translation, as a matrix."""
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return numpy.array([[c, -s, x], [s, c, y], [0, 0, 1]])


def pinhole(width, height, scale, tilt, pan, roll, distortion=0.0):
    """A camera that looks at the table's origin, tilted by degrees from the vertical."""
    focal = 1.1 * max(
        width, height
    )  # 28 mm lens on 35 mm film: 28/36 of the wide side; zoomed a little
    ax, ay = math.radians(tilt), math.radians(pan)
    about_x = numpy.array(
        [[1, 0, 0], [0, math.cos(ax), -math.sin(ax)], [0, math.sin(ax), math.cos(ax)]]
    )
    about_y = numpy.array(
        [[math.cos(ay), 0, math.sin(ay)], [0, 1, 0], [-math.sin(ay), 0, math.cos(ay)]]
    )
    rotation = about_y @ about_x @ turn(roll)
    plane = numpy.column_stack([rotation[:, 0], rotation[:, 1], [0, 0, focal / scale]])
    lens = numpy.array([[focal, 0, (width - 1) / 2], [0, focal, (height - 1) / 2], [0, 0, 1]])
    matrix = lens @ plane
    eye = -focal / scale * rotation[2] * (1, 1, -1)
    return Camera(matrix / matrix[2, 2], width, height, scale, distortion, tuple(eye))


def moved(camera, x, y):
    """The camera with its picture moved by pixels."""
    return dataclasses.replace(
        camera, matrix=numpy.array([[1, 0, x], [0, 1, y], [0, 0, 1]]) @ camera.matrix
    )


def photographed_surface(camera, make, scale):
    """The surface as the camera sees it; `make(height, width, scale)` paints it."""
    corners = camera.footprint()
    least, most = corners.min(axis=0) - 2, corners.max(axis=0) + 2
    most_pixels = 16e6  # a far horizon must not ask for a surface of any size
    area = float(numpy.prod(most - least))
    scale = min(scale, math.sqrt(most_pixels / area))
    width, height = (int(size * scale) for size in most - least)
    table_of = numpy.array([[1 / scale, 0, least[0]], [0, 1 / scale, least[1]], [0, 0, 1]])
    surface = numpy.clip(make(height, width, scale), 0, 255)
    size = (camera.width, camera.height)
    to_picture = camera.matrix @ table_of
    return cv2.warpPerspective(surface, to_picture, size, borderMode=cv2.BORDER_REFLECT)


def region_of(points, width, height, pad):
    """The rows and columns of a picture around points: left, top, right, bottom."""
    least, most = numpy.floor(points.min(axis=0)) - pad, numpy.ceil(points.max(axis=0)) + pad + 1
    left, top = (int(max(0, value)) for value in least)
    return left, top, int(min(width, most[0])), int(min(height, most[1]))


def alpha_of(face, scale):
    """Where a face covers its picture, 0 to 1: all of it except rounded corners."""
    height, width = round(face.height * scale), round(face.width * scale)
    mask = numpy.ones((height, width), numpy.float32)
    radius = round(face.corner_radius * scale)
    if radius:
        mask[:] = 0
        cv2.rectangle(mask, (radius, 0), (width - 1 - radius, height - 1), 1.0, -1)
        cv2.rectangle(mask, (0, radius), (width - 1, height - 1 - radius), 1.0, -1)
        for x in (radius, width - 1 - radius):
            for y in (radius, height - 1 - radius):
                cv2.circle(mask, (x, y), radius, 1.0, -1, cv2.LINE_AA)
    return mask


def lay_shadow(picture, camera, outline, direction, depth, softness, strength):
    """Darkens the table beside a card that lies `depth` millimetres away in a direction."""
    reach = (depth + 3 * softness) * camera.scale
    left, top, right, bottom = region_of(outline, camera.width, camera.height, reach + 2)
    if right <= left or bottom <= top:
        return
    offset = numpy.array(direction) * depth * camera.scale - (left, top)
    mask = numpy.zeros((bottom - top, right - left), numpy.float32)
    fixed = numpy.round((outline + offset) * 16).astype(numpy.int32)
    cv2.fillConvexPoly(mask, fixed, 1.0, cv2.LINE_AA, 4)
    mask = cv2.GaussianBlur(mask, (0, 0), max(0.6, softness * camera.scale))
    picture[top:bottom, left:right] *= 1 - strength * mask[..., None]


def unrolled(curl, size, eye, points):
    """Where on a curled card of a size the eye sees the points of its flat outline; millimetres.

    A point at a height is seen at the flat point behind it, so each is found from its own height
    by fixed-point iteration. So slight an arc is a parabola.
    """
    above, flat = numpy.array(eye[:2]), points
    for _ in range(8):
        across = 2 * points[..., curl.side] / size[curl.side] - 1
        height = curl.rise * size[curl.side] * (1 - across**2)
        points = above + (flat - above) * (1 - height / eye[2])[..., None]
    return points


def curled(face, drawn, alpha, eye):
    """A drawn face and where it covers, as curled, with `pad` pixels added on each side; pad."""
    height, width = alpha.shape
    pad = math.ceil(0.1 * max(width, height))
    y, x = numpy.mgrid[: height + 2 * pad, : width + 2 * pad]
    scale = width / face.width, height / face.height
    flat = (numpy.stack([x, y], axis=-1) + 0.5 - pad) / scale
    size = face.width, face.height
    from_face = unrolled(face.curl, size, eye, flat)
    maps = [
        channel.astype(numpy.float32) for channel in numpy.moveaxis(from_face * scale - 0.5, -1, 0)
    ]
    across = 2 * from_face[..., face.curl.side] / size[face.curl.side] - 1
    light = 1 + 2 * face.curl.rise * numpy.clip(across, -1, 1)  # one half turns from the lamp
    drawn = cv2.remap(drawn, *maps, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    alpha = cv2.remap(alpha, *maps, cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT)
    return drawn * light.astype(numpy.float32)[..., None], alpha, pad


def resized_face(face, scale, eye):
    """The face and where it covers, in pixels of about `scale`; and the pixels around its corners.

    `eye` is the camera's place over the card, in millimetres from its top left corner.
    """
    size = round(face.width * scale), round(face.height * scale)
    drawn = cv2.resize(numpy.asarray(face.picture), size, interpolation=cv2.INTER_AREA)
    drawn, alpha = drawn.astype(numpy.float32), alpha_of(face, scale)
    if not face.curl:
        return drawn, alpha, 0
    return curled(face, drawn, alpha, eye)


def lay_card(picture, camera, face, placement):
    """Draws a card on the table into the picture, antialiased; returns its corners in pixels."""
    to_picture = camera.matrix @ placement
    corners = [[0, 0], [face.width, 0], [face.width, face.height], [0, face.height]]
    outline = transformed(corners, to_picture)
    reach = 2 + (0.1 * max(face.width, face.height) * camera.scale if face.curl else 0)
    left, top, right, bottom = region_of(outline, camera.width, camera.height, reach)
    fine = SUPERSAMPLING
    eye = *transformed([camera.eye[:2]], numpy.linalg.inv(placement))[0], camera.eye[2]
    drawn, alpha, pad = resized_face(face, min(face.scale, fine * camera.scale), eye)
    x, y = (
        side / (pixels - 2 * pad)
        for side, pixels in zip((face.width, face.height), drawn.shape[1::-1])
    )
    millimetres = numpy.array([[x, 0, x * (0.5 - pad)], [0, y, y * (0.5 - pad)], [0, 0, 1]])
    finer = numpy.array(
        [[fine, 0, fine * (0.5 - left) - 0.5], [0, fine, fine * (0.5 - top) - 0.5], [0, 0, 1]]
    )
    window = (fine * (right - left), fine * (bottom - top))
    matrix, small = finer @ to_picture @ millimetres, (right - left, bottom - top)
    alpha = cv2.warpPerspective(alpha, matrix, window)
    paint = cv2.warpPerspective(drawn, matrix, window, borderMode=cv2.BORDER_REPLICATE)
    alpha = cv2.resize(alpha, small, interpolation=cv2.INTER_AREA)[..., None]
    part = picture[top:bottom, left:right]
    part += alpha * (cv2.resize(paint, small, interpolation=cv2.INTER_AREA) - part)
    return outline


def finger(picture, generator, camera, base, tip, width, tone):
    """Draws a finger from base to tip, in pixels: rounded, shaded to its sides, with a nail."""
    reach = numpy.array([base, tip])
    left, top, right, bottom = region_of(reach, camera.width, camera.height, width)
    if right <= left or bottom <= top:
        return
    mask = numpy.zeros((bottom - top, right - left), numpy.uint8)
    ends = [tuple(int(v) for v in point - (left, top)) for point in reach]
    cv2.line(mask, *ends, 255, int(width), cv2.LINE_AA)
    height = cv2.distanceTransform((mask > 127).astype(numpy.uint8), cv2.DIST_L2, 3) / (width / 2)
    shade = 0.62 + 0.42 * numpy.sqrt(numpy.clip(height, 0, 1))
    shade += 0.03 * ornaments.noise_field(generator, *mask.shape, max(2, width / 25))
    skin = numpy.array(tone, numpy.float32) * shade[..., None]
    along = (reach[1] - reach[0]) / max(1e-6, float(numpy.linalg.norm(reach[1] - reach[0])))
    nail = numpy.zeros_like(mask)
    centre = reach[1] + along * width * 0.12 - (left, top)
    axes = (int(width * 0.3), int(width * 0.22))
    cv2.ellipse(
        nail,
        tuple(int(v) for v in centre),
        axes,
        math.degrees(math.atan2(along[1], along[0])),
        0,
        360,
        255,
        -1,
        cv2.LINE_AA,
    )
    skin += (cv2.GaussianBlur(nail, (0, 0), 1.5).astype(numpy.float32) / 255 * 22)[..., None]
    alpha = cv2.GaussianBlur(mask, (0, 0), 0.9).astype(numpy.float32)[..., None] / 255
    part = picture[top:bottom, left:right]
    part += alpha * (skin - part)


def ramp(width, height, angle, position, softness):
    """0 to 1 across a soft straight edge through the picture, at a place along its normal."""
    y, x = numpy.mgrid[:height, :width].astype(numpy.float32)
    c, s = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    distance = (x - position[0]) * c + (y - position[1]) * s
    return numpy.clip(distance / softness + 0.5, 0, 1)


def uneven_light(picture, rng, strength):
    """Light that falls off to one side and to the corners."""
    height, width = picture.shape[:2]
    y = numpy.linspace(-1, 1, height, dtype=numpy.float32)[:, None]
    x = numpy.linspace(-1, 1, width, dtype=numpy.float32)[None, :]
    angle = rng.uniform(0, 2 * math.pi)
    side = x * math.cos(angle) + y * math.sin(angle)
    picture *= (1 + strength * side - 0.5 * strength * (x * x + y * y))[..., None]


def shadow_edge(picture, rng, through, scale):
    """The edge of a shadow that runs through a point."""
    height, width = picture.shape[:2]
    edge = ramp(width, height, rng.uniform(0, 360), through, rng.uniform(1, 14) * scale)
    depth = rng.uniform(0.3, 0.6)
    tint = numpy.array([1 - depth, 1 - depth * 0.97, 1 - depth * 0.92], numpy.float32)
    picture *= 1 - edge[..., None] * (1 - tint)


def glare(picture, rng, at, scale):
    """A soft reflection of a lamp; print below it pales but does not vanish."""
    height, width = picture.shape[:2]
    radius = rng.uniform(7, 22) * scale
    left, top, right, bottom = region_of(numpy.array([at]), width, height, 3 * radius)
    y, x = numpy.mgrid[top:bottom, left:right].astype(numpy.float32)
    squeeze = rng.uniform(0.5, 1)
    spot = numpy.exp(-(((x - at[0]) / radius) ** 2 + ((y - at[1]) / (radius * squeeze)) ** 2))[
        ..., None
    ]
    part = picture[top:bottom, left:right]
    part += rng.uniform(0.35, 0.62) * spot * (255 - part)


def sensed(picture, rng, generator, blur, noise, cast):
    """The picture as a sensor delivers it: exposure, colour cast, blur, noise; 8 bit."""
    picture = picture * numpy.array(cast, numpy.float32)
    if blur > 0.3:
        picture = cv2.GaussianBlur(picture, (0, 0), blur)
    if noise:
        shot = numpy.sqrt(numpy.clip(picture, 4, 255) / 128)
        grain = generator.standard_normal(picture.shape, numpy.float32)
        common = generator.standard_normal(picture.shape[:2], numpy.float32)[..., None]
        picture += noise * shot * (0.5 * grain + 0.85 * common)
    return numpy.clip(picture + 0.5, 0, 255).astype(numpy.uint8)
