"""Abstract likenesses of the authors."""

from __future__ import annotations

from collections.abc import Callable
from math import hypot

from .canvas import Canvas
from .shapes import halftone, regular


def maud(c: Canvas) -> None:
    """Terracotta, a bun, and the beam of a projector."""
    c.fill("#e6d6bd")
    c.poly([(50, -4), (50, 60), (-8, 36)], "#f4ead6")
    c.disc(4, 10, 12, "#2d2a32")
    c.disc(-1, 38, 26, "#2d2a32")
    c.rect(-10, 56, 4, 84, "#c67a57")
    c.oval(-4, 45, 18, 23, "#d98f6c")
    c.wedge(-1, 38, 26, (180, 330), "#2d2a32")
    c.wedge(-3, 110, 42, (180, 360), "#9b3a2c")
    for x in (-12, 5):
        c.ring(x, 45, 7, 1.4, "#2d2a32")
    c.line([(-5.5, 45), (-1.5, 45)], 1.2, "#2d2a32")


def idris(c: Canvas) -> None:
    """Teal and ochre, a beard made of half a circle."""
    c.fill("#1d5c63")
    for i in range(9):
        c.disc(-44 + i * 11, 8 + (i % 2) * 6, 2.2, "#e8b04a", 0.9)
    c.rect(-9, 60, 9, 86, "#5d3a26")
    c.wedge(0, 112, 44, (180, 360), "#e8b04a")
    c.oval(0, 43, 20, 25, "#7a4d32")
    c.wedge(0, 45, 22, (0, 180), "#1b1a1d")
    c.disc(0, 29, 21.5, "#1b1a1d")
    c.oval(0, 42, 17.5, 17, "#7a4d32")
    c.wedge(0, 52, 7, (10, 170), "#f4ead6")
    for x in (-8, 8):
        c.disc(x, 41, 1.8, "#1b1a1d")


def sunniva(c: Canvas) -> None:
    """A profile made of a record and a page."""
    c.fill("#f2c9c0")
    c.disc(-2, 44, 34, "#23284e")
    for r in (31, 28, 25):
        c.ring(-2, 44, r, 0.5, "#4c5590")
    c.rect(-3, 60, 9, 86, "#b57a59")
    c.oval(3, 46, 18, 23, "#c98d6b")
    c.poly([(-22, 20), (22, 20), (24, 34), (-2, 30), (-15, 52), (-22, 52)], "#23284e")
    c.wedge(2, 114, 42, (180, 360), "#e2574c")
    c.poly([(2, 84), (30, 76), (30, 104), (2, 104)], "#fbf3e4")
    c.poly([(2, 84), (-26, 76), (-26, 104), (2, 104)], "#f0e4cd")
    for x in (-3, 11):
        c.arc(x, 45, 3.4, (20, 160), 1, "#23284e")


def casper(c: Canvas) -> None:
    """Ginger under test-card stripes."""
    for i, colour in enumerate(
        ("#c9c2a5", "#d8b24a", "#5aa3a0", "#6d9b52", "#a4678f", "#b84a3d", "#3c568f")
    ):
        c.rect(-50 + i * 14.3, -2, -35.5 + i * 14.3, 102, colour)
    c.rect(-50, 78, 50, 102, "#1d1f29")
    c.wedge(0, 112, 42, (180, 360), "#2e3547")
    c.poly([(-8, 71), (8, 71), (0, 92)], "#f4ead6")
    c.rect(-8, 60, 8, 76, "#e3b596")
    c.oval(0, 43, 19, 24, "#f0c9ab")
    c.poly(
        [(-21, 40), (-22, 20), (-6, 11), (18, 12), (23, 24), (20, 40), (15, 27), (-12, 29)],
        "#b8552b",
    )
    for x in (-7.5, 7.5):
        c.rect(x - 3, 38, x + 3, 39, "#b8552b")
        c.disc(x, 44, 1.6, "#1d1f29")
    c.line([(-6, 56), (6, 54.5)], 1.2, "#1d1f29")


def desk(c: Canvas) -> None:
    """The magazine's own mark: one disc, seen through a coarse screen."""
    c.fill("#f0e9da")

    def size(x: float, y: float) -> float:
        inside = 1 - hypot(x, y - 50) / 44
        return (
            max(0.0, 4.6 * inside**0.55) * (0.35 + 0.65 * (x + y - 6) / 88) if inside > 0 else 0.0
        )

    halftone(c, 7.4, size, "#14131a")
    c.poly(regular(21, 25, 10.5, 36), "#d8352a")


PORTRAITS: dict[str, Callable[[Canvas], None]] = {
    "maud-tressilick": maud,
    "idris-wenlock-adeyemi": idris,
    "sunniva-rao": sunniva,
    "casper-dunmurry": casper,
    "halftone-desk": desk,
}
