"""The StreamField blocks a review is composed of."""

from wagtail_reviews.blocks.author import AuthorCardBlock
from wagtail_reviews.blocks.base import PartBlock
from wagtail_reviews.blocks.completion import completed
from wagtail_reviews.blocks.links import ProfileLinkBlock, ProfileLinksBlock
from wagtail_reviews.blocks.lists import NameListBlock, QuickListBlock, ReadyListBlock
from wagtail_reviews.blocks.media import EmbedBlock, ImageBlock
from wagtail_reviews.blocks.metadata import (
    CreditBlock,
    FactBlock,
    MetadataBlock,
    WorkLinkBlock,
)
from wagtail_reviews.blocks.score import CriterionBlock, ScoreBlock
from wagtail_reviews.blocks.stream import ReviewStreamBlock, skeleton
from wagtail_reviews.blocks.text import (
    HeadingBlock,
    ParagraphBlock,
    QuoteBlock,
    SpoilerBlock,
    SynopsisBlock,
)
from wagtail_reviews.blocks.verdict import VerdictBlock

__all__ = [
    "AuthorCardBlock",
    "CreditBlock",
    "CriterionBlock",
    "EmbedBlock",
    "FactBlock",
    "HeadingBlock",
    "ImageBlock",
    "MetadataBlock",
    "NameListBlock",
    "ParagraphBlock",
    "PartBlock",
    "ProfileLinkBlock",
    "ProfileLinksBlock",
    "QuickListBlock",
    "QuoteBlock",
    "ReadyListBlock",
    "ReviewStreamBlock",
    "ScoreBlock",
    "SpoilerBlock",
    "SynopsisBlock",
    "VerdictBlock",
    "WorkLinkBlock",
    "completed",
    "skeleton",
]
