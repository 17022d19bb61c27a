"""The body of a review: its blocks, how many of each, and what a new review starts with."""

from typing import Any
from uuid import uuid4

from wagtail import blocks

from wagtail_reviews.blocks.author import AuthorCardBlock
from wagtail_reviews.blocks.media import EmbedBlock, ImageBlock
from wagtail_reviews.blocks.metadata import MetadataBlock
from wagtail_reviews.blocks.score import ScoreBlock
from wagtail_reviews.blocks.text import (
    HeadingBlock,
    ParagraphBlock,
    QuoteBlock,
    SpoilerBlock,
    SynopsisBlock,
)
from wagtail_reviews.blocks.verdict import VerdictBlock

SKELETON = ("metadata", "synopsis", "paragraph", "verdict", "score", "author_card")


class ReviewStreamBlock(blocks.StreamBlock):
    """All blocks of a review. A site adds its own, or replaces ours, by subclassing."""

    metadata = MetadataBlock()
    synopsis = SynopsisBlock()
    heading = HeadingBlock()
    paragraph = ParagraphBlock()
    image = ImageBlock()
    quote = QuoteBlock()
    embed = EmbedBlock()
    spoiler = SpoilerBlock()
    verdict = VerdictBlock()
    score = ScoreBlock()
    author_card = AuthorCardBlock()

    class Meta:
        block_counts = {name: {"max_num": 1} for name in ("metadata", "verdict", "score")}


def skeleton(block: blocks.StreamBlock, author: Any = None) -> blocks.StreamValue:
    """The blocks that a new review starts with, of those that the stream has: empty but for the
    author, where one is given.
    """
    # Without ids the editor would give all of their panels the same anchor.
    empty: list[tuple[str, Any, str]] = [
        (name, _start(block.child_blocks[name], author), str(uuid4()))
        for name in SKELETON
        if name in block.child_blocks
    ]
    return blocks.StreamValue(block, empty)


def _start(block: blocks.Block, author: Any) -> Any:
    value = block.get_default()
    if author and isinstance(block, AuthorCardBlock):
        value["author"] = author
    return value
