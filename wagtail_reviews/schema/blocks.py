"""The blocks of a review's body. A TypeScript union narrows on ``type``."""

from typing import Annotated, Any, Literal

from pydantic import Field

from wagtail_reviews.schema.base import Part
from wagtail_reviews.schema.parts import Author, Image, Metadata, Score, Verdict


class Heading(Part):
    """``level`` is that of the HTML heading: 2, 3 or 4."""

    text: str
    level: int


class Picture(Part):
    """A picture in the text; ``image`` is null to those who may not see it."""

    image: Image | None
    caption: str


class Quote(Part):
    """Words of somebody else's, or of the review, set apart."""

    text: str
    attribution: str
    url: str


class Embed(Part):
    """Media from elsewhere, with oEmbed's names (https://oembed.com/#section2.3)."""

    url: str
    html: str
    title: str
    provider_name: str
    thumbnail_url: str
    width: int | None
    height: int | None


class Spoiler(Part):
    """Text to be shown only to those who ask for it; ``html`` is display-ready."""

    label: str
    html: str


class SynopsisBlock(Part):
    type: Literal["synopsis"] = "synopsis"
    id: str
    value: str


class ParagraphBlock(Part):
    type: Literal["paragraph"] = "paragraph"
    id: str
    value: str


class HeadingBlock(Part):
    type: Literal["heading"] = "heading"
    id: str
    value: Heading


class ImageBlock(Part):
    type: Literal["image"] = "image"
    id: str
    value: Picture


class QuoteBlock(Part):
    type: Literal["quote"] = "quote"
    id: str
    value: Quote


class EmbedBlock(Part):
    type: Literal["embed"] = "embed"
    id: str
    value: Embed


class SpoilerBlock(Part):
    type: Literal["spoiler"] = "spoiler"
    id: str
    value: Spoiler


class MetadataBlock(Part):
    type: Literal["metadata"] = "metadata"
    id: str
    value: Metadata


class VerdictBlock(Part):
    type: Literal["verdict"] = "verdict"
    id: str
    value: Verdict


class ScoreBlock(Part):
    type: Literal["score"] = "score"
    id: str
    value: Score


class AuthorCardBlock(Part):
    type: Literal["author_card"] = "author_card"
    id: str
    value: Author


class CustomBlock(Part):
    """A block that the site added itself; ``name`` is its name in the site's stream."""

    type: Literal["custom"] = "custom"
    name: str
    id: str
    value: Any


Block = Annotated[
    SynopsisBlock
    | ParagraphBlock
    | HeadingBlock
    | ImageBlock
    | QuoteBlock
    | EmbedBlock
    | SpoilerBlock
    | MetadataBlock
    | VerdictBlock
    | ScoreBlock
    | AuthorCardBlock
    | CustomBlock,
    Field(discriminator="type"),
]
