"""Renditions of pictures: fetched together, and made where they are missing."""

import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from PIL.Image import DecompressionBombError
from wagtail.images import get_image_model
from wagtail.images.exceptions import InvalidFilterSpecError
from wagtail.images.models import AbstractImage, AbstractRendition, SourceImageIOError
from willow.registry import UnrecognisedOperationError

from wagtail_reviews import conf

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


def with_renditions(ids: set[int], specs: Sequence[str]) -> Iterator[AbstractImage]:
    """The pictures with these ids and their ``prefetched_renditions`` of these filter specs, which
    Wagtail looks into.

    One query where every picture has some, otherwise two.
    """
    if not ids:
        return
    images: dict[int, AbstractImage] = {}
    for rendition in _renditions(ids, specs):
        image = images.setdefault(rendition.image_id, rendition.image)
        image.__dict__.setdefault("prefetched_renditions", []).append(rendition)
    yield from images.values()
    if missing := ids.difference(images):
        yield from _without_renditions(missing)


def _without_renditions(ids: set[int]) -> Iterator[AbstractImage]:
    for image in get_image_model().objects.filter(pk__in=ids).select_related("collection"):
        image.prefetched_renditions = []
        yield image


def _renditions(ids: set[int], specs: Sequence[str]) -> "Iterable[AbstractRendition]":
    model: type[AbstractRendition] = get_image_model().get_rendition_model()
    found = model.objects.filter(image_id__in=ids, filter_spec__in=specs)
    renditions: Iterable[AbstractRendition] = found.select_related("image__collection")
    return renditions
