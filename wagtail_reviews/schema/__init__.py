"""The contract of a review: what every output shows, and what every input is read into.

This package needs pydantic and nothing else: it can be imported where Django is not installed.
"""

from wagtail_reviews.schema.base import Part
from wagtail_reviews.schema.parts import (
    Author,
    Credit,
    Criterion,
    Fact,
    FocalPoint,
    Image,
    Link,
    Metadata,
    PartOf,
    Score,
    Source,
    Term,
    Verdict,
)
from wagtail_reviews.schema.review import (
    SCHEMA_VERSION,
    Card,
    Meta,
    Parent,
    Review,
    Translation,
)

__all__ = [
    "SCHEMA_VERSION",
    "Author",
    "Card",
    "Credit",
    "Criterion",
    "Fact",
    "FocalPoint",
    "Image",
    "Link",
    "Meta",
    "Metadata",
    "Parent",
    "Part",
    "PartOf",
    "Review",
    "Score",
    "Source",
    "Term",
    "Translation",
    "Verdict",
]
