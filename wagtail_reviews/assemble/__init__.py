"""Pages -> reviews: whatever a batch refers to is fetched in a constant number of queries."""

from wagtail_reviews.assemble.authors import Authors, fetch_authors
from wagtail_reviews.assemble.batch import pictures_of, pictures_of_authors
from wagtail_reviews.assemble.expand import expand_rich_text
from wagtail_reviews.assemble.renditions import Made, make_renditions
from wagtail_reviews.assemble.reviews import (
    DetailURL,
    assemble_authors,
    assemble_cards,
    assemble_reviews,
)

__all__ = [
    "Authors",
    "DetailURL",
    "Made",
    "assemble_authors",
    "assemble_cards",
    "assemble_reviews",
    "expand_rich_text",
    "fetch_authors",
    "make_renditions",
    "pictures_of",
    "pictures_of_authors",
]
