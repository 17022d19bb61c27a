"""Everything that the bodies of a batch of pages refer to, fetched once for all of them."""

from collections.abc import Iterable, Sequence
from copy import copy
from typing import Any

from django.db.models import prefetch_related_objects

from wagtail_reviews import extract
from wagtail_reviews.access import Reader
from wagtail_reviews.assemble.authors import Authors, describe_author, fetch_authors
from wagtail_reviews.assemble.embeds import describe_embed, fetch_embeds
from wagtail_reviews.assemble.images import fetch_images
from wagtail_reviews.assemble.links import Referred, Targets, expand, fetch_documents
from wagtail_reviews.assemble.related import fetch_related
from wagtail_reviews.assemble.tags import fetch_tags
from wagtail_reviews.extract import Clean, PictureRef, References
from wagtail_reviews.extract.raw import Raw
from wagtail_reviews.schema import blocks, parts
from wagtail_reviews.schema.contract import AT_TOP

CARD_BLOCKS = frozenset(AT_TOP)


class Batch:
    """The resolver of a batch: it holds what the reader may see, by id. ``in_locale`` makes of it
    the resolver of one of the pages.

    ``raws`` are the raw blocks of each page, in the order of the pages; ``authors`` are shown
    beside those that the pages name. ``renditions`` are the filter specs of pictures, those of the
    settings if not given.
    """

    def __init__(
        self,
        pages: Sequence[Any],
        reader: Reader,
        whole: bool,
        authors: Iterable[Any] = (),
        renditions: Sequence[str] | None = None,
    ) -> None:
        self.renditions = renditions
        self.raws = [raw_blocks(page, whole) for page in pages]
        follow_relations(pages)
        references, self._authors = _refer(pages, self.raws, authors)
        self._fetch(references, pages, reader)
        self.authors: dict[int, parts.Author] = {
            pk: describe_author(author, self) for pk, author in self._authors.live.items()
        }
        self._locale: int | None = None

    def _fetch(self, references: References, pages: Sequence[Any], reader: Reader) -> None:
        referred = Referred.by(references.sources)
        self.related = fetch_related(pages, referred.ids("page"), reader)
        documents = fetch_documents(referred.ids("document"), reader)
        pictures = {*references.images, *referred.ids("image")}
        self.images = fetch_images(pictures, reader, self.renditions)
        self.embeds = fetch_embeds({*references.urls, *referred.urls()})
        self.tags = fetch_tags(pages)
        targets = Targets(self.related.urls, documents, self.images, self.embeds)
        self._html = expand(references.sources, targets)

    def in_locale(self, locale: int | None) -> "Batch":
        """The same batch, which shows authors as reviews of that locale do."""
        found = copy(self)
        found._locale = locale
        return found

    def image(self, ref: PictureRef) -> parts.Image | None:
        """The picture, with the alternative text and the credit that the block has for it."""
        image = self.images.get(ref.id)
        if image is None:
            return None
        alt = image.alt if ref.alt is None else ref.alt
        return image.model_copy(update={"alt": alt, "credit": ref.credit})

    def author(self, pk: int) -> parts.Author | None:
        """The author, in the locale's translation; None for one who is gone or not live."""
        shown = self._authors.shown(pk, self._locale)
        return self.authors[shown.pk] if shown else None

    def html(self, source: Clean) -> str:
        """The rich text, display-ready."""
        return self._html[source]

    def embed(self, url: str) -> blocks.Embed:
        """The embed; its address alone where Wagtail has not fetched it."""
        found = self.embeds.get(url)
        return describe_embed(url, found) if found else extract.bare_embed(url)


def pictures_of(pages: Sequence[Any]) -> set[int]:
    """The ids of all pictures that whole reviews show, photos of their authors included."""
    references, _ = _refer(pages, [raw_blocks(page, whole=True) for page in pages])
    return _picture_ids(references)


def pictures_of_authors(authors: Iterable[Any]) -> set[int]:
    """The ids of all pictures that the cards of authors show."""
    references, _ = _refer([], [], authors)
    return _picture_ids(references)


def _refer(
    pages: Sequence[Any], raws: Iterable[Sequence[Raw]], authors: Iterable[Any] = ()
) -> tuple[References, Authors]:
    """What the pages, their authors and further ``authors`` refer to, and all these authors."""
    found = References()
    for page, raw in zip(pages, raws, strict=True):
        model = type(page)
        extract.refer(raw, found, extract.readers_of(model), extract.representation(model, found))
        extract.refer_to_page_values(page, found)
        if page.image_id:
            found.image(PictureRef(page.image_id))
    locales = {page.locale_id or page.get_default_locale().pk for page in pages}
    named = fetch_authors(found.authors, locales)
    everybody = Authors([*named.by_id.values(), *authors])
    for author in everybody.live.values():
        describe_author(author, found)
    return found, everybody


def _picture_ids(references: References) -> set[int]:
    return {*references.images, *Referred.by(references.sources).ids("image")}


def follow_relations(pages: Sequence[Any]) -> None:
    """Fetch what the pages of each type say that the fields of their own follow."""
    for model in {type(page) for page in pages if type(page).review_related}:
        of_model = [page for page in pages if type(page) is model and page.pk]
        prefetch_related_objects(of_model, *model.review_related)


def raw_blocks(page: Any, whole: bool) -> list[Raw]:
    """The raw blocks of a page's body; for a card, only those that a card shows."""
    # Not its raw_data, which knows nothing of a block that was changed in place.
    raws: list[Raw] = page.body.get_prep_value()
    return raws if whole else [raw for raw in raws if raw["type"] in CARD_BLOCKS]
