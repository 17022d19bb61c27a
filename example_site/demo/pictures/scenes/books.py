"""Books: a house of halls and tides, a broken continent, and a sun with something eating it."""

from __future__ import annotations

from math import hypot, sin

from ..canvas import Canvas, Point, mix
from ..scene import Scene
from ..shapes import block, curve, halftone, person, regular, rings, ripple, steps_between

# --- Piranesi ---


def piranesi(c: Canvas) -> None:
    """Arch within arch within arch, the sea on the ground floor."""
    c.fill("#efe9dc")
    tones = steps_between("#2f4a5f", "#e9e6da", 7)
    for depth, tone in enumerate(tones):
        _arcade(c, depth, tone)
    c.glow(0, 52, 15, "#fff7dd", 0.9)
    _tide(c)
    _statue(c, -21, 77, 15, "#24394b")
    _statue(c, 22, 77, 13, "#24394b")
    person(c, 2.2, 75.4, 3.2, "#1b2b39", 0.1)
    for x, y, span in ((7, 30, 5), (-9, 23, 3.2), (13, 21, 2.2)):
        _albatross(c, x, y, span)


def _arcade(c: Canvas, depth: int, tone: str) -> None:
    scale = 0.74**depth
    half, spring, pitch = 29 * scale, 68 - 30 * scale, 78 * scale
    if depth:
        _arch(c, (0, spring), half, scale, tone)
        return
    c.fill(tone)
    for i in range(-3, 4):
        _arch(c, (i * pitch, spring), half, scale, tone)
    if c.wide:
        _side_halls(c, half, pitch)


def _arch(c: Canvas, at: Point, half: float, scale: float, tone: str) -> None:
    x, spring = at
    rim, inner = half + 2.2 * scale, mix(tone, "#ffffff", 0.16)
    c.disc(x, spring, rim, mix(tone, "#ffffff", 0.3))
    c.rect(x - rim, spring, x + rim, 100, mix(tone, "#ffffff", 0.3))
    c.disc(x, spring, half, inner)
    c.shade(block(x - half, spring, x + half, 100), inner, mix(inner, "#6f97a0", 0.4))
    _mouldings(c, at, half, scale)


def _mouldings(c: Canvas, at: Point, half: float, scale: float) -> None:
    x, y = at
    wide, less = 2.6 * scale, 2.2 * scale
    for edge in (x - half - scale, x + half + scale):
        c.rect(edge - wide, y - 1.2 * scale, edge + wide, y + 0.9 * scale, "#e9e6da")
        c.rect(edge - less, y + 0.9 * scale, edge + less, y + 1.7 * scale, "#31495b", 0.6)
    _keystone(c, x, y - half, scale)


def _keystone(c: Canvas, x: float, y: float, scale: float) -> None:
    top = [(x - 2 * scale, y - 3.4 * scale), (x + 2 * scale, y - 3.4 * scale)]
    foot = [(x + 1.4 * scale, y + 1.6 * scale), (x - 1.4 * scale, y + 1.6 * scale)]
    c.poly([*top, *foot], "#e9e6da")


def _side_halls(c: Canvas, half: float, pitch: float) -> None:
    for i in (-2, -1, 1, 2):
        for depth in range(1, 5):
            scale = 0.74**depth
            x, r = i * pitch - i * (1 - scale) * 26, half * scale
            tone = steps_between("#40596b", "#c9cfc9", 5)[depth]
            c.disc(x, 68 - 30 * scale, r, tone)
            c.rect(x - r, 68 - 30 * scale, x + r, 100, tone)


def _tide(c: Canvas) -> None:
    for rank, colour in enumerate(steps_between("#a9c6c2", "#17374a", 8)):
        y = 75 + rank * 2.9 + rank * rank * 0.1
        c.poly(ripple(c, y, 0.25 + rank * 0.12, 2.2 + rank * 0.9, rank * 2), colour)
    for _ in range(70 if c.wide else 40):
        y = 77 + c.rng.random() ** 1.4 * 21
        x, w = c.rng.gauss(0, 3 + (y - 75) * 0.5), c.rng.uniform(0.4, 2.6)
        c.rect(x - w, y, x + w, y + 0.22, "#fff7dd", 0.65)


