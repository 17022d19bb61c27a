"""Television: a prison of hexagons, a village with a balloon, and a planet with too much life."""

from __future__ import annotations

from math import pi, sin

from ..canvas import Canvas, Point, mix
from ..scene import Scene
from ..shapes import curve, hills, person, regular, ripple, steps_between, turned

# --- Andor ---


def andor(c: Canvas) -> None:
    """White hexagons all the way down, and one man climbing towards the light."""
    c.fill("#eceae4")
    radii = [150, 118, 92, 71, 54, 40.5, 30, 21.5, 15]
    tones = steps_between("#e9e7e1", "#15171c", len(radii))
    for depth, (r, tone) in enumerate(zip(radii, tones, strict=True)):
        _hexagon(c, r, depth * 3.2, tone)
    c.poly(regular(0, 50, 10.4, 6, 29), "#ff6a13")
    c.glow(0, 50, 30, "#ff7a24", 0.55)
    c.poly(regular(0, 50, 10.4, 6, 29), "#ff7d26")
    person(c, 0.3, 57.2, 10.6, "#14161a", 0.22)


def _hexagon(c: Canvas, r: float, turn: float, tone: str) -> None:
    outer, inner = regular(0, 50, r, 6, turn), regular(0, 50, r * 0.9, 6, turn)
    for side in range(6):
        face = [outer[side], outer[(side + 1) % 6], inner[(side + 1) % 6], inner[side]]
        c.poly(face, mix(tone, "#000000", (0.02, 0.12, 0.26, 0.32, 0.2, 0.07)[side]))
    c.poly(inner, mix(tone, "#000000", 0.1))
    for corner, end in zip(inner, regular(0, 50, r * 0.78, 6, turn), strict=True):
        c.line([corner, end], 0.25, mix(tone, "#000000", 0.35))
    for side in range(6):
        (x0, y0), (x1, y1) = inner[side], inner[(side + 1) % 6]
        c.disc((x0 + x1) / 2 * 0.96, 50 + ((y0 + y1) / 2 - 50) * 0.96, r * 0.012, "#ff6a13")


# --- The Prisoner ---


def prisoner(c: Canvas) -> None:
    """A wheel, a balloon, and a man in a piped blazer running out of beach."""
    c.fill("#f3ead7")
    _sunburst(c, (0, 43))
    c.disc(0, 43, 29.5, "#15151a")
    c.disc(0, 43, 27.6, "#d9362b")
    _spokes(c, (0, 43), 27)
    _penny_farthing(c)
    c.globe(0, 43, 18.5, "#ffffff", "#b9bcc4")
    c.globe(-5.5, 35.5, 6, "#ffffff", "#f5f5f7")
    _shore(c)
    _runner(c, 9, 95)


def _runner(c: Canvas, x: float, y: float) -> None:
    c.oval(x, y + 0.3, 6, 0.7, "#15151a", 0.35)
    c.line([(x - 0.6, y - 8.5), (x - 3.4, y - 5.4), (x - 4.6, y - 6.6)], 0.9, "#15151a")
    c.line([(x + 0.6, y - 8), (x + 3.8, y - 6.8), (x + 4.6, y - 8.8)], 0.9, "#15151a")
    person(c, x, y, 12, "#15151a", 0.85)
    c.line([(x - 0.9, y - 9.5), (x - 0.9, y - 5)], 0.25, "#f3ead7")


def _sunburst(c: Canvas, at: Point) -> None:
    for i in range(36):
        c.wedge(*at, 190, (i * 10, i * 10 + 5), "#e4d5b5")


def _spokes(c: Canvas, at: Point, r: float) -> None:
    for i in range(24):
        c.line(turned([(at[0], at[1]), (at[0], at[1] - r)], i * 15, at), 0.35, "#15151a")


def _penny_farthing(c: Canvas) -> None:
    c.line(curve((-4, 9), (30, 4), (41, 62)), 1.7, "#15151a")
    c.ring(41, 63.5, 8.4, 1.3, "#15151a")
    for i in range(10):
        c.line(turned([(41, 63.5), (41, 56)], i * 36, (41, 63.5)), 0.3, "#15151a")
    c.line([(-10, 10.5), (2, 8), (6, 4.5)], 1.7, "#15151a")


def _shore(c: Canvas) -> None:
    for y, colour in (
        (72, "#15151a"),
        (74.5, "#f3ead7"),
        (76, "#2b5c8a"),
        (80, "#15151a"),
        (81, "#f3ead7"),
        (83, "#e9c88a"),
    ):
        c.poly(ripple(c, y, 0.9, 6, y), colour)


