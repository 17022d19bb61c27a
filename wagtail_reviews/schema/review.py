"""The review itself: the card that lists carry, and the whole."""

from datetime import datetime
from typing import Any

from wagtail_reviews.schema.base import Part
from wagtail_reviews.schema.blocks import Block
from wagtail_reviews.schema.parts import Author, Image, Metadata, Score, Term, Verdict

SCHEMA_VERSION = "1.0"


class Parent(Part):
    """The page that holds the review."""

    id: int
    title: str
    html_url: str | None


class Translation(Part):
    """The same review in another locale."""

    locale: str
    id: int
    html_url: str | None


class Meta(Part):
    """Where a review lives. ``parent`` is null, and translations are left out, when the reader
    may not see them; the URLs are null in the preview of an unsaved page.
    """

    type: str
    detail_url: str | None
    html_url: str | None
    html_path: str | None
    slug: str
    locale: str
    first_published_at: datetime | None
    last_published_at: datetime | None
    seo_title: str
    search_description: str
    draft: bool
    parent: Parent | None
    translations: list[Translation]
    schema_version: str


class Card(Part):
    """What lists carry: all of a review but its body and its structured data."""

    id: int | None
    meta: Meta
    title: str
    summary: str
    disclosure: str
    image: Image | None
    metadata: Metadata | None
    verdict: Verdict | None
    score: Score | None
    authors: list[Author]
    tags: list[Term]
    contains_spoilers: bool


class Review(Card, defer_build=False):
    """A whole review. ``json_ld`` is a schema.org Review; null when it is not eligible."""

    body: list[Block]
    json_ld: dict[str, Any] | None
