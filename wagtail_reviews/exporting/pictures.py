"""The originals of the pictures of an export."""

from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import Any

from wagtail.images import get_image_model

from wagtail_reviews.assemble import pictures_of
from wagtail_reviews.exporting.files import replacing
from wagtail_reviews.exporting.walking import Batch


class _UnreadableError(Exception):
    """A storage does not give a file."""


class PictureFolder:
    """A folder that holds the original of each picture once, named by its id. ``unreadable`` says
    which could not be read, and why.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.unreadable: list[str] = []
        self._seen: set[int] = set()

    def following(self, found: Iterable[Batch]) -> Iterator[Batch]:
        """The same batches, each after the pictures that its readers may see have been copied."""
        for batch in found:
            self._add(batch)
            yield batch

    def _add(self, batch: Batch) -> None:
        new = pictures_of(batch.pages) - self._seen
        self._seen |= new
        images = get_image_model().objects.filter(pk__in=new)
        for image in batch.reader.only_seen(images) if new else ():
            self._copy(image)

    def _copy(self, image: Any) -> None:
        extension = PurePosixPath(image.file.name).suffix.lower()
        try:
            with (
                replacing(self.path / f"{image.pk}{extension}") as part,
                part.open("wb") as file,
            ):
                file.writelines(_chunks(image))
        except _UnreadableError as error:
            self.unreadable.append(f"Picture {image.pk} ({image.title}) cannot be read: {error}")


def _chunks(image: Any) -> Iterator[bytes]:
    try:
        with image.file.storage.open(image.file.name) as source:
            yield from source.chunks()
    except Exception as error:  # of whatever client a storage is built on
        raise _UnreadableError(str(error)) from error
