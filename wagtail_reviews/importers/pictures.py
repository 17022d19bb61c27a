"""Pictures of the source -> images of the site."""

from collections.abc import Iterable
from contextlib import AbstractContextManager
from typing import Any

from django.core.files import File
from wagtail.images import get_image_model
from wagtail.utils.file import hash_filelike

from wagtail_reviews.importers.items import Finding
from wagtail_reviews.importers.media import Media, MediaError
from wagtail_reviews.importers.rows import save_all
from wagtail_reviews.schema import FocalPoint, Image

LONGEST_TITLE = 255
MOST_KNOWN = 1000


class Pictures:
    """Stores each picture once, and says which image of the site it is.

    ``findings`` tells of the pictures that are not to be had, ``missing`` where those are at the
    source. With ``pretend`` no file is written: what it says is then good for a transaction that is
    rolled back.
    """

    def __init__(self, media: Media, pretend: bool = False, user: Any = None) -> None:
        self.media, self.pretend, self.user = media, pretend, user
        self.model: Any = get_image_model()
        self.findings: list[Finding] = []
        self.missing: list[str] = []
        self._written: list[Any] = []
        self._begun = 0
        self._known: dict[Any, int] = {}
        self._new_known: dict[Any, int] = {}

    def prepared(self, images: Iterable[Image]) -> AbstractContextManager[None]:
        """Have the files at hand within of pictures that are not known yet."""
        known = {(url, pk, title) for url, pk, title, *_ in self._known}
        return self.media.prepared(
            image for image in images if (image.url, image.id, image.title) not in known
        )

    def settle(self) -> None:
        """Begin with the next batch: what was stored before stays."""
        self._written, self._begun = [], 0
        self._known |= self._new_known
        self._new_known.clear()
        if len(self._known) > MOST_KNOWN:
            self._known.clear()

    def begin(self) -> None:
        """Begin with the next review."""
        self.findings, self.missing, self._begun = [], [], len(self._written)

    def undo(self) -> None:
        """Take back what was stored for this review, as the savepoint is."""
        self._new_known.clear()
        for image in self._written[self._begun :]:
            image.file.storage.delete(image.file.name)
        del self._written[self._begun :]

    def undo_all(self) -> None:
        """Take back what was stored for the batch, as the transaction is."""
        self._begun = 0
        self.undo()

    def image(self, image: Image, described: bool = False) -> int | None:
        """The id of the image; None where the picture is not to be had. ``described`` says that
        the alternative text is that of the picture itself, wherever it is shown.
        """
        key = (image.url, image.id, image.title, image.focal_point, described and image.alt)
        if known := self._known.get(key) or self._new_known.get(key):
            return known
        try:
            self._new_known[key] = self._stored(image, described)
        except MediaError as error:
            self.findings.append(error.finding)
            self.missing.append(image.url)
            return None
        return self._new_known[key]

    def can_be_had(self, image: Image) -> bool:
        """Whether the file of a picture can be had by now."""
        try:
            self.media.open(image).close()
        except MediaError:
            return False
        return True

    def _stored(self, image: Image, described: bool) -> int:
        with self.media.open(image) as file:
            values = {
                "title": (image.title or str(file.name))[:LONGEST_TITLE],
                **(self._description(image) if described else {}),
            }
            digest = hash_filelike(file)
            known = self.model.objects.filter(file_hash=digest, **values)
            same = (one.pk for one in known if _has_focal_point(one, image.focal_point))
            return next(same, None) or self._new(file, image.focal_point, values)

    def _description(self, image: Image) -> dict[str, str]:
        has_one = any(field.name == "description" for field in self.model._meta.concrete_fields)
        alt = "" if image.alt == image.title else image.alt
        return {"description": alt[:LONGEST_TITLE]} if has_one else {}

    def _new(self, file: File[Any], focal: FocalPoint | None, values: dict[str, str]) -> int:
        new = self.model(**values)
        if hasattr(new, "uploaded_by_user"):
            new.uploaded_by_user = self.user
        new.file = file
        _focus(new, focal)
        new._set_image_file_metadata()
        if self.pretend:
            new.file._committed = True  # or else it is written with the row
            save_all([new])  # without a signal to a search server
        else:
            new.save()
            self._written.append(new)
        return int(new.pk)


def _focus(image: Any, focal: FocalPoint | None) -> None:
    if focal is not None:
        image.focal_point_x = round(focal.x * image.width)
        image.focal_point_y = round(focal.y * image.height)
        image.focal_point_width = image.focal_point_height = 1


def _has_focal_point(image: Any, focal: FocalPoint | None) -> bool:
    if focal is None:
        return not image.has_focal_point()
    wanted = (round(focal.x * image.width), round(focal.y * image.height))
    return wanted == (image.focal_point_x, image.focal_point_y)
