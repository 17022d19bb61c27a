"""Pictures and their renditions, for those who may see the collection they lie in."""

import logging
from collections.abc import Iterable, Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage, AbstractRendition, Filter

from wagtail_reviews import conf
from wagtail_reviews.access import Reader
from wagtail_reviews.assemble.media import PLAIN, media_prefix, media_url
from wagtail_reviews.assemble.renditions import UNREADABLE, Stored, with_renditions
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
    describe = _Describer(reader, [_filter(spec) for spec in wanted])
    keep = None if reader.sees_all_collections else reader.only_seen
    described = map(describe, with_renditions(set(ids), wanted, keep))
    return {image.id: image for image in described if image is not None}


@lru_cache(maxsize=64)
def _filter(spec: str) -> Filter:
    """The filter of a spec, which Wagtail reads once for each filter."""
    return Filter(spec)


class _Describer:
    """Describes pictures to a reader, with their renditions by ``filters``."""

    def __init__(self, reader: Reader, filters: Sequence[Filter]) -> None:
        self.reader, self.filters = reader, filters
        storage = get_image_model().get_rendition_model()._meta.get_field("file").storage
        self.prefix = media_prefix(storage, reader)

    def __call__(self, image: AbstractImage) -> parts.Image | None:
        try:
            sources = [source for source in self._sources(image) if source.url]
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

    def _sources(self, image: AbstractImage) -> Iterator[parts.Source]:
        """One source for each format and width: small pictures have fewer than there are specs."""
        if image.is_svg() or not self.filters:
            yield _original(image, self.reader)
            return
        seen = set()
        for rendition in self._renditions(image):
            source = self._source(rendition)
            if (source.type, source.width) not in seen:
                seen.add((source.type, source.width))
                yield source

    def _renditions(self, image: AbstractImage) -> Iterable[AbstractRendition | Stored]:
        """In the order of the filters; where one is missing, Wagtail makes it."""
        stored = {
            (one.filter_spec, one.focal_point_key): one for one in image.prefetched_renditions
        }
        found = [stored.get((each.spec, each.get_cache_key(image))) for each in self.filters]
        return image.get_renditions(*self.filters).values() if None in found else found

    def _source(self, rendition: AbstractRendition | Stored) -> parts.Source:
        name = rendition.name if isinstance(rendition, Stored) else rendition.file.name
        plain = self.prefix and isinstance(rendition, Stored) and PLAIN.fullmatch(name)
        return parts.Source(
            url=f"{self.prefix}{name}" if plain else media_url(rendition, self.reader),
            width=rendition.width,
            height=rendition.height,
            type=media_type(name),
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
