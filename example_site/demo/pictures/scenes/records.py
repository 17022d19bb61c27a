"""Sound: a railway timetable, five blues, and a voice from the desert."""

from __future__ import annotations

from math import sin

from ..canvas import Canvas, Point, mix
from ..scene import Scene
from ..shapes import block, land, rings, stars, steps_between, wave

# --- Trans-Europe Express ---

LINES = ("#d8281e", "#14131a", "#14131a", "#e7a91f", "#14131a", "#24518f", "#14131a")


def express(c: Canvas) -> None:
    """Parallel lines that leave town together and turn at the same moment."""
    c.fill("#eee6d3")
    for rank, colour in enumerate(LINES):
        _track(c, rank, colour)
    for rank, stop in ((0, 22.0), (3, 12.0), (5, 30.0)):
        c.disc(c.left + stop, 13 + rank * 5.4, 2.9, "#14131a")
        c.disc(c.left + stop, 13 + rank * 5.4, 1.9, "#eee6d3")
    _sun(c, *((-36.0, 73.0, 18.0) if c.wide else (-20.5, 76.0, 11.5)))


def _track(c: Canvas, rank: int, colour: str) -> None:
    y, x, bend, width = 13 + rank * 5.4, 27 - rank * 5.4, 36 - rank * 5.4, 3.1
    r = bend + 2
    corner = (x - r, y + r)
    c.rect(c.left - 2, y - width / 2, corner[0], y + width / 2, colour)
    c.arc(*corner, r + width / 2, (270, 360), width, colour)
    c.rect(x - width / 2, corner[1], x + width / 2, c.bottom + 2, colour)


def _sun(c: Canvas, x: float, y: float, r: float) -> None:
    c.disc(x, y, r, "#d8281e")
    for i in range(12):
        top = y - r + i * r / 6
        c.rect(x - r - 0.5, top, x + r + 0.5, top + r * (0.015 + i * 0.009), "#eee6d3")


# --- Kind of Blue ---

BLUES = ("#0b1736", "#123067", "#1f56a3", "#4c8fd0", "#a9cfea")


def kind_of_blue(c: Canvas) -> None:
    """Five panes for five tunes, and a trumpet laid across them."""
    c.fill(BLUES[0])
    width = (c.right - c.left) / 5
    for i, share in enumerate((0.1, 0.34, 0.02, 0.48, 0.22)):
        x = c.left + i * width
        pane, tone = x + width + 0.2, BLUES[(i * 2 + 1) % 5]
        c.shade(block(x, 100 * share, pane, 101), tone, mix(tone, BLUES[0], 0.65))
    _trumpet(c)
    for x, y in ((-26, 80), (-19, 86), (-10, 77), (-3, 90), (8, 83)):
        c.oval(x, y, 2.2, 1.6, "#f3ead2")
        c.rect(x + 1.7, y - 10, x + 2.2, y, "#f3ead2")


def _trumpet(c: Canvas) -> None:
    bell, y = (12.0, 38.0), 38.0
    c.rect(c.left - 2, y - 1, 14, y + 1, "#f3ead2")
    for x, angles in ((-26.0, (90, 270)), (-2.0, (270, 450))):
        c.arc(x, y + 8, 9, angles, 2, "#f3ead2")
    c.rect(-26, y + 15, -2, y + 17, "#f3ead2")
    c.disc(*bell, 20.5, "#f3ead2")
    c.disc(*bell, 18.6, BLUES[3])
    for r, colour in zip(
        (15.4, 12, 8.4, 5), (BLUES[2], BLUES[1], BLUES[0], "#04081a"), strict=True
    ):
        c.disc(bell[0] + (18.6 - r) * 0.25, bell[1] + (18.6 - r) * 0.12, r, colour)
    for i in range(3):
        x, up = -25.5 + i * 6.2, i % 2 * 3
        c.rect(x, y - 5, x + 4, y + 21, "#f3ead2")
        c.rect(x + 1.4, y - 11 - up, x + 2.6, y - 5, "#f3ead2")
        c.rect(x + 0.2, y - 12.6 - up, x + 3.8, y - 11 - up, "#d98b2b")


# --- Welcome to Night Vale ---


def night_vale(c: Canvas) -> None:
    """A mast, a moon that looks back, and a town with its lights on."""
    c.sky("#140a2b", "#35195c", "#7a2f7d", "#d2605f", y1=86)
    stars(c, 260 if c.wide else 120, "#f3e6ff", 60)
    _eye(c, (3, 30))
    for rank, colour in enumerate(("#6a2a6e", "#431c55", "#261139", "#120920")):
        _mesas(c, rank, colour)
    _town(c)
    _mast(c, (-17, 84), 46)


def _eye(c: Canvas, at: Point) -> None:
    c.glow(*at, 44, "#ffd9a0", 0.5)
    rings(c, at, [22.5, 26, 30, 34.5, 39.5], 0.2, "#ffdca8", 0.35)
    c.disc(*at, 18, "#f8e3b4")
    for r, colour in zip((12.5, 11, 9.3, 7.4), steps_between("#e9a55c", "#6b1f5c", 4), strict=True):
        c.disc(*at, r, colour)
    c.oval(*at, 2.6, 5.6, "#140a2b")
    c.disc(at[0] - 3.4, at[1] - 3.6, 1.4, "#fff6dd")


def _mesas(c: Canvas, rank: int, colour: str) -> None:
    c.poly(land(c, wave(c, lambda x: _mesa(x, rank), 0.3)), colour)


def _mesa(x: float, rank: int) -> float:
    height = sin((x + rank * 41) / (13 + rank * 4)) + 0.5 * sin((x + rank * 17) / 5.7)
    step = max(-0.55, min(0.55, height * (2.6 - rank * 0.35)))
    return 72 + rank * 6.2 - step * (13 - rank * 2.6)


def _town(c: Canvas) -> None:
    for _ in range(120 if c.wide else 55):
        x, y = c.rng.uniform(c.left, c.right), c.rng.uniform(90, 98)
        lamp = c.rng.choice(("#ffcf7a", "#ffcf7a", "#ff8f5c", "#9be8d8"))
        c.rect(x, y, x + c.rng.choice((0.3, 0.5, 0.9)), y + 0.3, lamp, c.rng.uniform(0.4, 1))


def _mast(c: Canvas, foot: Point, tall: float) -> None:
    x, y = foot
    half = 3.4
    for side in (-1, 1):
        c.line([(x + side * half, y + 6), (x + side * 0.25, y - tall)], 0.4, "#0b0516")
    for i in range(15):
        low, high = i / 15, (i + 1) / 15
        a, b = half * (1 - low), half * (1 - high)
        c.line(
            [(x - a, y + 6 - (tall + 6) * low), (x + b, y + 6 - (tall + 6) * high)], 0.22, "#0b0516"
        )
        c.line(
            [(x + a, y + 6 - (tall + 6) * low), (x - b, y + 6 - (tall + 6) * high)], 0.22, "#0b0516"
        )
    c.glow(x, y - tall, 7, "#ff3b3b", 0.9)
    c.disc(x, y - tall, 0.8, "#ffdfd6")
    for r in (7, 11, 15, 19):
        c.arc(x, y - tall, r, (150, 210), 0.35, "#ff8f7a", 1 - r / 24)


RECORDS = {
    "trans-europe-express": Scene(express, lead=(1.0, 0.68, 0.5), grain=0.1),
    "kind-of-blue": Scene(kind_of_blue, lead=(1.0, 0.6, 0.5)),
    "welcome-to-night-vale": Scene(night_vale, lead=(1.0, 0.45, 0.5)),
}
