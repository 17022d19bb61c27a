"""One function a work, grouped by medium."""

from ..scene import Scene
from .boards import BOARDS
from .books import BOOKS
from .films import FILMS
from .games import GAMES
from .records import RECORDS
from .series import SERIES

SCENES: dict[str, Scene] = {**FILMS, **SERIES, **GAMES, **BOARDS, **BOOKS, **RECORDS}

__all__ = ["SCENES"]