def _statue(c: Canvas, x: float, y: float, tall: float, colour: str) -> None:
    def at(dx: float, dy: float) -> Point:
        return x + dx * tall, y + dy * tall

    side = 1 if x < 0 else -1
    c.poly([at(-0.22, -0.12), at(0.22, -0.12), at(0.22, 0.5), at(-0.22, 0.5)], colour)
    c.poly([at(-0.27, -0.15), at(0.27, -0.15), at(0.27, -0.1), at(-0.27, -0.1)], colour)
    left = curve(at(-0.19, -0.14), at(-0.06, -0.5), at(-0.13, -0.76))
    right = curve(at(0.13, -0.76), at(0.1, -0.4), at(0.19, -0.14))
    c.poly([*left, *right], colour)
    c.disc(*at(0.02, -0.86), tall * 0.085, colour)
    arm = [at(side * 0.1, -0.7), at(side * 0.3, -0.78), at(side * 0.32, -1.02)]
    c.line(arm, tall * 0.065, colour)
    c.disc(*at(side * 0.32, -1.06), tall * 0.06, "#e2b35c")


def _albatross(c: Canvas, x: float, y: float, span: float) -> None:
    for side in (-1, 1):
        tip, belly = (x + side * span, y - span * 0.12), (x, y + span * 0.1)
        above = curve((x, y - span * 0.05), (x + side * span * 0.5, y - span * 0.5), tip)
        below = curve(tip, (x + side * span * 0.45, y - span * 0.25), belly)
        c.poly([belly, *above, *below], "#1b2b39")


# --- The Fifth Season ---

STRATA = (
    "#d9c7a3", "#b8915f", "#8d5f43", "#c7a777", "#5f4238", "#9b6a4c",
    "#3d2f31", "#6f4f43", "#2a2227", "#4c3a38", "#191519",
)  # fmt: skip


def fifth_season(c: Canvas) -> None:
    """A land in layers, broken down the middle, and a stone hanging over the break."""
    c.sky("#3a3440", "#77606a", "#c99b84", "#e6c9a2", y1=68)
    _ash(c)
    c.glow(3, 60, 46, "#ff5a24", 0.75)
    _side(c, -1, 0)
    _side(c, 1, 8.5)
    _obelisk(c, (3, 25), 12)


def _ash(c: Canvas) -> None:
    for rank, colour in enumerate(("#8b6c6c", "#6b5560", "#4f434f", "#362f3b")):
        x = c.left - 5
        while x < c.right + 8:
            c.disc(x, 17 - rank * 5.5 - c.rng.uniform(0, 4), c.rng.uniform(5, 10), colour)
            x += c.rng.uniform(3, 8)
        c.rect(c.left, c.top, c.right, 14 - rank * 5.5, colour)


def _rift(y: float, side: int) -> float:
    width = 1 + max(0.0, (96 - y) * 0.075)
    return 3 + 2.4 * sin(y / 4.1) + 1.6 * sin(y / 1.7 + 1) + side * width


def _side(c: Canvas, side: int, drop: float) -> None:
    outer = c.right + 3 if side > 0 else c.left - 3
    for rank, colour in enumerate(STRATA):
        top = [(x, _bed(x, rank) + drop) for x in _across(side, outer)]
        edge = [
            (_rift(y, side), y)
            for y in (top[-1][1] + i * 0.8 for i in range(int((c.bottom + 6 - top[-1][1]) / 0.8)))
        ]
        c.poly([*top, *edge, (outer, c.bottom + 6)], colour)
        c.line(top, 0.18, mix(colour, "#fff3d6", 0.35))
        _pebbles(c, top, colour, side)
    seam = [(_rift(y, side), y) for y in (_bed(3, 0) + drop + 1 + i * 0.8 for i in range(80))]
    for width, tone, alpha in ((1.6, "#ff4a1c", 0.35), (0.7, "#ff8a3a", 0.9), (0.25, "#ffe9b0", 1)):
        c.line(seam, width, tone, alpha)


def _across(side: int, outer: float) -> list[float]:
    end = _rift(_bed(3, 0), side) + side * 0.6
    return [outer + (end - outer) * i / 90 for i in range(91)]


def _bed(x: float, rank: int) -> float:
    return (
        46
        + rank * 5.2
        + (3.6 - rank * 0.15) * sin(x / 21 + rank * 0.22)
        + 0.9 * sin(x / 6.5 + rank * 1.3)
    )


