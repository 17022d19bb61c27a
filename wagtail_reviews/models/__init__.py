"""The models: reviews, the section that holds them, authors, and the terms reviews are found by."""

from wagtail_reviews.models.author import Author
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

__all__ = [
    "Author",
    "ReviewIndexPage",
    "ReviewIndexPageMixin",
    "ReviewPage",
    "ReviewPageMixin",
    "ReviewPageTag",
    "Term",
    "get_review_page_model",
    "review_indexes",
    "review_models",
]
