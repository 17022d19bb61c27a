"""Rich text made display-ready, with the links of the whole batch resolved together.

A link to a page or a document that the reader may not see loses its target and keeps its text.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string
from django.utils.html import escape, format_html
from wagtail.documents import get_document_model
from wagtail.embeds.models import Embed
from wagtail.rich_text import features
from wagtail.rich_text.rewriters import (
    EmbedRewriter,
    LinkRewriter,
    MultiRuleRewriter,
    extract_attrs,
)

from wagtail_reviews import extract
from wagtail_reviews.access import Reader
from wagtail_reviews.assemble.media import media_url
from wagtail_reviews.extract import Clean
from wagtail_reviews.schema import parts

Attrs = dict[str, str]
BulkRule = Callable[[list[Attrs]], list[str]]

NO_LINK = "<a>"
REFERENCE = re.compile(r"<(?:a|embed)\b[^>]*>")
# Sanitised text holds none.
SEPARATOR = "\0"


@dataclass(frozen=True)
class Referred:
    """The attributes of the links and embeds of rich texts, by their types."""

    by_kind: Mapping[str, list[Attrs]]

    @classmethod
    def by(cls, sources: Iterable[Clean]) -> "Referred":
        """What rich texts refer to."""
        found: dict[str, list[Attrs]] = defaultdict(list)
        for tag in {tag for source in sources for tag in REFERENCE.findall(source)}:
            attrs = extract_attrs(tag)
            for kind in {attrs.get("linktype", ""), attrs.get("embedtype", "")}:
                found[kind].append(attrs)
        return cls(found)

    def ids(self, kind: str) -> set[int]:
        """The ids of the pages, documents or images among it."""
        return {pk for attrs in self.by_kind.get(kind, ()) for pk in _ids(attrs)}

    def urls(self) -> set[str]:
        """The URLs of the media among it."""
        return {attrs.get("url", "") for attrs in self.by_kind.get("media", ())} - {""}


def _ids(attrs: Attrs) -> list[int]:
    text = attrs.get("id", "")
    return [int(text)] if re.fullmatch("[0-9]{1,18}", text) else []


def fetch_documents(ids: set[int], reader: Reader) -> dict[int, str]:
    """The URLs of the documents that the reader may see, by id."""
    if not ids:
        return {}
    documents = reader.only_seen(get_document_model().objects.filter(pk__in=ids))
    return {document.pk: media_url(document, reader) for document in documents}


@dataclass(frozen=True)
class Targets:
    """What the rich texts of a batch refer to, as far as the reader may see it."""

    pages: Mapping[int, str]
    documents: Mapping[int, str]
    images: Mapping[int, parts.Image]
    embeds: Mapping[str, Embed]

    def page(self, tags: list[Attrs]) -> list[str]:
        return [_anchor(_target(self.pages, attrs)) for attrs in tags]

    def document(self, tags: list[Attrs]) -> list[str]:
        return [_anchor(_target(self.documents, attrs)) for attrs in tags]

    def image(self, tags: list[Attrs]) -> list[str]:
        return [_figure(_target(self.images, attrs), attrs) for attrs in tags]

    def media(self, tags: list[Attrs]) -> list[str]:
        return [_media(self.embeds, attrs.get("url", "")) for attrs in tags]


def expand(sources: Iterable[Clean], targets: Targets) -> dict[Clean, str]:
    """Rich texts by source, display-ready.

    They are rewritten as one, so that each of the site's own types of links looks up what it
    refers to once for all of them.
    """
    found: dict[Clean, str] = {source: source for source in sources}
    if rewritten := [source for source in found if REFERENCE.search(source)]:
        html: str = _rewriter(targets)(SEPARATOR.join(rewritten))
        found.update(zip(rewritten, html.split(SEPARATOR), strict=True))
    return found


def _rewriter(targets: Targets) -> MultiRuleRewriter:
    own_links = {"page": targets.page, "document": targets.document}
    own_embeds = {"image": targets.image, "media": targets.media}
    links = {**_rules(features.get_link_types()), **own_links}
    embeds = {**_rules(features.get_embed_types()), **own_embeds}
    return MultiRuleRewriter([LinkRewriter(bulk_rules=links), EmbedRewriter(bulk_rules=embeds)])


def _rules(handlers: Mapping[str, Any]) -> dict[str, BulkRule]:
    return {name: handler.expand_db_attributes_many for name, handler in handlers.items()}


def _target(found: Mapping[int, Any], attrs: Attrs) -> Any:
    ids = _ids(attrs)
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


def _media(embeds: Mapping[str, Embed], url: str) -> str:
    """As Wagtail shows an embed; a link where it has not been fetched."""
    if url in embeds:
        html: str = render_to_string("wagtailembeds/embed_frontend.html", {"embed": embeds[url]})
        return html
    return format_html('<a href="{0}">{0}</a>', url) if extract.url(url) else ""
