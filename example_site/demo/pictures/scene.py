"""What the gallery needs to know about a scene."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from .canvas import Canvas, Frame

# zoom, share of the width, share of the height
Place = tuple[float, float, float]


@dataclass(frozen=True)
class Scene:
    """How to paint a work, and where it sits in each picture."""

    paint: Callable[[Canvas], None]
    poster: Place = (1.0, 0.5, 0.5)
    lead: Place = (1.0, 0.5, 0.5)
    still: Place | None = None
    grain: float = 0.14

    def frame(self, kind: str) -> Frame:
        """The frame of the poster, the lead or the still."""
        if kind == "poster":
            return Frame(600, 900, *self.poster)
        if kind == "lead":
            return Frame(1280, 720, *self.lead)
        return Frame(960, 640, *(self.still or self.lead))
