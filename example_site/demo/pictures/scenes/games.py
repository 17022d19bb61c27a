"""Video games: a campfire among planets, a ship in one bit, and falling blocks with feelings."""

from __future__ import annotations

from math import cos, hypot, radians, sin

from PIL import Image, ImageChops

from ..canvas import Canvas, Point, ink, mix
from ..scene import Scene
from ..shapes import block, curve, pine, rings, stars, turned

# --- Outer Wilds ---

PLANETS = (
    (16, 200, 1.0, "#d98a54"), (23, 322, 2.2, "#5fb0a5"), (31, 158, 1.9, "#c9c3a8"),
    (40.5, 20, 3.4, "#2f7d74"), (40.5, 188, 1.1, "#cfd8d2"), (52, 226, 3, "#a9b8c4"),
    (66, 338, 4.2, "#7d4a68"), (84, 205, 2.6, "#d9c48e"),
)  # fmt: skip


def outer_wilds(c: Canvas) -> None:
    """A campfire on a world small enough to walk round, under everybody's orbits."""
    c.sky("#061521", "#0d2b3a", "#1a4a52")
    stars(c, 240 if c.wide else 110, "#e9e3cf", 80)
    sun = (0, 34)
    c.glow(*sun, 62, "#f08a3c", 0.55)
    rings(c, sun, [16, 23, 31, 40.5, 52, 66, 84, 106], 0.16, "#f2d9a8", 0.55)
    for r, colour in ((10.5, "#f6b04e"), (8.6, "#f7c767"), (6.2, "#fbe2a0")):
        c.disc(*sun, r, colour)
    for r, angle, size, colour in PLANETS:
        _planet(c, sun, r, angle, (size, colour))
    _twins(c)
    _timber_hearth(c)


def _planet(c: Canvas, sun: Point, r: float, angle: float, look: tuple[float, str]) -> None:
    size, colour = look
    x, y = sun[0] + r * cos(radians(angle)), sun[1] + r * sin(radians(angle))
    c.disc(x, y, size + 0.7, "#0d2b3a")
    c.disc(x, y, size, mix(colour, "#061521", 0.55))
    toward = angle + 180
    c.wedge(x, y, size, (toward - 90, toward + 90), colour)


def _twins(c: Canvas) -> None:
    c.line(curve((-8, 48.5), (-10, 51), (-12, 51.5)), 0.25, "#f2d9a8")
    c.disc(-8, 48.3, 1.3, "#d9a066")
    c.disc(-12.4, 51.6, 1.5, "#b5654a")


def _timber_hearth(c: Canvas) -> None:
    centre, r = (0.0, 148.0), 62.0
    c.globe(*centre, r, "#12323a", "#040b11")
    for degrees in range(-96, 97, 3):
        jitter = c.rng.uniform(-1.2, 1.2)
        if abs(degrees + jitter - 1) > 6.5:
            _pine_on(c, centre, r, degrees + jitter)
    c.glow(1, 85, 17, "#ff9a3d", 0.85)
    c.poly([(-1.6, 86.4), (3.6, 86.4), (1.3, 79.6)], "#f0692c")
    c.poly([(-0.5, 86.4), (2.6, 86.4), (0.6, 82)], "#fbd27a")
    c.line([(-2.4, 86.8), (4.4, 85.7)], 0.7, "#061015")
    c.line([(-2.2, 85.7), (4.3, 86.9)], 0.7, "#061015")
    for _ in range(16):
        c.disc(1 + c.rng.gauss(0, 1.8), 79 - c.rng.random() * 16, 0.16, "#ffc46b", 0.9)


def _pine_on(c: Canvas, centre: Point, r: float, degrees: float) -> None:
    (foot,) = turned([(centre[0], centre[1] - r + 0.6)], degrees, centre)
    pine(c, foot, c.rng.uniform(6, 13), mix("#0a1f26", "#1c4a48", c.rng.random() * 0.5), degrees)


# --- Return of the Obra Dinn ---

PAPER, TAR = "#dfe8d2", "#1d211f"
STAYS = (
    (0, 12, 41, 55), (15, 24, 36, 58.5), (-16, 22, -27, 63), (0, 12, -16, 40),
    (15, 24, 0, 44), (0, 12, 20, 66), (0, 12, -13, 66),
)  # fmt: skip
BAYER = (0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5)


def obra_dinn(c: Canvas) -> None:
    """An empty ship in two colours, dithered as on an old monochrome screen."""
    c.sky("#000000", "#101010", "#4a4a4a", y1=74)
    c.glow(0, 34, 74, "#ffffff", 0.75)
    c.disc(0, 34, 25, "#ffffff")
    c.shade(block(c.left, 74, c.right, c.bottom), "#303030", "#000000")
    for _ in range(150):
        y = 75 + c.rng.random() ** 1.5 * 25
        x, w = c.rng.gauss(0, 6 + (y - 70) * 0.8), c.rng.uniform(0.5, 3)
        c.rect(x - w, y, x + w, y + 0.4, "#ffffff", 0.8)
    _ship(c)
    _two_tone(c, 4 if c.wide else 3)


