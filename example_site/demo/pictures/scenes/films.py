"""Films: a megastructure, a desert, a railway in the sea, and a camera that cannot stand up."""

from __future__ import annotations

from math import sin

from ..canvas import Canvas, Point, mix
from ..scene import Scene
from ..shapes import block, curve, land, person, steps_between, turned, wave

# --- BLAME! ---

BEAM = (
    (9, "#d3121a", 0.07),
    (5, "#e0181c", 0.14),
    (2.4, "#f02a22", 0.4),
    (1.1, "#ff8a72", 0.9),
    (0.55, "#ffffff", 1),
)


def blame(c: Canvas) -> None:
    """Slabs without end, one figure, one shot."""
    c.sky("#07090d", "#1d242d", "#4a5661", "#232a32", "#0a0c10")
    c.glow(3, 42, 50, "#c3ced6", 0.72)
    for depth, colour in enumerate(steps_between("#46515c", "#07090c", 7)):
        _wall(c, depth, colour, 1)
        _wall(c, depth, colour, -1)
        c.haze(60, 102, "#10141a", 0, 0.16)
    _beam(c, (-12, 76.4), (c.right + 5, 76.4 - (c.right + 17) * 0.62))
    _gantry(c)


def _wall(c: Canvas, depth: int, colour: str, side: int) -> None:
    gap = (6 + depth * 4.4) * (1.75 if c.wide else 1)
    outer = (c.right + 5) if side > 0 else -(c.left - 5)
    y = c.top - 4
    while y < c.bottom:
        tall = c.rng.choice((2.2, 3.5, 5, 8, 13))
        inner = gap + c.rng.uniform(-0.12, 0.55) * gap
        _slab(c, side * inner, y, side * outer, tall, colour)
        y += tall + c.rng.choice((0, 0, 0.5))


def _slab(c: Canvas, inner: float, y: float, outer: float, tall: float, colour: str) -> None:
    x0, x1 = sorted((inner, outer))
    tone = mix(colour, "#000000", c.rng.uniform(0, 0.35))
    c.rect(x0, y, x1, y + tall, tone)
    c.rect(x0, y, x1, y + 0.22, mix(tone, "#9fb0bd", 0.28))
    if c.rng.random() < 0.3 and tall > 3:
        _windows(c, x0, x1, y + tall * 0.5)


def _windows(c: Canvas, x0: float, x1: float, y: float) -> None:
    x = x0 + c.rng.uniform(1, 8)
    for _ in range(c.rng.randint(2, 9)):
        if x < x1 - 1:
            c.rect(x, y, x + 0.45, y + 0.3, c.rng.choice(("#8796a3", "#8796a3", "#c2402f")), 0.75)
        x += 0.9


def _beam(c: Canvas, start: Point, end: Point) -> None:
    for width, colour, alpha in BEAM:
        c.line([start, end], width, colour, alpha)
    c.glow(start[0] + 1, start[1], 13, "#ff2a1f", 0.75)
    c.glow(start[0] + 1, start[1], 4, "#ffffff", 0.9)


