"""The models: reviews, the section that holds them, authors, and the terms reviews are found by."""

from wagtail_reviews.models.author import Author
from wagtail_reviews.models.imported import Imported
from wagtail_reviews.models.index import ReviewIndexPage, ReviewIndexPageMixin
from wagtail_reviews.models.review import (
    ReviewPage,
    ReviewPageMixin,
    ReviewPageTag,
    get_review_page_model,
    review_indexes,
    review_models,
)
from wagtail_reviews.models.terms import Term
from wagtail_reviews.models.version import Change, content_version, raise_version

__all__ = [
    "Author",
    "Change",
    "Imported",
    "ReviewIndexPage",
    "ReviewIndexPageMixin",
    "ReviewPage",
    "ReviewPageMixin",
    "ReviewPageTag",
    "Term",
    "content_version",
    "get_review_page_model",
    "raise_version",
    "review_indexes",
    "review_models",
]
