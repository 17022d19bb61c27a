"""Pages -> reviews: whatever a batch refers to is fetched in a constant number of queries."""

from wagtail_reviews.assemble.expand import expand_rich_text
from wagtail_reviews.assemble.reviews import (
    DetailURL,
    assemble_authors,
    assemble_cards,
    assemble_reviews,
)

__all__ = [
    "DetailURL",
    "assemble_authors",
    "assemble_cards",
    "assemble_reviews",
    "expand_rich_text",
]
