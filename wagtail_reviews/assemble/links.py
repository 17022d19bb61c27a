"""Rich text made display-ready, with the links of the whole batch resolved together.

A link to a page or a document that the reader may not see loses its target and keeps its text.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Any

from django.utils.html import escape, format_html
from wagtail.documents import get_document_model
from wagtail.rich_text import features
from wagtail.rich_text.rewriters import EmbedRewriter, LinkRewriter, MultiRuleRewriter

from wagtail_reviews.access import Reader
from wagtail_reviews.schema import parts

Attrs = dict[str, str]
BulkRule = Callable[[list[Attrs]], list[str]]

NO_LINK = "<a>"
REFERENCE = re.compile(r"<(?:a|embed)\b[^>]*>")
# Draftail's own, for comments on a paragraph.
EDITOR_KEY = re.compile(r' data-block-key="[^"]*"')
ATTRIBUTE = re.compile(r'\b(linktype|embedtype|id)="([^"]*)"')


def referred_ids(sources: Iterable[str], kind: str) -> set[int]:
    """The ids of the pages, documents or images that rich texts refer to."""
    found: set[int] = set()
    for source in sources:
        for tag in REFERENCE.findall(source):
            attrs = dict(ATTRIBUTE.findall(tag))
            if kind in (attrs.get("linktype"), attrs.get("embedtype")) and "id" in attrs:
                found.update(_ids(attrs["id"]))
    return found


def _ids(text: str) -> list[int]:
    return [int(text)] if re.fullmatch("[0-9]{1,18}", text) else []


def fetch_documents(ids: set[int], reader: Reader) -> dict[int, str]:
    """The URLs of the documents that the reader may see, by id."""
    if not ids:
        return {}
    documents = get_document_model().objects.filter(pk__in=ids).select_related("collection")
    return {document.pk: reader.absolute(document.url) for document in reader.seen(documents)}


class RichText:
    """Expands rich text by what was found for the batch."""

    def __init__(
        self,
        pages: Mapping[int, str],
        documents: Mapping[int, str],
        images: Mapping[int, parts.Image],
    ) -> None:
        self.pages = pages
        self.documents = documents
        self.images = images

    def __call__(self, source: str) -> str:
        """Display-ready HTML of rich text as Wagtail stores it."""
        html: str = self._rewrite(source)
        return EDITOR_KEY.sub("", html)

    @cached_property
    def _rewrite(self) -> MultiRuleRewriter:
        links = {
            **_rules(features.get_link_types()),
            "page": self._page,
            "document": self._document,
        }
        embeds = {**_rules(features.get_embed_types()), "image": self._image}
        return MultiRuleRewriter([LinkRewriter(bulk_rules=links), EmbedRewriter(bulk_rules=embeds)])

    def _page(self, tags: list[Attrs]) -> list[str]:
        return [_anchor(_target(self.pages, attrs)) for attrs in tags]

    def _document(self, tags: list[Attrs]) -> list[str]:
        return [_anchor(_target(self.documents, attrs)) for attrs in tags]

    def _image(self, tags: list[Attrs]) -> list[str]:
        return [_figure(_target(self.images, attrs), attrs) for attrs in tags]


def _rules(handlers: Mapping[str, Any]) -> dict[str, BulkRule]:
    return {name: handler.expand_db_attributes_many for name, handler in handlers.items()}


def _target(found: Mapping[int, Any], attrs: Attrs) -> Any:
    ids = _ids(attrs.get("id", ""))
    return found.get(ids[0]) if ids else None


def _anchor(url: str | None) -> str:
    return f'<a href="{escape(url)}">' if url else NO_LINK


def _figure(image: parts.Image | None, attrs: Attrs) -> str:
    if image is None:
        return ""
    return format_html(
        '<img src="{}" alt="{}" width="{}" height="{}">',
        image.url,
        attrs.get("alt", image.alt),
        image.width,
        image.height,
    )