# --- Scavengers Reign ---


def scavengers(c: Canvas) -> None:
    """Two moons, and a valley in which everything is somebody's stomach."""
    c.sky("#f6c7a8", "#f3dcb6", "#bfe0cf", y1=70)
    c.globe(17, 20, 13, "#f2f0dc", "#e79a86")
    c.disc(-14, 34, 4.2, "#f8f3e2")
    for rank, colour in enumerate(("#8fcdbd", "#5db3ab", "#3a8d93", "#2a6379")):
        c.poly(hills(c, 52 + rank * 9, 5 - rank * 0.5, 15 + rank * 5, rank * 37), colour)
        _grove(c, rank, colour)
    c.poly(hills(c, 90, 2.4, 19, 5), "#1f2f52")
    for x in range(int(c.left), int(c.right), 7):
        _frond(c, x + c.rng.uniform(-2, 2), 93, c.rng.uniform(7, 17))
    person(c, 2, 90.4, 6, "#f5efe0")
    c.disc(2, 84.7, 0.9, "#e4572e")


def _grove(c: Canvas, rank: int, colour: str) -> None:
    spacing = 13 + rank * 3
    for i in range(int((c.right - c.left) / spacing) + 2):
        x = c.left + i * spacing + c.rng.uniform(-4, 4)
        y = 53 + rank * 9 + 3 * sin((x + rank * 37) / (15 + rank * 5))
        c.rng.choice((_parasol, _bulb, _reed))(c, x, y, 7 + rank * 3 + c.rng.uniform(-2, 5), colour)


def _parasol(c: Canvas, x: float, y: float, tall: float, colour: str) -> None:
    cap_x, cap_y = x - tall * 0.05, y - tall * 0.85
    c.line(
        curve((x, y + 5), (x + tall * 0.15, y - tall * 0.5), (cap_x, y - tall)),
        tall * 0.09,
        mix(colour, "#1f2f52", 0.35),
    )
    c.wedge(cap_x, cap_y, tall * 0.52, (180, 360), "#e8776a")
    c.wedge(cap_x, cap_y, tall * 0.34, (180, 360), "#f4a57e")
    for i in range(-3, 4):
        thread = cap_x + i * tall * 0.14
        c.line([(thread, cap_y), (thread, y - tall * (0.55 + 0.04 * (i % 2)))], 0.18, "#e8776a")


def _bulb(c: Canvas, x: float, y: float, tall: float, colour: str) -> None:
    for dx, size in ((-0.22, 0.26), (0.2, 0.22), (0, 0.36)):
        cx, cy = x + dx * tall, y + 2 - tall * size
        c.line([(cx, cy), (x, y + 5)], tall * 0.1, mix(colour, "#1f2f52", 0.4))
        c.globe(cx, cy - tall * 0.2, tall * size, "#f6d365", mix(colour, "#d9784f", 0.7))
        c.disc(
            cx - tall * size * 0.3,
            cy - tall * 0.2 - tall * size * 0.35,
            tall * size * 0.14,
            "#fdf3d0",
        )


def _reed(c: Canvas, x: float, y: float, tall: float, colour: str) -> None:
    for i in range(5):
        tip = (x + (i - 2) * tall * 0.22, y - tall * (1.25 - 0.13 * abs(i - 2)))
        c.line(
            curve((x, y + 5), (x, y - tall * 0.6), tip), tall * 0.045, mix(colour, "#f8f3e2", 0.45)
        )
        c.disc(*tip, tall * 0.075, "#f8f3e2")


def _frond(c: Canvas, x: float, y: float, tall: float) -> None:
    lean = c.rng.uniform(-0.5, 0.5) * tall
    for i in range(18):
        t = i / 17
        c.disc(
            x + lean * t * t + sin(t * pi * 2) * 0.6, y - tall * t, 1.5 * (1 - t) + 0.25, "#1f2f52"
        )
    c.disc(x + lean, y - tall, 0.75, "#e4572e")


SERIES = {
    "andor-season-one": Scene(andor, lead=(1.0, 0.62, 0.5), grain=0.1),
    "the-prisoner": Scene(prisoner, lead=(1.0, 0.38, 0.5), still=(1.5, 0.4, 0.2), grain=0.12),
    "scavengers-reign": Scene(scavengers, lead=(1.0, 0.4, 0.5)),
}
