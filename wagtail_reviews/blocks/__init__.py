"""The StreamField blocks a review is composed of."""

from wagtail_reviews.blocks.author import AuthorCardBlock
from wagtail_reviews.blocks.base import PartBlock
from wagtail_reviews.blocks.links import ProfileLinkBlock, ProfileLinksBlock
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
    "ParagraphBlock",
    "PartBlock",
    "ProfileLinkBlock",
    "ProfileLinksBlock",
    "QuoteBlock",
    "ReviewStreamBlock",
    "ScoreBlock",
    "SpoilerBlock",
    "SynopsisBlock",
    "VerdictBlock",
    "WorkLinkBlock",
    "skeleton",
]
