"""Motifs that several scenes share."""

from __future__ import annotations

from collections.abc import Callable
from math import cos, pi, radians, sin

from .canvas import Canvas, Point, mix


def turned(points: list[Point], degrees: float, about: Point = (0, 0)) -> list[Point]:
    """Rotate points clockwise."""
    c, s = cos(radians(degrees)), sin(radians(degrees))
    x0, y0 = about
    return [(x0 + (x - x0) * c - (y - y0) * s, y0 + (x - x0) * s + (y - y0) * c) for x, y in points]


def block(x0: float, y0: float, x1: float, y1: float) -> list[Point]:
    """The corners of a rectangle."""
    return [(x0, y0), (x1, y0), (x1, y1), (x0, y1)]


def regular(x: float, y: float, r: float, sides: int, turn: float = 0) -> list[Point]:
    """The corners of a regular polygon, the first one on top."""
    angles = [radians(turn - 90) + 2 * pi * i / sides for i in range(sides)]
    return [(x + r * cos(a), y + r * sin(a)) for a in angles]


def star(x: float, y: float, outer: float, inner: float, points: int) -> list[Point]:
    """The corners of a star."""
    tips, notches = regular(x, y, outer, points), regular(x, y, inner, points, 180 / points)
    return [corner for pair in zip(tips, notches, strict=True) for corner in pair]


def curve(start: Point, control: Point, end: Point, steps: int = 40) -> list[Point]:
    """A quadratic curve as points."""
    return [_between(start, control, end, i / steps) for i in range(steps + 1)]


def _between(start: Point, control: Point, end: Point, t: float) -> Point:
    a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t * t
    (x0, y0), (x1, y1), (x2, y2) = start, control, end
    return a * x0 + b * x1 + c * x2, a * y0 + b * y1 + c * y2


def wave(c: Canvas, height: Callable[[float], float], step: float = 0.8) -> list[Point]:
    """A line over the full width, its height a function of x."""
    count = int((c.right - c.left) / step) + 3
    return [(x, height(x)) for x in (c.left - step + i * step for i in range(count))]


def land(c: Canvas, line: list[Point]) -> list[Point]:
    """Close a line below, to a shape that reaches the bottom of the picture."""
    floor = c.bottom + 2
    return [*line, (line[-1][0], floor), (line[0][0], floor)]


def ripple(c: Canvas, y: float, swell: float, length: float, shift: float = 0) -> list[Point]:
    """Everything below one sine."""
    return land(c, wave(c, lambda x: y + swell * sin(x / length + shift)))


def hills(c: Canvas, y: float, swell: float, length: float, shift: float = 0) -> list[Point]:
    """A rolling outline made of two sines."""

    def height(x: float) -> float:
        return y + swell * sin((x + shift) / length) + swell * 0.4 * sin((x * 2.3 + shift) / length)

    return land(c, wave(c, height))


def stars(c: Canvas, count: int, colour: str, below: float = 100) -> None:
    """Scatter faint stars above a height."""
    for _ in range(count):
        x, y = c.rng.uniform(c.left, c.right), c.rng.uniform(c.top, below)
        c.disc(x, y, c.rng.choice((0.1, 0.13, 0.2)), colour, c.rng.uniform(0.3, 1))


def rings(
    c: Canvas, at: Point, radii: list[float], width: float, colour: str, alpha: float = 1.0
) -> None:
    """Concentric circles."""
    for r in radii:
        c.ring(*at, r, width, colour, alpha)


def halftone(
    c: Canvas,
    pitch: float,
    radius: Callable[[float, float], float],
    colour: str,
    alpha: float = 1.0,
) -> None:
    """A staggered field of dots, each as large as the function says."""
    rows, columns = int((c.bottom - c.top) / pitch) + 3, int((c.right - c.left) / pitch) + 3
    for row in range(rows):
        for column in range(columns):
            x, y = c.left + (column - (row % 2) / 2) * pitch, c.top + (row - 0.5) * pitch
            r = radius(x, y)
            if r > 0.08:
                c.disc(x, y, r, colour, alpha)


def person(c: Canvas, x: float, y: float, tall: float, colour: str, stride: float = 0.3) -> None:
    """A standing or walking figure, its feet at (x, y)."""
    hip, neck = y - tall * 0.47, y - tall * 0.84
    half = tall * 0.11
    for side in (-1, 1):
        c.line([(x, hip), (x + side * stride * tall * 0.45, y)], tall * 0.1, colour)
    c.poly(
        [
            (x - half, hip + tall * 0.05),
            (x + half, hip + tall * 0.05),
            (x + half * 1.35, neck),
            (x - half * 1.35, neck),
        ],
        colour,
    )
    c.disc(x, y - tall * 0.92, tall * 0.085, colour)


def pine(c: Canvas, foot: Point, tall: float, colour: str, lean: float = 0) -> None:
    """A conifer of stacked triangles."""
    x, y = foot
    for tier in range(4):
        base, half = y - tall * (0.08 + 0.2 * tier), tall * (0.2 - 0.035 * tier)
        tip = base - tall * 0.36
        c.poly(turned([(x - half, base), (x + half, base), (x, tip)], lean, foot), colour)
    trunk = tall * 0.02
    c.poly(turned(block(x - trunk, y - tall * 0.2, x + trunk, y), lean, foot), colour)


def steps_between(first: str, second: str, count: int) -> list[str]:
    """A scale of colours from one to another, both included."""
    return [mix(first, second, i / max(1, count - 1)) for i in range(count)]
