"""Pages -> cards and reviews of the schema."""

from collections.abc import Callable, Sequence
from typing import Any

from django.utils import translation

from wagtail_reviews import extract, structured_data
from wagtail_reviews.access import Reader
from wagtail_reviews.assemble.batch import Batch
from wagtail_reviews.extract import Body, PictureRef
from wagtail_reviews.extract.raw import Raw
from wagtail_reviews.schema import SCHEMA_VERSION, Card, Meta, Review, parts
from wagtail_reviews.structured_data import Publisher

DetailURL = Callable[[int], str]


def assemble_cards(
    pages: Sequence[Any],
    reader: Reader,
    detail_url: DetailURL | None = None,
    renditions: Sequence[str] | None = None,
) -> list[Card]:
    """The cards of ``pages``, in their order, as ``reader`` may see them.

    Pictures come in the ``renditions`` with these filter specs; in those of the settings if not
    given, and as their originals where there are none.
    """
    batch = Batch(pages, reader, whole=False, renditions=renditions)
    return [
        _Assembly(page, raws, batch, reader, detail_url).card()
        for page, raws in zip(pages, batch.raws, strict=True)
    ]


def assemble_reviews(
    pages: Sequence[Any],
    reader: Reader,
    detail_url: DetailURL | None = None,
    draft: bool = False,
) -> list[Review]:
    """The whole reviews of ``pages``, in their order, as ``reader`` may see them.

    A page without an id is one that was never saved. ``draft`` says that what the pages hold in
    memory is not what is published, even where they are live.
    """
    batch = Batch(pages, reader, whole=True)
    return [
        _Assembly(page, raws, batch, reader, detail_url, draft).review()
        for page, raws in zip(pages, batch.raws, strict=True)
    ]


def assemble_authors(authors: Sequence[Any], reader: Reader) -> list[parts.Author]:
    """The authors, in their order, as ``reader`` may see them."""
    batch = Batch([], reader, whole=False, authors=authors)
    return [batch.authors[author.pk] for author in authors]


class _Assembly:
    """One page on its way to a review."""

    def __init__(
        self,
        page: Any,
        raws: Sequence[Raw],
        batch: Batch,
        reader: Reader,
        detail_url: DetailURL | None = None,
        draft: bool = False,
    ) -> None:
        self.page = page
        self.contract = extract.contract_of(type(page))
        self.raws = raws
        self.reader = reader
        self.detail_url = detail_url
        self.draft = draft or not page.live
        locale = page.locale if page.locale_id else page.get_default_locale()
        self.batch = batch.in_locale(locale.pk)
        self.language: str = locale.language_code

    def card(self) -> Card:
        with translation.override(self.language):
            fields = self._fields(self._body())
            return extract.filled(self.contract.card, fields, self._own_fields())

    def review(self) -> Review:
        with translation.override(self.language):
            body = self._body()
            fields = {**self._fields(body), "body": body.blocks, "json_ld": None}
            review = extract.filled(self.contract.review, fields, self._own_fields())
        json_ld, _ = structured_data.json_ld(review, self._publisher())
        return review.model_copy(update={"json_ld": json_ld})

    def _body(self) -> Body:
        model = type(self.page)
        represent = extract.representation(model, self.batch)
        return extract.body(self.raws, self.batch, extract.readers_of(model), represent)

    def _own_fields(self) -> dict[str, Any]:
        return extract.page_values(self.page, self.batch)

    def _fields(self, body: Body) -> dict[str, Any]:
        page = self.page
        return {
            "id": page.pk,
            "meta": self._meta(),
            "title": page.title,
            "summary": page.summary,
            "disclosure": page.disclosure,
            "image": self._lead_picture(),
            "metadata": body.metadata,
            "verdict": body.verdict,
            "score": body.score,
            "authors": body.authors,
            "tags": self.batch.tags.get(page.pk, []),
            "contains_spoilers": page.contains_spoilers,
        }

    def _lead_picture(self) -> parts.Image | None:
        page = self.page
        if page.image_id is None:
            return None
        ref = PictureRef(page.image_id, page.image_alt or None, page.image_credit)
        return self.batch.image(ref)

    def _meta(self) -> Meta:
        page = self.page
        html_url, html_path = self._urls()
        return Meta(
            type=(page.specific_class or type(page))._meta.label,
            detail_url=self.detail_url(page.pk) if self.detail_url and page.pk else None,
            html_url=html_url,
            html_path=html_path,
            slug=page.slug,
            locale=self.language,
            first_published_at=page.first_published_at,
            last_published_at=page.last_published_at,
            seo_title=getattr(page, "seo_title", ""),
            search_description=getattr(page, "search_description", ""),
            draft=self.draft,
            parent=self.batch.related.parent(page),
            translations=self.batch.related.translations(page),
            schema_version=SCHEMA_VERSION,
        )

    def _urls(self) -> tuple[str | None, str | None]:
        url_parts = self.page.get_url_parts(self.reader.request) if self.page.pk else None
        if url_parts is None or url_parts[1] is None:
            return None, None
        _, root_url, path = url_parts
        return root_url + path, path

    def _publisher(self) -> Publisher | None:
        site = self.reader.site
        return Publisher(site.site_name or site.hostname, site.root_url) if site else None
