"""Board games: tiles, chimneys, and a square that goes round for ever."""

from __future__ import annotations

from math import hypot

from ..canvas import Canvas, Point, mix
from ..scene import Scene
from ..shapes import block, regular, star, turned

# --- Azul ---

GLAZE = ("#14499c", "#0f8ea3", "#e2a52b", "#c83b36", "#f4efe2")


def azul(c: Canvas) -> None:
    """A palace wall of invented tiles."""
    c.fill("#e3d9c2")
    size = 14.3 if c.wide else 11.1
    for row in range(10):
        for column in range(int(c.left / size) - 1, int(c.right / size) + 2):
            at = (column + 0.5) * size, (row + 0.5) * size - 0.5
            if _laid(row, column):
                _tile(c, at, size * 0.485, (row, column))
            else:
                _plaster(c, at, size * 0.485)


def _laid(row: int, column: int) -> bool:
    """The wall is not finished: fewer tiles towards the right, and none in some places."""
    return (row * 7 + column * 5 + row * column) % 11 > 2 + column // 3


def _plaster(c: Canvas, at: Point, half: float) -> None:
    x, y = at
    c.rect(x - half, y - half, x + half, y + half, "#d9cdb2")
    c.rect(x - half, y - half, x + half, y - half + 0.4, "#a89b7d", 0.6)
    c.rect(x - half, y - half, x - half + 0.3, y + half, "#a89b7d", 0.4)


def _tile(c: Canvas, at: Point, half: float, cell: tuple[int, int]) -> None:
    row, column = cell
    kind = (row * 2 + column) % 5
    ground, figure = (GLAZE[4], GLAZE[kind]) if kind != 4 else (GLAZE[0], GLAZE[4])
    x, y = at
    c.rect(x - half, y - half, x + half, y + half, ground)
    (_quarters, _diamond, _star_tile, _petals, _night)[kind](c, at, half, figure)
    c.rect(x - half, y - half, x + half, y - half + 0.25, "#ffffff", 0.5)
    c.rect(x - half, y + half - 0.25, x + half, y + half, "#6d5f48", 0.35)


def _quarters(c: Canvas, at: Point, h: float, colour: str) -> None:
    x, y = at
    for dx, dy, start in ((-h, -h, 0), (h, -h, 90), (h, h, 180), (-h, h, 270)):
        c.wedge(x + dx, y + dy, h * 0.92, (start, start + 90), colour)
        c.wedge(x + dx, y + dy, h * 0.6, (start, start + 90), GLAZE[4])
        c.wedge(x + dx, y + dy, h * 0.34, (start, start + 90), GLAZE[2])
    c.poly(regular(x, y, h * 0.24, 4), GLAZE[3])


def _diamond(c: Canvas, at: Point, h: float, colour: str) -> None:
    for share, tone in (
        (1, colour),
        (0.74, GLAZE[4]),
        (0.56, mix(colour, "#0b2a52", 0.35)),
        (0.24, GLAZE[2]),
    ):
        c.poly(regular(*at, h * share, 4), tone)


def _star_tile(c: Canvas, at: Point, h: float, colour: str) -> None:
    c.poly(star(*at, h * 0.96, h * 0.44, 8), colour)
    c.disc(*at, h * 0.36, GLAZE[4])
    c.poly(star(*at, h * 0.3, h * 0.13, 8), GLAZE[0])


def _petals(c: Canvas, at: Point, h: float, colour: str) -> None:
    x, y = at
    c.rect(x - h, y - h, x + h, y + h, colour)
    for dx, dy in ((-h / 2, -h / 2), (h / 2, -h / 2), (h / 2, h / 2), (-h / 2, h / 2)):
        c.disc(x + dx, y + dy, h * 0.44, GLAZE[4])
        c.disc(x + dx, y + dy, h * 0.2, colour)
    c.poly(regular(x, y, h * 0.3, 4), "#5d1418")


def _night(c: Canvas, at: Point, h: float, colour: str) -> None:
    x, y = at
    for turn in (0, 90):
        c.poly(turned([(x - h, y - h), (x, y), (x - h, y + h)], turn * 2, at), "#0f8ea3")
    c.poly(regular(x, y, h * 0.62, 4), colour)
    c.disc(x, y, h * 0.26, GLAZE[3])


# --- Brass: Birmingham ---

KILN = ((0.46, 0.0), (0.48, 0.35), (0.3, 0.62), (0.15, 0.8), (0.18, 1.0))


def brass(c: Canvas) -> None:
    """Chimneys behind, a canal in front, and a brass sun to make it worthwhile."""
    c.sky("#2b201b", "#7a4a2a", "#c98a3f", "#e9c179", y1=74)
    c.glow(2, 32, 46, "#ffd98a", 0.6)
    c.globe(2, 32, 18, "#ffe9b5", "#e09a35")
    for rank, colour in enumerate(("#9a6a3c", "#6b4630", "#40291f", "#1c1413")):
        _works(c, rank, colour)
    _canal(c)


def _works(c: Canvas, rank: int, colour: str) -> None:
    x = c.left - c.rng.uniform(0, 6)
    while x < c.right:
        width = c.rng.uniform(5, 11) + rank * 1.4
        roof = 62 + rank * 2.5 - c.rng.uniform(0, 7)
        c.rng.choice((_stack, _stack, _kiln, _sawtooth))(c, (x, roof), width, colour, rank)
        c.rect(x, roof, x + width + 0.3, 80, colour)
        x += width
    c.haze(55, 80, "#e9b56a", 0, 0.22 - rank * 0.06)