def _pebbles(c: Canvas, top: list[Point], colour: str, side: int) -> None:
    for _ in range(46 if c.wide else 20):
        x, y = c.rng.choice(top)
        if abs(x - 3) > 9:
            c.oval(
                x,
                y + c.rng.uniform(1, 4.4),
                c.rng.uniform(0.15, 0.7),
                0.14,
                mix(colour, "#fff3d6" if side > 0 else "#000000", 0.3),
            )


def _obelisk(c: Canvas, at: Point, h: float) -> None:
    x, y = at
    c.glow(x, y, h * 2.1, "#d7b4ff", 0.55)
    w, cut = h * 0.3, h * 0.62
    c.shade([(x, y - h), (x - w, y - cut), (x - w, y + cut), (x, y + h)], "#e3c8ff", "#7a4bb8")
    c.shade([(x, y - h), (x + w, y - cut), (x + w, y + cut), (x, y + h)], "#9a68d6", "#41237a")
    c.poly([(x, y - h), (x - w, y - cut), (x, y - cut * 0.82)], "#f6ecff")
    c.poly([(x, y - h), (x + w, y - cut), (x, y - cut * 0.82)], "#b98bea")


# --- Project Hail Mary ---


def hail_mary(c: Canvas) -> None:
    """A sun in dots, and the dots are leaving."""
    c.fill("#f1e7d3")
    sun, planet = (-9.0, 62.0), (19.5, 15.0)
    rings(c, sun, [46, 64, 86, 112], 0.14, "#1c1b22", 0.3)
    halftone(c, 1.85, lambda x, y: _sunspot(x, y, sun), "#d6341f")
    _stream(c, sun, planet)
    c.disc(*planet, 6.2, "#1c1b22")
    c.wedge(*planet, 6.2, (56, 236), "#e9a23b")
    for r in (9, 11.4):
        c.ring(*planet, r, 0.16, "#1c1b22", 0.8)
    _ship(c, (-16, 17))


def _sunspot(x: float, y: float, sun: Point) -> float:
    dx, dy = x - sun[0], y - sun[1]
    if hypot(dx, dy) > 34:
        return 0.0
    eaten = max(0.0, (dx * 0.6 - dy * 0.8 + 24) / 58)
    return 1.02 * float(max(0.0, 1 - eaten**1.25))


def _stream(c: Canvas, sun: Point, planet: Point) -> None:
    path = curve((sun[0] + 15, sun[1] - 20), (24, 40), planet, 60)
    for i, (x, y) in enumerate(path):
        spread = 4.5 * (1 - i / 60) + 0.25
        for _ in range(5):
            c.disc(
                x + c.rng.gauss(0, spread),
                y + c.rng.gauss(0, spread),
                c.rng.uniform(0.12, 0.42),
                "#d6341f",
            )


def _ship(c: Canvas, at: Point) -> None:
    x, y = at
    c.line([(x - 0.4, y + 2), (x - 13, y + 15)], 0.14, "#1c1b22", 0.7)
    body = [
        (x - 2.2, y + 3.4),
        (x - 3.4, y + 2.2),
        (x + 2, y - 3.4),
        (x + 4.4, y - 4.4),
        (x + 3.4, y - 2),
    ]
    c.poly(body, "#1c1b22")
    c.poly([(x - 2.8, y + 2.8), (x - 5.4, y + 2.8), (x - 2.8, y + 5.4)], "#d6341f")
    for turn in range(3):
        c.line(
            [(x - 4.4 - turn, y + 5.6 + turn * 1.5), (x - 5.6 - turn * 1.5, y + 6.8 + turn * 1.5)],
            0.25,
            "#d6341f",
        )
    c.poly(regular(x + 2.3, y - 2.3, 0.7, 24), "#f1e7d3")


BOOKS = {
    "piranesi": Scene(piranesi, lead=(1.0, 0.5, 0.5), still=(1.7, 0.5, 0.22)),
    "the-fifth-season": Scene(fifth_season, lead=(1.0, 0.6, 0.5)),
    "project-hail-mary": Scene(hail_mary, lead=(1.0, 0.4, 0.5), grain=0.1),
}