def _gantry(c: Canvas) -> None:
    c.rect(c.left - 2, 80, 4, 81.6, "#030405")
    c.rect(c.left - 2, 80, 4, 80.15, "#c9503f", 0.8)
    for x in range(int(c.left) // 9 * 9, 3, 9):
        c.rect(x, 81, x + 0.7, c.bottom + 2, "#030405")
    person(c, -14, 80.1, 4.6, "#020203")
    c.line([(-14, 76.6), (-12, 76.4)], 0.4, "#020203")


# --- Dune: Part Two ---

SHIFTS = (11, 48, -7, 27, 71, 5)
SAND = ("#e8a55c", "#d9823c", "#c4642c", "#a44822", "#7c301b", "#4f1d15")


def dune(c: Canvas) -> None:
    """A sun with teeth over five ranks of dunes."""
    c.sky("#c9602b", "#e9a45a", "#f4d5a0", y1=72)
    _maw(c, (0, 33), 24)
    for rank, colour in enumerate(SAND):
        _rank(c, rank, colour)
    _caravan(c)


def _maw(c: Canvas, at: Point, r: float) -> None:
    c.glow(*at, r * 2.1, "#fff0c9", 0.75)
    c.disc(*at, r, "#fbeccb")
    for ring, count in enumerate((72, 60, 48, 36, 26, 18)):
        outer = r * (0.97 - ring * 0.125)
        shade = mix("#f0c88a", "#5a1c12", ring / 5)
        c.disc(*at, outer, shade)
        _teeth(c, at, outer, count, mix("#fff6e0", "#d98b4c", ring / 6))
    c.disc(*at, r * 0.2, "#2a0c09")


def _teeth(c: Canvas, at: Point, r: float, count: int, colour: str) -> None:
    x, y = at
    for i in range(count):
        spike = [(x - r * 2.6 / count, y - r), (x + r * 2.6 / count, y - r), (x, y - r * 0.83)]
        c.poly(turned(spike, 360 * i / count, at), colour)


def _crest(rank: int, x: float) -> float:
    return 54 + rank * 8.4 - (3.2 + rank * 0.9) * _swell(rank, x)


def _swell(rank: int, x: float) -> float:
    return sin((x + SHIFTS[rank]) / (17 + rank * 4.5))


def _rank(c: Canvas, rank: int, colour: str) -> None:
    line = wave(c, lambda x: _crest(rank, x))
    c.shade(land(c, line), mix(colour, "#ffe2ae", 0.3), mix(colour, "#3a140f", 0.25))
    start = (c.left - 16, line[0][1])
    shadow = [start, *((x, y + 0.2) for x, y in line)]
    reach, depth = 6 + rank, 4.5 + rank
    lee = [(x + reach, y + 1.5 + depth * (0.5 + 0.5 * _swell(rank, x))) for x, y in line]
    lee[0] = (c.left - 16, lee[0][1])
    c.poly([*shadow, *reversed(lee)], mix(colour, "#3a120e", 0.5), 0.75)


def _caravan(c: Canvas) -> None:
    for i in range(7):
        x = -15 + i * 2.6
        person(c, x, _crest(3, x) + 0.4, 3.1 - i * 0.08, "#2a0c09")


# --- Spirited Away ---

CLOUDS = (
    (-30, 40, 1.2), (-46, 46, 0.9), (30, 34, 1.0), (52, 44, 1.3),
    (-80, 36, 1.4), (84, 38, 1.2), (2, 20, 0.7),
)  # fmt: skip


def spirited(c: Canvas) -> None:
    """The train that runs over the water, at the hour of the lamps."""
    c.sky("#1f2b55", "#4d4f86", "#c97b83", "#f4b58a", "#fbe0b0", y1=64)
    _clouds(c)
    c.globe(12, 60, 9, "#fff1cf", "#ffb877")
    c.shade(block(c.left, 64, c.right, c.bottom), "#e7a487", "#16234a")
    _glitter(c)
    _islands(c)
    _rails(c)
    _train(c)


def _clouds(c: Canvas) -> None:
    for x, y, size in CLOUDS:
        for _ in range(16):
            dx, r = c.rng.uniform(-14, 14) * size, c.rng.uniform(2, 5.5) * size
            lift = (1 - abs(dx) / (15 * size)) * 6 * size
            c.globe(x + dx, y - c.rng.uniform(0, 1) * lift, r, "#ffe3c4", "#c98793")


def _glitter(c: Canvas) -> None:
    for _ in range(260 if c.wide else 120):
        y = 64.5 + c.rng.random() ** 1.6 * 34
        reach = 4 + (y - 64) * 0.7
        x, width = c.rng.gauss(12, reach), c.rng.uniform(0.6, 4) * (y - 58) / 14
        c.rect(
            x - width,
            y,
            x + width,
            y + 0.16 + (y - 64) * 0.008,
            "#ffe7bd",
            c.rng.uniform(0.15, 0.7),
        )


def _islands(c: Canvas) -> None:
    for x, half, tall in ((-24, 7, 4.5), (-62, 16, 8), (44, 10, 5), (74, 8, 7)):
        c.poly(curve((x - half, 64), (x - half * 0.3, 64 - tall * 2), (x + half, 64)), "#4a426e")
        c.poly(curve((x - half, 64), (x - half * 0.3, 64 + tall), (x + half, 64)), "#4a426e", 0.3)


def _rails(c: Canvas) -> None:
    for x in range(int(c.left) // 12 * 12, int(c.right) + 12, 12):
        c.rect(x, 60, x + 0.4, 80.8, "#141b38")
        c.rect(x - 1.1, 61.5, x + 1.5, 61.8, "#141b38")
        c.rect(x, 82, x + 0.4, 93, "#141b38", 0.25)
    c.line([(c.left, 60.6), (c.right, 60.6)], 0.1, "#141b38")
    c.rect(c.left, 80.6, c.right, 80.9, "#1c2547")


def _train(c: Canvas) -> None:
    for car in range(2):
        x = -21 + car * 21.6
        c.rect(x, 70.6, x + 20.8, 79.4, "#8e2f35")
        c.rect(x, 70.6, x + 20.8, 74.6, "#c9473f")
        c.rect(x - 0.4, 69.8, x + 21.2, 70.8, "#2b1f3d")
        c.rect(x, 79.2, x + 20.8, 80.5, "#1a1730")
        for i in range(6):
            c.rect(x + 1.3 + i * 3.2, 71.8, x + 3.5 + i * 3.2, 75.6, "#ffe9a8")
        c.rect(x, 81.2, x + 20.8, 88, "#8e2f35", 0.3)
        for i in range(6):
            c.rect(x + 1.3 + i * 3.2, 83.5, x + 3.5 + i * 3.2, 88, "#ffe9a8", 0.3)
    person(c, -15, 75.5, 2.9, "#3a1d33", 0)
    person(c, 7.2, 75.5, 3.4, "#120f22", 0)


# --- Battlefield Earth ---


def battlefield(c: Canvas) -> None:
    """A contact sheet in which every frame leans further than the last."""
    c.fill("#e9e2cf")
    pitch_x, pitch_y = 20.6, 15.4
    columns = int((c.right - c.left) / pitch_x)
    offset = (c.right + c.left) / 2 - (columns - 1) * pitch_x / 2
    for row in range(6):
        for column in range(columns):
            share = (row + column / columns) / 6
            _leaning(c, (offset + column * pitch_x, 11.5 + row * pitch_y), share)


def _leaning(c: Canvas, at: Point, share: float) -> None:
    tilt, drop = 3 + 74 * share**2.1, 9 * max(0, share - 0.72) ** 1.5
    x, y = at[0], at[1] + drop
    sky = mix("#8fa03a", "#5c3b7a", share)
    for points, colour in (
        (block(x - 9, y - 5.6, x + 9, y + 5.6), "#1c1722"),
        (block(x - 8.1, y - 4.7, x + 8.1, y + 4.7), sky),
        (block(x - 8.1, y + 1.6, x + 8.1, y + 4.7), mix(sky, "#14101b", 0.62)),
        (block(x - 1.7, y - 2.2, x + 0.3, y + 2.4), "#14101b"),
    ):
        c.poly(turned(points, tilt, at), colour)
    (sun,) = turned([(x + 4.2, y - 1.6)], tilt, at)
    c.disc(*sun, 1.5, "#e9e2cf")


FILMS = {
    "blame": Scene(blame, lead=(1.0, 0.5, 0.5), still=(1.75, 0.3, 0.1), grain=0.16),
    "dune-part-two": Scene(dune, lead=(1.0, 0.66, 0.5), still=(1.7, 0.42, 0.12), grain=0.16),
    "spirited-away": Scene(spirited, lead=(1.0, 0.4, 0.5), still=(1.55, 0.5, 0.12)),
    "battlefield-earth": Scene(battlefield, grain=0.1),
}