def _stack(c: Canvas, at: Point, width: float, colour: str, rank: int) -> None:
    x, top = at[0] + width * 0.4, at[1] - c.rng.uniform(10, 22) - rank * 1.5
    w = 1.1 + rank * 0.3
    c.poly(
        [(x - w, at[1] + 1), (x - w * 0.65, top), (x + w * 0.65, top), (x + w, at[1] + 1)], colour
    )
    c.rect(x - w * 0.95, top - 0.6, x + w * 0.95, top + 0.5, colour)
    for i in range(9):
        smoke = mix(mix(colour, "#34201a", 0.5), "#a9713a", i * 0.07)
        c.disc(
            x + 1 + i * 1.5 + c.rng.uniform(-0.6, 0.6),
            top - 2 - i * 1.9,
            1.1 + i * 0.42,
            smoke,
            0.95 - i * 0.06,
        )


def _kiln(c: Canvas, at: Point, width: float, colour: str, rank: int) -> None:
    x, h = at[0] + width / 2, 9 + rank * 2
    right = [(x + width * dx, at[1] + 1 - h * dy) for dx, dy in KILN]
    c.poly([*right, *[(2 * x - px, py) for px, py in reversed(right)]], colour)


def _sawtooth(c: Canvas, at: Point, width: float, colour: str, rank: int) -> None:
    pitch = width / 3
    for i in range(3):
        x = at[0] + i * pitch
        c.poly([(x, at[1] + 0.2), (x, at[1] - pitch), (x + pitch, at[1] + 0.2)], colour)
        c.poly(
            [(x + 0.3, at[1]), (x + 0.3, at[1] - pitch * 0.6), (x + pitch * 0.5, at[1])],
            "#f6cf80",
            0.25 * rank / 3,
        )


def _canal(c: Canvas) -> None:
    c.rect(c.left, 79, c.right, c.bottom + 1, "#14100f")
    c.shade(block(c.left, 83, c.right, c.bottom), "#b9772f", "#1a1211")
    for _ in range(180 if c.wide else 80):
        y = 83.5 + c.rng.random() * 16
        x, w = c.rng.uniform(c.left, c.right), c.rng.uniform(0.6, 4)
        glint = hypot(x - 2, 0) < 20
        c.rect(x - w, y, x + w, y + 0.28, "#ffdf9b" if glint else "#14100f", 0.7 if glint else 0.5)
    c.poly([(-19, 85.4), (13, 85.4), (16.5, 83.2), (18, 83.2), (15, 90), (-17, 90)], "#0d0a0a")
    c.rect(-15, 82.6, 1, 85.6, "#8e2f22")
    for i in range(5):
        c.wedge(4 + i * 2, 85.5, 1.5, (180, 360), "#c9973f")
    c.rect(-13.4, 83.4, -11.6, 84.6, "#ffdf9b")
    c.rect(-6, 79.8, -5, 82.6, "#0d0a0a")


# --- Monopoly ---

DEEDS = ("#8a5a36", "#a9d8ef", "#d6458b", "#ee8d2c", "#d93a32", "#f2d13b", "#2f9d57", "#2a57a5")


def monopoly(c: Canvas) -> None:
    """A board inside a board inside a board, and no way off it."""
    c.fill("#bcd9c4")
    r, turn, depth = 150.0, 0.0, 0
    while r > 0.8:
        _circuit(c, r, turn, depth)
        r, turn, depth = r * 0.715, turn + 11, depth + 1
    c.disc(0, 50, 0.9, "#12211a")


def _circuit(c: Canvas, r: float, turn: float, depth: int) -> None:
    share = min(1.0, depth / 11)
    paper = mix("#eef3e6", "#1d3a2c", share * 0.85)
    c.poly(regular(0, 50, r, 4, turn + 45), "#12211a")
    c.poly(regular(0, 50, r * 0.992, 4, turn + 45), paper)
    half, deep = r * 0.992 * 0.7071, r * 0.14
    for side in range(4):
        for i in range(9):
            _deed(
                c,
                (half, deep),
                i,
                turn + side * 90,
                mix(DEEDS[(side * 2 + i // 5) % 8], "#12211a", share * 0.6),
            )
    c.poly(regular(0, 50, (half - deep) / 0.7071, 4, turn + 45), "#12211a")
    c.poly(
        regular(0, 50, (half - deep) / 0.7071 * 0.992, 4, turn + 45),
        mix("#bcd9c4", "#12211a", share),
    )


def _deed(c: Canvas, reach: Point, index: int, turn: float, colour: str) -> None:
    half, deep = reach
    pitch = (half - deep) * 2 / 9
    x, y = -(half - deep) + index * pitch, 50 - half + deep
    edge = deep * 0.035
    if index not in (1, 4, 6):
        c.poly(turned(block(x, y - deep * 0.3, x + pitch, y), turn, (0, 50)), colour)
    for a in (x, x + pitch):
        c.poly(turned(block(a - edge, y - deep, a + edge, y), turn, (0, 50)), "#12211a")


BOARDS = {
    "azul": Scene(azul, lead=(1.0, 0.5, 0.5), grain=0.05),
    "brass-birmingham": Scene(brass, lead=(1.0, 0.6, 0.5), still=(1.6, 0.5, 0.1)),
    "monopoly": Scene(monopoly, lead=(1.0, 0.6, 0.5), grain=0.1),
}
