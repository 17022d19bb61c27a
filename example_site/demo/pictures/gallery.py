"""Which pictures there are."""

from __future__ import annotations

from .canvas import Canvas, Frame
from .portraits import PORTRAITS
from .scenes import SCENES

PORTRAIT = Frame(600, 600)
PORTRAIT_GRAIN = 0.12


def names() -> list[str]:
    """Every picture that draw() knows."""
    works = [f"{kind}-{slug}" for slug in SCENES for kind in ("poster", "lead")]
    stills = [f"still-{slug}" for slug, scene in SCENES.items() if scene.still]
    return works + stills + [f"author-{slug}" for slug in PORTRAITS]


def draw(name: str) -> bytes:
    """The JPEG of that name, the same bytes every time; KeyError for an unknown name."""
    kind, _, slug = name.partition("-")
    return _portrait(name, slug) if kind == "author" else _work(name, kind, slug)


def _work(name: str, kind: str, slug: str) -> bytes:
    scene = SCENES[slug]
    canvas = Canvas(scene.frame(kind), name)
    scene.paint(canvas)
    return canvas.jpeg(scene.grain)


def _portrait(name: str, slug: str) -> bytes:
    canvas = Canvas(PORTRAIT, name)
    PORTRAITS[slug](canvas)
    return canvas.jpeg(PORTRAIT_GRAIN)
