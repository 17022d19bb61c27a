"""Generated pictures for the demo site: geometric posters, leads, stills and portraits."""

from .gallery import draw, names

__all__ = ["draw", "names"]
