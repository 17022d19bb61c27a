"""A drawing surface in logical units: the picture is 100 high, x = 0 is the point of interest."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from random import Random

from PIL import Image, ImageChops, ImageDraw

Point = tuple[float, float]
Ink = tuple[int, int, int, int]

SUPERSAMPLING = 2
MAX_BYTES = 190_000
QUALITIES = (88, 82, 76, 70, 62, 54, 46, 38)


def ink(colour: str, alpha: float = 1.0) -> Ink:
    """Turn "#rrggbb" and an opacity into what Pillow paints with."""
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return red, green, blue, round(255 * alpha)


def mix(first: str, second: str, share: float) -> str:
    """Blend two colours; a share of 0 is the first one, of 1 the second."""
    pairs = zip(ink(first)[:3], ink(second)[:3], strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


@dataclass(frozen=True)
class Frame:
    """Size in pixels, and where in it the scene sits: zoom, and the shares of width and height."""

    width: int
    height: int
    zoom: float = 1.0
    at_x: float = 0.5
    at_y: float = 0.5


class Canvas:
    """An RGB picture drawn at twice its size and scaled down at the end."""

    def __init__(self, frame: Frame, seed: str) -> None:
        """Prepare an empty picture; the seed decides everything that looks like chance."""
        self.frame = frame
        self.rng = Random(seed)
        self.size = (frame.width * SUPERSAMPLING, frame.height * SUPERSAMPLING)
        self.image = Image.new("RGB", self.size)
        self.pen = ImageDraw.Draw(self.image, "RGBA")
        self.unit = self.size[1] / 100 * frame.zoom
        self.left = -frame.at_x * self.size[0] / self.unit
        self.right = (1 - frame.at_x) * self.size[0] / self.unit
        self.top = 50 - frame.at_y * self.size[1] / self.unit
        self.bottom = self.top + self.size[1] / self.unit

    @property
    def wide(self) -> bool:
        """Whether the picture is broader than high."""
        return self.frame.width > self.frame.height

    def px(self, point: Point) -> Point:
        """Logical point to pixels."""
        return (point[0] - self.left) * self.unit, (point[1] - self.top) * self.unit

    def box(self, x: float, y: float, rx: float, ry: float) -> list[Point]:
        """The pixel box of an ellipse."""
        return [self.px((x - rx, y - ry)), self.px((x + rx, y + ry))]

    def fill(self, colour: str) -> None:
        """Paint everything."""
        self.image.paste(ink(colour)[:3], (0, 0, *self.size))

    def poly(self, points: Sequence[Point], colour: str, alpha: float = 1.0) -> None:
        """Paint a polygon."""
        self.pen.polygon([self.px(p) for p in points], fill=ink(colour, alpha))

    def rect(
        self, x0: float, y0: float, x1: float, y1: float, colour: str, alpha: float = 1.0
    ) -> None:
        """Paint a rectangle between two corners."""
        self.pen.polygon(
            [*map(self.px, ((x0, y0), (x1, y0), (x1, y1), (x0, y1)))], ink(colour, alpha)
        )

    def disc(self, x: float, y: float, r: float, colour: str, alpha: float = 1.0) -> None:
        """Paint a disc."""
        self.oval(x, y, r, r, colour, alpha)

    def oval(
        self, x: float, y: float, rx: float, ry: float, colour: str, alpha: float = 1.0
    ) -> None:
        """Paint an ellipse."""
        self.pen.ellipse(self.box(x, y, rx, ry), fill=ink(colour, alpha))

    def ring(
        self, x: float, y: float, r: float, width: float, colour: str, alpha: float = 1.0
    ) -> None:
        """Draw a circle; its radius is the outer edge."""
        stroke = max(1, round(width * self.unit))
        self.pen.ellipse(self.box(x, y, r, r), outline=ink(colour, alpha), width=stroke)

    def arc(
        self,
        x: float,
        y: float,
        r: float,
        angles: Point,
        width: float,
        colour: str,
        alpha: float = 1.0,
    ) -> None:
        """Draw part of a circle between two angles in degrees, clockwise from three o'clock."""
        stroke = max(1, round(width * self.unit))
        self.pen.arc(
            self.box(x, y, r, r), angles[0], angles[1], fill=ink(colour, alpha), width=stroke
        )

    def wedge(
        self, x: float, y: float, r: float, angles: Point, colour: str, alpha: float = 1.0
    ) -> None:
        """Paint a slice of a disc."""
        self.pen.pieslice(self.box(x, y, r, r), angles[0], angles[1], fill=ink(colour, alpha))

    def line(self, points: Sequence[Point], width: float, colour: str, alpha: float = 1.0) -> None:
        """Draw a line through the points."""
        stroke = max(1, round(width * self.unit))
        self.pen.line(
            [self.px(p) for p in points], fill=ink(colour, alpha), width=stroke, joint="curve"
        )

    def sky(self, *colours: str, y0: float | None = None, y1: float | None = None) -> None:
        """Paint a vertical gradient over the full width, top to bottom unless told otherwise."""
        top, bottom = self.top if y0 is None else y0, self.bottom if y1 is None else y1
        step = (bottom - top) / (len(colours) - 1)
        for index, (first, second) in enumerate(pairwise(colours)):
            y = top + index * step
            self.shade(
                [(self.left, y), (self.right, y), (self.right, y + step), (self.left, y + step)],
                first,
                second,
            )

    def shade(
        self, points: Sequence[Point], first: str, second: str, sideways: bool = False
    ) -> None:
        """Paint a polygon with a gradient, top to bottom or left to right."""
        self._shaded([self.px(p) for p in points], first, second, sideways, "polygon")

    def globe(
        self, x: float, y: float, r: float, first: str, second: str, sideways: bool = False
    ) -> None:
        """Paint a disc with a gradient."""
        self._shaded(self.box(x, y, r, r), first, second, sideways, "ellipse")

    def glow(self, x: float, y: float, r: float, colour: str, alpha: float = 1.0) -> None:
        """Blend in a soft round light."""
        (x0, y0), (x1, _) = self.box(x, y, r, r)
        side = max(2, round(x1 - x0))
        light = ImageChops.invert(Image.radial_gradient("L")).point(
            lambda v: max(0, (v - 75) / 180) ** 1.8 * 255 * alpha
        )
        self.image.paste(ink(colour)[:3], (round(x0), round(y0)), light.resize((side, side)))

    def haze(self, y0: float, y1: float, colour: str, first: float, second: float) -> None:
        """Lay fog over the full width, from one opacity to another."""
        (_, top), (_, bottom) = self.px((0, y0)), self.px((0, y1))
        size = (self.size[0], max(1, round(bottom - top)))
        fog = (
            Image.linear_gradient("L")
            .point(lambda v: 255 * first + v * (second - first))
            .resize(size)
        )
        self.image.paste(ink(colour)[:3], (0, round(top)), fog)

    def _shaded(
        self, shape: Sequence[Point], first: str, second: str, sideways: bool, kind: str
    ) -> None:
        x0, y0 = (max(-8, int(min(p[i] for p in shape))) for i in (0, 1))
        x1, y1 = (min(self.size[i] + 8, int(max(p[i] for p in shape)) + 1) for i in (0, 1))
        if x1 <= x0 or y1 <= y0:
            return
        mask = Image.new("L", (x1 - x0, y1 - y0))
        moved = [(x - x0, y - y0) for x, y in shape]
        getattr(ImageDraw.Draw(mask), kind)(moved, fill=255)
        self.image.paste(_gradient(mask.size, first, second, sideways), (x0, y0), mask)

    def jpeg(self, grain: float) -> bytes:
        """Scale down, add film grain, and compress until the file is small enough."""
        picture = _grainy(self.image.reduce(SUPERSAMPLING), grain, self.rng)
        for quality in QUALITIES:
            data = _encoded(picture, quality)
            if len(data) <= MAX_BYTES:
                break
        return data


def _gradient(size: tuple[int, int], first: str, second: str, sideways: bool) -> Image.Image:
    ramp = Image.linear_gradient("L")
    ramp = ramp.rotate(90) if sideways else ramp
    ends = (
        Image.new("RGB", (256, 256), ink(first)[:3]),
        Image.new("RGB", (256, 256), ink(second)[:3]),
    )
    return Image.composite(ends[1], ends[0], ramp).resize(size, Image.Resampling.BILINEAR)


def _grainy(picture: Image.Image, grain: float, rng: Random) -> Image.Image:
    if not grain:
        return picture
    noise = Image.frombytes("L", picture.size, rng.randbytes(picture.width * picture.height))
    flat = Image.new("L", picture.size, 128)
    soft = Image.blend(flat, noise, grain)
    return ImageChops.overlay(picture, Image.merge("RGB", [soft] * 3))


def _encoded(picture: Image.Image, quality: int) -> bytes:
    buffer = io.BytesIO()
    picture.save(
        buffer,
        "JPEG",
        quality=quality,
        optimize=True,
        progressive=True,
        subsampling=0 if quality > 65 else 2,
    )
    return buffer.getvalue()
