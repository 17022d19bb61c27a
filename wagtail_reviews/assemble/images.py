"""Pictures and their renditions, for those who may see the collection they lie in."""

import logging
from collections.abc import Iterable, Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal

from wagtail.images.models import AbstractImage, AbstractRendition

from wagtail_reviews import conf
from wagtail_reviews.access import Reader
from wagtail_reviews.assemble.media import media_url
from wagtail_reviews.assemble.renditions import UNREADABLE, with_renditions
from wagtail_reviews.schema import parts

logger = logging.getLogger("wagtail_reviews")

THOUSANDTH = Decimal("0.001")


def fetch_images(
    ids: Iterable[int], reader: Reader, specs: Sequence[str] | None = None
) -> dict[int, parts.Image]:
    """The pictures with these ids, by id; those that the reader may not see are left out.

    ``specs`` are the filter specs of their renditions, those of the settings if not given; where
    there are none, pictures are their originals. One query where every picture has its
    renditions. Missing ones are made, which costs more.
    """
    wanted = conf.renditions() if specs is None else specs
    seen = reader.seen(with_renditions(set(ids), wanted))
    described = ((image.pk, _describe(image, reader, wanted)) for image in seen)
    return {pk: image for pk, image in described if image is not None}


def _describe(image: AbstractImage, reader: Reader, specs: Sequence[str]) -> parts.Image | None:
    try:
        sources = [source for source in _sources(image, reader, specs) if source.url]
    except UNREADABLE:
        logger.warning("Image %s cannot be rendered and is left out.", image.pk, exc_info=True)
        return None
    if not sources:
        return None
    largest = max(sources, key=lambda source: (source.type == "image/jpeg", source.width))
    return parts.Image(
        id=image.pk,
        title=image.title,
        alt=image.default_alt_text,
        width=largest.width,
        height=largest.height,
        url=largest.url,
        srcset=[] if image.is_svg() else sources,
        focal_point=focal_point(image),
        credit="",
    )


def _sources(image: AbstractImage, reader: Reader, specs: Sequence[str]) -> Iterator[parts.Source]:
    """One source for each format and width: small pictures have fewer than there are specs."""
    if image.is_svg() or not specs:
        yield _original(image, reader)
        return
    seen = set()
    for rendition in image.get_renditions(*specs).values():
        source = _source(rendition, reader)
        if (source.type, source.width) not in seen:
            seen.add((source.type, source.width))
            yield source


def _source(rendition: AbstractRendition, reader: Reader) -> parts.Source:
    return parts.Source(
        url=media_url(rendition, reader),
        width=rendition.width,
        height=rendition.height,
        type=media_type(rendition.file.name),
    )


def _original(image: AbstractImage, reader: Reader) -> parts.Source:
    return parts.Source(
        url=media_url(image.file, reader),
        width=image.width,
        height=image.height,
        type=media_type(image.file.name),
    )


NAMES = {"jpg": "jpeg", "svg": "svg+xml"}


def media_type(name: str) -> str:
    """The media type of a picture, by its extension: mimetypes does not know WebP everywhere."""
    extension = name.rpartition(".")[2].lower()
    return f"image/{NAMES.get(extension, extension)}"


def focal_point(image: AbstractImage) -> parts.FocalPoint | None:
    """The focal point in fractions of the picture, three decimals."""
    if not image.has_focal_point():
        return None
    return parts.FocalPoint(
        x=_fraction(image.focal_point_x, image.width),
        y=_fraction(image.focal_point_y, image.height),
    )


def _fraction(position: int, size: int) -> Decimal:
    return (Decimal(position) / size).quantize(THOUSANDTH, ROUND_HALF_UP)
