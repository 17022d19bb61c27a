"""Renditions of pictures: fetched together, and made where they are missing."""

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from PIL.Image import DecompressionBombError
from wagtail.images import get_image_model
from wagtail.images.exceptions import InvalidFilterSpecError
from wagtail.images.models import AbstractImage, AbstractRendition, SourceImageIOError
from willow.registry import UnrecognisedOperationError

from wagtail_reviews import conf
from wagtail_reviews.prepared import Prepared

logger = logging.getLogger("wagtail_reviews")

UNREADABLE = (
    OSError,
    DecompressionBombError,
    SourceImageIOError,
    InvalidFilterSpecError,
    UnrecognisedOperationError,
)


@dataclass
class Made:
    """How many renditions were made, and the titles of pictures that cannot be read, by id."""

    count: int = 0
    unreadable: dict[int, str] = field(default_factory=dict)


def make_renditions(ids: Iterable[int]) -> Made:
    """Make the renditions that the pictures with these ids lack.

    One query where none is missing. A picture that cannot be read does not stop the others.
    """
    made = Made()
    for image in with_renditions(set(ids), conf.renditions()):
        try:
            made.count += _make_missing(image)
        except UNREADABLE:
            logger.warning("Image %s cannot be rendered.", image.pk, exc_info=True)
            made.unreadable[image.pk] = image.title
    return made


def _make_missing(image: AbstractImage) -> int:
    """How many were missing. A vector graphic is shown as it is."""
    if image.is_svg():
        return 0
    existing = len(image.prefetched_renditions)
    image.get_renditions(*conf.renditions())
    return len(image.prefetched_renditions) - existing


class Stored:
    """What is stored of a rendition, as far as Wagtail looks into it. Making models of them all
    would take longer than all else in a list.
    """

    __slots__ = (
        "_from_cache",
        "field",
        "filter_spec",
        "focal_point_key",
        "height",
        "name",
        "width",
    )

    def __init__(
        self, field: Any, name: str, filter_spec: str, key: str, width: int, height: int
    ) -> None:
        self.field, self.name, self.filter_spec, self.focal_point_key = (
            field,
            name,
            filter_spec,
            key,
        )
        self.width, self.height = width, height

    @property
    def file(self) -> Any:
        """The file, as a model has it."""
        return self.field.attr_class(None, self.field, self.name)

    @property
    def url(self) -> str:
        """The address that the storage gives it now."""
        url: str = self.file.url
        return url


Keep = Callable[..., Any]


def with_renditions(
    ids: set[int], specs: Sequence[str], keep: Keep | None = None
) -> Iterator[AbstractImage]:
    """The pictures with these ids and their ``prefetched_renditions`` of these filter specs, which
    Wagtail looks into. ``keep`` says which pictures are wanted, if not all, as ``only_seen``.

    One query where every picture has some, otherwise two.
    """
    if not ids:
        return
    images: dict[int, AbstractImage] = {}
    for image, rendition in _renditions(ids, specs, keep, images):
        image.__dict__.setdefault("prefetched_renditions", []).append(rendition)
    yield from images.values()
    if missing := ids.difference(images):
        yield from _without_renditions(missing, keep)


def _without_renditions(ids: set[int], keep: Keep | None) -> Iterator[AbstractImage]:
    images = get_image_model().objects.filter(pk__in=ids)
    for image in keep(images) if keep else images:
        image.prefetched_renditions = []
        yield image


def _renditions(
    ids: set[int], specs: Sequence[str], keep: Keep | None, images: dict[int, AbstractImage]
) -> Iterator[tuple[AbstractImage, Any]]:
    """Each rendition and its picture, of which there is one: they are put into ``images``."""
    model: Any = get_image_model().get_rendition_model()
    found = model.objects.filter(image_id__in=ids, filter_spec__in=specs)
    if model.url is not AbstractRendition.url:
        for rendition in (keep(found, "image") if keep else found).select_related("image"):
            yield images.setdefault(rendition.image_id, rendition.image), rendition
        return
    picture, field, names = get_image_model(), model._meta.get_field("file"), _shown_names()
    rows = (
        _values(keep(found, "image"))
        if keep
        else RENDITIONS.rows(model, sorted(ids), fixed=(tuple(specs),))
    )
    for pk, name, *values in rows:
        if pk not in images:
            images[pk] = picture.from_db(found.db, names, values[4:])
        yield images[pk], Stored(field, name, *values[:4])


def _stored(model: Any, ids: Sequence[int], specs: Sequence[str]) -> Any:
    return _values(model.objects.filter(image_id__in=ids, filter_spec__in=specs))


RENDITIONS = Prepared(_stored, "image")


def _values(found: Any) -> Any:
    return found.values_list(*STORED, *(f"image__{name}" for name in _shown_names()))


STORED = ("image_id", "file", "filter_spec", "focal_point_key", "width", "height")
# A picture fetches these when it is asked for them after all.
NEVER_SHOWN = frozenset({"created_at", "file_size", "file_hash", "uploaded_by_user_id"})


def _shown_names() -> list[str]:
    names = (field.attname for field in get_image_model()._meta.concrete_fields)
    return [name for name in names if name not in NEVER_SHOWN]