def _ship(c: Canvas) -> None:
    stern, bow = curve((-27, 64), (-24, 72), (-20, 79)), curve((24, 76), (27, 70), (29, 62))
    for x, tall in ((-16, 46), (0, 56), (15, 44)):
        _mast(c, x, tall)
    c.line([(24, 66), (41, 55)], 0.7, "#000000")
    for x0, y0, x1, y1 in STAYS:
        c.line([(x0, y0), (x1, y1)], 0.18, "#000000")
    c.poly([*stern, (22, 79), *bow, (20, 66), (-12, 67), (-14, 63)], "#000000")
    c.line([(-22, 71.5), (25, 71)], 0.5, "#ffffff")
    for i in range(9):
        c.rect(-17 + i * 4.4, 72.6, -15.4 + i * 4.4, 74, "#ffffff")


def _mast(c: Canvas, x: float, tall: float) -> None:
    c.rect(x - 0.45, 68 - tall, x + 0.45, 68, "#000000")
    for share, half in ((0.3, 10), (0.58, 8), (0.82, 5.5)):
        y = 68 - tall * share - 4
        c.rect(x - half, y, x + half, y + 0.55, "#000000")
        torn = [
            (x - half + i * half / 5, y + (4 if i % 2 else 7) * half / 9 * c.rng.uniform(0.5, 1.2))
            for i in range(11)
        ]
        c.poly([(x - half, y), (x + half, y), *reversed(torn)], "#000000")


def _two_tone(c: Canvas, pixel: int) -> None:
    size = c.size[0] // (2 * pixel), c.size[1] // (2 * pixel)
    grey = c.image.convert("L").resize(size, Image.Resampling.BOX)
    lit = ImageChops.subtract(grey, _screen(size)).point(lambda v: 255 if v else 0)
    c.image.paste(ink(TAR)[:3], (0, 0, *c.size))
    c.image.paste(ink(PAPER)[:3], (0, 0), lit.resize(c.size, Image.Resampling.NEAREST))


def _screen(size: tuple[int, int]) -> Image.Image:
    tile = Image.frombytes("L", (4, 4), bytes(level * 15 + 12 for level in BAYER))
    screen = Image.new("L", size)
    for x in range(0, size[0], 4):
        for y in range(0, size[1], 4):
            screen.paste(tile, (x, y))
    return screen


# --- Tetris Effect ---

NEON = ("#26c6da", "#7e57ff", "#ff4fa0", "#ffb02e", "#55e07a", "#4d8dff", "#ff6b4a")


def tetris_effect(c: Canvas) -> None:
    """One piece comes down, and the whole sea lights up."""
    c.sky("#05031a", "#0d0f3d", "#1b2a6b", "#3b1d5e")
    _plankton(c)
    cell = 4.4
    skyline = [1, 2, 2, 4, 3, 3, 5, 4, 2, 2, 1, 3, 3, 2]
    for column in range(int(c.left / cell) - 1, int(c.right / cell) + 1):
        for row in range(skyline[column % len(skyline)] if column else 0):
            hue = NEON[((column + row // 2) // 2 * 5 + row // 3 * 3) % len(NEON)]
            _block(c, column * cell, 100 - (row + 1) * cell, cell, hue)
    _falling(c, (0, 30), cell)


def _plankton(c: Canvas) -> None:
    reach = 115 if c.wide else 62
    for band in range(34):
        hue = NEON[0 if band % 3 else 1 + band % 2]
        for i in range(int((c.right - c.left) / 1.05)):
            x = c.left + (i + c.rng.random()) * 1.05
            y = 18 + band * 1.75 + 9 * sin(x / 17 + band * 0.05) + 2.2 * sin(x / 6.3 - band * 0.07)
            near = max(0.0, 1 - hypot(x, (y - 46) * 1.2) / reach)
            c.disc(x, y, 0.1 + 0.26 * near * c.rng.random(), hue, 0.1 + 0.85 * near)
    c.glow(2.2, 42, 46, "#36d9ff", 0.4)


def _block(c: Canvas, x: float, y: float, cell: float, colour: str) -> None:
    gap = cell * 0.05
    c.rect(x + gap, y + gap, x + cell - gap, y + cell - gap, mix(colour, "#05031a", 0.35))
    c.rect(x + gap, y + gap, x + cell - gap, y + cell * 0.2, mix(colour, "#ffffff", 0.35))
    c.rect(x + cell * 0.22, y + cell * 0.28, x + cell * 0.78, y + cell * 0.8, colour)


def _falling(c: Canvas, at: Point, cell: float) -> None:
    x, y = at
    for i in range(34):
        c.rect(x, y - 34 + i, x + cell, y - 33 + i, "#bff4ff", 0.012 * i)
    c.glow(x + cell / 2, y + cell * 2, 17, "#a8f0ff", 0.75)
    for row in range(4):
        _block(c, x, y + row * cell, cell, "#e8fdff")
    c.rect(x, y + 4 * cell, x + cell, 100, "#bff4ff", 0.06)


GAMES = {
    "outer-wilds": Scene(outer_wilds, lead=(1.0, 0.64, 0.5), still=(1.75, 0.5, 0.13)),
    "return-of-the-obra-dinn": Scene(obra_dinn, lead=(1.0, 0.5, 0.5), grain=0),
    "tetris-effect": Scene(tetris_effect, lead=(1.0, 0.6, 0.5)),
}
