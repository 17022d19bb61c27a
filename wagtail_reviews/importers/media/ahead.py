"""Pictures fetched before they are asked for, so that no transaction waits for another server."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryDirectory
from typing import Any

from django.core.files import File

from wagtail_reviews.importers.media.picture import PictureSource
from wagtail_reviews.schema import Image


class AheadOf:
    """The files of ``source``, those that have been prepared for out of a temporary folder."""

    def __init__(self, source: PictureSource) -> None:
        self.source = source
        self._found: dict[tuple[int | None, str], tuple[Path, str] | Exception] = {}

    @contextmanager
    def prepared(self, images: Iterable[Image]) -> Iterator[None]:
        """As ``Media`` has it."""
        with TemporaryDirectory(prefix="wagtail-reviews-") as folder:
            try:
                for image in images:
                    if (image.id, image.url) not in self._found:
                        path = Path(folder, str(len(self._found)))
                        self._found[image.id, image.url] = self._fetched(image, path)
                yield
            finally:
                self._found.clear()

    def _fetched(self, image: Image, path: Path) -> tuple[Path, str] | Exception:
        try:
            with self.source.open(image) as file, path.open("wb") as copy:
                copyfileobj(file, copy)
                return path, str(file.name)
        except Exception as error:  # of a library, a disk: it costs the item that asks for it
            return error

    def open(self, image: Image) -> File[Any]:
        """As ``PictureSource`` has it."""
        found = self._found.get((image.id, image.url))
        if found is None:
            return self.source.open(image)
        if isinstance(found, Exception):
            raise found
        path, name = found
        return File(path.open("rb"), name)
