"""Pictures out of a local copy of what was uploaded."""

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

from django.core.files import File
from wagtail.images.utils import get_allowed_image_extensions

from wagtail_reviews.importers.media.picture import LARGEST, checked, missing, refused
from wagtail_reviews.schema import Image

LONGEST_ADDRESS = 4096
MOST_PARTS = 20
RESIZED = re.compile(r"(.+)-[0-9]{1,5}x[0-9]{1,5}(\.\w{1,5})")


class MediaFolder:
    """The files below ``path``, found by the end of a picture's address: of
    ``…/wp-content/uploads/2017/05/a.jpg`` the longest that exists, such as ``2017/05/a.jpg``.

    The original is preferred to what WordPress has made of it (``a-300x200.jpg``). With ``by_id``
    a file may be named by the id of the picture instead.
    """

    def __init__(self, path: Path, *, by_id: bool = False) -> None:
        self.root = path.resolve()
        self.by_id = by_id

    def open(self, image: Image) -> File[Any]:
        """As ``PictureSource`` has it."""
        for name in self._names(image):
            if (found := self._file(name, image.url)) is not None:
                with found.open("rb") as file:
                    return checked(file.read(LARGEST + 1), found.name, image.url)
        raise missing(image.url)

    def _names(self, image: Image) -> Iterator[PurePosixPath]:
        if self.by_id:
            extensions = get_allowed_image_extensions()
            yield from (PurePosixPath(f"{image.id}.{extension}") for extension in extensions)
        parts = path_parts(image.url)
        for start in range(len(parts)):
            end = PurePosixPath(*parts[start:])
            yield end.with_name(original_name(end.name))
            yield end

    def _file(self, name: PurePosixPath, url: str) -> Path | None:
        try:
            found = (self.root / name).resolve(strict=True)
        except (
            OSError,
            RuntimeError,
        ):  # Python up to 3.12 raises the second where links turn round
            return None
        if not found.is_relative_to(self.root):
            raise refused(url)
        return found if found.is_file() else None


def path_parts(url: str) -> list[str]:
    """The parts of the path of an address, decoded; raises MediaError for one that leads upwards
    or that names no file.
    """
    if len(url) > LONGEST_ADDRESS:
        raise refused(url)
    try:
        path = urlsplit(url).path
    except ValueError as error:
        raise refused(url) from error
    parts = [unquote(part) for part in path.split("/") if part]
    if any(part in (".", "..") or re.search(r"[/\\\0]", part) for part in parts):
        raise refused(url)
    return parts[-MOST_PARTS:]


def original_name(name: str) -> str:
    """The name of the file that a resized one was made of; any other name as it is."""
    match = RESIZED.fullmatch(name)
    return match[1] + match[2] if match else name
