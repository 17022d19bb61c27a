"""Where the files of the source's pictures come from."""

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any

from django.core.files import File

from wagtail_reviews.importers.media.ahead import AheadOf
from wagtail_reviews.importers.media.fetched import FetchedMedia
from wagtail_reviews.importers.media.folder import MediaFolder
from wagtail_reviews.importers.media.picture import Media, MediaError, PictureSource, missing
from wagtail_reviews.schema import Image

__all__ = ["FetchedMedia", "Media", "MediaError", "MediaFolder", "PictureSource", "media_of"]


class FirstOf:
    """The file of a picture from the first of ``sources`` that has it."""

    def __init__(self, sources: Sequence[PictureSource]) -> None:
        self.sources = sources

    def open(self, image: Image) -> File[Any]:
        """As ``PictureSource`` has it; what the last source said where none has the file."""
        error = missing(image.url)
        for source in self.sources:
            try:
                return source.open(image)
            except MediaError as found:
                error = found
        raise error

    def prepared(self, images: Iterable[Image]) -> AbstractContextManager[None]:
        """As ``Media`` has it: nothing, as files are at hand."""
        return nullcontext()


def media_of(folder: Path | None, fetch: bool, *, by_id: bool = False) -> Media:
    """The files of a local copy, then those that can be fetched, as far as either is wanted.

    ``by_id`` says that the files of the folder may be named by the ids of the pictures, as those
    of an export of ours are.
    """
    sources: list[PictureSource] = [] if folder is None else [MediaFolder(folder, by_id=by_id)]
    return AheadOf(FirstOf([*sources, FetchedMedia()])) if fetch else FirstOf(sources)
