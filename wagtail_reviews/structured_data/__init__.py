"""A review as schema.org structured data, and what keeps it from being eligible.

Sources: https://schema.org/Review and, below
https://developers.google.com/search/docs/appearance/, Google's rules for reviews
(structured-data/review-snippet), for products, pros and cons (structured-data/product-snippet),
and for titles (title-link). Where a required part is missing nothing is emitted rather than a
partial node.
"""

from wagtail_reviews.structured_data.eligibility import FINDINGS, Finding, findings
from wagtail_reviews.structured_data.node import (
    JsonLd,
    Publisher,
    duration,
    isbn,
    json_ld,
    script_safe,
    whole_number,
)

__all__ = [
    "FINDINGS",
    "Finding",
    "JsonLd",
    "Publisher",
    "duration",
    "findings",
    "isbn",
    "json_ld",
    "script_safe",
    "whole_number",
]
