"""The reviews that a query asks for, of those that a reader may see."""

from typing import Any

from django.db.models import QuerySet

from wagtail_reviews.access import Reader
from wagtail_reviews.catalogue.filters import matches
from wagtail_reviews.catalogue.place import standing
from wagtail_reviews.catalogue.search import search
from wagtail_reviews.models import get_review_page_model
from wagtail_reviews.schema.query import ReviewQuery


def select(query: ReviewQuery, reader: Reader) -> "QuerySet[Any]":
    """The pages that fulfil every filter of ``query``, the search among them, in no order."""
    model = get_review_page_model()
    found: QuerySet[Any] = reader.pages(model).filter(matches(query), standing(query, reader))
    if query.search is not None:
        found = found.filter(pk__in=_hits(query).order_by().values("pk"))
    return found


def by_relevance(query: ReviewQuery, pages: "QuerySet[Any]") -> "QuerySet[Any]":
    """The pages of a search, the most relevant first."""
    return _hits(query).filter(pk__in=pages.values("pk"))


def _hits(query: ReviewQuery) -> "QuerySet[Any]":
    return search(get_review_page_model(), query.search or "", query.search_operator)
